"""Bring a store along with its dataset: only the quads that went and came, instead of all from the beginning."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox

from vanort.store.embedded import MADE_FROM, EmbeddedStore, disk_folder, making_store, stamp_of

_NEVER_CHANGED = ".sst"  # the engine's sorted tables: written once, then read or removed


def bring_along(path: Path, was: str, removed: Sequence[str], added: Sequence[str]) -> bool:
    """Give the store on disk of a dataset the lines that it has lost and gained; say whether that was done.

    `was` is the stamp that the dataset's file had before. Nothing is done where there is no store of that state, or where a line
    has a blank node, which has no name to be found by: the store is then made anew when it is opened. Whoever has the store
    open keeps what he has: the new one is made beside it.
    """
    folder = disk_folder(path)
    note = folder / MADE_FROM
    if not note.is_file() or note.read_text(encoding="utf-8") != was or not _can_be_found((*removed, *added)):
        return False
    with suppress(OSError, SyntaxError, ValueError), making_store(folder) as making:
        _copy(folder, making)
        store = ox.Store(str(making))
        _change(store, removed, added)
        store.flush()
        del store  # gives up the lock
        (making / MADE_FROM).write_text(stamp_of(path), encoding="utf-8")
        return True
    return False


def bring_along_in_memory(
    opened: EmbeddedStore, removed: Collection[str], added: Collection[str]
) -> EmbeddedStore | None:
    """Take lines out of a store that lies in memory, put others in, and return it opened anew; None, as `bring_along` says no.

    Processes that were forked before have it as it was: those that answer for `opened` are not asked any more.
    """
    if not opened.is_in_memory or not _can_be_found((*removed, *added)):
        return None
    _change(opened.oxigraph, removed, added)
    opened.close()
    return EmbeddedStore(opened.oxigraph, default_graphs=opened.default_graphs, ready=False)


def _can_be_found(lines: Iterable[str]) -> bool:
    return not any("_:" in line for line in lines)


def _change(store: ox.Store, removed: Iterable[str], added: Iterable[str]) -> None:
    for quad in _quads(removed):
        store.remove(quad)
    store.extend(_quads(added))


def _quads(lines: Iterable[str]) -> list[ox.Quad]:
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
