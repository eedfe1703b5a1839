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


@pytest.mark.parametrize("storage", ["python", "pyarrow"])
def test_pandas_reads_terms_as_their_text(rows: Rows, storage: str) -> None:
    """A DataFrame of rows has a column for each variable, and each term reads as its text, pyarrow there or not."""
    if storage == "pyarrow":
        pytest.importorskip("pyarrow")
    with pd.option_context("mode.string_storage", storage):
        frame = pd.DataFrame(rows)

    assert set(frame.columns) == {"thing", "label", "count"}
    assert str(frame["thing"][0]) == EX + "a"
    assert str(frame["label"][3]) == "d"


def test_pandas_keeps_terms_as_objects(rows: Rows) -> None:
    """Asked for objects, pandas keeps rdflib's terms, with their language."""
    frame = pd.DataFrame(rows, dtype=object)

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
