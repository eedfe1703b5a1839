"""The pipeline: documents, claims and decisions become the dataset, the view, and what is shown of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from rdflib import Graph, URIRef

from vanort import __version__
from vanort.changes import compare, describe
from vanort.checks import Finding, check
from vanort.claims import ClaimsFile, document_of, read_claims_file
from vanort.dataset import Triple, assemble, country_codes, read_ontology, read_reference
from vanort.decisions import read_decisions
from vanort.documents import Document, read_document
from vanort.errors import ClaimsError, DocumentError, StoreError
from vanort.files import write_atomically
from vanort.identity import identify
from vanort.resources import resource
from vanort.rules import apply_rules
from vanort.store import open_embedded, open_text
from vanort.store.quads import graph_quads, graph_triples, read_quads, to_nquads
from vanort.view import Policy, Support, compute_view
from vanort.vocabulary import PREFIXES, REFERENCE, VIEW
from vanort.workspace import Workspace

Progress = Callable[[str], None]
STATE = "build.json"


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to: where it lies, what is different, what the checks found, and why each triple holds."""

    folder: Path
    documents: int
    claims: int
    triples: int
    changes: tuple[str, ...]
    findings: tuple[Finding, ...]
    fresh: bool  # False where nothing had changed and nothing was done


def build(
    workspace: Workspace,
    *,
    output: Path | None = None,
    with_proposals: bool = False,
    progress: Progress = lambda _: None,
) -> Built:
    """Build a workspace; where no input has changed since the last build, do nothing and say so.

    Every file is written in one step after everything has been computed: a build that dies leaves the last
    good one.

    Raises VanortError where documents, claims or decisions cannot be used.
    """
    folder = output or workspace.build
    state = _fingerprint(workspace, with_proposals)
    if (before := _unchanged(folder, state)) is not None:
        return before
    progress("Reading documents and claims")
    files = read_claims(workspace)
    decisions = read_decisions(workspace.decisions)
    progress("Working out who is who")
    ontology, reference = read_ontology(), read_reference(workspace.reference)
    identity = identify(files, decisions, country_codes(reference))
    dataset = assemble(files, decisions, identity, ontology, reference)
    progress("Computing the view")
    policy = policy_of(workspace, with_proposals=with_proposals)
    support = apply_rules(compute_view(files, identity, ontology, policy))
    view = view_graph(support)
    dataset[VIEW] = list(support)
    # Oxigraph finds a triple twice that stands in two default graphs, and every count would be wrong.
    dataset[REFERENCE] = [triple for triple in dataset[REFERENCE] if triple not in support]
    lines = _changes(folder, view)
    progress("Checking")
    quads = to_nquads(quad for name, triples in dataset.items() for quad in graph_quads(name, triples))
    texts = {file.document.sha256[:12]: file.document.text for file in files}
    findings = check(workspace, open_text(quads), texts, everything=False)
    progress("Drawing the page")
    pages = make_pages(workspace, quads)
    progress("Writing")
    for sha12, text in texts.items():
        write_atomically(folder / "text" / f"{sha12}.txt", text)
    write_atomically(folder / "view.ttl", view.serialize(format="longturtle", canon=False))
    write_atomically(folder / "dataset.nq", quads)
    for name, page in pages.items():
        write_atomically(folder / name, page)
    built = Built(
        folder,
        len(files),
        sum(1 for f in files for _ in f.claims()),
        len(support),
        tuple(lines),
        findings,
        True,
    )
    write_atomically(folder / STATE, _state_text(state, built))
    return built


def make_pages(workspace: Workspace, quads: str) -> dict[str, str]:
    """Return the pages that a build writes, by file name; personal data is left out of them."""
    from vanort.explorer import explore_workspace

    return {"explorer.html": explore_workspace(workspace, dataset=quads)}


def read_claims(workspace: Workspace) -> tuple[ClaimsFile, ...]:
    """Read every claims file of a workspace with its document, in the order of their names.

    Raises ClaimsError where a document is missing or two files speak of one document.
    """
    files: list[ClaimsFile] = []
    spoken: dict[str, str] = {}
    for path in sorted(workspace.claims.glob("*.yaml")) if workspace.claims.is_dir() else ():
        shown = workspace.relative(path)
        name = document_of(path)
        if Path(name).name != name:
            raise ClaimsError(
                f"'{name}' is no file name.",
                path=shown,
                line=1,
                hint="Name a file in documents/, without folders.",
            )
        if name in spoken:
            raise ClaimsError(
                f"{spoken[name]} speaks of {name} already.",
                path=shown,
                line=1,
                hint="Put the claims in one file.",
            )
        spoken[name] = shown
        files.append(read_claims_file(path, _document(workspace, name, shown), name=shown))
    return tuple(files)


def _document(workspace: Workspace, name: str, shown: str) -> Document:
    path = workspace.documents / name
    if not path.is_file():
        raise ClaimsError(
            f"The document '{name}' is not in documents/.",
            path=shown,
            line=1,
            hint="Put it there, or correct 'document:'.",
        )
    document = read_document(path)
    if not document.language:
        raise DocumentError(
            "The language of the document is not known.",
            path=workspace.relative(path),
            hint=f"Say it in documents/{name}.yaml: language: sv",
        )
    return document


def policy_of(workspace: Workspace, *, with_proposals: bool = False) -> Policy:
    """Return the policy that a workspace's settings ask for."""
    view = workspace.settings.get("view", {})
    return Policy(source_rank=tuple(view.get("source_rank", ())), with_proposals=with_proposals)


def explain(support: Support, triple: tuple[URIRef, URIRef, object]) -> tuple[URIRef, ...]:
    """Return the claims that a triple of the view rests on; empty where a decision alone put it there."""
    return support.get(triple, ())  # type: ignore[arg-type]


def _fingerprint(workspace: Workspace, with_proposals: bool) -> str:
    digest = hashlib.sha256(f"{__version__} {with_proposals}".encode())
    folders = [
        workspace.documents,
        workspace.claims,
        workspace.decisions,
        workspace.reference,
        workspace.queries,
    ]
    shipped = [resource("ontology"), resource("queries"), resource("data/reference"), Path(__file__).parent]
    paths = [workspace.root / "vanort.toml"]
    paths += [path for folder in (*folders, *shipped) for path in sorted(folder.rglob("*")) if path.is_file()]
    for path in paths:
        if "__pycache__" not in path.parts:
            digest.update(f"\n{path.name} ".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _unchanged(folder: Path, state: str) -> Built | None:
    try:
        saved = json.loads((folder / STATE).read_text(encoding="utf-8"))
        if saved["inputs"] != state or any(not (folder / name).is_file() for name in ("dataset.nq", "view.ttl")):
            return None
        findings = tuple(Finding(**finding) for finding in saved["findings"])
        return Built(folder, saved["documents"], saved["claims"], saved["triples"], (), findings, False)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _state_text(state: str, built: Built) -> str:
    content = {
        "inputs": state,
        "documents": built.documents,
        "claims": built.claims,
        "triples": built.triples,
        "findings": [finding.as_dict() for finding in built.findings],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _changes(folder: Path, view: Graph) -> list[str]:
    """Say what is different from the last build; one that cannot be read counts as none."""
    before = Graph(bind_namespaces="none")
    with suppress(StoreError):
        before = view_graph(graph_triples(read_quads(folder / "dataset.nq"), VIEW))
    if not len(before):
        return [f"{len(view):,} facts, all new"]
    return describe(compare(before, view), before, view)


def view_graph(triples: Iterable[Triple]) -> Graph:
    """Return triples as a graph that knows the prefixes."""
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    for triple in triples:
        graph.add(triple)
    return graph


def check_built(workspace: Workspace) -> tuple[Finding, ...]:
    """Bring the build up to date and check what lies in its files, not what was meant to lie there.

    Raises StoreError where the dataset's file is no N-Quads.
    """
    built = build(workspace)
    texts = {path.stem: path.read_bytes().decode("utf-8") for path in sorted((built.folder / "text").glob("*.txt"))}
    return check(workspace, open_embedded(built.folder / "dataset.nq"), texts)
