"""Content negotiation: which of the formats on offer a client likes best (RFC 9110, section 12.5.1)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from starlette.datastructures import Headers

from vanort.server.protocol import Refusal

HTML = "html"
HTML_TYPE = "text/html; charset=utf-8"
ROWS: dict[str, str] = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "application/xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "text/html": HTML,
}
GRAPHS: dict[str, str] = {
    "text/turtle": "ttl",
    "application/n-triples": "nt",
    "text/plain": "nt",
    "application/n-quads": "nq",
    "application/ld+json": "jsonld",
    "application/json": "jsonld",
    "application/rdf+xml": "rdf",
    "application/xml": "rdf",
    "text/html": HTML,
}
MEDIA_TYPES: dict[str, str] = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "nq": "application/n-quads",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
    HTML: "text/html",
}
# What clients call a format in `?format=`, where it is not our own name: SPARQLWrapper says xml for RDF/XML, too.
_ALIASES = {
    "xml": "rdf",
    "rdfxml": "rdf",
    "rdf+xml": "rdf",
    "json": "jsonld",
    "json-ld": "jsonld",
    "turtle": "ttl",
    "n3": "ttl",
    "ntriples": "nt",
    "n-triples": "nt",
    "nquads": "nq",
    "n-quads": "nq",
}
_LIST = re.compile(r'(?:[^,"]|"(?:[^"\\]|\\.)*")+')  # a quoted parameter may hold a comma


class Chosen(NamedTuple):
    """A format, and the media type under which the client takes it."""

    format: str
    media_type: str

    @property
    def content_type(self) -> str:
        """The media type as a header says it."""
        return f"{self.media_type}; charset=utf-8" if self.media_type.startswith("text/") else self.media_type


def negotiate(headers: Headers, offers: Mapping[str, str], asked: str = "") -> Chosen:
    """Return the format that `?format=` asks for, or else the one that the headers like best.

    What `?format=` asks for and is not on offer counts for nothing: clients send the same word for rows and for graphs.

    Raises Refusal (406) with the list of what there is, where nothing will do.
    """
    named = by_name(asked, offers)
    found = named or choose(",".join(headers.getlist("accept")), offers)
    if found is None:
        types = ", ".join(dict.fromkeys(offers))
        raise Refusal(406, f"None of what the request accepts can be given here. This can be had as: {types}.")
    return found


def by_name(asked: str, offers: Mapping[str, str]) -> Chosen | None:
    """Return the format of a name or media type, if it is on offer.

    >>> by_name("xml", ROWS), by_name("xml", GRAPHS)
    (Chosen(format='xml', media_type='application/sparql-results+xml'), Chosen(format='rdf', media_type='application/rdf+xml'))
    """
    name = asked.strip().lower()
    if name in offers:
        return Chosen(offers[name], name)
    on_offer = set(offers.values())
    for wanted in (name, _ALIASES.get(name)):
        if wanted in on_offer:
            return Chosen(str(wanted), MEDIA_TYPES[str(wanted)])
    return None


def choose(accept: str, offers: Mapping[str, str]) -> Chosen | None:
    """Return the format that a client likes best; the first on offer where it does not care, None where none will do.

    >>> [found and found.format for found in (choose("text/csv;q=0.5, application/*", ROWS), choose("", ROWS))]
    ['json', 'json']
    >>> choose("image/png", ROWS)
    """
    if not accept.strip(" ,"):
        return Chosen(*next((format_, media_type) for media_type, format_ in offers.items()))
    wishes = [_wish(part) for part in _LIST.findall(accept)]
    best, best_quality = None, 0.0
    for media_type, format_ in offers.items():
        quality = _quality(media_type, wishes)
        if quality > best_quality:
            best, best_quality = Chosen(format_, media_type), quality
    return best


def _wish(part: str) -> tuple[str, float]:
    media_range, *parameters = (piece.strip() for piece in part.split(";"))
    quality = 1.0
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "q":
            try:
                quality = min(max(float(value), 0.0), 1.0)
            except ValueError:
                quality = 0.0
    return media_range.lower(), quality if quality == quality else 0.0


def _quality(media_type: str, wishes: list[tuple[str, float]]) -> float:
    family = media_type.partition("/")[0]
    for wanted in (media_type, f"{family}/*", "*/*"):
        found = [quality for media_range, quality in wishes if media_range == wanted]
        if found:
            return max(found)
    return 0.0
