"""Which things of which files are one thing: by official code, by equal name and employer or address for persons, by decision.

Nothing else merges. The result maps each local IRI to the one that the dataset uses.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rdflib import SDO, Literal, URIRef

from vanort.claims import ClaimsFile, Thing
from vanort.claims.model import class_slug
from vanort.errors import ClaimsError
from vanort.identity.decisions import DIFFERENT, SAME, Decision
from vanort.support.letters import same_writing
from vanort.vocabulary import ID, VANORT

COUNTRY = "http://publications.europa.eu/resource/authority/country/"


@dataclass(frozen=True, slots=True)
class Identity:
    """Say for each thing, by local IRI, which IRI the dataset uses, and which labels a decision gave that."""

    canonical: Mapping[URIRef, URIRef]
    names: Mapping[URIRef, tuple[tuple[str, str], ...]]
    followed: tuple[Decision, ...]

    def __call__(self, term: URIRef) -> URIRef:
        """Return the IRI that the dataset uses for a thing; any other IRI as it is."""
        return self.canonical.get(term, term)


def identify(files: Sequence[ClaimsFile], decisions: Sequence[Decision], countries: Mapping[str, URIRef]) -> Identity:
    """Work out who is who.

    `countries` maps the codes that claims files use (ISO 3166-1 alpha-2) to the countries' IRIs.

    Raises ClaimsError where a decision names a thing that no file declares, or where decisions and codes clash.
    """
    things = {f"{file.stem}:{thing.id}": (file, thing) for file in files for thing in file.things}
    groups = _Groups(key for key in things)
    coded = {key: _coded_iri(thing, file.path, countries) for key, (file, thing) in things.items() if thing.code}
    by_code: dict[URIRef, str] = {}
    for key, iri in coded.items():
        groups.join(key, by_code.setdefault(iri, key))
    for key, other in _same_persons(files):
        groups.join(key, other)
    followed = tuple(d for d in decisions if d.active)
    for decision in decisions:
        for key in decision.things:
            if key not in things:
                raise ClaimsError(
                    f"No claims file declares '{key}'.",
                    path=decision.path,
                    line=decision.line,
                    hint="Check the file's name and the id.",
                )
        if decision.active and decision.kind == SAME:
            for key in decision.things[1:]:
                groups.join(decision.things[0], key)
    _refuse_clashes(groups, followed, things, coded)
    kept = {groups.root(d.things[0]): d for d in followed if d.kind == SAME and d.keep}
    chosen = {root: ID[d.keep] for root, d in kept.items()}
    for key, iri in coded.items():
        chosen[groups.root(key)] = iri
    local = {key: thing.iri for key, (_, thing) in things.items()}
    canonical = {local[key]: chosen.get(groups.root(key), local[groups.root(key)]) for key in things}
    _name_persons(files, groups, canonical, chosen)
    _name_partnerships(files, groups, canonical, chosen)
    names: dict[URIRef, tuple[tuple[str, str], ...]] = {}
    for decision in followed:
        if decision.kind == SAME and decision.names:
            names[canonical[local[decision.things[0]]]] = decision.names
    return Identity(canonical, names, followed)


class _Groups:
    """Disjoint sets of keys; the root is the smallest, so that the order of joining does not matter."""

    def __init__(self, keys: Iterable[str]) -> None:
        self.parent = {key: key for key in keys}

    def root(self, key: str) -> str:
        while self.parent[key] != key:
            key = self.parent[key]
        return key

    def join(self, left: str, right: str) -> None:
        low, high = sorted((self.root(left), self.root(right)))
        self.parent[high] = low


def _coded_iri(thing: Thing, path: str, countries: Mapping[str, URIRef]) -> URIRef:
    if thing.type == VANORT.Country:
        if thing.code not in countries:
            raise ClaimsError(
                f"'{thing.code}' is no country's code.",
                path=path,
                line=thing.line,
                hint="Use ISO 3166-1, such as SE; XK for Kosovo.",
            )
        return countries[thing.code]
    slug = thing.code.lower().replace(":", "-")
    if not re.fullmatch(r"[a-z]+[0-9]*-[a-z0-9-]+", slug):
        raise ClaimsError(
            f"'{thing.code}' is no code.",
            path=path,
            line=thing.line,
            hint="Write the scheme first: se-0780, pic:999, cordis:609127.",
        )
    return ID[f"{class_slug(thing.type)}/{slug}"]


def _refuse_clashes(
    groups: _Groups,
    decisions: Sequence[Decision],
    things: Mapping[str, tuple[ClaimsFile, Thing]],
    coded: Mapping[str, URIRef],
) -> None:
    iris: dict[str, URIRef] = {}
    for key, iri in sorted(coded.items()):
        other = iris.setdefault(groups.root(key), iri)
        if other != iri:
            decision = next(d for d in decisions if d.kind == SAME and groups.root(d.things[0]) == groups.root(key))
            raise ClaimsError(
                f"Things with two codes cannot be one: {other.rsplit('/', 1)[1]} and {iri.rsplit('/', 1)[1]}.",
                path=decision.path, line=decision.line, hint="Take one of them out of the decision, or mend the code.",
            )  # fmt: skip
    kept: dict[str, Decision] = {}
    for decision in decisions:
        root = groups.root(decision.things[0])
        if decision.kind == DIFFERENT and len({groups.root(key) for key in decision.things}) < len(decision.things):
            raise ClaimsError(
                "These things are said to be different here and to be the same elsewhere.",
                path=decision.path, line=decision.line, hint="Set one of the decisions to active: false.",
            )  # fmt: skip
        if decision.kind == SAME and decision.keep:
            first = kept.setdefault(root, decision)
            if first.keep != decision.keep:
                raise ClaimsError(
                    f"The same thing cannot keep both {first.keep} ({first.path}:{first.line}) and {decision.keep}.",
                    path=decision.path, line=decision.line, hint="Choose one; an IRI never changes.",
                )  # fmt: skip
    types: dict[str, tuple[URIRef, str]] = {}
    for key, (file, thing) in sorted(things.items()):
        first_type, first_key = types.setdefault(groups.root(key), (thing.type, key))
        if (first_type == VANORT.Place) != (thing.type == VANORT.Place):
            raise ClaimsError(
                f"'{first_key}' and '{key}' are made one, but one is a place and the other is not.",
                path=file.path, line=thing.line, hint="A municipality is the authority, not the town: keep the two apart.",
            )  # fmt: skip


def _same_persons(files: Sequence[ClaimsFile]) -> Iterable[tuple[str, str]]:
    """Yield persons of one name who answer at one e-mail address."""
    seen: dict[tuple[str, str], str] = {}
    for file in files:
        mails = {c.subject: str(c.object).lower() for c in file.statements if c.predicate == SDO.email}
        persons = {thing.iri: thing for thing in file.things if thing.type == VANORT.Person}
        for claim in file.statements:
            if claim.predicate == VANORT.contactPerson and claim.object in persons and claim.subject in mails:
                person = persons[URIRef(str(claim.object))]
                names = [name.text for name in person.names if name.preferred]
                key = f"{file.stem}:{person.id}"
                if names:
                    yield key, seen.setdefault((same_writing(names[0]), mails[claim.subject]), key)


def _name_persons(
    files: Sequence[ClaimsFile],
    groups: _Groups,
    canonical: dict[URIRef, URIRef],
    chosen: Mapping[str, URIRef],
) -> None:
    """Give each person the hash of name and organisation: no address and no name stands in an IRI."""
    employers: dict[URIRef, set[str]] = defaultdict(set)
    for file in files:
        for claim in file.statements:
            if claim.predicate == VANORT.worksFor and isinstance(claim.object, URIRef):
                employers[canonical[claim.subject]].add(canonical[claim.object])
    renamed: dict[URIRef, URIRef] = {}
    for file in files:
        for thing in file.things:
            root = groups.root(f"{file.stem}:{thing.id}")
            if thing.type == VANORT.Person and root not in chosen and canonical[thing.iri] not in renamed:
                name = next((n.text for n in thing.names if n.preferred), thing.id)
                works: set[str] = employers[canonical[thing.iri]] or {str(thing.iri)}
                digest = hashlib.sha256(f"{same_writing(name)}\n{min(works)}".encode()).hexdigest()[:12]
                renamed[canonical[thing.iri]] = ID[f"person/{digest}"]
    for local, iri in canonical.items():
        canonical[local] = renamed.get(iri, iri)


def _name_partnerships(
    files: Sequence[ClaimsFile],
    groups: _Groups,
    canonical: dict[URIRef, URIRef],
    chosen: Mapping[str, URIRef],
) -> None:
    """Give each partnership the slugs of all its partners, sorted; those with fewer than two keep their own."""
    partners: dict[URIRef, set[str]] = defaultdict(set)
    for file in files:
        for claim in file.statements:
            if claim.predicate == VANORT.partner and isinstance(claim.object, URIRef) and claim.reading.stands:
                partners[canonical[claim.subject]].add(canonical[claim.object].rsplit("/", 1)[1])
    for file in files:
        for thing in file.things:
            iri = canonical[thing.iri]
            if (
                thing.type == VANORT.Partnership
                and groups.root(f"{file.stem}:{thing.id}") not in chosen
                and len(partners[iri]) > 1
            ):
                canonical[thing.iri] = ID[f"partnership/{'--'.join(sorted(partners[iri]))}"]


def rewritten(term: object, identity: Identity) -> URIRef | Literal:
    """Return a term of a claim as the dataset has it."""
    return identity(term) if isinstance(term, URIRef) else term  # type: ignore[return-value]
