"""A dataset that somebody has published, taken apart: what its documents say, who was decided to be one, its registers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from rdflib import SKOS, Graph, Literal, URIRef

from vanort.errors import WorkspaceError
from vanort.registers.importing import SYMMETRIC
from vanort.store.any_syntax import ENDINGS, ending_of, read_rdf
from vanort.store.cells import cell_to_rdflib
from vanort.store.quads import Quad, quad_line
from vanort.support.files import write_lines_atomically
from vanort.vocabulary import CLAIMS, GRAPH, LINKS, VIEW

_SOURCE = f"{GRAPH}source/"
_NAMES = frozenset({str(SKOS.prefLabel), str(SKOS.altLabel)})
_LINES_AT_ONCE = 200_000  # of registers, which may be large, in memory: some 40 MB


@dataclass
class Published:
    """What is used of a dataset.

    `claims` and `links` are the graphs of these names, `names` the labels of the view by thing, preferred ones first, and
    `registers` the sorted runs of lines of each register, by its name.
    """

    path: Path
    claims: Graph = field(default_factory=lambda: Graph(bind_namespaces="none"))
    links: Graph = field(default_factory=lambda: Graph(bind_namespaces="none"))
    names: dict[URIRef, list[tuple[bool, Literal]]] = field(default_factory=dict)
    registers: dict[str, list[Path]] = field(default_factory=dict)


def published_file(path: Path) -> Path:
    """Return the file of a published dataset: the one that is named, or the only one in a folder.

    Raises WorkspaceError where there is none, or several.
    """
    if path.is_file():
        return path
    if not path.is_dir():
        raise WorkspaceError("There is no such folder or file.", path=path, hint="Check the name.")
    found = sorted(each for each in path.iterdir() if each.is_file() and ending_of(each) in ENDINGS)
    if len(found) == 1:
        return found[0]
    whole = path / "dataset.nq"
    if whole in found:
        return whole
    said = (
        "The folder has several RDF datasets." if found else "The folder has neither a vanort.toml nor an RDF dataset."
    )
    hint = f"Name a workspace, or a file that ends in {', '.join(ENDINGS)} (or .gz)."
    raise WorkspaceError(said, path=path, hint=hint)


def read_published(path: Path, folder: Path) -> Published:
    """Read a dataset, with what is large in files below `folder`.

    Raises StoreError where it is no RDF, WorkspaceError where nothing in it is of vanort.
    """
    found = Published(path)
    with _spooling(found, folder) as keep:
        for quad in read_rdf(path):
            graph = str(quad[3][1]) if quad[3] else ""
            if graph in (str(CLAIMS), str(LINKS)):
                (found.claims if graph == str(CLAIMS) else found.links).add(_triple(quad))
            elif graph.startswith(_SOURCE):
                keep(graph.removeprefix(_SOURCE), quad_line(quad))
                if quad[1][1] in SYMMETRIC:  # which an import says of both, the other way in the view alone
                    keep(graph.removeprefix(_SOURCE), quad_line((quad[2], quad[1], quad[0], ("uri", str(VIEW)))))
            elif graph == str(VIEW) and quad[1][1] in _NAMES:
                subject, predicate, name = _triple(quad)
                found.names.setdefault(subject, []).append((predicate == SKOS.altLabel, name))
    if not len(found.claims) and not found.registers:
        hint = "Name a dataset.nq of vanort build, or a file that vanort export has written."
        raise WorkspaceError("The dataset has neither claims nor registers of vanort.", path=path, hint=hint)
    return found


def _triple(quad: Quad) -> tuple[URIRef, URIRef, Literal]:
    subject, predicate, object_ = (cell_to_rdflib(cell) for cell in quad[:3])
    return subject, predicate, object_  # type: ignore[return-value]


@contextmanager
def _spooling(found: Published, folder: Path) -> Iterator[Spool]:
    spool = Spool(found.registers, folder)
    yield spool
    spool.flush()


class Spool:
    """Keeps lines of registers in sorted runs on disk, so that memory does not depend on how many there are."""

    def __init__(self, runs: dict[str, list[Path]], folder: Path) -> None:
        self._runs, self._folder = runs, folder
        self._waiting: dict[str, set[str]] = {}
        self._held = 0

    def __call__(self, name: str, line: str) -> None:
        """Keep a line of a register."""
        self._waiting.setdefault(name, set()).add(line)
        self._held += 1
        if self._held >= _LINES_AT_ONCE:
            self.flush()

    def flush(self) -> None:
        """Write what waits."""
        for name, lines in self._waiting.items():
            runs = self._runs.setdefault(name, [])
            path = self._folder / f"{len(self._runs)}-{len(runs)}.nq"
            write_lines_atomically(path, sorted(lines))
            runs.append(path)
        self._waiting.clear()
        self._held = 0
