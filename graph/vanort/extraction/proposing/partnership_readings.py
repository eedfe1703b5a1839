"""A partnership is as sure, and as much of the present, as what the text says of its partners."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from rdflib import URIRef

from vanort.claims import ClaimsFile, Reading, Thing
from vanort.vocabulary import VANORT


def read_like_their_partners(file: ClaimsFile) -> ClaimsFile:
    """Return the file with each partnership as sure as the least sure of its partners, and past or planned like them.

    A partnership that is accepted before its partners, or that stands in the view though they have gone, would be
    one with nobody in it.
    """
    partners: dict[URIRef, list[Reading]] = defaultdict(list)
    for claim in file.statements:
        if claim.predicate == VANORT.partner:
            partners[claim.subject].append(claim.reading)
    return replace(file, things=tuple(_like(thing, partners.get(thing.iri, [])) for thing in file.things))


def _like(thing: Thing, partners: list[Reading]) -> Thing:
    if thing.type != VANORT.Partnership or not partners:
        return thing
    modalities = {reading.modality for reading in partners}
    modality = modalities.pop() if len(modalities) == 1 else thing.reading.modality
    confidence = min(thing.reading.confidence, *(reading.confidence for reading in partners))
    return replace(thing, reading=replace(thing.reading, confidence=confidence, modality=modality))
