"""The report of a workspace, proved to hold nothing personal."""

from __future__ import annotations

from collections.abc import Sequence

from vanort.analysis.of_workspace import analyse_workspace
from vanort.privacy.publish import Published, must_not_leak
from vanort.report.page import write_report
from vanort.store import EmbeddedStore
from vanort.workspace.fingerprint import too_large_of
from vanort.workspace.model import Workspace


def report_workspace(
    workspace: Workspace,
    *,
    dataset: str = "",
    published: Published | None = None,
    opened: EmbeddedStore | None = None,
    language: str = "",
    left_out: Sequence[str] | None = None,
) -> str:
    """Return the report of a built workspace as one HTML page, called as its settings say.

    `dataset` (N-Quads) and `language` are by default the workspace's own; `published` is the dataset
    without what is personal, where that has been made already, and `opened` the store of it; `left_out` are titles of imports that are too large for it,
    by default those that the build noted.

    Raises PrivacyError where something personal is found in the page; see `analyse_workspace` for the rest.
    """
    analysis, personal = analyse_workspace(
        workspace, dataset=dataset, published=published, opened=opened, language=language
    )
    page = write_report(
        analysis,
        title=title_of(workspace, analysis.language),
        left_out=tuple(too_large_of(workspace.build)) if left_out is None else left_out,
    )
    must_not_leak("the report", page.encode(), personal)
    return page


def title_of(workspace: Workspace, language: str) -> str:
    """Return what the settings call the workspace, in a language if they do so; else the name of its folder."""
    title = workspace.settings.get("title", "")
    if isinstance(title, dict):
        title = title.get(language) or next(iter(title.values()), "")
    return str(title) or workspace.root.resolve().name
