"""What an empty answer would have where sources tell it only as over or planned, or deny it."""

from __future__ import annotations

from itertools import islice
from typing import Any

import pyoxigraph as ox

from vanort.catalogue.otherwise_told import MOST_ROWS, OTHERWISE, counted
from vanort.server.empty_answers import Seen
from vanort.server.withholding import Held, rows_of
from vanort.store.embedded import Request, evaluate


def told_otherwise(held: Held, request: Request) -> dict[str, int]:
    """Return how many rows a query without an answer would have, for each way in which sources tell it otherwise."""
    graphs = request.default_graphs
    if held.home or held.elsewhere or graphs is None:
        return {}  # into a store on disk nothing can be laid, and a query that names its graphs means those

    def ask() -> int:
        seen = Seen(request.text)
        result = evaluate(held.store, request._replace(default_graphs=(*graphs, OTHERWISE)))
        if isinstance(result, ox.QueryBoolean):
            return int(seen.boolean(bool(result)))
        rows = sum(1 for _ in seen.each(islice(rows_of(result), MOST_ROWS), kind=_kind(result)))
        return 0 if seen.looks_empty() else rows

    return counted(held.store, ask)


def _kind(result: Any) -> str:
    return "select" if isinstance(result, ox.QuerySolutions) else "construct"
