"""The promise itself, checked: every triple has its words, and the words are where they are said to be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rdflib.term import Node

from vanort.store import Store

_QUOTES = """
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX vanort: <https://w3id.org/vanort/ns#>
SELECT ?claim ?document ?start ?end ?exact WHERE {
  GRAPH <https://w3id.org/vanort/graph/claims> {
    ?claim a vanort:Claim .
    OPTIONAL { ?claim oa:hasTarget ?target . ?target oa:hasSource ?document }
    OPTIONAL {
      ?claim oa:hasTarget/oa:hasSelector ?position .
      ?position a oa:TextPositionSelector ; oa:start ?start ; oa:end ?end .
    }
    OPTIONAL { ?claim oa:hasTarget/oa:hasSelector ?quote . ?quote a oa:TextQuoteSelector ; oa:exact ?exact }
  }
}
ORDER BY ?claim ?document ?start ?end ?exact
"""
# A triple of a document's graph without a claim, and a claim without its triple: the same pattern from both ends.
_STANDS = """
  ?claim rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; oa:hasTarget/oa:hasSource ?document ;
    vanort:modality <https://w3id.org/vanort/concept/modality/asserted> ; vanort:reviewStatus ?review .
  FILTER(?p != vanort:suggestedGoal)  # computed from the wording: no document states it
  FILTER(?review NOT IN (<https://w3id.org/vanort/concept/review-status/rejected>,
    <https://w3id.org/vanort/concept/review-status/superseded>))
"""
_PREFIXES = """
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX vanort: <https://w3id.org/vanort/ns#>
"""
_ASSERTED = (
    f"{_PREFIXES} SELECT ?document ?s ?p ?o WHERE {{ GRAPH <https://w3id.org/vanort/graph/claims> {{ {_STANDS} }} }}"
)
_STATED = """
SELECT ?graph ?s ?p ?o WHERE {
  GRAPH ?graph { ?s ?p ?o } FILTER(?p != <https://w3id.org/vanort/ns#suggestedGoal>) FILTER(STRSTARTS(STR(?graph), "https://w3id.org/vanort/graph/document/"))
}
"""
Triple = tuple[str, Node, Node, Node]  # with the 12 digits of the document that states it


@dataclass(frozen=True, slots=True)
class Fault:
    """A place where the promise is broken: the claim or thing it concerns, what was found, what to do."""

    focus: Node
    found: str
    hint: str


def integrity_faults(store: Store, texts: Mapping[str, str]) -> Iterator[Fault]:
    """Yield every breach between claims, texts and document graphs.

    `texts` gives the text as read of each document by the first 12 digits of its hash.
    """
    seen: set[Node] = set()
    for row in store.query(_QUOTES, timeout=None).fetch():
        claim = row["claim"]
        if claim is None or claim in seen:
            if claim is not None:
                yield Fault(claim, "The claim has more than one document or selector of a kind.", _AGAIN)
            continue
        seen.add(claim)
        yield from _quote_faults(claim, row, texts)
    asserted, stated = set(_triples(store, _ASSERTED, "document")), set(_triples(store, _STATED, "graph"))
    for triple in sorted(stated - asserted, key=str):
        yield Fault(
            triple[1], f"No claim bears the triple {_shown(triple)}.", "Give it a claim with a quote, or take it out."
        )
    for triple in sorted(asserted - stated, key=str):
        yield Fault(triple[1], f"A claim asserts {_shown(triple)}, but its document's graph lacks it.", _AGAIN)


_AGAIN = "Build again: vanort build"


def _quote_faults(claim: Node, row: Mapping[str, Node | None], texts: Mapping[str, str]) -> Iterator[Fault]:
    document, start, end, exact = (row[name] for name in ("document", "start", "end", "exact"))
    if document is None:
        yield Fault(claim, "The claim points to no document.", _AGAIN)
    elif (text := texts.get(_sha12(document))) is None:
        yield Fault(claim, f"The text of {document} is missing.", "Put the document back and build again.")
    elif start is None or end is None or exact is None:
        yield Fault(claim, "The claim lacks one of its two selectors.", _AGAIN)
    elif not (str(start).isdecimal() and str(end).isdecimal() and int(str(start)) < int(str(end)) <= len(text)):
        yield Fault(claim, f"The offsets {start}–{end} lie outside the text of {len(text)} characters.", _AGAIN)
    elif (words := text[int(str(start)) : int(str(end))]) != str(exact):
        yield Fault(
            claim,
            f"The quote “{exact}” is not what stands at {start}–{end}: “{words}”.",
            "Correct the quote in the claims file, and build again.",
        )


def _triples(store: Store, query: str, where: str) -> Iterator[Triple]:
    for row in store.query(query, timeout=None):
        source, subject, predicate, object_ = (row[name] for name in (where, "s", "p", "o"))
        if source is not None and subject is not None and predicate is not None and object_ is not None:
            yield _sha12(source), subject, predicate, object_


def _sha12(document: Node) -> str:
    return str(document).rsplit("/", 1)[1]


def _shown(triple: Triple) -> str:
    return " · ".join(str(term).rsplit("#", 1)[-1].rsplit("/id/", 1)[-1] for term in triple[1:])
