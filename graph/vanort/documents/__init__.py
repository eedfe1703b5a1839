"""Documents in: one door a format, each giving text, sections and metadata."""

from __future__ import annotations

from vanort.documents.model import Document, Section
from vanort.documents.reading import read_document

__all__ = ["Document", "Section", "read_document"]
