"""The records of a file of a register, whatever it is written in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from vanort.mappings.source import Source
from vanort.registers.delimited_rows import delimited_rows
from vanort.registers.facts import Record, Unread
from vanort.registers.iati import activities
from vanort.registers.json_objects import json_objects
from vanort.registers.opening import opened


def records_of(
    path: Path, source: Source, encoding: str = "utf-8", tell: Callable[[int], None] = lambda _: None
) -> Iterator[Record | Unread]:
    """Yield the records of a file, and what in it is no record; `tell` hears how many bytes of it have been read.

    Raises DocumentError where the file is none of the source's, damaged, cut off or hostile.
    """
    with opened(path, tell) as parts:
        for part in parts:
            match source.format:
                case "json":
                    yield from json_objects(part, source, path)
                case "iati":
                    yield from activities(part, source, path)
                case _:
                    yield from delimited_rows(part, source, path, encoding)
