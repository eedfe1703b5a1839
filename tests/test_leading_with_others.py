"""Who pays in a phrase that opens a sentence, who leads behind it, and with whom: "With money from A, B runs X with C"."""

from __future__ import annotations

import pytest

from reading_of import facts, names

WITH_OTHERS = [
    ("en", "Leeds City Council runs the project Harbour Light with Riga and Kiel.", {"Riga", "Kiel"}),
    ("en", "Leeds City Council coordinates the Harbour Light project (2020) with Riga.", {"Riga"}),
    ("sv", "Kalmar kommun genomför projektet Hamnljus med Riga och Kiel.", {"Riga", "Kiel"}),
    ("no", "Arendal kommune gjennomfører prosjektet Havnelys med Riga og Kiel.", {"Riga", "Kiel"}),
    ("da", "Kolding Kommune gennemfører projektet Havnelys med Riga og Kiel.", {"Riga", "Kiel"}),
    ("de", "Die Stadt Kiel betreibt das Projekt Hafenlicht mit Riga.", {"Riga"}),
    ("fi", "Turun kaupunki johtaa Satamavalo-hanketta yhdessä Porin kaupungin kanssa.", {"Porin kaupunki"}),
    # "with" belongs to something else
    ("en", "Leeds City Council leads the project Harbour Light and met with Riga.", set()),
    ("sv", "Kalmar kommun leder projektet Hamnljus och har ett vänortsavtal med Riga.", set()),
    ("en", "Leeds City Council leads the project Harbour Light with support from Sida.", set()),
    ("da", "Kolding Kommune leder projektet Havnelys med penge fra Sida.", set()),
]


@pytest.mark.parametrize(("language", "sentence", "partners"), WITH_OTHERS)
def test_whom_a_leader_works_with_takes_part(language: str, sentence: str, partners: set[str]) -> None:
    """Who stands behind "with", right behind the project or its verb, is a partner, and no leader."""
    found = facts(sentence, language)

    leaders = {o for _, p, o in found if p == "coordinator"}
    assert {o for s, p, o in found if p == "partner" and "–" not in s} - leaders == partners
    assert not leaders & partners


@pytest.mark.parametrize(
    ("sentence", "payers"),
    [
        ("With money from Nordplus, Leeds City Council leads the project Green Quays.", {"Nordplus"}),
        ("Funded by Nordplus, Riga and Tartu run the project Green Quays.", {"Nordplus"}),
        ("Thanks to support from Nordplus, Sida and Interreg, Riga leads the project Green Quays.",
         {"Nordplus", "Sida", "Interreg"}),
        # no phrase opens these: the row goes to its end
        ("The project Green Quays is funded by Nordplus, Riga and Tartu.", {"Nordplus", "Riga", "Tartu"}),
        ("Green Quays gets its money from Nordplus, Riga and Tartu.", {"Nordplus", "Riga", "Tartu"}),
    ],
)  # fmt: skip
def test_a_row_of_payers_ends_where_the_subject_begins(sentence: str, payers: set[str]) -> None:
    """Behind a phrase at the head of an English sentence its subject follows a comma, and pays nothing."""
    found = facts(sentence, "en")

    assert {o for _, p, o in found if p == "fundedBy"} == payers
    assert not {o for _, p, o in found if p == "coordinator"} & payers


@pytest.mark.parametrize(
    ("language", "sentence", "body"),
    [
        ("en", "Besides the University of Hull, Riga takes part in the project Salt Edge.", "University of Hull"),
        ("sv", "Utöver Lunds kommun deltar Riga i projektet Saltkant.", "Lunds kommun"),
        ("da", "Foruden Vejle Kommune deltager Riga i projektet Saltkant.", "Vejle Kommune"),
        ("no", "Foruten Alta kommune deltar Riga i prosjektet Saltkant.", "Alta kommune"),
        ("en", "Sweden House Museum is a partner in the project Salt Edge.", "Sweden House Museum"),
    ],
)
def test_a_preposition_that_opens_a_sentence_is_no_part_of_a_name(language: str, sentence: str, body: str) -> None:
    """Its capital is the sentence's."""
    assert body in {words for _, words in names(sentence, language)}
