"""YAML as people write it, with the line of every value.

Scalars stay the text that was written: whether 2015 is a year or a count is for the property to say, and
`no` is a country, not a truth value. Anchors and aliases are refused: nothing here needs them, and nine lines
of them can stand for a billion values.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from vanort.errors import VanortError
from vanort.support.files import read_text
from vanort.support.merge_conflicts import refuse_conflict

_MAX_DEPTH = 12
_MAX_BYTES = 8_000_000  # some 80,000 claims; the tree takes ninety times as much memory


@dataclass(frozen=True, slots=True)
class Located:
    """Hold a value of a YAML file with the line on which it stands (counted from 1)."""

    value: str | Mapping[str, Located] | tuple[Located, ...]
    line: int

    def __iter__(self) -> Iterator[Located]:
        return iter(self.value) if isinstance(self.value, tuple) else iter(())

    def plain(self) -> Any:
        """Return strings, dicts and lists without their lines."""
        if isinstance(self.value, str):
            return self.value
        if isinstance(self.value, tuple):
            return [item.plain() for item in self.value]
        return {key: item.plain() for key, item in self.value.items()}


def read_yaml(path: Path, *, error: type[VanortError]) -> Located:
    """Read one YAML file.

    Raises `error`, with the line, where the file is not YAML, names a key twice, uses aliases or tags, or
    nests deeper than anything that is meant.
    """
    return parse_yaml(read_text(path, error=error, max_bytes=_MAX_BYTES), path=path, error=error)


def parse_yaml(text: str, *, path: Path | str, error: type[VanortError] = VanortError) -> Located:
    r"""Parse YAML text; see `read_yaml`.

    >>> parse_yaml("things:\n  a: {type: Project}\n", path="x").plain()
    {'things': {'a': {'type': 'Project'}}}
    >>> parse_yaml("a: 1\na: 2", path="x.yaml")
    Traceback (most recent call last):
    vanort.errors.VanortError: x.yaml:2: 'a' stands here for the second time. Give each key once.
    """
    node = compose_yaml(text, path=path, error=error)
    return Located({}, 1) if node is None else _located(node, path, error, 0)


def compose_yaml(text: str, *, path: Path | str, error: type[VanortError] = VanortError) -> Any:
    """Return the nodes of YAML text with the parser's own marks, for changing values where they stand.

    A node has `id` ("mapping", "sequence" or "scalar"), `value`, `start_mark.index` and `end_mark.index`; None
    stands for an empty text. See https://pyyaml.org/wiki/PyYAMLDocumentation.
    """
    refuse_conflict(text, path=path, error=error)
    loader_class = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        # Where neither sign stands in the text there is nothing to look for, and a second reading is saved.
        for event in yaml.parse(text, Loader=loader_class) if "&" in text or "*" in text else ():
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise error(
                    "An anchor or alias (& or *) stands here.",
                    path=path,
                    line=event.start_mark.line + 1 if event.start_mark else None,
                    hint="Write the value out; put a text that begins with & or * in quotes.",
                )
        node = yaml.compose(text, Loader=loader_class)
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        column = f" (column {mark.column + 1})" if mark else ""
        raise error(
            f"This is not YAML: {fault.problem or fault.context}{column}.",
            path=path,
            line=mark.line + 1 if mark else None,
            hint="Check the indentation, and put a text that holds ': ' or ' #' in quotes.",
        ) from None
    except (yaml.YAMLError, RecursionError) as fault:
        line = text.count("\n", 0, getattr(fault, "position", 0)) + 1
        raise error(
            f"This is not YAML: {getattr(fault, 'reason', 'it nests too deep')}.", path=path, line=line
        ) from None
    return node


def _located(node: yaml.Node, path: Path | str, error: type[VanortError], depth: int) -> Located:
    line = node.start_mark.line + 1
    if depth > _MAX_DEPTH:
        raise error("The file nests deeper than any claims file does.", path=path, line=line)
    if isinstance(node, yaml.ScalarNode):
        return Located("" if node.tag == "tag:yaml.org,2002:null" else node.value, line)
    if isinstance(node, yaml.SequenceNode):
        return Located(tuple(_located(item, path, error, depth + 1) for item in node.value), line)
    items: dict[str, Located] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise error("A key is a word, not a list.", path=path, line=key.start_mark.line + 1)
        if key.value in items:
            raise error(
                f"'{key.value}' stands here for the second time.",
                path=path,
                line=key.start_mark.line + 1,
                hint="Give each key once.",
            )
        located = _located(value, path, error, depth + 1)
        items[key.value] = Located(located.value, key.start_mark.line + 1)
    return Located(items, line)
