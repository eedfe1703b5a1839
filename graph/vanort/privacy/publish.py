"""The dataset without persons: what the ontology marks as personal leaves no trace in anything published.

A marked class (Person) goes with everything said by, about and to its members; a marked property (e-mail,
telephone) goes with its statements; the claims that state such things go with their passages. In what stays,
every written form of a dropped name, address or number is blacked out, length for length: offsets still hold.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

from rdflib import DCTERMS, RDFS, SKOS, Dataset

from vanort.errors import PrivacyError
from vanort.privacy.leak_scan import leaks
from vanort.privacy.passages import Passages, masked_passages
from vanort.privacy.personal_things import by_predicate, dropped_of, marks, persons_of, rejected_claims, values_of
from vanort.privacy.public_names import public_labels, without_public
from vanort.privacy.redaction import Personal
from vanort.privacy.withheld import is_stand_in, stand_ins
from vanort.store.cells import cell_from_rdflib, cell_to_rdflib
from vanort.store.quads import Quad, Term, by_line, quad_line, read_quads
from vanort.support.letters import plain_letters
from vanort.vocabulary import ID

__all__ = ["Personal", "Published", "leaks", "must_not_leak", "publish", "without_personal_data", "without_persons"]

_OA = "http://www.w3.org/ns/oa#"
_QUOTES = frozenset(
    {
        _OA + "exact",
        _OA + "prefix",
        _OA + "suffix",
        str(SKOS.note),
        str(RDFS.comment),
        str(DCTERMS.description),
        str(DCTERMS.title),  # of a document, or of a section in it
    }
)


@dataclass(frozen=True)
class Published:
    """A dataset that may be shown to anyone, as sorted N-Quads, and what was taken out of it."""

    nquads: str
    personal: Personal
    stand_ins: tuple[Quad, ...] = ()  # for what was taken out: see vanort.withheld

    @property
    def quads(self) -> tuple[Quad, ...]:
        """The quads, in the order of their lines."""
        return tuple(read_quads(self.nquads))


def publish(dataset: Path | str, *, include_contacts: bool = False) -> Published:
    """Read a dataset (a file, or N-Quads text) and leave out what is personal, unless contacts are asked for.

    Raises StoreError where it is not N-Quads.
    """
    lines = by_line(read_quads(dataset))
    if not include_contacts:
        return without_persons(lines)
    quads = "".join(line for line, quad in lines.items() if not is_stand_in(quad))
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
    earlier = tuple(filter(is_stand_in, lines.values()))  # of a dataset that has been published before
    lines = {line: quad for line, quad in lines.items() if not is_stand_in(quad)}
    quads = tuple(lines.values())
    said = by_predicate(quads)
    classes, properties = marks(said)
    rejected = rejected_claims(said)
    persons = persons_of(said, classes)
    standing = persons_of(said, classes, without=rejected)
    dropped = dropped_of(said, persons, properties)
    personal, stated = values_of(quads, standing, properties, without=rejected)
    kept = {
        line: quad
        for line, quad in lines.items()
        if quad[0] not in dropped and quad[2] not in dropped and quad[1][1] not in properties
    }
    personal = without_public(personal, public_labels(kept.values()))
    names = {claim: frozenset({name}) & personal.names for claim, name in stated.items()}
    # Where a claim's own words are somebody's name they go, even if others bear it, too.
    hiding = _Hiding(personal, masked_passages(quads, personal, names, stated.items()), names)
    hidden = {line: left for line, quad in kept.items() if (left := hiding.quad(quad))}
    shown = {line if left is kept[line] else quad_line(left) for line, left in hidden.items()}
    gone = [quad for line, quad in lines.items() if line not in kept]
    counted = dict.fromkeys(persons, "person")
    new = stand_ins(gone, hidden.values(), dropped=dropped, persons=counted, properties=properties)
    return Published("".join(sorted(shown)), personal, (*earlier, *new))


class _Hiding:
    """Blacks out the literals and IRIs of a dataset, each distinct one once."""

    def __init__(self, personal: Personal, passages: Passages, names: Mapping[Term, frozenset[str]]) -> None:
        self._personal = personal
        self._passages = passages
        own: dict[Term, set[str]] = defaultdict(set)
        for claim, some in names.items():
            if (document := passages.documents.get(claim)) is not None:
                own[document] |= some
        self._of_document = {
            document: Personal(frozenset(some), protected=personal.protected) for document, some in own.items()
        }
        self._parts = frozenset(map(plain_letters, personal.parts))
        self.text = lru_cache(maxsize=None)(personal.mask)
        self.iri = lru_cache(maxsize=None)(self._iri)

    def quad(self, quad: Quad) -> Quad | None:
        """Return the quad, the same one where nothing in it is personal; None where it cannot stay."""
        subject, predicate, object_, graph = quad
        if object_[0] == "literal":
            text = self._literal(subject, predicate[1], object_[1])
            hidden: Term | None = object_ if text == object_[1] else ("literal", text, *object_[2:])
        else:
            hidden = self.iri(object_)
        owner = self.iri(subject)
        if owner == subject and hidden == object_:
            return quad
        return (owner, predicate, hidden, graph) if owner and hidden else None

    def _literal(self, subject: Term, predicate: str, text: str) -> str:
        """Return a text as it may be shown: a passage by its place, other words of a document by its own persons."""
        if (masked := self._passages.masked.get((subject, predicate))) is not None:
            return masked
        if predicate not in _QUOTES:
            return self.text(text)
        document = self._passages.documents.get(subject) or (subject[0], subject[1].partition("#")[0])
        if document in self._of_document:
            return self._of_document[document].mask(self.text(text), strict=True)
        # A quotation without a place may be of any document.
        return self.text(text, strict=predicate.startswith(_OA) and subject not in self._passages.documents)

    def _iri(self, term: Term) -> Term | None:
        """Return an IRI that tells no name: one of ours gets a hash in its place, others cannot stay."""
        if term[0] != "uri" or not self._personal.may_hold(unquote(term[1])):
            return term
        iri = term[1]
        if not iri.startswith(str(ID)):
            return None if self._personal.is_in_address(unquote(iri)) else term
        words = set(re.split(r"[^a-z0-9]+", plain_letters(iri.removeprefix(str(ID)))))
        if words.isdisjoint(self._parts) and not self._personal.find(iri):
            return term
        kind = iri.removeprefix(str(ID)).partition("/")[0]
        return ("uri", str(ID[f"{kind}/{hashlib.sha256(iri.encode()).hexdigest()[:12]}"]))
