"""The official code of a municipality that a document names."""

from __future__ import annotations

import re

from vanort.extraction.entities import Entity, core
from vanort.extraction.page import Page

_ELSEWHERE = re.compile(
    r"(?i)\b(?:kommune(?:s|n|ns)?|gemeinde|kunta|kunnan)\b"
)  # what no municipality of Sweden is called


def official_code(page: Page, entity: Entity) -> str:
    """Return the code that fixes who a country or a municipality is: of two letters, or of Statistics Sweden; else nothing.

    A name with a word for the kind, "Eksjö kommun", has the code of the place that it is made of.
    """
    if entity.kind == "Country":
        return next((m.code for m in entity.mentions if len(m.code) == len("se")), "")
    if entity.kind != "Municipality":
        return ""
    codes = [m.code for m in entity.mentions if m.code.startswith("se-")]
    for mention in entity.mentions:
        name = page.text[mention.start : mention.end]
        if mention.tier == "head" and not _ELSEWHERE.search(name):
            stem = core(name, page.lexicon)
            codes += [
                hit.entry.code
                for hit in page.known
                if mention.start <= hit.start < mention.end
                and hit.entry.kind == "Municipality"
                and hit.entry.code.startswith("se-")
                and core(hit.entry.name, page.lexicon) == stem
            ]
    return next(iter(codes), "")
