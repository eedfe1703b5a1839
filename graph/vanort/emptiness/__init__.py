"""Why an answer is empty: because nothing is stated, or because a part of the query could never match.

A query is taken apart into the patterns that all must match (`pattern`), and the store is asked small questions about
them (`probes`), so that it works the same on every store; `explaining` draws the conclusions.
"""

from __future__ import annotations

from vanort.emptiness.explaining import NOT_STATED, PATIENCE, Explanation, asking, explain, looks_empty
from vanort.emptiness.personal import leaves_out
from vanort.emptiness.search import Note

__all__ = [
    "NOT_STATED",
    "PATIENCE",
    "Explanation",
    "Note",
    "asking",
    "explain",
    "leaves_out",
    "looks_empty",
]
