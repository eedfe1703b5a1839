"""Claims: what a document says, tied to the characters that say it, as values, as a file and as RDF."""

from __future__ import annotations

from vanort.claims.model import Claim, ClaimsFile, Name, Reading, Span, Thing, local_iri
from vanort.claims.quotes import find_quote, passage_around, quotable
from vanort.claims.reading import document_of, parse_claims_file, read_claims_file
from vanort.claims.writing import format_claims_file

__all__ = [
    "Claim",
    "ClaimsFile",
    "Name",
    "Reading",
    "Span",
    "Thing",
    "document_of",
    "find_quote",
    "format_claims_file",
    "local_iri",
    "parse_claims_file",
    "passage_around",
    "quotable",
    "read_claims_file",
]
