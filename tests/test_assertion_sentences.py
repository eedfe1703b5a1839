"""How many sentences are judged rightly that look denied, planned or past and are not, and that are: both errors count."""

from __future__ import annotations

import pytest

from assertion_sentences import Score, score, sentences, texts
from reading_of import read
from vanort.extraction.relations.assertion_status import TRIGGERS

FRESH = "assertion_fresh.tsv"  # written by another hand, who did not know the rules
RELATIONS = frozenset(TRIGGERS)
KINDS = texts("assertion_kinds.tsv")
FILES = ("assertion_sentences.tsv", "assertion_unseen.tsv")  # the second was written before the rules, and scored once


@pytest.fixture(scope="module")
def scored() -> Score:
    """Score both files as one: a hundred sentences on each side."""
    return score([sentence for name in FILES for sentence in sentences(name)])


@pytest.fixture(scope="module")
def by_kind() -> Score:
    """Score the sentences written by kind of cue, ten on each side in each language."""
    return score(sentences("assertion_taxonomy.tsv"))


@pytest.fixture(scope="module")
def fresh() -> Score:
    """Score the sentences of another hand."""
    return score(sentences(FRESH))


def test_each_side_has_a_hundred_sentences_in_six_languages(scored: Score) -> None:
    """Neither error is measured on less than the other."""
    assert scored.counts["asserted"] == scored.counts["not asserted"] == 100
    assert len({sentence.language for name in FILES for sentence in sentences(name)}) == 6


@pytest.mark.parametrize("side", ["asserted", "not asserted"])
def test_nearly_all_statements_are_judged_rightly(side: str, scored: Score) -> None:
    """Of a hundred that are asserted at least 95 are, and of a hundred that are not at most 5."""
    assert scored.counts[f"{side}: judged right"] >= 95, "\n".join(scored.wrong)


def test_nothing_denied_reaches_the_facts_and_what_is_asserted_does(scored: Score) -> None:
    """Reading as a whole asserts at most 5 of a hundred that are not so, and finds at least 85 of those that are."""
    assert scored.counts["not asserted: read right"] >= 95, "\n".join(scored.wrong)
    assert scored.counts["asserted: read right"] >= 85, "\n".join(scored.wrong)


@pytest.mark.parametrize("side", ["asserted", "not asserted"])
def test_sentences_of_another_hand_are_judged_rightly(side: str, fresh: Score) -> None:
    """At least 95 of 100 on each side, and what is not asserted is not read as asserted."""
    assert fresh.counts[f"{side}: judged right"] >= 0.95 * fresh.counts[side], "\n".join(fresh.wrong)
    assert fresh.counts["not asserted: read right"] >= 0.95 * fresh.counts["not asserted"], "\n".join(fresh.wrong)


@pytest.mark.parametrize("side", ["asserted", "not asserted"])
def test_each_kind_of_cue_is_judged_rightly_in_each_language(side: str, by_kind: Score) -> None:
    """At least 57 of 60 on each side, and at most 2 of what is planned, denied or past are read as asserted."""
    assert by_kind.counts[side] == 60
    assert by_kind.counts[f"{side}: judged right"] >= 57, "\n".join(by_kind.wrong)
    assert by_kind.counts["not asserted: read right"] >= 58, "\n".join(by_kind.wrong)


@pytest.mark.parametrize(("language", "expected", "text"), KINDS)
def test_a_kind_of_sentence_that_deceives_is_read_rightly(language: str, expected: str, text: str) -> None:
    """A main clause that denies reaches the relative clause of an application, and what nobody could guess is so."""
    told = {fact.modality for fact in read(text, language).facts if fact.predicate in RELATIONS}
    assert told
    assert told == {"asserted"} if expected == "asserted" else "asserted" not in told
