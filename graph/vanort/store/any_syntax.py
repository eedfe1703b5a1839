"""RDF files of any syntax as quads: the ending says which, and .gz is unpacked on the way."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

import pyoxigraph as ox
from rdflib import RDF

from vanort.errors import StoreError
from vanort.store.quads import Quad, quad_from_oxigraph
from vanort.support.files import refuse_device

ENDINGS = (".nq", ".trig", ".jsonld")  # those that have graphs with names
_REIFIES = f"{RDF}reifies"
_PARTS = tuple(map(str, (RDF.subject, RDF.predicate, RDF.object)))


def ending_of(path: Path) -> str:
    """Return the ending that says the syntax of a file, that of a packed one without its .gz.

    >>> ending_of(Path("lund.trig.gz"))
    '.trig'
    """
    return (Path(path.stem) if path.suffix.lower() == ".gz" else path).suffix.lower()


def read_rdf(path: Path) -> Iterator[Quad]:
    """Yield the quads of a file; a claim written as a reifier of RDF 1.2 comes as the statement that it is in RDF 1.1.

    Raises StoreError where it cannot be read, or is not what its ending says.
    """
    format_ = ox.RdfFormat.from_extension(ending_of(path).lstrip("."))
    if format_ is None:
        hint = f"Known: {', '.join(ENDINGS)}, each also as .gz."
        raise StoreError(f"The ending {ending_of(path)!r} says of no RDF syntax.", path=path, hint=hint)
    try:
        refuse_device(path, error=StoreError)
        with gzip.open(path) if path.suffix.lower() == ".gz" else path.open("rb") as file:
            for quad in ox.parse(cast(IO[bytes], file), format=format_):
                yield from _plain(quad_from_oxigraph(quad))
    except (SyntaxError, ValueError) as error:
        raise StoreError(f"This is not {format_.name}: {error}.", path=path) from None
    except (OSError, EOFError, zlib.error) as error:
        raise StoreError(f"The dataset cannot be read: {str(error)[:200]}.", path=path) from None


def _plain(quad: Quad) -> Iterator[Quad]:
    subject, predicate, object_, graph = quad
    if predicate[1] == _REIFIES and object_[0] == "triple":
        yield from ((subject, ("uri", part), term, graph) for part, term in zip(_PARTS, object_[1:], strict=True))
    else:
        yield quad
