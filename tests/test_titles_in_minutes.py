"""Projects in the minutes of a meeting: behind the number of an item, in quotes, behind what kind of paper it is."""

from __future__ import annotations

import pytest

from reading_of import facts

MINUTES = [
    ("no", "PS 48/24  Prosjektet «Nordlys i skolen» – status\n\nProsjektet ledes av Narvik kommune.", "Nordlys i skolen"),
    ("no", "PS 50/24  Sluttrapport Havna i bevegelse\n\nHavna i bevegelse ble gjennomført 2019–2022. Prosjektet ble ledet av Narvik kommune.",
     "Havna i bevegelse"),
    ("sv", "Ärende 4: Projektet ”Ljusa kajer” – lägesrapport\n\nProjektet leds av Ekby kommun.", "Ljusa kajer"),
    ("sv", "KS 12/2024  Slutrapport Gröna broar\n\nGröna broar pågick 2019–2022. Projektet leddes av Ekby kommun.", "Gröna broar"),
    ("de", 'TOP 6   Projekt "Lessing unterwegs" – Verlängerung\n\nDas Projekt wird von der Stadt Celle geleitet.', "Lessing unterwegs"),
    ("en", 'Item 6: Project "Bright Quays" – update\n\nThe project is led by Leeds City Council.', "Bright Quays"),
    ("da", "Punkt 3: Projektet ”Lyse kajer” – orientering\n\nProjektet ledes af Vejle Kommune.", "Lyse kajer"),
    ("fi", "Asia 12/2024  Hanke ”Valoisat laiturit” – tilanne\n\nHanketta johtaa Turun kaupunki.", "Valoisat laiturit"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "item", "name"), MINUTES)
def test_the_title_is_what_the_item_names(language: str, item: str, name: str) -> None:
    """The number, the kind of paper and "status" are no part of it."""
    page = f"Kommune\n\n{item}\n"

    assert {subject for subject, predicate, _ in facts(page, language) if predicate == "coordinator"} == {name}


@pytest.mark.parametrize(
    ("language", "page"),
    [
        ("en", "Council\n\nNews from Leeds City Council\n\nLeeds City Council leads many schools. The project week begins soon.\n"),
        ("sv", "Kommun\n\nÄrende 4: Budget 2024\n\nBudget 2024 leds av Ekby kommun.\n"),
    ],
)  # fmt: skip
def test_other_items_name_no_project(language: str, page: str) -> None:
    """A body whose name opens the paragraph, or a budget, is none."""
    assert not [fact for fact in facts(page, language) if fact[1] == "coordinator"]
