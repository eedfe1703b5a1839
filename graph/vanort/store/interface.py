"""The one interface of every store, built in or far away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from vanort.store.answer import Answer
from vanort.vocabulary import ONTOLOGY, REFERENCE, VIEW

DEFAULT_GRAPHS = (str(VIEW), str(REFERENCE), str(ONTOLOGY))


class Store(Protocol):
    """A place that answers SPARQL queries over the dataset of a workspace."""

    def query(
        self,
        text: str,
        *,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
        timeout: float | None = 30.0,
        max_rows: int | None = None,
    ) -> Answer:
        """Ask a query and return its answer, which streams.

        Without `default_graphs` and `named_graphs` the query sees what its own FROM names, or else view,
        reference and ontology as default graph; given, they override FROM. Without `named_graphs` GRAPH
        reaches every graph. `timeout` is in seconds; None waits for ever. A question that takes longer is
        ended, not left running.

        Raises QueryError where the text is no query or reaches for SERVICE, QueryLimit where it takes too
        long or gives more than `max_rows` rows, StoreError where the store does not answer as a store should.
        """
        ...

    def close(self) -> None:
        """Give back what the store holds: processes, connections."""
        ...
