"""The promise itself, checked: every triple has its words, and the words are where they are said to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from rdflib.term import Node

from vanort.claims import Span
from vanort.claims.quotes import cuts_word
from vanort.privacy.redaction import MASK
from vanort.store import Store
from vanort.store.cells import Cell, cell_to_rdflib

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
Stated = tuple[str, *tuple[Cell, ...]]  # a triple behind the 12 digits of the document that states it
# What was found and what to do, for each kind of fault.
FAULTS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "en": {
        "repeated": ("The claim has more than one document or selector of a kind.", "Build again: vanort build"),
        "unclaimed": ("No claim bears the triple {triple}.", "Give it a claim with a quote, or take it out."),
        "unstated": ("A claim asserts {triple}, but its document's graph lacks it.", "Build again: vanort build"),
        "no-document": ("The claim points to no document.", "Build again: vanort build"),
        "no-text": ("The text of {document} is missing.", "Put the document back and build again."),
        "no-selector": ("The claim lacks one of its two selectors.", "Build again: vanort build"),
        "outside": (
            "The offsets {start}–{end} lie outside the text of {length} characters.",
            "Build again: vanort build",
        ),
        "misquoted": (
            "The quote “{exact}” is not what stands at {start}–{end}: “{words}”.",
            "Correct the quote in the claims file, and build again.",
        ),
        "cut": (
            "The quote “{exact}” begins or ends inside a word: “{words}”.",
            "Quote whole words that say it.",
        ),
    },
    "sv": {
        "repeated": (
            "Påståendet har mer än ett dokument, eller mer än ett urval av samma slag.",
            "Bygg på nytt: vanort build",
        ),
        "unclaimed": (
            "Inget påstående bär upp trippeln {triple}.",
            "Ge den ett påstående med citat, eller ta bort den.",
        ),
        "unstated": (
            "Ett påstående anger {triple}, men det saknas i dokumentets graf.",
            "Bygg på nytt: vanort build",
        ),
        "no-document": ("Påståendet pekar inte på något dokument.", "Bygg på nytt: vanort build"),
        "no-text": ("Texten till {document} saknas.", "Lägg tillbaka dokumentet och bygg på nytt."),
        "no-selector": ("Påståendet saknar ett av sina två urval.", "Bygg på nytt: vanort build"),
        "outside": (
            "Positionerna {start}–{end} ligger utanför texten, som har {length} tecken.",
            "Bygg på nytt: vanort build",
        ),
        "misquoted": (
            "Citatet ”{exact}” är inte det som står på {start}–{end}: ”{words}”.",
            "Rätta citatet i påståendefilen och bygg på nytt.",
        ),
        "cut": (
            "Citatet ”{exact}” börjar eller slutar mitt i ett ord: ”{words}”.",
            "Citera hela ord som säger det.",
        ),
    },
}


@dataclass(frozen=True, slots=True)
class Fault:
    """A place where the promise is broken: the claim or thing it concerns, the kind of fault, and what it names."""

    focus: Node
    kind: str
    named: Mapping[str, object] = field(default_factory=dict)

    @property
    def breaks(self) -> bool:
        """Whether the promise is broken; a quote that only cuts a word can still be found and read."""
        return self.kind != "cut"

    def said(self, language: str) -> tuple[str, str]:
        """Return what was found and what to do, in a language if there are words in it, or else in English."""
        found, hint = FAULTS.get(language, FAULTS["en"])[self.kind]
        return found.format_map(self.named), hint


def integrity_faults(store: Store, texts: Mapping[str, str] | None) -> Iterator[Fault]:
    """Yield every breach between claims, texts and document graphs.

    `texts` gives the text as read of each document by the first 12 digits of its hash; with
    None quotes are not compared with them.
    """
    before: Cell = None
    for claim, *said in store.query(_QUOTES, timeout=None).cells():  # in order: one that is repeated follows itself
        fault = ("repeated", {}) if claim == before else _quote_fault(texts, *said)
        before = claim
        if fault and (focus := cell_to_rdflib(claim)):
            yield Fault(focus, *fault)
    asserted, stated = set(_triples(store, _ASSERTED)), set(_triples(store, _STATED))
    for kind, found in (("unclaimed", stated - asserted), ("unstated", asserted - stated)):
        for _, *cells in sorted(found, key=str):
            terms = [term for cell in cells if (term := cell_to_rdflib(cell)) is not None]
            yield Fault(terms[0], kind, {"triple": _shown(terms)})


def _quote_fault(
    texts: Mapping[str, str] | None, document: Cell, start: Cell, end: Cell, exact: Cell
) -> tuple[str, dict[str, object]] | None:
    """Return what is wrong with a quote, and what that names; None where it stands where it is said to."""
    if document is None:
        return "no-document", {}
    if texts is None:
        return None
    if (text := texts.get(_sha12(document[1]))) is None:
        return "no-text", {"document": document[1]}
    if start is None or end is None or exact is None:
        return "no-selector", {}
    place = {"start": start[1], "end": end[1]}
    if not (start[1].isdecimal() and end[1].isdecimal() and int(start[1]) < int(end[1]) <= len(text)):
        return "outside", {**place, "length": len(text)}
    span = Span(int(start[1]), int(end[1]))
    if not is_quoted(exact[1], words := text[span.start : span.end]):
        return "misquoted", {"exact": exact[1], **place, "words": words}
    return ("cut", {"exact": exact[1], "words": _whole_words(text, span)}) if cuts_word(text, span) else None


def is_quoted(quote: str, words: str) -> bool:
    """Tell whether a quote is these words; what was blacked out in it, length for length, may have been anything.

    >>> is_quoted("Ring ▒▒▒", "Ring Kim"), is_quoted("Ring Kim", "Ring Bo!")
    (True, False)
    """
    if quote == words:
        return True
    return len(quote) == len(words) and all(one in (MASK, other) for one, other in zip(quote, words, strict=True))


def _whole_words(text: str, span: Span) -> str:
    """Return the words of which a span holds a part."""
    start, end = span.start, span.end
    while start and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return text[start:end]


def _triples(store: Store, query: str) -> Iterator[Stated]:
    """Yield the rows of a query with the digits of their documents, as cells: there are as many as claims."""
    for source, *triple in store.query(query, timeout=None).cells():
        if source is not None and None not in triple:
            yield _sha12(source[1]), *triple


def _sha12(document: object) -> str:
    return str(document).rsplit("/", 1)[1]


def _shown(triple: Iterable[Node]) -> str:
    return " · ".join(str(term).rsplit("#", 1)[-1].rsplit("/id/", 1)[-1] for term in triple)
