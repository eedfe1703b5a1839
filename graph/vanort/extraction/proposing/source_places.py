"""Claims at the places that their words have in the document as it was read, before it was brought to its plain form."""

from __future__ import annotations

from dataclasses import replace

from vanort.claims import ClaimsFile, Span
from vanort.extraction.pipeline import Extraction


def at_source(file: ClaimsFile, extraction: Extraction) -> ClaimsFile:
    """Return a claims file whose spans count the document's own characters; names stay in their plain form."""
    if extraction.document is None or extraction.document is extraction.page.document:
        return file

    moved = file.moved(lambda span: Span(*extraction.source(span.start, span.end)))
    return replace(moved, document=extraction.document)
