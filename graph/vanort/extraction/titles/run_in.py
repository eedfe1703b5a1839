"""Titles that open a paragraph or a point of a list, and of which the rest of it tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from vanort.extraction.layout.units import BULLET, Page, Unit
from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.extraction.lexicon.word_lists import is_inflected_compound, is_word
from vanort.extraction.titles.headings import Title, says_the_project
from vanort.languages.pack import NEVER

_BOLD = re.compile(r"[*_]{2}(?P<title>[^*_\n:]{2,90})[*_]{2}(?P<years>\s*\((?:19|20)\d\d[^)\n]*\))?")
_POINT = re.compile(r"(?P<title>[^.,:;()\n*]{2,70})[.,]\s")
_YEARS = re.compile(r"\b(?:19|20)\d\d\b\D{1,12}\b(?:19|20)\d\d\b")
_SOON = 90  # letters
_NAMED = re.compile(
    r"(?P<title>[A-ZÅÄÖÆØÜ][\w'’-]+(?: (?:[a-zåäöæøü]{1,4} |& )?[A-ZÅÄÖÆØÜ\d][\w'’-]*){1,5})(?= [(a-zåäöæøü])"
)
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?[ \t]+(?=[^\W\d])")  # of a paragraph of a report: "3.1 "
_MOST_WORDS = 7


def run_in_titles(page: Page) -> Iterator[Title]:
    """Yield what opens a paragraph, in bold or with capitals, or a numbered point, where the project is spoken of right after.

    "**Open Gates** – The project began in 2021", "a) Open Gates. The project is led by …", "Open Gates is in its second
    year. The project …".
    """
    for _, line in groupby(page.units, key=lambda unit: unit.line):
        units = list(line)
        if units[0].kind not in {"sentence", "item", "field"}:
            continue
        start, end = opening_of(page, units[0]), units[-1].end
        match = _BOLD.match(page.text, start, end)
        if match is None and _is_point(page, units[0], start):
            match = _POINT.match(page.text, start, end)
            if match and not _is_title_like(page, match["title"]):
                continue
        if match and not _is_label(page, match["title"]) and _tells_of_project(page, match, end):
            yield Title(match.start("title"), match.end("title"), "projects/run-in")
        about = _about(page.lexicon).match(page.text, start, end) if match is None and len(units) > 1 else None
        if about and _is_name(page, about["title"]) and _goes_on(page, units[1:]):
            yield Title(about.start("title"), about.end("title"), "projects/opens")
            continue
        named = _NAMED.match(page.text, start, end) if match is None and len(units) > 1 else None
        if named and _is_title_like(page, named["title"]) and _goes_on(page, units[1:]):
            yield Title(named.start("title"), named.end("title"), "projects/opens")


@cache
def _about(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of an opening that says what a project is about: "Open Gates deals with"."""
    words = "|".join(lexicon.pack.words("project", "about"))
    return re.compile(rf"(?P<title>[^\W\d_][^.,:;()\n]{{2,60}}?)\s(?:{words})(?!\w)") if words else NEVER


def _is_name(page: Page, words: str) -> bool:
    """Tell whether words are a name: several like a title, or one that is in no dictionary."""
    if len(words.split()) > 1:
        return _is_title_like(page, words) and words.split()[0].lower() not in page.lexicon.pack.words("articles")
    pack = page.lexicon.pack
    return words[0].isupper() and not is_word(words, pack) and not is_inflected_compound(words, pack)


def _goes_on(page: Page, units: list[Unit]) -> bool:
    """Tell whether a later sentence of a paragraph begins with "the project"."""
    definite = page.lexicon.project.get("definite")
    return definite is not None and any(definite.match(page.text, unit.start, unit.end) for unit in units)


def opening_of(page: Page, unit: Unit) -> int:
    """Return where the words of a line begin, its bullet or number left out."""
    start = page.text.rfind("\n", 0, unit.start) + 1
    bullet = BULLET.match(page.text, start) or _NUMBER.match(page.text, start)
    return bullet.end() if bullet else start


def _is_point(page: Page, unit: Unit, start: int) -> bool:
    """Tell whether a line is a point with a number or a letter."""
    line = page.text.rfind("\n", 0, unit.start) + 1
    numbered = _NUMBER.match(page.text, line)
    return numbered is not None or (unit.kind == "item" and bool(re.search(r"\w", page.text[line:start])))


def _is_title_like(page: Page, words: str) -> bool:
    first = words.split()[0]
    many = 1 < len(words.split()) <= _MOST_WORDS or bool(re.search(r"\w[A-ZÅÄÖÆØ\d]", words))
    small = page.lexicon.stopwords.difference(page.lexicon.pack.words("articles"))
    opens = first[0].isupper() and first.lower() not in small
    noun = page.lexicon.project.get("noun")
    return many and opens and not (noun and noun.search(words)) and not _only_dated(page.lexicon).fullmatch(words)


@cache
def _only_dated(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of one word and when it was: "Finished in March 2020"."""
    when = rf"(?:{lexicon.locative.pattern})\s(?:(?:{lexicon.month.pattern})\s)?(?:19|20)\d\d"
    return re.compile(rf"\S+\s{when}", re.IGNORECASE)


def _tells_of_project(page: Page, match: re.Match[str], end: int) -> bool:
    """Tell whether what follows gives years in brackets, a verb of projects with a year, or speaks of "the project"."""
    dated = bool(match.groupdict().get("years"))
    dated = dated or bool(_YEARS.search(page.text, match.end(), min(end, match.end() + _SOON)))
    verb = page.lexicon.project.get("verb")
    does = verb is not None and verb.match(page.text, match.end() + 1, end)
    if does:
        dated = dated or bool(
            re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", page.text[match.end() : min(end, match.end() + 70)])
        )
    return dated or says_the_project(page, page.text[match.end() : end])


def _is_label(page: Page, words: str) -> bool:
    return any(pattern.fullmatch(words.strip(" :")) for pattern in page.lexicon.labels.values())
