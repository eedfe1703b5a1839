"""Claims as RDF and back: one `rdf:Statement` a claim, with both selectors of the Web Annotation model.

See https://www.w3.org/TR/annotation-model/#selectors. Targets and selectors have IRIs below the claim's own, so
that the same claims give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import cache
from itertools import chain
from operator import itemgetter

from rdflib import DCTERMS, OWL, PROV, RDF, RDFS, SKOS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from vanort.claims.model import Claim, ClaimsFile, Name, Reading, Span, Thing
from vanort.claims.terms import read_time
from vanort.documents import Document
from vanort.store.cells import LANG_STRING, XSD_STRING, cell_from_rdflib
from vanort.store.quads import CellTriple, Term
from vanort.vocabulary import CONCEPT, ID, VANORT

OA = Namespace("http://www.w3.org/ns/oa#")
CONTEXT = 40  # characters of prefix and suffix: enough for a reader, and for finding the quote in a new edition
COMPUTED = "computed/suggested-goal"  # the rule of claims that a build makes, and that stand in no file
Triple = tuple[Node, Node, Node]
Resolve = Callable[[URIRef], URIRef]


def document_iri(document: Document) -> URIRef:
    """Return the IRI of a document: the hash of its bytes as received."""
    return ID[f"document/{document.sha256[:12]}"]


def asserted_triples(claims_file: ClaimsFile, resolve: Resolve) -> Iterator[Triple]:
    """Yield the plain triples that a document asserts, things under the IRIs that the dataset uses."""
    for claim in claims_file.claims():
        if claim.reading.stands:
            yield resolve(claim.subject), claim.predicate, _resolved(claim.object, resolve)


def claims_to_cells(claims_file: ClaimsFile, resolve: Resolve, computed: Iterable[Claim] = ()) -> Iterator[CellTriple]:
    """Yield the document, how it was read, and every claim with its passage; `computed` are not in the file itself.

    They come as cells (see `vanort.store.cells`): a large table has a million of them.
    """
    document, text = document_iri(claims_file.document), claims_file.document.text
    source, place = _uri(document), f"claims/{claims_file.stem}.yaml:"
    for triple in document_triples(claims_file.document, claims_file.stem):
        yield _as_cells(triple)
    runs: dict[str, Term] = {}
    further = ((claim.iri(claims_file.document.sha256), claim) for claim in computed)
    # In the order in which a dataset has them, which is quicker to sort then.
    for iri, claim in sorted(chain(claims_file.named_claims(), further), key=itemgetter(0)):
        by = "rules" if claim.reading.rule else "people"
        if by not in runs:
            runs[by] = _uri(ID[f"run/{claims_file.stem}.{by}"])
            yield runs[by], _TYPE, _ACTIVITY
            yield runs[by], _USED, source
            yield runs[by], _LABEL, _RUNS[by]
        one = _uri(iri)
        yield one, _TYPE, _CLAIM
        yield one, _SUBJECT, _uri(resolve(claim.subject))
        yield one, _PREDICATE, _uri(claim.predicate)
        yield one, _OBJECT, _term(_resolved(claim.object, resolve))
        yield one, _CONFIDENCE, _sure(claim.reading.confidence)
        yield one, _MODALITY, _concept("modality", claim.reading.modality)
        yield one, _REVIEW, _concept("review-status", claim.reading.review)
        yield one, _GENERATED, runs[by]
        yield one, _IDENTIFIER, _text(f"{place}{claim.line}")
        if claim.reading.rule:
            yield one, _RULE, _text(claim.reading.rule)
        if claim.reading.note:
            yield one, _NOTE, _text(claim.reading.note)
        yield from _target(one, source, text, claim.span)


def _target(claim: Term, document: Term, text: str, span: Span) -> Iterator[CellTriple]:
    target, position, quote = (_uri(f"{claim[1]}#{part}") for part in ("target", "position", "quote"))
    yield claim, _HAS_TARGET, target
    yield target, _HAS_SOURCE, document
    yield target, _HAS_SELECTOR, position
    yield target, _HAS_SELECTOR, quote
    yield position, _TYPE, _POSITION
    yield position, _START, _number(span.start)
    yield position, _END, _number(span.end)
    yield quote, _TYPE, _QUOTE
    yield quote, _EXACT, _text(text[span.start : span.end])
    yield quote, _PREFIX, _text(text[max(0, span.start - CONTEXT) : span.start])
    yield quote, _SUFFIX, _text(text[span.end : span.end + CONTEXT])


def _uri(iri: str) -> Term:
    return ("uri", str(iri))


def _text(text: str) -> Term:
    return ("literal", text, "", XSD_STRING)


def _number(number: int) -> Term:
    return ("literal", str(number), "", _INTEGER)


@cache  # as below: hardly more than a dozen of each in any dataset
def _sure(confidence: Decimal) -> Term:
    return ("literal", _canonical(confidence), "", _DECIMAL)


@cache
def _concept(scheme: str, name: str) -> Term:
    return _uri(CONCEPT[f"{scheme}/{name}"])


def _term(node: Node) -> Term:
    return cell_from_rdflib(node) or ()  # never empty: nothing in a triple is unbound


def _as_cells(triple: Triple) -> CellTriple:
    subject, predicate, object_ = map(_term, triple)
    return subject, predicate, object_


_INTEGER, _DECIMAL = f"{XSD.integer}", f"{XSD.decimal}"
# Terms that each claim repeats.
_TYPE, _SUBJECT, _PREDICATE, _OBJECT = map(_uri, (RDF.type, RDF.subject, RDF.predicate, RDF.object))
_CLAIM, _CONFIDENCE, _MODALITY = map(_uri, (VANORT.Claim, VANORT.confidence, VANORT.modality))
_REVIEW, _RULE, _NOTE = map(_uri, (VANORT.reviewStatus, VANORT.rule, SKOS.note))
_IDENTIFIER, _LABEL = map(_uri, (DCTERMS.identifier, RDFS.label))
_ACTIVITY, _USED, _GENERATED = map(_uri, (PROV.Activity, PROV.used, PROV.wasGeneratedBy))
_HAS_TARGET, _HAS_SOURCE, _HAS_SELECTOR = map(_uri, (OA.hasTarget, OA.hasSource, OA.hasSelector))
_POSITION, _QUOTE = map(_uri, (OA.TextPositionSelector, OA.TextQuoteSelector))
_START, _END, _EXACT, _PREFIX, _SUFFIX = map(_uri, (OA.start, OA.end, OA.exact, OA.prefix, OA.suffix))
_RUNS = {
    by: ("literal", words, "en", LANG_STRING)
    for by, words in (("rules", "Proposed by rules"), ("people", "Written by hand"))
}


def document_triples(document: Document, stem: str) -> Iterator[Triple]:
    """Yield what is known about a document itself, and where its headings stand."""
    iri = document_iri(document)
    yield iri, RDF.type, VANORT.Document
    yield iri, DCTERMS.identifier, Literal(f"documents/{document.path.name}")
    yield iri, DCTERMS.identifier, Literal(f"claims/{stem}.yaml")
    language = document.language or "und"
    yield iri, DCTERMS.title, Literal(document.title or document.path.name, lang=language)
    yield iri, SKOS.prefLabel, Literal(document.title or document.path.name, lang=language)
    yield iri, DCTERMS.language, Literal(language)
    yield iri, DCTERMS.identifier, Literal(f"sha256:{document.sha256}")
    if document.excerpt_of:
        yield iri, DCTERMS.identifier, Literal(f"excerpt-of:{document.excerpt_of}")
    if document.publisher:
        yield iri, DCTERMS.publisher, Literal(document.publisher)
    if document.address:
        yield iri, DCTERMS.source, Literal(document.address)
    if document.date:
        yield iri, DCTERMS.date, read_time(document.date) or Literal(document.date)
    for section in document.sections:
        if section.heading:  # what stands before the first heading has none
            part = URIRef(f"{iri}#section-{section.start}")
            yield part, DCTERMS.isPartOf, iri
            yield part, DCTERMS.title, Literal(section.heading, lang=language)
            yield part, OA.start, Literal(section.start)


def link_triples(claims_file: ClaimsFile, resolve: Resolve) -> Iterator[Triple]:
    """Yield how the file itself names its things, so that an identity can be switched off again."""
    for thing in claims_file.things:
        if resolve(thing.iri) != thing.iri:
            yield thing.iri, OWL.sameAs, resolve(thing.iri)
        if thing.code:
            yield thing.iri, DCTERMS.identifier, Literal(thing.code)
    for iri, claim in claims_file.named_claims():
        if resolve(claim.subject) != claim.subject:
            yield iri, VANORT.subjectAsStated, claim.subject
        if isinstance(claim.object, URIRef) and resolve(claim.object) != claim.object:
            yield iri, VANORT.objectAsStated, claim.object


def triples_to_claims_file(graph: Graph, links: Graph, document: Document) -> ClaimsFile:
    """Rebuild the claims file of a document from the graphs `claims` and `links`; the inverse of the above.

    `document` is the text that the claims speak of, or stands for it: all offsets are those of that text.
    """
    source = document_iri(document)
    name = next(str(i) for i in graph.objects(source, DCTERMS.identifier) if str(i).startswith("claims/"))
    stem = name.removeprefix("claims/").removesuffix(".yaml")
    found = (_claim(graph, links, iri) for iri in _claims_of(graph, source))
    claims = sorted((claim for claim in found if claim.reading.rule != COMPUTED), key=_order)
    declared: dict[URIRef, list[Claim]] = {}
    statements: list[Claim] = []
    lines = {claim.subject: claim.line for claim in claims if claim.predicate == RDF.type}
    for claim in claims:
        if claim.predicate in (RDF.type, SKOS.prefLabel, SKOS.altLabel) and claim.line == lines.get(claim.subject):
            declared.setdefault(claim.subject, []).append(claim)
        else:
            statements.append(claim)
    things = tuple(_thing(iri, found, links) for iri, found in declared.items())
    return ClaimsFile(stem, document, things, tuple(statements), name)


def _claims_of(graph: Graph, document: URIRef) -> Iterator[URIRef]:
    for target in graph.subjects(OA.hasSource, document):
        yield from (URIRef(str(claim)) for claim in graph.subjects(OA.hasTarget, target))


def _claim(graph: Graph, links: Graph, iri: URIRef) -> Claim:
    def value(predicate: Node) -> str:
        return str(graph.value(iri, predicate) or "")

    stated = links.value(iri, VANORT.subjectAsStated) or graph.value(iri, RDF.subject)
    object_ = links.value(iri, VANORT.objectAsStated) or graph.value(iri, RDF.object)
    start = graph.value(URIRef(f"{iri}#position"), OA.start)
    end = graph.value(URIRef(f"{iri}#position"), OA.end)
    reading = Reading(
        Decimal(value(VANORT.confidence)),
        value(VANORT.modality).rsplit("/", 1)[1],
        value(VANORT.reviewStatus).rsplit("/", 1)[1],
        value(VANORT.rule),
        value(SKOS.note),
    )
    assert object_ is not None  # noqa: S101 (the shape of a claim demands it)
    line = int(value(DCTERMS.identifier).rsplit(":", 1)[1])
    return Claim(
        URIRef(str(stated)),
        URIRef(value(RDF.predicate)),
        object_,
        Span(int(str(start)), int(str(end))),
        reading,
        line,
    )


def _order(claim: Claim) -> tuple[object, ...]:
    # Within one declaration: the type, then the name, then the other names, as they stand in the text.
    kind = {RDF.type: 0, SKOS.prefLabel: 1, SKOS.altLabel: 2}.get(claim.predicate, 3)
    return claim.line, kind, claim.span, str(claim.object)


def _thing(iri: URIRef, claims: list[Claim], links: Graph) -> Thing:
    type_ = next(claim for claim in claims if claim.predicate == RDF.type)
    names = tuple(
        Name(str(c.object), str(getattr(c.object, "language", "")), c.span, c.predicate == SKOS.prefLabel)
        for c in claims
        if c is not type_
    )
    code = str(links.value(iri, DCTERMS.identifier) or "")
    id_ = str(iri).rsplit("/", 1)[1].rsplit(".", 1)[-1]
    return Thing(id_, iri, URIRef(str(type_.object)), names, type_.span, code, type_.reading, type_.line)


def _resolved(term: Node, resolve: Resolve) -> Node:
    return resolve(term) if isinstance(term, URIRef) else term


def _canonical(number: Decimal) -> str:
    """Return the shortest form, as engines that keep numbers as values give it back."""
    return f"{number.normalize():f}"
