"""The queue: what the machine proposes and nobody has judged, in the order of files and lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rdflib import Literal, URIRef
from rdflib.term import Node

from vanort.claims import ClaimsFile, Span, Thing
from vanort.claims.model import UNREVIEWED, Claim, Reading
from vanort.claims.terms import short_names, write_reference
from vanort.identity import Candidate
from vanort.review.editing import Where


@dataclass(frozen=True, slots=True)
class Proposal:
    """One entry of a claims file that waits for a person: a thing or a claim.

    `needs` are the unreviewed things that it speaks of: they are accepted with it. `holds` are the unreviewed
    claims that speak of the thing: they are rejected with it.
    """

    file: ClaimsFile
    where: Where
    statement: str
    span: Span
    reading: Reading
    line: int
    needs: tuple[Where, ...] = ()
    holds: tuple[Where, ...] = ()

    @property
    def confidence(self) -> Decimal:
        """How likely the rule thinks that the reading is right."""
        return self.reading.confidence


@dataclass(frozen=True, slots=True)
class Question:
    """Two things that may be one, with the sentences that show each of them."""

    candidate: Candidate
    sides: tuple[str, str]


def proposals(files: Iterable[ClaimsFile]) -> tuple[Proposal, ...]:
    """Return every unreviewed entry, in each file the things first, as they stand there."""
    return tuple(proposal for file in files for proposal in _of_file(file))


def questions(files: Sequence[ClaimsFile], found: Iterable[Candidate]) -> tuple[Question, ...]:
    """Return the candidates that need words, each side with its name, type and file."""
    things = {f"{file.stem}:{thing.id}": (file, thing) for file in files for thing in file.things}

    def side(key: str) -> str:
        if key not in things:
            return key
        file, thing = things[key]
        names = ", ".join(dict.fromkeys(name.text for name in thing.names))
        return f"{names} ({short_names()[thing.type]}, {file.path}:{thing.line})"

    return tuple(Question(c, (side(c.left), side(c.right))) for c in found)


def _of_file(file: ClaimsFile) -> Iterator[Proposal]:
    things = {thing.iri: thing for thing in file.things}
    waiting = {iri for iri, thing in things.items() if thing.reading.review == UNREVIEWED}
    about: dict[URIRef, list[Where]] = {}
    for number, claim in enumerate(file.statements):
        if claim.reading.review == UNREVIEWED:
            for iri in _spoken_of(claim, things):
                about.setdefault(iri, []).append(("claims", number))
    for thing in file.things:
        if thing.iri in waiting:
            kind = short_names()[thing.type]
            yield Proposal(
                file, ("things", thing.id), f"{label(thing)} is a {kind}", thing.span, thing.reading, thing.line,
                holds=tuple(about.get(thing.iri, ())),
            )  # fmt: skip
    for number, claim in enumerate(file.statements):
        if claim.reading.review == UNREVIEWED:
            needs = tuple(("things", things[iri].id) for iri in _spoken_of(claim, things) if iri in waiting)
            yield Proposal(
                file, ("claims", number), _statement(claim, things), claim.span, claim.reading, claim.line, needs=needs
            )


def _spoken_of(claim: Claim, things: dict[URIRef, Thing]) -> list[URIRef]:
    terms = [claim.subject, claim.object]
    return list(dict.fromkeys(term for term in terms if isinstance(term, URIRef) and term in things))


def _statement(claim: Claim, things: dict[URIRef, Thing]) -> str:
    return f"{label(things[claim.subject])} — {short_names()[claim.predicate]} → {_shown(claim.object, things)}"


def _shown(node: Node, things: dict[URIRef, Thing]) -> str:
    if isinstance(node, URIRef) and node in things:
        return label(things[node])
    if isinstance(node, Literal):
        return str(node)
    return write_reference(URIRef(str(node))) or str(node)


def label(thing: Thing) -> str:
    """Return the name by which a file calls a thing, or its id."""
    return next((name.text for name in thing.names if name.preferred), thing.id)
