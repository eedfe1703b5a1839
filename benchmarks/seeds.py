"""The two pages behind the shipped data, read raw: how much of what people wrote down by hand is proposed.

    python benchmarks/seeds.py [--missing]

The documents in `data/documents` tell the pages in words of our own, so offsets mean nothing here: facts are compared by
the names of things, any name that either side gives. Things without a name are known by what they are for: a contact
point by its person, money by its funder, a part in an undertaking by who plays it, a partnership by two of its parties,
and a project without a title by two facts that it shares with another without one.

COMPARED are the properties that extraction states. Left out are descriptions and notes (written by us, in our words),
`kind` and `status` (our judgement of a whole section), `involves` (said more exactly by `partner` or a role), and
`locatedIn`, `subOrganizationOf`, `partnerCountry`, `pairedWith`, `runBy`, `relation` and `homepage`, for which there are no
rules. Themes are judged from wording, which differs: they have a line of their own. What a proposed project is set up
with, people wrote down as said, with a status "planned" for the project; extraction marks each such fact as planned
instead, so planned facts count as proposed for these projects, and for no others.
"""

from __future__ import annotations

import argparse
import itertools
import os
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from rdflib import URIRef

from vanort.claims import ClaimsFile, read_claims_file
from vanort.documents import read_document
from vanort.extraction.pipeline import extract
from vanort.extraction.proposing.claims_file import propose
from vanort.vocabulary import VANORT

ROOT = Path(__file__).resolve().parents[1]
PAGES = {"000_49c9a0916d448ffb.txt": "vaxjo-2017", "002_dc37fb69d6c1223c.txt": "icld"}
COMPARED = frozenset(
    [
        "partner",
        "coordinator",
        "country",
        "start",
        "end",
        "duration",
        "twinnedWith",
        "fundedBy",
        "programme",
        "funding",
        "funder",
        "recipient",
        "drawsOn",
        "participation",
        "participant",
        "role",
        "contact",
        "contactPerson",
        "email",
        "telephone",
        "worksFor",
        "addressesGoal",
        "buildsOn",
        "formerName",
        "memberOf",
        "inPartnership",
        "amount",
        "currency",
        "activityCount",
        "participantCount",
        "beneficiaryCount",
        "partnerCount",
        "meetingCount",
    ]
)
THEME = frozenset({"theme"})


@dataclass(frozen=True)
class Told:
    """A fact by names: any of `subject`, a property, any of `object`."""

    subject: frozenset[str]
    property: str
    object: frozenset[str]

    def same(self, other: Told) -> bool:
        """Tell whether two facts say the same."""
        return self.property == other.property and bool(self.subject & other.subject and self.object & other.object)

    def __str__(self) -> str:
        """Return the fact with its longest names."""
        return f"{max(self.subject, key=len)[:50]} | {self.property} | {max(self.object, key=len)[:50]}"


def seeds() -> Path | None:
    """Return the folder of the two pages, None where it is missing."""
    named = os.environ.get("VANORT_SHARED")
    folder = (Path(named) if named else ROOT.parent / "shared") / "corpus" / "seeds"
    return folder if all((folder / page).is_file() for page in PAGES) else None


def by_hand(stem: str) -> ClaimsFile:
    """Read the claims that people wrote on a page."""
    path = ROOT / "data" / "claims" / f"{stem}.yaml"
    name = re.search(r"(?m)^document: (.+)$", path.read_text(encoding="utf-8"))
    assert name is not None
    return read_claims_file(path, read_document(ROOT / "data" / "documents" / name[1]))


def proposed(folder: Path, page: str) -> ClaimsFile:
    """Return what is proposed for a page that nobody has touched."""
    return propose(extract(read_document(folder / page)), PAGES[page])


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def names_of(file: ClaimsFile) -> dict[URIRef, frozenset[str]]:
    """Return the names by which each thing of a file is known."""
    objects: dict[tuple[URIRef, URIRef], list[URIRef]] = defaultdict(list)
    for claim in file.statements:
        if isinstance(claim.object, URIRef):
            objects[claim.subject, claim.predicate].append(claim.object)
    names = {thing.iri: frozenset(_plain(name.text) for name in thing.names) for thing in file.things}
    known = dict(names)
    for thing in file.things:
        for type_, predicate, what in (
            (VANORT.ContactPoint, VANORT.contactPerson, "contact of"),
            (VANORT.Funding, VANORT.funder, "money of"),
            (VANORT.Participation, VANORT.participant, "part of"),
        ):
            if thing.type == type_:
                bearers = objects[thing.iri, predicate]
                known[thing.iri] = frozenset(f"{what} {n}" for iri in bearers for n in names.get(iri, ()))
        if thing.type == VANORT.Partnership:
            parties = dict.fromkeys(objects[thing.iri, VANORT.partner])
            known[thing.iri] |= {
                " & ".join(sorted(pair))
                for one, other in itertools.combinations(parties, 2)
                for pair in itertools.product(names.get(one, ()), names.get(other, ()))
            }
    return known


def set_up_only(file: ClaimsFile, names: Mapping[URIRef, frozenset[str]]) -> frozenset[str]:
    """Return the names of the projects that people gave the status "planned"."""
    planned = (c.subject for c in file.statements if str(c.object).endswith("/status/planned"))
    return frozenset(name for project in planned for name in names.get(project, ()))


def told(
    file: ClaimsFile,
    names: Mapping[URIRef, frozenset[str]],
    wanted: Iterable[str],
    planned: frozenset[str] = frozenset(),
) -> list[Told]:
    """Return what a file asserts, each fact once; of the projects with these names also what it calls planned."""
    facts: dict[tuple[object, ...], Told] = {}
    for claim in file.statements:
        property_ = re.split(r"[#/]", claim.predicate)[-1]
        subject = names.get(claim.subject, frozenset())
        value = names.get(claim.object) if isinstance(claim.object, URIRef) else None
        object_ = value if value is not None else frozenset({_plain(str(claim.object))})
        stands = claim.reading.stands or (claim.reading.modality == "planned" and bool(subject & planned))
        if property_ in wanted and stands and subject and object_:
            facts[claim.triple] = Told(subject, property_, object_)
    return list(facts.values())


def untitled(file: ClaimsFile) -> frozenset[URIRef]:
    """Return the projects that a text speaks of without a title: their names stand nowhere in it."""
    text = _plain(file.document.text)
    return frozenset(
        thing.iri
        for thing in file.things
        if thing.type == VANORT.Project and not any(_plain(name.text) in text for name in thing.names)
    )


def _paired(gold: ClaimsFile, found: ClaimsFile) -> Iterator[tuple[URIRef, URIRef]]:
    """Yield the projects without a title that share two facts, those with most first."""
    ours, theirs = names_of(gold), names_of(found)

    def about(file: ClaimsFile, names: Mapping[URIRef, frozenset[str]], project: URIRef) -> list[Told]:
        return [fact for fact in told(file, names, COMPARED) if fact.subject is names[project]]

    shared: Counter[tuple[URIRef, URIRef]] = Counter()
    for one, other in itertools.product(sorted(untitled(gold)), sorted(untitled(found))):
        for a, b in itertools.product(about(gold, ours, one), about(found, theirs, other)):
            shared[one, other] += a.property == b.property and bool(a.object & b.object)
    taken: set[URIRef] = set()
    for (one, other), count in shared.most_common():
        if count >= 2 and not taken & {one, other}:
            taken |= {one, other}
            yield one, other


@dataclass(frozen=True)
class Outcome:
    """What was found of what people wrote, missing and more."""

    found: int
    missing: tuple[Told, ...]
    more: tuple[Told, ...]
    projects: tuple[frozenset[str], ...]
    lost_projects: tuple[frozenset[str], ...]
    contacts: frozenset[str]
    lost_contacts: frozenset[str]

    def prf(self) -> tuple[float, float, float]:
        """Return precision, recall and F1."""
        precision = self.found / max(1, self.found + len(self.more))
        recall = self.found / max(1, self.found + len(self.missing))
        return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def compare(gold: ClaimsFile, found: ClaimsFile, wanted: Iterable[str] = COMPARED) -> Outcome:
    """Compare the claims that people wrote with those proposed."""
    ours, theirs = names_of(gold), names_of(found)
    for number, (one, other) in enumerate(_paired(gold, found)):
        ours[one] |= {f"untitled {number}"}
        theirs[other] |= {f"untitled {number}"}
    planned = set_up_only(gold, ours)
    left, right = told(gold, ours, wanted, planned), told(found, theirs, wanted, planned)
    missing, hit = [], set()
    for fact in left:
        match = next((i for i, other in enumerate(right) if i not in hit and fact.same(other)), None)
        if match is None:
            missing.append(fact)
        else:
            hit.add(match)
    more = [fact for i, fact in enumerate(right) if i not in hit]
    theirs_projects = [theirs[t.iri] for t in found.things if t.type == VANORT.Project]
    projects = [ours[t.iri] for t in gold.things if t.type == VANORT.Project]
    lost = tuple(names for names in projects if not any(names & other for other in theirs_projects))
    people = frozenset(min(ours[t.iri]) for t in gold.things if t.type == VANORT.Person)
    read = {name for t in found.things if t.type == VANORT.ContactPoint for name in theirs[t.iri]}
    unread = frozenset(name for name in people if f"contact of {name}" not in read)
    return Outcome(len(hit), tuple(missing), tuple(more), tuple(projects), lost, people, unread)


def compared(folder: Path, wanted: Iterable[str] = COMPARED) -> dict[str, Outcome]:
    """Compare both pages."""
    return {stem: compare(by_hand(stem), proposed(folder, page), wanted) for page, stem in PAGES.items()}


def whole(outcomes: Iterable[Outcome]) -> Outcome:
    """Return pages as one: projects that two pages tell of are counted once."""
    outcomes = list(outcomes)
    return Outcome(
        sum(o.found for o in outcomes),
        tuple(itertools.chain.from_iterable(o.missing for o in outcomes)),
        tuple(itertools.chain.from_iterable(o.more for o in outcomes)),
        tuple(itertools.chain.from_iterable(o.projects for o in outcomes)),
        tuple(itertools.chain.from_iterable(o.lost_projects for o in outcomes)),
        frozenset().union(*(o.contacts for o in outcomes)),
        frozenset().union(*(o.lost_contacts for o in outcomes)),
    )


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--missing", action="store_true", help="each fact that is missing (-) or more (+)")
    arguments = parser.parse_args()
    folder = seeds()
    if folder is None:
        print("The two pages are missing: name their folder in VANORT_SHARED.", file=sys.stderr)
        return 1
    for what, wanted in (("facts", COMPARED), ("themes", THEME), ("both", COMPARED | THEME)):
        outcomes = compared(folder, wanted)
        for stem, outcome in {**outcomes, "together": whole(outcomes.values())}.items():
            p, r, f = outcome.prf()
            print(f"{what:8}{stem:14}P {100 * p:5.1f}  R {100 * r:5.1f}  F1 {100 * f:5.1f}", end="")
            print(
                f"   projects lost {[max(names, key=len) for names in outcome.lost_projects]}"
                f" contacts lost {sorted(outcome.lost_contacts)}"
                if what == "facts"
                else ""
            )
            if arguments.missing and stem != "together" and what != "both":
                print(*(f"  - {fact}" for fact in outcome.missing), sep="\n")
                print(*(f"  + {fact}" for fact in outcome.more), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
