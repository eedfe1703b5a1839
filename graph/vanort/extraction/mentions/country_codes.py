"""Countries given by two letters in brackets: "Esbjerg Kommune (DK)"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from vanort.extraction.layout.units import Page
from vanort.extraction.mentions.acronyms import is_acronym
from vanort.extraction.mentions.mentions import Mention

_CODE = re.compile(r"(?<=\w)[ \xa0]\(([A-Z]{2})\)")
_OTHERS = {"UK": "GB", "EL": "GR"}  # as the European institutions write them
_AUTHORITIES = frozenset({"Municipality", "Region"})


def find_country_codes(page: Page, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the codes of countries that stand in brackets right behind a name.

    Behind other bodies than authorities they may be short for the name, so that one code alone does not count.
    """
    found = list(_CODE.finditer(page.text))
    if not found:
        return
    names: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        names[mention.end].append(mention)
    several = len({match[1] for match in found}) > 1
    for match in found:
        code = _OTHERS.get(match[1], match[1])
        before = names[match.start()]
        sure = several or any(name.kind in _AUTHORITIES for name in before)
        short = any(is_acronym(page.text[name.start : name.end], match[1]) for name in before)
        if before and sure and not short and code in _countries():
            yield Mention(match.start(1), match.end(1), "Country", "place", _countries()[code], code)


@cache
def _countries() -> dict[str, str]:
    from babel import Locale

    return {code: name for code, name in Locale("en").territories.items() if len(code) == 2 and code.isalpha()}
