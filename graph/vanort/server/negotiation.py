"""Content negotiation: which of the formats on offer a client likes best (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Mapping

HTML = "html"
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
    "csv": "text/csv; charset=utf-8",
    "tsv": "text/tab-separated-values; charset=utf-8",
    "ttl": "text/turtle; charset=utf-8",
    "nt": "application/n-triples",
    "nq": "application/n-quads",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
    HTML: "text/html; charset=utf-8",
}


def choose(accept: str, offers: Mapping[str, str]) -> str | None:
    """Return the format that a client likes best; the first on offer where it does not care, None where none will do.

    >>> choose("text/csv;q=0.5, application/*", ROWS), choose("", ROWS), choose("image/png", ROWS)
    ('json', 'json', None)
    """
    if not accept.strip():
        return next(iter(offers.values()))
    wishes = [_wish(part) for part in accept.split(",")]
    best, best_rank = None, (0.0, 0.0)
    for number, (media_type, format_) in enumerate(offers.items()):
        quality = _quality(media_type, wishes)
        rank = (quality, -float(number))
        if quality > 0 and (best is None or rank > best_rank):
            best, best_rank = format_, rank
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
