"""Things found while typing: those of this document first, then of others, then what official lists know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rdflib import DCTERMS, RDF, SKOS, Graph

from vanort.claims.model import REJECTED
from vanort.claims.terms import short_names
from vanort.identity.collect import REFERENCE, reference_entities
from vanort.identity.name_parts import fold
from vanort.vocabulary import VANORT
from vanort.workbench.opened import Opened, key_of_thing

MOST = 12


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody or something with a name. `key` names a thing of this document; `source` says where others are from."""

    name: str
    type: str
    key: str = ""
    code: str = ""
    source: str = ""


def things_known(opened: Opened, *, own: bool) -> Iterator[tuple[str, Known]]:
    """Yield each name of the things of a document, folded; `own` tells whether it is the one that is worked on."""
    for thing in opened.file.things:
        if thing.reading.review == REJECTED:
            continue
        shown = next((name.text for name in thing.names if name.preferred), "")
        key, source = (key_of_thing(thing), "") if own else ("", opened.file.document.path.name)
        known = Known(shown, short_names()[thing.type], key, thing.code, source)
        yield from ((fold(name.text), known) for name in thing.names)


def lists_known(reference: Graph) -> tuple[tuple[str, Known], ...]:
    """Return each name of the municipalities and countries of the reference lists, folded."""
    found = []
    for entity in reference_entities(reference):
        known = Known(entity.names[0] if entity.names else "", "Municipality", "", entity.codes[0], REFERENCE[:-1])
        found += [(fold(name), known) for name in entity.names]
    for country in sorted(reference.subjects(RDF.type, VANORT.Country), key=str):
        code = str(reference.value(country, DCTERMS.identifier) or "")
        labels = [str(label) for p in (SKOS.prefLabel, SKOS.altLabel) for label in reference.objects(country, p)]
        if labels and code:
            found += [
                (fold(label), Known(labels[0], "Country", "", code, REFERENCE[:-1])) for label in sorted(set(labels))
            ]
    return tuple(found)


def search(query: str, among: Iterable[tuple[str, Known]], types: frozenset[str] = frozenset()) -> list[Known]:
    """Return what a name that is being typed may mean: whole names first, then beginnings, then words within.

    >>> among = [("vastvik", Known("Västvik", "Municipality")), ("east vastvik", Known("East Västvik", "Place"))]
    >>> [known.name for known in search("vastv", among)], [known.name for known in search("väst", among, frozenset({"Place"}))]
    (['Västvik', 'East Västvik'], ['East Västvik'])
    """
    wanted = fold(query)
    if not wanted:
        return []
    ranked: dict[Known, tuple[int, int]] = {}
    for number, (name, known) in enumerate(among):
        if types and known.type not in types:
            continue
        rank = 0 if name == wanted else 1 if name.startswith(wanted) else 2 if f" {wanted}" in name else 3
        if rank <= 2:
            ranked[known] = min(ranked.get(known, (rank, number)), (rank, number))
    return sorted(ranked, key=lambda known: (not known.key, *ranked[known]))[:MOST]
