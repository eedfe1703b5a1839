"""Make the page of a dataset: what is private is taken out first, and the finished file is searched for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from vanort.errors import WorkspaceError
from vanort.explorer.bundle import bundled
from vanort.explorer.data import explorer_data
from vanort.explorer.page import explorer_html
from vanort.privacy import must_not_leak, publish
from vanort.queries import Question, question_folders, read_catalogue
from vanort.store import open_text
from vanort.workspace import Workspace

TOUR = "tour.yaml"


def explore_workspace(
    workspace: Workspace,
    *,
    dataset: Path | None = None,
    engine: str = "inside",
    endpoint: str = "",
    include_contacts: bool = False,
    tour: Path | None = None,
) -> str:
    """Return the page of a built workspace, called as its settings say, with its own questions and its tour.

    `tour` is by default the workspace's tour.yaml, where it has one; `dataset` its dataset.nq.

    Raises WorkspaceError where the workspace has not been built; see `explorer_page` for the rest.
    """
    path = dataset or workspace.dataset
    if not path.is_file():
        raise WorkspaceError("The workspace has not been built.", path=path, hint="Build it with: vanort build")
    title = workspace.settings.get("title")
    own_tour = workspace.root / TOUR
    return explorer_page(
        path.read_text(encoding="utf-8"),
        title={"": title} if isinstance(title, str) else title,
        engine=engine,
        endpoint=endpoint,
        include_contacts=include_contacts,
        tour=tour or (own_tour if own_tour.is_file() else None),
        questions=read_catalogue(question_folders("questions", workspace.queries)).values(),
    )


def explorer_page(
    quads: str,
    *,
    title: Mapping[str, str] | None = None,
    engine: str = "inside",
    endpoint: str = "",
    include_contacts: bool = False,
    tour: Path | None = None,
    questions: Iterable[Question] = (),
) -> str:
    """Return the page of a dataset given as N-Quads.

    `engine` is "inside" (the file answers questions itself), "endpoint" (the page of a server asks that) or
    "none". Unless `include_contacts` is set, persons and how to reach them are taken out, and the page is
    searched for every value that was.

    Raises PrivacyError where one is found, TourError where the tour names what is not there, BundleError
    where the page's scripts have not been bundled.
    """
    published = publish(quads, include_contacts=include_contacts)
    store = open_text(published.nquads)
    try:
        data = explorer_data(
            store,
            title=title,
            engine=engine,
            endpoint=endpoint,
            contacts=include_contacts,
            tour=tour,
            questions=questions,
        )
    finally:
        store.close()
    inside = engine == "inside"
    page = explorer_html(
        data,
        engine=bundled("engine.wasm.gz") if inside else None,
        quads=published.nquads.encode() if inside else None,
        title=next(iter(data["title"].values())),
    )
    must_not_leak("the page", page.encode(), published.personal)
    return page
