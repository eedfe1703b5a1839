"""The numbers that introduce a network: counted once, for the report and for the page."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from vanort.analysis.undertakings import Undertakings

_WORDS = Path(__file__).with_suffix(".toml")


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """How many there are of something, by its name in key_figures.toml."""

    name: str
    value: int

    def words(self, language: str) -> str:
        """Return what is counted, in words that fit the number; in English where the language has none.

        >>> KeyFigure("countries", 1).words("en"), KeyFigure("countries", 16).words("sv")
        ('country they are in', 'länder där de finns')
        """
        words = _words()[self.name]
        return str(words.get(language, words["en"])["one" if self.value == 1 else "other"])


def organisations(undertakings: Undertakings) -> frozenset[str]:
    """Return all organisations: who takes part in something, and who is only twinned with one."""
    taking_part = {partner for undertaking in undertakings.members for partner in undertakings.partners(undertaking)}
    return frozenset(taking_part | {undertakings.organisation(end) for pair in undertakings.twinnings for end in pair})


def key_figures(undertakings: Undertakings, counted: Collection[str]) -> tuple[KeyFigure, ...]:
    """Count organisations (those to be counted), the countries they are in, what they share, and who pays."""
    members = undertakings.members
    values = {
        "organisations": len(counted),
        "countries": len({undertakings.countries[one] for one in counted if one in undertakings.countries}),
        "undertakings": len(members),
        "funders": len({funder for undertaking in members for funder in undertakings.payers(undertaking)}),
    }
    return tuple(KeyFigure(name, value) for name, value in values.items())


@cache
def _words() -> Mapping[str, Any]:
    return tomllib.loads(_WORDS.read_text(encoding="utf-8"))
