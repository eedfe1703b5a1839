"""The explorer of a large workspace, kept from one start of the server to the next as long as all that it is made from stays."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from vanort.store.embedded import DISK_ABOVE_BYTES
from vanort.support.files import write_atomically
from vanort.workspace.fingerprint import inputs_of, noted
from vanort.workspace.model import Workspace

_FOLDER = "served"


def kept_page(workspace: Workspace, *, include_contacts: bool, make: Callable[[], str | None]) -> str | None:
    """Return the page that was made from what lies there now, or make it; that of a small workspace is made at each start."""
    path = _path(workspace, include_contacts=include_contacts)
    if path is None:
        return make()
    if path.is_file():
        return path.read_text(encoding="utf-8")
    page = make()
    if page is not None:
        for old in path.parent.glob(f"{path.name.partition('-')[0]}-*.html"):
            old.unlink(missing_ok=True)
        write_atomically(path, page)
    return page


def _path(workspace: Workspace, *, include_contacts: bool) -> Path | None:
    """Return where the page lies, by what it is made from; None where it is not kept."""
    if workspace.endpoint or not workspace.dataset.is_file() or workspace.dataset.stat().st_size <= DISK_ABOVE_BYTES:
        return None
    note = noted(workspace.build)
    if not note:  # a dataset that was put there by hand
        return None
    inputs = inputs_of(workspace, with_proposals=bool(note.get("with_proposals")))
    key = hashlib.sha256(repr((inputs.everything, sorted(note.get("files", {}).items()))).encode()).hexdigest()[:16]
    return workspace.build / _FOLDER / f"{'whole' if include_contacts else 'public'}-{key}.html"
