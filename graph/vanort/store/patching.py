"""Bring a store on disk along with its dataset: only the quads that went and came, instead of all from the beginning."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox

from vanort.store.embedded import MADE_FROM, disk_folder, making_store, stamp_of

_NEVER_CHANGED = ".sst"  # the engine's sorted tables: written once, then read or removed


def bring_along(path: Path, was: str, removed: Sequence[str], added: Sequence[str]) -> bool:
    """Give the store on disk of a dataset the lines that it has lost and gained; say whether that was done.

    `was` is the stamp that the dataset's file had before. Nothing is done where there is no store of that state, or where a line
    has a blank node, which has no name to be found by: the store is then made anew when it is opened. Whoever has the store
    open keeps what he has: the new one is made beside it.
    """
    folder = disk_folder(path)
    note = folder / MADE_FROM
    if (
        not note.is_file()
        or note.read_text(encoding="utf-8") != was
        or any("_:" in line for line in (*removed, *added))
    ):
        return False
    with suppress(OSError, SyntaxError, ValueError), making_store(folder) as making:
        _copy(folder, making)
        store = ox.Store(str(making))
        for quad in _quads(removed):
            store.remove(quad)
        store.extend(_quads(added))
        store.flush()
        del store  # gives up the lock
        (making / MADE_FROM).write_text(stamp_of(path), encoding="utf-8")
        return True
    return False


def _quads(lines: Sequence[str]) -> list[ox.Quad]:
    return list(ox.parse("".join(lines).encode("utf-8"), format=ox.RdfFormat.N_QUADS))


def _copy(folder: Path, making: Path) -> None:
    """Copy a store; its tables are shared where the file system can do that."""
    for file in folder.iterdir():
        if file.suffix == _NEVER_CHANGED:
            try:
                os.link(file, making / file.name)
                continue
            except OSError:
                pass
        if file.is_file() and file.name not in {"LOCK", MADE_FROM}:
            shutil.copy2(file, making / file.name)
