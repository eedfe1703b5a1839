"""The annotated pages of our own, and the scorer beside them, which counts as the README says."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from vanort.documents import read_document

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks" / "corpus"))
import score as scorer

CORPUS = scorer.HERE
PAGES = scorer.pages()


def gold_of(name: str) -> dict[str, Any]:
    annotation: dict[str, Any] = json.loads((CORPUS / f"{name}.gold.json").read_text(encoding="utf-8"))
    return annotation


def text_of(name: str) -> str:
    path = CORPUS / f"{name}.txt"
    return (path if path.is_file() else CORPUS / f"{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_every_place_in_an_annotation_holds_its_words_and_every_fact_has_its_ends(name: str) -> None:
    text, gold = text_of(name), gold_of(name)
    ids = {entity["id"] for entity in gold["entities"]}
    for entity in gold["entities"]:
        assert entity["mentions"] or entity["type"] == "Partnership", entity
        for mention in entity["mentions"]:
            assert text[mention["start"] : mention["end"]] == mention["text"]
    for fact in gold["facts"]:
        evidence = fact["evidence"]
        assert text[evidence["start"] : evidence["end"]] == evidence["text"]
        assert fact["subject"] in ids
        literal = fact["predicate"] in {"startYear", "endYear", "email", "phone"}
        assert literal != (fact["object"] in ids), fact


@pytest.mark.parametrize("name", PAGES)
def test_mentions_of_a_page_do_not_overlap(name: str) -> None:
    taken = Counter(
        at for entity in gold_of(name)["entities"] for m in entity["mentions"] for at in range(m["start"], m["end"])
    )
    assert not [at for at, times in taken.items() if times > 1]


def test_two_or_three_pages_of_every_language_are_held_out() -> None:
    held = scorer.held_out()
    languages = Counter(name[:2] for name in held)
    assert held <= set(PAGES)
    assert set(languages) == {name[:2] for name in PAGES}
    assert set(languages.values()) <= {2, 3}
    assert len(held) * 3 == len(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_an_annotation_agrees_with_itself(name: str) -> None:
    one = scorer.score(gold_of(name), gold_of(name))
    assert one.facts.figures() == one.contacts.figures() == one.names.figures() == (1.0, 1.0, 1.0)
    assert one.fallen == 0


@pytest.mark.parametrize("name", [path.stem for path in sorted(CORPUS.glob("*.html"))])
def test_a_web_page_is_scored_where_it_is_read_and_only_its_furniture_is_left_out(name: str) -> None:
    gold, _ = scorer.wanted_and_read(name)
    text = read_document(scorer.form_of(name)).text
    placed = {entity["id"]: entity["mentions"] for entity in gold["entities"]}
    assert all(text[m["start"] : m["end"]] == m["text"] for mentions in placed.values() for m in mentions)
    for entity in gold_of(name)["entities"]:
        assert len(placed[entity["id"]]) >= len(entity["mentions"]) - 2
        assert placed[entity["id"]] or not entity["mentions"], entity


def annotation(*facts: tuple[str, str, str, str | float]) -> dict[str, Any]:
    places = {
        "Bro": ("Project", 0),
        "Sala": ("Municipality", 4),
        "Oulu": ("Municipality", 10),
        "EU": ("Organisation", 16),
    }
    return {
        "entities": [
            {"id": n, "type": kind, "label": n, "mentions": [{"start": at, "end": at + len(n), "text": n}]}
            for n, (kind, at) in places.items()
        ],
        "facts": [dict(zip(("subject", "predicate", "object", "certainty"), fact, strict=True)) for fact in facts],
    }


GOLD = annotation(
    ("Bro", "partner", "Sala", "stated"),
    ("Bro", "startYear", "2021", "implied"),
    ("Bro", "coordinator", "Oulu", "ambiguous"),
    ("Bro", "fundedBy", "EU", "planned"),
)


@pytest.mark.parametrize(
    ("read", "right", "found", "fallen", "told"),
    [
        pytest.param([("Bro", "partner", "Sala", 0.9), ("Bro", "startYear", "2021-05", 0.7)], 2, 2, 0, 0, id="all"),
        pytest.param([("Bro", "coordinator", "Oulu", 0.9)], 0, 0, 0, 0, id="an optional fact is neither"),
        pytest.param([("Bro", "startYear", "2022", 0.9)], 0, 1, 0, 0, id="another year"),
        pytest.param([("Bro", "fundedBy", "EU", 0.9)], 0, 1, 1, 1, id="a plan told as a fact"),
        pytest.param([("Bro", "fundedBy", "EU", 0.5)], 0, 1, 1, 0, id="a plan said, not told, as a fact"),
        pytest.param([("Bro", "fundedBy", "EU", "planned")], 0, 0, 0, 0, id="a plan said as a plan"),
        pytest.param([("Bro", "partner", "Sala", "past")], 0, 0, 0, 0, id="a plain fact said as past"),
    ],
)
def test_what_is_said_as_plain_is_right_false_or_optional(
    read: list[tuple[str, str, str, str | float]], right: int, found: int, fallen: int, told: int
) -> None:
    one = scorer.score(GOLD, annotation(*read))
    assert (one.facts.right, one.facts.wanted, one.facts.found) == (right, 2, found)
    assert (one.counter, one.fallen, one.fallen_told) == (1, fallen, told)


def test_a_partnership_without_a_name_is_found_by_its_partners() -> None:
    def link(ident: str, year: str) -> dict[str, Any]:
        one = annotation((ident, "partner", "Sala", "ambiguous"), (ident, "partner", "Oulu", "ambiguous"))
        one["entities"].append({"id": ident, "type": "Partnership", "label": ident, "mentions": []})
        one["facts"].append({"subject": ident, "predicate": "startYear", "object": year, "certainty": "stated"})
        return one

    assert scorer.score(link("one", "1950"), link("other", "1950")).facts.figures() == (1.0, 1.0, 1.0)
    assert scorer.score(link("one", "1950"), link("other", "1960")).facts.right == 0
