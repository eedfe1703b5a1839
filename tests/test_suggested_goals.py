"""The goals that wording suggests, in English and Swedish."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanort.extraction.goals.read import guess_language, read_goals
from vanort.extraction.goals.suggested import goal_evidence, suggest_goals
from vanort.extraction.goals.terms import goal_terms
from vanort.support.resources import resource

with (Path(__file__).parent / "resources" / "goal_sentences.tsv").open(encoding="utf-8", newline="") as file:
    SENTENCES = [tuple(row.values()) for row in csv.DictReader(file, delimiter="\t")]


@pytest.mark.parametrize(("language", "goals", "text"), SENTENCES)
def test_a_sentence_suggests_its_goals(language: str, goals: str, text: str) -> None:
    """A sentence about a goal suggests it and no other, and one about none suggests none."""
    found = read_goals(text)

    assert sorted(filter(None, goals.split(", "))) == sorted(reading.goal for reading in found)
    assert {"suggested"} >= {reading.kind for reading in found}
    assert language == guess_language(text)


@pytest.mark.parametrize("language", ["en", "sv"])
def test_each_list_covers_every_goal(language: str) -> None:
    """A list of terms has the same four kinds for each of the goals, and no term twice in a goal."""
    goals = tomllib.loads(resource(f"languages/{language}/goal-terms.toml").read_text(encoding="utf-8"))["goal"]

    assert [str(goal) for goal in range(1, 18)] == list(goals)
    for goal, kinds in goals.items():
        terms = [term.strip() for kind in kinds.values() for term in kind.replace("\n", ",").split(",")]
        repeated = sorted({term for term in terms if term and terms.count(term) > 1})

        assert list(kinds) == ["certain", "strong", "weak", "hides"], goal
        assert not repeated, goal


def test_a_phrase_hides_the_words_inside_it() -> None:
    """A word inside a phrase that means something else says nothing."""
    assert suggest_goals("Job security and food security for soldiers.", "en")[0].goal != 16
    assert not goal_evidence("energy security", "en")[16][0]


def test_a_star_takes_the_whole_word() -> None:
    """The words shown are whole words of the text, also in Swedish compounds."""
    (found,) = suggest_goals("Småskalig vattenförsörjning och hushållsavlopp", "sv")
    words = ["Småskalig vattenförsörjning och hushållsavlopp"[start:end] for start, end in found.spans]

    assert (found.goal, words) == (6, ["vattenförsörjning", "hushållsavlopp"])


def test_words_are_found_across_line_breaks_and_hard_spaces() -> None:
    """White space and hyphens of every kind join the words of a phrase."""
    assert suggest_goals("Drinking\nwater, drinking\u00a0water, drinking-water.", "en")[0].goal == 6


def test_a_language_without_a_list_suggests_nothing() -> None:
    """Goals are suggested in English and Swedish only."""
    assert goal_terms("fi") is None
    assert suggest_goals("Climate change", "fi") == ()


def test_a_long_text_is_read_in_passages() -> None:
    """In a long text a goal is suggested where one passage is sure of it, with the places in the whole text."""
    filler = "The delegation arrived on Monday. " * 100
    text = f"{filler}\n\nNew solar panels and wind power replace coal in the electricity mix.\n\n{filler}"

    (found,) = suggest_goals(text, "en")

    assert found.goal == 7
    assert "solar panels" in {text[start:end] for start, end in found.spans}


def test_stated_and_suggested_are_kept_apart() -> None:
    """A goal that is named and also suggested gives one reading of each kind."""
    found = read_goals("SDG 7 is served by wind power and solar energy.", "en")

    assert [(reading.goal, reading.kind, reading.words) for reading in found] == [
        ("7", "stated", ("SDG 7",)),
        ("7", "suggested", ("wind power", "solar energy")),
    ]


@given(st.text(max_size=300))
def test_spans_lie_in_any_text(text: str) -> None:
    """Whatever the text, the spans of a suggestion are inside it and do not overlap."""
    for found in suggest_goals(text + " İ drinking water, sanitation", "en"):
        ends = [0, *(end for _, end in sorted(found.spans))]

        assert all(end <= start < stop for end, (start, stop) in zip(ends, sorted(found.spans), strict=False))
        assert 0.5 <= found.score <= 1
