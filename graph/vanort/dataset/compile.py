"""From a workspace's files to its graphs, in memory: the part of a build that computes and writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rdflib import SKOS, URIRef

from vanort.claims import Claim, ClaimsFile
from vanort.claims.graph import claims_to_cells
from vanort.claims.of_workspace import read_claims
from vanort.dataset.assemble import Triple, assemble, country_codes, read_ontology, read_reference
from vanort.dataset.contradictions import contradictions
from vanort.dataset.crowds import refuse_crowds
from vanort.dataset.rules import apply_rules
from vanort.dataset.suggested_goals import add_suggestions, suggested_claims
from vanort.dataset.view import Policy, Support, compute_view
from vanort.errors import ClaimsError, VanortError
from vanort.identity import reference_entities, sure_decisions
from vanort.identity.decisions import SAME, Decision, read_decisions
from vanort.identity.merge import Identity, identify
from vanort.store.quads import Quad, by_line, graph_quads
from vanort.vocabulary import CLAIMS, REFERENCE, VIEW
from vanort.workspace.model import Workspace
from vanort.workspace.ranks import faults_of_ranks

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Compiled:
    """All that a workspace says: its files, its graphs by name, and the claims that each triple of the view rests on.

    The claims themselves, twenty times as much as all else, are written out when they are asked for, from the files, from
    what was `computed` from the text of each, and from who is who. `faults` say which documents were left out, and why:
    their claims files, or they themselves, cannot be used; and which sources are ranked, and which things decided on, that
    there are not.
    """

    files: tuple[ClaimsFile, ...]
    graphs: Mapping[URIRef, list[Triple]]
    support: Support
    identity: Identity
    computed: Mapping[str, Sequence[Claim]]
    faults: tuple[VanortError, ...] = ()

    def quads(self) -> dict[str, Quad]:
        """Return the dataset as quads under their lines of N-Quads, sorted."""
        return by_line(self._quads())

    def _quads(self) -> Iterator[Quad]:
        for name, triples in self.graphs.items():
            yield from graph_quads(name, triples)
        claims = ("uri", str(CLAIMS))
        for file in self.files:
            for triple in claims_to_cells(file, self.identity, self.computed.get(file.stem, ())):
                yield *triple, claims

    def nquads(self) -> str:
        """Return the dataset as sorted N-Quads."""
        return "".join(self.quads())

    def texts(self) -> dict[str, str]:
        """Return the texts as read, by the first 12 digits of their documents' hashes."""
        return {file.document.sha256[:12]: file.document.text for file in self.files}


def compile_workspace(
    workspace: Workspace, *, with_proposals: bool = False, progress: Progress = lambda _: None
) -> Compiled:
    """Read documents, claims, decisions and lists, work out who is who, and compute the view.

    A document whose claims cannot be used is left out, and the others still go through.

    Raises VanortError where none can be used, or where decisions or lists cannot.
    """
    progress("Reading documents and claims")
    faults: list[VanortError] = []
    files = read_claims(workspace, faults=faults)
    if faults and not files:
        raise faults[0]
    unranked = tuple(faults_of_ranks(workspace))  # which leave no document out
    while True:
        try:
            made = _compiled(workspace, files, tuple(faults), with_proposals, progress)
            return replace(made, faults=made.faults + unranked)
        # A code that there is not, a place made one with a municipality, a project of thousands:
        except ClaimsError as fault:
            others = tuple(file for file in files if file.path != fault.path)
            if not others or len(others) == len(files):
                raise
            faults, files = [*faults, fault], others


def _compiled(
    workspace: Workspace,
    files: tuple[ClaimsFile, ...],
    faults: tuple[VanortError, ...],
    with_proposals: bool,
    progress: Progress,
) -> Compiled:
    stated = read_decisions(workspace.decisions)
    decisions = tuple(_about(files, stated))
    waiting = {Path(fault.path or "").stem for fault in faults}  # files that are left out, and may declare it
    faults += tuple(_orphans(files, stated, waiting))
    ontology, reference = read_ontology(), read_reference(workspace.reference)
    progress("Working out who is who")
    decisions += sure_decisions(files, reference_entities(reference), decisions, with_proposals=with_proposals)
    identity = identify(files, decisions, country_codes(reference))
    computed = {file.stem: suggested_claims(file) for file in files}
    graphs = assemble(files, decisions, identity, ontology, reference)
    progress("Computing the view")
    policy = policy_of(workspace, with_proposals=with_proposals)
    support = compute_view(files, identity, ontology, policy)
    add_suggestions(support, files, computed, identity)
    support = apply_rules(support, graphs[REFERENCE], own=workspace.queries)
    refuse_crowds(files, support, identity)
    graphs[VIEW] = list(support)
    graphs[CLAIMS] = list(contradictions(files, identity, policy))
    graphs[REFERENCE] = list(_beside(graphs[REFERENCE], support))
    return Compiled(files, graphs, support, identity, computed, faults)


def _declared(files: Iterable[ClaimsFile]) -> frozenset[str]:
    return frozenset(f"{file.stem}:{thing.id}" for file in files for thing in file.things)


def _about(files: Iterable[ClaimsFile], decisions: Iterable[Decision]) -> Iterator[Decision]:
    """Yield the decisions as far as they are about things of these files: the others wait for their documents."""
    there = _declared(files)
    for decision in decisions:
        kept = replace(decision, things=tuple(key for key in decision.things if key in there))
        if kept.things == decision.things or len(kept.things) > 1:
            yield kept
        elif kept.things and kept.kind == SAME and (kept.keep or kept.names):
            yield kept  # it says what the thing that is left is called, too


def _orphans(
    files: Iterable[ClaimsFile], decisions: Iterable[Decision], waiting: Collection[str]
) -> Iterator[ClaimsError]:
    """Yield what decisions say of things that no file declares: a document is gone, or an id was changed."""
    there = _declared(files)
    for decision in decisions:
        for key in decision.things if decision.active else ():
            if key not in there and key.partition(":")[0] not in waiting:
                yield ClaimsError(
                    f"No claims file declares '{key}'.",
                    path=decision.path,
                    line=decision.line,
                    hint="Check the file's name and the id, or take the decision out; without it the build went on.",
                )


def _beside(reference: Iterable[Triple], view: Support) -> Iterator[Triple]:
    """Yield the reference lists as they stand beside the view in one default graph.

    What the view says too is left out, because Oxigraph finds a triple twice that stands in two default graphs and every
    count would be wrong. Where the view has chosen a name in a language, that of a list is another name.
    """
    chosen = {(s, getattr(o, "language", "")) for s, p, o in view if p == SKOS.prefLabel}
    for triple in reference:
        subject, predicate, object_ = triple
        if triple not in view and predicate == SKOS.prefLabel and (subject, getattr(object_, "language", "")) in chosen:
            triple = subject, SKOS.altLabel, object_
        if triple not in view:
            yield triple


def policy_of(workspace: Workspace, *, with_proposals: bool = False) -> Policy:
    """Return the policy that a workspace's settings ask for."""
    view = workspace.settings.get("view", {})
    return Policy(source_rank=tuple(view.get("source_rank", ())), with_proposals=with_proposals)
