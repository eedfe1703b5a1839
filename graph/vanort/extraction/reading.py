"""From a document to its entities and facts, in one call."""

from __future__ import annotations

from dataclasses import dataclass

from vanort.documents.model import Document
from vanort.extraction.entities import Entity, group
from vanort.extraction.facts import Fact
from vanort.extraction.lexicon import lexicon
from vanort.extraction.page import Page, lay_out
from vanort.extraction.recognition import recognise
from vanort.languages.detection import detect_language


@dataclass(frozen=True, eq=False)
class Extraction:
    """What was read out of one document."""

    page: Page
    entities: tuple[Entity, ...]
    facts: tuple[Fact, ...]


def extract(document: Document) -> Extraction:
    """Find the entities of a document and the facts between them."""
    language = document.language or detect_language(document.text)
    page = lay_out(document, lexicon(language))
    mentions, _addresses = recognise(page)
    entities = group(page, mentions)
    return Extraction(page, tuple(entities), ())
