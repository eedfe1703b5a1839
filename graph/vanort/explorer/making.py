"""Make the page of a dataset: what is private is taken out first, and the finished file is searched for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from vanort.explorer.bundle import bundled
from vanort.explorer.data import explorer_data
from vanort.explorer.page import explorer_html
from vanort.queries import Question
from vanort.store import open_text


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
    store = open_text(quads)
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
    return explorer_html(
        data,
        engine=bundled("engine.wasm.gz") if inside else None,
        quads=quads.encode() if inside else None,
        title=next(iter(data["title"].values())),
    )
