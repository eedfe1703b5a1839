"""What each graph of a dataset holds, as files of lines: a push has a batch of them in memory, never a graph."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from vanort.publish.comparing import Triple
from vanort.store.cells import XSD_STRING, cell_text
from vanort.store.quads import GENID, Quad, Term, read_quads

_BATCH = 1_000  # triples; Virtuoso compiles an INSERT DATA as one statement and gives up on long ones
_BATCH_BYTES = 300_000
_HELD = 20_000_000  # characters that wait to be written to the files of their graphs
_LINES_AT_ONCE = 1_000


@dataclass(frozen=True)
class Content:
    """One graph in a file of sorted lines; `digest` tells this content from any other."""

    path: Path
    count: int
    digest: str

    def lines(self) -> Iterator[str]:
        """Yield the lines, one a triple."""
        with self.path.open(encoding="utf-8", newline="\n") as file:
            yield from file

    def batches(self, as_text: frozenset[Term]) -> Iterator[list[Triple]]:
        """Yield the triples as the server will hold them, as many at a time as it takes."""
        batch: list[Triple] = []
        size = 0
        for triple in sent(self.lines(), as_text):
            length = len(line_of(triple).encode("utf-8"))
            if batch and (len(batch) >= _BATCH or size + length > _BATCH_BYTES):
                yield batch
                batch, size = [], 0
            batch.append(triple)
            size += length
        if batch:
            yield batch


def split(lines: Iterable[str], folder: Path) -> dict[str, Content]:
    """Write the lines of a sorted dataset to a file for each graph, and return these by graph.

    What has no graph is left out: a dataset of ours has nothing there, and the server's own default graph is not ours.
    """
    waiting: dict[str, list[str]] = defaultdict(list)
    counts: Counter[str] = Counter()
    digests: dict[str, Any] = defaultdict(hashlib.sha256)
    held = 0

    def flush() -> None:
        for graph, some in waiting.items():
            data = "".join(some).encode("utf-8")
            with file_of(folder, graph).open("ab" if counts[graph] else "wb") as file:
                file.write(data)
            digests[graph].update(data)
            counts[graph] += len(some)
        waiting.clear()

    for line in lines:
        graph, triple = graph_of(line)
        if graph:
            waiting[graph].append(triple)
            held += len(triple)
        if held > _HELD:
            flush()
            held = 0
    flush()
    return {
        graph: Content(file_of(folder, graph), counts[graph], digests[graph].hexdigest()) for graph in sorted(counts)
    }


def file_of(folder: Path, graph: str) -> Path:
    """Return the file of a graph in a folder of such files."""
    return folder / f"{hashlib.sha256(graph.encode('utf-8')).hexdigest()[:24]}.nt"


def graph_of(line: str) -> tuple[str, str]:
    r"""Return the graph of a line of N-Quads as we write them, empty for none, and the line of its triple.

    >>> graph_of('<a:s> <a:p> "o <a:x> .\\" " <a:g> .\n')
    ('a:g', '<a:s> <a:p> "o <a:x> .\\" " .\n')
    >>> graph_of("<a:s> <a:p> <a:o> .\n")[0], graph_of('<a:s> <a:p> "o <a:x>" .\n')[0]
    ('', '')
    """
    at = line.rfind(" <")
    end = line[at:]
    if not end.endswith("> .\n") or " " in end[1:-3] or (line.count(" ") == 3 and '"' not in line):
        return "", line
    return end[2:-4], f"{line[:at]} .\n"


def difference(before: Path, after: Path, *, most: int) -> tuple[list[str], list[str]] | None:
    """Return the lines of two sorted files that are gone and those that are new; None where there are more than `most`."""
    gone: list[str] = []
    new: list[str] = []
    with before.open(encoding="utf-8", newline="\n") as old, after.open(encoding="utf-8", newline="\n") as now:
        one, other = next(old, ""), next(now, "")
        while one or other:
            if one == other:
                one, other = next(old, ""), next(now, "")
            elif other and (not one or one > other):
                new.append(other)
                other = next(now, "")
            else:
                gone.append(one)
                one = next(old, "")
            if len(gone) + len(new) > most:
                return None
    return gone, new


def typed(lines: Iterable[str]) -> dict[str, list[Term]]:
    """Return the different literals of each datatype that a server could change, in order."""
    found: dict[str, set[Term]] = defaultdict(set)
    for _, _, object_, _ in _read(line for line in lines if '"^^<' in line):
        if object_[0] == "literal" and not object_[2] and object_[3] != XSD_STRING:
            found[object_[3]].add(object_)
    return {datatype: sorted(literals) for datatype, literals in sorted(found.items())}


def texts_in(lines: Iterable[str], as_text: frozenset[Term]) -> Iterator[str]:
    """Yield the datatype of each literal of lines that is sent as text."""
    if as_text:
        yield from (o[3] for _, _, o, _ in _read(line for line in lines if '"^^<' in line) if o in as_text)


def sent(lines: Iterable[str], as_text: frozenset[Term]) -> Iterator[Triple]:
    """Yield the triples of lines as a server will hold them: what it would change as text, blank nodes under IRIs."""
    for subject, predicate, object_, _ in _read(lines):
        if object_ in as_text:
            object_ = ("literal", object_[1], "", XSD_STRING)
        yield _named(subject), predicate, _named(object_)


def line_of(triple: Triple) -> str:
    """Return a triple as a line of N-Triples."""
    return " ".join(map(cell_text, triple)) + " .\n"


def _read(lines: Iterable[str]) -> Iterator[Quad]:
    coming = iter(lines)
    while some := list(islice(coming, _LINES_AT_ONCE)):
        yield from read_quads("".join(some))


def _named(term: Term) -> Term:
    return ("uri", GENID + term[1]) if term[0] == "bnode" else term
