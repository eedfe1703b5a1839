"""The objects of a list in JSON as records, one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any, cast

from vanort.errors import DocumentError
from vanort.mappings.source import Source
from vanort.registers.facts import Record, Unread
from vanort.registers.opening import BoundedStream, Part

_DEEPEST = 20
_LONGEST_NUMBER = 1_000  # digits: beyond Python's own limit of 4,300 the reader of JSON ends the whole process
_LONG_NUMBER = re.compile(rb"[0-9]{%d}" % _LONGEST_NUMBER)


def json_objects(part: Part, source: Source, path: Path) -> Iterator[Record | Unread]:
    """Yield the objects of a list; the line of each is its place in the list, counted from 1.

    Raises DocumentError where the stream is no list of objects of the source, or is cut off.
    """
    import ijson

    place = 0
    try:
        numbered = cast(IO[bytes], _Numbered(part.stream, path))
        for item in _items(ijson.basic_parse(numbered, use_float=False), path):
            place += 1
            part.stream.begin_record()
            if not isinstance(item, Mapping):
                yield Unread(place, "", "This is no object with keys.", str(item)[:200])
                continue
            number = next((n for n, table in enumerate(source.tables) if set(table.columns) <= set(item)), None)
            if number is None:
                if place == 1:
                    raise _unknown(item, source, path)
                yield Unread(place, "", "The object lacks keys that the source needs.", str(dict(item))[:200])
                continue
            missing = source.tables[number].missing
            said = {str(key): _text(value) for key, value in item.items()}
            yield Record(
                place, {key: text for key, text in said.items() if text and text.casefold() not in missing}, number
            )
    except ijson.JSONError as fault:
        reason = " ".join(str(fault).split())[:80].rstrip(".")
        raise DocumentError(
            f"This is not JSON: {reason}.",
            path=path,
            hint=f"It is damaged or cut off behind object {place:,}: get it once more; nothing of it was imported.",
        ) from None
    except ArithmeticError:  # 1e99999999999999999999
        raise _no_number(path) from None
    except UnicodeDecodeError:
        raise DocumentError("The file is not UTF-8.", path=path, hint="Save it as UTF-8.") from None
    if not place:
        raise DocumentError("The file is no list of objects in JSON.", path=path, hint="It has to begin with [ and {.")


def _items(events: Iterator[tuple[str, Any]], path: Path) -> Iterator[Any]:
    """Yield the items of the outermost list, built one by one; ijson itself keeps the way to each, however deep that is."""
    from ijson import ObjectBuilder

    if next(iter(events), ("", None))[0] != "start_array":
        return
    builder = ObjectBuilder()
    for event, value in events:
        if event == "end_array" and not builder.containers:
            return
        builder.event(event, value)
        if len(builder.containers) > _DEEPEST:
            raise DocumentError("The file nests too deep.", path=path, hint="This is no register, or it is damaged.")
        if not builder.containers:
            yield builder.value
            builder = ObjectBuilder()


class _Numbered:
    """A stream that refuses numbers that nobody counts with."""

    def __init__(self, stream: BoundedStream, path: Path) -> None:
        self._stream, self._path, self._end = stream, path, b""

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes; raises DocumentError where a number is too long, and what the stream raises."""
        data = self._stream.read(size)
        if _LONG_NUMBER.search(self._end + data):
            raise _no_number(self._path)
        self._end = (self._end + data)[-_LONGEST_NUMBER:]
        return data


def _no_number(path: Path) -> DocumentError:
    return DocumentError(
        f"A number has {_LONGEST_NUMBER:,} digits or more, or an exponent that nobody counts with.",
        path=path,
        hint="This is no register, or it is damaged: get it once more; nothing of it was imported.",
    )


def _unknown(item: Mapping[str, object], source: Source, path: Path) -> DocumentError:
    known = "; or ".join(", ".join(table.columns) for table in source.tables)
    return DocumentError(
        f"The source '{source.name}' knows no table with these columns: {', '.join(map(str, item))[:120] or 'none'}.",
        path=path,
        hint=f"It knows tables with: {known}.",
    )


def _text(value: object) -> str:
    if value is None or isinstance(value, Mapping | list):
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value).strip()
