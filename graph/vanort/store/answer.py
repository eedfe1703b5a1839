"""What a store answers: rows that stream, or a truth value, or a graph."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

from rdflib import Graph
from rdflib.term import Node

from vanort.errors import QueryError
from vanort.store.cells import Cell, Row, cell_to_rdflib
from vanort.store.values import plain_cells, plain_columns

RowOfTerms = dict[str, Node | None]


class Rows(list[RowOfTerms]):
    """The rows of an answer: dicts from variable to rdflib term, or None where nothing is stated.

    Every row has every variable, in the order of the query. For a table take `rows.to_python()`: a term is a text to
    pandas, whose sum would join the digits of numbers. `notes` says what there is to know of the answer, such
    as a value that could not be read, or why there is no row.
    """

    def __init__(self, variables: Sequence[str], rows: Iterable[RowOfTerms] = (), *, notes: Sequence[str] = ()) -> None:
        self.variables, self.notes = tuple(variables), tuple(notes)
        super().__init__(rows)

    def to_python(self) -> list[dict[str, Any]]:
        """Return the rows with plain values: numbers, dates, truth values, text.

        A column has one type all through, so that a mean is a mean: integers with decimals become floats,
        years are integers, and a column that mixes years with dates, or numbers with words, is text.
        """
        columns = {name: plain_columns([row.get(name) for row in self]) for name in self.variables}
        return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]

    def _repr_html_(self) -> str:
        """Show the rows as a table in a notebook; text is escaped, never markup."""
        head = "".join(f"<th scope=col>{html.escape(name)}</th>" for name in self.variables)
        body = "".join(
            "<tr>" + "".join(f"<td>{html.escape(str(row.get(n) or ''))}</td>" for n in self.variables) + "</tr>"
            for row in self[:100]
        )
        more = f"<caption>100 of {len(self)} rows</caption>" if len(self) > 100 else ""
        return f"<table>{more}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


class Answer:
    """An answer of kind `select`, `ask`, `construct` or `describe`; read it once.

    `cells()` streams the rows of a SELECT, or the three cells of each triple of a CONSTRUCT, in the quick
    form of `vanort.store.cells`; iterating gives dicts of rdflib terms; `fetch()` reads all rows, `graph` all
    triples. An answer may be left half read: `close()`, or the end of a `with` block, stops the query.
    """

    def __init__(
        self,
        kind: str,
        *,
        variables: Sequence[str] = (),
        boolean: bool | None = None,
        rows: Iterable[Row] = (),
        close: Callable[[], None] | None = None,
        notes: list[str] | None = None,
        withheld: Mapping[str, int] | None = None,
    ) -> None:
        self.kind, self.variables, self.boolean = kind, tuple(variables), boolean
        self.notes: list[str] = [] if notes is None else notes  # filled while the answer is read
        self.withheld = dict(withheld or {})  # what the server says that it does not show, counted by kind
        self.count, self.first = 0, cast(Row, ())  # of the rows read so far
        self._rows, self._close = self._counted(rows), close
        self._graph: Graph | None = None

    def __enter__(self) -> Answer:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Stop the query if it is still running."""
        if self._close is not None:
            self._close()

    def _counted(self, rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            if not self.count:
                self.first = row
            self.count += 1
            yield row

    def cells(self) -> Iterator[tuple[Cell, ...]]:
        """Stream the rows as tuples of cells, in the order of `variables`; for a graph, its triples."""
        return self._rows

    def __iter__(self) -> Iterator[RowOfTerms]:
        if self.kind != "select":
            raise QueryError(
                f"A {self.kind.upper()} query gives no rows.",
                hint="Read `boolean`." if self.kind == "ask" else "Read `graph`.",
            )
        for row in self._rows:
            yield dict(zip(self.variables, map(cell_to_rdflib, row), strict=True))

    def fetch(self) -> Rows:
        """Read all rows of a SELECT."""
        rows = Rows(self.variables, self)
        rows.notes = tuple(self.notes)
        return rows

    def to_python(self) -> list[dict[str, Any]]:
        """Read all rows of a SELECT with plain values: what `fetch().to_python()` returns, many times sooner."""
        columns = [plain_cells(column) for column in zip(*self._rows, strict=True)]
        return [dict(zip(self.variables, values, strict=True)) for values in zip(*columns, strict=True)]

    @property
    def graph(self) -> Graph:
        """The triples of a CONSTRUCT or DESCRIBE as an rdflib graph."""
        if self._graph is None:
            if self.kind not in ("construct", "describe"):
                raise QueryError(
                    f"A {self.kind.upper()} query gives no graph.", hint="Iterate over it, or read `boolean`."
                )
            self._graph = Graph()
            for row in self._rows:
                subject, predicate, object_ = map(cell_to_rdflib, row)
                assert subject is not None  # noqa: S101 (triples are complete)
                assert predicate is not None  # noqa: S101
                assert object_ is not None  # noqa: S101
                self._graph.add((subject, predicate, object_))
        return self._graph
