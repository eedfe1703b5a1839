"""A dataset as quads of cells: read from N-Quads and written as N-Quads."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from rdflib.term import Node

from vanort.errors import StoreError
from vanort.store.cells import Cell, cell_from_oxigraph, cell_from_rdflib, cell_text, cell_to_oxigraph, cell_to_rdflib
from vanort.vocabulary import PREFIXES

# The beginning of the IRI that stands for a blank node where its label would be lost: RDF 1.1, section 3.5.
GENID = "https://w3id.org/vanort/.well-known/genid/"
Term = tuple[Any, ...]  # a cell that is bound
CellTriple = tuple[Term, Term, Term]
Quad = tuple[Term, Term, Term, Cell]  # the graph is None for the default graph
_AT_ONCE = (
    50_000  # lines that are encoded at a time: one letter beyond Latin-1 doubles a text, four bytes make it fourfold
)


def read_quads(source: Path | str | bytes) -> Iterator[Quad]:
    """Yield the quads of an N-Quads file, or of N-Quads in memory.

    Raises StoreError where the file is missing or the text is not N-Quads.
    """
    if isinstance(source, Path) and not source.is_file():
        raise StoreError("There is no such dataset.", path=source, hint="Make it with: vanort build")
    data = source.encode("utf-8") if isinstance(source, str) else source
    where: dict[str, Any] = {"path": str(data)} if isinstance(data, Path) else {"input": data}
    try:
        for quad in ox.parse(format=ox.RdfFormat.N_QUADS, **where):
            yield quad_from_oxigraph(quad)
    except (SyntaxError, ValueError) as error:
        path = source if isinstance(source, Path) else None
        raise StoreError(f"This is not N-Quads: {error}.", path=path) from None


def quad_from_oxigraph(quad: ox.Quad) -> Quad:
    """Return a pyoxigraph quad as cells."""
    return _term(quad.subject), _term(quad.predicate), _term(quad.object), cell_from_oxigraph(quad.graph_name)


def quad_to_oxigraph(quad: Quad) -> ox.Quad:
    """Return a quad as pyoxigraph has it."""
    subject, predicate, object_ = map(cell_to_oxigraph, quad[:3])
    return ox.Quad(subject, predicate, object_, cell_to_oxigraph(quad[3]) if quad[3] else ox.DefaultGraph())


def graph_quads(name: str, triples: Iterable[tuple[Node, Node, Node]]) -> Iterator[Quad]:
    r"""Yield rdflib triples as the quads of one named graph.

    >>> from rdflib import Literal, URIRef
    >>> quad_line(next(graph_quads("a:g", [(URIRef("a:s"), URIRef("a:p"), Literal("o"))])))
    '<a:s> <a:p> "o" <a:g> .\n'
    """
    graph = ("uri", str(name))
    for subject, predicate, object_ in triples:
        yield _cell(subject), _cell(predicate), _cell(object_), graph


@lru_cache(maxsize=65_536)  # a dataset repeats its terms
def _cell(term: Node) -> Term:
    return cell_from_rdflib(term) or ()  # never empty: nothing in a triple is unbound


def read_graph(path: Path, name: str) -> Iterator[tuple[Node, Node, Node]]:
    """Yield the triples of one named graph of an N-Quads file that `vanort build` wrote, without reading the others.

    Raises StoreError where the file is missing or the text is not N-Quads.
    """
    if not path.is_file():
        raise StoreError("There is no such dataset.", path=path, hint="Make it with: vanort build")
    end = f" <{name}> ."
    lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
    for quad in read_quads("\n".join(line for line in lines if line.endswith(end))):
        subject, predicate, object_ = map(cell_to_rdflib, quad[:3])
        assert subject is not None and predicate is not None and object_ is not None  # noqa: S101, PT018
        yield subject, predicate, object_


def to_nquads(quads: Iterable[Quad]) -> str:
    r"""Return quads as N-Quads, sorted and each once, so that the same dataset has the same bytes.

    >>> to_nquads([(("uri", "a:s"), ("uri", "a:p"), ("bnode", "b"), None)])
    '<a:s> <a:p> _:b .\n'
    """
    return "".join(sorted(set(map(quad_line, quads))))


def to_bytes(lines: Iterable[str]) -> bytes:
    """Return lines joined and encoded, without a text of all of them in between."""
    joined, coming = io.BytesIO(), iter(lines)
    while part := "".join(islice(coming, _AT_ONCE)):
        joined.write(part.encode("utf-8"))
    return joined.getvalue()


def to_trig(lines: Iterable[str], *, version: str = "") -> str:
    """Return lines of N-Quads as TriG, graphs and lines sorted; a version of RDF, such as 1.2, is said at its head.

    >>> to_trig(['<a:c> <a:says> <<( <a:s> <a:p> "1" )>> <a:g> .'], version="1.2").split()[-9:-2]
    ['<a:c>', '<a:says>', '<<(', '<a:s>', '<a:p>', '"1"', ')>>']
    """
    quads = ox.parse("\n".join(sorted(set(lines))).encode("utf-8"), format=ox.RdfFormat.N_QUADS)
    ordered = sorted(quads, key=lambda quad: str(quad.graph_name))  # sorting is stable: the lines keep their order
    written = bytes(ox.serialize(ordered, format=ox.RdfFormat.TRIG, prefixes=PREFIXES) or b"").decode("utf-8")
    body = written.splitlines(keepends=True)[len(PREFIXES) :]  # it gives the prefixes in no order
    head = [f'VERSION "{version}"\n'] if version else []
    return "".join((*head, *(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in sorted(PREFIXES)), *body))


def trig_parts(lines: Iterable[str], folder: Path, *, version: str = "") -> Iterator[str]:
    """Yield lines of N-Quads, ordered by their graphs, as the TriG that `to_trig` returns; what is being made lies in `folder`.

    The engine reads and writes files; nothing but a few lines is in memory.
    """
    source, made = folder / "ordered.nq", folder / "made.trig"
    with source.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(lines)
    ox.serialize(
        ox.parse(path=str(source), format=ox.RdfFormat.N_QUADS), str(made), format=ox.RdfFormat.TRIG, prefixes=PREFIXES
    )
    source.unlink()
    if version:
        yield f'VERSION "{version}"\n'
    yield from (f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in sorted(PREFIXES))
    with made.open(encoding="utf-8", newline="\n") as file:
        yield from islice(file, len(PREFIXES), None)


def by_line(quads: Iterable[Quad]) -> dict[str, Quad]:
    """Return quads under their lines of N-Quads, in the order of the lines, each once."""
    return dict(sorted(((quad_line(quad), quad) for quad in quads), key=itemgetter(0)))


def quad_line(quad: Quad) -> str:
    """Return a quad as a line of N-Quads."""
    subject, predicate, object_, graph = quad
    # IRIs are written without a call: there are a million quads.
    begin = f"<{subject[1]}>" if subject[0] == "uri" else cell_text(subject)
    end = "" if graph is None else f" <{graph[1]}>" if graph[0] == "uri" else f" {cell_text(graph)}"
    return f"{begin} <{predicate[1]}> {cell_text(object_)}{end} .\n"


def _term(term: Any) -> Term:
    return cell_from_oxigraph(term) or ()  # never empty: a quad has no unbound term but its graph
