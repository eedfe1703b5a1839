"""Dates, amounts, names and roles: what is vague, partial, or somebody else's is not told."""

from __future__ import annotations

from pathlib import Path

import pytest

from vanort.claims.terms import short_names
from vanort.documents import Document
from vanort.documents.sections import find_sections
from vanort.extraction.pipeline import extract
from vanort.extraction.proposing.claims_file import propose


def told(text: str, language: str) -> set[tuple[str, str, str]]:
    document = Document(Path("page.txt"), text, find_sections(text), "0" * 64, language=language)
    file = propose(extract(document), "page")
    names = {thing.iri: thing.names[0].text if thing.names else thing.id for thing in file.things}
    return {
        (names.get(c.subject, ""), short_names()[c.predicate], names.get(c.object, str(c.object)))  # type: ignore[call-overload]
        for c in file.statements
    }


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("sv", "Ystads kommun har varit vänort med Haugesund sedan slutet av 1980-talet."),
        ("en", "Ipswich Borough Council has been twinned with Arras since the mid-1990s."),
        ("da", "Odense Kommune har været venskabsby med Tartu siden begyndelsen af 1990'erne."),
        ("no", "Bergen kommune har hatt vennskapsbyen Tartu siden midten av 1990-tallet."),
        ("de", "Die Stadt Kiel unterhält seit Anfang der 1990er Jahre eine Städtepartnerschaft mit Tallinn."),
        ("fi", "Vaasan kaupunki on ollut Tarton ystävyyskaupunki 1990-luvulta lähtien."),
        ("sv", "Projektet Fyren finansieras av Interreg Öresund-Kattegat-Skagerrak 2014–2020."),
        ("de", "Das Projekt Turm läuft im Rahmen von Erasmus+ 2021–2027."),
        ("en", "The Beacon project supports Vision 2030 and is funded by Horizon 2020."),
    ],
)
def test_a_decade_or_a_year_of_another_name_is_no_start(language: str, sentence: str) -> None:
    """What is vague, or belongs to a programme, gives no year."""
    assert not {fact for fact in told(sentence, language) if fact[1] in {"start", "end"}}


@pytest.mark.parametrize(
    ("language", "sentence", "amount", "currency"),
    [
        ("sv", "Projektet Fyren har en budget på 2–3 miljoner kronor.", "", ""),
        ("no", "Prosjektet Fyrlykt får 50 000 kroner per år.", "", ""),
        ("de", "Das Projekt Turm kostet höchstens 2 Mio. Euro.", "", ""),
        ("sv", "Projektet Fyren har en budget på 4 MSEK, varav 1,2 MSEK kommer från EU.", "4000000", "SEK"),
        ("da", "Projektet Fyret har et budget på 2,3 mio. kr.", "2300000", "DKK"),
        ("no", "Prosjektet Fyrlykt har et budsjett på kr 500 000,-.", "500000", "NOK"),
        ("en", "The Beacon project has a budget of €1.2bn.", "1200000000", "EUR"),
        ("en", "The Beacon project has a budget of 1.2 million euros.", "1200000", "EUR"),
        ("en", "The Beacon project has a budget of 300,000 pounds.", "300000", "GBP"),
        ("de", "Das Projekt Turm hat ein Budget von 40.000 Franken.", "40000", "CHF"),
        ("sv", "Projektet Fyren har en budget på 900 000 kr.", "900000", "SEK"),
    ],
)
def test_an_amount_is_told_whole_with_its_currency_or_not_at_all(
    language: str, sentence: str, amount: str, currency: str
) -> None:
    """A range, a rate, a limit and a part are no budget."""
    facts = {(predicate, value) for _, predicate, value in told(sentence, language)}

    assert {value for predicate, value in facts if predicate == "amount"} == ({amount} if amount else set())
    assert {value for predicate, value in facts if predicate == "currency"} == ({currency} if currency else set())


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("sv", "Projektet Fyren leds av Maja Ek och finansieras av Sida."),
        ("en", "The Beacon project is led by Jane Moss and funded by the British Council."),
        ("da", "Projektet Fyret ledes af Mette Juhl og støttes af Udenrigsministeriet."),
        ("sv", "Bo Sten leder projektet Fyren tillsammans med Tartu."),
    ],
)
def test_a_role_goes_no_further_than_its_part_of_the_sentence(language: str, sentence: str) -> None:
    """Who pays or takes part is not who leads."""
    assert not {fact for fact in told(sentence, language) if fact[1] == "coordinator"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "Våra vänorter är Tartu, Gdynia och Narvik."),
        ("en", "# Our twin towns\n\n- Tartu, Estonia\n- Gdynia, Poland\n"),
        ("de", "Lugo, Kendal und Bursa sind unsere Partnerstädte."),
        ("fi", "Ystävyyskaupunkimme ovat Tartto ja Gdynia."),
    ],
)
def test_a_list_without_its_owner_makes_no_town_the_owner(language: str, text: str) -> None:
    """Our twin towns are not twinned with each other."""
    assert not {fact for fact in told(text, language) if fact[1] == "twinnedWith"}


def test_a_genitive_is_no_name() -> None:
    """A page on "Ystads kommuns vänorter" is of Ystads kommun."""
    assert ("Ystads kommun", "twinnedWith", "Haugesund") in told(
        "# Ystads kommuns vänorter\n\n| Ort | Land |\n|---|---|\n| Haugesund | Norge |\n", "sv"
    )


@pytest.mark.parametrize(
    ("language", "sentence", "budget"),
    [
        ("sv", "Projektet Blå Kust har en budget på 3,1 miljoner euro, varav 75 procent är EU-medel.", True),
        ("en", "The budget of the project Blue Coast is €3.1 million, of which 75 per cent is EU money.", True),
        ("de", 'Das Budget des Projekts "Blaue Küste" beträgt 3,1 Mio. Euro, davon 75 Prozent EU-Mittel.', True),
        ("fi", "Sininen ranta -hankkeen budjetti on 3,1 miljoonaa euroa, josta 75 prosenttia on EU-rahaa.", True),
        ("sv", "EU ger projektet Blå Kust 3,1 miljoner euro (75 procent av budgeten).", False),
        ("en", "The EU funds the project Blue Coast with €3.1 million (75 per cent of the budget).", False),
    ],
)
def test_a_share_of_an_amount_leaves_it_whole(language: str, sentence: str, budget: bool) -> None:
    """Who says "of which 75 per cent" gives the whole before it; who says "(75 per cent)" gives a part."""
    assert any(predicate == "amount" for _, predicate, _ in told(sentence, language)) is budget
