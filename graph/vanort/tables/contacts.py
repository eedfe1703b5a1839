"""Who answers for what a row is about, with addresses and numbers: persons and their contact points."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from rdflib import Literal, URIRef

from vanort.claims import Span
from vanort.extraction.proposing.telephones import in_full
from vanort.languages.pack import language_packs
from vanort.mappings import SheetMapping
from vanort.mappings.targets import BODIES
from vanort.tables.cells_of_row import Cell, Row
from vanort.tables.collected import Collected, Said
from vanort.tables.values import EMAIL, PHONE, country_of, persons_in
from vanort.vocabulary import VANORT

Miss = Callable[..., None]
Bodies = Mapping[str, Sequence[tuple[URIRef, Said]]]


def add_contacts(out: Collected, row: Row, subject: URIRef, bodies: Bodies, mapping: SheetMapping, miss: Miss) -> None:
    """Add persons, e-mail addresses and telephone numbers of a row, for its subject and for the bodies that it names."""
    if mapping.each == "Person":
        _add_point(out, row, "", None, [(subject, _first(row))], mapping, miss)
        for cell in row.of("project"):
            for said in cell.parts():
                project = out.named("Project", VANORT.Project, said)
                for point in out.points.get(subject, ()):
                    out.claim(project, "contact", point, said)
    else:
        _add_point(out, row, "", subject, _persons(out, row, "contact", miss), mapping, miss)
    for body in BODIES:
        owners = bodies.get(body, ())
        if any(row.of(f"{body}.{target}") for target in ("contact", "email", "telephone")) and owners:
            _add_point(out, row, f"{body}.", owners[0][0], _persons(out, row, f"{body}.contact", miss), mapping, miss)


def _first(row: Row) -> Said:
    return next(cell.said for cells in row.cells.values() for cell in cells)


def _persons(out: Collected, row: Row, target: str, miss: Miss) -> list[tuple[URIRef, Said]]:
    found = []
    for cell in row.of(target):
        names = persons_in(cell.said.text)
        for start, end in names:
            said = _part(cell, start, end)
            found.append((out.named("Person", VANORT.Person, said), said))
        if not names and not EMAIL.search(cell.said.text) and not PHONE.search(cell.said.text):
            miss(row, cell, "No person's name, address or number stands here.")
    return found


def _add_point(
    out: Collected,
    row: Row,
    path: str,
    owner: URIRef | None,
    persons: list[tuple[URIRef, Said]],
    mapping: SheetMapping,
    miss: Miss,
) -> None:
    """Make a contact point with what a row says under a path; each person of several has one of their own."""
    contacts = row.of(f"{path}contact")
    emails = [said for cell in (*contacts, *row.of(f"{path}email")) for said in _found(cell, EMAIL)]
    numbers = [said for cell in (*contacts, *row.of(f"{path}telephone")) for said in _found(cell, PHONE)]
    for cells, pattern, reason in (
        (row.of(f"{path}email"), EMAIL, "This is no e-mail address."),
        (row.of(f"{path}telephone"), PHONE, "This is no telephone number."),
    ):
        for cell in cells:
            if not pattern.search(cell.said.text):
                miss(row, cell, reason)
    if not (persons or emails or numbers):
        return
    heads: Sequence[tuple[URIRef | None, Said]] = persons or [(None, (emails or numbers)[0])]
    points = []
    for person, said in heads:
        point = out.nameless(f"{said.text if person else 'row ' + str(row.number)} contact", VANORT.ContactPoint, said)
        points.append(point)
        if person is not None:
            out.claim(point, "contactPerson", person, said)
            out.points.setdefault(person, []).append(point)
        if owner is not None:
            out.claim(owner, "contact", point, said)
    for values, name in ((emails, "email"), (numbers, "telephone")):
        for number, said in enumerate(values):
            point = points[number] if len(values) == len(points) else points[0]
            if len(values) != len(points) and len(points) > 1 and number == 0:
                cell = next(iter(row.of(f"{path}{name}")), contacts[0])
                miss(row, cell, f"{len(values)} for {len(points)} persons: they were given to the first.", said.text)
            text = said.text if name == "email" else in_full(said.text, _region(out, row, path))
            sure = said.sure and (name == "email" or text.startswith("+"))
            out.claim(point, name, Literal(text), Said(said.text, said.span, sure))


def _found(cell: Cell, pattern: re.Pattern[str]) -> list[Said]:
    text = cell.said.text
    return [_part(cell, *match.span()) for match in pattern.finditer(text)]


def _part(cell: Cell, start: int, end: int) -> Said:
    at = cell.said.span.start
    return Said(cell.said.text[start:end], Span(at + start, at + end), cell.said.sure)


def _region(out: Collected, row: Row, path: str) -> str:
    """Return the country whose numbers have no code: that of the row, else that of the table's language."""
    beside = row.first(f"{path}country") or row.first("country")
    if beside is not None:
        return country_of(beside.text)[:2]
    pack = language_packs().get(out.language)
    return str(pack.data.get("phone_region", "")) if pack and out.language != "en" else ""
