"""The official code of a municipality that a document names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from vanort.extraction.coreference.grouping import Entity
from vanort.extraction.layout.units import Page
from vanort.extraction.lexicon.authority_names import core
from vanort.extraction.lexicon.gazetteer import Hit
from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.languages.pack import alternatives

_COUNTRY = re.compile(r"[A-Z]{2}(?:-[A-Z]{3})?")  # ISO 3166-1, of a part of a country ISO 3166-2
_SWEDEN = "se-"  # the codes of Statistics Sweden, as the gazetteer has them


@cache
def _abroad(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of what no municipality of Sweden is called."""
    others = (pack for pack in lexicon.packs if f"{pack.data.get('phone_region', '')}-".lower() != _SWEDEN)
    return alternatives(word for pack in others for word in pack.words("names", "only_here"))


def _known_in(page: Page, start: int, end: int) -> Iterator[Hit]:
    """Yield the known names that begin between two offsets; the page has them in the order of their ends."""
    at = bisect_left(page.known, start, key=lambda hit: hit.end)
    for hit in page.known[at:]:
        if hit.start >= end:
            return
        if hit.start >= start:
            yield hit


def official_code(page: Page, entity: Entity) -> str:
    """Return the code that fixes who a country or a municipality is: of two letters, or of Statistics Sweden; else nothing.

    A name with a word for the kind, "Eksjö kommun", has the code of the place that it is made of.
    """
    if entity.kind == "Country":
        return next((m.code for m in entity.mentions if _COUNTRY.fullmatch(m.code)), "")
    if entity.kind != "Municipality":
        return ""
    codes = [m.code for m in entity.mentions if m.code.startswith(_SWEDEN)]
    for mention in entity.mentions:
        name = page.text[mention.start : mention.end]
        if mention.tier == "head" and not _abroad(page.lexicon).search(name):
            stem = core(name, page.lexicon)
            codes += [
                hit.entry.code
                for hit in _known_in(page, mention.start, mention.end)
                if hit.entry.kind == "Municipality"
                and hit.entry.code.startswith(_SWEDEN)
                and core(hit.entry.name, page.lexicon) == stem
            ]
    return next(iter(codes), "")
