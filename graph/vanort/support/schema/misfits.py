"""Hold what a file says against its shape: keys that there are none of, and values of another type."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

from vanort.errors import VanortError
from vanort.support.schema.language_tags import is_language, language_hint
from vanort.support.schema.nearest import nearest
from vanort.support.yaml_source import read_yaml

Shape = str | Mapping[str, Any]
Place = tuple[str | int, ...]

_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_REST_OF_DAY = {4: "-01-01", 7: "-01"}
_TABLES = ("table", "languages")  # the keys of the latter are codes of languages
# What is asked for, with an article and as the content of a list or a table.
_ASKED = {
    "text": ("a text", "texts"),
    "number": ("a number", "numbers"),
    "boolean": ("true or false", "true or false"),
    "day": ("a day that there is, as 2026-11-22,", "days"),
    "address": ("an address that begins with https://", "addresses"),
    "language": ("the code of a language, as sv or pt-BR,", "codes of languages"),
    "time": ("a year, a month or a day, as 2026, 2026-11 or 2026-11-22,", "times"),
    "nothing": ("nothing", "nothing"),
}


@dataclass(frozen=True, slots=True)
class Written:
    """What a file says, as plain values, and on which line each key and item stands.

    In a file of `plain` scalars (YAML, a header) every scalar is the text that was written, so that 2016 is a number
    and a text alike; elsewhere (TOML) a text in quotes is a text.
    """

    value: Any
    lines: Mapping[Place, int]
    plain: bool

    def line(self, place: Place) -> int | None:
        """Return the line of a key or item, or of the nearest thing around it that has one."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place)


def misfits(
    written: Written, shape: str, *, path: Path | str | None, error: type[VanortError] = VanortError
) -> Iterator[VanortError]:
    """Yield, as `error` with file and line, each key and each value that does not fit a shape of files.yaml.

    >>> list(map(str, misfits(Written({"titel": "x"}, {("titel",): 1}, False), "settings", path="vanort.toml")))
    ["vanort.toml:1: There is no setting 'titel'. Did you mean title?"]
    >>> list(map(str, misfits(Written({"view": {"source_rank": "a"}}, {}, False), "settings", path=None)))
    ["'source_rank' is 'a', and a list of texts belongs here."]
    """
    for place, found, hint in _misfits(written.value, shape, (), "", written.plain):
        yield error(found, path=path, line=written.line(place), hint=hint)


def known_keys(shape: str) -> tuple[str, ...]:
    """Return the keys that a shape of files.yaml has.

    >>> known_keys("examples")
    ('integer', 'year', 'language')
    """
    return tuple(_shapes()[shape])


@cache
def _shapes() -> dict[str, Any]:
    shapes: dict[str, Any] = read_yaml(Path(__file__).with_name("files.yaml"), error=VanortError).plain()
    return shapes


def _misfits(value: Any, shape: Shape, place: Place, name: str, plain: bool) -> Iterator[tuple[Place, str, str]]:
    """Yield place, what was found and a hint; `name` is that of the shape, where it has one."""
    while isinstance(shape, str) and shape in _shapes():
        name, shape = shape, _shapes()[shape]
    if shape == "anything":
        return
    if isinstance(shape, str) and " or " in shape:
        shapes = shape.split(" or ")
        fitting = [each for each in shapes if _is(value, each, plain)]
        if not fitting:
            yield place, _wrong(value, shape, place), ""
            return
        shape = fitting[-1]  # what is no single text is judged by what is in it
        while isinstance(shape, str) and shape in _shapes():
            name, shape = shape, _shapes()[shape]
    if isinstance(shape, str) and shape.startswith("one of ") and _is(value, "text", plain):
        known = shape.removeprefix("one of ").split(", ")
        if value not in known:
            yield place, f"'{value}' is no value of '{place[-1]}'.", nearest(str(value), known)
    elif not _is(value, shape, plain):
        yield place, _wrong(value, shape if isinstance(shape, str) else name or shape, place), ""
    elif isinstance(shape, str):
        kind, _, inner = shape.partition(" of ")
        items = enumerate(value) if kind == "list" else value.items() if kind in _TABLES else ()
        for key, item in items:
            if kind == "languages" and not is_language(str(key)):
                yield (*place, key), f"'{key}' is no language.", language_hint(str(key))
            yield from _misfits(item, inner, (*place, key), "", plain)
    else:
        for key, item in value.items():
            if key in shape:
                yield from _misfits(item, shape[key], (*place, key), "", plain)
            else:
                said = _shapes()["unknown"].get(name, "'{owner}' has no key '{key}'.")
                owner = place[-1] if place else name
                yield (*place, key), said.format(key=key, owner=owner), nearest(key, shape)


def _is(value: Any, shape: Shape, plain: bool) -> bool:
    """Say whether a value is of the kind that a shape asks for, whatever is inside it."""
    while isinstance(shape, str) and shape in _shapes():
        shape = _shapes()[shape]
    if isinstance(shape, Mapping) or shape.partition(" of ")[0] in _TABLES:
        return isinstance(value, dict)
    if " or " in shape:
        return any(_is(value, each, plain) for each in shape.split(" or "))
    if shape.startswith("list of "):
        return isinstance(value, list)
    said = value if isinstance(value, str) else ""
    match shape:
        case "number":
            is_number = isinstance(value, int | float) and not isinstance(value, bool)
            return is_number or (plain and bool(_NUMBER.fullmatch(said)))
        case "boolean":
            return isinstance(value, bool) or (plain and said in ("true", "false"))
        case "day":
            return _is_day(value.isoformat() if type(value) is date else said)
        case "time":
            return _is_day(f"{said}{_REST_OF_DAY.get(len(said), '')}")
        case "language":
            return is_language(said)
        case "nothing":
            return said == "" and isinstance(value, str)
        case "address":
            return bool(_ADDRESS.fullmatch(said))
        case _:
            return isinstance(value, str)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return _DAY.fullmatch(text) is not None


def _wrong(value: Any, shape: Shape, place: Place) -> str:
    if place and isinstance(place[-1], int):
        keys = [part for part in place if isinstance(part, str)]
        what = f"Entry {place[-1] + 1}" + (f" of '{keys[-1]}'" if keys else "")
    else:
        what = f"'{place[-1]}'" if place else "The file"
    return f"{what} is {_kind(value)}, and {_asked(shape)} belongs here."


def _kind(value: Any) -> str:
    match value:
        case "":
            return "empty"
        case bool():
            return "true" if value else "false"
        case str():
            return f"'{value}'" if len(value) <= 40 else "a text"
        case int() | float():
            return f"the number {value}"
        case list():
            return "a list"
        case dict():
            return "a table of keys"
        case date() | datetime() | time():
            return "a date"
    return "something else"


def _asked(shape: Shape, *, several: bool = False) -> str:
    name = ""
    while isinstance(shape, str) and shape in _shapes():
        name, shape = shape, _shapes()[shape]
    if isinstance(shape, Mapping):
        if several:
            return f"{name}s" if name in _shapes()["unknown"] else "tables of keys"
        return f"a {name if name in _shapes()['unknown'] else 'table'} of the keys {', '.join(shape)}"
    if " or " in shape:
        return " or ".join(_asked(each, several=several) for each in shape.split(" or "))
    if shape.startswith("one of "):
        return shape
    kind, _, inner = shape.partition(" of ")
    if inner:
        kind = "table" if kind in _TABLES else kind
        return f"{kind}s of {_asked(inner, several=True)}" if several else f"a {kind} of {_asked(inner, several=True)}"
    return _ASKED[shape][several]
