"""How the page shows what the ontology names: read from presentation.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

Text = Mapping[str, str]
_FILE = Path(__file__).with_name("presentation.toml")


@cache
def presentation() -> Mapping[str, Any]:
    """Read the file once; see its comments for what it holds."""
    return MappingProxyType(tomllib.loads(_FILE.read_text(encoding="utf-8")))


def class_of(types: set[str]) -> str:
    """Return the most specific class to show a thing as; a thing of no known class is a concept.

    >>> class_of({"Actor", "Organisation", "Municipality"})
    'Municipality'
    """
    return next((name for name in presentation()["classes"] if name in types), "Concept")


def property_order(name: str) -> int:
    """Return the place of a property in the details; those that are not named come last.

    >>> property_order("description") < property_order("start") < property_order("unheardOf")
    True
    """
    order: list[str] = presentation()["properties"]["order"]
    return order.index(name) if name in order else len(order)


def goal_color(code: str) -> str:
    """Return the official colour of a goal or of the goal that a target belongs to.

    >>> goal_color("7") == goal_color("7.2") == "#fcc30b"
    True
    """
    number = code.partition(".")[0]
    colors: list[str] = presentation()["goals"]["colors"]
    return colors[int(number) - 1] if number.isdigit() and 1 <= int(number) <= len(colors) else ""
