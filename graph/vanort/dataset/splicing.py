"""Write a large dataset again where some of its things have changed, and copy the rest as it lies.

A dataset is sorted by its subjects, and what it has of a thing depends on nothing but the lines about that thing
(`vanort.dataset.merging`). A changed document therefore costs what its own things cost, and a copy, however much was imported.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import BinaryIO

from vanort.dataset.merging import ViewRules, subject_of, thing_lines
from vanort.support.files import write_parts_atomically

_COPIED_AT_ONCE = 8_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What was written: its hash (SHA-256), and the lines that went and came."""

    mark: str
    removed: tuple[str, ...]
    added: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Splice:
    """Lines that take the place of the bytes from `start` to `end`."""

    start: int
    end: int
    lines: list[str]


def subjects_of_changes(before: str, after: str) -> set[str]:
    r"""Return the subjects of lines of N-Quads that only one of two texts has.

    >>> sorted(subjects_of_changes("<a> <p> <b> .\n<c> <p> <d> .\n", "<c> <p> <d> .\n<e> <p> <f> .\n"))
    ['<a>', '<e>']
    """
    return {subject_of(line) for line in set(before.split("\n")) ^ set(after.split("\n")) if line}


def rewrite(
    path: Path, subjects: Iterable[str], documents: Sequence[str], imports: Sequence[Path], rules: ViewRules
) -> Rewritten:
    """Write the dataset at `path` again, with what documents and imports say now of the things named by `subjects`.

    `documents` and the files of imports are sorted lines of N-Quads, `path` what `merged` had made of the same imports. Each
    subject is written as a line has it. Raises OSError where the file cannot be written; then the old one stays.
    """
    with ExitStack() as stack:
        tables = [_mapped(stack, source) for source in imports]
        old = _mapped(stack, path)
        splices, removed, added = [], [], []
        for subject in sorted(subjects, key=lambda each: f"{each} "):
            start, end = _about(old, subject)
            said = _of_documents(documents, subject)
            lines = [(line, 0) for line in said]
            for place, table in enumerate(tables, start=1):
                lines += [(line, place) for line in _lines(table, *_about(table, subject))]
            before, now = _lines(old, start, end), thing_lines(lines, rules) if lines else []
            if before != now:
                splices.append(_Splice(start, end, now))
                removed += sorted(set(before) - set(now))
                added += sorted(set(now) - set(before))
    return Rewritten(write_parts_atomically(path, _parts(path, splices)), tuple(removed), tuple(added))


def _mapped(stack: ExitStack, path: Path) -> mmap | bytes:
    """Return the bytes of a file without reading it, until the stack is closed."""
    file = stack.enter_context(path.open("rb"))
    if not path.stat().st_size:  # an empty file cannot be mapped
        return b""
    return stack.enter_context(mmap(file.fileno(), 0, access=ACCESS_READ))


def _of_documents(documents: Sequence[str], subject: str) -> Sequence[str]:
    return documents[bisect_left(documents, f"{subject} ") : bisect_left(documents, f"{subject}!")]


def _about(data: mmap | bytes, subject: str) -> tuple[int, int]:
    """Return where the lines about a subject begin and end; the sign after the space, "!", comes after all of them."""
    return _first_at_least(data, f"{subject} ".encode()), _first_at_least(data, f"{subject}!".encode())


def _first_at_least(data: mmap | bytes, words: bytes) -> int:
    """Return where the first line begins that does not come before `words` in the order of its bytes."""
    low, high = 0, len(data)  # both always where a line begins
    while low < high:
        begins = data.rfind(b"\n", low, (low + high) // 2) + 1 or low
        if data[begins : begins + len(words)] < words:
            low = data.find(b"\n", begins) + 1
        else:
            high = begins
    return low


def _lines(data: mmap | bytes, start: int, end: int) -> list[str]:
    return [f"{line}\n" for line in data[start:end].decode("utf-8").split("\n")[:-1]]


def _parts(path: Path, splices: Iterable[_Splice]) -> Iterator[bytes]:
    """Yield the bytes of a file with other lines in some places."""
    with path.open("rb") as file:
        for splice in splices:
            yield from _copied(file, splice.start)
            yield "".join(splice.lines).encode("utf-8")
            file.seek(splice.end)
        yield from _copied(file, path.stat().st_size)


def _copied(file: BinaryIO, end: int) -> Iterator[bytes]:
    """Yield what a file has from where it stands up to `end`."""
    while (left := end - file.tell()) > 0:
        yield file.read(min(left, _COPIED_AT_ONCE))
