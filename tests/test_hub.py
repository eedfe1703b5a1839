"""One hub with thousands of projects, or one page with thousands of claims, stops no question of the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from time import process_time

import pyoxigraph as ox
import pytest

from vanort.build import build
from vanort.catalogue.question import read_catalogue
from vanort.store import EmbeddedStore, open_embedded, open_text
from vanort.support.resources import resource
from vanort.vocabulary import CLAIMS, COUNTRY, ID, VANORT, VIEW
from workspaces import make_workspace

pytestmark = pytest.mark.slow

PROJECTS = 5_000
PARTNERS = 1_250
TWIN_TOWNS = 1_000  # dated partnerships that one page lists, each with three claims
COUNTRIES = ("SWE", "NOR", "DEU", "FIN", "DNK")
FOLDERS = ("questions", "network", "analysis", "checks")
QUESTIONS = [
    (folder, name, question)
    for folder in FOLDERS
    for name, question in sorted(read_catalogue([resource(f"queries/{folder}")]).items())
]
PREFIXES = """\
@prefix : <https://w3id.org/vanort/ns#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix modality: <https://w3id.org/vanort/concept/modality/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix review-status: <https://w3id.org/vanort/concept/review-status/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def hub() -> Iterator[str]:
    """Yield a view in which one municipality coordinates, one organisation pays for, and one theme holds everything."""
    funder, town = f"<{ID}organisation/european-union>", f"<{ID}municipality/se-0780>"
    yield f'{funder} a :Organisation ; skos:prefLabel "EU"@en . {town} a :Municipality ; skos:prefLabel "Hub"@en .'
    for number in range(PROJECTS):
        project, partner = f"<{ID}project/hub-{number}>", f"<{ID}organisation/hub-{number % PARTNERS}>"
        country = f"<{COUNTRY}{COUNTRIES[number % PARTNERS % len(COUNTRIES)]}>"
        yield f'{project} a :Project ; skos:prefLabel "Project {number}"@en ; :startYear {2000 + number % 20} ;'
        yield f":endYear {2003 + number % 20} ; :fundedBy {funder} ; :partner {partner} ; :coordinator {town} ;"
        yield f":involves {partner}, {town} ; :partnerCountry {country} ; :addressesGoal <http://metadata.un.org/sdg/7> ;"
        yield f":theme <https://w3id.org/vanort/concept/theme/energy> ; :funding <{ID}funding/hub-{number}> ."
        yield f"<{ID}funding/hub-{number}> a :Funding ; :funder {funder} ; :amount {number}.5 ."
    for number in range(PARTNERS):
        country = f"<{COUNTRY}{COUNTRIES[number % len(COUNTRIES)]}>"
        yield f"<{ID}organisation/hub-{number}> a :Organisation ; :country {country} ;"
        yield f'skos:prefLabel "Partner {number}"@en .'


def long_list(towns: int = TWIN_TOWNS) -> Iterator[str]:
    """Yield the claims of a page that lists so many twin towns, each with the year of its agreement."""
    page, town = f"<{ID}document/long-list>", f"<{ID}municipality/se-0780>"
    yield f'{page} a :Document ; skos:prefLabel "Twin towns" ; dct:language "sv" ; dct:identifier "documents/l.md" .'
    for number in range(towns):
        partner, year = f"<{ID}municipality/l-{number}>", 1946 + number % 70
        for place, said in enumerate((f':start ; rdf:object "{year}"^^xsd:gYear', *map(_partner, (town, partner)))):
            claim = f"{ID}claim/l-{number}-{place}"
            yield f"<{claim}> a :Claim ; rdf:subject <{ID}partnership/l-{number}> ; rdf:predicate {said} ;"
            yield f':modality modality:asserted ; :confidence 0.9 ; dct:identifier "claims/l.yaml:{number}" ;'
            yield f":reviewStatus review-status:accepted ; oa:hasTarget <{claim}#target> ."
            yield f"<{claim}#target> oa:hasSource {page} ; oa:hasSelector <{claim}#quote> ."
            yield f'<{claim}#quote> oa:exact "Twin town {number}, since {year}" .'


def listed(towns: int = TWIN_TOWNS) -> Iterator[str]:
    """Yield what a view makes of that page: partnerships with both sides and their start."""
    town = f"<{ID}municipality/se-0780>"
    for number in range(towns):
        partner = f"<{ID}municipality/l-{number}>"
        yield f'{partner} a :Municipality, :Organisation ; skos:prefLabel "Twin {number}"@en .'
        yield f'<{ID}partnership/l-{number}> a :Partnership ; skos:prefLabel "Partnership {number}"@en ;'
        yield f":startYear {1946 + number % 70} ; :partner {town}, {partner} ; :involves {town}, {partner} ."


def _partner(organisation: str) -> str:
    return f":partner ; rdf:object {organisation}"


def quads(view: Iterable[str], claims: Iterable[str]) -> str:
    """Return N-Quads of a view and of claims, both given as Turtle."""
    return "".join(
        f"{quad.triple} <{graph}> .\n"
        for graph, said in ((VIEW, view), (CLAIMS, claims))
        for quad in ox.parse((PREFIXES + "\n".join(said)).encode("utf-8"), format=ox.RdfFormat.TURTLE)
    )


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    made = build(make_workspace(tmp_path_factory.mktemp("workspace"))).folder / "dataset.nq"
    lines = quads((*hub(), *listed()), long_list())
    path = Path(tmp_path_factory.mktemp("hub")) / "dataset.nq"
    path.write_text(made.read_text(encoding="utf-8") + lines, encoding="utf-8")
    store = open_embedded(path, home="memory")
    yield store
    store.close()


@pytest.mark.parametrize(("folder", "name", "question"), QUESTIONS, ids=[f"{f}-{n}" for f, n, _ in QUESTIONS])
def test_a_hub_stops_no_question(store: EmbeddedStore, folder: str, name: str, question: object) -> None:
    """Every question of the catalogue is answered within the time that a question has anyway."""
    with store.query(question.text) as answer:  # type: ignore[attr-defined]  # QueryLimit, where it takes too long
        rows = sum(1 for _ in answer.cells())

    assert rows >= 0
    if (folder, name) == ("questions", "funders"):
        assert rows >= 1


def test_what_a_build_asks_takes_longer_as_the_list_grows_and_not_by_its_square() -> None:
    """Six times as many twin towns on a page take each check and each view at most fifteen times as long."""
    few, many = (open_text(quads(listed(towns), long_list(towns))) for towns in (200, 1_200))

    def seconds(store: EmbeddedStore, text: str) -> float:
        begun = process_time()
        for _ in store.query(text, timeout=None).cells():  # in this process, whose time is looked at
            pass
        return process_time() - begun

    asked = [(name, question.text) for folder, name, question in QUESTIONS if folder in ("network", "checks")]
    slow = [
        name
        for name, text in asked
        if seconds(many, text) > 15 * max(seconds(few, text), 0.01) and seconds(many, text) > 1  # not a moment's load
    ]

    assert slow == []


def test_the_hub_is_there(store: EmbeddedStore) -> None:
    """What is asked holds the hub: the funder has all its projects."""
    text = f"SELECT (COUNT(*) AS ?n) {{ ?p <{VANORT.fundedBy}> <{ID}organisation/european-union> }}"
    (row,) = store.query(text)

    assert int(str(row["n"])) >= PROJECTS
