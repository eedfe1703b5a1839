"""The formats in which answers of other servers are accepted, and how the right one is known."""

from __future__ import annotations

from typing import Any

import pyoxigraph as ox

from vanort.store.received import rows_from_json, rows_from_xml

ROWS = "application/sparql-results+json, application/sparql-results+xml;q=0.5"
TRIPLES = "application/n-triples, text/turtle;q=0.9, application/rdf+xml;q=0.5"
ROW_FORMATS = {
    "application/sparql-results+json": rows_from_json,
    "application/json": rows_from_json,
    "application/sparql-results+xml": rows_from_xml,
}
# Types that say nothing of what comes: the answer itself does.
SAYS_NOTHING = {
    "text/plain",
    "text/xml",
    "text/json",
    "text/javascript",
    "application/xml",
    "application/octet-stream",
}
GRAPH_FORMATS = {
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "text/plain": ox.RdfFormat.N_TRIPLES,
}


def reader_of(beginning: bytes, formats: dict[str, Any]) -> Any:
    """Return the reader for a body that its server has given no telling type, by how it begins."""
    start = beginning.removeprefix(b"\xef\xbb\xbf").lstrip()[:200]
    if start.startswith(b"{"):
        return formats.get("application/sparql-results+json")
    if start.startswith((b"<?xml", b"<sparql")) and b"html" not in start.lower():
        return formats.get("application/sparql-results+xml")
    return None
