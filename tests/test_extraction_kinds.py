"""Kinds of sentences in six languages: projects that nothing calls one, second funders, years told one sentence later."""

from __future__ import annotations

import pytest

from reading_of import facts, read

NAMED_BY_SIGNS = [
    ("sv", "Havsglimt finansieras av Interreg Aurora.", ("Havsglimt", "fundedBy", "Interreg Aurora")),
    ("no", "Kystlys ledes av Vågan kommune og varer fra 2022 til 2025.", ("Kystlys", "endYear", "2025")),
    ("da", "Kystlys ledes af Lemvig Kommune.", ("Kystlys", "coordinator", "Lemvig Kommune")),
    ("fi", "Jokivoimaa koordinoi Rovaniemen kaupunki.", ("Jokivoimaa", "coordinator", "Rovaniemen kaupunki")),
    ("de", "Küstenlicht wird von der Stadt Husum geleitet.", ("Küstenlicht", "coordinator", "Stadt Husum")),
    ("en", "Green Harbour has a total budget of €1.2 million.", ("Green Harbour", "budget", "€1.2 million")),
    ("en", "Partners in Kelpwood are Fife Council and Hull.", ("Kelpwood", "partner", "Fife Council")),
    ("de", "Projektleiterin von Meerespuls ist Lena Eck.", ("Meerespuls", "contactPerson", "Lena Eck")),
]
NO_NAMES = [
    ("sv", "Verksamheten finansieras av Vinnova."),
    ("sv", "Ungdomsgården leds av Hylte kommun."),
    ("no", "Elevutveksling finansieres av Erasmus+."),
    ("da", "Musikskolen ledes af Læsø Kommune."),
    ("fi", "Toimintaa rahoittaa Business Finland."),
    ("de", "Schulbesuche werden von Erasmus+ gefördert."),
    ("en", "Local schools are funded by Essex County Council."),
]
SECOND_FUNDERS = [
    ("sv", "Projektet Ljusa stigar får stöd av Vinnova. Region Dalarna bidrar också.", "Region Dalarna"),
    ("no", "Prosjektet Lyse Stier støttes av Norad, med støtte også fra Viken fylkeskommune.", "Viken fylkeskommune"),
    ("da", "Projektet Lyse Stier finansieres af Nordplus. Region Sjælland bidrager også.", "Region Sjælland"),
    ("fi", "Valot-hanketta rahoittaa Nordplus. Myös Lapin liitto osallistuu rahoitukseen.", "Lapin liitto"),
    ("de", "Das Projekt Helle Wege wird von Erasmus+ mit 200.000 Euro und von der Stadt Hof mit 30.000 Euro gefördert.",
     "Stadt Hof"),
    ("en", "The Bright Paths project is funded by Erasmus+. Devon County Council also contributes.",
     "Devon County Council"),
]  # fmt: skip
YEARS = [
    ("sv", "Åmål har två vänorter, Türi och Gjesdal. Den förra sedan 1990, den senare sedan 1962.", "1962"),
    ("no", "Larvik er vennskapsby med Pärnu. De to byene har hatt vennskapsavtale siden 1993.", "1993"),
    ("da", "Nyborg har to venskabsbyer, Kerava og Mölndal. Den første siden 1952, den anden siden 1970.", "1970"),
    ("fi", "Salolla on kaksi ystävyyskaupunkia, Anija ja Odder. Edellisen kanssa sopimus tehtiin 1989, jälkimmäisen 1952.",
     "1952"),
    ("de", "Goslar ist Partnerstadt von Forssa in Finnland. Der Vertrag wurde 1989 unterzeichnet.", "1989"),
    ("en", "Hull is twinned with Freetown and Rotterdam. The former has been a twin since 1979, the latter since 1936.",
     "1936"),
]  # fmt: skip
NEVER_WAS = [
    ("sv", "Projektet Månsken, lett av Åmåls kommun, blev aldrig av."),
    ("no", "Prosjektet Måneskinn, ledet av Sandnes kommune, ble aldri noe av."),
    ("da", "Projektet Måneskin, ledet af Nyborg Kommune, blev aldrig til noget."),
    ("fi", "Kuutamo-hanke, jota johtaa Salon kaupunki, peruttiin."),
    ("de", "Das Projekt Mondschein, geleitet von der Stadt Goslar, wurde nie umgesetzt."),
    ("en", "The Moonshine project, led by Exeter City Council, was never carried out."),
]
ONE_TOWN = [
    ("sv", "Göteborg är vänort med Åbo. Turku ligger i Finland.", {"Åbo", "Turku"}),
    ("de", "Danzig ist groß. Gdańsk ist schön.", {"Danzig", "Gdańsk"}),
    ("fi", "Tallinna on suuri. Tallinn on kaunis.", {"Tallinna", "Tallinn"}),
]


@pytest.mark.parametrize(("language", "text", "expected"), NAMED_BY_SIGNS)
def test_what_is_told_of_a_name_shows_that_it_is_a_project(
    language: str, text: str, expected: tuple[str, str, str]
) -> None:
    """Who pays, who leads, from when to when, what it costs: a name of which that is told needs no word for a project."""
    assert expected in facts(text, language)


@pytest.mark.parametrize(("language", "text"), NO_NAMES)
def test_an_ordinary_word_is_no_project_whoever_pays(language: str, text: str) -> None:
    """A word of the language, a place or service with an article at its end, and what is several, are no titles."""
    assert not [entity for entity in read(text, language).entities if entity.kind == "Project"]


@pytest.mark.parametrize("sentences", [3, 6])
def test_in_a_longer_text_one_sign_is_not_enough(sentences: int) -> None:
    """A name in a text of three sentences is a project by one sign, in a longer one it takes two."""
    text = "Coastlight is led by Hull City Council." + " The sea is cold in May." * (sentences - 1)
    projects = [entity for entity in read(text, "en").entities if entity.kind == "Project"]

    assert len(projects) == (1 if sentences == 3 else 0)


@pytest.mark.parametrize(("language", "text", "funder"), SECOND_FUNDERS)
def test_a_second_funder_pays_too_and_is_no_partner(language: str, text: str, funder: str) -> None:
    """Who "contributes, too" pays for the project of the sentence before, and does not take part for that."""
    told = {predicate for _, predicate, thing in facts(text, language) if thing == funder}

    assert told == {"fundedBy"}


@pytest.mark.parametrize(("language", "text", "year"), YEARS)
def test_the_next_sentence_says_since_when(language: str, text: str, year: str) -> None:
    """A sentence with "the two cities", "the agreement", "the former … the latter" goes on about the links of the sentence before."""
    assert year in {thing for _, predicate, thing in facts(text, language) if predicate == "startYear"}


@pytest.mark.parametrize(("language", "text"), NEVER_WAS)
def test_who_leads_what_never_was_leads_nothing(language: str, text: str) -> None:
    """What commas set apart behind the name does not keep a project alive."""
    assert not facts(text, language)


def test_never_denies_only_what_it_says() -> None:
    """A project that was never late is one."""
    text = "Projektet Månljus, lett av Åmåls kommun, blev aldrig försenat."

    assert ("Månljus", "coordinator", "Åmåls kommun") in facts(text, "sv")


@pytest.mark.parametrize(("language", "text", "names"), ONE_TOWN)
def test_two_names_of_one_town_are_one_thing(language: str, text: str, names: set[str]) -> None:
    """A town that a text calls by its name in two languages is one entity with both names."""
    extraction = read(text, language)

    assert names in [{extraction.page.text[m.start : m.end] for m in e.mentions} for e in extraction.entities]


def test_a_slash_parts_two_whole_numbers_and_no_area_code() -> None:
    """Two numbers are "33 08 55 10 / 901 55 510", and "0591 / 9144555" is one."""
    two = facts("Kontakt: Mona Lie, tlf. 33 08 55 10 / 901 55 510", "no")
    one = facts("Kontakt: Mona Lange, Tel. 0591 / 9144555", "de")

    assert {thing for _, predicate, thing in two if predicate == "phone"} == {"33 08 55 10", "901 55 510"}
    assert {thing for _, predicate, thing in one if predicate == "phone"} == {"0591 / 9144555"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", 'Der Verein "Haus des Mondes e.V. – Kinder- und Altenhilfe in Ghana" ist Partner der Stadt Celle.'),
        ("sv", "Föreningen Solhuset – Barn- och Ungdomshjälp i Ghana är partner till Ekby kommun."),
        ("da", "Foreningen Solhuset – Børne- og Ungdomshjælp i Ghana er partner for Vejle Kommune."),
    ],
)
def test_two_words_that_share_their_end_are_no_town(language: str, text: str) -> None:
    """A country behind them says where something is done, not where a town lies."""
    assert not {name for name, predicate, _ in facts(text, language) if predicate == "country" and "- " in name}


@pytest.mark.parametrize(
    ("language", "text", "unsaid"),
    [
        ("en", "The Open Gates project is funded: the European Commission provides 200,000 euros, of which Bury Council receives 30,000 euros.", "Bury Council"),
        ("sv", "Projektet Öppna portar får stöd: Sida bidrar med 2 miljoner kronor, varav Växjö kommun får 500 000 kronor.", "Växjö kommun"),
        ("da", "Projektet Åbne porte får støtte: Nordplus giver 200.000 kroner, hvoraf Vejle Kommune modtager 50.000 kroner.", "Vejle Kommune"),
    ],
)  # fmt: skip
def test_who_receives_a_share_gives_nothing(language: str, text: str, unsaid: str) -> None:
    """It stands behind a funder and has an amount, and is none."""
    assert unsaid not in {found for _, predicate, found in facts(text, language) if predicate == "fundedBy"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Hull is twinned with Reykjavik. It has had a theatre since 1939."),
        ("en", "Hull is twinned with Reykjavik. The twin towns association was founded in 1948."),
        ("sv", "Ekby kommun är vänort med Narva. Vänortsföreningen bildades 1948."),
    ],
)
def test_years_of_something_else_are_no_years_of_a_link(language: str, text: str) -> None:
    """A body with a word for twins in its name, or whatever "it" is, begins by itself."""
    assert "startYear" not in {predicate for _, predicate, _ in facts(text, language)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Libraries are funded by Hull City Council. They open at nine."),
        ("en", "Bridges were paid for by Essex County Council."),
        ("de", "Büchereien werden von der Stadt Celle gefördert."),
    ],
)
def test_many_are_no_project(language: str, text: str) -> None:
    """A project is one: "Libraries" are many, and "Libraries are" is no name."""
    assert "Project" not in {entity.kind for entity in read(text, language).entities}
