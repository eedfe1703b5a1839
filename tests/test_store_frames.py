"""Rows go into pandas and polars without glue."""

from __future__ import annotations

import pandas as pd
import polars as pl
import pytest
from rdflib import Literal, URIRef

from vanort.store import Rows, open_text
from vanort.vocabulary import VIEW

EX = "http://example.org/"
INTEGER = "http://www.w3.org/2001/XMLSchema#integer"


@pytest.fixture(scope="module")
def rows() -> Rows:
    quads = "".join(
        f'<{EX}{name}> <{EX}label> "{name}"@en <{VIEW}> .\n<{EX}{name}> <{EX}count> "{count}"^^<{INTEGER}> <{VIEW}> .\n'
        for name, count in (("a", 1), ("b", 2), ("c", 6))
    )
    store = open_text(quads + f'<{EX}d> <{EX}label> "d"@en <{VIEW}> .\n')
    answer = store.query(
        f"SELECT * {{ ?thing <{EX}label> ?label OPTIONAL {{ ?thing <{EX}count> ?count }} }} ORDER BY ?label"
    )
    return answer.fetch()


def test_pandas_takes_rows_as_they_are(rows: Rows) -> None:
    """A DataFrame of rows has a column for each variable and rdflib terms in it."""
    frame = pd.DataFrame(rows)

    assert set(frame.columns) == {"thing", "label", "count"}
    assert frame["thing"][0] == URIRef(EX + "a")
    assert frame["label"][3] == Literal("d", lang="en")


def test_a_mean_is_a_mean(rows: Rows) -> None:
    """In plain values a column of numbers is one, with gaps where nothing is stated."""
    assert pd.DataFrame(rows.to_python())["count"].mean() == 3
    assert pl.DataFrame(rows.to_python())["count"].mean() == 3
    assert pl.DataFrame(rows.to_python())["count"].null_count() == 1


def test_polars_takes_rows_as_they_are(rows: Rows) -> None:
    """Polars reads the terms as text."""
    assert pl.DataFrame(rows)["label"].to_list() == ["a", "b", "c", "d"]
