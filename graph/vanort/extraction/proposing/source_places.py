"""Claims at the places that their words have in the document as it was read, before it was brought to its plain form."""

from __future__ import annotations

from dataclasses import replace

from vanort.claims import ClaimsFile, Span
from vanort.extraction.pipeline import Extraction


def at_source(file: ClaimsFile, extraction: Extraction) -> ClaimsFile:
    """Return a claims file whose spans count the document's own characters; names stay in their plain form."""
    if extraction.document is None or extraction.document is extraction.page.document:
        return file

    def place(span: Span) -> Span:
        return Span(*extraction.source(span.start, span.end))

    things = tuple(
        replace(
            thing,
            span=place(thing.span),
            names=tuple(replace(name, span=place(name.span)) for name in thing.names),
        )
        for thing in file.things
    )
    statements = tuple(replace(claim, span=place(claim.span)) for claim in file.statements)
    return replace(file, document=extraction.document, things=things, statements=statements)
