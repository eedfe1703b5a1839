"""What others know is fetched into a graph of its own, with date and licence, and never merged."""

from __future__ import annotations

from datetime import date

import pytest
from rdflib import DCTERMS, OWL, SKOS, Literal, URIRef

from vanort.catalogue.question import parse_question
from vanort.errors import QueryError
from vanort.identity.remote_sources import candidates, fetch, remote_questions
from vanort.store import EmbeddedStore, open_text
from vanort.vocabulary import VANORT, VIEW

# Small samples in the shape of the real endpoints.
WIKIDATA = """\
<http://www.wikidata.org/entity/Q500217> <http://www.wikidata.org/prop/P190> <http://www.wikidata.org/entity/statement/s1> .
<http://www.wikidata.org/entity/statement/s1> <http://www.wikidata.org/prop/statement/P190> <http://www.wikidata.org/entity/Q1> .
<http://www.wikidata.org/entity/statement/s1> <http://wikiba.se/ontology#rank> <http://wikiba.se/ontology#NormalRank> .
<http://www.wikidata.org/entity/statement/s1> <http://www.wikidata.org/prop/qualifier/P580> "1978-01-01T00:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime> .
<http://www.wikidata.org/entity/Q500217> <http://www.wikidata.org/prop/P190> <http://www.wikidata.org/entity/statement/s2> .
<http://www.wikidata.org/entity/statement/s2> <http://www.wikidata.org/prop/statement/P190> <http://www.wikidata.org/entity/Q2> .
<http://www.wikidata.org/entity/statement/s2> <http://wikiba.se/ontology#rank> <http://wikiba.se/ontology#DeprecatedRank> .
<http://www.wikidata.org/entity/Q1> <http://www.w3.org/2000/01/rdf-schema#label> "Schwerin"@sv .
<http://www.wikidata.org/entity/Q1> <http://www.w3.org/2000/01/rdf-schema#label> "Шверин"@ru .
<http://www.wikidata.org/entity/Q1> <http://www.wikidata.org/prop/P625> <http://www.wikidata.org/entity/statement/s3> .
<http://www.wikidata.org/entity/statement/s3> <http://www.wikidata.org/prop/statement/value/P625> <http://www.wikidata.org/value/v1> .
<http://www.wikidata.org/value/v1> <http://wikiba.se/ontology#geoLatitude> "53.6"^^<http://www.w3.org/2001/XMLSchema#double> .
<http://www.wikidata.org/value/v1> <http://wikiba.se/ontology#geoLongitude> "11.4"^^<http://www.w3.org/2001/XMLSchema#double> .
"""
CORDIS = """\
<http://data.europa.eu/s66/p> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://data.europa.eu/s66#Project> .
<http://data.europa.eu/s66/p> <http://data.europa.eu/s66#title> "Resource efficient cities" .
<http://data.europa.eu/s66/p> <http://data.europa.eu/s66#identifier> "609127" .
<http://data.europa.eu/s66/p> <http://data.europa.eu/s66#hasInvolvedParty> <http://data.europa.eu/s66/r1> .
<http://data.europa.eu/s66/p> <http://data.europa.eu/s66#hasInvolvedParty> <http://data.europa.eu/s66/r2> .
<http://data.europa.eu/s66/r1> <http://data.europa.eu/s66#isRoleOf> <http://data.europa.eu/s66/o1> .
<http://data.europa.eu/s66/r2> <http://data.europa.eu/s66#isRoleOf> <http://data.europa.eu/s66/o2> .
<http://data.europa.eu/s66/o1> <http://data.europa.eu/s66#legalName> "VAXJO KOMMUN" .
<http://data.europa.eu/s66/o2> <http://data.europa.eu/s66#legalName> "ARHUS KOMMUNE" .
"""
KOHESIO = """\
<https://linkedopendata.eu/entity/Q1> <https://linkedopendata.eu/prop/direct/P889> <https://linkedopendata.eu/entity/Q2> .
<https://linkedopendata.eu/entity/Q1> <https://linkedopendata.eu/prop/direct/P35> <https://linkedopendata.eu/entity/Q9934> .
<https://linkedopendata.eu/entity/Q1> <http://www.w3.org/2000/01/rdf-schema#label> "Ett projekt"@sv .
<https://linkedopendata.eu/entity/Q2> <http://www.w3.org/2000/01/rdf-schema#label> "Växjö kommun"@sv .
"""
SAMPLES = {"wikidata-twins": WIKIDATA, "cordis-projects": CORDIS, "kohesio-projects": KOHESIO}
TODAY = date(2026, 11, 22)


def endpoint(name: str) -> EmbeddedStore:
    return open_text(SAMPLES[name], default_graphs=None)


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_every_remote_question_brings_its_graph(name: str) -> None:
    """Each question brings triples of our ontology, and its graph says source, licence and date."""
    question = remote_questions()[name]
    store = _Default(endpoint(name))
    fetched = fetch(question, store, {}, today=TODAY)

    assert fetched.graph.value(fetched.name, DCTERMS.date) == Literal(TODAY)
    assert str(fetched.graph.value(fetched.name, DCTERMS.license)).startswith("https://creativecommons.org/")
    assert len(set(fetched.graph.subjects(SKOS.prefLabel))) >= 1
    assert (None, OWL.sameAs, None) not in fetched.graph


def test_every_shipped_question_is_tested() -> None:
    """No remote question is shipped without a sample to run it on."""
    assert set(remote_questions()) == set(SAMPLES)


def test_twinnings_come_with_their_qualifiers() -> None:
    """A twinning comes with its start and place and labels in Swedish and English; a deprecated one stays away."""
    graph = fetch(remote_questions()["wikidata-twins"], _Default(endpoint("wikidata-twins")), {}, today=TODAY).graph
    item, twin = (URIRef(f"http://www.wikidata.org/entity/{name}") for name in ("Q500217", "Q1"))

    assert list(graph.objects(item, VANORT.twinnedWith)) == [twin]
    assert {label.language for label in graph.objects(twin, SKOS.prefLabel)} == {"sv"}  # type: ignore[attr-defined]
    assert next(graph.objects(None, VANORT.start)).toPython().year == 1978  # type: ignore[attr-defined]


def test_likeness_makes_candidates_and_no_more() -> None:
    """Names that are alike make candidates with score and reason, the likeliest first; ours stays as it is."""
    fetched = fetch(remote_questions()["cordis-projects"], _Default(endpoint("cordis-projects")), {}, today=TODAY)
    pref = "<http://www.w3.org/2004/02/skos/core#prefLabel>"
    ours = open_text(
        f'<https://w3id.org/vanort/id/municipality/se-0780> {pref} "Växjö kommun"@sv <{VIEW}> .\n'
        f'<https://w3id.org/vanort/id/municipality/dk-arhus> {pref} "Århus kommun"@sv <{VIEW}> .\n'
        f'<https://w3id.org/vanort/id/organisation/other> {pref} "Linnéuniversitetet"@sv <{VIEW}> .\n'
    )
    found = candidates(fetched, ours)

    assert [(c.ours.rsplit("/", 1)[-1], c.theirs.rsplit("/", 1)[-1]) for c in found] == [
        ("se-0780", "o1"),
        ("dk-arhus", "o2"),
    ]
    assert found[0].score == 1.0
    assert 0.85 <= found[1].score < 1
    assert "VAXJO KOMMUN" in found[0].reason


def test_a_place_is_given_by_its_address() -> None:
    """An address that is given becomes part of the query as it is; a mere name is refused, for nobody there knows it."""
    question, store = remote_questions()["wikidata-twins"], _Default(endpoint("wikidata-twins"))
    there, elsewhere = (f"http://www.wikidata.org/entity/{name}" for name in ("Q500217", "Q999"))

    assert fetch(question, store, {"item": there}, today=TODAY).facts > 0
    assert fetch(question, store, {"item": elsewhere}, today=TODAY).facts == 0
    with pytest.raises(QueryError, match=r"'Q500217' is no value of item. Give its address, such as http://"):
        fetch(question, store, {"item": "Q500217"}, today=TODAY)


def test_a_question_without_licence_is_refused() -> None:
    """A question that does not say on what terms it fetches is refused."""
    question = parse_question("bare", "#+ endpoint: http://example.org/\nCONSTRUCT WHERE { ?s ?p ?o }")
    with pytest.raises(QueryError, match="does not say its source and licence and graph"):
        fetch(question, endpoint("cordis-projects"), {}, today=TODAY)


class _Default:
    """A stand-in for an endpoint: it has one default graph, whatever graphs a request names."""

    def __init__(self, store: EmbeddedStore) -> None:
        self._store = store

    def query(self, text: str, **_: object):  # type: ignore[no-untyped-def]
        return self._store.query(text)

    def close(self) -> None:
        self._store.close()
