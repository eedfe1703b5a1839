"""Whether the sources that the settings rank are there: a name that nothing has ranks nothing, silently."""

from __future__ import annotations

from collections.abc import Iterator

from vanort.errors import WorkspaceError
from vanort.support.schema import nearest, written_toml
from vanort.workspace.model import SETTINGS, Workspace


def faults_of_ranks(workspace: Workspace) -> Iterator[WorkspaceError]:
    """Yield each entry of `source_rank` that is no claims file and no import, with its line and the nearest that is.

    Raises WorkspaceError where the settings are no TOML.
    """
    ranked = workspace.settings.get("view", {}).get("source_rank", ())
    known = {path.stem for path in workspace.claims.glob("*.yaml")}
    known |= {path.name for path in workspace.imports.glob("*") if path.is_dir()}
    missing = [(place, name) for place, name in enumerate(ranked) if name not in known]
    if not missing:
        return
    path = workspace.root / SETTINGS
    written = written_toml(path, error=WorkspaceError, what="The settings are")
    for place, name in missing:
        found = f"There is no claims file and no import called '{name}'."
        yield WorkspaceError(
            found, path=path, line=written.line(("view", "source_rank", place)), hint=nearest(name, sorted(known))
        )
