"""Rows of node and edge queries become networks."""

from __future__ import annotations

import random

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from networks import edge_rows
from vanort.analysis.undertakings import Undertakings
from vanort.errors import QueryError, QueryLimit
from vanort.network import rows_to_network
from vanort.network.gexf import write_gexf


def test_memberships_become_one_edge_for_each_thing_shared() -> None:
    """Two that share two projects have two edges, and each knows its project, its years and both roles."""
    rows = [
        {"source": "a", "via": "p", "viaLabel": "P", "label": "coordinator", "from": 2014, "to": 2016},
        {"source": "b", "via": "p", "viaLabel": "P", "label": "partner", "from": 2015},
        {"source": "a", "via": "q", "viaLabel": "Q"},
        {"source": "b", "via": "q", "viaLabel": "Q"},
    ]

    edges = [data for _, _, data in rows_to_network([], rows).edges(data=True)]

    assert edges == [
        {
            "weight": 1,
            "via": "p",
            "viaLabel": "P",
            "label": "P",
            "sourceRole": "coordinator",
            "targetRole": "partner",
            "from": 2015,
            "to": 2016,
        },
        {"weight": 1, "via": "q", "viaLabel": "Q", "label": "Q"},
    ]


def test_members_whose_years_do_not_meet_are_tied_without_years() -> None:
    """What two share is certain, when they shared it is not."""
    rows = [{"source": "a", "via": "p", "to": 2005}, {"source": "b", "via": "p", "from": 2010}]

    assert list(rows_to_network([], rows).edges(data=True)) == [("a", "b", {"weight": 1, "via": "p"})]


def test_a_year_keeps_what_ran_in_it_and_counts_what_has_no_start() -> None:
    """An edge without an end still runs; one without a start is left out, and the network says how many."""
    rows = [
        {"source": "a", "target": "b", "from": 2010, "to": 2012},
        {"source": "a", "target": "c", "from": 2011},
        {"source": "a", "target": "d", "from": 2013},
        {"source": "a", "target": "e"},
    ]

    network = rows_to_network([{"node": "a"}], rows, as_of=2012, connected_only=True)

    assert sorted(network) == ["a", "b", "c"]
    assert network.graph["undated"] == 1


def test_repeated_node_rows_unite() -> None:
    """A node with two countries keeps both."""
    rows = [{"node": "a", "country": "SE"}, {"node": "a", "country": "RS"}, {"node": "a", "country": None}]

    assert rows_to_network(rows, []).nodes["a"] == {"label": "a", "country": "RS; SE"}


def test_unconnected_nodes_can_be_left_out() -> None:
    """Filters leave only what is tied."""
    network = rows_to_network([{"node": "x"}], [{"source": "a", "target": "b"}], connected_only=True)

    assert sorted(network) == ["a", "b"]


@settings(deadline=None)
@given(edge_rows(), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(rows: list[dict[str, object]], order: random.Random) -> None:
    """The same rows in another order give the same file."""
    shuffled = order.sample(rows, len(rows))

    assert write_gexf(rows_to_network([], shuffled)) == write_gexf(rows_to_network([], rows))


def test_directed_edges_keep_their_direction() -> None:
    """A flow from a to b is no flow from b to a."""
    network = rows_to_network([], [{"source": "b", "target": "a"}], directed=True)

    assert isinstance(network, nx.MultiDiGraph)
    assert list(network.edges()) == [("b", "a")]


@pytest.mark.parametrize(
    ("nodes", "edges", "message"),
    [
        ([{"label": "A"}], [], r"without \?node"),
        ([], [{"source": "a", "label": "x"}], r"a row with label, source only.*\?source and \?target"),
        ([], [{}], "a row with nothing only"),
    ],
)
def test_incomplete_rows_are_refused(nodes: list[dict[str, str]], edges: list[dict[str, str]], message: str) -> None:
    """An error says which columns a query must bind."""
    with pytest.raises(QueryError, match=message):
        rows_to_network(nodes, edges)


def test_too_many_ties_are_refused_before_they_are_made() -> None:
    """Two thousand and one members of one thing would be more than two million ties."""
    rows = [{"source": str(member), "via": "p"} for member in range(2001)]

    with pytest.raises(QueryLimit, match="2,001,000 ties"):
        rows_to_network([], rows)


def test_memberships_tie_nobody_where_ties_are_not_asked_for() -> None:
    """Nodes and stated ties stay, a thousand members of one project make no half a million ties, and too many are refused."""
    rows = [{"source": f"m{number}", "via": "p"} for number in range(1_000)]
    rows.append({"source": "a", "target": "b"})

    network = rows_to_network([], rows, shared=False)

    assert sorted(network) == ["a", "b", *sorted(f"m{number}" for number in range(1_000))]
    assert list(network.edges()) == [("a", "b")]
    with pytest.raises(QueryLimit):
        rows_to_network([], [{"source": f"m{number}", "via": "p"} for number in range(2_100)], shared=False)


def test_what_many_share_is_a_node_in_place_of_a_tie_of_each_with_each() -> None:
    """A project of 3,000 has 3,000 ties and not four million; a pair is tied as ever, who is not known does not count."""
    large = [{"source": f"o{number:04}", "via": "large", "from": 2000 + number % 3} for number in range(3000)]
    small = [{"source": "o0001", "via": "small"}, {"source": "o0002", "via": "small"}, {"source": "x", "via": "small"}]
    known = {row["source"] for row in large}

    network = rows_to_network([], [*large, *small], hubs=3, known=known)

    assert network.degree("large") == 3000
    assert network.nodes["large"]["hub"]
    assert network.edges["o2999", "large", 0] == {"weight": 1, "via": "large", "from": 2001}
    assert network.has_edge("o0001", "o0002")
    assert "small" not in network
    with pytest.raises(QueryLimit):
        rows_to_network([], large)


def test_the_report_ties_no_more_than_a_view_does() -> None:
    """An undertaking of thousands is refused before its ties are made: they would take gigabytes."""
    partners = frozenset(f"https://example.org/{number}" for number in range(2_002))
    undertakings = Undertakings(labels={}, members={"https://example.org/hub": partners}, years={})

    with pytest.raises(QueryLimit, match="2,003,001 ties"):
        undertakings.network()
    assert len(undertakings.network(lambda _: False)) == len(partners)
