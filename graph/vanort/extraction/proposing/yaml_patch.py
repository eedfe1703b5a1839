"""Bring a claims file up to date where it stands: entries come and go, comments and layout stay as people wrote them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from vanort.claims import ClaimsFile, format_claims_file, parse_claims_file
from vanort.claims.writing import bearers_of, claim_lines, thing_lines
from vanort.errors import ClaimsError
from vanort.review.editing import child_of, end_of
from vanort.support.yaml_source import compose_yaml


def amend(text: str, before: ClaimsFile, after: ClaimsFile) -> str:
    """Return the text of a claims file with the entries of `after`: new ones last, those gone cut out with their lines.

    `before` is what the text says now. Where the entries do not stand on lines of their own, so that they cannot be
    cut or added without touching others, the file is written anew.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    amended, anew = _amended(text.removeprefix(mark), before, after), format_claims_file(after)
    try:
        same = _read(amended, after) == _read(anew, after)
    except ClaimsError:
        same = False
    return mark + (amended if same else anew)


def _read(text: str, file: ClaimsFile) -> ClaimsFile:
    return parse_claims_file(text, file.stem, file.document)


def _amended(text: str, before: ClaimsFile, after: ClaimsFile) -> str:
    ids = {thing.iri: thing.id for thing in after.things}
    known_things = {thing.iri for thing in before.things}
    kept = set(after.statements)
    known = set(before.statements)
    gone_things = {thing.id for thing in before.things if thing.iri not in ids}
    gone_claims = {index for index, claim in enumerate(before.statements) if claim not in kept}
    bearers = bearers_of(after)
    things = [line for t in after.things if t.iri not in known_things for line in thing_lines(t, after, bearers)]
    claims = [line for c in after.statements if c not in known for line in claim_lines(c, after, ids)]
    for part, lines, gone in (("claims", claims, gone_claims), ("things", things, gone_things)):
        text = with_part(text, part, lines, gone, before.path)
    return text


def with_part(text: str, part: str, lines: Sequence[str], gone: set[Any], path: str) -> str:
    """Return the text with one part changed: lines added at its end, entries (by place or key) cut out."""
    newline = "\r\n" if "\r\n" in text else "\n"
    node = child_of(compose_yaml(text, path=path, error=ClaimsError), part)
    if node is None:
        return _ended(text, newline) + newline.join([f"{part}:", *lines, ""]) if lines else text
    entries = list(_entries(node))
    column = node.start_mark.column if entries else 2
    place = _line_end(text, end_of(entries[-1][2]) if entries else node.end_mark.index)
    added = newline.join(" " * column + line[2:] for line in lines)
    if added:
        text = _ended(text[:place], newline) + added + newline + text[place:]
    for key, start, value in reversed(entries):
        if key in gone:
            first, last = text.rfind("\n", 0, start) + 1, _line_end(text, end_of(value))
            text = text[:first] + "".join(_comments(text[first:last])) + text[last:]
    if not entries and node.id != "scalar" and added:
        text = text[: node.start_mark.index] + text[node.end_mark.index :]
    return text


def _entries(node: Any) -> Iterator[tuple[Any, int, Any]]:
    """Yield the key or place of each entry, where it starts, and the node of its value."""
    if node.id == "mapping":
        yield from ((key.value, key.start_mark.index, value) for key, value in node.value)
    elif node.id == "sequence":
        yield from ((index, value.start_mark.index, value) for index, value in enumerate(node.value))


def _line_end(text: str, position: int) -> int:
    """Return where the line after a position begins; a block's own mark may stand there already."""
    if position and text[position - 1] == "\n":
        return position
    end = text.find("\n", position)
    return len(text) if end < 0 else end + 1


def _ended(text: str, newline: str) -> str:
    return text if not text or text.endswith("\n") else text + newline


def _comments(entry: str) -> Iterable[str]:
    """Return the comment lines of an entry: they are a person's, even where the entry is not."""
    return [line for line in entry.splitlines(keepends=True) if line.lstrip().startswith("#")]
