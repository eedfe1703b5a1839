"""Sparse matrices compute what whole ones do, and what rests on them what larger libraries compute."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanort.analysis.lanczos import leading_eigenvector, restarted_lanczos
from vanort.analysis.layout import _close
from vanort.analysis.with_networkx import _drawn, arc_pagerank, pagerank
from vanort.network import adjacency, sparse
from vanort.network.arcs import arcs
from vanort.network.sparse import SparseMatrix, from_entries

SIZE = 6
ENTRIES = st.lists(st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1), st.integers(1, 9)), max_size=20)


def both(entries: list[tuple[int, int, int]]) -> tuple[SparseMatrix, np.ndarray]:
    rows, columns, values = (
        (np.array(part) for part in zip(*entries, strict=True)) if entries else (np.array([], int),) * 3
    )
    whole = np.zeros((SIZE, SIZE))
    np.add.at(whole, (rows, columns), values)
    return from_entries((SIZE, SIZE), rows, columns, values), whole


@given(ENTRIES, st.lists(st.integers(0, SIZE - 1), unique=True))
def test_a_sparse_matrix_computes_what_a_whole_one_does(entries: list[tuple[int, int, int]], chosen: list[int]) -> None:
    """Sums, largest values, parts and products are those of the matrix in full."""
    matrix, whole = both(entries)
    some, other = np.array(chosen, int), np.arange(SIZE * 3.0).reshape(SIZE, 3)

    assert matrix.toarray().tolist() == whole.tolist()
    assert matrix.nnz == np.count_nonzero(whole)
    assert matrix.row_counts().tolist() == np.count_nonzero(whole, axis=1).tolist()
    assert matrix.row_sums().tolist() == whole.sum(axis=1).tolist()
    assert matrix.column_sums().tolist() == whole.sum(axis=0).tolist()
    assert matrix.row_maxima().tolist() == whole.max(axis=1).tolist()
    assert matrix.dense_rows(some).tolist() == whole[some].tolist()
    assert matrix.part(np.sort(some)).toarray().tolist() == whole[np.ix_(np.sort(some), np.sort(some))].tolist()
    assert (matrix @ other).tolist() == (whole @ other).tolist()
    assert (matrix @ other[:, 1]).tolist() == (whole @ other[:, 1]).tolist()


def test_scipy_and_numpy_multiply_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where scipy is installed a large product is the same to the last bit, only sooner there."""
    pytest.importorskip("scipy", reason="there is nothing to compare with")
    weights = adjacency(nx.relabel_nodes(nx.barabasi_albert_graph(300, 4, seed=1), "n{:03}".format)).weights
    weights = weights.with_data(np.random.default_rng(1).random(weights.nnz))
    other = np.random.default_rng(2).random((300, 7))
    alone = weights @ other
    monkeypatch.setattr(sparse, "_WORTH_LOADING", 0)
    assert (weights @ other).tolist() == alone.tolist()


@given(st.lists(st.tuples(st.floats(-3, 3), st.floats(-3, 3)), min_size=1, max_size=40))
def test_the_pairs_that_are_close_are_all_found(places: list[tuple[float, float]]) -> None:
    """Looking only into neighbouring squares finds what comparing all pairs finds, in the same order."""
    points = np.array(places)
    one, other = np.triu_indices(len(points), 1)
    near = ((points[one] - points[other]) ** 2).sum(axis=1) <= 1.0
    assert _close(points).tolist() == np.column_stack((one, other))[near].tolist()


@pytest.mark.parametrize("network", [nx.path_graph(300), nx.barabasi_albert_graph(400, 3, seed=2), nx.star_graph(70)])
def test_the_leading_eigenvector_is_the_one_of_the_whole_matrix(network: nx.Graph) -> None:
    """Also where the next eigenvalue is close (a path) or opposite (a star)."""
    weights = adjacency(nx.relabel_nodes(network, "n{:03}".format)).weights
    expected = np.abs(np.linalg.eigh(weights.toarray())[1][:, -1])
    for method in (leading_eigenvector, restarted_lanczos):
        assert np.abs(method(weights)) == pytest.approx(expected, abs=1e-8)


def test_pagerank_is_that_of_networkx() -> None:
    """With and without direction, with nodes that nothing leads away from."""
    pytest.importorskip("scipy", reason="networkx needs it for PageRank")
    directed = nx.relabel_nodes(nx.gnp_random_graph(80, 0.02, seed=4, directed=True), "n{:02}".format)
    for network, found in (
        (directed, arc_pagerank(arcs(directed), 0.85)),
        (directed.to_undirected(), pagerank(adjacency(directed.to_undirected()), 0.85)),
    ):
        expected = nx.pagerank(network, tol=1e-14, max_iter=10_000)
        assert found == pytest.approx([expected[node] for node in sorted(network)], abs=1e-10)


def test_a_large_drawing_is_that_of_networkx() -> None:
    """What is drawn some nodes at a time is what networkx draws all at once, before rounding has grown."""
    network = nx.relabel_nodes(nx.barabasi_albert_graph(60, 2, seed=3), "n{:02}".format)
    start = np.random.default_rng(1).normal(size=(60, 2))
    place = dict(zip(sorted(network), start, strict=True))
    expected = nx.spring_layout(network, pos=place, iterations=5, seed=1)
    found = nx.rescale_layout(_drawn(adjacency(network), start, 5))

    assert found == pytest.approx(np.array([expected[node] for node in sorted(network)]), abs=1e-6)
