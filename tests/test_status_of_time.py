"""What rests, was so in the first years or begins later is no plain fact; what goes on or is celebrated is."""

from __future__ import annotations

import pytest

from reading_of import facts

NOT_PLAIN = [
    ("sv", "Ale kommuns medlemskap i Eurocities har lagts på is.", "past"),
    ("sv", "Sala kommun är partner i projektet Blå Spår, men samarbetet ligger på is tills vidare.", "past"),
    ("sv", "De första åren finansierades projektet Blå Spår av Sida, i dag betalar kommunen själv.", "past"),
    ("sv", "Mora kommun går med i Eurocities efter årsskiftet.", "planned"),
    ("sv", "Sala kommun följer arbetet i Eurocities utan att vara medlem.", "negated"),
    ("en", "The twinning between Hull and Reykjavik has been on hold since 2020.", "past"),
    ("en", "Until last summer the project Blue Trails was coordinated by Exeter City Council.", "past"),
    ("en", "Leeds City Council, a founding member of Eurocities, withdrew from it in 2019.", "past"),
    ("en", "Next autumn Hull signs a twinning agreement with Reykjavik.", "planned"),
    ("no", "De første årene ble prosjektet Blå Stier finansiert av Norad.", "past"),
    ("no", "Til våren undertegner Moss en vennskapsavtale med Kiel.", "planned"),
    ("da", "Varde Kommunes medlemskab af Eurocities er stillet i bero.", "past"),
    ("da", "Til foråret underskriver Ribe en venskabsbyaftale med Kiel.", "planned"),
    ("de", "Die Städtepartnerschaft zwischen Celle und Tjumen ist derzeit ausgesetzt.", "past"),
    ("de", "Bis zum vergangenen Sommer wurde das Projekt Blaue Wege von der Stadt Celle koordiniert.", "past"),
    ("de", "Die Stadt Celle verfolgt die Arbeit von Eurocities, ohne Mitglied zu sein.", "negated"),
    ("fi", "Alkuvuosina Siniset polut -hanketta rahoitti Sitra, nykyisin kaupunki maksaa itse.", "past"),
    ("fi", "Kotkan kaupunki liittyy Eurocities-verkoston jäseneksi ensi vuoden alussa.", "planned"),
]
PLAIN = [
    ("sv", "Efter en paus under pandemin är Sala kommun åter partner i projektet Blå Spår."),
    ("sv", "Projektet Blå Spår finansieras av Sida fram till nästa sommar."),
    ("en", "Next year Hull and its twin town Reykjavik celebrate 75 years together."),
    ("en", "The project Blue Trails is coordinated by Exeter City Council, without anyone objecting."),
    ("no", "Prosjektet Blå Stier finansieres av Norad fram til neste sommer."),
    ("da", "Projektet Blå Stier koordineres af Varde Kommune uden at koste noget."),
    ("de", "Das Projekt Blaue Wege wird bis zum nächsten Sommer von Engagement Global gefördert."),
    ("fi", "Siniset polut -hanketta rahoittaa Sitra ensi kesään asti."),
]


@pytest.mark.parametrize(("language", "text", "status"), NOT_PLAIN)
def test_what_rests_ended_or_comes_is_no_plain_fact(language: str, text: str, status: str) -> None:
    """A relation that is suspended, held for a first time or begins later is told as such, and never as plain."""
    assert facts(text, language, status)
    assert not {fact for fact in facts(text, language) if fact[1] not in {"country", "startYear"}}


@pytest.mark.parametrize(("language", "text"), PLAIN)
def test_words_of_time_do_not_make_a_fact_past_or_planned(language: str, text: str) -> None:
    """A pause that is over, money that lasts until later and a jubilee to come leave a fact plain."""
    assert facts(text, language)
