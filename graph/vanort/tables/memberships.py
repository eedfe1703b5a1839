"""A row on a membership: who is a member of which network, since when, and whom to ask; what has years is a partnership, too."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from rdflib import URIRef

from vanort.claims.terms import read_reference
from vanort.languages.column_heads import head_meanings
from vanort.mappings import SheetMapping
from vanort.tables.cells_of_row import Cell, Row
from vanort.tables.collected import Collected, Said
from vanort.tables.contacts import Bodies, add_contacts
from vanort.tables.noted import Noted
from vanort.tables.plain_values import add_values
from vanort.tables.standing import PLAIN
from vanort.vocabulary import VANORT

Miss = Callable[..., None]
# What a row says of the network, and of who is a member; everything else is said of the membership.
_OF_NETWORK = frozenset({"memberOf", *(f"memberOf.{key}" for key in ("country", "kind", "locatedIn"))})
_OF_NETWORK_ITSELF = frozenset({"homepage", "description", "theme", "addressesGoal"})
_OF_MEMBERS = frozenset({"partner", *(f"partner.{key}" for key in ("country", "kind", "locatedIn"))})


def add_membership(
    out: Collected,
    row: Row,
    mapping: SheetMapping,
    notes: Noted,
    comma: Mapping[str, bool | None],
    home: URIRef | None,
    bodies: Bodies,
    miss: Miss,
) -> None:
    """Add what a row says of a membership: of the members that it names, else of whose table it is."""
    networks, first = bodies["memberOf"], bodies["memberOf"][0]
    members = [iri for iri, _ in bodies.get("partner", ())] or [home for home in (home,) if home is not None]
    for network, said in networks:
        for member in members:
            if member != network:
                out.claim(member, "memberOf", network, said)
        if any(said in cell.parts() and _says_network(cell) for cell in row.of("memberOf")):
            out.claim(network, "kind", _concept("organisation-kind/network"), replace(said, standing=PLAIN))
        add_values(out, _part(row, _OF_NETWORK_ITSELF), network, mapping, Noted(), comma, miss)
    rest = _part(row, frozenset(row.cells) - _OF_NETWORK - _OF_NETWORK_ITSELF - _OF_MEMBERS)
    if not members:
        add_contacts(out, rest, first[0], {}, mapping, miss)
        cell = row.of("memberOf")[0]
        miss(row, cell, "Nobody says who is a member. Say it with --home, or in the mapping: home = …")
    elif len(members) == len(networks) == 1 and rest.cells:
        partnership = _partnership(out, members[0], first)
        add_values(out, rest, partnership, mapping, notes, comma, miss)
        add_contacts(out, rest, partnership, {}, mapping, miss)
    else:
        for cells in rest.cells.values():
            for cell in cells:
                miss(row, cell, "The row tells of several memberships, and not of which of them this is said.")


def _partnership(out: Collected, member: URIRef, network: tuple[URIRef, Said]) -> URIRef:
    """Return the partnership that a membership is, with what makes it one."""
    iri, said = network
    called = f"{out.name_of(member)} – {said.text}"
    found = out.named("Partnership", VANORT.Partnership, said, name=called, standing=out.row.of_thing)
    out.row = replace(out.row, subject=found)
    out.claim(found, "partner", iri, said)
    out.claim(found, "partner", member, said)
    out.claim(found, "kind", _concept("partnership-kind/network"), said)
    return found


def _part(row: Row, targets: frozenset[str]) -> Row:
    return Row(row.sheet, row.number, {target: cells for target, cells in row.cells.items() if target in targets})


def _says_network(cell: Cell) -> bool:
    """Tell whether the head of a column says that it holds networks."""
    return "network" in head_meanings(cell.column.head)


def _concept(name: str) -> URIRef:
    found = read_reference(name)
    assert found is not None  # noqa: S101 (concepts of the ontology are references)
    return found
