"""A source that names a programme as what pays has said who pays: no question tells that as not stated."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graphs import store_of
from vanort.catalogue.parameters import bind_parameters
from vanort.catalogue.question import read_catalogue
from vanort.store import EmbeddedStore
from vanort.support.resources import resource

QUESTIONS = read_catalogue([resource("queries/questions")])
# Of a programme alone, of a programme whose manager pays as well, of a programme beside another body, of a body, of nobody,
# and of a partnership's programme.
GRAPH = """
:lines a vanort:Programme ; skos:prefLabel 'Coast Lines'@en .
:grants a vanort:Programme ; skos:prefLabel 'Town Grants'@en , 'Kommunbidrag'@sv ; vanort:runBy :council .
:council a vanort:Organisation ; skos:prefLabel 'The Council'@en .
:region a vanort:Organisation ; skos:prefLabel 'The Region'@en .
:alone a vanort:Project ; skos:prefLabel 'Alone'@en ; vanort:programme :lines .
:managed a vanort:Project ; skos:prefLabel 'Managed'@en ; vanort:programme :grants ; vanort:fundedBy :council .
:both a vanort:Project ; skos:prefLabel 'Both'@en ; vanort:programme :lines ; vanort:fundedBy :region .
:body a vanort:Project ; skos:prefLabel 'Body'@en ; vanort:fundedBy :region .
:nobody a vanort:Project ; skos:prefLabel 'Nobody'@en .
:towns a vanort:Partnership ; skos:prefLabel 'Towns'@en ; vanort:programme :grants .
:within a vanort:Project ; skos:prefLabel 'Within'@en ; vanort:inPartnership :towns .
"""


@pytest.fixture(scope="module")
def store() -> Iterator[EmbeddedStore]:
    """The graph, as a store."""
    opened = store_of(GRAPH)
    yield opened
    opened.close()


def rows(store: EmbeddedStore, name: str, project: str | None, columns: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Ask a question, of a project where it asks for one; return the names."""
    question = QUESTIONS[name]
    given = {} if project is None else {"project": project}
    answer = store.query(bind_parameters(question, given, store))
    return [tuple(str(row.get(column) or "") for column in columns) for row in answer]


@pytest.mark.parametrize(
    ("project", "payers"),
    [
        ("Alone", ["Coast Lines"]),
        ("Managed", ["The Council"]),
        ("Both", ["Coast Lines", "The Region"]),
        ("Body", ["The Region"]),
        ("Nobody", []),
        ("Within", []),
    ],
)
def test_who_funds_a_project(store: EmbeddedStore, project: str, payers: list[str]) -> None:
    """The programme stands there unless its manager does, whose money it is."""
    assert rows(store, "funders_of_project", project, ("funderLabel",)) == [(payer,) for payer in payers]


@pytest.mark.parametrize(
    ("project", "through"),
    [("Alone", [("Coast Lines", "")]), ("Body", []), ("Nobody", []), ("Within", [("Town Grants", "")])],
)
def test_who_stands_behind_a_project(store: EmbeddedStore, project: str, through: list[tuple[str, str]]) -> None:
    """A programme of which no payer is stated stands alone."""
    assert rows(store, "funders_behind_project", project, ("throughLabel", "funderLabel")) == through


def test_projects_without_any(store: EmbeddedStore) -> None:
    """Listed are those of which neither a funder nor a programme is stated."""
    assert rows(store, "projects_without_funder", None, ("projectLabel",)) == [("Nobody",), ("Within",)]


@pytest.mark.parametrize(("payer", "projects"), [("Coast Lines", ["Alone", "Both"]), ("The Council", ["Managed"])])
def test_what_somebody_pays_for(store: EmbeddedStore, payer: str, projects: list[str]) -> None:
    """A programme is asked about as an organisation is."""
    text = bind_parameters(QUESTIONS["projects_by_funder"], {"funder": payer}, store)

    assert [str(row["projectLabel"]) for row in store.query(text)] == projects


def test_all_who_fund(store: EmbeddedStore) -> None:
    """The programme counts the projects that name it and no other body that pays for it."""
    assert rows(store, "funders", None, ("funderLabel", "projects")) == [
        ("Coast Lines", "2"),
        ("The Region", "2"),
        ("The Council", "1"),
    ]


def test_a_programme_is_named_in_the_language_asked_for(store: EmbeddedStore) -> None:
    """Names that exist in one language only stand in the other, too."""
    question = QUESTIONS["funders_behind_project"]
    answer = store.query(bind_parameters(question, {"project": "Within", "language": "sv"}, store))

    assert [str(row["throughLabel"]) for row in answer] == ["Kommunbidrag"]
