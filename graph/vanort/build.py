"""The pipeline: documents, claims and decisions become the dataset, the view, and what is shown of them."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from rdflib import Graph

from vanort.dataset.compile import Progress, compile_workspace
from vanort.dataset.diff import Changes, compare, describe
from vanort.dataset.viewed import VIEW_FILE, view_graph, view_of
from vanort.dataset.with_imports import WithImports, too_large_for_pages
from vanort.errors import StoreError, VanortError
from vanort.looking import look_at, prepare
from vanort.privacy.publish import personal_in
from vanort.store import open_embedded, open_text
from vanort.store.quads import to_bytes
from vanort.store.turtle import read_turtle, write_turtle
from vanort.support.files import write_atomically
from vanort.support.garbage import no_search_for_cycles
from vanort.support.processes import beside
from vanort.support.turns import turn
from vanort.validation.checks import Finding, check, unusable
from vanort.workspace.fingerprint import STATE, content_mark, format_state, fresh_note, inputs_of, noted, too_large_of
from vanort.workspace.home import quads_of
from vanort.workspace.model import Workspace

DATASET, AT_HAND, TURTLE = "dataset.nq", "at-hand.nq", VIEW_FILE


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to: where it lies, what is different, and what the checks found.

    `left_out` are the documents that could not be used, each with file, line and what to do.
    """

    folder: Path
    documents: int
    claims: int
    triples: int
    changes: tuple[str, ...]
    findings: tuple[Finding, ...]
    fresh: bool  # False where nothing had changed and nothing was done
    left_out: tuple[Finding, ...] = ()
    difference: str = ""  # how many facts came, went and changed
    too_large: tuple[str, ...] = ()  # sentences about imports that the page, the report and the checks leave out


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

    A document that cannot be used is left out and named; the others are built, without the tour where that needs it.

    Raises VanortError where no document can be used, or where the decisions cannot, or where the settings need a
    document that is left out.
    """
    with turn(workspace.root, waiting=progress):  # two at once would do the work twice, and mix what they write
        return _build(workspace, output or workspace.build, with_proposals=with_proposals, progress=progress)


def _build(workspace: Workspace, folder: Path, *, with_proposals: bool, progress: Progress) -> Built:
    inputs = inputs_of(workspace, with_proposals=with_proposals)
    if (saved := fresh_note(folder, inputs)) is not None:
        findings = tuple(Finding(**finding) for finding in saved["findings"])
        before = (saved["documents"], saved["claims"], saved["triples"])
        return Built(
            folder, *before, (), findings, False, left_out_of(saved), too_large=tuple(too_large_of(folder).values())
        )
    with beside(prepare, apart=True) as start, no_search_for_cycles():
        compiled = compile_workspace(workspace, with_proposals=with_proposals, progress=progress)
        said, texts, faults = compiled.quads(), compiled.texts(), compiled.faults
        counted = (len(compiled.files), sum(1 for file in compiled.files for _ in file.claims()))
        del compiled  # what is not needed any more goes at once: of a million quads it takes gigabytes
        imports = WithImports.of(workspace)
        too_large = {each.title: too_large_for_pages(each) for each in imports.large}
        lines = imports.at_hand(said)
        view = view_of(lines)
        progress("Checking, and drawing the pages")
        if not imports.large:
            said = {}  # nothing else is written
        withheld = personal_in(lines)
        written = list(lines)
        del lines  # the quads go before their lines are joined: each takes as much memory as the other
        quads = to_bytes(written)
        del written
        looking = partial(start, look_at, workspace, withheld, texts, left_out=tuple(too_large))
        looked_at = looking([quads])
        changes, difference = _changes(folder, view)
        turtle = write_turtle(view)
        try:
            pages, findings = looked_at()
        except VanortError as fault:  # what the tour or a setting names may be missing because a document is left out
            if not faults:
                raise
            try:
                (pages, findings), faults = looking([quads], with_tour=False)(), (*faults, fault)
            except VanortError:
                raise faults[0] from None
    progress("Writing")
    mark = imports.mark() if imports.large else ""
    changed = _changed_subjects(folder, imports, mark, quads) if imports.large else None
    made: dict[str, str | bytes] = {f"text/{sha12}.txt": text for sha12, text in texts.items()}
    made |= {TURTLE: turtle, (AT_HAND if imports.large else DATASET): quads, **pages}
    files = {name: content.encode("utf-8") if isinstance(content, str) else content for name, content in made.items()}
    for name, data in files.items():
        write_atomically(folder / name, data)
    facts, marks = len(view), {}
    if not imports.large:
        (folder / AT_HAND).unlink(missing_ok=True)
    if imports.large:
        whole = folder / DATASET
        marks[DATASET], facts = (
            imports.write_all(whole, said)
            if changed is None
            else imports.write_changes(whole, said, changed, noted(folder)["triples"])
        )
    left_out = tuple(unusable(fault) for fault in faults)
    built = Built(folder, *counted, facts, changes, findings, True, left_out, difference, tuple(too_large.values()))
    note = format_state(
        inputs,
        files,
        marks,
        with_proposals=with_proposals,
        documents=built.documents,
        claims=built.claims,
        triples=built.triples,
        findings=[finding.as_dict() for finding in findings],
        left_out=[finding.as_dict() for finding in left_out],
        too_large=too_large,
        **({"imports": mark} if imports.large else {}),
    )
    write_atomically(folder / STATE, note)
    return built


def _changed_subjects(folder: Path, imports: WithImports, mark: str, quads: bytes) -> set[str] | None:
    """Return the things of which the dataset in a folder may be different now; None where all of it is to be written.

    `mark` is that of the imports, `quads` are those at hand now; what was at hand then lies in the folder, if the last build ended and nobody changed it since.
    """
    note = noted(folder)
    files = note.get("files", {})
    whole = all(files.get(name) and content_mark(folder / name) == files[name] for name in (AT_HAND, DATASET))
    if not whole or note.get("imports") != mark:
        return None
    return imports.changed_subjects((folder / AT_HAND).read_bytes().decode("utf-8"), quads.decode("utf-8"))


def left_out_of(note: Mapping[str, Any]) -> tuple[Finding, ...]:
    """Return the documents that were left out of a build, from what was noted of it."""
    return tuple(Finding(**finding) for finding in note.get("left_out", ()))


def _changes(folder: Path, view: Graph) -> tuple[tuple[str, ...], str]:
    """Say what is different from the last build, in lines and in short; one that cannot be read counts as none."""
    before = Graph(bind_namespaces="none")
    with suppress(StoreError, OSError):
        before = view_graph(read_turtle(folder / TURTLE))
    if not len(before):
        new = f"{len(view):,} facts, all new"
        return (new,), new
    changes: Changes = compare(before, view)
    return tuple(describe(changes, before, view)), changes.summary()


def check_built(workspace: Workspace) -> tuple[Finding, ...]:
    """Bring the build up to date and check what lies in its files, not what was meant to lie there.

    A build with proposals stays one with proposals. Imports that are too large for the page are not looked at. Where the
    workspace names a server, what lies there is checked; quotes are compared where the texts of its documents are here.

    Raises StoreError where the dataset's file is no N-Quads.
    """
    if workspace.endpoint:
        return check(workspace, open_text(quads_of(workspace)), texts_of(workspace.build) or None)
    folder, note = workspace.build, noted(workspace.build)
    if was_put_here(workspace):
        return check(workspace, open_embedded(workspace.dataset), texts_of(folder) or None)
    inputs = inputs_of(workspace, with_proposals=bool(note.get("with_proposals")))
    if note.get("everything") == inputs.everything and workspace.dataset.is_file():
        left_out = left_out_of(note)
    else:
        left_out = build(workspace, with_proposals=bool(note.get("with_proposals"))).left_out
    return *left_out, *check(workspace, open_embedded(workspace.shown), texts_of(folder))


def was_put_here(workspace: Workspace) -> bool:
    """Tell whether the dataset was not built here: there are no claims to build it from, so it is taken as it lies."""
    return not noted(workspace.build) and workspace.dataset.is_file() and not any(workspace.claims.glob("*.yaml"))


def texts_of(folder: Path) -> dict[str, str]:
    """Return the texts as read that a build has written, by the first 12 digits of their documents' hashes."""
    return {path.stem: path.read_bytes().decode("utf-8", "replace") for path in sorted(folder.glob("text/*.txt"))}
