"""A source: a text file that says which things a row of a register names, and which of its columns say what of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

ROW = "row"  # {row} in an identifier: the digest of the row itself, for what has no identifier of its own
FIELD = re.compile(r"\{([^{}:]+)(?::(\w+))?\}")  # {column}, or {column:way} where it is written in another way


@dataclass(frozen=True, slots=True)
class When:
    """A condition: the row says one of some words in a column, whatever their case; of no words, anything at all.

    Where it is `denied`, the row says none of them there.
    """

    column: str
    words: frozenset[str]
    denied: bool = False

    def holds(self, cells: Mapping[str, str]) -> bool:
        """Tell whether a row fulfils it.

        >>> When("role", frozenset({"lp"})).holds({"role": "LP"}), When("role", frozenset()).holds({})
        (True, False)
        """
        said = cells.get(self.column, "")
        return (bool(said) and (not self.words or said.casefold() in self.words)) is not self.denied


@dataclass(frozen=True, slots=True)
class Value:
    """Where a value comes from: the first of some columns that says anything, another thing of the row, or one word always.

    `words` translate what a cell says; what they do not know cannot be read. `split` are the signs between several values.
    """

    columns: tuple[str, ...] = ()
    thing: str = ""
    always: str = ""
    words: Mapping[str, str] | None = None
    split: str = ""
    when: tuple[When, ...] = ()


@dataclass(frozen=True, slots=True)
class Authority:
    """Where the name and the country of a body stand that may be a municipality, and how its name must be for its code.

    With `full` only a name with the word for the authority in it means the municipality, as where towns stand in the same table.
    """

    name: str
    country: str
    full: bool = False
    when: tuple[When, ...] = ()


@dataclass(frozen=True, slots=True)
class ThingRule:
    """One thing that a row names: of which class, under which identifier, and what the row says of it.

    Of several identifiers the first is taken for which the row has all columns.
    """

    name: str
    type: str
    ids: tuple[str, ...]
    facts: tuple[tuple[str, Value], ...]
    language: str
    when: tuple[When, ...] = ()
    authority: Authority | None = None
    mention: bool = False  # another row describes it; this one only points to it


@dataclass(frozen=True, slots=True)
class Position:
    """Where a row says that something lies: its degrees of latitude and longitude, and the country that it is said to be in."""

    latitude: str
    longitude: str
    country: str


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of row: by which columns it is known, how it is written, and the things that it names."""

    name: str
    columns: tuple[str, ...]
    things: tuple[ThingRule, ...]
    heads: bool = True
    delimiter: str = ""
    patterns: Mapping[str, str] = field(default_factory=dict)
    missing: frozenset[str] = frozenset()
    whole: tuple[str, ...] = ()  # columns of whole numbers, which may be written as 12.0
    dates: str = "day-month"
    decimal: str = "."
    need: tuple[str, ...] = ()
    expect: tuple[str, ...] = ()  # columns that every row should say something in
    set_aside: tuple[When, ...] = ()  # rows that are about something else
    because: str = ""  # why they are
    positions: tuple[Position, ...] = ()


@dataclass(frozen=True)
class Source:
    """A register: whose it is, on what terms, how it is written, and its kinds of rows."""

    name: str
    title: str
    publisher: str
    licence: str
    homepage: str
    format: str
    language: str
    tables: tuple[Table, ...]
    path: Path

    @cached_property
    def text(self) -> str:
        """The text of its file."""
        return self.path.read_text(encoding="utf-8")


def columns_of_template(template: str) -> tuple[str, ...]:
    """Return the columns that an identifier needs.

    >>> columns_of_template("{country:country}-{name:slug}"), columns_of_template("cordis-{row}")
    (('country', 'name'), ())
    """
    return tuple(found[1] for found in FIELD.finditer(template) if found[1] != ROW)
