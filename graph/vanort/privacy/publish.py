"""The dataset without persons: what the ontology marks as personal leaves no trace in anything published.

A marked class (Person) goes with everything said by, about and to its members; a marked property (e-mail,
telephone) goes with its statements; the claims that state such things go with their passages. In what stays,
every written form of a dropped name, address or number is blacked out, length for length: offsets still hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from rdflib import Dataset

from vanort.errors import PrivacyError
from vanort.privacy.hiding import Hiding
from vanort.privacy.leak_scan import leaks
from vanort.privacy.passages import masked_passages
from vanort.privacy.personal_things import by_predicate, dropped_of, marks, persons_of, rejected_claims, values_of
from vanort.privacy.public_names import ASKED, public_labels, without_public
from vanort.privacy.redaction import Personal
from vanort.privacy.withheld import is_of_stand_ins, is_stand_in, stand_ins
from vanort.store.cells import cell_from_rdflib, cell_to_rdflib
from vanort.store.quads import Quad, by_line, quad_line, read_quads, to_bytes

__all__ = [
    "Personal",
    "Published",
    "Withheld",
    "leaks",
    "must_not_leak",
    "personal_in",
    "publish",
    "without_personal_data",
    "without_persons",
]


@dataclass(frozen=True)
class Published:
    """A dataset that may be shown to anyone, as sorted N-Quads, and what was taken out of it."""

    data: bytes
    personal: Personal
    stand_ins: tuple[Quad, ...] = ()  # for what was taken out: see vanort.withheld

    @property
    def nquads(self) -> str:
        """The dataset as text, which takes several times its memory."""
        return self.data.decode("utf-8")

    @property
    def quads(self) -> tuple[Quad, ...]:
        """The quads, in the order of their lines."""
        return tuple(read_quads(self.data))


def publish(dataset: Path | str | bytes, *, include_contacts: bool = False) -> Published:
    """Read a dataset (a file, or N-Quads in memory) and leave out what is personal, unless contacts are asked for.

    Raises StoreError where it is not N-Quads.
    """
    lines = by_line(read_quads(dataset))
    if not include_contacts:
        return without_persons(lines)
    quads = to_bytes(line for line, quad in lines.items() if not is_stand_in(quad))
    return Published(quads, Personal(), tuple(filter(is_stand_in, lines.values())))


def without_personal_data(dataset: Dataset) -> Dataset:
    """Return an rdflib dataset without what is personal."""
    quads = [
        (cell_from_rdflib(s) or (), cell_from_rdflib(p) or (), cell_from_rdflib(o) or (), cell_from_rdflib(g))
        for s, p, o, g in dataset.quads()
    ]
    published = Dataset()
    for s, p, o, g in without_persons(by_line(quads)).quads:
        subject, predicate, object_ = (cell_to_rdflib(term) for term in (s, p, o))
        published.graph(cell_to_rdflib(g)).add((subject, predicate, object_))  # type: ignore[arg-type]
    return published


def must_not_leak(path: Path | str, data: bytes, personal: Personal) -> None:
    """Search a finished file, every packed block included.

    Raises PrivacyError, without repeating what was found, where it holds personal data.
    """
    if found := leaks(data, personal):
        origins = sorted({origin for value in found if (origin := personal.origin(value))})
        where = f" Stated as personal in {', '.join(origins)}: reject the claim there if it is not." if origins else ""
        raise PrivacyError(
            f"The file still holds {len(found)} names, addresses or numbers that were to be left out.",
            path=path,
            hint=f"It was not written. Give the person or contact a claim of its own.{where}",
        )


def without_persons(lines: Mapping[str, Quad]) -> Published:
    """Return the dataset, given as quads under their lines, without what is personal; see the module."""
    return personal_in(lines).taken_out(lines)


@dataclass(frozen=True)
class Withheld:
    """What has to be done to a dataset before it may be shown: which lines go, which come in their place, and why.

    `stand_ins` are for what goes, so that it can be counted.
    """

    personal: Personal
    removed: frozenset[str]
    added: tuple[str, ...]
    stand_ins: tuple[Quad, ...]

    def taken_out(self, lines: Iterable[str]) -> Published:
        """Return the dataset of these lines, as it may be shown."""
        kept = [line for line in lines if line not in self.removed]
        return Published(to_bytes(sorted([*kept, *self.added])), self.personal, self.stand_ins)


def personal_in(lines: Mapping[str, Quad]) -> Withheld:
    """Return what is personal in a dataset, given as quads under their lines, and what has to be done about it."""
    earlier: dict[str, Quad] = {}
    if any(map(is_of_stand_ins, {quad[3] for quad in lines.values()})):  # it has been published before
        earlier = {line: quad for line, quad in lines.items() if is_stand_in(quad)}
        lines = {line: quad for line, quad in lines.items() if line not in earlier}
    said = by_predicate(lines.values())
    classes, properties = marks(said)
    rejected = rejected_claims(said)
    persons = persons_of(said, classes)
    standing = persons_of(said, classes, without=rejected)
    dropped = dropped_of(said, persons, properties)
    personal, stated = values_of(lines.values(), standing, properties, without=rejected)
    # Texts know what they hash to, unlike pairs: most quads are done with at once.
    named = {term[1] for term in dropped}
    gone = {
        line: quad
        for line, quad in lines.items()
        if quad[1][1] in properties
        or (quad[0][1] in named and quad[0] in dropped)
        or (quad[2][1] in named and quad[2] in dropped)
    }
    kept = [quad for line, quad in lines.items() if quad[1][1] in ASKED and line not in gone]
    personal = without_public(personal, public_labels(kept))
    names = {claim: frozenset({name}) & personal.names for claim, name in stated.items()}
    # Where a claim's own words are somebody's name they go, even if others bear it, too.
    hiding = Hiding(personal, masked_passages(said, personal, names, stated.items()), names)
    del said
    # Nearly all stay as they are, in the order of their lines: only the others are written anew.
    other = hiding.changed((line, quad) for line, quad in lines.items() if line not in gone)
    anew = {quad_line(left) for left in other.values() if left}
    anew = {line for line in anew if line not in lines or line in gone or line in other}
    counted = dict.fromkeys(persons, "person")
    same = (quad for line, quad in lines.items() if line not in gone and line not in other)
    shown = chain(same, filter(None, other.values()))
    new = stand_ins(gone.values(), shown, dropped=dropped, persons=counted, properties=properties)
    return Withheld(personal, frozenset({*earlier, *gone, *other}), tuple(sorted(anew)), (*earlier.values(), *new))
