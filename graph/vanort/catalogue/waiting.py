"""Facts that wait for a decision: what an answer that counts only judged facts leaves out, and should say so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from vanort.catalogue.limited import rows_of
from vanort.catalogue.parameters import bind_parameters
from vanort.catalogue.question import question_folders, read_catalogue
from vanort.errors import QueryLimit
from vanort.store import Store
from vanort.store.prefixes import names_term
from vanort.vocabulary import CLAIMS, CONCEPT, VANORT

_ANY = f"""ASK {{ GRAPH <{CLAIMS}> {{
  ?claim <{VANORT.reviewStatus}> <{CONCEPT["review-status/unreviewed"]}>
}} }}"""


def waiting_facts(store: Store, language: str = "en", own: Path | None = None) -> list[dict[str, Any]]:
    """Return how many facts nobody has judged yet, by property: `property`, `propertyLabel`, `facts`, most first."""
    if not store.query(_ANY).boolean:  # a register has none, and to hold its view against them takes a gigabyte
        return []
    query = read_catalogue(question_folders("analysis", own))["waiting"]
    return rows_of(query, bind_parameters(query, {}, store, language=language), store)


def left_out(text: str, waiting: Iterable[Mapping[str, Any]]) -> str:
    """Say which facts that a query asks for wait for a decision; nothing where none does.

    >>> funded = {"property": "https://w3id.org/vanort/ns#fundedBy", "propertyLabel": "funded by", "facts": 2}
    >>> left_out("SELECT ?who { ?project vanort:fundedBy ?who }", [funded])
    'Not counted, since nobody has judged it yet (vanort review): funded by (2).'
    >>> left_out("SELECT ?who { ?project vanort:partner ?who }", [funded])
    ''
    """
    asked = [row for row in waiting if names_term(text, str(row["property"]))]
    names = ", ".join(f"{row['propertyLabel']} ({row['facts']})" for row in asked)
    return f"Not counted, since nobody has judged it yet (vanort review): {names}." if asked else ""


def not_counted(text: str, store: Store, language: str = "en", own: Path | None = None) -> str:
    """Say which facts that a query asks for a store holds back until somebody has judged them; nothing where none is."""
    try:
        return left_out(text, waiting_facts(store, language, own))
    except QueryLimit:
        return ""  # the answer is there: what may be said beside it takes none away
