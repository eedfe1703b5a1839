"""How many sentences are judged rightly that look denied, planned or past and are not, and that are: both errors count."""

from __future__ import annotations

import pytest

from assertion_sentences import Score, score, sentences

FILES = ("assertion_sentences.tsv", "assertion_unseen.tsv")  # the second was written before the rules, and scored once


@pytest.fixture(scope="module")
def scored() -> Score:
    """Score both files as one: a hundred sentences on each side."""
    return score([sentence for name in FILES for sentence in sentences(name)])


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
