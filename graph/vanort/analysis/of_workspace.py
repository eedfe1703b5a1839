"""Analyse what a workspace has built, as it may be shown to others: names of persons blacked out everywhere."""

from __future__ import annotations

from typing import Any

import networkx as nx

from vanort.analysis.analysing import Analysis, analyse, analyse_network
from vanort.catalogue.parameters import find_thing
from vanort.catalogue.question import question_folders
from vanort.network import read_network
from vanort.network.grounds import add_grounds
from vanort.privacy.publish import Published
from vanort.privacy.redaction import Personal
from vanort.privacy.shown import shown_of
from vanort.store import EmbeddedStore, Store
from vanort.workspace.model import Workspace


def analyse_workspace(
    workspace: Workspace,
    *,
    dataset: str = "",
    published: Published | None = None,
    opened: EmbeddedStore | None = None,
    organisation: str = "",
    without_organisation: str = "",
    connecting: tuple[str, str] | None = None,
    as_of: int | None = None,
    language: str = "",
    include_contacts: bool = False,
) -> tuple[Analysis, Personal]:
    """Return the analysis of a built workspace, and what must stand in nothing that is made of it.

    `dataset` (N-Quads) is by default the workspace's own, or that of its server; `organisation` and `language` are by
    default those of its settings. Persons are counted from the dataset itself, all else is read without them:
    from `published` where that has been made of it already, and from `opened` where that has a store.

    Raises WorkspaceError where the workspace has not been built; see `analyse` for the rest.
    """
    with shown_of(
        workspace, quads=dataset, published=published, opened=opened, include_contacts=include_contacts
    ) as shown:
        store = shown.store
        analysis = analyse(
            store,
            persons=shown.whole,
            organisation=_by_any_name(organisation or str(workspace.settings.get("organisation", "")), store),
            without_organisation=_by_any_name(without_organisation, store, "actor"),
            connecting=connecting and (_by_any_name(connecting[0], store), _by_any_name(connecting[1], store)),
            as_of=as_of,
            language=language or workspace.language,
            include_contacts=include_contacts,
            own=workspace.queries,
        )
    return analysis, shown.personal


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
    parameters: dict[str, Any] = dict(filters)
    with shown_of(workspace, include_contacts=include_contacts) as shown:
        network = read_network(
            shown.store,
            view,
            language=language,
            as_of=as_of,
            include_contacts=include_contacts,
            folders=question_folders("network", workspace.queries),
            shared=True,
            **parameters,
        )
        if grounds:
            add_grounds(network, shown.store)
    return network, shown.personal
