"""Ask a question of the analysis: its queries stand in `queries/analysis`, a workspace's own over them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from vanort.catalogue.limited import rows_of
from vanort.catalogue.parameters import bind_parameters
from vanort.catalogue.question import question_folders, read_catalogue
from vanort.store import Store


def ask(store: Store, name: str, language: str = "en", own: Path | None = None) -> list[dict[str, Any]]:
    """Return the rows of a question of the analysis as plain values."""
    query = read_catalogue(question_folders("analysis", own))[name]
    text = bind_parameters(query, {}, store, language=language)
    return rows_of(query, text, store)


def newest_day(store: Store, own: Path | None = None) -> str:
    """Return the newest day on which something was published, retrieved or decided; empty text where none is known."""
    return next((str(row["newest"]) for row in ask(store, "newest-day", own=own) if row.get("newest")), "")
