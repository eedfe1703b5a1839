"""Two-mode networks are projected by a matrix product."""

from __future__ import annotations

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from vanort.network import adjacency, project, rows_to_network


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from(["p", "q", "r", "s"])), min_size=1))
def test_the_product_equals_the_projection_of_networkx(pairs: list[tuple[str, str]]) -> None:
    """Weights are the numbers of shared things, as in networkx's own weighted projection."""
    two_mode = nx.Graph([(member, via) for member, via in pairs])
    members = sorted({member for member, _ in pairs})
    expected = nx.to_numpy_array(nx.bipartite.weighted_projected_graph(two_mode, members), nodelist=members)

    projected = project(pairs)

    assert list(projected.nodes) == members
    assert projected.weights.toarray().tolist() == expected.tolist()


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from(["p", "q", "r", "s"]))))
def test_edges_by_thing_add_up_to_the_product(pairs: list[tuple[str, str]]) -> None:
    """The network that knows which things are shared has as many parallel edges as the product counts."""
    network = rows_to_network(
        [{"node": member} for member, _ in pairs], [{"source": member, "via": via} for member, via in pairs]
    )

    assert adjacency(network).weights.toarray().tolist() == project(pairs).weights.toarray().tolist()
