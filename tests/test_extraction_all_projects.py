"""What a page says of several projects at once, and of the partnership that a sentence names by its parties."""

from __future__ import annotations

import pytest

from reading_of import facts, names, read


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            (
                "The project GreenQuay is led by Leeds City Council. The project BlueQuay is led by Hull City Council. "
                "Both projects run from 2017 to 2019."
            ),
            {("GreenQuay", "startYear", "2017"), ("BlueQuay", "startYear", "2017"), ("BlueQuay", "endYear", "2019")},
        ),
        (
            "fi",
            (
                "Porin kaupunki koordinoi VIHREX-hanketta. Lahden kaupunki koordinoi SINEX-hanketta. "
                "Molemmat hankkeet alkavat vuonna 2017."
            ),
            {("VIHREX", "startYear", "2017"), ("SINEX", "startYear", "2017")},
        ),
        (
            "sv",
            (
                "Projektet GreenQuay leds av Eslövs kommun. Projektet BlueQuay leds av Lunds kommun. "
                "Region Skåne är partner i båda projekten."
            ),
            {("GreenQuay", "partner", "Region Skåne"), ("BlueQuay", "partner", "Region Skåne")},
        ),
        (
            "de",
            (
                "Das Projekt GreenQuay wird von der Stadt Ulm geleitet. Das Projekt BlueQuay wird von der Stadt Hof geleitet. "
                "Beide Projekte werden von Engagement Global gefördert."
            ),
            {("GreenQuay", "fundedBy", "Engagement Global"), ("BlueQuay", "fundedBy", "Engagement Global")},
        ),
        (
            "no",
            (
                "Ni samarbeidsprosjekter har fått støtte fra Interreg Nord.\n\n"
                "Prosjektet GreenQuay ledes av Arendal kommune.\n\nProsjektet BlueQuay ledes av Larvik kommune.\n"
            ),
            {("GreenQuay", "fundedBy", "Interreg Nord"), ("BlueQuay", "fundedBy", "Interreg Nord")},
        ),
    ],
)
def test_what_is_said_of_all_projects_holds_of_each(
    language: str, text: str, expected: set[tuple[str, str, str]]
) -> None:
    """Years, partners and funders of "both projects" are those of each project named before."""
    assert expected <= facts(text, language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("sv", "Omkring 40 miljarder euro är avsatta 2021–2027, och EU-projekten kan ge oss en del av dem."),
        ("en", "Some 40 billion euros are set aside for 2021–2027, and the projects may bring us a part of them."),
        (
            "de",
            "Rund 40 Milliarden Euro stehen 2021–2027 bereit, und die Projekte können uns einen Teil davon bringen.",
        ),
    ],
)
def test_years_of_a_programme_are_not_those_of_each_project(language: str, sentence: str) -> None:
    """Where projects come up in passing, what the sentence says of a programme is not theirs."""
    before = {
        "sv": "Projektet GreenQuay leds av Eslövs kommun. Projektet BlueQuay leds av Lunds kommun.",
        "en": "The project GreenQuay is led by Leeds City Council. The project BlueQuay is led by Hull City Council.",
        "de": "Das Projekt GreenQuay leitet die Stadt Ulm. Das Projekt BlueQuay leitet die Stadt Hof.",
    }[language]

    told = read(f"{before} {sentence}", language).facts
    assert not [fact for fact in told if fact.rule.endswith("projects/all")]


def test_one_project_is_not_several() -> None:
    """Where fewer than two projects are named, nothing is handed down to them."""
    text = "Nio projekt i länet har sökt. Interreg Nord är ett program.\n\nProjektet GreenQuay leds av Eslövs kommun.\n"
    assert not {fact for fact in facts(text, "sv") if fact[1] in {"startYear", "endYear", "fundedBy"}}


@pytest.mark.parametrize(
    ("language", "text", "pair"),
    [
        ("de", "Die Klimapartnerschaft zwischen Ulm und Poltava hat große Ziele.", {"Ulm", "Poltava"}),
        ("de", "Die Ziele der Partnerschaft zwischen dem Landkreis Hof und der Stadt Poltava sind klar.", {"Landkreis Hof", "Stadt Poltava"}),
        ("en", "The only active partnership was developed between Cardiff and Leeds.", {"Cardiff", "Leeds"}),
        ("sv", "Samarbetet mellan Eslöv och Lutsk gäller skolor.", {"Eslöv", "Lutsk"}),
        ("da", "Samarbejdet mellem Vejen Kommune og Lutsk handler om skoler.", {"Vejen Kommune", "Lutsk"}),
        ("sv", "Eslövs kommun\n\nSedan 2001 pågår ett samarbete med staden Poltava i Ukraina.", {"Eslövs kommun", "Poltava"}),
    ],
)  # fmt: skip
def test_a_sentence_names_a_partnership_by_its_parties(language: str, text: str, pair: set[str]) -> None:
    """Who stands behind "cooperation between", or is the other of "cooperation with", is party to a partnership."""
    assert pair <= {party for _, predicate, party in facts(text, language) if predicate == "partner"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "Samarbetet mellan sex kommuner i Dalarna och Värmland gäller skolor."),
        ("en", "There is no partnership between Cardiff and Leeds."),
        ("de", "Die Zusammenarbeit zwischen den Ämtern in Ulm und Hof ist gut."),
    ],
)
def test_other_words_between_towns_name_no_partnership(language: str, text: str) -> None:
    """A denied partnership, one between other bodies of the towns, and a project's cooperation are none of the towns."""
    told = facts(text, language)
    assert not {link for link, predicate, _ in told if predicate == "partner" and " – " in link}


def test_the_year_of_the_only_partnership_may_stand_in_the_next_sentence() -> None:
    """A sentence on the cooperation that names nobody tells of the page's one partnership."""
    told = facts(
        "Das Ziel der Partnerschaft zwischen Ulm und Poltava ist klar. Seit 2019 besteht die Partnerschaft.", "de"
    )
    assert ("Ulm – Poltava", "startYear", "2019") in told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vi møtte folk fra Kramfors (S) og Varde (DK).", {("Kramfors", "S"), ("Varde", "DK")}),
        ("Vi møtte Halliko (Fin) og Varde (DK).", {("Halliko", "Fin"), ("Varde", "DK")}),
        ("Kari Holm (S) og Ola Berg (H) var der.", set()),
        ("Entwicklungszusammenarbeit (EZ) und Eine Welt (EW).", set()),
    ],
)
def test_the_marks_of_cars_name_countries_behind_towns(text: str, expected: set[tuple[str, str]]) -> None:
    """A mark in brackets is a country behind a town, and a party behind a person."""
    assert {(one, other) for one, predicate, other in facts(text, "no") if predicate == "country"} == expected


def test_a_title_and_what_it_stands_for_are_one_project() -> None:
    """A title in capitals with its long form in brackets is one project."""
    text = "Projektet GREENQUAY (Cleaner harbours for northern towns) leds av Eslövs kommun."
    assert len({one for one, predicate, _ in facts(text, "sv") if predicate == "coordinator"}) == 1
    assert ("Project", "GREENQUAY") in names(text, "sv")
