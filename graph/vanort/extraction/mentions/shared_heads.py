"""Names that share one word for what they are: "Borås och Marks kommuner"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from vanort.extraction.layout.units import Page
from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.extraction.mentions.mentions import Mention


def shares(page: Page, start: int, floor: int) -> bool:
    """Tell whether another name is joined to this one from before: "Borås och Marks kommuner"."""
    return bool(_joint(page.lexicon).search(page.text[floor:start]))


@cache
def _joint(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"(?:,|{lexicon.conjunction.pattern})\s*$", re.IGNORECASE)


def shared(page: Page, mention: Mention, floor: int) -> Iterator[Mention]:
    """Yield the other names that share the head of this one: "Borås och Marks kommuner"."""
    name = page.text[mention.start : mention.end]
    for kind in ("Municipality", "Region"):
        if not any(match.end() == len(name) for match in page.lexicon.heads["shared", kind].finditer(name)):
            continue
        at = mention.start
        while True:
            left = page.text[max(floor, at - 80) : at]
            match = _joined_name(page.lexicon).search(left)
            if not match or not match[1][0].isupper() or match[1].lower() in page.lexicon.stopwords:
                return
            end = at - len(left) + match.end(1)
            at = at - len(left) + match.start(1)
            yield replace(mention, start=at, end=end, kind=kind, tier="head")


@cache
def _joined_name(lexicon: Lexicon) -> re.Pattern[str]:
    """Return a name with the comma or conjunction that joins it to the next one."""
    word = r"[A-ZÅÄÖÆØÜ][\w'’-]*"
    return re.compile(rf"({word}(?:[ \xa0]{word})*)(?:,\s*|\s+(?i:{lexicon.conjunction.pattern})\s+)$")
