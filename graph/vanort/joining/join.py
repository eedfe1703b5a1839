"""Two graphs put together: what came, and what cannot hold together, with the passages of both sides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

from rdflib import URIRef
from rdflib.term import Node

from vanort.claims import Claim, ClaimsFile
from vanort.claims.of_workspace import read_claims
from vanort.claims.terms import short_names
from vanort.dataset.assemble import country_codes, read_reference
from vanort.dataset.compile import policy_of
from vanort.dataset.contradictions import clash
from vanort.errors import VanortError, WorkspaceError
from vanort.identity import reference_entities, sure_decisions
from vanort.identity.decisions import read_decisions
from vanort.identity.merge import Identity, identify, rewritten
from vanort.joining.deciding import join_decisions
from vanort.joining.published import published_file, read_published
from vanort.joining.taking import Conflict, Taken, stems_by_party, take
from vanort.joining.unpacking import unpack
from vanort.support.turns import turn
from vanort.vocabulary import ID, VANORT
from vanort.workspace.model import SETTINGS, Workspace, open_workspace


@dataclass(frozen=True, slots=True)
class Joined:
    """What a join came to: documents that came and that were here already, registers that came, conflicts, what was left out."""

    documents: tuple[str, ...]
    known: int
    imports: tuple[str, ...]
    conflicts: tuple[Conflict, ...]
    left_out: tuple[VanortError, ...]


def join_places(workspace: Workspace, places: Sequence[Path]) -> Joined:
    """Put others into this workspace, each a workspace (its folder) or a dataset that somebody has published.

    Raises what `join` raises, WorkspaceError where a place is neither, StoreError where a dataset is no RDF.
    """
    faults: list[VanortError] = []
    with TemporaryDirectory(prefix="vanort-join-") as folder:
        others, shown = [], {}
        for number, place in enumerate(places):
            if (place / SETTINGS).is_file():
                others.append(open_workspace(place))
                continue
            path = published_file(place)
            room = Path(folder) / f"{number:04}"
            (room / "spool").mkdir(parents=True)
            others.append(unpack(read_published(path, room / "spool"), room, faults))
            shown[room] = place.as_posix()
        joined = join(workspace, others, shown)
    return replace(joined, left_out=(*faults, *joined.left_out))


def join(workspace: Workspace, others: Sequence[Workspace], shown: Mapping[Path, str] | None = None) -> Joined:
    """Put other workspaces into this one: again changes nothing, and their order does not matter.

    `shown` says what those are called in messages that are not what their folders are called.

    Things become one as they do within a workspace: by an official code, or by a decision; the decisions of others count as
    far as they do not clash with one's own. Nothing of the other workspaces is changed.

    Raises WorkspaceError where a workspace is to be joined with itself, ClaimsError where its own decisions cannot be used.
    """
    for other in others:
        if other.root.resolve() == workspace.root.resolve():
            raise WorkspaceError("A workspace cannot be joined with itself.", path=other.root, hint="Name another one.")
    with turn(workspace.root):
        taken = take(workspace, others, shown or {})
        files = read_claims(workspace, faults=taken.left_out)
        reference = read_reference(workspace.reference)
        countries = country_codes(reference)
        conflicts = join_decisions(workspace, others, taken, files, countries)
        decisions = read_decisions(workspace.decisions)
        decisions += sure_decisions(files, reference_entities(reference), decisions, with_proposals=False)
        identity = identify(files, decisions, countries)
        values = _values(workspace, files, identity, taken)
        found = sorted({*taken.conflicts, *conflicts, *values})
    documents, imports = tuple(sorted(taken.documents)), tuple(sorted(taken.imports))
    return Joined(documents, taken.known, imports, tuple(found), tuple(taken.left_out))


def _values(workspace: Workspace, files: Sequence[ClaimsFile], identity: Identity, taken: Taken) -> Iterator[Conflict]:
    """Yield claims of different workspaces that cannot be true together: other values of what can have only one."""
    parties = list(stems_by_party(workspace, taken))
    policy = policy_of(workspace)
    rivals: dict[tuple[URIRef, URIRef], list[tuple[Node, ClaimsFile, Claim]]] = {}
    for file in files:
        for claim in filter(policy.takes, file.statements):
            if claim.predicate in policy.single_valued:
                entry = rewritten(claim.object, identity), file, claim
                rivals.setdefault((identity(claim.subject), claim.predicate), []).append(entry)
    for (subject, predicate), entries in rivals.items():
        for (value, file, claim), (other, second, rival) in combinations(entries, 2):
            apart = any(file.stem in stems and second.stem not in stems for _, stems in parties)
            if (
                apart
                and any(second.stem in stems and file.stem not in stems for _, stems in parties)
                and clash(value, other)
            ):
                sides = sorted((_passage(value, file, claim), _passage(other, second, rival)))
                about, name = str(subject).removeprefix(str(ID)), short_names().get(predicate, str(predicate))
                yield Conflict("value", about, name, tuple(sides))


def _passage(value: Node, file: ClaimsFile, claim: Claim) -> tuple[tuple[str, str], ...]:
    words = file.document.text[claim.span.start : claim.span.end]
    shown = str(value).removeprefix(str(ID)).removeprefix(str(VANORT))
    place = f"{file.path}:{claim.line}"
    return (("value", shown), ("quote", words), ("document", file.document.path.name), ("where", place))
