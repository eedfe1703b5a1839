"""Change single values in a YAML file and leave every other byte as it stands: comments, order, quotes, blank lines.

The places come from the YAML parser's own marks; only the text at those places is written anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from vanort.claims.writing import format_scalar
from vanort.errors import ClaimsError
from vanort.support.yaml_source import compose_yaml

Where = tuple[str, str | int]


@dataclass(frozen=True, slots=True)
class Edit:
    """Say what one entry is to hold: `where` is ("claims", 3) or ("things", "sekos"), `value` plain text."""

    where: Where
    key: str
    value: str


@dataclass(frozen=True, slots=True)
class _Cut:
    start: int
    end: int
    text: str


def apply_edits(text: str, edits: Sequence[Edit], *, path: str) -> str:
    r"""Return the text with the edits in it, and nothing else changed.

    >>> text = "things:\n  a: {type: Project, review: unreviewed}  # mine\n"
    >>> apply_edits(text, [Edit(("things", "a"), "review", "accepted")], path="a.yaml")
    'things:\n  a: {type: Project, review: accepted}  # mine\n'

    Raises ClaimsError where the file is no YAML or has no such entry any more.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    body = text.removeprefix(mark)
    root = compose_yaml(body, path=path, error=ClaimsError)
    newline = "\r\n" if "\r\n" in text else "\n"
    cuts = [cut for where, group in _grouped(edits) for cut in _cuts(body, _entry(root, where, path), group, newline)]
    return mark + _carried_out(body, cuts)


def written_into(text: str, node: Any, edits: Sequence[Edit], *, newline: str) -> str:
    """Return a text with edits of one entry in it, whose node was composed from the text."""
    return _carried_out(text, [cut for _, group in _grouped(edits) for cut in _cuts(text, node, group, newline)])


def _carried_out(text: str, cuts: Iterable[_Cut]) -> str:
    for cut in sorted(cuts, key=lambda cut: (cut.start, cut.end), reverse=True):
        text = text[: cut.start] + cut.text + text[cut.end :]
    return text


def values(text: str, where: Where, *, path: str) -> dict[str, str]:
    """Return the single values of one entry, as written."""
    node = _entry(compose_yaml(text.removeprefix("\ufeff"), path=path, error=ClaimsError), where, path)
    return {key.value: value.value for key, value in node.value if value.id == "scalar"}


def _entry(root: Any, where: Where, path: str) -> Any:
    part, place = where
    found = child_of(root, part)
    if found is not None and found.id == "sequence" and isinstance(place, int):
        found = found.value[place] if place < len(found.value) else None
    else:
        found = child_of(found, str(place))
    if found is None or found.id != "mapping":
        raise ClaimsError(
            f"There is no entry {place} below '{part}' any more.", path=path, hint="The file has changed: review again."
        )
    return found


def child_of(node: Any, key: str) -> Any:
    """Return the value of a key of a mapping's node, None where there is none."""
    if node is None or node.id != "mapping":
        return None
    return next((value for name, value in node.value if name.value == key), None)


def _grouped(edits: Iterable[Edit]) -> Iterator[tuple[Where, list[Edit]]]:
    groups: dict[Where, dict[str, Edit]] = {}
    for edit in edits:
        groups.setdefault(edit.where, {})[edit.key] = edit
    for where, by_key in groups.items():
        yield where, list(by_key.values())


def _cuts(text: str, node: Any, edits: list[Edit], newline: str) -> Iterator[_Cut]:
    flow = bool(node.flow_style)
    new = []
    for edit in edits:
        written = format_scalar(edit.value, flow=flow)
        value = child_of(node, edit.key)
        if value is None:
            new.append(f"{edit.key}: {written}")
        else:
            start, end = value.start_mark.index, end_of(value)
            yield _Cut(start, end, written + ("\n" if text[start:end].endswith("\n") else ""))
    if new:
        yield _insertion(text, node, new, newline, flow=flow)


def _insertion(text: str, node: Any, pairs: list[str], newline: str, *, flow: bool) -> _Cut:
    end = end_of(node.value[-1][1])
    if flow:
        return _Cut(end, end, "".join(f", {pair}" for pair in pairs))
    indent = " " * node.value[0][0].start_mark.column
    lines = "".join(f"{indent}{pair}{newline}" for pair in pairs)
    if end and text[end - 1] == "\n":
        return _Cut(end, end, lines)
    after = text.find("\n", end)
    if after < 0:
        return _Cut(len(text), len(text), newline + lines.removesuffix(newline))
    return _Cut(after + 1, after + 1, lines)


def end_of(node: Any) -> int:
    """Return where the last words of a value end: a block's own mark runs on over the comments behind it."""
    if node.id != "scalar" and not node.flow_style and node.value:
        last = node.value[-1]
        return end_of(last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.index)
