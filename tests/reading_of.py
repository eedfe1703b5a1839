"""Read a text of the test's own, and say its facts with the names that the text has."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from vanort.documents import Document
from vanort.documents.sections import find_sections
from vanort.extraction.coreference.grouping import Entity
from vanort.extraction.pipeline import Extraction, extract
from vanort.extraction.relations.fact import Fact
from vanort.languages import LanguagePack

Packs = Mapping[str, LanguagePack] | None


def read(text: str, language: str, packs: Packs = None) -> Extraction:
    """Extract from a text; an empty language is found out."""
    sha = hashlib.sha256(text.encode()).hexdigest()
    return extract(Document(Path("page.txt"), text, find_sections(text), sha, language=language), packs=packs)


def facts(text: str, language: str, modality: str = "asserted", packs: Packs = None) -> set[tuple[str, str, str]]:
    """Return the facts of a text as (subject, predicate, object), by label."""
    return {
        (fact.subject.label, fact.predicate, value_of(fact))
        for fact in read(text, language, packs).facts
        if fact.modality == modality
    }


def value_of(fact: Fact) -> str:
    """Return the object of a fact: the label of a thing, or what the text says."""
    return fact.object.label if isinstance(fact.object, Entity) else fact.object


def told_of(text: str, language: str, predicate: str) -> set[str]:
    """Return the asserted facts of a relation as "subject – object"."""
    return {f"{one} – {other}" for one, said, other in facts(text, language) if said == predicate}


def names(text: str, language: str) -> set[tuple[str, str]]:
    """Return the mentions of a text as (type, words)."""
    extraction = read(text, language)
    return {
        (entity.kind, extraction.page.text[m.start : m.end]) for entity in extraction.entities for m in entity.mentions
    }
