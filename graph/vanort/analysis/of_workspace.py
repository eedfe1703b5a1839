"""Analyse what a workspace has built, as it may be shown to others: names of persons blacked out everywhere."""

from __future__ import annotations

from pathlib import Path

import networkx as nx

from vanort.analysis.analysing import Analysis, analyse, analyse_network
from vanort.catalogue.parameters import find_thing
from vanort.catalogue.question import question_folders
from vanort.errors import WorkspaceError
from vanort.network import read_network
from vanort.network.grounds import add_grounds
from vanort.privacy.publish import Published, publish
from vanort.privacy.redaction import Personal
from vanort.store import DEFAULT_GRAPHS, Store, open_text
from vanort.workspace.model import Workspace


def analyse_workspace(
    workspace: Workspace,
    *,
    dataset: Path | str | None = None,
    published: Published | None = None,
    organisation: str = "",
    without_organisation: str = "",
    connecting: tuple[str, str] | None = None,
    as_of: int | None = None,
    language: str = "",
    include_contacts: bool = False,
) -> tuple[Analysis, Personal]:
    """Return the analysis of a built workspace, and what must stand in nothing that is made of it.

    `dataset` (a file, or N-Quads text) is by default the workspace's own; `organisation` and `language` are by
    default those of its settings. Persons are counted from the dataset itself, all else is read without them:
    from `published` where that has been made of it already.

    Raises WorkspaceError where the workspace has not been built; see `analyse` for the rest.
    """
    quads = quads_of(workspace, dataset)
    published = published or publish(quads, include_contacts=include_contacts)
    shown, whole = open_text(published.nquads), open_text(_without_claims(quads))
    try:
        analysis = analyse(
            shown,
            persons=whole,
            organisation=_by_any_name(organisation or str(workspace.settings.get("organisation", "")), shown),
            without_organisation=_by_any_name(without_organisation, shown, "actor"),
            connecting=connecting and (_by_any_name(connecting[0], shown), _by_any_name(connecting[1], shown)),
            as_of=as_of,
            language=language or workspace.language,
            include_contacts=include_contacts,
            own=workspace.queries,
        )
    finally:
        shown.close()
        whole.close()
    return analysis, published.personal


def _without_claims(quads: str) -> str:
    """Keep what queries see by default: that is enough to count persons in, and a small part of a dataset."""
    ends = tuple(f" <{graph}> ." for graph in DEFAULT_GRAPHS)
    return "".join(f"{line}\n" for line in quads.split("\n") if line.endswith(ends))


def _by_any_name(name: str, store: Store, type_: str = "Organisation") -> str:
    """Return the IRI of what a name in any language, a former name, or the end of an IRI means.

    Raises QueryError, with names that resemble it, where it means nothing.
    """
    return str(find_thing(name, type_, store)) if name else ""


def analyse_view(
    workspace: Workspace, view: str, *, as_of: int | None = None, language: str = "", include_contacts: bool = False
) -> tuple[Analysis, Personal]:
    """Return measures, groups and figures of any view, and what must stand in nothing that is made of it.

    Raises WorkspaceError where the workspace has not been built; see `read_network` for the rest.
    """
    language = language or workspace.language
    network, personal = network_of_workspace(
        workspace, view, language=language, as_of=as_of, include_contacts=include_contacts
    )
    return analyse_network(network, language=language), personal


def network_of_workspace(
    workspace: Workspace,
    view: str,
    *,
    language: str,
    as_of: int | None = None,
    include_contacts: bool = False,
    grounds: bool = False,
    **filters: str,
) -> tuple[nx.MultiGraph, Personal]:
    """Return a view of what a workspace has built, without what is personal, and what that is.

    With `grounds` each tie carries its claims, its confidence and its number of sources.

    Raises WorkspaceError where the workspace has not been built; see `read_network` for the rest.
    """
    published = publish(quads_of(workspace), include_contacts=include_contacts)
    store = open_text(published.nquads)
    try:
        network = read_network(
            store,
            view,
            language=language,
            as_of=as_of,
            include_contacts=include_contacts,
            folders=question_folders("network", workspace.queries),
            **filters,
        )
        if grounds:
            add_grounds(network, store)
    finally:
        store.close()
    return network, published.personal


def quads_of(workspace: Workspace, dataset: Path | str | None = None) -> str:
    """Return the dataset of a built workspace as N-Quads, without imports that are too large to be held.

    Raises WorkspaceError where the workspace has not been built.
    """
    source = dataset or workspace.shown
    if isinstance(source, str):
        return source
    if not source.is_file():
        raise WorkspaceError("The workspace has not been built.", path=source, hint="Build it with: vanort build")
    return source.read_text(encoding="utf-8")
