"""What a condition, a contrast, an application around a statement makes of it."""

from __future__ import annotations

import pytest

from reading_of import facts

TITLE = {
    "sv": "Projektet Ljusa Vägar",
    "en": "The project Bright Lanes",
    "no": "Prosjektet Lyse Veier",
    "da": "Projektet Lyse Veje",
    "de": "Das Projekt Helle Wege",
    "fi": "Hanke Valoisat Polut",
}


@pytest.mark.parametrize(
    ("language", "text", "town"),
    [
        ("da", "Ribe er venskabsby med Kiel. Venskabsbyaftalen med Gdynia blev derimod opsagt i 2016.", "Gdynia"),
        (
            "de",
            "Kiel hat zwei Partnerstädte. Die Städtepartnerschaft mit Gdynia wurde hingegen 2017 beendet.",
            "Gdynia",
        ),
        ("no", "Moss er vennskapsby med Kiel. Vennskapsbyavtalen med Gdynia er derimot avviklet.", "Gdynia"),
        ("en", "Hull is twinned with Kiel. The twinning with Gdynia, however, ended in 2015.", "Gdynia"),
    ],
)
def test_a_word_of_contrast_inside_a_clause_divides_nothing(language: str, text: str, town: str) -> None:
    """The word "however" between a subject and its verb leaves them one clause, so that the end reaches the town."""
    assert not [fact for fact in facts(text, language) if town in fact]
    assert [fact for fact in facts(text, language, "past") if town in fact]


def test_a_word_of_contrast_behind_a_new_subject_opens_a_clause() -> None:
    """What is denied of the second does not touch the first: "Kiel is a partner, Ulm, however, is not"."""
    told = facts("Kiel ist Partner im Projekt Grüne Tore, Lübeck hingegen nicht.", "de")
    assert ("Grüne Tore", "partner", "Kiel") in told
    assert not [fact for fact in told if "Lübeck" in fact]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("sv", "Om Vinnova säger ja startar {0} 2027. Ale kommun blir då samordnare.", "Ale kommun"),
        ("sv", "Vi ansöker om {0}. Budgeten skulle i så fall bli 650 000 euro.", "650 000 euro"),
        ("fi", "Jos päätös on myönteinen, {0} alkaa vuonna 2027 ja sen budjetti on 95 000 euroa.", "95 000 euroa"),
        ("da", "Får vi ja fra fonden, begynder {0} i 2027 med Ribe Kommune som koordinator.", "Ribe Kommune"),
        ("en", "If the fund agrees, {0} begins in 2027 and Hull City Council leads it.", "Hull City Council"),
    ],
)
def test_what_hangs_on_a_condition_is_planned(language: str, text: str, name: str) -> None:
    """A condition reaches on over "and" to the end of its sentence, and to the next one by "then" and "in that case"."""
    opened = TITLE[language]
    said = text.format(opened[0].lower() + opened[1:])
    assert not [fact for fact in facts(said, language) if name in fact]


def test_a_condition_does_not_reach_behind_but() -> None:
    """A clause behind "but" tells who leads, whatever the condition before it says."""
    told = facts("If the fund agrees, work begins in May, but Hull City Council leads the Bright Lanes project.", "en")
    assert [fact for fact in told if "Hull City Council" in fact]


@pytest.mark.parametrize(
    ("language", "heading", "body", "name"),
    [
        ("sv", "Ansökan om Ljusa Vägar", "Ale kommun är samordnare i projektet.", "Ale kommun"),
        ("fi", "Tulossa: Valoisat polut", "Hanketta koordinoi Oulun kaupunki.", "Oulun kaupunki"),
        ("no", "Søknad om Lyse veier", "Moss kommune leder prosjektet.", "Moss kommune"),
    ],
)
def test_a_heading_on_an_application_holds_for_all_below_it(language: str, heading: str, body: str, name: str) -> None:
    """Headings such as "Application for …" and "Coming: …" make a plan of each sentence below them."""
    assert not [fact for fact in facts(f"# Nytt\n\n## {heading}\n\n{body}\n", language) if name in fact]


@pytest.mark.parametrize(
    ("language", "text", "year"),
    [
        (
            "da",
            "Projektet Lyse Veje koster 4 mio. kr. Oprindeligt skulle det slutte i 2025, men det slutter i 2027.",
            "2025",
        ),
        ("sv", "Ursprungligen skulle projektet Ljusa Vägar sluta 2025, men det slutar 2027.", "2025"),
        (
            "da",
            "Projektet Lyse Veje begyndte i 2022. Partnerne vil søge om at få forlænget projektet, så det slutter i 2029.",
            "2029",
        ),
    ],
)
def test_an_end_that_was_meant_first_or_is_asked_for_is_not_told(language: str, text: str, year: str) -> None:
    """What was "originally to end in 2025" and what "will apply to go on until 2029" are no ends of a project."""
    assert not [fact for fact in facts(text, language) if fact[1:] == ("endYear", year)]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        (
            "sv",
            "Växjö var först ute, lämnade aldrig nätverket och är medlem i Eurocities.",
            ("Växjö", "memberOf", "Eurocities"),
        ),
        ("fi", "Hankkeen Valoisat Polut kumppani on Oulun kaupunki, eikä Kotkan kaupunki ole mukana.", None),
    ],
)
def test_a_denied_leaving_and_another_town_deny_nothing(
    language: str, text: str, wanted: tuple[str, str, str] | None
) -> None:
    """Who "never left" has not left, and the city of Kotka is not "the city" on another town's page."""
    told, denied = facts(text, language), facts(text, language, "negated")
    assert wanted is None or wanted in told
    assert not [fact for fact in denied if fact[2] == "Oulun kaupunki"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Project: Bright Lanes\nStatus: application rejected\nFunder: Interreg North Sea\nPartners: Hull City Council\n"),
        ("sv", "Projekt: Ljusa vägar\nStatus: avslag\nFinansiär: Vinnova\nPartner: Ale kommun\nPeriod: 2024–2026\n"),
        ("de", "Projekt: Helle Wege\nPartner: Stadt Kiel, Brest\nFörderung: Interreg\nStatus: beantragt\n"),
    ],
)  # fmt: skip
def test_a_field_for_the_status_holds_for_the_other_fields_of_its_record(language: str, text: str) -> None:
    """What was refused or only applied for has no partner, funder or year, wherever in the record that is said."""
    assert not {fact for fact in facts(text, language) if fact[1] in {"partner", "fundedBy", "startYear", "endYear"}}


def test_a_field_for_the_status_of_what_runs_takes_nothing_back() -> None:
    """The words "Status: ongoing" leave the other fields as they are."""
    text = "Project: Bright Lanes\nStatus: ongoing\nFunder: Interreg North Sea\nPartners: Hull City Council\n"
    assert ("Bright Lanes", "fundedBy", "Interreg North Sea") in facts(text, "en")


@pytest.mark.parametrize(
    ("language", "heading", "cell"),
    [
        ("no", "Moss kommune\n\n## Vennskapsbyer\n\nBy\tLand\tStatus", "Forespørsel"),
        ("de", "Stadt Kiel\n\n## Partnerstädte\n\nStadt\tLand\tStand", "in Vorbereitung"),
        ("fi", "Kuopion kaupunki\n\n## Ystävyyskaupungit\n\nKaupunki\tMaa\tTila", "haussa"),
    ],
)
def test_a_cell_may_say_that_its_row_is_a_plan(language: str, heading: str, cell: str) -> None:
    """A cell says of its row what the same words say as a heading of all below them."""
    text = f"{heading}\nGdynia\tPolen\t2001\nTartu\tEstland\t{cell}\n"
    towns = {name for a, what, b in facts(text, language) if what == "twinnedWith" for name in (a, b)}
    assert "Gdynia" in towns
    assert "Tartu" not in towns


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Hull entered into two twinnings, with Kiel and Gdynia. Neither of these links lasted."),
        ("sv", "Ystads kommun\n\nYstad fick två vänorter, Kiel och Gdynia. Ingen av dem finns kvar."),
        ("da", "Ribe Kommune\n\nRibe fik to venskabsbyer, Kiel og Gdynia. Ingen af dem findes længere."),
    ],
)
def test_a_later_sentence_takes_back_all_that_one_before_tells(language: str, text: str) -> None:
    """Where none of several links lasted, none of them is told."""
    assert not {fact for fact in facts(text, language) if fact[1] == "twinnedWith"}
