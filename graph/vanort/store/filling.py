"""N-Quads into a store, part by part, so that memory does not grow with the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox

from vanort.errors import StoreError

# Bytes that are loaded at a time: the engine sorts each part in memory, some 300 MB for this many; smaller parts take longer.
PART = 50_000_000
_OF_BLANK_NODES = re.compile(
    rb"^[^\n]*_:[^\n]*\n?", re.MULTILINE
)  # or of a text that looks like one, which does no harm


def load_nquads(store: ox.Store, path: Path, *, tell: Callable[[int], None] = lambda _: None, part: int = PART) -> None:
    """Load an N-Quads file into a store; `tell` hears how many bytes have been read.

    A blank node is one node within a part only, so that all lines with blank nodes are loaded together, at the end.

    Raises StoreError where the file cannot be read, or is not N-Quads, with the line.
    """
    apart: list[bytes] = []
    try:
        for data in _parts(path, part, tell):
            if b"_:" in data:
                apart += _OF_BLANK_NODES.findall(data)
                data = _OF_BLANK_NODES.sub(b"", data)
            store.bulk_load(data, format=ox.RdfFormat.N_QUADS)
        if apart:
            store.bulk_load(b"".join(apart), format=ox.RdfFormat.N_QUADS)
    except (SyntaxError, ValueError) as error:
        found = _fault(path) or str(error)
        raise StoreError(f"This is not N-Quads: {found}.", path=path, hint="Make it again with: vanort build") from None
    except OSError as error:
        raise StoreError(f"The dataset cannot be read: {error}.", path=path) from None


def _parts(path: Path, size: int, tell: Callable[[int], None]) -> Iterator[bytes]:
    """Yield a file in parts of whole lines."""
    with path.open("rb") as file:
        while data := file.read(size):
            yield data + file.readline()
            tell(file.tell())


def _fault(path: Path) -> str:
    """Return what is wrong with a file, by the lines of the file and not those of a part."""
    try:
        for _ in ox.parse(path=str(path), format=ox.RdfFormat.N_QUADS):
            pass
    except (SyntaxError, ValueError) as error:
        return str(error)
    return ""
