"""What a notebook uses: `ws = vanort.open("data")`, then build, query, network, explorer.

Terms are rdflib terms and networks are networkx networks: nothing is wrapped.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vanort.errors import QueryError, VanortError
from vanort.workspace.model import Workspace, find_workspace, open_workspace

if TYPE_CHECKING:
    import networkx as nx
    from rdflib import Graph, URIRef
    from rdflib.term import Node

    from vanort.analysis.analysing import Analysis
    from vanort.build import Built
    from vanort.catalogue.question import Question
    from vanort.dataset.view import Policy, Support
    from vanort.emptiness import Explanation
    from vanort.explorer.notebook import Frame
    from vanort.store import Answer, Rows, Store
    from vanort.validation.checks import Finding


def open(folder: Path | str | None = None, *, allow_service: bool = False) -> OpenWorkspace:  # noqa: A001 (vanort.open("data"))
    """Open a workspace by its folder, or the nearest one upwards from where you are.

    With `allow_service` a query may ask other servers (SERVICE); the time limit holds for them too.

    Raises WorkspaceError where there is none.
    """
    place = find_workspace() if folder is None else open_workspace(folder)
    return OpenWorkspace(place, allow_service=allow_service)


class OpenWorkspace:
    """A workspace with its store: opened when first asked, closed with `close()` or at the end of a `with` block."""

    def __init__(self, workspace: Workspace, *, allow_service: bool = False) -> None:
        self.workspace, self._allow_service = workspace, allow_service
        self._store: Store | None = None
        self._dataset = ""  # what tells the dataset that is open from another
        self._support: Support | None = None

    def __enter__(self) -> OpenWorkspace:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"vanort.open({self.workspace.root.as_posix()!r})"

    def close(self) -> None:
        """Close the store, if one was opened."""
        if self._store is not None:
            self._store.close()
        self._store = self._support = None

    def build(self, *, with_proposals: bool = False) -> Built:
        """Build the workspace; see `vanort.build.build`."""
        from vanort.build import build

        self.close()
        self.workspace = open_workspace(self.workspace.root)  # its settings may have been edited
        return build(self.workspace, with_proposals=with_proposals)

    @property
    def store(self) -> Store:
        """The dataset as a store: that of the server in the settings, or what was built; built first where the workspace has changed since, or never was built.

        Warns where a document is left out, or where the answer comes from an older build because the workspace is
        broken now.
        """
        from vanort.current import bring_up_to_date
        from vanort.workspace.home import store_of

        faults: list[VanortError] = []
        workspace = open_workspace(self.workspace.root, faults=faults)
        if workspace.endpoint:
            if self._store is None:
                self.workspace, self._store = workspace, store_of(workspace, allow_service=self._allow_service)
            return self._store
        said: list[str] = []
        dataset = bring_up_to_date(workspace, faults=faults, say=said.append)
        for line in said:
            if line.startswith("vanort: "):
                warnings.warn(line.removeprefix("vanort: "), stacklevel=3)
        if self._store is None or dataset != self._dataset:
            self.workspace, self._dataset, self._support = workspace, dataset, None
            # One that is open already goes when the last answer from it has been read.
            self._store = store_of(workspace, allow_service=self._allow_service)
        return self._store

    def questions(self) -> dict[str, Question]:
        """Return the catalogue of named questions, the workspace's own among them."""
        from vanort.catalogue.question import question_folders, read_catalogue

        return read_catalogue(question_folders("questions", self.workspace.queries))

    def query(
        self,
        question: str,
        *,
        language: str = "en",
        timeout: float | None = 30.0,
        max_rows: int | None = None,
        **parameters: object,
    ) -> Rows | bool | Graph:
        """Ask a question by its name or id with its parameters, or any SPARQL text.

        `rows.notes` says where a query of your own without an answer cannot match, or has no match, and what no row of a named
        question means if it is not that nothing is stated; what sources tell only as over or planned, or deny; which
        well-known prefixes were declared for you; and what waits for a decision and is not counted.

        Returns rows of a SELECT, a truth value of an ASK, a graph of a CONSTRUCT or DESCRIBE.

        Raises QueryError where the question or a parameter is unknown, QueryLimit where it takes too long.
        """
        from vanort.catalogue.asked import is_sparql, no_row
        from vanort.catalogue.otherwise_told import notes_of
        from vanort.emptiness import looks_empty

        answer = self.ask(question, parameters, language=language, timeout=timeout, max_rows=max_rows)
        if answer.kind == "select":
            rows = answer.fetch()
            empty = is_sparql(question) and looks_empty(
                question, "select", count=len(rows), boolean=None, first=answer.first
            )
            if empty or not rows:
                rows.notes += (
                    self.explain(question).sentences() if empty else no_row(question, self.questions(), language)
                )
                rows.notes += notes_of(question, self.questions(), parameters, self.store, language, timeout)
            return rows
        return bool(answer.boolean) if answer.kind == "ask" else answer.graph

    def explain(self, sparql: str) -> Explanation:
        """Say why a query of your own has an empty answer: what in it could never match, and what only has no match.

        Raises QueryError where the text is not SPARQL.
        """
        from vanort.emptiness import asking, explain
        from vanort.store.prefixes import with_prefixes

        text = with_prefixes(sparql).text
        self.store.query(text).close()
        return explain(text, asking(self.store.query))

    def ask(
        self,
        question: str,
        parameters: Mapping[str, object] | None = None,
        *,
        language: str = "en",
        timeout: float | None = 30.0,
        max_rows: int | None = None,
        store: Store | None = None,
    ) -> Answer:
        """Ask as `query` does, and return the answer while it streams."""
        from vanort.catalogue.asked import is_sparql, sparql_of
        from vanort.catalogue.ordering import in_alphabet
        from vanort.catalogue.waiting import not_counted
        from vanort.store.prefixes import with_prefixes

        home = store or self.store
        text, note = with_prefixes(
            sparql_of(question, self.questions(), parameters or {}, home, language=language, timeout=timeout)
        )
        answer = home.query(text, timeout=timeout, max_rows=max_rows)
        if waiting := not_counted(text, home, language, self.workspace.queries):
            answer.notes.append(waiting)
        if is_sparql(question):
            answer.notes += [note] if note else []
            return answer
        return in_alphabet(answer, text, str((parameters or {}).get("language", language)))

    def network(
        self,
        view: str,
        *,
        language: str = "en",
        as_of: int | None = None,
        country: str = "",
        goal: str = "",
        funder: str = "",
        theme: str = "",
        include_contacts: bool = False,
    ) -> nx.MultiGraph:
        """Return a view of the network (partners, projects, municipalities, funding …) as a networkx network.

        `as_of` keeps what ran in that year; `country`, `goal`, `funder` and `theme` keep what has to do with them, by
        name or number. Nodes carry `label`, `type` and `country`, ties `label`, `weight`, `via`, `from` and `to` where
        they are known, and what they rest on: `claims`, `confidence`, `sources`.

        Raises QueryError where there is no such view or name, PrivacyError for a view of persons without
        `include_contacts`.
        """
        from vanort.catalogue.question import question_folders
        from vanort.network import read_network
        from vanort.network.grounds import add_grounds

        filters: dict[str, Any] = {"country": country, "goal": goal, "funder": funder, "theme": theme}
        network = read_network(
            self.store,
            view,
            language=language,
            as_of=as_of,
            include_contacts=include_contacts,
            folders=question_folders("network", self.workspace.queries),
            shared=True,
            **{name: value for name, value in filters.items() if value},
        )
        add_grounds(network, self.store)
        return network

    def show(self, view: str = "partners", *, height: int = 600, **options: Any) -> Frame:
        """Return a quick picture of a view, drawn by pyvis, which a notebook shows in a frame; `explorer()` is the full page.

        `options` are those of `network`.

        Raises QueryError where there is no such view or name.
        """
        from vanort.explorer.bridge import show_network

        return show_network(self.network(view, **options), height=height)

    def explorer(self, *, include_contacts: bool = False, height: int = 640) -> Frame:
        """Return the page, which a notebook shows in a frame; `include_contacts` keeps persons in it."""
        from vanort.explorer import explore_workspace
        from vanort.explorer.notebook import Frame

        self.store  # noqa: B018 (builds the workspace where it is not fresh)
        return Frame(explore_workspace(self.workspace, include_contacts=include_contacts, for_editors=True), height)

    def analyse(
        self,
        *,
        language: str = "en",
        organisation: str = "",
        without_organisation: str = "",
        connecting: tuple[str, str] | None = None,
        as_of: int | None = None,
        include_contacts: bool = False,
    ) -> Analysis:
        """Return measures, groups and answers in plain words, as `vanort analyse` tells them.

        `organisation` is whose network this is, by default that of the settings, or the one that takes part in most;
        `without_organisation` asks what is lost without a partner, a funder or a programme, `connecting` how two are
        connected; `as_of` keeps what ran in that year.

        Raises QueryError where a name means no organisation of the network.
        """
        from vanort.analysis.analysing import analyse

        return analyse(
            self.store,
            language=language,
            organisation=organisation or str(self.workspace.settings.get("organisation", "")),
            without_organisation=without_organisation,
            connecting=connecting,
            as_of=as_of,
            include_contacts=include_contacts,
            own=self.workspace.queries,
        )

    def because(self, subject: URIRef, predicate: URIRef, object_: Node) -> tuple[URIRef, ...]:
        """Return the claims that a triple of the view rests on; none where a decision alone put it there.

        Raises QueryError where the view has no such triple.
        """
        from vanort.dataset.compile import compile_workspace

        self.store  # noqa: B018 (forgets what was known of an older build)
        if self._support is None:
            self._support = compile_workspace(self.workspace).support
        if (subject, predicate, object_) not in self._support:
            raise QueryError(
                "The view has no such triple.", hint="Ask for what it says with: ws.query('about', thing=…)"
            )
        return self._support[subject, predicate, object_]

    @property
    def policy(self) -> Policy:
        """How the view chooses between sources that disagree; print it to read it."""
        from vanort.dataset.compile import policy_of

        return policy_of(self.workspace)

    def check(self) -> tuple[Finding, ...]:
        """Check the built dataset; see `vanort.validation.checks`."""
        from vanort.build import check_built

        return check_built(self.workspace)
