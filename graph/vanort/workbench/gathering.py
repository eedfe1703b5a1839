"""What a statement comes to: things and claims as a person would write them, or proposals that say it already."""

from __future__ import annotations

from dataclasses import dataclass, field

from rdflib import URIRef
from rdflib.term import Node

from vanort.claims import Claim, Name, Reading, Span, Thing, local_iri, quotable
from vanort.claims.model import ACCEPTED, ASSERTED, CERTAIN, MODALITIES
from vanort.claims.new_id import new_id
from vanort.claims.reading import NAMELESS
from vanort.claims.terms import read_reference, read_value, short_names, term
from vanort.errors import ClaimsError
from vanort.vocabulary import VANORT
from vanort.workbench.bench import Bench
from vanort.workbench.literals import address_of, money_of, value_of
from vanort.workbench.opened import Opened, key_of_claim
from vanort.workbench.terms import customs, kinds_of

TWINNED = "twinnedWith"  # what makes two towns partners
PARTNER = "partner"  # of an undertaking; said of two bodies, of the partnership between them


@dataclass(frozen=True, slots=True)
class NewThing:
    """A thing that is named between two offsets; `code` is its official one, where a list knows it."""

    type: str
    name: str
    start: int
    end: int
    code: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """What words say: somebody or something, a property, and a thing, a concept or the words of a value.

    `subject` and `object` are keys of things or new ones; the quote stands between `start` and `end`.
    """

    subject: str | NewThing
    property: str
    object: str | NewThing | None
    value: str
    start: int
    end: int
    modality: str = ASSERTED


@dataclass
class Gathered:
    """Gather what one addition comes to: new things and claims, and proposals that say it already.

    `apart` is the key of a claim that is corrected; where the same is said as there, `kept` is the passage that says it.
    """

    bench: Bench
    opened: Opened
    things: list[Thing] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    proposed: list[tuple[str, str]] = field(default_factory=list)
    modality: str = ASSERTED
    apart: str = ""
    kept: Span | None = None

    @property
    def _language(self) -> str:
        return self.opened.file.document.language

    @property
    def _text(self) -> str:
        return self.opened.file.document.text

    def thing(self, new: NewThing) -> URIRef:
        """Declare a thing, and return its IRI."""
        type_ = term(new.type)
        words = " ".join(new.name.split())
        if not type_.name[0].isupper():
            raise ClaimsError(f"'{type_.name}' is a property, not a type.")
        if not words and type_.iri not in NAMELESS:
            raise ClaimsError(f"A '{new.type}' needs a name.")
        span = self._span(new.start, new.end)
        id_ = self._new_id(words or new.type)
        iri = local_iri(type_.iri, self.opened.file.stem, id_)
        names = (Name(words, self._language, span, True),) if words else ()
        self.things.append(Thing(id_, iri, type_.iri, names, span, new.code, self._reading(ASSERTED)))
        return iri

    def statement(self, said: Statement) -> None:
        """Make the claim that a statement comes to, by way of a nameless thing where the ontology asks for one."""
        if said.modality not in MODALITIES:
            raise ClaimsError(f"'{said.modality}' is no modality.", hint=f"Known are {', '.join(MODALITIES)}.")
        self.modality = said.modality
        subject, span = self._resolved(said.subject), self._span(said.start, said.end)
        if said.property == PARTNER and short_names()[self._type(subject)] in kinds_of("Organisation"):
            self._partners(subject, said, span)
            return
        way = customs()["by_way_of"].get(said.property)
        if way and short_names()[self._type(subject)] != way["type"]:
            subject = self._by_way_of(subject, way, said, span)
        values = money_of(said.value, self._language) if said.property == "budget" else ()
        if said.property == "budget" and not all(values):
            hint = "Select the number with its currency, such as 500 000 SEK."
            raise ClaimsError(f"'{said.value[:80]}' is no amount of money with a currency.", hint=hint)
        if values:
            for property_, value in zip(way["of"], values, strict=True):
                self._claim(subject, property_, read_value(term(property_), value, self._language), span, said.modality)
        else:
            object_ = self._object(said)
            self._claim(subject, said.property, object_, span, said.modality)
            if said.property == TWINNED and isinstance(object_, URIRef) and self.claims:
                self._partnership(subject, object_, span, said.modality)

    def _partners(self, one: URIRef, said: Statement, span: Span) -> None:
        """Say that two bodies work together: both are partners of the partnership of the two, made where there is none."""
        other = self._object(said)
        if not isinstance(other, URIRef) or other == one:
            raise ClaimsError("A partnership is between two.", hint="Choose another partner.")
        link = self._partnership_of(one, other)
        if link is None:
            self._new_partnership(one, other, span, said.modality)
            return
        for party in (one, other):
            self._claim(link, PARTNER, party, span, said.modality)

    def _partnership(self, one: URIRef, other: URIRef, span: Span, modality: str) -> None:
        """Make the partnership that two twin towns have, as reading does, unless the document has one of them already."""
        if self._partnership_of(one, other) is None:
            self._new_partnership(one, other, span, modality)

    def _partnership_of(self, one: URIRef, other: URIRef) -> URIRef | None:
        """Return the partnership that has both as partners; None where the document has none."""
        parties: dict[URIRef, set[Node]] = {}
        for claim in self.opened.file.statements:
            of_partnership = self._type(claim.subject) == VANORT.Partnership
            if claim.predicate == VANORT.partner and of_partnership and claim.reading.review != "rejected":
                parties.setdefault(claim.subject, set()).add(claim.object)
        return next((link for link, found in parties.items() if {one, other} <= found), None)

    def _new_partnership(self, one: URIRef, other: URIRef, span: Span, modality: str) -> None:
        name = " – ".join(self._name(party) for party in (one, other))
        link = self.thing(NewThing("Partnership", name, span.start, span.end))
        for party in (one, other):
            self._claim(link, PARTNER, party, span, modality)

    def _name(self, iri: URIRef) -> str:
        thing = next(thing for thing in (*self.things, *self.opened.file.things) if thing.iri == iri)
        return next((name.text for name in thing.names if name.preferred), thing.id)

    def _by_way_of(self, subject: URIRef, way: dict[str, str], said: Statement, span: Span) -> URIRef:
        """Return the nameless thing between: one of the same sentence that does not say it yet, or a new one."""
        nearest = self._nearby(subject, term(way["property"]).iri, said.property, span)
        if nearest is not None:
            return nearest
        between = self.thing(NewThing(way["type"], "", span.start, span.end))
        self._claim(subject, way["property"], between, span, ASSERTED)
        return between

    def _nearby(self, subject: URIRef, link: URIRef, property_: str, span: Span) -> URIRef | None:
        section = self._section(span.start)
        statements = self.opened.file.statements
        said = {claim.subject for claim in statements if short_names()[claim.predicate] == property_}
        for claim in reversed(statements):
            near = self._section(claim.span.start) == section
            if claim.predicate == link and claim.subject == subject and near and claim.object not in said:
                return URIRef(str(claim.object)) if claim.reading.review != "rejected" else None
        return None

    def _section(self, offset: int) -> int:
        sections = self.opened.file.document.sections
        return next((n for n, one in enumerate(sections) if one.start <= offset < one.end), -1)

    def _object(self, said: Statement) -> Node:
        property_ = term(said.property)
        if property_.name[0].isupper():
            raise ClaimsError(f"'{property_.name}' is a type, not a property.")
        if said.object is not None:
            if property_.value != "thing":
                raise ClaimsError(f"{property_.name} has a value, not a thing.", hint="Choose another property.")
            return self._resolved(said.object)
        if property_.value == "thing":
            found = read_reference(said.value)
            return found if found is not None else URIRef(address_of(said.value))
        context = f"{self._text} {self.opened.file.document.address}"
        value = value_of(property_.name, said.value, language=self._language, context=context)
        return read_value(property_, value, self._language)

    def _claim(self, subject: URIRef, property_: str, object_: Node, span: Span, modality: str) -> None:
        predicate = term(property_).iri
        for claim in self.opened.file.statements:
            same = claim.triple == (subject, predicate, object_)
            if same and claim.span.start < span.end and span.start < claim.span.end:
                key = key_of_claim(claim, self.opened.file.document.sha256)
                if key == self.apart:
                    self.kept = span
                else:
                    self.proposed.append((key, claim.reading.review))
                return
        self.claims.append(Claim(subject, predicate, object_, span, self._reading(modality)))

    def _resolved(self, one: str | NewThing) -> URIRef:
        if isinstance(one, NewThing):
            return self.thing(one)
        entry = self.opened.entry(one)
        if not isinstance(entry, Thing):
            raise ClaimsError("The thing is not there any more.", hint="Choose it again.")
        if entry.reading.review != ACCEPTED:
            self.proposed.append((one, entry.reading.review))
        return entry.iri

    def _type(self, iri: URIRef) -> URIRef:
        return next(thing.type for thing in (*self.things, *self.opened.file.things) if thing.iri == iri)

    def _span(self, start: int, end: int) -> Span:
        words = self._text[start:end]
        left, right = len(words) - len(words.lstrip()), len(words.rstrip())
        if not words.strip() or start < 0:
            raise ClaimsError("No words are selected.", hint="Select the words that say it.")
        return quotable(self._text, Span(start + left, start + right))

    def _new_id(self, wanted: str) -> str:
        return new_id(wanted, {thing.id for thing in (*self.opened.file.things, *self.things)})

    def _reading(self, modality: str) -> Reading:
        return Reading(CERTAIN, modality, ACCEPTED, by=self.bench.by, date=self.bench.today())
