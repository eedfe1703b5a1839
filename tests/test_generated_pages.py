"""Generated pages: what is written and what is entered in their annotation cannot drift apart."""

from __future__ import annotations

import json
import re
import sys
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks" / "corpus"))
import generate
import records
import score as scorer
from writing import SAID, Page

SEEDS = range(200)
SLOTS = {
    "project",
    "lead",
    "partners",
    "funders",
    "funder",
    "amount",
    "start",
    "end",
    "goal",
    "person",
    "phone",
    "email",
}
SLOTS |= {"denied", "refused", "planned", "former", "twin", "since"}


def pages(*, held_out: bool = False) -> list[tuple[str, str, dict[str, Any]]]:
    every = records.languages()
    return [generate.page_of(every[seed % len(every)], seed, held_out=held_out) for seed in SEEDS]


@pytest.fixture(scope="module")
def open_pages() -> list[tuple[str, str, dict[str, Any]]]:
    return pages()


@pytest.mark.parametrize("held_out", [False, True])
def test_every_place_holds_its_words_and_no_two_names_overlap_for_two_hundred_seeds(held_out: bool) -> None:
    for name, text, annotation in pages(held_out=held_out):
        mentions = [mention for entity in annotation["entities"] for mention in entity["mentions"]]
        for stretch in [*mentions, *(fact["evidence"] for fact in annotation["facts"])]:
            assert stretch["text"]
            assert text[stretch["start"] : stretch["end"]] == stretch["text"], name
        places = sorted((mention["start"], mention["end"]) for mention in mentions)
        assert all(one[1] <= other[0] for one, other in pairwise(places)), name


def test_every_literal_of_a_fact_stands_in_its_evidence(open_pages: list[tuple[str, str, dict[str, Any]]]) -> None:
    for name, _, annotation in open_pages:
        ids = {entity["id"] for entity in annotation["entities"]}
        for fact in annotation["facts"]:
            assert fact["subject"] in ids
            assert fact["object"] in ids or fact["object"] in fact["evidence"]["text"], (name, fact)


def test_a_name_that_is_annotated_once_is_annotated_wherever_it_stands(
    open_pages: list[tuple[str, str, dict[str, Any]]],
) -> None:
    for name, text, annotation in open_pages:
        for entity in annotation["entities"]:
            for words in {mention["text"] for mention in entity["mentions"]}:
                stands = len(re.findall(rf"(?<![\w@.]){re.escape(words)}(?![\w])", text))
                inside = sum(mention["text"].count(words) for e in annotation["entities"] for mention in e["mentions"])
                assert stands <= inside, (name, words)


def test_the_same_seed_writes_the_same_page_and_another_seed_another() -> None:
    assert generate.page_of("sv", 7) == generate.page_of("sv", 7)
    assert len({text for _, text, _ in pages()}) == len(SEEDS)


def test_all_layouts_and_languages_occur_with_denials_plans_and_the_past(
    open_pages: list[tuple[str, str, dict[str, Any]]],
) -> None:
    assert {annotation["language"] for _, _, annotation in open_pages} == set(records.languages())
    assert {annotation["kind"].split()[-1] for _, _, annotation in open_pages} == set(generate.LAYOUTS)
    for language in records.languages():
        said = {f["certainty"] for _, _, one in open_pages if one["language"] == language for f in one["facts"]}
        assert said == {"stated", "ambiguous", "negated", "planned", "past"}, language


@pytest.mark.parametrize("held_out", [False, True])
def test_no_body_has_two_parts_in_a_record_so_nothing_is_both_so_and_not_so(held_out: bool) -> None:
    parts = ("lead", "partners", "denied", "planned", "former", "twin", "funders", "refused")
    for seed in SEEDS:
        slots = records.draw(records.languages()[seed % 6], Random(seed), held_out=held_out)  # noqa: S311 - pages, no secrets
        bodies = [str(thing) for kind in parts for thing in slots.get(kind, ())]
        assert len(bodies) == len(set(bodies))


@pytest.mark.parametrize("language", records.languages())
def test_phrasings_have_the_same_kinds_in_every_language_and_say_what_their_kind_says(language: str) -> None:
    words, swedish = records.words_of(language), records.words_of("sv")
    assert set(words) == set(swedish)
    for part in ("phrases", "labels"):
        assert set(words[part]) == set(swedish[part])
        assert all(len(every) % records.KEPT == 0 for every in words[part].values())
    for kind, every in words["phrases"].items():
        for phrase in every:
            slots = set(re.findall(r"\{(\w+)", phrase))
            assert slots <= SLOTS, phrase
            wanted = {thing for _, _, thing, _ in SAID.get(kind, ())} - ({"funders"} if "funder" in slots else set())
            assert wanted <= slots, phrase
            assert kind != "distraction" or not slots


@pytest.mark.parametrize("language", records.languages())
def test_held_out_pages_share_no_phrase_and_no_project_with_the_open_ones(language: str) -> None:
    words = records.words_of(language)
    for every in (words["projects"], words["towns"], words["funders"], *words["phrases"].values()):
        held, rest = (set(records.part(every, held_out=one)) for one in (True, False))
        assert held
        assert rest
        assert not held & rest


def test_a_sentence_that_ends_in_an_abbreviation_has_one_full_stop() -> None:
    page = Page("og")
    amount = records.Thing("Amount", "2 mio. kr.", "2 mio. kr.")
    page.write("Det koster {amount}.", {"project": ("P",), "amount": (amount,)})
    assert page.text == "Det koster 2 mio. kr."


def test_the_command_writes_pages_that_the_scorer_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["generate.py", str(tmp_path), "--pages", "5", "--seed", "3", "--language", "da"])
    assert generate.main() == 0
    names = scorer.pages(tmp_path)
    assert len(names) == 5
    for name in names:
        gold = json.loads((tmp_path / f"{name}.gold.json").read_text(encoding="utf-8"))
        assert scorer.form_of(name, tmp_path).is_file()
        assert scorer.score(gold, gold).facts.figures() == (1.0, 1.0, 1.0)
