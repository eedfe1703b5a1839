"""Small words that open a name: "An" in "An Giang", no article."""

from __future__ import annotations

import re

from vanort.extraction.layout.units import Page, Unit

_SMALL = r"(?<!\w)[^\W\d_A-ZÅÄÖÆØÜ][\w-]*"
_SMALL_BEFORE = re.compile(rf"{_SMALL}$")


def has_capital_of_its_own(page: Page, unit: Unit, start: int, end: int) -> bool:
    """Tell whether a small word has a capital that neither the sentence nor the words around it explain: "and An Giang".

    The word begins at `start`, the capitalised one behind it ends at `end`. At the head of a sentence the capital is its
    own where the page has both words inside another sentence.
    """
    if before := page.text[unit.start : start].rstrip():
        return _SMALL_BEFORE.search(before) is not None
    return re.search(rf"{_SMALL}[ \xa0]{re.escape(page.text[start:end])}(?!\w)", page.text) is not None
