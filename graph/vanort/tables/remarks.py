"""What a remark in a cell says of the facts of its row: that they are past, planned or denied, and since or until when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from vanort.extraction.discourse.assertion import ASSERTED, PAST, PLANNED, Statement, judge
from vanort.extraction.discourse.cues import cue_table
from vanort.extraction.discourse.remark_verdict import judge_remark, tie_pattern
from vanort.extraction.lexicon.lexicon import Lexicon, lexicon
from vanort.extraction.mentions.periods import Period, find_periods
from vanort.languages.cell_concepts import concept_of
from vanort.languages.pack import language_packs
from vanort.tables.times import period_of, time_of

# The end of a part; a shorter word before a full stop may be an abbreviation.
_ENDS = re.compile(r"[;\n]|(?:(?<=[^\W\d_]{5}[.!])|(?<=\d{4}[.!]))\s+(?=[^\W\d_])")
_BETWEEN = 2  # characters between a word that ends something and its year: "ended: 2008"
_LONGEST = 400  # characters: what is longer is a text, not a remark on a row
_STATUS_OF = {PAST: "completed", PLANNED: "planned"}
_OF_STATUS = {
    "completed": PAST,
    "planned": PLANNED,
}  # what was cancelled was never so, or came to an end: its words tell


@dataclass(frozen=True, slots=True)
class Remark:
    """One part of a remark: where it stands in its cell, and what it makes of the row.

    `status` is a concept of the ontology. What is not `sure` may be said of something else: "the school exchange ended".
    """

    start: int
    end: int
    modality: str = ASSERTED
    status: str = ""
    begun: str = ""
    ended: str = ""
    sure: bool = True


def remarks_of(text: str, dates: str, language: str) -> Iterator[Remark]:
    """Yield the parts of a remark that say anything of the row's facts, as the reading rules of the languages have it.

    >>> [(r.modality, r.ended) for r in remarks_of("avslutat 2008", "day-month", "sv")]
    [('past', '2008')]
    >>> [(r.modality, r.begun) for r in remarks_of("since 2012", "day-month", "en")], list(remarks_of("yearly visit", "day-month", "en"))
    ([('asserted', '2012')], [])
    """
    if len(text) > _LONGEST:
        return
    start = 0
    for match in (*_ENDS.finditer(text), None):
        part = text[start : match.start() if match else len(text)]
        words = part.strip(" \t.,()–-")
        if words:
            at = start + part.index(words)
            if (found := _read(words, dates, language)) and any(found):
                modality, status, begun, ended, sure = found
                yield Remark(at, at + len(words), modality or ASSERTED, status, begun, ended, sure is not False)
        start = match.end() if match else len(text)


@lru_cache(maxsize=5_000)  # a column says the same in many rows
def _read(words: str, dates: str, language: str) -> tuple[str, str, str, str, bool | None] | None:
    """Return modality, status, beginning, end and whether it is sure; None where nothing is said of the row."""
    begun, ended = _period(words, dates, language)
    if begun or ended:
        return "", "", begun, ended, None
    concept = concept_of("status", words)
    if concept in _OF_STATUS:
        return _OF_STATUS[concept], concept, "", "", None
    for code in dict.fromkeys([language, *language_packs()]):
        own = lexicon(code)
        verdict, sure = judge_remark(own, words)
        if verdict is not None:
            sure = sure or bool(concept)  # the whole remark is the word for a state
            year = _only_date(own, words)
            named = concept or concept_of("status", _without(words, year))
            status = named or (_STATUS_OF.get(verdict.status, "") if sure else "")
            return verdict.status, status, "", _ended(own, words, year) if sure else "", sure
    if concept:
        return "", concept, "", "", None
    for code in dict.fromkeys([language, *language_packs()]):
        if begun := _begun(lexicon(code), words):
            return "", "", begun, "", None
    return None


def _period(words: str, dates: str, language: str) -> tuple[str, str]:
    """Return since and until when, where a remark says that alone, if need be of a tie: "until 2025", "member 1995–2010"."""
    for code in dict.fromkeys([language, *language_packs()]):
        tie = tie_pattern(lexicon(code)).match(words)
        said = words[tie.end() :] if tie else words
        if not time_of(said, dates, language) and any(found := period_of(said, dates, language)):
            return found
    return "", ""


def _only_date(own: Lexicon, words: str) -> Period | None:
    found = list(find_periods(words, 0, len(words), own))
    return found[0] if len(found) == 1 and found[0].kind == "date" else None


def _without(words: str, year: Period | None) -> str:
    return " ".join(f"{words[: year.start]} {words[year.end :]}".split()).strip(" ,.:(") if year else words


def _ended(own: Lexicon, words: str, year: Period | None) -> str:
    """Return the day or year beside the word that ends the row's facts; what only rests since then has not ended."""
    inside = judge(cue_table(own.pack), Statement(words, standing=True))
    if year is None or inside.status != PAST or inside.kind == "fate":
        return ""
    at = words.find(inside.because)
    end = at + len(inside.because)
    beside = max(year.start - end, at - year.end) <= _BETWEEN
    return year.begin if beside else ""


def _begun(own: Lexicon, words: str) -> str:
    """Return the day or year that a remark tells of as the beginning and says nothing else of: "agreement of 1964"."""
    year = _only_date(own, words)
    cue = own.cue("since").match(words) if year else None
    alone = cue and year and not words[cue.end() : year.start].strip() and not words[year.end :].strip()
    return year.begin if year and alone else ""
