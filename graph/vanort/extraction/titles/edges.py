"""The edges of titles: marks, years and words for a project that are no part of them."""

from __future__ import annotations

import re
from functools import cache

from vanort.extraction.layout.units import Page
from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.extraction.mentions.pair_words import pair_words
from vanort.languages.pack import NEVER
from vanort.languages.relation_words import PROJECTS

_SMALL = re.compile(r"[ \xa0]([^\W\d_A-ZÅÄÖÆØÜ][\w-]+)")


def title_edges(page: Page, start: int, end: int) -> tuple[int, int]:
    """Return the span of a title without the marks around it, a year that a preposition adds, and " -hanke"."""
    start, end = trim(page.text, start, _before_year(page, start, end))
    return start, end - _kind_part(page, start, end)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without the blanks, quotes, stars and stops at its ends."""
    while end > start and (text[end - 1].isspace() or text[end - 1] in ',;:.–-"“”„»«_*'):
        end -= 1
    for opened, closed in ("()", "[]"):
        if text[start:end].endswith(closed) and opened not in text[start:end]:
            end -= 1
    while start < end and (text[start].isspace() or text[start] in '"“”„»«_*–-:'):
        start += 1
    return start, end


def _before_year(page: Page, start: int, end: int) -> int:
    """Leave out a year that a preposition adds to a title: "the pilot Open Gates from 2022"."""
    year = _preposition_and_year(page.lexicon).search(page.text, start, end)
    return year.start() if year else end


@cache
def _preposition_and_year(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"[ \xa0](?:{lexicon.locative.pattern})[ \xa0](?:19|20)\d\d[\s,.;]*\Z", re.IGNORECASE)


def _kind_part(page: Page, start: int, end: int) -> int:
    """Return the length of a part at the end that says it is a project: " -hanke"."""
    compound = "|".join(page.lexicon.pack.words("project", "compound"))
    part = re.search(rf"[ \xa0]+-(?:{compound})$", page.text[start:end]) if compound else None
    return len(part.group()) if part else 0


@cache
def and_verb(lexicon: Lexicon) -> re.Pattern[str]:
    """Return what ends a title where "and" and a word for leading or paying follow: "called Open Gates and is led by"."""
    words = pair_words(lexicon)
    told = "|".join(row.pattern.pattern for row in words.by_role if row.what in {"leads", "funds"}) or NEVER.pattern
    verb = lexicon.project.get("title_end", NEVER).pattern
    return re.compile(rf",?\s(?:{lexicon.conjunction.pattern})\s(?=(?:{told}|{verb}))", re.IGNORECASE)


@cache
def told_end(lexicon: Lexicon) -> re.Pattern[str]:
    """Return what ends a title where a word in small letters tells who leads, pays or takes part.

    Where prepositions say what belongs together, a title may hold such a word, and only one that closes its clause is none of
    it: "wird das Projekt Moorwege leiten". Where endings do that, any such word is the clause's own.
    """
    told = [row.pattern.pattern for row in pair_words(lexicon).by_role if row.what in PROJECTS]
    if not told:
        return NEVER
    closes = r"(?=[.,;:!?]|\Z)" if lexicon.pack.words("locative") else ""
    return re.compile(rf"(?<=\s)(?=[^\W\d_A-ZÅÄÖÆØÜ])(?i:{'|'.join(told)}){closes}")


@cache
def asking_end(lexicon: Lexicon) -> re.Pattern[str]:
    """Return what ends a title where words in small letters lead to "how" or "whether": "the project Wavelight considers how"."""
    asks = lexicon.project.get("asks", NEVER).pattern
    return re.compile(rf"(?<=\s)(?=(?:[^\W\d_A-ZÅÄÖÆØÜ][\w-]*,?\s){{1,3}}?(?i:{asks})(?!\w))")


def without_pronoun(lexicon: Lexicon, title: str) -> str:
    """Return a title without the word for "it" at its end, which begins a clause: "In the project Wavelight it is examined"."""
    name, _, last = title.rstrip().rpartition(" ")
    return name if name and pair_words(lexicon).again.fullmatch(last) else title


def without_adverbs(lexicon: Lexicon, title: str) -> str:
    """Return a title of running text without the small words at its end that say when or how: "Open Gates finally also"."""
    adverb = _small_adverb(lexicon)
    while found := adverb.search(title):
        title = title[: found.start()]
    return title


@cache
def _small_adverb(lexicon: Lexicon) -> re.Pattern[str]:
    """Return what finds an adverb in small letters behind a first word, at the end of a text."""
    words = "|".join(re.escape(word) for word in lexicon.pack.words("project", "adverb"))
    return re.compile(rf"(?<=\S)\s+(?:{words})\Z") if words else NEVER


def ends_before_small(page: Page, end: int, limit: int) -> bool:
    """Tell whether a word in small letters that joins nothing follows on several with capitals: "Green Bridges helps schools"."""
    following = _SMALL.match(page.text, end, limit)
    if following is None:
        return False
    lexicon, word = page.lexicon, following[1]
    joins = lexicon.stopwords | lexicon.connectors | set(lexicon.pack.words("project", "joints"))
    return word not in joins and not lexicon.locative.fullmatch(word) and not lexicon.conjunction.fullmatch(word)
