"""What is said of a part of a query, and what every search for it needs: the text, the probes, and the graph around."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vanort.emptiness.pattern import RDF_TYPE, Part, Term
from vanort.emptiness.probes import Probes
from vanort.store.complaint import place_of


@dataclass(frozen=True, slots=True, order=True)
class Note:
    """One thing to say of a query: where (a position in its text), what, and what to do."""

    at: int
    place: str
    found: str
    hint: str
    is_fault: bool

    def __str__(self) -> str:
        return f"{self.place}: {self.found}{' ' + self.hint if self.hint else ''}"


@dataclass(frozen=True, slots=True)
class Search:
    """Look for what is wrong in one group of a query; `graph` is the name of the GRAPH around it, if any."""

    text: str
    probes: Probes
    graph: str = ""

    def note(self, at: int, found: str, hint: str = "", *, fault: bool = True) -> Note:
        """Return a note on a place of the text."""
        return Note(at, place_of(self.text, at), found, hint, fault)

    def is_type(self, term: Term) -> bool:
        """Tell whether a term is rdf:type."""
        return self.probes.iri(term) == RDF_TYPE[1:-1]

    def matches(self, *parts: str) -> bool:
        """Tell whether anything in the graph fits all parts."""
        if not self.graph:
            return self.probes.holds(*parts)
        return self.probes.holds(f"GRAPH {self.graph} {{ {' . '.join(parts)} }}")


def every(parts: Sequence[Part]) -> Iterator[Part]:
    """Yield all parts, those inside groups, too."""
    for part in parts:
        yield part
        for group in part.groups:
            yield from every(group)


def short(term: Term) -> str:
    """Return a term as it is written, rdf:type as `a`."""
    return "a" if term.text == RDF_TYPE else term.text


def cut(text: str) -> str:
    """Return a part of a query for a sentence, on one line."""
    flat = " ".join(text.replace(RDF_TYPE, "a").split())
    return f"“{flat if len(flat) <= 90 else flat[:89] + '…'}”"
