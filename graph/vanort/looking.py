"""What a build looks at in its dataset: the pages are drawn, and the checks made, from one store in processes of their own."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from vanort.analysis.undertakings import read_undertakings
from vanort.catalogue.limited import remembering
from vanort.privacy.publish import Published, Withheld
from vanort.privacy.shown import without_claims
from vanort.store import EmbeddedStore, open_text
from vanort.store.patching import bring_along_in_memory
from vanort.support.garbage import no_search_for_cycles
from vanort.support.processes import side_by_side
from vanort.validation.checks import Finding, check
from vanort.workspace.model import Workspace

PAGES = EXPLORER, REPORT = "explorer.html", "report.html"


def prepare() -> None:
    """Import what the pages need."""
    import vanort.explorer
    import vanort.report  # noqa: F401


def look_at(
    workspace: Workspace,
    withheld: Withheld,
    texts: Mapping[str, str],
    handed_over: list[bytes],
    *,
    left_out: Sequence[str] = (),
    with_tour: bool = True,
) -> tuple[dict[str, str], tuple[Finding, ...]]:
    """Return the pages that a build writes, by file name, and what its checks find in a dataset.

    It is handed over as N-Quads in a list, which is emptied: they go when the store has been filled with them.
    `left_out` are the titles of imports that are too large for the pages, which they say.
    """
    with no_search_for_cycles():
        quads = handed_over.pop()
        lines = list(io.TextIOWrapper(io.BytesIO(quads), encoding="utf-8", newline="\n"))
        seen, published = without_claims(lines), withheld.taken_out(lines)
        del lines
        opened = open_text(quads)  # before the processes begin: each has it as it is in memory then
        del quads
        checks = partial(check, workspace, opened, texts, everything=False)
        pages = partial(
            make_pages, workspace, seen, published, opened, withheld, left_out=left_out, with_tour=with_tour
        )
        tasks: list[Callable[[], Any]] = [checks, pages]  # in this order: the pages take out what is personal
        findings, drawn = side_by_side(tasks)
        return drawn, findings


def make_pages(
    workspace: Workspace,
    seen: str,
    published: Published,
    whole: EmbeddedStore,
    withheld: Withheld,
    *,
    left_out: Sequence[str] = (),
    with_tour: bool = True,
) -> dict[str, str]:
    """Return the pages that a build writes, by file name, drawn side by side; personal data is left out of them.

    They are for those who keep the workspace: what everybody may see is written by `vanort explore`. `seen` is what
    questions see of the dataset by default, persons and all: they are counted in it. `whole` is a store of the dataset,
    out of which is taken what is `withheld`.
    """
    from vanort.explorer import explore_workspace
    from vanort.report import report_workspace

    opened = bring_along_in_memory(whole, withheld.removed, withheld.added) or open_text(published.data)
    with remembering(opened):  # what both ask, if both speak English
        read_undertakings(opened, own=workspace.queries)
    report = partial(report_workspace, workspace, dataset=seen, published=published, opened=opened, left_out=left_out)
    page = partial(
        explore_workspace,
        workspace,
        dataset=published,
        opened=opened,
        with_tour=with_tour,
        left_out=left_out,
        for_editors=True,
    )
    try:
        return dict(zip(PAGES, side_by_side([page, report]), strict=True))
    finally:
        opened.close()
