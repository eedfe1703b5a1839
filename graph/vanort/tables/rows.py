"""A row becomes claims: about the thing that it is about, and about those that it names beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rdflib import URIRef

from vanort.claims import Span
from vanort.claims.terms import read_reference
from vanort.languages.cell_concepts import concept_of
from vanort.mappings import SheetMapping
from vanort.mappings.targets import BODIES, OWN_ROLE, VALUES
from vanort.tables.bodies import is_programme, kind_of_body, municipality_code, type_of_body
from vanort.tables.cells_of_row import UNCLEAR, Cell, Row
from vanort.tables.collected import Collected, Said, Unread
from vanort.tables.contacts import Bodies, add_contacts
from vanort.tables.countries_beside import country_beside
from vanort.tables.kinds_of_bodies import AUTHORITIES
from vanort.tables.memberships import add_membership
from vanort.tables.noted import noted
from vanort.tables.persons import person_instead
from vanort.tables.plain_values import add_values
from vanort.tables.standing import PLAIN, RowStanding
from vanort.tables.values import country_of
from vanort.vocabulary import VANORT

_TWINNING = "twinning"
_PUBLIC = ("agency", "other")  # "public body" is said of authorities, too
_PART_OF = {
    "partner": "partner",
    "twinnedWith": "partner",
}  # what a partnership calls a body that a column names otherwise


@dataclass
class RowReader:
    """Read the rows of one sheet into what is collected; `home` is whose table it is, None where nobody says."""

    out: Collected
    mapping: SheetMapping
    comma: dict[str, bool | None]
    home: URIRef | None = None

    def read(self, row: Row) -> None:
        """Add what a row says, and note what of it cannot be read."""
        notes = noted(row, self.mapping, self.out.language)
        for cell in row.of(UNCLEAR):
            self.miss(row, cell, "This is no cross.")
        self.out.row = RowStanding(self.mapping.each, notes.standing)
        if self.mapping.each == "Partnership" and any(cell.parts() for cell in row.of("memberOf")):
            bodies = self._all_bodies(row)
            add_membership(self.out, row, self.mapping, notes, self.comma, self.home, bodies, self.miss)
            return
        sides = [said for target in ("partner", "twinnedWith") for cell in row.of(target) for said in cell.parts()]
        if self.mapping.each == "Partnership" and len(sides) == 1 and self.home is None and self._name(row) is None:
            self._alone(row, self._all_bodies(row))
            return
        subject = self._subject(row)
        if subject is None:
            return
        self.out.row = RowStanding(self.mapping.each, notes.standing, subject)
        bodies = self._all_bodies(row)
        for target, found in bodies.items():
            for iri, said in found:
                self._relate(row, subject, target, iri, said)
        self._own_role(row, subject)
        self._others(row, subject)
        self._places(row, subject)
        add_values(self.out, row, subject, self.mapping, notes, self.comma, self.miss)
        add_contacts(self.out, row, subject, bodies, self.mapping, self.miss)

    def _all_bodies(self, row: Row) -> Bodies:
        return {target: self._bodies(row, target) for target in BODIES if row.of(target)}

    def _alone(self, row: Row, bodies: Bodies) -> None:
        """Add what a row says of a partner of nobody knows whom: who it is, and whom to ask there; no partnership."""
        body = next(iri for target in ("partner", "twinnedWith") for iri, _ in bodies.get(target, ()))
        add_contacts(self.out, row, body, bodies, self.mapping, self.miss)
        lost = [c for target in VALUES for c in row.of(target)] or list(row.of("partner") or row.of("twinnedWith"))
        self.miss(row, lost[0], "Nobody says whose partner this is. Say it with --home, or in the mapping: home = …")

    def miss(self, row: Row, cell: Cell, reason: str, text: str = "") -> None:
        """Note that a cell cannot be read."""
        self.out.unread.append(Unread(row.sheet, row.number, cell.label, text or cell.said.text, reason))

    def _subject(self, row: Row) -> URIRef | None:
        """Return what the row is about; None where it does not say, which is noted."""
        each, name = self.mapping.each, self._name(row)
        match each:
            case "Partnership":
                return self._partnership(row, name)
            case "Funding":
                said = (
                    name or row.first("amount") or next((c.said for cells in row.cells.values() for c in cells), None)
                )
                wanted = f"funding row {row.number}"
                own = self.out.row.of_thing
                return self.out.nameless(wanted, VANORT.Funding, said, standing=own) if said else None
        if name is None:
            cells = [cell for cells in row.cells.values() for cell in cells]
            self.miss(row, cells[0], f"The row names no {each.lower()}.", "; ".join(cell.said.text for cell in cells))
            return None
        if each == "Organisation":
            return self._body(name, self._country(row, "country"), self._kind(row, "kind"))
        thing = self.out.named(each, VANORT[each], name)
        for cell in row.of("also"):
            for said in cell.parts():
                self.out.also(thing, said)
        return thing

    def _name(self, row: Row) -> Said | None:
        given, family = row.first("givenName"), row.first("familyName")
        if given and family:
            span = Span(min(given.span.start, family.span.start), max(given.span.end, family.span.end))
            return Said(f"{given.text} {family.text}", span, given.sure and family.sure)
        return row.first("name") or given or family

    def _partnership(self, row: Row, name: Said | None) -> URIRef | None:
        sides = [said for target in ("partner", "twinnedWith") for cell in row.of(target) for said in cell.parts()]
        if not sides and name is None:
            cells = [cell for cells in row.cells.values() for cell in cells]
            self.miss(row, cells[0], "The row names no partner.", "; ".join(cell.said.text for cell in cells))
            return None
        standing = self.out.row.of_thing
        if name is not None:
            return self.out.named("Partnership", VANORT.Partnership, name, standing=standing)
        own = [self.out.name_of(self.home)] if self.home is not None else []
        called = " – ".join([*own, *(said.text for said in sides)])
        country = self._country(row, "partner.country") or self._country(row, "twinnedWith.country")
        return self.out.named(
            "Partnership", VANORT.Partnership, sides[0], name=called, country=country, standing=standing
        )

    def _bodies(self, row: Row, target: str) -> list[tuple[URIRef, Said]]:
        """Return the bodies that a row names under a target, each in its country where the row says which."""
        said = [(cell, part) for cell in row.of(target) for part in cell.parts()]
        places = [(cell, part) for cell in row.of(f"{target}.country") for part in cell.parts()]
        kind = self._kind(row, f"{target}.kind")
        found = []
        for number, (cell, part) in enumerate(said):
            if self._is_programme(target, part) or person_instead(self.out, row, cell, part, kind, self.miss):
                continue  # a programme is said by _others
            where = part.land or country_beside(number, cell, [own for own, _ in said], places)
            code = country_of(where.text) if where else ""
            iri = self._body(part, code, kind, twin=target == "twinnedWith")
            if where is not None and code:
                self.out.claim(iri, "country", self._land(where, code), where)
            found.append((iri, part))
        for cell, part in places:
            if not country_of(part.text):
                self.miss(row, cell, "No country of this name is known.", part.text)
        if 1 < len(places) != len(said):
            self.miss(row, places[0][0], f"{len(places)} countries for {len(said)} names.")
        return found

    def _body(self, said: Said, country: str, kind: tuple[str, Said] | None, *, twin: bool = False) -> URIRef:
        own = kind[0] if kind else ""
        by_rows = self.out.kinds.get(" ".join(said.text.split()).casefold(), "")
        by_name = by_rows or ("municipality" if twin else kind_of_body(said.text, self.out.language))
        guessed = by_name if own in _PUBLIC and by_name in AUTHORITIES else own or by_name
        type_ = type_of_body(guessed)
        code = municipality_code(said.text, country[:2]) if guessed == "municipality" and country else ""
        iri = self.out.named("body", type_, said, country=country, code=code)
        if kind:
            self.out.claim(iri, "kind", _concept("organisation-kind", own), kind[1])
        elif guessed not in ("", "municipality"):
            lasting = replace(said, standing=PLAIN)  # who left is what it was
            self.out.claim(iri, "kind", _concept("organisation-kind", guessed), lasting)
        return iri

    def _is_programme(self, target: str, said: Said) -> bool:
        return target == "fundedBy" and self.mapping.each != "Organisation" and is_programme(said.text)

    def _kind(self, row: Row, target: str) -> tuple[str, Said] | None:
        said = row.first(target)
        kind = concept_of("organisation-kind", said.text) if said else ""
        if said and not kind:
            self.miss(row, row.of(target)[0], "No kind of organisation is called so.")
        return (kind, said) if kind and said else None

    def _country(self, row: Row, target: str) -> str:
        said = row.first(target)
        return country_of(said.text) if said else ""

    def _land(self, said: Said, code: str) -> URIRef:
        return self.out.named("country", VANORT.Country, said, country=code, code=code)

    def _relate(self, row: Row, subject: URIRef, target: str, iri: URIRef, said: Said) -> None:
        each = self.mapping.each
        role = row.first(f"{target}.role")
        if target == "twinnedWith" or (each == "Partnership" and target == "partner"):
            self._twin(row, subject, target, iri, said)
        elif target == "funder" and each != "Funding":
            self.out.claim(subject, "fundedBy", iri, said)
        elif role is not None:
            self._part(row, subject, target, iri, said, role)
        else:
            self.out.claim(subject, target, iri, said)

    def _part(self, row: Row, subject: URIRef, target: str, iri: URIRef, said: Said, role: Said) -> None:
        """Say in which role a body takes part."""
        concept = concept_of("role", role.text)
        if not concept:
            self.miss(row, row.of(f"{target}.role")[0], "No role is called so.")
        property_ = {"coordinator": "coordinator", "partner": "partner", "funder": "fundedBy"}.get(concept, "involves")
        self.out.claim(subject, property_ if concept else target, iri, said)
        if property_ == "involves" and concept:
            part = self.out.nameless(f"{said.text} in row {row.number}", VANORT.Participation, role)
            self.out.claim(subject, "participation", part, said)
            self.out.claim(part, "participant", iri, said)
            self.out.claim(part, "role", _concept("role", concept), role)

    def _own_role(self, row: Row, subject: URIRef) -> None:
        """Say in which role whose table it is takes part."""
        for cell in row.of(OWN_ROLE):
            if self.home is None:
                self.miss(row, cell, "Nobody says whose role this is. Say it with --home, or in the mapping: home = …")
            elif concept_of("role", cell.said.text):
                self._part(row, subject, "involves", self.home, cell.said, cell.said)
            else:
                self.miss(row, cell, "No role is called so.")

    def _twin(self, row: Row, subject: URIRef, target: str, iri: URIRef, said: Said) -> None:
        """Say who is a partner in a partnership, or twinned with whom; one-sided as it is stated."""
        kind = row.first("kind")
        twins = target == "twinnedWith" or bool(kind and concept_of("partnership-kind", kind.text) == _TWINNING)
        others = (
            [(other, part) for other, part in self._sides(row) if other != iri]
            if self.mapping.each == "Partnership"
            else [(subject, said)]
        )
        if self.mapping.each == "Partnership":
            self.out.claim(subject, "partner", iri, said)
            if self.home is not None and self.home != iri and not others:
                self.out.claim(subject, "partner", self.home, said)
                others = [(self.home, said)]
            if target == "twinnedWith" and kind is None:
                self.out.claim(subject, "kind", _concept("partnership-kind", _TWINNING), said)
        if twins:
            if kind and (named := concept_of("partnership-kind", kind.text)) and named != _TWINNING:
                said = replace(said, sure=False)  # the head says twin town, the row another kind of link
            for other, _ in others[:1]:
                if not all(self.out.is_a(side, VANORT.Municipality) for side in (iri, other)):
                    continue  # a school twinned with a school is a partnership
                self.out.claim(other, "twinnedWith", iri, said)

    def _sides(self, row: Row) -> Iterator[tuple[URIRef, Said]]:
        for cell in row.of("partner"):
            for said in cell.parts():
                code = self._country(row, "partner.country")
                yield self._body(said, code, None), said

    def _others(self, row: Row, subject: URIRef) -> None:
        """Say in which programme, partnership or project something is."""
        for cell in (*row.of("programme"), *row.of("fundedBy")):
            for said in cell.parts():
                if cell.column.to == "programme" or is_programme(said.text):
                    programme = self.out.named("programme", VANORT.Programme, said)
                    self.out.claim(subject, "programme", programme, said)
        for target, type_ in (("inPartnership", "Partnership"), ("buildsOn", "Project")):
            for cell in row.of(target):
                for said in cell.parts():
                    self.out.claim(subject, target, self.out.named(type_, VANORT[type_], said), said)
        for cell in row.of("project"):
            for said in cell.parts():
                project = self.out.named("Project", VANORT.Project, said)
                if self.mapping.each == "Funding":
                    self.out.claim(project, "funding", subject, said)
                    for funder, words in self._bodies(row, "funder"):
                        self.out.claim(project, "fundedBy", funder, words)
                elif self.mapping.each == "Organisation":
                    self.out.claim(project, "partner", subject, said)
                elif self.mapping.each == "Partnership":
                    self.out.claim(project, "inPartnership", subject, said)

    def _places(self, row: Row, subject: URIRef) -> None:
        for target in ("country", "partnerCountry"):
            for cell in row.of(target):
                for said in cell.parts():
                    if code := country_of(said.text):
                        self.out.claim(subject, target, self._land(said, code), said)
                    else:
                        self.miss(row, cell, "No country of this name is known.", said.text)
        for target in ("locatedIn", *(f"{body}.locatedIn" for body in BODIES)):
            owner, _, _ = target.rpartition(".")
            for cell in row.of(target):
                for said in cell.parts():
                    place = self.out.named("place", VANORT.Place, said)
                    whose = [iri for iri, _ in self._bodies(row, owner)] if owner else [subject]
                    for iri in whose:
                        self.out.claim(iri, "locatedIn", place, said)


def _concept(scheme: str, concept: str) -> URIRef:
    found = read_reference(f"{scheme}/{concept}")
    assert found is not None  # noqa: S101 (concepts of the ontology are references)
    return found
