"""An answer held to the text: claims whose names, words and quote stand there and whose ends fit; the rest is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from rdflib import URIRef
from rdflib.term import Node

from vanort.claims import Claim, ClaimsFile, Name, Reading, Span, Thing, local_iri, quotable
from vanort.claims.lookalikes import fold_unseen, places
from vanort.claims.model import BY_MODEL, UNREVIEWED
from vanort.claims.new_id import new_id
from vanort.claims.quotes import cuts_word
from vanort.claims.terms import read_reference, read_value, short_names, term
from vanort.documents import Document
from vanort.errors import ClaimsError
from vanort.second_reader.answers import ModelAnswer, Said
from vanort.second_reader.terms import Offered, Vocabulary
from vanort.workbench.literals import value_of

ALONE = Decimal("0.5")  # of what a model alone has read: nobody has measured the model, so that it is only to look at
_LONGEST_QUOTE = 600  # characters: a quote of a whole passage says nothing about where a fact stands
PERSON = "Person"


class _Dropped(Exception):
    """What an answer claims is not borne out; the message says why."""


@dataclass
class Grounding:
    """Gather what the answers about one document come to, beside what the rules have read in it."""

    document: Document
    rules: ClaimsFile
    offered: Vocabulary
    rule: str
    dropped: Counter[str] = field(default_factory=Counter)
    things: dict[str, Thing] = field(default_factory=dict)
    claims: dict[tuple[object, ...], Claim] = field(default_factory=dict)

    def add(self, answer: ModelAnswer, passage: Span) -> None:
        """Take in the answer about a passage, as far as the passage bears it."""
        known: dict[str, Thing] = {}
        for told in answer.things:
            try:
                known[told.id] = self._thing(told.type, told.name, passage)
            except _Dropped as why:
                self.dropped[str(why)] += 1
        for said in answer.claims:
            try:
                self._claim(said, known, passage)
            except _Dropped as why:
                self.dropped[str(why)] += 1

    def file(self) -> ClaimsFile:
        """Return the claims of the answers, with the things that they speak of."""
        spoken = {term for claim in self.claims.values() for term in (claim.subject, claim.object)}
        things = tuple(thing for thing in self.things.values() if thing.iri in spoken)
        return ClaimsFile(self.rules.stem, self.document, things, tuple(self.claims.values()))

    def _thing(self, type_: str, name: str, passage: Span) -> Thing:
        """Return the thing of a name: the rules' own where they know it, whose type then counts, or else a new one."""
        words = " ".join(name.split())
        where = next((s for s in self._places(words, passage) if not cuts_word(self.document.text, s)), None)
        if where is None:
            raise _Dropped("a name that is not in the passage")
        bearers = [thing for thing in self._all() if words.casefold() in _names(thing)]
        if bearers:  # a person stays one, whatever the model makes of the name
            return next((t for t in bearers if short_names()[t.type] == type_), bearers[0])
        iri = term(type_).iri
        id_ = new_id(words, {thing.id for thing in self._all()})
        held = self.document.text[where.start : where.end]
        names = (Name(" ".join(held.split()), self.document.language, where, True),)
        thing = Thing(id_, local_iri(iri, self.rules.stem, id_), iri, names, where, "", self._reading("asserted"))
        self.things[id_] = thing
        return thing

    def _claim(self, said: Said, known: Mapping[str, Thing], passage: Span) -> None:
        property_, subject = self.offered.properties[said.property], known.get(said.subject)
        if subject is None:
            raise _Dropped("a subject that is no thing of the passage")
        if short_names()[subject.type] not in property_.domains:
            raise _Dropped("a property that its subject cannot have")
        if not said.quote.strip() or len(said.quote) > _LONGEST_QUOTE:
            raise _Dropped("a quote that is empty or too long")
        quote = next(iter(self._places(said.quote, passage)), None)
        if quote is None:
            raise _Dropped("a quote that is not in the passage")
        object_ = self._object(said, property_, subject, known, quote)
        span = quotable(self.document.text, quote)
        claim = Claim(subject.iri, term(said.property).iri, object_, span, self._reading(said.modality))
        self.claims.setdefault(claim.triple, claim)

    def _object(self, said: Said, property_: Offered, subject: Thing, known: Mapping[str, Thing], quote: Span) -> Node:
        if property_.concepts:
            if said.object not in property_.concepts:
                raise _Dropped("a concept that was not offered")
            return read_reference(said.object) or URIRef(said.object)
        if property_.ranges:
            thing = known.get(said.object)
            if thing is None:
                raise _Dropped("an object that is no thing of the passage")
            if short_names()[thing.type] not in property_.ranges:
                raise _Dropped("an object that the property cannot have")
            if thing.iri == subject.iri:
                raise _Dropped("a thing said of itself")
            if not (self._named_in(subject, quote) or self._named_in(thing, quote)):
                raise _Dropped("a quote that names neither of its things")
            return thing.iri
        if not self._places(said.object, quote):
            raise _Dropped("a value that is not in its quote")
        try:
            value = value_of(property_.name, said.object, language=self.document.language)
            return read_value(term(property_.name), value, self.document.language)
        except ClaimsError:
            raise _Dropped("a value of another kind than the property has") from None

    def _places(self, words: str, inside: Span) -> list[Span]:
        text = self.document.text[inside.start : inside.end]
        return [Span(inside.start + start, inside.start + end) for start, end in places(text, words)]

    def _named_in(self, thing: Thing, quote: Span) -> bool:
        words = fold_unseen(self.document.text[quote.start : quote.end]).text.casefold()
        return any(fold_unseen(name).text in words for name in _names(thing))

    def _all(self) -> list[Thing]:
        return [*self.rules.things, *self.things.values()]

    def _reading(self, modality: str) -> Reading:
        return Reading(ALONE, modality, UNREVIEWED, self.rule)


def rule_of(model_name: str) -> str:
    """Return the name of the rule under which a model's claims stand in a claims file.

    >>> rule_of("gemma3-270m")
    'model/gemma3-270m'
    """
    return f"{BY_MODEL}{model_name}"


def _names(thing: Thing) -> set[str]:
    return {name.text.casefold() for name in thing.names}
