"""Where "and" joins a clause with a subject of its own to a row of names, the row ends."""

from __future__ import annotations

import pytest

from reading_of import facts


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The project Blue Bays is led by Hull City Council, and Arendal and Narva take part."),
        ("sv", "Projektet Blue Bays leds av Lunds kommun, och Arendal och Narva deltar."),
        ("no", "Prosjektet Blue Bays ledes av Voss kommune, og Arendal og Narva er med."),
        ("da", "Projektet Blue Bays ledes af Lemvig Kommune, og Arendal og Narva deltager."),
        ("da", "Lemvig Kommune er projektejer for Blue Bays, og Arendal og Narva er partnere."),
        ("de", "Das Projekt Blue Bays leitet die Stadt Ulm, und Arendal und Narva nehmen teil."),
        ("fi", "Rauman kaupunki johtaa hanketta Blue Bays, ja Arendal ja Narva ovat kumppaneina."),
    ],
)
def test_the_subjects_of_a_joined_clause_take_part_and_do_not_lead(language: str, sentence: str) -> None:
    told = {(predicate, thing) for _, predicate, thing in facts(sentence, language)}
    assert {("partner", "Arendal"), ("partner", "Narva")} <= told
    assert not {("coordinator", "Arendal"), ("coordinator", "Narva")} & told


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The project Blue Bays is led by Hull City Council, Arendal, and Narva."),
        ("en", "The project Blue Bays is led by Arendal, Hull City Council, and Narva and funded by Interreg."),
        ("sv", "Projektet Blue Bays leds av Lunds kommun, Arendal och Narva."),
    ],
)
def test_a_row_that_goes_on_to_the_end_keeps_its_last_name(language: str, sentence: str) -> None:
    assert ("Blue Bays", "coordinator", "Narva") in facts(sentence, language)
