"""Import files of a register into a workspace: as a stream, in batches that survive a stop, and replaced in one step.

Rows become lines of N-Quads batch by batch, sorted in `build/importing/DATASET`; at the end the batches are merged. An import
that was stopped, however hard, goes on behind its last finished batch and ends in the same bytes; until it has ended the
workspace keeps what it had.
"""

from __future__ import annotations

import hashlib
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from vanort.dataset.assemble import country_codes, read_reference
from vanort.dataset.imported import NOTE, Imported, read_imported
from vanort.dataset.outdated import source_mark
from vanort.errors import DocumentError
from vanort.mappings.source import Source
from vanort.registers.batches import Batches
from vanort.registers.description import describe, document_iri
from vanort.registers.facts import TYPE, Record, RowReader, Unread
from vanort.registers.listing import HEAD, listed
from vanort.registers.records import records_of
from vanort.support.files import write_atomically, write_lines_atomically
from vanort.support.schema import nearest
from vanort.support.turns import turn
from vanort.vocabulary import VANORT, VIEW, source_graph
from vanort.workspace.fingerprint import content_mark, program_mark
from vanort.workspace.model import Workspace

BATCH = 10_000  # records: a second or two of work, and some 50 MB at most
DATASET_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")
SYMMETRIC = frozenset({str(VANORT.twinnedWith), str(VANORT.pairedWith)})
_SYMMETRIC = frozenset(f"<{term}>" for term in SYMMETRIC)
_SHOWN_EVERY = 0.2  # seconds between two words about the progress

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class File:
    """A file that is imported, by its path and its content."""

    path: Path
    sha256: str
    size: int


def import_register(
    workspace: Workspace,
    source: Source,
    files: Sequence[Path],
    dataset: str = "",
    *,
    today: str,
    encoding: str = "utf-8",
    instead: Mapping[str, str] | None = None,
    progress: Progress = lambda _: None,
    batch: int = BATCH,
) -> Imported:
    """Import files of a source into the graph of a dataset, by default that of the source's name, in place of what it held.

    Files that it holds already, read by the same rules, change no byte. `instead` says what columns hold in every row, whatever
    stands there, where a table is known to be wrong. `today` is the day that is noted for what is new.

    Raises DocumentError where a file cannot be read, is damaged or hostile, or where nothing in it can be read: then nothing
    is imported.
    """
    name = dataset or source.name
    if not DATASET_NAME.fullmatch(name):
        hint = "Write small letters, digits and hyphens, such as cordis-2021."
        raise DocumentError(f"'{name}' is no name of a dataset.", hint=hint)
    known = [File(path, *_marked(path)) for path in sorted(dict.fromkeys(files), key=str)]
    plan = {
        "source": source.name,
        "source_text": source_mark(source.text.encode("utf-8")),
        "files": [[file.path.name, file.sha256] for file in known],
        "rules": hashlib.sha256(f"{source.text}\n{program_mark()}".encode()).hexdigest(),
        "lists": [content_mark(path) for path in sorted(workspace.reference.glob("*.ttl"))],
        "encoding": encoding,
        "instead": dict(sorted((instead or {}).items())),
        "batch": batch,
    }
    folder = workspace.imports / name
    there = read_imported(folder)
    if there is not None and there.plan == plan and there.is_whole():
        with turn(folder):
            _tidy(folder, there.graph.name)
            Batches(
                workspace.build / "importing" / name, plan, today
            ).clear()  # one that was killed right at its end left them
        return there
    batches = Batches(workspace.build / "importing" / name, plan, today)
    countries = country_codes(read_reference(workspace.reference)).get
    try:
        readers = _readers(known, source, countries, instead or {})
        counted = _read_all(batches, known, source, name, readers, encoding, batch, progress)
    except DocumentError:
        batches.clear()
        raise
    progress("Sorting what was read")
    with turn(folder):
        return _written(folder, batches, counted, plan, source)


def _marked(path: Path) -> tuple[str, int]:
    if not path.exists():
        raise DocumentError("There is no such file.", path=path, hint="Check the name.")
    return content_mark(path), path.stat().st_size


def _readers(
    files: Sequence[File], source: Source, countries: Callable[[str], str | None], instead: Mapping[str, str]
) -> dict[tuple[int, int], RowReader]:
    """Return who reads the rows of each file and table.

    Raises DocumentError where `instead` speaks of a column that no table has.
    """
    for column in instead:
        if not any(column in table.columns for table in source.tables):
            known = {name for table in source.tables for name in table.columns}
            raise DocumentError(f"No table of '{source.name}' has a column '{column}'.", hint=nearest(column, known))
    return {
        (number, place): RowReader(
            table,
            document_iri(file.sha256),
            countries,
            {column: said for column, said in instead.items() if column in table.columns},
        )
        for number, file in enumerate(files)
        for place, table in enumerate(source.tables)
    }


def _read_all(
    batches: Batches,
    files: Sequence[File],
    source: Source,
    dataset: str,
    readers: Mapping[tuple[int, int], RowReader],
    encoding: str,
    size: int,
    progress: Progress,
) -> list[dict[str, int]]:
    """Read all files batch by batch, those that are finished only to get behind them, and return what was counted in each."""
    graph = f"<{source_graph(dataset)}>"
    told = _Told(progress, sum(file.size for file in files))
    records = _records(files, source, encoding, told)
    counted: list[dict[str, int]] = []
    while some := list(islice(records, size)):
        number = len(counted)
        done = batches.finished(number)
        if done is None:
            lines: set[str] = set()
            unread: list[tuple[str, Unread]] = []
            if not number:
                lines |= {f"{' '.join(fact)} {graph} .\n" for fact in describe(source, dataset, files, batches.day)}
            for which, record in some:
                if isinstance(record, Unread):
                    unread.append((files[which].path.name, record))
                    continue
                reader = readers[which, record.table]
                lines.update(_lines(reader.read(record), graph))
                unread += [(files[which].path.name, each) for each in reader.unread]
                reader.unread.clear()
            left = sum(each.whole_row and not each.meant for _, each in unread)
            meant = sum(each.meant for _, each in unread)
            done = {"rows": len(some), "left_out": left, "set_aside": meant, "cells": len(unread) - left - meant}
            batches.finish(number, lines, listed(unread), done)
        counted.append(done)
        told.rows += len(some)
    if sum(done["rows"] - done["left_out"] - done["set_aside"] for done in counted) < 1:
        reason = next(iter(batches.unread(len(counted))), "").partition("\n")[0].split("\t")
        hint = f"The first reason: {reason[3]}" if len(reason) > 3 else "It is empty."
        raise DocumentError("No row of it can be read.", path=files[0].path, hint=hint)
    return counted


def _lines(statements: Iterable[tuple[str, str, str]], graph: str) -> Iterator[str]:
    for subject, predicate, object_ in statements:
        yield f"{subject} {predicate} {object_} {graph} .\n"
        if predicate in _SYMMETRIC:  # what is stated once is so in both directions; only the view says the other one
            yield f"{object_} {predicate} {subject} <{VIEW}> .\n"


def _records(
    files: Sequence[File], source: Source, encoding: str, told: _Told
) -> Iterator[tuple[int, Record | Unread]]:
    for number, file in enumerate(files):
        for record in records_of(file.path, source, encoding, told.at):
            yield number, record
        told.done += file.size


class _Told:
    """Tells how much has been read and how fast, a few times a second."""

    def __init__(self, progress: Progress, size: int) -> None:
        self._progress, self._size, self._begun = progress, max(1, size), time.monotonic()
        self._last = 0.0
        self.done = self.rows = 0

    def at(self, position: int) -> None:
        now = time.monotonic()
        if now - self._last >= _SHOWN_EVERY:
            self._last = now
            rate = self.rows / max(0.001, now - self._begun)
            share = min(1.0, (self.done + position) / self._size)
            self._progress(f"Reading: {share:.0%}, {self.rows:,} rows, {rate:,.0f} rows a second")


def _written(
    folder: Path, batches: Batches, counted: Sequence[dict[str, int]], plan: dict[str, object], source: Source
) -> Imported:
    """Put the merged batches in place: the graph under a name of its own, and then the note that names it."""
    counts: Counter[str] = Counter()
    new = folder / "graph.new"
    mark = write_lines_atomically(new, counting(batches.lines(len(counted)), counts))
    graph = f"graph-{mark[:12]}.nq"
    new.replace(folder / graph)
    write_atomically(folder / "unread.tsv", HEAD + "".join(batches.unread(len(counted))))
    note = {
        "plan": plan,
        "title": source.title,
        "date": batches.day,
        "graph": graph,
        "marks": {graph: mark, "unread.tsv": content_mark(folder / "unread.tsv")},
        "rows": sum(done["rows"] for done in counted),
        "distinct": counts.pop("Row", 0),
        "left_out": sum(done["left_out"] for done in counted),
        "set_aside": sum(done["set_aside"] for done in counted),
        "cells": sum(done["cells"] for done in counted),
        "quads": counts.pop("quads", 0),
        "things": dict(sorted(counts.items())),
    }
    write_atomically(folder / NOTE, json.dumps(note, ensure_ascii=False, indent=1) + "\n")
    _tidy(folder, graph)
    batches.clear()
    result = read_imported(folder)
    assert result is not None  # noqa: S101 (it has just been written)
    return result


def _tidy(folder: Path, graph: str) -> None:
    """Take away earlier graphs, and what an import that was killed while it wrote has left beside them."""
    begun = ("graph", ".graph.", ".unread.tsv.", f".{NOTE}.")
    for old in folder.iterdir():
        if old.is_file() and old.name != graph and old.name.startswith(begun):
            old.unlink()


def counting(lines: Iterable[str], counts: Counter[str]) -> Iterator[str]:
    """Pass lines on, and count them and the things of each class among them."""
    for line in lines:
        counts["quads"] += 1
        if TYPE in line:
            _, predicate, class_, *_ = line.split(" ")
            if predicate == TYPE and class_.startswith(f"<{VANORT}"):
                counts[class_[len(str(VANORT)) + 1 : -1]] += 1
        yield line
