"""Single sentences as municipal officers write them: what they assert is read, what they deny, plan or end is not asserted."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from reading_of import read, value_of

TABLE = Path(__file__).parent / "resources" / "relation_sentences.tsv"


def _rows() -> list[list[str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()[1:]  # the first names the columns
    return list(csv.reader(lines, "excel-tab", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize(("language", "subject", "predicate", "value", "expected", "sentence"), _rows())
def test_a_sentence_is_read_as_it_is_meant(
    language: str, subject: str, predicate: str, value: str, expected: str, sentence: str
) -> None:
    """The one relation of the sentence is read with its names and, where it is asserted, as plain; else never as plain."""
    told = set()
    for fact in read(sentence, language).facts:
        ends = [fact.subject.label, value_of(fact)]
        either_way = predicate == "twinnedWith" and ends == [value, subject]
        if fact.predicate == predicate and (ends == [subject, value] or either_way):
            told.add(fact.modality)

    assert ("asserted" in told) is (expected == "asserted"), sentence
