"""Turtle files as rdflib triples, read by Oxigraph's parser: many times faster than rdflib's, the same terms; and a graph as Turtle."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from rdflib import Graph, URIRef
from rdflib.plugins.serializers.longturtle import LongTurtleSerializer
from rdflib.term import Node

from vanort.errors import QueryError, StoreError
from vanort.store import guard
from vanort.store.cells import cell_from_oxigraph, cell_to_rdflib
from vanort.support.files import refuse_device
from vanort.support.merge_conflicts import refuse_conflict

Triple = tuple[Node, Node, Node]
MOST_BYTES = 8_000_000  # some 190,000 triples, for which a build takes a GB of memory


def read_turtle(path: Path) -> list[Triple]:
    """Read the triples of a Turtle file, blank nodes under canonical names, so that they are the same on every run.

    Raises StoreError, with what the parser says of the place, where the file is missing, not Turtle, or too large.
    """
    try:
        refuse_device(path, error=StoreError)
        _refuse_too_much(path)
        dataset = ox.Dataset(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))
    except SyntaxError as fault:
        refuse_conflict(path.read_text(encoding="utf-8", errors="replace"), path=path, error=StoreError)
        raise StoreError(
            f"This is not Turtle: {fault.msg}.", path=path, line=fault.lineno, hint="Mend the file, or move it away."
        ) from None
    except MemoryError:  # the parser takes no word longer than 16 MB
        raise StoreError("The file holds a text too long to read.", path=path, hint="Make it shorter.") from None
    except (OSError, ValueError) as fault:
        raise StoreError(f"The file cannot be read: {fault}.", path=path) from None
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return [_triple(quad) for quad in dataset]


def _refuse_too_much(path: Path) -> None:
    """Raise StoreError for a file that is larger, or nested deeper, than a list that somebody keeps."""
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise StoreError(
            f"The file has {size:,} bytes; of a list at most {MOST_BYTES:,} are read.",
            path=path,
            hint="Leave out what the documents do not name, or ask the whole list where it is: vanort query --endpoint.",
        )
    text = path.read_text(encoding="utf-8", errors="replace")
    if max(text.count("("), text.count("[")) > guard.MOST_NESTED:
        try:
            guard.check_nesting(text)
        except QueryError as deep:
            raise StoreError("The brackets nest too deep.", path=path, line=deep.line, hint="Mend the file.") from None


def _triple(quad: Any) -> Triple:
    terms = [cell_to_rdflib(cell_from_oxigraph(term)) for term in (quad.subject, quad.predicate, quad.object)]
    subject, predicate, object_ = (term for term in terms if term is not None)
    return subject, predicate, object_


def write_turtle(graph: Graph) -> str:
    """Return a graph as rdflib's `longturtle` writes it."""
    written = io.BytesIO()
    _Writer(graph).serialize(written, canon=False)
    return written.getvalue().decode("utf-8")


class _Writer(LongTurtleSerializer):
    """Shortens each IRI once: rdflib does so each time that it stands in a triple, which is half of its time."""

    def __init__(self, store: Graph) -> None:
        super().__init__(store)  # type: ignore[no-untyped-call]
        self._short: dict[tuple[URIRef, bool], str | None] = {}

    def preprocess(self) -> None:
        super().preprocess()
        self._short.clear()  # what was met before a prefix was made for it has a short form now

    def get_pname(self, uri: Node, gen_prefix: bool = True) -> str | None:
        if not isinstance(uri, URIRef):
            return None
        if (uri, gen_prefix) not in self._short:
            self._short[uri, gen_prefix] = super().get_pname(uri, gen_prefix)  # type: ignore[no-untyped-call]
        return self._short[uri, gen_prefix]
