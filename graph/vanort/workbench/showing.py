"""What a page shows of a document: plain values, each entry by its key, offsets in Unicode code points."""

from __future__ import annotations

from typing import Any

from rdflib import Literal, URIRef

from vanort.claims import Claim, Thing
from vanort.claims.terms import short_names, write_reference
from vanort.errors import VanortError
from vanort.workbench.bench import Bench
from vanort.workbench.blocks import blocks_of
from vanort.workbench.opened import Opened, key_of_claim, key_of_thing
from vanort.workbench.questions import names_of, questions_of


def document_shown(bench: Bench, name: str) -> dict[str, Any]:
    """Return a document with its structure, its entries, and what is to be asked of it."""
    opened = bench.open(name)
    document, sentences = opened.file.document, opened.sentences
    return {
        "name": name,
        "title": document.title or name,
        "language": document.language,
        "address": document.address,
        "text": document.text,
        "sections": [section.heading for section in document.sections],
        "sentences": [[one.start, one.end, one.section] for one in sentences],
        "blocks": blocks_of(document, sentences),
        "questions": [list(question.keys) for question in questions_of(opened.file, sentences)],
        "names": [{"keys": q.keys, "ofList": q.of_list} for q in names_of(opened.file, sentences)],
        **entries_shown(opened),
        **said_shown(opened),
    }


def said_shown(opened: Opened) -> dict[str, Any]:
    """Return the version, and the numbers of the sentences that hold no fact."""
    silent = [number for number, words in enumerate(opened.wording) if words in opened.no_facts]
    return {"version": opened.version, "noFacts": silent}


def entries_shown(opened: Opened) -> dict[str, Any]:
    """Return all things and facts of a document."""
    sha = opened.file.document.sha256
    ids = {thing.iri: key_of_thing(thing) for thing in opened.file.things}
    return {
        "things": {key_of_thing(thing): thing_shown(thing) for thing in opened.file.things},
        "facts": {key_of_claim(claim, sha): fact_shown(claim, ids) for claim in opened.file.statements},
    }


def thing_shown(thing: Thing) -> dict[str, Any]:
    """Return a thing: type, names, code and how it was read."""
    names = [name.text for name in thing.names]
    return {
        "type": short_names()[thing.type],
        "name": next((name.text for name in thing.names if name.preferred), names[0] if names else ""),
        "names": names,
        "mentions": [[name.span.start, name.span.end] for name in thing.names],
        "code": thing.code,
        "span": [thing.span.start, thing.span.end],
        **_reading(thing),
    }


def fact_shown(claim: Claim, ids: dict[URIRef, str]) -> dict[str, Any]:
    """Return a fact: the keys of its things, its property, or its value in words, and how it was read."""
    object_ = claim.object
    shown: dict[str, Any] = {"subject": ids[claim.subject], "property": short_names()[claim.predicate]}
    if isinstance(object_, URIRef) and object_ in ids:
        shown["object"] = ids[object_]
    elif isinstance(object_, Literal):
        shown["value"] = str(object_)
    else:
        shown["concept"] = write_reference(URIRef(str(object_))) or str(object_)
    return {**shown, "span": [claim.span.start, claim.span.end], **_reading(claim)}


def _reading(entry: Thing | Claim) -> dict[str, Any]:
    reading = entry.reading
    return {
        "review": reading.review,
        "modality": reading.modality,
        "confidence": float(reading.confidence),
        "rule": reading.rule,
        "agrees": reading.agrees,
        "disagrees": reading.disagrees,
        "note": reading.note,
        "by": reading.by,
        "date": reading.date,
    }


def changed_shown(opened: Opened, keys: tuple[str, ...]) -> dict[str, Any]:
    """Return the entries of some keys as they are now."""
    ids = {thing.iri: key_of_thing(thing) for thing in opened.file.things}
    things, facts = {}, {}
    for key in keys:
        entry = opened.entry(key)
        if isinstance(entry, Thing):
            things[key] = thing_shown(entry)
        elif isinstance(entry, Claim):
            facts[key] = fact_shown(entry, ids)
    return {"things": things, "facts": facts, **said_shown(opened)}


def documents_shown(bench: Bench) -> list[dict[str, Any]]:
    """Return every document with how far it is; one that cannot be read says why."""
    found: list[dict[str, Any]] = []
    for name in bench.names():
        try:
            coverage = bench.coverage(name)
        except VanortError as fault:
            found.append({"name": name, "title": name, "fault": str(fault)})
            continue
        statements = bench.open(name).file.statements
        found.append(
            {
                "name": name,
                "title": coverage.document.title or name,
                "language": coverage.document.language,
                "sentences": len(coverage.sentences),
                "covered": len(coverage.sentences) - len(coverage.open),
                "waiting": coverage.waiting,
                "decided": sum(claim.reading.review != "unreviewed" for claim in statements),
                "complete": coverage.complete,
            }
        )
    return found
