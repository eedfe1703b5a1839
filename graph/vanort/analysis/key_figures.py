"""The numbers that introduce a network: counted once, for the report and for the page."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import networkx as nx

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
        ('country stated', 'angivna länder')
        """
        words = _words()[self.name]
        return str(words.get(language, words["en"])["one" if self.value == 1 else "other"])


def key_figures(undertakings: Undertakings, network: nx.Graph) -> tuple[KeyFigure, ...]:
    """Count the organisations of a network, what they share, the countries they are in, and who pays."""
    members = undertakings.members
    counted = {
        "organisations": network.number_of_nodes(),
        "undertakings": len(members),
        "countries": len({undertakings.countries[node] for node in network if node in undertakings.countries}),
        "funders": len({funder for undertaking in members for funder in undertakings.payers(undertaking)}),
    }
    return tuple(KeyFigure(name, value) for name, value in counted.items())


@cache
def _words() -> Mapping[str, Any]:
    return tomllib.loads(_WORDS.read_text(encoding="utf-8"))
