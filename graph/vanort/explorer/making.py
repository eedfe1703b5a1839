"""Make the page of a dataset: what is private is taken out first, and the finished file is searched for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from vanort.errors import WorkspaceError
from vanort.explorer.bundle import bundled
from vanort.explorer.data import explorer_data
from vanort.explorer.page import explorer_html, own_parts
from vanort.privacy import Personal, must_not_leak, publish
from vanort.queries import Question, question_folders, read_catalogue
from vanort.store import open_text
from vanort.workspace import Workspace

TOUR = "tour.yaml"


def explore_workspace(
    workspace: Workspace,
    *,
    dataset: Path | str | None = None,
    engine: str = "inside",
    endpoint: str = "",
    include_contacts: bool = False,
    tour: Path | None = None,
) -> str:
    """Return the page of a built workspace, called as its settings say, with its own questions and its tour.

    `tour` is by default the workspace's tour.yaml, where it has one; `dataset` (a file, or N-Quads text) its dataset.nq.

    Raises WorkspaceError where the workspace has not been built; see `explorer_page` for the rest.
    """
    source = dataset or workspace.dataset
    if isinstance(source, Path) and not source.is_file():
        raise WorkspaceError("The workspace has not been built.", path=source, hint="Build it with: vanort build")
    title = workspace.settings.get("title")
    own_tour = workspace.root / TOUR
    return explorer_page(
        source.read_text(encoding="utf-8") if isinstance(source, Path) else source,
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
    left, personal = quads, Personal()
    if not include_contacts:
        published = publish(quads)
        left, personal = published.nquads, published.personal
    store = open_text(left)
    try:
        data = explorer_data(
            store,
            title=title,
            engine=engine,
            endpoint=endpoint,
            contacts=include_contacts,
            tour=tour,
            # An example value of a question may be a person's name.
            questions=[question for question in questions if not personal.find(question.text)],
        )
    finally:
        store.close()
    shipped = bundled("engine.wasm.gz") if engine == "inside" else None
    page = explorer_html(
        data,
        engine=shipped,
        quads=left.encode() if shipped else None,
        title=next(iter(data["title"].values())),
    )
    if include_contacts:
        return page
    must_not_leak("the page", own_parts(page).encode(), personal)
    return page
