"""Facts: what a sentence, a field, a table or a heading says; in words of our own, in six languages."""

from __future__ import annotations

import pytest

from reading_of import facts, read

SAID = [
    ("sv", "Projektet Gröna broar finansieras av Nordplus.", ("Gröna broar", "fundedBy", "Nordplus")),
    ("sv", "Projektet Gröna broar betalas via ICLD med medel från Sida.", ("ICLD", "fundedBy", "Sida")),
    ("sv", "Projektet Gröna broar leds av Region Dalarna.", ("Gröna broar", "coordinator", "Region Dalarna")),
    (
        "sv",
        "I projektet Gröna broar deltar Sala kommun och Avesta kommun.",
        ("Gröna broar", "partner", "Avesta kommun"),
    ),
    (
        "sv",
        "Projektet Gröna broar pågick från mars 2015 till och med maj 2017.",
        ("Gröna broar", "startYear", "2015-03"),
    ),
    ("sv", "Projektet Gröna broar pågick från mars 2015 till och med maj 2017.", ("Gröna broar", "endYear", "2017-05")),
    ("sv", "Sala kommun är medlem i Eurocities.", ("Sala kommun", "memberOf", "Eurocities")),
    ("sv", "Delegationen kom från Alcoy, Spanien.", ("Alcoy", "country", "Spanien")),
    ("sv", "Projektet Gröna broar bidrar till SDG 3.", ("Gröna broar", "sdg", "SDG 3")),
    (
        "en",
        "The project Open Gates is led by Exeter City Council.",
        ("Open Gates", "coordinator", "Exeter City Council"),
    ),
    ("en", "The project Open Gates ran from 2009 to 2012.", ("Open Gates", "endYear", "2012")),
    ("en", "The project Open Gates was funded by Creative Europe.", ("Open Gates", "fundedBy", "Creative Europe")),
    ("no", "Prosjektet Levende hav ble finansiert av Nordplus.", ("Levende hav", "fundedBy", "Nordplus")),
    ("no", "Gjøvik kommune er medlem av Eurocities.", ("Gjøvik kommune", "memberOf", "Eurocities")),
    ("da", "Projektet Stille vand blev finansieret af Nordplus.", ("Stille vand", "fundedBy", "Nordplus")),
    ("da", "Lemvig Kommune er medlem af Eurocities.", ("Lemvig Kommune", "memberOf", "Eurocities")),
    ("de", "Das Projekt Wilde Wiesen lief von 2015 bis 2017.", ("Wilde Wiesen", "startYear", "2015")),
    ("de", "Fulda ist Mitglied im Klima-Bündnis.", ("Fulda", "memberOf", "Klima-Bündnis")),
    ("fi", "Hiljainen ranta toteutettiin 2014–2016.", ("Hiljainen ranta", "endYear", "2016")),
    ("fi", "Kouvola kuuluu Hinku-verkostoon.", ("Kouvola", "memberOf", "Hinku-verkosto")),
]


@pytest.mark.parametrize(("language", "text", "expected"), SAID)
def test_a_sentence_says_a_fact(language: str, text: str, expected: tuple[str, str, str]) -> None:
    """A plain sentence gives the fact that it states."""
    assert expected in facts(text, language)


NOT_SAID = [
    ("sv", "Tranås kommun är inte partner i projektet Gröna broar.", "partner"),
    ("sv", "En ansökan till Creative Europe för projektet Gröna broar avslogs.", "fundedBy"),
    ("sv", "Tanken är att söka pengar från Nordplus till projektet Gröna broar.", "fundedBy"),
    ("en", "Luton was invited to the project Open Gates but is not a partner.", "partner"),
    ("en", "A bid to Creative Europe for the project Open Gates was turned down.", "fundedBy"),
    ("no", "Halden kommune er ikke partner i prosjektet Levende hav.", "partner"),
    ("no", "Søknaden til Nordplus om prosjektet Levende hav ble avslått.", "fundedBy"),
    ("da", "Randers Kommune er ikke partner i projektet Stille vand.", "partner"),
    ("da", "Projektet Stille vand fik afslag fra Nordplus.", "fundedBy"),
    ("de", "Die Stadt Soest ist nicht Partner im Projekt Wilde Wiesen.", "partner"),
    ("fi", "Nordplus hylkäsi hakemuksen hankkeesta Hiljainen ranta.", "fundedBy"),
    ("fi", "Imatra ei ole kumppani hankkeessa Hiljainen ranta.", "partner"),
]


@pytest.mark.parametrize(("language", "text", "predicate"), NOT_SAID)
def test_what_is_denied_or_only_planned_is_not_asserted(language: str, text: str, predicate: str) -> None:
    """A denial, a refusal or a plan gives no plain fact."""
    assert not [fact for fact in facts(text, language) if fact[1] == predicate]


TWINS = [
    ("sv", "Flens kommun\n\nVåra vänorter\n\n• Alcoy, Spanien (sedan 1987)\n• Lublin, Polen (1994)\n", "Alcoy", "1987"),
    (
        "en",
        "Luton Borough Council\n\nOur twin towns\n\n- Dijon, France - since 1977\n- Celle, Germany (1981)\n",
        "Dijon",
        "1977",
    ),
    ("no", "Halden kommune\n\nVennskapsbyer\n\n• Skive, Danmark (1961)\n• Mora, Sverige (1949)\n", "Skive", "1961"),
    (
        "da",
        "Randers Kommune\n\nVenskabsbyer\n\nCelle (Tyskland): siden 1988\nMotala (Sverige): siden 1951\n",
        "Celle",
        "1988",
    ),
    (
        "de",
        "Stadt Soest\n\nPartnerstädte\n\n• Burgos, Spanien (seit 1985)\n• Kielce, Polen (seit 1992)\n",
        "Burgos",
        "1985",
    ),
    (
        "fi",
        "Imatran kaupunki\n\nYstävyyskaupungit\n\nKaupunki\tMaa\tVuodesta\nMora\tRuotsi\t1956\nLarvik\tNorja\t1960\n",
        "Mora",
        "1956",
    ),
]


@pytest.mark.parametrize(("language", "text", "town", "year"), TWINS)
def test_a_list_of_twin_towns_is_read(language: str, text: str, town: str, year: str) -> None:
    """Each line of a list or table of twin towns is a twinning, its year the partnership's first."""
    found = facts(text, language)

    assert [fact for fact in found if fact[1] == "twinnedWith" and fact[2].startswith(town)]
    assert [fact for fact in found if fact[1] == "startYear" and fact[2] == year]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "Flens kommun\n\nVåra vänorter\n\nVänortsavtalet med Alcoy upphörde 2011.\n"),
        ("en", "Luton Borough Council\n\nTwin towns\n\nThe twinning with Dijon ended in 2009.\n"),
        ("no", "Halden kommune\n\nVennskapsbyer\n\nVennskapsavtalen med Skive ble avviklet i 2015.\n"),
        ("fi", "Imatran kaupunki\n\nYstävyyskaupungit\n\nMora oli ystävyyskaupunkimme, mutta sopimusta ei enää ole.\n"),
    ],
)
def test_a_former_twin_town_is_past(language: str, text: str) -> None:
    """A twinning that ended is not asserted."""
    assert not [fact for fact in facts(text, language) if fact[1] == "twinnedWith"]


FIELDS = """Gröna broar

Projektet bygger broar mellan skolor.

Projektägare: Region Dalarna
Partner: Sala kommun, Avesta kommun och Karlstads universitet
Projekttid: 2015–2017
Total budget: 3 200 000 kr
Finansiering: Nordplus
"""


@pytest.mark.parametrize(
    "expected",
    [
        ("coordinator", "Region Dalarna"),
        ("partner", "Karlstads universitet"),
        ("startYear", "2015"),
        ("endYear", "2017"),
        ("budget", "3 200 000 kr"),
        ("fundedBy", "Nordplus"),
    ],
)
def test_fields_say_what_their_labels_mean(expected: tuple[str, str]) -> None:
    """A labelled line is a fact about the page's project."""
    assert ("Gröna broar", *expected) in facts(FIELDS, "sv")


def test_a_heading_holds_for_its_own_section_only() -> None:
    """A partner named under one project's heading is no partner of the next."""
    text = (
        "1. Projekt Gröna broar (2011–2013)\n\nSala kommun var partner i projektet.\n\n"
        "2. Projekt Ljusa nätter (2014–2016)\n\nAvesta kommun var partner i projektet.\n"
    )
    partners = {fact for fact in facts(text, "sv") if fact[1] == "partner"}

    assert partners == {("Gröna broar", "partner", "Sala kommun"), ("Ljusa nätter", "partner", "Avesta kommun")}


CONTACTS = [
    (
        "sv",
        "Kontaktperson: Alva Brattberg, Sala kommun, 0224-74 70 00, alva.brattberg@sala.example.se",
        "0224-74 70 00",
    ),
    ("en", "Contact: Edith Calland, Exeter City Council, 01392 555 014, e.calland@exeter.example.uk", "01392 555 014"),
    (
        "no",
        "Kontaktperson: Jorunn Granath, Halden kommune, tlf. 69 55 50 12, jorunn.granath@halden.example.no",
        "69 55 50 12",
    ),
    (
        "da",
        "Kontaktperson: Bodil Wessel, Randers Kommune, tlf. 89 55 51 02, bodil.wessel@randers.example.dk",
        "89 55 51 02",
    ),
    (
        "de",
        "Ansprechpartnerin: Hedda Palmer, Stadt Soest, Telefon 02921 555-1200, hedda.palmer(at)soest.example.de",
        "02921 555-1200",
    ),
    (
        "fi",
        "Yhteyshenkilö: Vera Salmela, Imatran kaupunki, puh. 040 555 0911, vera.salmela@imatra.example.fi",
        "040 555 0911",
    ),
]


@pytest.mark.parametrize(("language", "text", "number"), CONTACTS)
def test_a_contact_line_gives_person_employer_and_addresses(language: str, text: str, number: str) -> None:
    """A contact line gives the number as written, the address in its normal form, and whom the person works for."""
    found = {fact[1]: fact[2] for fact in facts(text, language)}

    assert found["phone"] == number
    assert found["email"].count("@") == 1
    assert "affiliation" in found


@pytest.mark.parametrize(
    ("language", "text", "goals"),
    [
        ("sv", "Projektet ”Gröna broar” bidrar till Agenda 2030-målen 6–8 och 13.", {"6", "7", "8", "13"}),
        ("sv", "Projektet ”Gröna broar” arbetar med det fjärde globala målet.", {"4"}),
        ("sv", "Projektet ”Gröna broar” har tre mål. Mål 2 är en webbplats.", set()),
        ("en", "The project Open Gates works towards SDG target 7.2 and SDG 11.", {"7.2", "11"}),
        ("en", "The project Open Gates has three goals. Goal 2 is a website.", set()),
    ],
)
def test_goals_are_stated_as_vanort_goals_reads_them(language: str, text: str, goals: set[str]) -> None:
    """Ranges, ordinals and targets are goals of the 2030 Agenda; a project's own numbered goals are not."""
    assert {value for _, predicate, value in facts(text, language) if predicate == "sdg"} == {f"SDG {g}" for g in goals}


def test_the_party_of_a_politician_is_no_employer() -> None:
    """A letter or two in brackets behind a name say which party somebody belongs to."""
    text = "Kontakt: Berit Ek (C), kommunalråd i Sala kommun, 070-555 01 38\n"

    assert not {row for row in facts(text, "sv") if "C" in row}


LEADS_NOT = [
    (
        "en",
        "The project Open Gates is run by Luton. It is paid for by the Harbour Trust, which manages the programme Nordplus.",
    ),
    ("sv", "Projektet Gröna broar drivs av Sala kommun. Det betalas av ICLD, som administrerar programmet Nordplus."),
    ("no", "Prosjektet Levende hav ledes av Halden kommune. Det betales av Norec, som forvalter programmet Nordplus."),
    ("fi", "Hiljainen ranta toteutettiin 2014–2016. Sen rahoitti Erasmus+ -ohjelma, jota hallinnoi Opetushallitus."),
    ("de", "Das Projekt Wilde Wiesen zahlt Engagement Global, das das Programm Nordplus verwaltet."),
    (
        "en",
        "The project Open Gates is run by Luton. After Norway left the EU the council stayed on as lead until the end.",
    ),
    ("sv", "Projektet Gröna broar. Projektledningen sitter hos VIA i Horsens."),
    ("da", "Projektet Stille vand. Projektledelsen ligger hos VIA i Horsens."),
]


@pytest.mark.parametrize(("language", "text"), LEADS_NOT)
def test_who_manages_the_programme_or_only_has_the_seat_does_not_lead(language: str, text: str) -> None:
    """Nobody but the towns named as leading leads; the body behind a programme and the town of its office do not."""
    led = {fact[2] for fact in facts(text, language) if fact[1] == "coordinator"}

    assert led <= {"Luton", "Sala kommun", "Halden kommune"}


@pytest.mark.parametrize(
    ("language", "text", "leader"),
    [
        ("en", "Luton manages the Interreg-funded project Open Gates.", "Luton"),
        ("sv", "Sala kommun fick pengar av Erasmus+ och leder projektet Gröna broar.", "Sala kommun"),
        ("de", "Die Projektleitung des Projekts Wilde Wiesen liegt bei der GIZ in Bonn.", "GIZ"),
        ("sv", "Projektet Gröna broar leds av Sala kommun i Västmanland.", "Sala kommun"),
        ("fi", "Hanketta Hiljainen ranta hallinnoi Imatran kaupunki.", "Imatran kaupunki"),
    ],
)
def test_who_leads_the_project_is_told_beside_a_programme_or_a_seat(language: str, text: str, leader: str) -> None:
    """A programme that pays and a place beside the leader's name take nothing from who leads."""
    assert {fact[2] for fact in facts(text, language) if fact[1] == "coordinator"} == {leader}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The project Open Gates is paid for by the Swedish International Development Cooperation Agency (Sida).",
        ),
        ("en", "The project Open Gates is funded by the Municipal Partnership Programme on behalf of Sida."),
        ("de", "Das Projekt Wilde Wiesen bezahlt die Deutsche Gesellschaft für Internationale Zusammenarbeit (GIZ)."),
        ("sv", "Projektet Gröna broar ryms i programmet Kommunala partnerskap, som Sida betalar."),
        ("no", "Prosjektet Levende hav betales av Direktoratet for utviklingssamarbeid (Norad)."),
    ],
)
def test_a_word_for_working_together_in_a_name_makes_no_partner(language: str, text: str) -> None:
    """That an agency or a programme has cooperation in its name says nothing of who takes part."""
    assert not [fact for fact in facts(text, language) if fact[1] == "partner"]


@pytest.mark.parametrize(
    ("text", "town"),
    [
        (
            "RAUMA\n\nRaumalla ja Larvikin kaupungilla on sopimus. Raumasta lähti kuoro.\n\nRauman kaupunki vastaa.",
            "Rauman kaupunki",
        ),
        ("Turusta lähti kaksi kuoroa Moraan. Turun kaupunki maksoi matkan, ja Turku sai kiitokset.", "Turun kaupunki"),
        ("Tampereella on uusi sopimus. Tampereen kaupunki ja Mora allekirjoittivat sen.", "Tampereen kaupunki"),
        ("Zetelin kunta kävi Porissa. Zetel on pieni, sanoi Porin kaupunki.", "Porin kaupunki"),
    ],
)
def test_a_town_in_any_case_is_one_town(text: str, town: str) -> None:
    """A Finnish ending, with or without a change of the stem, leaves no second town beside the first."""
    towns = [entity.label for entity in read(text, "fi").entities if entity.kind == "Municipality"]

    assert town in towns
    assert len([one for one in towns if one[:3] == town[:3]]) == 1
