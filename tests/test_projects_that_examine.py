"""What a project examines is no part of its name, and makes nothing planned."""

from __future__ import annotations

import pytest

from reading_of import facts

EXAMINES = [
    ("sv", "I projektet Vågkraft utreds hur havsvatten kan användas. Projektet finansieras av Interreg.", "Vågkraft"),
    ("sv", "Projektet Vågkraft undersöker vilka vägar som finns. Projektet finansieras av Interreg.", "Vågkraft"),
    ("no", "I prosjektet Bølgekraft utredes det hvordan sjøvann kan brukes. Prosjektet finansieres av Interreg.", "Bølgekraft"),
    ("da", "Projektet Bølgekraft overvejer, hvordan havvand kan bruges. Projektet finansieres af Interreg.", "Bølgekraft"),
    ("de", "Im Projekt Wellenkraft wird geprüft, wie Wasser genutzt wird. Das Projekt wird von Interreg gefördert.", "Wellenkraft"),
    ("fi", "Laineharja-hankkeessa selvitetään, miten vettä käytetään. Hanketta rahoittaa Satakuntaliitto.", "Laineharja"),
    ("en", "The project Wavelight considers how sea water can be used. The project is funded by Interreg.", "Wavelight"),
    ("en", "In the project Wavelight it is being examined how water is used. The project is funded by Interreg.", "Wavelight"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "name"), EXAMINES)
def test_a_project_that_examines_something_goes_on(language: str, text: str, name: str) -> None:
    """The name ends before the verb, and "considers how" plans nothing."""
    assert name in {subject for subject, predicate, _ in facts(text, language) if predicate == "fundedBy"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Leeds City Council is considering whether to be a partner in the project Wavelight."),
        ("de", "Die Stadt Kiel prüft, ob sie Partner im Projekt Wellenkraft wird."),
        ("sv", "Ekby kommun utreder om kommunen ska bli partner i projektet Vågkraft."),
    ],
)
def test_who_considers_to_take_part_is_no_partner_yet(language: str, text: str) -> None:
    """What is considered is planned."""
    assert not [fact for fact in facts(text, language) if fact[1] in {"partner", "coordinator"}]
