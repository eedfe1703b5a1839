"""The shipped views of the network, asked of a small graph."""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx
import pytest

from graphs import SMALL, store_of
from vanort.errors import PrivacyError, QueryError
from vanort.network import read_network, views
from vanort.store import EmbeddedStore


@pytest.fixture(scope="module")
def store() -> Iterator[EmbeddedStore]:
    """The small graph."""
    opened = store_of(SMALL)
    yield opened
    opened.close()


def name(iri: str) -> str:
    """The end of an IRI."""
    return iri.rsplit("/", 1)[-1]


def ties(network: nx.MultiGraph) -> list[tuple[object, ...]]:
    """Edges with what they are about and their years."""
    return sorted(
        (name(source), name(target), data.get("viaLabel", data.get("label", "")), data.get("from"), data.get("to"))
        for source, target, data in network.edges(data=True)
    )


def test_partners_are_tied_once_for_each_thing_they_share(store: EmbeddedStore) -> None:
    """The edge knows which project, from when to when; twins are tied without one."""
    network = read_network(store, "partners")

    assert not network.is_directed()
    assert ties(network) == sorted(
        [
            ("bjorkvik", "eastlea", "Trees", None, None),
            ("bjorkvik", "northford", "Schools", 2018, None),
            ("bjorkvik", "northford", "Water", 2014, 2016),
            ("bjorkvik", "northford", "twinned with", None, None),
            ("bjorkvik", "office", "Schools", 2018, None),
            ("bjorkvik", "southmoor", "Trees", 2020, None),
            ("eastlea", "southmoor", "Trees", 2020, None),
            ("northford", "office", "Schools", 2018, None),
        ],
        key=str,
    )


def test_a_node_carries_type_country_and_whole(store: EmbeddedStore) -> None:
    """Labels come in the chosen language, or in the other where there is none."""
    nodes = read_network(store, "partners", language="sv").nodes
    at = "https://w3id.org/vanort/id/"

    assert nodes[at + "northford"] == {
        "label": "Northford",
        "type": "https://w3id.org/vanort/ns#Municipality",
        "typeLabel": "Kommun",
        "country": at + "gb",
        "countryLabel": "Storbritannien",
    }
    assert nodes[at + "bjorkvik"]["label"] == "Björkviks kommun"
    assert read_network(store, "partners").nodes[at + "northford"]["countryLabel"] == "United Kingdom"
    assert nodes[at + "office"]["partOf"] == at + "bjorkvik"


def test_a_language_without_labels_falls_back(store: EmbeddedStore) -> None:
    """Where there are no Swedish names, nodes and edges are there all the same."""
    network = read_network(store, "partners", language="sv")

    assert network.number_of_edges() == read_network(store, "partners").number_of_edges()
    assert all(data["label"] for _, data in network.nodes(data=True))


def test_roles_are_known_in_the_two_mode_view(store: EmbeddedStore) -> None:
    """A role of the participation goes before the property."""
    network = read_network(store, "projects")
    roles = {(name(s), name(t)): data.get("label") for s, t, data in network.edges(data=True)}

    assert roles["bjorkvik", "water"] == "coordinator"
    assert roles["southmoor", "trees"] == "observer"
    assert {data["bipartite"] for _, data in network.nodes(data=True)} == {0, 1}


def test_municipalities_leave_other_organisations_out(store: EmbeddedStore) -> None:
    """The college and the office are no municipalities."""
    assert sorted(map(name, read_network(store, "municipalities"))) == ["bjorkvik", "eastlea", "northford"]


def test_countries_meet_in_what_their_members_do(store: EmbeddedStore) -> None:
    """A country that is only named counts, too."""
    assert ties(read_network(store, "countries")) == [
        ("cy", "gb", "Trees", None, None),
        ("cy", "se", "Trees", None, None),
        ("gb", "se", "Schools", 2018, None),
        ("gb", "se", "Trees", None, None),
        ("gb", "se", "Water", 2014, 2016),
    ]


def test_money_flows_step_by_step(store: EmbeddedStore) -> None:
    """The state pays the agency, the agency the project; the short cut past the agency is no flow of its own."""
    network = read_network(store, "funding")

    assert network.is_directed()
    assert [(name(s), name(t), name(d.get("via", ""))) for s, t, d in network.edges(data=True)] == [
        ("agency", "schools", ""),
        ("agency", "water", "water-money"),
        ("state", "agency", "state-money"),
    ]


def test_goals_that_nobody_covers_are_nodes_too(store: EmbeddedStore) -> None:
    """A target counts for its goal."""
    network = read_network(store, "goals")

    assert {frozenset(tie[:2]) for tie in ties(network)} == {frozenset({"4", "schools"}), frozenset({"6", "water"})}
    assert network.degree("http://metadata.un.org/sdg/13") == 0


def test_all_themes_are_nodes(store: EmbeddedStore) -> None:
    """Also those that nobody has taken up."""
    network = read_network(store, "themes")

    assert network.size() == 1
    assert sum(data["bipartite"] for _, data in network.nodes(data=True)) > 15


def test_persons_need_a_yes(store: EmbeddedStore) -> None:
    """The view of persons is refused unless it is asked for twice, and no other view names one."""
    with pytest.raises(PrivacyError, match=r"about persons.*--include-contacts"):
        read_network(store, "people")

    people = read_network(store, "people", include_contacts=True)

    assert {name(end) for edge in people.edges() for end in edge} == {"ada", "water", "schools", "bjorkvik"}
    for view in set(views()) - {"people"}:
        assert "Ada Example" not in str(list(read_network(store, view).nodes(data=True)))


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"country": "Cyprus"}, {"Trees"}),
        ({"country": "Sweden"}, {"Trees", "Water", "Schools", "twinned with"}),
        ({"goal": "6"}, {"Water"}),
        ({"goal": "4"}, {"Schools"}),
        ({"funder": "The State"}, {"Water"}),
        ({"funder": "The Agency"}, {"Water", "Schools"}),
        ({"theme": "Water and sanitation"}, {"Water"}),
        ({"goal": "13"}, set()),
        ({"as_of": 2015}, {"Water"}),
        ({"as_of": 2021}, {"Schools", "Trees"}),
    ],
)
def test_filters_keep_what_they_name(store: EmbeddedStore, filters: dict[str, object], expected: set[str]) -> None:
    """By country, goal, funder, theme and year; nodes without an edge go."""
    network = read_network(store, "partners", **filters)  # type: ignore[arg-type]

    assert {tie[2] for tie in ties(network)} == expected
    assert all(degree for _, degree in network.degree())


def test_an_unknown_view_or_filter_is_told(store: EmbeddedStore) -> None:
    """The error names what there is."""
    with pytest.raises(QueryError, match=r"no view 'partner'.*partners"):
        read_network(store, "partner")
    with pytest.raises(QueryError, match="no parameter 'colour'"):
        read_network(store, "partners", colour="red")


@pytest.mark.parametrize("view", sorted(views()))
def test_an_empty_graph_gives_no_edges(view: str) -> None:
    """Nothing is known, nothing breaks."""
    store = store_of("")
    try:
        assert read_network(store, view, include_contacts=True).size() == 0
    finally:
        store.close()
