"""Names of one place in several languages: towns by GeoNames, countries by CLDR."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache

from vanort.geonames.towns import large_towns
from vanort.identity.name_parts import fold

_LANGUAGES = ("en", "sv", "no", "da", "de", "fi", "fr", "es")


def place_ids(names: Collection[str], countries: Mapping[str, str] | None = None) -> dict[str, frozenset[str]]:
    """Return, for each folded name that a town bears in some language, the GeoNames numbers of those towns.

    `countries` keeps, for a name, to the towns of one country (ISO 3166-1).

    >>> ids = place_ids({"kopenhamn", "copenhagen", "vaxjo"})
    >>> bool(ids["kopenhamn"] & ids["copenhagen"]), bool(ids["kopenhamn"] & ids["vaxjo"])
    (True, False)
    """
    within, found = countries or {}, {}
    for name in names:
        numbers = {number for number, country in large_towns(name) if within.get(name, country) == country}
        if numbers:
            found[name] = frozenset(numbers)
    return found


@cache
def country_codes() -> Mapping[str, str]:
    """Return the ISO 3166-1 code of each country by its folded names in several languages.

    >>> country_codes()["sverige"], country_codes()["sweden"], country_codes()["kosovo"]
    ('SE', 'SE', 'XK')
    """
    from babel import Locale

    return {
        fold(name): code
        for language in reversed(_LANGUAGES)
        for code, name in sorted(Locale(language).territories.items())
        if code.isalpha() and len(code) == 2
    }
