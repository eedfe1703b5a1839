"""The body of a request that brings a graph: read in a worker, which has an end of time and of memory."""

from __future__ import annotations

from typing import NamedTuple

import pyoxigraph as ox

from vanort.errors import QueryError


class GraphBody(NamedTuple):
    """Bytes of an RDF syntax, named by its media type, with the IRI that relative ones are read against."""

    data: bytes
    media_type: str
    base: str


def as_triples(body: GraphBody) -> bytes:
    r"""Return a body as N-Triples, its blank nodes with names that nothing else has.

    >>> as_triples(GraphBody(b"<a> a <b>.", "text/turtle", "http://example.org/"))
    b'<http://example.org/a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://example.org/b> .\n'

    Raises QueryError where the bytes are not of that syntax.
    """
    format_ = ox.RdfFormat.from_media_type(body.media_type)
    try:
        quads = ox.parse(body.data, format=format_, base_iri=body.base, rename_blank_nodes=True)
        return bytes(ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES) or b"")
    except (SyntaxError, ValueError) as error:
        raise QueryError(f"The body cannot be read as {body.media_type}: {str(error)[:200]}") from None
