"""Countries given by their code in brackets: "Esbjerg Kommune (DK)", "Kramfors (S)", "Salo (Fin)"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from vanort.extraction.layout.units import Page
from vanort.extraction.mentions.acronyms import is_acronym
from vanort.extraction.mentions.mentions import Mention

_CODE = re.compile(r"(?<=\w)[ \xa0]\(([A-Z]{1,3}|[A-Z][a-z]{2})\)")
_OTHERS = {"UK": "GB", "EL": "GR"}  # as the European institutions write them
# The marks of cars, as far as they differ from the codes of ISO 3166, and its codes of three letters.
_CARS = {"S": "SE", "N": "NO", "D": "DE", "F": "FR", "I": "IT", "E": "ES", "A": "AT", "B": "BE", "H": "HU", "L": "LU",
         "P": "PT", "FIN": "FI", "EST": "EE", "RUS": "RU", "IRL": "IE", "SLO": "SI", "SWE": "SE", "NOR": "NO",
         "DNK": "DK", "DEN": "DK", "GER": "DE", "DEU": "DE", "ISL": "IS", "LVA": "LV", "LTU": "LT", "POL": "PL",
         "UKR": "UA", "GBR": "GB", "FRA": "FR", "NLD": "NL", "ITA": "IT", "ESP": "ES"}  # fmt: skip
_CAPITAL = re.compile(r"\b[^\W\d_a-zåäöæøü][\w.-]*[ \xa0]\Z")
_UNIONS = frozenset({"EU", "EZ", "UN", "ZZ"})  # babel knows them as territories
_ISO = 2  # letters; one alone may be short for a party: "Karin Lind (S)"
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
    several = len({code for match in found if (code := _code(match[1])) in _countries()}) > 1
    for match in found:
        before = names[match.start()]
        town = any(name.kind in _AUTHORITIES and not _is_surname(page, name) for name in before)
        code = _code(match[1])
        sure = town or (several and len(match[1]) >= _ISO)
        short = any(is_acronym(page.text[name.start : name.end], match[1]) for name in before)
        if before and sure and not short and code in _countries():
            yield Mention(match.start(1), match.end(1), "Country", "place", _countries()[code], code)


def _is_surname(page: Page, town: Mention) -> bool:
    """Tell whether a town's name stands behind a capital, so that it may be somebody's: "Ola Berg (H)"."""
    return town.tier == "place" and bool(_CAPITAL.search(page.text[max(0, town.start - 30) : town.start]))


def _code(mark: str) -> str:
    """Return the code of ISO 3166 for a mark, empty where there is none.

    >>> _code("DK"), _code("Fin"), _code("UK"), _code("QQQ")
    ('DK', 'FI', 'GB', '')
    """
    return _OTHERS.get(mark, mark) if len(mark) == _ISO else _CARS.get(mark.upper(), "")


@cache
def _countries() -> dict[str, str]:
    from babel import Locale

    return {
        code: name
        for code, name in Locale("en").territories.items()
        if len(code) == 2 and code.isalpha() and code not in _UNIONS
    }
