"""Lists of others matched against what is served: the Reconciliation Service API 0.2, on a real server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest

from server.running import Server, serving

NS = "https://w3id.org/vanort/ns#"
ID = "https://w3id.org/vanort/id/"
VIEW = "https://w3id.org/vanort/graph/view"
LABEL = "http://www.w3.org/2004/02/skos/core#prefLabel"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
INTEGER = "http://www.w3.org/2001/XMLSchema#integer"


def told(thing: str, class_: str, name: str, *more: str) -> str:
    """Return the lines of a thing of the view."""
    lines = [f"<{TYPE}> <{NS}{class_}>", f'<{LABEL}> "{name}"@en', *more]
    return "".join(f"<{ID}{thing}> {line} <{VIEW}> .\n" for line in lines)


DATASET = "".join(
    (
        told("country/norway", "Country", "Norway"),
        told("municipality/no-torvik", "Municipality", "Torvik kommune", f"<{NS}country> <{ID}country/norway>"),
        told("country/finland", "Country", "Finland"),
        told("municipality/fi-torvik", "Municipality", "Torvik", f"<{NS}country> <{ID}country/finland>"),
        told("project/lakes", "Project", "Clean Lakes", f'<{NS}startYear> "2019"^^<{INTEGER}>'),
        told("person/torvik", "Person", "Berit Torvik"),
        "".join(f"<{ID}project/lakes> <{NS}partner> <{ID}municipality/{m}-torvik> <{VIEW}> .\n" for m in ("no", "fi")),
    )
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("reconcile")
    (folder / "dataset.nq").write_text(DATASET, encoding="utf-8")
    with serving(folder, "--data", "dataset.nq", "--allow-origin", "http://127.0.0.1:3333") as running:
        yield running


def asked(server: Server, **parameters: object) -> dict[str, object]:
    """Return what a GET answers, its parameters as JSON where they are no text."""
    texts = {name: value if isinstance(value, str) else json.dumps(value) for name, value in parameters.items()}
    answer = server.get("/reconcile", **texts)
    assert (answer.status, answer.headers["content-type"]) == (200, "application/json")
    return dict(json.loads(answer.body))


def ids(result: object) -> list[str]:
    """Return the ends of the ids of candidates."""
    return [each["id"].removeprefix(ID) for each in result["result"]]  # type: ignore[index]


def test_the_manifest_says_what_the_service_can(server: Server) -> None:
    """Without parameters the service describes itself, with its addresses."""
    found = asked(server)

    assert found["versions"] == ["0.2"]
    assert {"name", "identifierSpace", "schemaSpace", "view", "preview", "suggest", "extend"} <= found.keys()
    assert [each["id"] for each in found["defaultTypes"]] == ["Municipality", "Country", "Project"]  # type: ignore[attr-defined]
    assert found["view"] == {"url": f"http://127.0.0.1:{server.port}/thing?iri={{{{id}}}}"}
    for kind in ("entity", "type", "property"):
        place = found["suggest"][kind]  # type: ignore[index]
        assert server.get(place["service_path"], prefix="").status == 200


def test_a_batch_gives_candidates_for_each_query(server: Server) -> None:
    """Each query has its candidates under its key, by name, class and country; POST answers as GET does."""
    batch = {
        "a": {"query": "Torvik"},
        "b": {"query": "Torvik", "type": "Municipality", "properties": [{"pid": "country", "v": "Norge"}]},
        "c": {"query": "CLEAN LAKES", "type": [f"{NS}Project"], "limit": 1},
        "d": {"query": "Nowhere"},
    }
    found = asked(server, queries=batch)
    body = urlencode({"queries": json.dumps(batch)}).encode()
    posted = server.request("POST", "/reconcile", body, {"Content-Type": "application/x-www-form-urlencoded"})

    assert json.loads(posted.body) == found
    assert ids(found["a"])[0] == "municipality/fi-torvik"
    assert ids(found["b"])[0] == "municipality/no-torvik"
    assert (ids(found["c"]), ids(found["d"])) == (["project/lakes"], [])
    first = found["a"]["result"][0]  # type: ignore[index]
    assert first.keys() == {"id", "name", "description", "type", "score", "match"}
    assert (first["name"], first["type"], first["match"]) == (
        "Torvik",
        [{"id": "Municipality", "name": "Municipality"}],
        False,
    )
    assert 0 < first["score"] <= 100


def test_a_single_query_and_an_address(server: Server) -> None:
    """A single query is answered alone; the address of a thing is beyond doubt."""
    found = asked(server, query=f"{ID}project/lakes")

    assert [(each["name"], each["score"], each["match"]) for each in found["result"]] == [("Clean Lakes", 100.0, True)]  # type: ignore[attr-defined]


def test_persons_are_withheld(server: Server) -> None:
    """No query, suggestion, preview or extension tells of a person."""
    body = urlencode({"id": f"{ID}person/torvik"})
    extend = {"ids": [f"{ID}person/torvik"], "properties": [{"id": "name"}]}

    assert not any("person" in each for each in ids(asked(server, query="Berit Torvik")))
    assert b"Berit" not in server.get("/reconcile/suggest/entity", prefix="Ber").body
    assert server.get(f"/reconcile/preview?{body}").status == 404
    assert asked(server, extend=extend)["rows"] == {f"{ID}person/torvik": {"name": []}}


def test_suggestions_begin_with_what_is_typed(server: Server) -> None:
    """Things, classes and properties are suggested by their names, those that begin so first."""
    things = json.loads(server.get("/reconcile/suggest/entity", prefix="tor").body)["result"]
    types = json.loads(server.get("/reconcile/suggest/type", prefix="mun").body)["result"]
    properties = json.loads(server.get("/reconcile/suggest/property", prefix="partn").body)["result"]

    assert [each["name"] for each in things] == ["Torvik", "Torvik kommune"]
    assert types == [{"id": "Municipality", "name": "Municipality"}]
    assert "partner" in [each["id"] for each in properties]
    assert server.get("/reconcile/suggest/colour", prefix="").status == 404


def test_things_are_extended(server: Server) -> None:
    """A data extension gives values with their kinds, and a thing with its name; what is not stated is an empty list."""
    wanted = [{"id": "partner", "settings": {"limit": "1"}}, {"id": "startYear"}, {"id": "country"}]
    found = asked(server, extend={"ids": [f"{ID}project/lakes"], "properties": wanted})

    assert [each["id"] for each in found["meta"]] == ["partner", "startYear", "country"]  # type: ignore[attr-defined]
    assert found["rows"] == {
        f"{ID}project/lakes": {
            "partner": [{"id": f"{ID}municipality/fi-torvik", "name": "Torvik"}],
            "startYear": [{"int": 2019}],
            "country": [],
        }
    }
    proposed = json.loads(server.get("/reconcile/properties", type="Project", limit="2").body)
    assert (proposed["type"], len(proposed["properties"])) == ("Project", 2)


@pytest.mark.parametrize(
    "parameters",
    [
        {"queries": "{"},
        {"queries": "[1]"},
        {"queries": '{"a": 1}'},
        {"queries": '{"a": {"query": "x", "limit": 0}}'},
        {"queries": '{"a": {"query": "x", "properties": 3}}'},
        {"extend": "{}"},
        {"queries": "[" * 5_000},
    ],
)
def test_what_is_no_query_is_refused(server: Server, parameters: dict[str, str]) -> None:
    """A malformed request gets a 400 that says why, and the service goes on."""
    answer = server.get("/reconcile", **parameters)

    assert (answer.status, answer.headers["content-type"].partition(";")[0]) == (400, "text/plain")
    assert server.get("/reconcile", query="Torvik").status == 200


def test_only_pages_that_may_can_read_it(server: Server) -> None:
    """Another site reads nothing, by CORS or by a script (no JSONP); a page that was allowed reads and frames."""
    mine = server.request("GET", "/reconcile", headers={"Origin": "http://127.0.0.1:3333"})
    other = server.request("GET", "/reconcile?callback=f", headers={"Origin": "https://elsewhere.example"})
    place = urlencode({"id": f"{ID}project/lakes"})
    shown = server.get(f"/reconcile/preview?{place}")

    assert mine.headers["access-control-allow-origin"] == "http://127.0.0.1:3333"
    assert "access-control-allow-origin" not in other.headers
    assert other.body.startswith(b"{")
    assert "frame-ancestors http://127.0.0.1:3333" in shown.headers["content-security-policy"]
    assert "Clean Lakes" in shown.text
