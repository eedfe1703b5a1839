"""What the rows of a table come to while they are gone through: things by name, claims once each, what could not be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from rdflib import URIRef
from rdflib.term import Node

from vanort.claims import Claim, Name, Reading, Span, Thing, local_iri
from vanort.claims.model import ACCEPTED, ASSERTED, UNREVIEWED
from vanort.claims.new_id import new_id
from vanort.claims.terms import terms

_SURE, _UNSURE = Decimal(1), Decimal("0.6")  # a column as its head says; one that only its values tell


@dataclass(frozen=True, slots=True)
class Said:
    """Words in a cell, where they stand in the text, and whether it is sure what the column holds."""

    text: str
    span: Span
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell or a row that could not be read: where it is, what it says, and why."""

    sheet: str
    row: int
    column: str
    text: str
    reason: str


@dataclass
class Collected:
    """Things and claims of one document; a thing is found again by its sort, its name and its country."""

    stem: str
    language: str
    rule: str
    things: dict[str, Thing] = field(default_factory=dict)
    claims: dict[tuple[Node, ...], Claim] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)
    kinds: dict[str, str] = field(default_factory=dict)  # what other rows say of a body, by its name
    known: dict[tuple[str, str], dict[str, URIRef]] = field(default_factory=dict)
    ids: dict[URIRef, str] = field(default_factory=dict)
    points: dict[URIRef, list[URIRef]] = field(default_factory=dict)  # the contact points of each person

    def named(
        self, sort: str, type_: URIRef, said: Said, *, name: str = "", country: str = "", code: str = ""
    ) -> URIRef:
        """Return the thing of a sort that bears this name, in this country where it is said; new where there is none."""
        name = " ".join((name or said.text).split())
        bearers = self.known.setdefault((sort, name.casefold()), {})
        if country and country not in bearers and "" in bearers:
            bearers[country] = bearers.pop("")
        found = bearers.get(country) or (next(iter(bearers.values())) if not country and len(bearers) == 1 else None)
        if found is not None:
            self._better(found, said, code)
            return found
        names = (Name(name, self.language, said.span, preferred=True),)
        iri = self._declare(name, type_, names, said, code)
        bearers[country] = iri
        return iri

    def nameless(self, wanted: str, type_: URIRef, said: Said) -> URIRef:
        """Return a new thing that the text describes without naming it."""
        return self._declare(wanted, type_, (), said, "")

    def claim(self, subject: URIRef, name: str, value: Node, said: Said, *, modality: str = ASSERTED) -> None:
        """Add a claim, once for each statement: the first row that says it bears it."""
        predicate = terms()[name].iri
        claim = Claim(subject, predicate, value, said.span, reading(self.rule, said.sure, modality))
        self.claims.setdefault((subject, predicate, value), claim)

    def also(self, iri: URIRef, said: Said) -> None:
        """Give a thing another name."""
        thing = self.things[self.ids[iri]]
        if said.text not in [name.text for name in thing.names]:
            names = (*thing.names, Name(said.text, self.language, said.span, preferred=False))
            self.things[thing.id] = Thing(thing.id, iri, thing.type, names, thing.span, thing.code, thing.reading)

    def is_a(self, iri: URIRef, type_: URIRef) -> bool:
        """Tell whether a thing was declared with a type."""
        return self.things[self.ids[iri]].type == type_

    def name_of(self, iri: URIRef) -> str:
        """Return what a thing is called; its id where it has no name."""
        thing = self.things[self.ids[iri]]
        return thing.names[0].text if thing.names else thing.id

    def _better(self, iri: URIRef, said: Said, code: str) -> None:
        thing = self.things[self.ids[iri]]
        if (code and not thing.code) or (said.sure and thing.reading.review == UNREVIEWED):
            sure = reading(self.rule, said.sure) if said.sure else thing.reading
            self.things[thing.id] = Thing(thing.id, iri, thing.type, thing.names, thing.span, thing.code or code, sure)

    def _declare(self, wanted: str, type_: URIRef, names: tuple[Name, ...], said: Said, code: str) -> URIRef:
        id_ = new_id(wanted, self.things)
        iri = local_iri(type_, self.stem, id_)
        self.things[id_] = Thing(id_, iri, type_, names, said.span, code, reading(self.rule, said.sure))
        self.ids[iri] = id_
        return iri


@cache
def reading(rule: str, sure: bool, modality: str = ASSERTED) -> Reading:
    """Return how a cell was read: accepted where the column says what it holds, else proposed."""
    return Reading(_SURE if sure else _UNSURE, modality, ACCEPTED if sure else UNREVIEWED, rule)
