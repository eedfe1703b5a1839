"""Titles that only the clause around them shows, and towns whose country stands further away in their clause."""

from __future__ import annotations

import pytest

from reading_of import facts, names, read

TOLD = [
    ("sv", "Mora kommun är en av fem parter i Skogens minnen.", ("Skogens minnen", "partner", "Mora kommun")),
    ("sv", "Det är Region Dalarna som leder Stilla gator.", ("Stilla gator", "coordinator", "Region Dalarna")),
    ("sv", "Efter nyår finansieras Stilla gator av Trafikverket.", ("Stilla gator", "fundedBy", "Trafikverket")),
    ("en", "Leeds City Council is a partner in Woven Paths.", ("Woven Paths", "partner", "Leeds City Council")),
    ("en", "Silent Rivers is paid for by the Environment Agency.", ("Silent Rivers", "fundedBy", "Environment Agency")),
    ("no", "Levanger kommune er med i Havets minne i år.", ("Havets minne", "partner", "Levanger kommune")),
    ("no", "Stille gater får støtte fra Miljødirektoratet.", ("Stille gater", "fundedBy", "Miljødirektoratet")),
    ("da", "Nyborg Kommune er en af fem partnere i Havets minde.", ("Havets minde", "partner", "Nyborg Kommune")),
    ("de", "Die Stadt Stade leitet Kalte Wege seit Januar.", ("Kalte Wege", "coordinator", "Stadt Stade")),
]
NO_TITLE = [
    ("sv", "Nya cykelvägar bekostas av Trafikverket."),
    ("sv", "Ale kommun deltar i Järvaveckan."),
    ("en", "Several new cycle paths are paid for by the Environment Agency."),
    ("en", "Leeds City Council takes part in Europe Week."),
    ("no", "Leiren arrangeres hvert år med støtte fra Miljødirektoratet."),
    ("da", "Lokale skoler får støtte fra Nordplus."),
    ("de", "Die Stadt Stade ist Partner von Schulen und Vereinen."),
    ("fi", "Uudet pyörätiet rahoittaa Väylävirasto."),
]
LOCATED = [
    ("sv", "Vi hälsade på i Pärnu, som ligger vid kusten i sydvästra Estland.", ("Pärnu", "Estland")),
    ("en", "The choir has just returned from Plovdiv in the far south of Bulgaria.", ("Plovdiv", "Bulgaria")),
    ("no", "Ordføreren reiste til Gdynia nord i Polen.", ("Gdynia", "Polen")),
    ("da", "Børnene tog bussen til Turku i det sydvestlige Finland.", ("Turku", "Finland")),
    ("de", "Sie kam aus Szeged, einer Universitätsstadt im Süden von Ungarn.", ("Szeged", "Ungarn")),
    ("fi", "Narva on Viron kolmanneksi suurin kaupunki.", ("Narva", "Viro")),
]
ELSEWHERE = [
    ("sv", "En delegation från Kalmar reste till norra Polen."),
    ("en", "Visitors from Hull travelled to northern Iceland."),
    ("no", "Elever fra Moss var på tur i Polen."),
    ("da", "En gruppe fra Varde rejste i det nordlige Finland."),
    ("de", "Celle liefert Busse nach Ungarn."),
    ("fi", "Kerava on Viron suurin ostaja."),
]


@pytest.mark.parametrize(("language", "text", "expected"), TOLD)
def test_a_clause_shows_where_its_title_stands(language: str, text: str, expected: tuple[str, str, str]) -> None:
    """What a known body takes part in, leads or pays is a project, though nothing calls it one."""
    assert expected in facts(text, language)


@pytest.mark.parametrize(("language", "text"), NO_TITLE)
def test_what_is_paid_or_visited_is_not_always_a_project(language: str, text: str) -> None:
    """Ordinary words that open a sentence, and occasions that one takes part in, are no titles."""
    assert not [name for kind, name in names(text, language) if kind == "Project"]


@pytest.mark.parametrize(("language", "text", "expected"), LOCATED)
def test_a_country_may_stand_further_away(language: str, text: str, expected: tuple[str, str]) -> None:
    """A few small words, a relative clause or an apposition may stand between a town and its country."""
    assert (expected[0], "country", expected[1]) in facts(text, language)


@pytest.mark.parametrize(("language", "text"), ELSEWHERE)
def test_who_travels_to_a_country_is_not_of_it(language: str, text: str) -> None:
    """A town is not in the country that somebody of it goes to."""
    assert not [fact for fact in facts(text, language) if fact[1] == "country"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "Lindby kommun har samarbetat med Kragerholm i Norge sedan 2011."),
        ("no", "Lindby kommune har samarbeidet med Kragerholm i Sverige siden 2011."),
        ("en", "Lindby municipality has been working with Kragerholm in Norway since 2011."),
        ("da", "Lindby Kommune har arbejdet sammen med Kragerholm i Norge siden 2011."),
        ("sv", "Lindby kommun har samarbetat med Kragerholm sedan 2011."),
        ("en", "Lindby municipality has been working with Kragerholm since 2011."),
    ],
)
def test_whom_one_works_with_is_no_title(language: str, text: str) -> None:
    """A single name behind "with", or one that a country follows, is as likely a town: it becomes no project."""
    assert not [entity for entity in read(text, language).entities if entity.kind == "Project"]
