"""YAML and TOML files as plain values with the line of each."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from vanort.errors import VanortError
from vanort.support.files import read_text
from vanort.support.merge_conflicts import refuse_conflict
from vanort.support.schema.misfits import Place, Written
from vanort.support.schema.toml_lines import toml_lines
from vanort.support.yaml_source import Located, read_yaml

_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")
_KEYS = re.compile(r"\('[^']*',(?: '[^']*',?)*\)")  # a key as Python shows it


def written_yaml(path: Path, *, error: type[VanortError]) -> Written:
    """Read a YAML file.

    Raises `error`, with the line, where it is none; see `vanort.support.yaml_source`.
    """
    root = read_yaml(path, error=error)
    return Written(root.plain(), dict(_lines(root, ())), plain=True)


def written_toml(path: Path, *, error: type[VanortError], what: str = "The file is") -> Written:
    """Read a TOML file; `what` is how a complaint about it begins.

    Raises `error`, with the line, where it is missing, holds the marks of a merge, or is not TOML.
    """
    text = read_text(path, error=error)
    refuse_conflict(text, path=path, error=error)
    try:
        value = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        place = _PLACE.search(str(fault))
        line = text.rstrip().count("\n") + 1 if place is None or not place["line"] else int(place["line"])
        column = f" (column {place['column']})" if place and place["column"] else ""
        reason = _KEYS.sub(lambda keys: ".".join(re.findall(r"'([^']*)'", keys.group())), _PLACE.sub("", str(fault)))
        hint = "See https://toml.io for how it is written."
        raise error(f"{what} not TOML: {reason}{column}.", path=path, line=line, hint=hint) from None
    except RecursionError:
        raise error(f"{what} not TOML: it nests too deep.", path=path) from None
    except ValueError:
        raise error(f"{what} not TOML: a number in it has thousands of digits.", path=path) from None
    return Written(value, toml_lines(text), plain=False)


def _lines(node: Located, place: Place) -> Iterator[tuple[Place, int]]:
    yield place, node.line
    if isinstance(node.value, tuple):
        for number, item in enumerate(node.value):
            yield from _lines(item, (*place, number))
    elif not isinstance(node.value, str):
        for key, item in node.value.items():
            yield from _lines(item, (*place, key))
