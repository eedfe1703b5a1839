"""Titles that a heading holds beside other words, and of which the text below it speaks: "§ 4 Report on Open Gates"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vanort.extraction.layout.units import Page, Unit
from vanort.extraction.lexicon.gazetteer import flatten
from vanort.extraction.mentions.frames import INNER_CAPITAL
from vanort.extraction.mentions.mentions import Mention, mentions_between
from vanort.extraction.titles.headings import Title, below, is_general, numbering_end, says_the_project
from vanort.languages.pack import NEVER

_PARTS = re.compile(r"(?:[:;,]|\s[–—-])\s|[«»“”„\"()?!]")
_EXPLAINED = re.compile(r"(?::|\s[–—-])\s(?=[^\W\d_])")  # "Open Gates: Growing Food in Town"
_WORD = re.compile(r"[^\s«»“”„\"()]+")
_MARKS = ' \xa0"“”„»«*_'
_MOST_WORDS = 6
_SHORTEST = 4  # letters
_OFTEN = 2  # times that a text speaks of what its heading names, the word for a project apart
_INTRODUCED = re.compile(r"(?:[ \xa0][^\W\d_A-ZÅÄÖÆØÜ]{2,4})?[\s\"“”„»«*_]{1,3}")  # "projektet ”", "ansökan om "


def held_titles(page: Page, others: Sequence[Mention]) -> Iterator[Title]:
    """Yield what ends a part of a heading and is spoken of below it as a project is; `others` are known names.

    "Report on Open Gates", "In preparation: calm rivers", "Full stop for Lightway, comma for the rest". Small letters prove
    a title only where the text says right before it that it is a project, or where all the heading has none.
    """
    for unit in page.units:
        if unit.kind != "heading" or is_general(page, page.words(unit)):
            continue
        start = unit.start + numbering_end(page.words(unit))
        end = start + len(page.text[start : unit.end].rstrip(" *_#"))
        for left, right in _parts(page.text, start, end):
            for title in _tails(page, left, right):
                if _is_told_of(page, unit, *title, whole=title == (start, end), others=others):
                    short = title[0] == start and _EXPLAINED.match(page.text, title[1], end)
                    yield Title(*(start, end) if short else title, "projects/held")
                    break
            else:
                continue
            if short:
                break


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a heading between its colons, commas, dashes and quotes."""
    left = start
    for mark in _PARTS.finditer(text, start, end):
        yield left, mark.start()
        left = mark.end()
    yield left, end


def _tails(page: Page, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the ends of a part that may be a name, the longest first."""
    words = list(_WORD.finditer(page.text, start, end))
    small = page.lexicon.stopwords.difference(page.lexicon.pack.words("articles"))
    for word in words[-_MOST_WORDS:]:
        alone = word is words[-1] and (
            word.group().lower() in page.lexicon.not_names
            or (word is not words[0] and page.text[start : word.start()].split()[-1][0].isupper())
        )
        if word.group().lower() in small or words[-1].group().lower() in small or alone:
            continue
        if words[-1].end() - word.start() >= _SHORTEST:
            yield word.start(), words[-1].end()


def _is_told_of(page: Page, heading: Unit, start: int, end: int, *, whole: bool, others: Sequence[Mention]) -> bool:
    name = page.text[start:end]
    known = [m for m in mentions_between(others, start, end) if m.kind != "?" and not m.weak]
    abroad = any(m.kind == "Country" for m in mentions_between(others, heading.start, heading.end))
    if abroad or any(m.start <= start or m.end > end for m in known):
        return False  # "Hof, Germany"
    noun, verb = page.lexicon.project.get("noun", NEVER), page.lexicon.project.get("verb", NEVER)
    if noun.search(name) or verb.match(name) or is_general(page, name):
        return False
    left, right = below(page, heading)
    told = [at for at in _places(page, name) if left <= at < right and not _is_inside(others, at, at + end - start)]
    introduced = any(_said_before(page, noun, at) for at in told)
    if introduced:
        return True
    if not says_the_project(page, page.text[left:right]) or noun.search(page.text, heading.start, start):
        return False
    same = [at for at in told if page.text.startswith(name, at)]
    inside = [at for at in same if not _opens_sentence(page.text, at)]
    if name[0].islower():
        return whole and bool(inside)
    plain = " " not in name and not INNER_CAPITAL.search(name) and not name.isupper()
    proves = not (page.lexicon.pack.data.get("nouns_capitalised") and plain)
    opens = bool(same) and not page.text[left : same[0]].strip(
        _MARKS + "\n"
    )  # "Final report Open Gates", below it "Open Gates ran"
    return proves and ((len(same) >= _OFTEN and (bool(inside) or not plain)) or (opens and not plain))


def _is_inside(others: Sequence[Mention], start: int, end: int) -> bool:
    """Tell whether a longer name holds a stretch."""
    return any(
        m.start <= start and end <= m.end and m.end - m.start > end - start
        for m in mentions_between(others, start, end)
    )


def _places(page: Page, name: str) -> Iterator[int]:
    """Yield where a name stands in a page, in whatever letters."""
    low = flatten(name)
    at = page.flat.find(low)
    while at >= 0:
        around = page.flat[max(0, at - 1) : at] + page.flat[at + len(low) : at + len(low) + 1]
        if not re.search(r"\w", around):
            yield at
        at = page.flat.find(low, at + 1)


def _said_before(page: Page, noun: re.Pattern[str], at: int) -> bool:
    """Tell whether the word for a project stands right before: "the project calm rivers", "an application for calm rivers"."""
    said = list(noun.finditer(page.text, max(0, at - 40), at))
    between = page.text[said[-1].end() : at] if said else ""
    placed = page.lexicon.locative.fullmatch(between.strip(_MARKS))  # "the project in Hof"
    return _INTRODUCED.fullmatch(between) is not None and not placed


def _opens_sentence(text: str, at: int) -> bool:
    before = text[:at].rstrip(_MARKS)
    return not before or before[-1] in ".!?:\n•"
