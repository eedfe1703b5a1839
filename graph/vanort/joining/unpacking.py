"""A published dataset written out as a workspace: excerpts of its documents with their claims, decisions, registers.

So it is put into another workspace like any other: things become one by a rule or a decision, and passages stay beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import DecimalException
from pathlib import Path

from rdflib import DCTERMS, RDF, SKOS, URIRef
from rdflib.term import Node

from vanort.claims import Claim
from vanort.claims.graph import OA, triples_to_claims_file
from vanort.claims.model import Span
from vanort.claims.reading import parse_claims_file
from vanort.claims.terms import short_names
from vanort.claims.writing import format_claims_file, format_scalar, object_written
from vanort.documents import Document, read_document
from vanort.documents.metadata import metadata_path
from vanort.errors import ClaimsError, VanortError
from vanort.identity.decisions import KINDS, Decision
from vanort.joining.deciding import PUBLISHED, decision_text
from vanort.joining.excerpts import Passage, excerpt
from vanort.joining.published import Published
from vanort.joining.registers_published import write_registers
from vanort.joining.same_document import AS_PUBLISHED, mark_of
from vanort.support.files import write_atomically
from vanort.vocabulary import CONCEPT, ID, VANORT
from vanort.workspace.model import SETTINGS, Workspace

EXCERPT = "excerpt_of"  # the field beside an excerpt that says of which document it is, by its hash
_STEM = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,80}[a-z0-9])?")
_KEEP = re.compile(r"[a-z-]+/[a-z0-9][a-z0-9.-]*")
_SHA = re.compile(r"sha256:([0-9a-f]{64})")
_BROKEN = (AssertionError, StopIteration, IndexError, KeyError, ValueError, DecimalException)
_FIELDS = (("publisher", DCTERMS.publisher), ("address", DCTERMS.source), ("language", DCTERMS.language))

Keys = dict[URIRef, str]  # the things of all documents, as decisions name them


def unpack(published: Published, folder: Path, faults: list[VanortError]) -> Workspace:
    """Write a dataset out as a workspace in an empty folder; what of it cannot be used is added to `faults`."""
    write_atomically(folder / SETTINGS, "")
    place = Workspace(folder)
    keys: Keys = {}
    for source in sorted(published.claims.subjects(RDF.type, VANORT.Document), key=str):
        try:
            _write_document(published, URIRef(str(source)), place, keys)
        except (*_BROKEN, ClaimsError) as fault:
            why = fault.found if isinstance(fault, ClaimsError) else "Its claims are not as vanort writes them."
            faults.append(ClaimsError(f"{source} is left out: {why}", path=published.path))
    decisions = sorted(_decisions(published, keys), key=lambda each: (each.things, each.kind, each.date, each.why))
    if decisions:
        write_atomically(place.root / PUBLISHED, "".join(map(decision_text, decisions)))
    write_registers(published, place, faults)
    return place


def _write_document(published: Published, source: URIRef, place: Workspace, keys: Keys) -> None:
    names = [str(each) for each in published.claims.objects(source, DCTERMS.identifier)]
    sha = _original(names)
    old = next(each for each in names if each.startswith("claims/")).removeprefix("claims/").removesuffix(".yaml")
    stem = f"{old if _STEM.fullmatch(old) else 'document'}-{sha[:8]}"
    path = place.documents / f"{stem}.txt"
    own = next(match[1] for each in names if (match := _SHA.fullmatch(each)))
    nowhere = Document(path, "", (), own)  # its text was not published
    file = triples_to_claims_file(published.claims, published.links, nowhere)
    passages = _passages(published, source)
    made = excerpt(passages.values())
    write_atomically(path, made.text)
    beside = _metadata(published, source, sha)
    write_atomically(metadata_path(path), beside)
    document = read_document(path)
    ids = {thing.iri: thing.id for thing in file.things}
    said = tuple(claim for claim in file.statements if _is_said(claim, ids))
    kept = replace(file, stem=stem, document=document, statements=said).moved(lambda span: made.span(passages[span]))
    text = format_claims_file(kept)
    parse_claims_file(text, stem, document)  # what cannot be read again is not brought in
    write_atomically(place.claims / f"{stem}.yaml", text)
    write_atomically(metadata_path(path), f"{beside}{AS_PUBLISHED}: {mark_of(text)}\n")
    keys |= {thing.iri: f"{stem}:{thing.id}" for thing in file.things}


def _original(identifiers: list[str]) -> str:
    """Return the hash of the document that was read first: an excerpt names it, and others are it."""
    found = [match[1] for each in sorted(identifiers) if (match := _SHA.search(each))]
    return found[0]  # "excerpt-of:" sorts before "sha256:"


def _passages(published: Published, source: URIRef) -> dict[Span, Passage]:
    """Return the words that the claims of a document rest on, by where they stand in it."""
    graph, found = published.claims, {}
    for target in sorted(graph.subjects(OA.hasSource, source), key=str):
        claim = str(target).removesuffix("#target")
        position, quote = URIRef(f"{claim}#position"), URIRef(f"{claim}#quote")
        start, end = (int(str(graph.value(position, bound))) for bound in (OA.start, OA.end))
        exact, prefix, suffix = (str(graph.value(quote, part) or "") for part in (OA.exact, OA.prefix, OA.suffix))
        found[Span(start, end)] = Passage(start, exact, prefix, suffix)
    return found


def _is_said(claim: Claim, ids: Mapping[URIRef, str]) -> bool:
    """Whether a claims file has words for a claim: that of a person who was taken out has lost its subject."""
    try:
        object_written(claim.object, ids)
    except ValueError:
        return False
    return claim.subject in ids and claim.predicate in short_names()


def _metadata(published: Published, source: URIRef, sha: str) -> str:
    fields = {"title": published.claims.value(source, DCTERMS.title)}
    fields |= {name: published.claims.value(source, term) for name, term in _FIELDS}
    fields["date"] = published.claims.value(source, DCTERMS.date)
    lines = [f"{name}: {format_scalar(str(value))}" for name, value in fields.items() if value]
    return "\n".join([*lines, f"{EXCERPT}: sha256:{sha}"]) + "\n"


def _decisions(published: Published, keys: Keys) -> Iterator[Decision]:
    """Yield what people have decided, as far as its things came along; what a rule has decided is decided here anew."""
    graph = published.links

    def text(decision: Node, term: URIRef) -> str:
        return str(graph.value(decision, term) or "")

    for decision in graph.subjects(RDF.type, VANORT.Decision):
        kind = text(decision, VANORT.kind).removeprefix(f"{CONCEPT}decision-kind/")
        things = tuple(sorted(keys[t] for t in map(_iri, graph.objects(decision, VANORT.concerns)) if t in keys))
        if kind not in KINDS or not things or not text(decision, DCTERMS.identifier).startswith("decisions/"):
            continue
        kept = URIRef(text(decision, VANORT.keeps))
        keep = str(kept).removeprefix(str(ID)) if kept not in keys and kept.startswith(ID) else ""
        yield Decision(
            kind,
            things,
            keep if _KEEP.fullmatch(keep) else "",
            _names(published, kept) if kept else (),
            text(decision, DCTERMS.creator),
            text(decision, DCTERMS.date),
            text(decision, DCTERMS.description),
            text(decision, VANORT.active) != "false",
            PUBLISHED,
            0,
        )


def _iri(term: Node) -> URIRef:
    return URIRef(str(term))


def _names(published: Published, thing: URIRef) -> tuple[tuple[str, str], ...]:
    """Return the names that a decision may have given: those that are preferred, and others that no claim gives the thing."""
    graph = published.claims
    claimed = {
        graph.value(claim, RDF.object)
        for claim in graph.subjects(RDF.subject, thing)
        if graph.value(claim, RDF.predicate) in (SKOS.prefLabel, SKOS.altLabel)
    }
    found = sorted(published.names.get(thing, ()), key=lambda each: (each[1].language or "", each[0], str(each[1])))
    return tuple(
        (name.language, str(name)) for other, name in found if name.language and not (other and name in claimed)
    )
