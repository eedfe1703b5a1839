"""Networks go out as GraphML, GEXF, JSON and CSV, and come back the same."""

from __future__ import annotations

import io
import json
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from lxml import etree

from networks import edge_rows, labels
from vanort.analysis.appearance import add_appearance
from vanort.network import rows_to_network
from vanort.network.gexf import read_gexf, write_gexf
from vanort.network.graphml import read_graphml, write_graphml
from vanort.network.node_link import read_node_link, write_node_link
from vanort.network.table import read_tables, write_edge_table, write_node_table
from vanort.network.text import xml_text
from vanort.network.vosviewer import write_vosviewer

RESOURCES = Path(__file__).parent / "resources"
FORMATS = {
    "gexf": (write_gexf, read_gexf),
    "graphml": (write_graphml, read_graphml),
    "json": (write_node_link, read_node_link),
}


def small(*, directed: bool = False) -> nx.MultiGraph:
    """A network with everything a file must carry."""
    nodes = [
        {
            "node": "a",
            "label": "Čačak & <Niš>",
            "x": 1.5,
            "y": -2.0,
            "color": "#102030",
            "size": 4.0,
            "start": 1,
        },
        {"node": "c", "label": "alone"},
    ]
    edges = [
        {"source": "a", "target": "b", "label": "twinned", "from": 1990},
        {"source": "a", "target": "b", "label": "P", "via": "p", "from": 2010, "to": 2012, "weight": 2.5},
        {"source": "b", "target": "b", "label": "itself"},
    ]
    return rows_to_network(nodes, edges, directed=directed)


def content(network: nx.MultiGraph) -> tuple[object, object]:
    """Nodes and edges with all they carry."""
    ends = (lambda *pair: pair) if network.is_directed() else (lambda *pair: tuple(sorted(pair)))
    edges = sorted((ends(s, t), key, sorted(data.items())) for s, t, key, data in network.edges(keys=True, data=True))
    return dict(network.nodes(data=True)), edges


@pytest.mark.parametrize("directed", [False, True])
@pytest.mark.parametrize("name", FORMATS)
def test_a_network_comes_back_as_it_went_out(name: str, directed: bool) -> None:
    """Labels, parallel edges, loops, years, weights, positions and colours all travel along."""
    write, read = FORMATS[name]
    network = small(directed=directed)
    if name == "gexf":
        del network.nodes["a"]["start"]  # a name that GEXF itself uses; see the next test

    back = read(write(network))

    assert back.is_directed() == directed
    assert content(back) == content(network)


@pytest.mark.parametrize("directed", [False, True])
def test_csv_tables_come_back_as_they_went_out(directed: bool) -> None:
    """Numbers become numbers again, what is missing stays missing."""
    network = small(directed=directed)

    assert content(read_tables(write_node_table(network), write_edge_table(network))) == content(network)


@settings(deadline=None)
@given(edge_rows())
def test_any_network_comes_back_from_json(rows: list[dict[str, object]]) -> None:
    """Whatever a label holds."""
    network = rows_to_network([], rows)

    assert content(read_node_link(write_node_link(network))) == content(network)


@settings(deadline=None)
@given(labels)
def test_any_label_leaves_xml_readable(label: str) -> None:
    """What XML cannot hold becomes a replacement character, and the file can be read."""
    network = rows_to_network([{"node": "a", "label": label, "note": label}], [])

    assert read_gexf(write_gexf(network)).nodes["a"]["note"] == normal(label)
    assert read_graphml(write_graphml(network)).nodes["a"]["note"] == xml_text(label).replace("\r\n", "\n").replace(
        "\r", "\n"
    )


def normal(label: str) -> str:
    """Attribute values are normalised by every XML reader (https://www.w3.org/TR/xml/#AVNormalize)."""
    return xml_text(label)


def test_years_open_a_timeline_in_gexf() -> None:
    """Whole years, open where nothing is stated: nobody reads the first of January into them."""
    text = write_gexf(small())

    assert 'mode="dynamic" timeformat="integer"' in text
    assert 'weight="1" start="1990">' in text or 'weight="1" start="1990" />' in text
    assert 'weight="2.5" start="2010" end="2012"' in text


@settings(deadline=None)
@given(edge_rows())
def test_gexf_keeps_to_the_standard(rows: list[dict[str, object]]) -> None:
    """Valid by the grammar of GEXF 1.3, with and without years, positions and colours."""
    schema = etree.RelaxNG(etree.parse(RESOURCES / "gexf-1.3.rng"))
    network = rows_to_network([], rows)
    plain = etree.fromstring(write_gexf(network).encode())
    add_appearance(network)
    dressed = etree.fromstring(write_gexf(network).encode())

    assert schema.validate(plain), schema.error_log
    assert schema.validate(dressed), schema.error_log


def test_a_network_without_years_is_static() -> None:
    """Gephi shows no timeline where there is no time."""
    assert "timeformat" not in write_gexf(rows_to_network([], [{"source": "a", "target": "b"}]))


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_network_is_a_valid_file(name: str) -> None:
    """Nothing in, nothing out, no crash."""
    write, read = FORMATS[name]

    assert content(read(write(nx.MultiGraph()))) == ({}, [])


def test_parallel_edges_are_of_different_kinds_in_gexf() -> None:
    """Gephi makes one of parallel edges of the same kind."""
    edges = etree.fromstring(write_gexf(small()).encode()).iterfind(".//{http://gexf.net/1.3}edge")

    assert [(edge.get("source"), edge.get("target"), edge.get("kind")) for edge in edges] == [
        ("a", "b", None),
        ("a", "b", "2"),
        ("b", "b", None),
    ]


def test_networkx_reads_years_positions_and_colours_from_gexf() -> None:
    """Another reader than ours finds the timeline and the looks."""
    read = nx.read_gexf(io.BytesIO(write_gexf(small()).encode()), version="1.3")

    assert read.graph["mode"] == "dynamic"
    assert sorted((data["start"], data.get("end")) for _, _, data in read.edges(data=True) if "start" in data) == [
        (1990, None),
        (2010, 2012),
    ]
    assert read.nodes["a"]["viz"] == {
        "color": {"r": 16, "g": 32, "b": 48, "a": 1.0},
        "position": {"x": 1.5, "y": -2.0, "z": 0.0},
        "size": 4.0,
    }


@pytest.mark.parametrize("directed", [False, True])
def test_vosviewer_gets_one_link_between_two_items(directed: bool) -> None:
    """Parallel ties are added up, loops are left out, each end is an item, and items keep place and cluster."""
    network = small(directed=directed)
    network.nodes["a"]["community"] = 0

    found = json.loads(write_vosviewer(network))["network"]
    items = {item["id"]: item for item in found["items"]}

    assert found["links"] == [{"source_id": "a", "target_id": "b", "strength": 3.5}]
    assert set(items) == {"a", "b", "c"}
    assert (items["a"]["label"], items["a"]["x"], items["a"]["y"], items["a"]["cluster"]) == (
        "Čačak & <Niš>",
        1.5,
        -2.0,
        1,
    )
    assert [items[node]["weights"] for node in "ac"] == [
        {"Links": 1, "Total link strength": 3.5},
        {"Links": 0, "Total link strength": 0},
    ]
