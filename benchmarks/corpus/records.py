"""What a generated page speaks of: one project with its parties, money, years and contact, drawn from a language's lists."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

PHRASINGS = Path(__file__).resolve().parent / "phrasings"
KEPT = 3  # every third of a list is for held-out pages alone
_SPELLED = str.maketrans({"ø": "o", "æ": "ae", "å": "a", "ß": "ss", "ł": "l", "ð": "d", "þ": "th"})


@dataclass(frozen=True, slots=True)
class Thing:
    """Something with a name: its type, its label, how it is written in full and in short, and the country it lies in."""

    kind: str
    label: str
    written: str
    short: str = ""
    country: str = ""


# What fills a slot of a phrase: things, or words without a name such as a year.
Slots = dict[str, tuple["Thing | str", ...]]


@cache
def words_of(language: str) -> dict[str, Any]:
    """Return the names, phrases and labels of a language."""
    return tomllib.loads((PHRASINGS / f"{language}.toml").read_text(encoding="utf-8"))


def languages() -> list[str]:
    """Return the languages that have phrasings."""
    return sorted(path.stem for path in PHRASINGS.glob("*.toml"))


def part(every: Sequence[str], *, held_out: bool) -> list[str]:
    """Return the part of a list that open or held-out pages draw from; they share nothing.

    >>> part(["a", "b", "c", "d"], held_out=True), part(["a", "b", "c", "d"], held_out=False)
    (['c'], ['a', 'b', 'd'])
    """
    return [one for at, one in enumerate(every) if (at % KEPT == KEPT - 1) == held_out]


def draw(language: str, chance: Random, *, held_out: bool = False) -> Slots:
    """Draw a project with everything that is said of it; no body has two parts in it."""
    words = words_of(language)

    def drawn(key: str, number: int) -> list[str]:
        return chance.sample(part(words[key], held_out=held_out), number)

    lead, partner, denied, later = (_town(name) for name in drawn("towns", 4))
    foreign, twin = (_town(name) for name in drawn("abroad", 2))
    *funders, refused = (_body(name) for name in drawn("funders", chance.choice([2, 3])))
    title = drawn("projects", 1)[0]
    first, last = (chance.choice(part(words[key], held_out=held_out)) for key in ("first", "last"))
    start = chance.randint(2015, 2024)
    number = chance.randint(1, 17)
    return {
        "project": (Thing("Project", title, title),),
        "lead": (lead,),
        "partners": (partner, foreign),
        "funders": tuple(funders),
        "funder": (funders[0],),
        "amount": (_amount(words, chance),),
        "start": (str(start),),
        "end": (str(start + chance.randint(1, 4)),),
        "goal": (Thing("SDG", f"SDG {number}", words["goal"].format(number=number)),),
        "person": (Thing("Person", f"{first} {last}", f"{first} {last}"),),
        "phone": ("".join(str(chance.randint(0, 9)) if sign == "#" else sign for sign in words["phone"]),),
        "email": (address(first, last, lead.short),),
        "denied": (denied,),
        "refused": (refused,),
        chance.choice(["planned", "former"]): (later,),
        "twin": (twin,),
        "since": (str(chance.randint(1946, 2008)),),
    }


def _town(entry: str) -> Thing:
    full, short, *country = entry.split("|")
    return Thing("Municipality", full, full, short, country[0] if country else "")


def _body(entry: str) -> Thing:
    name, kind = entry.split("|")
    return Thing(kind, name, name)


def _amount(words: dict[str, Any], chance: Random) -> Thing:
    value = chance.randint(3, 95) * 100_000
    millions = f"{value / 1_000_000:.1f}".removesuffix(".0").replace(".", words["decimal"])
    whole = f"{value:,}".replace(",", words["thousands"])
    written = chance.choice(words["amounts"]).format(millions=millions, whole=whole)
    return Thing("Amount", written, written)


def address(first: str, last: str, host: str) -> str:
    """Return an e-mail address that cannot be anybody's.

    >>> address("Børge", "Åström", "Tønder")
    'borge.astrom@tonder.example'
    """

    def plain(word: str) -> str:
        spelled = unicodedata.normalize("NFKD", word.lower().translate(_SPELLED))
        return "".join(sign for sign in spelled if sign.isascii() and sign.isalnum())

    return f"{plain(first)}.{plain(last)}@{plain(host)}.example"
