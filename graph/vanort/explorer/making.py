"""Make the page of a dataset: what is private is taken out first, and the finished file is searched for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from vanort.catalogue.question import Question, question_folders, read_catalogue
from vanort.errors import WorkspaceError
from vanort.explorer.audience import PARTS, for_everybody, without_hidden
from vanort.explorer.bundle import bundled
from vanort.explorer.data import check_tour, explorer_data
from vanort.explorer.otherwise import told_otherwise
from vanort.explorer.owner import Owner, owner_of
from vanort.explorer.page import explorer_html, own_parts, pack
from vanort.explorer.tour import TourError
from vanort.privacy.leak_scan import terms_once
from vanort.privacy.publish import Personal, Published, must_not_leak, publish
from vanort.privacy.shown import shown_of
from vanort.privacy.withheld import in_place
from vanort.store import EmbeddedStore, open_text
from vanort.store.quads import to_nquads
from vanort.support.garbage import no_search_for_cycles
from vanort.support.processes import beside
from vanort.workspace.fingerprint import too_large_of
from vanort.workspace.home import quads_of
from vanort.workspace.model import Workspace

TOUR = "tour.yaml"


def explore_workspace(
    workspace: Workspace,
    *,
    dataset: str | Published = "",
    engine: str = "inside",
    endpoint: str = "",
    include_contacts: bool = False,
    tour: Path | None = None,
    with_tour: bool = True,
    notes: bool = False,
    for_editors: bool = False,
    left_out: Sequence[str] | None = None,
    opened: EmbeddedStore | None = None,
) -> str:
    """Return the page of a built workspace, called as its settings say, with its own questions and its tour.

    `left_out` are the titles of imports that are too large for it, which it says, by default those that the build noted. `tour` is by default the workspace's tour.yaml, where it has one and `with_tour` is set; `dataset` (N-Quads, or one
    without what is personal already) its own, or that of its server; `opened` is the store of the latter, where there is one. What only editors see is left out, unless it is
    `for_editors` or the settings say so.

    Raises WorkspaceError where the workspace has not been built; see `explorer_page` for the rest.
    """
    own_tour = workspace.root / TOUR
    owner = owner_of(workspace)
    return explorer_page(
        dataset or quads_of(workspace),
        title=_text(workspace, "title"),
        summary=_text(workspace, "summary"),
        engine=engine,
        endpoint=endpoint,
        include_contacts=include_contacts,
        tour=tour or (own_tour if with_tour and own_tour.is_file() else None),
        questions=read_catalogue(question_folders("questions", workspace.queries)).values(),
        networks=question_folders("network", workspace.queries),
        own=workspace.queries,
        notes=notes,
        owner=owner,
        show=PARTS if for_editors else owner.show,
        left_out=_left_out(workspace) if left_out is None else left_out,
        opened=opened,
    )


def _left_out(workspace: Workspace) -> tuple[str, ...]:
    """Return the titles of imports that are not in the dataset that is shown; a server gives all that it holds."""
    return () if workspace.endpoint else tuple(too_large_of(workspace.build))


def _text(workspace: Workspace, key: str) -> Mapping[str, str] | None:
    """Return a text of the settings by language; one without languages is for everybody."""
    text = workspace.settings.get(key)
    return {"": text} if isinstance(text, str) else text


def tour_of(workspace: Workspace, tour: Path | None = None) -> list[TourError]:
    """Return all that is wrong in a tour, by default the workspace's own, through the page of a built workspace.

    Raises WorkspaceError where there is no tour or no build, TourError where the file is no tour at all.
    """
    path = tour or workspace.root / TOUR
    if not path.is_file():
        raise WorkspaceError("There is no tour.", path=path, hint="Write one as the guide for presenters shows.")
    with shown_of(workspace) as shown:
        return check_tour(shown.store, path, networks=question_folders("network", workspace.queries))


def explorer_page(
    quads: str | Published,
    *,
    title: Mapping[str, str] | None = None,
    engine: str = "inside",
    endpoint: str = "",
    include_contacts: bool = False,
    tour: Path | None = None,
    questions: Iterable[Question] = (),
    networks: Sequence[Path] | None = None,
    own: Path | None = None,
    summary: Mapping[str, str] | None = None,
    notes: bool = False,
    owner: Owner | None = None,
    show: Collection[str] = PARTS,
    left_out: Sequence[str] = (),
    opened: EmbeddedStore | None = None,
) -> str:
    """Return the page of a dataset given as N-Quads.

    `engine` is "inside" (the file answers questions itself), "endpoint" (the page of a server asks that) or
    "none"; `networks` are the folders with the queries of its views, `own` is that of all own queries; `summary` stands
    above every view; `notes` keeps the presenter's notes; `owner` is who publishes it, `show` are the PARTS that it shows
    of what only editors see; `opened` is a store of these quads, where there is one. Unless `include_contacts` is set, persons and
    how to reach them are taken out where they have not been yet, and the page is searched for every value that was.

    Raises PrivacyError where one is found, TourError where the tour names what is not there, BundleError
    where the page's scripts have not been bundled.
    """
    if isinstance(quads, str):
        quads = Published(quads.encode("utf-8"), Personal()) if include_contacts else publish(quads)
    otherwise = told_otherwise(quads.data, opened, show) if engine == "inside" else {}
    if set(PARTS) - set(show):
        quads, opened = replace(quads, data=for_everybody(quads.nquads, show).encode("utf-8")), None
    with (
        no_search_for_cycles(),
        beside(holding=[quads]) as start,
    ):  # the dataset is packed and searched while the data for the reader is gathered
        packed = start(_packed) if engine == "inside" else None
        store = opened or open_text(quads.data)
        try:
            data = explorer_data(
                store,
                title=title,
                engine=engine,
                endpoint=endpoint,
                contacts=include_contacts,
                tour=tour,
                # An example value of a question may be a person's name.
                questions=[q for q in without_hidden(questions, show) if not quads.personal.find(q.text)],
                networks=networks,
                own=own,
                summary=summary,
                notes=notes,
                owner=owner,
                hidden=[part for part in PARTS if part not in show],
                left_out=left_out,
                otherwise=otherwise,
            )
        finally:
            if store is not opened:
                store.close()
        page = explorer_html(
            data,
            engine=bundled("engine.wasm.gz") if packed else None,
            quads=packed() if packed else None,
            withheld=_withheld(quads) if packed else None,
            title=next(iter(data["title"].values())),
        )
    must_not_leak("the page", own_parts(page).encode(), quads.personal)
    return page


def _withheld(published: Published) -> bytes | None:
    """Return the stand-ins for what was taken out, each in the place of that, as a part of the page."""
    quads = to_nquads(map(in_place, published.stand_ins))
    return pack(quads.encode()) if quads else None


def _packed(published: Published) -> bytes:
    """Look for what was taken out of a dataset, and return it as its part of the page."""
    must_not_leak("the page", terms_once(published.data), published.personal)
    return pack(published.data)
