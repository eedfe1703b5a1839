"""Titles before the word for a project: "the Open Gates project", "Grindar-projektet", "Avoin portti -hanke"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from vanort.extraction.layout.units import Page, Unit
from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.extraction.titles.headings import Title, is_general
from vanort.languages.pack import NEVER


def titles_before_noun(page: Page, unit: Unit) -> Iterator[Title]:
    """Yield titles of the shape "the X project", "the X and Y projects", "X-projektet"."""
    text = page.text
    spaced, joined = _compounds(page.lexicon)
    if spaced is NEVER or (unit.kind == "heading" and is_general(page, page.words(unit))):
        return
    for match in spaced.finditer(text[unit.start : unit.end]):
        yield Title(unit.start + match.start(1), unit.start + match.end(1), "projects/compound-apart")
    for match in joined.finditer(text[unit.start : unit.end]):
        start, end = unit.start + match.start(1), unit.start + match.end(1)
        for part in _between_conjunctions(page.lexicon).finditer(text[start:end]):
            left = start + part.start() + len(part.group()) - len(part.group().lstrip())
            words = part.group().split()
            while words and words[0].lower() in page.lexicon.stopwords | page.lexicon.unions:
                left += len(words.pop(0)) + 1
            right = start + part.end()
            participle = re.search(r"-[a-zåäöæø]{4,}$", text[left:right])
            if not words or left >= right or text[left:right].isdigit() or participle:
                continue
            genitive = words[-1].endswith(page.lexicon.pack.words("inflection", "genitives"))
            if genitive and text[right].isspace() and page.lexicon.pack.data.get("inflection", {}).get("stems"):
                continue  # "Merenkurkun hanke", a project of the Kvarken, where "Merisilta-hanke" has a hyphen
            # A sentence's first word is no title: "Tidigare projekt". Where it is, a hyphen joins it, unless the language writes none.
            opens = left == unit.start or text[:left].rstrip(" ").endswith(("\t", "|"))
            first = opens and text[right].isspace() and words[0].istitle() and len(words) == 1
            if not first or page.lexicon.pack.data.get("compounds_apart"):
                yield Title(left, right, "projects/compound")


@cache
def _between_conjunctions(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of what stands between words for "and", in whatever language: a title for each."""
    return re.compile(rf"(?:(?!\s(?:{'|'.join(lexicon.everywhere('and'))})\s).)+")


@cache
def _compounds(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return titles before a word for project: after a blank and a hyphen, and joined or in capitals."""
    compound = "|".join(lexicon.pack.words("project", "compound"))
    if not compound:
        return NEVER, NEVER
    small = rf"(?:(?:{'|'.join(lexicon.everywhere('names', 'joints'))})[ \xa0])?"
    name = rf"[A-ZÅÄÖÆØÜ0-9][\w'’&+.-]*(?:[ \xa0]{small}[A-ZÅÄÖÆØÜ0-9][\w'’&+-]*){{0,7}}"
    return (
        re.compile(rf"([A-ZÅÄÖ][\w'’]*(?:[ \xa0](?:[a-zåäö][\w'’]*|\d[\d.]*)){{1,4}})[ \xa0]-(?:{compound})(?!\w)"),
        re.compile(rf"({name})(?:[ \xa0]?-|[ \xa0])(?:{compound})(?!\w)"),
    )
