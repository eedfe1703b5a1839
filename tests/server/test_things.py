"""Everything with an address of ours is shown at its path, to programs and to people."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
import pytest

from server.running import Server, serving
from vanort.vocabulary import ID, ONTOLOGY, VANORT

DATA = Path(__file__).parents[2] / "data"
FORMATS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/n-quads": ox.RdfFormat.N_QUADS,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from vanort.build import build
    from vanort.workspace.model import open_workspace

    return build(open_workspace(DATA), output=tmp_path_factory.mktemp("built")).folder / "dataset.nq"


@pytest.fixture(scope="module")
def server(dataset: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("server"), "--data", str(dataset)) as server:
        yield server


@pytest.fixture(scope="module")
def store(dataset: Path) -> ox.Store:
    store = ox.Store()
    store.bulk_load(path=str(dataset), format=ox.RdfFormat.N_QUADS)
    return store


def _first(store: ox.Store, kind: str) -> str:
    """Return the path of a thing of a kind, one that is no part of another."""
    start = f"{ID}{kind}/"
    found = {quad.subject.value for quad in store if getattr(quad.subject, "value", "").startswith(start)}
    return "/" + sorted(iri for iri in found if "#" not in iri)[0].removeprefix("https://w3id.org/vanort/")


@pytest.mark.parametrize(
    "kind", ["project", "municipality", "claim", "document", "run", "decision", "ns", "concept", "scheme"]
)
def test_every_kind_is_shown_in_every_format(server: Server, store: ox.Store, kind: str) -> None:
    """A thing, a claim, a document, a run, a decision, a concept and the ontology come in every format."""
    own = {"ns": "/ns", "concept": "/concept/role/partner", "scheme": "/concept/modality"}
    path = own.get(kind) or _first(store, kind)
    iri = ox.NamedNode("https://w3id.org/vanort" + path)
    said = {quad.predicate.value for quad in store.quads_for_pattern(iri, None, None)}
    found = []
    for media_type, format_ in FORMATS.items():
        answer = server.get(path, media_type)
        assert (answer.status, answer.headers["content-type"].partition(";")[0]) == (200, media_type)
        found.append({quad.triple for quad in ox.parse(answer.body, format=format_)})
    page = server.get(path, "text/html")

    assert said
    assert {triple.predicate.value for triple in found[0] if triple.subject == iri} == said
    assert {len(triples) for triples in found} == {len(found[0])}
    assert (page.status, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert iri.value in page.text


def test_a_claim_comes_with_its_words(server: Server, store: ox.Store) -> None:
    """The quotation of a claim stands under the claim's own address, so it comes along, and has a page too."""
    path = _first(store, "claim")
    words = f"https://w3id.org/vanort{path}#quote"
    triples = list(ox.parse(server.get(path, "text/turtle").body, format=ox.RdfFormat.TURTLE))

    assert any(quad.subject.value == words and quad.predicate.value.endswith("#exact") for quad in triples)
    assert server.get(path + quote("#quote"), "text/html").status == 200


def test_the_ontology_is_whole(server: Server, store: ox.Store) -> None:
    """At /ns a program gets every triple of the ontology."""
    there = sum(1 for _ in store.quads_for_pattern(None, None, None, ox.NamedNode(str(ONTOLOGY))))
    found = list(ox.parse(server.get("/ns", "application/n-triples").body, format=ox.RdfFormat.N_TRIPLES))

    assert len(found) == there
    assert any(quad.subject.value == str(VANORT.Claim) for quad in found)
    assert "Partnership" in server.get("/ns", "text/html").text


@pytest.mark.parametrize("path", ["/id/x", "/id/claim/ffffffffffffffff", "/id/run/no-such", "/concept/role/nobody"])
@pytest.mark.parametrize("accept", ["", "text/html", "application/json", *FORMATS])
def test_what_nobody_knows_is_404_in_every_format(server: Server, path: str, accept: str) -> None:
    """An address that nothing is said of is not found, with a sentence that a reader can read."""
    answer = server.get(path, accept)

    assert answer.status == 404
    assert "Nothing is known by this name" in answer.text
    assert answer.headers["content-type"].startswith("text/html" if accept == "text/html" else "text/plain")


def test_a_format_that_nothing_has_is_406_with_the_list(server: Server, store: ox.Store) -> None:
    """A picture of a project cannot be had; what can is listed."""
    answer = server.get(_first(store, "project"), "image/png")

    assert answer.status == 406
    assert all(media_type in answer.text for media_type in (*FORMATS, "text/html"))
