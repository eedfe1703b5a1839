"""Names, titles and tables that were taken apart or for something else: "and" in a name, persons in a table, a genitive."""

from __future__ import annotations

import pytest

from reading_of import read


@pytest.mark.parametrize(
    ("language", "text", "body"),
    [
        ("no", "Prosjektet Fjordpuls ledes av Møre og Romsdal fylkeskommune.", "Møre og Romsdal fylkeskommune"),
        ("en", "The project Northwind is led by Brighton and Hove City Council.", "Brighton and Hove City Council"),
        ("en", "The project Northwind is led by Perth and Kinross Council.", "Perth and Kinross Council"),
    ],
)
def test_a_known_name_that_holds_and_is_one_body(language: str, text: str, body: str) -> None:
    """What a list knows as one name is not two."""
    leads = [fact.object for fact in read(text, language).facts if fact.predicate == "coordinator"]

    assert [getattr(each, "label", each) for each in leads] == [body]


def test_two_bodies_joined_by_and_stay_two() -> None:
    """Where no list has the pair, each is a body of its own."""
    facts = read("Cork City Council and Kent County Council are partners in the project Northwind.", "en").facts
    partners = {getattr(fact.object, "label", "") for fact in facts if fact.predicate == "partner"}

    assert partners == {"Cork City Council", "Kent County Council"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fi",
            "Nimi\tTehtävä\tPuhelin\tSähköposti\nOlli Karvanen\tprojektipäällikkö, Lanka\t040 489 5570\tolli@x.example",
        ),
        ("sv", "Namn\tUppdrag\tTelefon\tE-post\nOlle Karlgren\tprojektledare\t0920-45 30 12\tolle@x.example"),
        ("de", "Name\tAufgabe\tTelefon\tE-Mail\nMatthias Reuß\tProjektleiter, Moor\t0551 400-2244\tm@x.example"),
    ],
)
def test_a_table_with_telephones_is_one_of_persons(language: str, text: str) -> None:
    """Below "Name", beside telephone and mail, stand persons, whom nothing may publish as projects."""
    kinds = {entity.kind for entity in read(text, language).entities}

    assert "Person" in kinds
    assert "Project" not in kinds


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Vaasa johtaa uutta Merenkurkun hanketta. Merisilta-hankkeen rahoittaa Interreg Aurora.", {"Merisilta"}),
        ("Vaasan kaupunki koordinoi Merisilta-hanketta.", {"Merisilta"}),
        ("Jäsenyys European Walled Towns -verkostossa päättyi 2016.", set()),
    ],
)
def test_a_genitive_before_a_finnish_project_is_no_title(text: str, titles: set[str]) -> None:
    """A hyphen joins a title to its noun, a genitive says whose project it is."""
    assert {entity.label for entity in read(text, "fi").entities if entity.kind == "Project"} == titles


def test_a_german_title_goes_on_over_a_genitive() -> None:
    """The title "Brücken der Erinnerung" goes on, "Moorwege der Stadt Ulm" is a title and its owner."""
    for text, title in (
        (
            "Bis 2025 läuft das Projekt Brücken der Erinnerung, das die Stadt Ulm mit Pau durchführt.",
            "Brücken der Erinnerung",
        ),
        ("Bis 2025 läuft das Projekt Moorwege der Stadt Ulm, an dem Pau mitwirkt.", "Moorwege"),
    ):
        assert {e.label for e in read(text, "de").entities if e.kind == "Project"} == {title}


@pytest.mark.parametrize(
    ("language", "text", "titles"),
    [
        ("no", "Fjordpuls handler om utslippsfrie båter. Prosjektet ledes av Molde kommune.", {"Fjordpuls"}),
        ("sv", "Solskift går ut på att bygga. Projektet leds av Vara kommun.", {"Solskift"}),
        (
            "en",
            "3.1 Tidal Streets. This project began in 2023. It is led by the University of Galway.",
            {"Tidal Streets"},
        ),
        ("sv", "Kulturutbytet handlar om musik. Projektet leds av Vara kommun.", set()),
        ("en", "The report deals with water. The project is led by Hull City Council.", set()),
        ("en", "3.1 Purpose of report. This project began in 2023. It is led by the University of Galway.", set()),
    ],
)
def test_a_name_that_opens_a_paragraph_about_a_project_is_its_title(language: str, text: str, titles: set[str]) -> None:
    """What the paragraph is about, or a numbered point, is a title where it is a name, and none where it is a word."""
    assert {entity.label for entity in read(text, language).entities if entity.kind == "Project"} == titles
