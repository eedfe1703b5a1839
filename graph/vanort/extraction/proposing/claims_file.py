"""Facts as proposed claims: things with names, claims with quotes, each unreviewed until a person has looked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from rdflib import Literal, URIRef
from rdflib.term import Node

from vanort.claims import Claim, ClaimsFile, Name, Reading, Span, Thing, local_iri
from vanort.claims.model import UNREVIEWED
from vanort.claims.new_id import new_id
from vanort.claims.terms import read_reference, terms
from vanort.extraction.certainty.probability import certainty_of
from vanort.extraction.coreference.grouping import Entity
from vanort.extraction.coreference.thing_names import thing_names
from vanort.extraction.layout.units import unit_at
from vanort.extraction.mentions.amounts import amount_value, krone_of
from vanort.extraction.pipeline import Extraction
from vanort.extraction.proposing.partnership_readings import read_like_their_partners
from vanort.extraction.proposing.readable import literal_or_none, readable
from vanort.extraction.proposing.source_places import at_source
from vanort.extraction.proposing.telephones import country_of_number, in_full
from vanort.extraction.relations.fact import Fact
from vanort.extraction.relations.official_codes import official_code
from vanort.vocabulary import VANORT

_TYPES = {
    "Project": VANORT.Project, "Partnership": VANORT.Partnership, "Programme": VANORT.Programme,
    "Municipality": VANORT.Municipality, "Region": VANORT.Municipality, "Person": VANORT.Person,
    "Country": VANORT.Country, "Place": VANORT.Place,
}  # fmt: skip
_BODY = VANORT.Organisation
_KINDS = {"Company": "company", "University": "university", "GovernmentAgency": "agency", "Network": "network", "Region": "region"}  # fmt: skip
# What becomes a thing of its own: a contact point, a sum of money, a part in a project.
_APART = frozenset({"email", "phone", "contactPerson", "budget", "stakeholder"})
# What reading calls otherwise than the ontology does; all else has its name.
_TERMS = {"startYear": "start", "endYear": "end", "affiliation": "worksFor", "sdg": "addressesGoal"}
_NO_COUNTRY = 0.5  # of a number that only people can put into its international form


def propose(extraction: Extraction, stem: str) -> ClaimsFile:
    """Return the claims file that an extraction amounts to; nothing in it is reviewed."""
    return readable(at_source(read_like_their_partners(_Proposal(extraction, stem).claims_file()), extraction))


@dataclass
class _Proposal:
    """Collect things and claims while the facts are gone through once."""

    extraction: Extraction
    stem: str
    things: dict[str, Thing] = field(default_factory=dict)
    claims: dict[tuple[object, ...], Claim] = field(default_factory=dict)
    iris: dict[str, URIRef] = field(default_factory=dict)
    first: dict[str, Fact] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return self.extraction.page.text

    @property
    def language(self) -> str:
        return self.extraction.page.document.language or self.extraction.page.lexicon.pack.code

    def claims_file(self) -> ClaimsFile:
        facts = (*self.extraction.facts, *self.extraction.details)
        for fact in self.extraction.facts:
            self.first.setdefault(fact.subject.id, fact)
        used = {fact.subject.id for fact in facts} | {f.object.id for f in facts if isinstance(f.object, Entity)}
        for entity in self.extraction.entities:
            # A person who does nothing here is declared all the same: what is known as a person can be left out.
            if entity.kind in {"Amount", "SDG"} or (entity.kind == "Place" and entity.id not in used):
                continue
            self._declare(entity)
        for fact in facts:
            self._state(fact)
        self._contacts(facts)
        self._funding(facts)
        self._stakeholders(facts)
        document = self.extraction.page.document
        return ClaimsFile(self.stem, document, tuple(self.things.values()), tuple(self.claims.values()))

    def _declare(self, entity: Entity) -> None:
        names, span = self._names(entity)
        if not names:
            return
        type_ = _TYPES.get(entity.kind, _BODY)
        id_ = new_id(names[0].text, self.things)
        iri = local_iri(type_, self.stem, id_)
        rule = f"{self.language}/names/{entity.mentions[0].tier if entity.mentions else 'unnamed'}"
        sure = certainty_of(self.extraction.page, entity) if entity.mentions else self.first[entity.id].probability
        code = official_code(self.extraction.page, entity)
        self.things[id_] = Thing(id_, iri, type_, names, span, code, _reading(sure, rule))
        self.iris[entity.id] = iri
        if entity.kind in _KINDS:
            self._add(iri, "kind", read_reference(f"organisation-kind/{_KINDS[entity.kind]}"), span, sure, rule)

    def _names(self, entity: Entity) -> tuple[tuple[Name, ...], Span]:
        if not entity.mentions:
            return self._unnamed(entity)
        names = thing_names(self.extraction.page, entity, self.language)
        return names, names[0].span

    def _unnamed(self, entity: Entity) -> tuple[tuple[Name, ...], Span]:
        if entity.id not in self.first:
            return (), Span(0, 0)
        span = self._span(self.first[entity.id])
        return (Name(entity.label, self.language, span, True),), span

    def _span(self, fact: Fact) -> Span:
        words = self.text[fact.start : fact.end]
        left = len(words) - len(words.lstrip())
        return Span(fact.start + left, fact.start + len(words.rstrip()))

    def _told(self, fact: Fact) -> tuple[Span, float, str, str, str]:
        rule = f"{self.language}/{fact.rule}"
        return self._span(fact), fact.probability, rule, fact.modality, fact.grounds

    def _add(
        self, subject: URIRef, name: str, value: Node | None, span: Span, confidence: float, rule: str, modality: str = "asserted",
        note: str = "",
    ) -> None:  # fmt: skip
        if value is not None:
            claim = Claim(subject, terms()[name].iri, value, span, _reading(confidence, rule, modality, note))
            key = (*claim.triple, span)
            earlier = self.claims.setdefault(key, claim)
            if _surer(claim.reading, earlier.reading):
                self.claims[key] = claim

    def _state(self, fact: Fact) -> None:
        subject = self.iris.get(fact.subject.id)
        if subject is None:
            return
        told = self._told(fact)
        if fact.predicate == "budget" and isinstance(fact.object, Entity):
            mention = fact.object.mentions[0]
            page = self.extraction.page
            if found := amount_value(self.text[mention.start : mention.end], page.lexicon, krone_of(page)):
                value, currency = found
                amount = literal_or_none("amount", f"{value.normalize():f}", "")
                self._add(subject, "amount", amount, *told)
                if currency:
                    self._add(subject, "currency", Literal(currency), *told)
        if fact.predicate in _APART:
            return
        name = _TERMS.get(fact.predicate, fact.predicate)
        if name == "fundedBy" and isinstance(fact.object, Entity) and fact.object.kind == "Programme":
            name = "programme"
        self._add(subject, name, self._object(name, fact), *told)

    def _object(self, name: str, fact: Fact) -> Node | None:
        if isinstance(fact.object, str):
            if terms()[name].value == "thing":
                return read_reference(fact.object)
            return literal_or_none(name, fact.object, self.language)
        if fact.object.kind == "SDG":
            number = fact.object.mentions[0].name
            return read_reference(f"SDG {number}") if number != "agenda" else None
        return self.iris.get(fact.object.id)

    def _contacts(self, facts: Iterable[Fact]) -> None:
        """Make a contact point for each person or body with an address, and hang it on what it is for."""
        addresses: dict[Entity, list[Fact]] = defaultdict(list)
        questions: dict[Entity, list[Fact]] = defaultdict(list)
        for fact in facts:
            if fact.predicate in {"email", "phone"}:
                addresses[fact.subject].append(fact)
            elif fact.predicate == "contactPerson" and isinstance(fact.object, Entity):
                questions[fact.object].append(fact)
        for owner in dict.fromkeys([*addresses, *questions]):
            own, asked = addresses.get(owner, []), questions.get(owner, [])
            iri = self.iris.get(owner.id)
            if iri is None or not (own or asked):
                continue
            start = min(f.start for f in own) if own else asked[0].start
            end = max(f.end for f in own) if own else asked[0].end
            span = Span(start, end) if end - start <= 400 else self._span((own or asked)[0])
            id_ = new_id(f"{owner.label} contact", self.things)
            point = local_iri(VANORT.ContactPoint, self.stem, id_)
            rule = f"{self.language}/contacts/point"
            sure = max(fact.probability for fact in (*own, *asked))
            self.things[id_] = Thing(id_, point, VANORT.ContactPoint, (), span, "", _reading(sure, rule))
            if owner.kind == "Person":
                self._add(point, "contactPerson", iri, span, sure, rule)
            else:
                self._add(iri, "contact", point, span, sure, rule)
            for fact in own:
                value = fact.object if isinstance(fact.object, str) else ""
                phone = fact.predicate == "phone"
                written = in_full(value, country_of_number(self.extraction, fact.start, fact.end)) if phone else value
                where, sure, *told = self._told(fact)
                sure = _NO_COUNTRY if phone and not written.startswith("+") else sure
                self._add(point, "telephone" if phone else "email", Literal(written), where, sure, *told)
            for fact in asked:
                if fact.subject.id in self.iris:
                    self._add(self.iris[fact.subject.id], "contact", point, *self._told(fact))

    def _funding(self, facts: Iterable[Fact]) -> None:
        """Make a flow of money for each funder that has a funder of its own: Sida, ICLD, the project."""
        facts = [
            f for f in facts if f.predicate == "fundedBy" and isinstance(f.object, Entity) and f.modality == "asserted"
        ]
        for lower in _chains(facts):
            upper, middle = lower.object, lower.subject
            if not isinstance(upper, Entity) or upper.id not in self.iris or middle.id not in self.iris:
                continue
            span, rule = self._span(lower), f"{self.language}/{lower.rule}"
            source = self._flow(f"{upper.label} money", span, lower.probability, rule)
            self._add(source, "funder", self.iris[upper.id], span, lower.probability, rule)
            self._add(source, "recipient", self.iris[middle.id], span, lower.probability, rule)
            for fact in facts:
                if not self._together(fact, lower):
                    continue
                if fact.object is middle and fact.subject.kind == "Project" and fact.subject.id in self.iris:
                    # The flow is one statement: a limit that took a part of it would leave money without a giver.
                    where, sure = self._span(fact), min(fact.probability, lower.probability)
                    flow = self._flow(f"{middle.label} to {fact.subject.label}", where, sure, rule)
                    self._add(self.iris[fact.subject.id], "funding", flow, where, sure, rule)
                    self._add(flow, "funder", self.iris[middle.id], where, sure, rule)
                    self._add(flow, "drawsOn", source, span, sure, rule)
                    if upper.kind != "Programme":
                        self._add(self.iris[fact.subject.id], "fundedBy", self.iris[upper.id], span, sure, rule)

    def _together(self, one: Fact, other: Fact) -> bool:
        """Tell whether two facts stand in one section: money is followed no further than a passage tells."""
        page = self.extraction.page
        units = unit_at(page, one.start), unit_at(page, other.start)
        return all(units) and len({unit.section for unit in units if unit}) == 1

    def _stakeholders(self, facts: Iterable[Fact]) -> None:
        """Make a part in the project for each stakeholder, and say that the project involves it."""
        for fact in facts:
            if fact.predicate != "stakeholder" or not isinstance(fact.object, Entity):
                continue
            project, body = self.iris.get(fact.subject.id), self.iris.get(fact.object.id)
            if project is None or body is None:
                continue
            told = span, sure, rule, modality, grounds = self._told(fact)
            id_ = new_id(f"{fact.object.label} in {fact.subject.label}", self.things)
            part = local_iri(VANORT.Participation, self.stem, id_)
            reading = _reading(sure, rule, modality, grounds)
            self.things[id_] = Thing(id_, part, VANORT.Participation, (), span, "", reading)
            self._add(project, "involves", body, *told)
            self._add(project, "participation", part, *told)
            self._add(part, "participant", body, *told)
            self._add(part, "role", read_reference("role/stakeholder"), *told)

    def _flow(self, name: str, span: Span, sure: float, rule: str) -> URIRef:
        id_ = new_id(name, self.things)
        iri = local_iri(VANORT.Funding, self.stem, id_)
        self.things[id_] = Thing(id_, iri, VANORT.Funding, (), span, "", _reading(sure, rule))
        return iri


def _chains(facts: Iterable[Fact]) -> Iterator[Fact]:
    bodies = (fact for fact in facts if fact.subject.kind not in {"Project", "Partnership", "Programme"})
    yield from (fact for fact in bodies if fact.rule == "funding/chain")


def _surer(one: Reading, other: Reading) -> bool:
    """Tell whether a reading says the same as another one, and more surely."""
    return one.modality == other.modality and one.confidence > other.confidence


@lru_cache(maxsize=1024)
def _reading(confidence: float, rule: str, modality: str = "asserted", note: str = "") -> Reading:
    return Reading(Decimal(f"{confidence:.2f}").normalize(), modality, UNREVIEWED, rule, note)
