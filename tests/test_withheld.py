"""What an answer lacks because persons are withheld is told where that is so, and only there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from test_privacy import dataset
from vanort.privacy.publish import publish
from vanort.privacy.withheld import in_place, is_stand_in, lacking
from vanort.server.answering import answer
from vanort.server.replies import Question
from vanort.server.serving import load
from vanort.server.withholding import Held
from vanort.store.cells import Row

PREFIXES = """\
PREFIX vanort: <https://w3id.org/vanort/ns#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX schema: <https://schema.org/>
PREFIX id: <https://w3id.org/vanort/id/>
PREFIX graph: <https://w3id.org/vanort/graph/>
"""
# What is in the dataset of test_privacy, asked so that persons, addresses or numbers are the answer.
LACKING = {
    "SELECT ?person { ?contact vanort:contactPerson ?person }": {"person": 1},
    "SELECT ?name { ?contact vanort:contactPerson/skos:prefLabel ?name }": {"person": 1},
    "SELECT ?person ?name { ?person vanort:worksFor ?organisation ; skos:prefLabel ?name }": {"person": 1},
    "SELECT ?email { ?contact schema:email ?email }": {"email": 1},
    "SELECT ?email ?number { ?contact schema:email ?email ; schema:telephone ?number }": {"email": 1, "telephone": 1},
    "SELECT (COUNT(?person) AS ?n) { ?person vanort:worksFor ?organisation }": {"part": 1},
    "ASK { ?contact schema:email ?email }": {"answer": 1},
    "ASK { FILTER NOT EXISTS { ?person a vanort:Person } }": {"answer": 1},
    "CONSTRUCT { ?contact schema:telephone ?number } WHERE { ?contact schema:telephone ?number }": {"telephone": 1},
    "SELECT ?person { GRAPH graph:claims { ?claim rdf:subject ?person ; rdf:predicate rdf:type } }": {"person": 1},
}
# Nothing of a person is in these answers: what is there is all there is, and what is not there is not stated.
WHOLE = (
    "SELECT ?project { ?project vanort:partner ?partner }",
    "SELECT ?name { ?thing vanort:partner/skos:prefLabel ?name }",
    "SELECT ?year { ?project vanort:startYear ?year }",
    "SELECT (COUNT(?project) AS ?n) { ?project vanort:partner ?partner }",
    "SELECT ?person { ?project vanort:contact/vanort:contactPerson ?person . ?project vanort:endYear 2015 }",
    "SELECT ?email { ?organisation a vanort:Organisation ; schema:email ?email }",
    "ASK { ?project vanort:partner ?partner }",
    "ASK { ?project vanort:startYear ?year }",
    "CONSTRUCT { ?a vanort:partner ?b } WHERE { ?a vanort:partner ?b }",
    "SELECT ?claim { GRAPH graph:claims { ?claim rdf:predicate vanort:partner } }",
)
FORMATS = ("json", "csv", "cells")


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a dataset with persons."""
    path = tmp_path_factory.mktemp("withheld") / "dataset.nq"
    path.write_text(dataset(), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def held(file: Path) -> Held:
    """Serve the dataset without persons."""
    return load(file, include_contacts=False)


def asked(held: Held, text: str, form: str = "json") -> dict[str, int]:
    """Return what is told to be withheld from the answer to a query."""
    graph_form = "cells" if form == "cells" else "ttl"
    return answer(held, Question(PREFIXES + text, form, graph_form, counted=True)).withheld


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("text", LACKING)
def test_it_is_told_where_something_is_withheld(held: Held, text: str, form: str) -> None:
    """Each kind is counted, in every form of answer and every format."""
    assert asked(held, text, form) == LACKING[text]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("text", WHOLE)
def test_nothing_is_told_where_nothing_is_withheld(held: Held, text: str, form: str) -> None:
    """An answer that persons would not change is whole, whether it has rows or not."""
    assert asked(held, text, form) == {}


@pytest.mark.parametrize("text", [*LACKING, *WHOLE])
def test_nothing_is_withheld_from_whoever_serves_contacts(file: Path, text: str) -> None:
    """Where persons are served nothing is told."""
    assert asked(load(file, include_contacts=True), text) == {}


def test_an_empty_answer_is_withheld_or_explained_but_never_both(held: Held) -> None:
    """Why an answer is empty is asked only where nothing is withheld from it."""
    for text in (*LACKING, *WHOLE):
        reply = answer(held, Question(PREFIXES + text, "json", counted=True))
        assert not (reply.withheld and reply.is_empty), text
    unstated = answer(held, Question(PREFIXES + WHOLE[2], "json", counted=True))
    assert unstated.is_empty


def test_asking_leaves_no_stand_in_behind(held: Held) -> None:
    """After a question was counted the store holds what it held, and no answer shows a stand-in."""
    everything = "SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
    before = len(held.store)
    reply = answer(held, Question(everything, "csv", counted=True))

    assert len(held.store) == before
    assert reply.withheld
    assert b"withheld/" not in reply.body
    assert "▇".encode() not in reply.body


def test_a_stand_in_tells_nothing_of_whom_it_stands_for(file: Path) -> None:
    """Names, addresses, numbers and the IRIs of persons are in none."""
    written = str(publish(file).stand_ins)

    for secret in ("kim", "åkerö", "akero", "robin", "exempel", "47041000", "0470", "@", "id/person/"):
        assert secret not in written.casefold(), secret


def test_what_was_published_before_keeps_its_stand_ins(file: Path) -> None:
    """Published again, as when a server serves a published file, a dataset still knows what it lacks."""
    first = publish(file)
    kept = "".join(f"{line}\n" for line in first.nquads.splitlines())
    again = publish(kept + written(first.stand_ins))

    assert again.stand_ins == first.stand_ins
    assert again.nquads == first.nquads
    assert all(is_stand_in(quad) and not is_stand_in(in_place(quad)) for quad in again.stand_ins)


def written(quads: Iterable[Row]) -> str:
    from vanort.store.quads import to_nquads

    return to_nquads(quads)


def test_a_row_that_comes_twice_is_counted_as_often_as_it_lacks() -> None:
    """Two rows alike of which one is shown: one part is withheld; in another order nothing is."""
    one, two = (("literal", "1", "", ""),), (("literal", "2", "", ""),)

    assert lacking([one], [one, one]) == {"part": 1}
    assert lacking([two, one], [one, two]) == {}
