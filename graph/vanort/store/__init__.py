"""One small interface to SPARQL, two homes: the built-in store and any SPARQL 1.1 endpoint."""

from __future__ import annotations

from vanort.store.answer import Answer, Rows
from vanort.store.embedded import EmbeddedStore, open_embedded, open_text
from vanort.store.interface import DEFAULT_GRAPHS, Store
from vanort.store.remote import RemoteStore, open_remote

__all__ = [
    "DEFAULT_GRAPHS",
    "Answer",
    "EmbeddedStore",
    "RemoteStore",
    "Rows",
    "Store",
    "open_embedded",
    "open_remote",
    "open_text",
]
