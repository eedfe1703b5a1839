"""Sentences that tell a relation whole, with a gap for each of the two names, as `frames.tsv` of a language pack lists them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from vanort.languages.assertion_cues import phrase_pattern, written_out
from vanort.languages.relations import RELATIONS
from vanort.languages.table import read_table
from vanort.languages.word_classes import WordClasses

# A sentence as it is searched: each name and each country in it is one of these characters.
NAME, COUNTRY = "\ue100", "\ue101"
# {=B} stands right there: no small words before it, so that "twin towns are {=B}" does not read "are close to Hof".
_GAPS = re.compile(r"\s*\{(=?[AB])\}\s*")
_FIRST = re.compile(r"\{[^{}]*\}|[^\s{}…]+")
# Small words before a name belong to it: "with [the old town of] Hof".
_SMALL_WORDS = r"(?-i:(?:[^\W\d_A-ZÅÄÖÆØÜ][\w-]*\s){0,2})"
# A preposition may be said again in a row: "with Hof and [with] Kose".
_SMALL_WORD = r"(?-i:[^\W\d_A-ZÅÄÖÆØÜ]{1,5}\s)?"
# Behind a name: "(Germany, since 1963)", "in Germany", "since 1963".
_BRACKETS = r"(?:\s\([^()\n]{1,40}\))?"
_COUNTRY = rf"(?:,?\s(?:[^\W\d_]{{1,3}}\s){{0,2}}{COUNTRY})?"
_YEAR = rf"(?:,?\s{_SMALL_WORDS}(?:19|20)\d\d)?"


@dataclass(frozen=True)
class Frame:
    """One entry: a relation, a phrase with {A} and {B}, sentences that it reads and others that it does not.

    `written` is the phrase as the table has it, before the words of its classes are put in.
    """

    relation: str
    phrase: str
    examples: tuple[str, ...]
    counters: tuple[str, ...] = ()
    written: str = ""

    def words(self) -> tuple[re.Pattern[str], ...]:
        """Compile the words around the gaps: a text that lacks some of them is fitted by no name."""
        before, _, between, _, behind = _GAPS.split(self.phrase)
        found = (phrase_pattern(before) if before else "", _joint(f"{between} "), _joint(behind) if behind else "")
        return tuple(re.compile(part, re.IGNORECASE) for part in found if part)

    def opening(self) -> str:
        """Return the pattern of the first word, empty where a name opens the phrase: "led" of "led by {A}, {B}"."""
        before = _GAPS.split(self.phrase)[0]
        first = _FIRST.match(before)
        return phrase_pattern(first.group()) if first else ""

    def pattern(self, conjunction: str, noun: str = "") -> re.Pattern[str]:
        """Compile the phrase for a text whose names are NAME and COUNTRY; groups A and B hold a name or a list of them.

        `conjunction` is the pattern of what joins names in a row, `noun` of what may stand before a title: "das Projekt X".
        A row is looked at from its first name on: from each of a thousand names it would be read a thousand times.
        """
        before, first, between, second, behind = _GAPS.split(self.phrase)
        parts = [
            rf"(?<!\w){phrase_pattern(before)}\s" if before else rf"(?<!{NAME},\s)(?<!{NAME}\s&\s)",
            self._slot(first, conjunction, noun, leading=bool(before)),
            _joint(f"{between} "),
            self._slot(second, conjunction, noun, leading=True),
            rf"{_joint(behind)}(?!\w)" if behind else "",
        ]
        return re.compile("".join(parts), re.IGNORECASE)

    def _slot(self, gap: str, conjunction: str, noun: str, *, leading: bool) -> str:
        """Return the pattern of a name with what belongs to it: brackets, a country behind it, others in a row.

        Small words before it belong to it where something of the phrase is `leading` to it.
        """
        name = gap.removeprefix("=")
        small = _SMALL_WORDS if leading and gap == name else ""
        small += rf"(?:(?:{noun})\s)?" if noun and small and name == "B" else ""
        if name == "B" and self.relation == "located":
            return rf"{small}(?P<B>{COUNTRY}(?:['’]s)?)"
        one = rf"{NAME}(?:['’:]s)?{_BRACKETS}{_COUNTRY}{_BRACKETS}{_YEAR}"
        return rf"{small}(?P<{name}>{one}(?:(?:,\s|,?\s(?:{conjunction})\s){_SMALL_WORD}{one})*)"


def _joint(phrase: str) -> str:
    """Return the pattern of what stands behind a name: with a blank before it, unless it begins with a mark."""
    marked = phrase.startswith((",", ":", ";"))
    return phrase_pattern(phrase) if marked else f",?{phrase_pattern(f' {phrase.lstrip()}')}"


def read_frames(path: Path, classes: WordClasses) -> tuple[Frame, ...]:
    """Read the frames of a language, none where it has no such file.

    Raises LanguageError, with the line, where the relation or a class of words is unknown, {A} or {B} is missing or there is
    no example.
    """
    frames = []
    for row in read_table(path):
        relation, phrase = row.cell(0), row.cell(1)
        examples, counters = row.examples(2)
        gaps = [gap.removeprefix("=") for gap in _GAPS.findall(phrase)]
        if relation not in RELATIONS or sorted(gaps) != ["A", "B"] or not examples:
            hint = f"Write a relation ({', '.join(RELATIONS)}), a phrase with {{A}} and {{B}}, and an example."
            raise row.fault(f"{relation} {phrase!r} is no frame.", hint)
        frames.append(Frame(relation, written_out(row, phrase, classes), examples, counters, phrase))
    return tuple(frames)
