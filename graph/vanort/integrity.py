"""The promise itself, checked: every triple has its words, and the words are where they are said to be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rdflib import RDF, Dataset, Graph, URIRef
from rdflib.term import Node

from vanort.claims.graph import OA
from vanort.claims.model import ASSERTED, REJECTED, SUPERSEDED
from vanort.vocabulary import CLAIMS, CONCEPT, VANORT, document_graph

Triple = tuple[Node, Node, Node]
_OUT = {CONCEPT[f"review-status/{word}"] for word in (REJECTED, SUPERSEDED)}


@dataclass(frozen=True, slots=True)
class Fault:
    """A place where the promise is broken: the claim or triple it concerns, what was found, what to do."""

    focus: Node
    found: str
    hint: str


def integrity_faults(dataset: Dataset, texts: Mapping[str, str]) -> Iterator[Fault]:
    """Yield every breach between claims, texts and document graphs.

    `texts` gives the text as read of each document by the first 12 digits of its hash.
    """
    claims = dataset.graph(CLAIMS)
    asserted: dict[URIRef, set[Triple]] = defaultdict(set)
    for claim in sorted(claims.subjects(RDF.type, VANORT.Claim), key=str):
        document = _document(claims, claim)
        if document is None:
            yield Fault(claim, "The claim points to no document.", "Build again: vanort build")
            continue
        yield from _quote_faults(claims, claim, document, texts)
        triple = tuple(claims.value(claim, part) for part in (RDF.subject, RDF.predicate, RDF.object))
        stands = claims.value(claim, VANORT.modality) == CONCEPT[f"modality/{ASSERTED}"]
        if stands and claims.value(claim, VANORT.reviewStatus) not in _OUT:
            asserted[document_graph(_sha12(document))].add(triple)  # type: ignore[arg-type]
    graphs = {g.identifier for g in dataset.graphs() if str(g.identifier).startswith(str(document_graph("")))}
    for name in sorted({*graphs, *asserted}, key=str):
        stated: set[Triple] = set(dataset.graph(name))
        for triple in sorted(stated - asserted[URIRef(str(name))]):
            yield Fault(
                triple[0],
                f"No claim bears the triple {_shown(triple)}.",
                "Give it a claim with a quote, or take it out.",
            )
        for triple in sorted(asserted[URIRef(str(name))] - stated):
            yield Fault(
                triple[0],
                f"A claim asserts {_shown(triple)}, but its document's graph lacks it.",
                "Build again: vanort build",
            )


def _quote_faults(claims: Graph, claim: Node, document: Node, texts: Mapping[str, str]) -> Iterator[Fault]:
    text = texts.get(_sha12(document))
    if text is None:
        yield Fault(claim, f"The text of {document} is missing.", "Put the document back and build again.")
        return
    target = claims.value(claim, OA.hasTarget)
    found = {
        kind: [s for s in claims.objects(target, OA.hasSelector) if (s, RDF.type, kind) in claims]
        for kind in (OA.TextPositionSelector, OA.TextQuoteSelector)
    }
    positions, quotes = found[OA.TextPositionSelector], found[OA.TextQuoteSelector]
    if len(positions) != 1 or len(quotes) != 1:
        yield Fault(claim, "The claim lacks one of its two selectors.", "Build again: vanort build")
        return
    try:
        start, end = (int(str(claims.value(positions[0], part))) for part in (OA.start, OA.end))
    except ValueError:
        yield Fault(claim, "The claim's offsets are no numbers.", "Build again: vanort build")
        return
    exact = str(claims.value(quotes[0], OA.exact))
    if not 0 <= start < end <= len(text):
        yield Fault(
            claim,
            f"The offsets {start}–{end} lie outside the text of {len(text)} characters.",
            "Build again: vanort build",
        )
    elif text[start:end] != exact:
        yield Fault(
            claim,
            f"The quote “{exact}” is not what stands at {start}–{end}: “{text[start:end]}”.",
            "Correct the quote in the claims file, and build again.",
        )


def _document(claims: Graph, claim: Node) -> Node | None:
    target = claims.value(claim, OA.hasTarget)
    return claims.value(target, OA.hasSource) if target is not None else None


def _sha12(document: Node) -> str:
    return str(document).rsplit("/", 1)[1]


def _shown(triple: Triple) -> str:
    return " · ".join(str(term).rsplit("#", 1)[-1].rsplit("/id/", 1)[-1] for term in triple)
