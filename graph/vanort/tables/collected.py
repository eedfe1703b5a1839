"""What the rows of a table come to while they are gone through: things by name, claims once each, what could not be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, partial

from rdflib import URIRef
from rdflib.term import Node

from vanort.claims import Claim, Name, Reading, Span, Thing, local_iri
from vanort.claims.model import ACCEPTED, ASSERTED, UNREVIEWED
from vanort.claims.new_id import new_id
from vanort.claims.terms import terms
from vanort.tables.standing import PLAIN, RowStanding, Standing

_SURE, _UNSURE = Decimal(1), Decimal("0.6")  # a column as its head says; one that only its values tell


@dataclass(frozen=True, slots=True)
class Said:
    """Words in a cell, where they stand in the text, whether it is sure what the column holds, and what the cell says of them.

    `name` is where the words themselves stand, in a matrix where the quote is the head with its cross; `land` the country that stands in
    brackets behind them.
    """

    text: str
    span: Span
    sure: bool = True
    standing: Standing = PLAIN
    name: Span | None = None
    land: Said | None = None


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
    claims: dict[tuple[Node, Node, Node, str], Claim] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)
    kinds: dict[str, str] = field(default_factory=dict)  # what other rows say of a body, by its name
    known: dict[tuple[str, str], dict[str, URIRef]] = field(default_factory=dict)
    ids: dict[URIRef, str] = field(default_factory=dict)
    points: dict[URIRef, list[URIRef]] = field(default_factory=dict)  # the contact points of each person
    row: RowStanding = field(default_factory=partial(RowStanding, ""))  # of the row that is being read

    def named(
        self,
        sort: str,
        type_: URIRef,
        said: Said,
        *,
        name: str = "",
        country: str = "",
        code: str = "",
        standing: Standing = PLAIN,
    ) -> URIRef:
        """Return the thing of a sort that bears this name, in this country where it is said; new where there is none."""
        name = " ".join((name or said.text).split())
        bearers = self.known.setdefault((sort, name.casefold()), {})
        if country and country not in bearers and "" in bearers:
            bearers[country] = bearers.pop("")
        found = bearers.get(country) or (next(iter(bearers.values())) if not country and len(bearers) == 1 else None)
        if found is not None:
            self._better(found, said, code, standing)
            return found
        names = (Name(name, self.language, said.name or said.span, preferred=True),)
        iri = self._declare(name, type_, names, said, code, standing)
        bearers[country] = iri
        return iri

    def nameless(self, wanted: str, type_: URIRef, said: Said, *, standing: Standing = PLAIN) -> URIRef:
        """Return a new thing that the text describes without naming it."""
        return self._declare(wanted, type_, (), said, "", standing)

    def claim(self, subject: URIRef, name: str, value: Node, said: Said) -> None:
        """Add a claim as its cell and its row let it stand, once for each statement: the first row that says it bears it."""
        predicate = terms()[name].iri
        standing = self.row.of(subject, name) if said.standing == PLAIN else said.standing
        claim = Claim(subject, predicate, value, said.span, reading(self.rule, said.sure, standing))
        self.claims.setdefault((subject, predicate, value, standing.modality), claim)

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

    def _better(self, iri: URIRef, said: Said, code: str, standing: Standing) -> None:
        """Take over what another row says better of a thing: its code, that it is sure, that it is there."""
        thing = self.things[self.ids[iri]]
        asserted = standing.modality == ASSERTED != thing.reading.modality
        if (code and not thing.code) or asserted or (said.sure and thing.reading.review == UNREVIEWED):
            own = standing if asserted or thing.reading.modality != ASSERTED else PLAIN
            better = reading(self.rule, said.sure, own) if asserted or said.sure else thing.reading
            self.things[thing.id] = Thing(
                thing.id, iri, thing.type, thing.names, thing.span, thing.code or code, better
            )

    def _declare(
        self, wanted: str, type_: URIRef, names: tuple[Name, ...], said: Said, code: str, standing: Standing
    ) -> URIRef:
        id_ = new_id(wanted, self.things)
        iri = local_iri(type_, self.stem, id_)
        self.things[id_] = Thing(id_, iri, type_, names, said.span, code, reading(self.rule, said.sure, standing))
        self.ids[iri] = id_
        return iri


@cache
def reading(rule: str, sure: bool, standing: Standing = PLAIN) -> Reading:
    """Return how a cell was read: accepted where the column says what it holds, else proposed; with the words for how it stands."""
    sure = sure and standing.sure
    note = f"the row says: {standing.words}" if standing.words else ""
    return Reading(_SURE if sure else _UNSURE, standing.modality, ACCEPTED if sure else UNREVIEWED, rule, note)
