"""Facts in the shape that corpora and scorers read: entities with mentions, facts between them."""

from __future__ import annotations

from typing import Any

from vanort.extraction.pipeline import Extraction


def annotation_of(extraction: Extraction) -> dict[str, Any]:
    """Return entities and facts as plain values, offsets into the text as read."""
    text = extraction.document.text if extraction.document else extraction.page.text

    def stretch(start: int, end: int) -> dict[str, Any]:
        start, end = extraction.source(start, end)
        return {"start": start, "end": end, "text": text[start:end]}

    entities = [
        {
            "id": entity.id,
            "type": entity.kind,
            "label": entity.label,
            "mentions": [stretch(m.start, m.end) for m in entity.mentions],
        }
        for entity in extraction.entities
    ]
    facts = [
        {
            "subject": fact.subject.id,
            "predicate": fact.predicate,
            "object": fact.object if isinstance(fact.object, str) else fact.object.id,
            "evidence": stretch(fact.start, fact.end),
            "certainty": round(fact.probability, 2) if fact.modality == "asserted" else fact.modality,
        }
        for fact in extraction.facts
    ]
    return {"entities": entities, "facts": facts}
