"""What sources tell only as over or planned, or deny, for a page that asks an empty question once more of it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from vanort.catalogue.otherwise_told import OTHERWISE, queries
from vanort.store import EmbeddedStore, open_text
from vanort.store.quads import to_nquads

_MODALITY = b"/concept/modality/"
_PART = {"planned": "planned", "negated": "denied"}  # of what only editors may see; what is over, everybody sees


def told_otherwise(data: bytes, opened: EmbeddedStore | None, show: Collection[str]) -> dict[str, Any]:
    """Return what is told otherwise as N-Quads, by how it is told, and which PARTS of it there are that are not shown.

    `data` is the whole dataset as N-Quads, `opened` a store of it where there is one.
    """
    names = [name for name in queries() if _MODALITY + name.encode() in data]
    told: dict[str, str] = {}
    held = []
    store = opened if opened or not names else open_text(data)
    for name in names:
        assert store is not None  # noqa: S101 (there are names)
        with store.query(queries()[name], timeout=None) as answer:
            triples = list(answer.cells())
        if triples and _PART.get(name, name) in {"past", *show}:
            told[name] = to_nquads((*triple, ("uri", OTHERWISE)) for triple in triples)  # type: ignore[misc]
        elif triples:
            held.append(_PART[name])
    if store is not None and store is not opened:
        store.close()
    return {"told": told, "held": held}
