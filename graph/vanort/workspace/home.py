"""Where the data of a workspace are: in what was built here, or on the SPARQL server that its settings name.

Every command that reads a dataset takes it from here, so that none knows which of the two it is.
"""

from __future__ import annotations

from vanort.errors import WorkspaceError
from vanort.store import Store, open_embedded, open_remote
from vanort.store.fetching import fetch_dataset
from vanort.workspace.model import Workspace


def store_of(workspace: Workspace, *, allow_service: bool = False, patience: float | None = None) -> Store:
    """Open the dataset of a workspace as a store: its server, or what was built, in memory or on disk as its settings say.

    `patience` is what all questions to a server may take together, in seconds.

    Raises StoreError where there is none.
    """
    if workspace.endpoint:
        return open_remote(workspace.endpoint, allow_service=allow_service, patience=patience)
    home = str(workspace.settings.get("store", {}).get("home", "auto"))
    return open_embedded(workspace.dataset, home=home, allow_service=allow_service)


def quads_of(workspace: Workspace, *, everything: bool = False) -> str:
    """Return the dataset of a workspace as N-Quads, without imports that are too large to be held.

    With `everything` what was built comes with those, too. From a server all comes, or nothing where that is too much.

    Raises WorkspaceError where the workspace has not been built, StoreError where the server does not give it.
    """
    if workspace.endpoint:
        return fetch_dataset(open_remote(workspace.endpoint))
    source = workspace.dataset if everything else workspace.shown
    if not source.is_file():
        raise WorkspaceError("The workspace has not been built.", path=source, hint="Build it with: vanort build")
    return source.read_text(encoding="utf-8")
