"""Titles that stand beside the word for a project, not behind it: "a pilot, Open Gates, which …", "Open Gates, as it is called"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from vanort.extraction.layout.units import Page, Unit
from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.extraction.titles.headings import Title, is_other_kind, says_the_project
from vanort.languages.pack import NEVER

_CAPITAL = "A-ZÅÄÖÆØÜ"
_GAP = r"(?:[ \xa0][^\W\d_A-ZÅÄÖÆØÜ][\w-]*){0,7}"  # words in small letters between the word for a project and its comma
_TITLE = rf"(?P<title>[{_CAPITAL}][^,.;:!?()\n]{{2,70}})"
_BEHIND_COMMA = re.compile(rf"{_GAP},[ \xa0]{_TITLE}(?=,|\.(?:\s|\Z))")
_BEFORE_COMMA = re.compile(rf"{_TITLE},[ \xa0](?P<clause>[^,.;:\n]{{4,70}})")
_QUOTED = re.compile(rf"[\"“”„»«](?P<title>[{_CAPITAL}\d][^\"“”„»«\n]{{2,80}})[\"“”«»](?![,.]?\s*[–-]|,)")
_SHOUTED = re.compile(r"(?<=[^\W\d_A-ZÅÄÖÆØÜ][ \xa0])(?P<title>[A-ZÅÄÖÆØÜ]{3,}(?:[ \xa0][A-ZÅÄÖÆØÜ]{2,}){1,6})(?!\w)")
_YEARS = re.compile(r"\b(?:19|20)\d\d\b\D{1,12}\b(?:19|20)\d\d\b")
_DATED = re.compile(r"\s*\((?:19|20)\d\d[^)\n]{0,20}\)")
_WORD_BEFORE = re.compile(r"([^\W\d_][\w-]*)[ \xa0,:]*$")
_BRIEF = 20  # letters: "as it is called"
_MOST_WORDS = 8
_REACH = 260  # letters: as far as "the project" after a quoted title may be


def apposed_titles(page: Page) -> Iterator[Title]:
    """Yield titles set off by commas beside a word for a project, titles of what somebody leads, and quoted ones."""
    noun, called = page.lexicon.project.get("noun"), page.lexicon.project.get("called")
    if noun is None:
        return
    relative, led = _patterns(page.lexicon)
    for unit in page.units:
        if unit.kind == "heading":
            continue
        for leads in page.lexicon.cue("leads_project").finditer(page.text, unit.start, unit.end):
            title = led.match(page.text, leads.end(), unit.end)
            # In "project manager for X is Ann Berg" the person is no title.
            if title and not page.lexicon.cue("person_is").search(title["title"]):
                yield from _title(page, title, "projects/led")
        if unit.kind not in {"sentence", "item"}:
            continue
        for word in noun.finditer(page.text, unit.start, unit.end):
            yield from _title(page, _BEHIND_COMMA.match(page.text, word.end(), unit.end), "projects/apposed")
        opening = _BEFORE_COMMA.match(page.text, unit.start, unit.end)
        if opening and called and _says_its_name(noun, called, opening["clause"]):
            yield from _title(page, opening, "projects/called")
        for match in relative.finditer(page.text, unit.start, unit.end):
            if _is_about_common_work(page, unit, match.start()):
                yield from _title(page, match, "projects/apposed")
        for match in _SHOUTED.finditer(page.text, unit.start, unit.end):
            yield from _title(page, match, "projects/capitals")
        yield from _quoted(page, unit)


def _says_its_name(noun: re.Pattern[str], called: re.Pattern[str], clause: str) -> bool:
    """Tell whether a clause says what a project is called: "as the joint project is called", "as it is called"."""
    brief = len(clause) <= _BRIEF
    return (brief or noun.search(clause) is not None) and called.search(noun.sub(" ", clause)) is not None


def _title(page: Page, match: re.Match[str] | None, source: str) -> Iterator[Title]:
    if match is None:
        return
    words = match["title"].split()
    first = words[0].lower()
    small = page.lexicon.stopwords.difference(page.lexicon.pack.words("articles")) | page.lexicon.not_names
    if (
        len(words) <= _MOST_WORDS
        and (len(words) > 1 or first not in small)
        and (words[-1].isupper() or words[-1].lower() not in small)
    ):
        yield Title(match.start("title"), match.end("title"), source)


def _quoted(page: Page, unit: Unit) -> Iterator[Title]:
    """Yield quoted names with their years behind them, or with "the project" in the same paragraph."""
    for match in _QUOTED.finditer(page.text, unit.start, unit.end):
        title = match["title"]
        if not 1 < len(title.split()) <= _MOST_WORDS or title.rstrip()[-1] in ".!?" or _is_of_another_kind(page, match):
            continue
        dated = _DATED.match(page.text, match.end()) or _YEARS.search(page.text, unit.start, unit.end)
        if dated or _spoken_of(page, match) or _built_on(page, unit, match):
            yield Title(match.start("title"), match.end("title"), "projects/quoted")


def _built_on(page: Page, unit: Unit, match: re.Match[str]) -> bool:
    """Tell whether the words right before a quoted name say that something builds on it."""
    cues = page.lexicon.cue("builds_on").finditer(page.text, unit.start, match.start())
    return any(match.start() - cue.end() <= 1 for cue in cues)


def _spoken_of(page: Page, match: re.Match[str]) -> bool:
    """Tell whether the rest of a paragraph says "the project", after a quoted name that is no one's words."""
    end = page.text.find("\n", match.end())
    rest = page.text[match.end() : end if end >= 0 else len(page.text)][:_REACH]
    named = _QUOTED.search(rest)
    return says_the_project(page, rest[: named.start()] if named else rest)


def _is_of_another_kind(page: Page, match: re.Match[str]) -> bool:
    """Tell whether the word before a quoted name says that it is no project: "the programme “Open Gates”"."""
    before = _WORD_BEFORE.search(page.text, max(0, match.start() - 40), match.start())
    if before is None:  # a number, as in "Priority 1 “Open Gates”", or the beginning of a sentence
        return page.text[: match.start()].rstrip(" \xa0(")[-1:].isdigit()
    noun = page.lexicon.project.get("noun")
    if noun and noun.fullmatch(before[1]):
        return False
    noun_like = page.lexicon.pack.data.get("nouns_capitalised") and before[1][0].isupper()
    return bool(noun_like) or is_other_kind(page, before[1])


def _is_about_common_work(page: Page, unit: Unit, end: int) -> bool:
    """Tell whether a sentence speaks of a project or a partnership before it names something."""
    words = [page.lexicon.project.get(name) for name in ("noun", "partnership")]
    return any(word.search(page.text, unit.start, end) for word in words if word)


@cache
def _patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds a title before ", which began in 2020", and one behind "project manager for"."""
    verb = lexicon.project.get("verb", NEVER)
    which = rf"(?i:{lexicon.cue('relative').pattern})[ \xa0](?:[^,.;\n]{{0,20}}[ \xa0])?(?i:{verb.pattern})"
    return (
        re.compile(
            rf"(?<=[^\W\d_{_CAPITAL}][ \xa0])(?P<title>[{_CAPITAL}][^\W_]*(?:[ \xa0][^\W\d_{_CAPITAL}][\w-]*){{1,5}}),[ \xa0]"
            rf"{which}(?=[^.;\n]{{0,60}}\b(?:19|20)\d\d)"
        ),
        re.compile(rf"[ \xa0](?i:{lexicon.cue('leads_what').pattern})[ \xa0]{_TITLE}(?=[,.;:)\n]|\Z)"),
    )
