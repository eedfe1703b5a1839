"""Which subject owns a fact: whose projects are meant, who takes part, what is a title and what only looks like one."""

from __future__ import annotations

import pytest

from reading_of import facts, names, read, told_of

PARTNERSHIPS = {
    "sv": """Eslövs kommun

Partnerskap

Poltava, Ukraina (2015 - )

Eslövs kommun samarbetar med Poltava sedan 2015.

Projekt: Gröna broar

Projektet gäller broar.

Lutsk, Ukraina (2017 - )

Eslövs kommun samarbetar med Lutsk sedan 2017.

Projekt: Blå vågor

Projektet gäller vatten.

Projekt: Röda hus

Projektet gäller hus. Projekten finansieras av Svenska institutet.
""",
    "en": """Hull City Council

Partnerships

Poltava, Ukraine (2015 - )

Hull City Council has cooperated with Poltava since 2015.

Project: Green Bridges

The project is about bridges.

Lutsk, Ukraine (2017 - )

Hull City Council has cooperated with Lutsk since 2017.

Project: Blue Waves

The project is about water.

Project: Red Houses

The project is about houses. The projects are funded by the British Council.
""",
}


@pytest.mark.parametrize(
    ("language", "expected", "foreign"),
    [
        ("sv", {"Blå vågor – Svenska institutet", "Röda hus – Svenska institutet"}, "Gröna broar – Svenska institutet"),
        ("en", {"Blue Waves – British Council", "Red Houses – British Council"}, "Green Bridges – British Council"),
    ],
)
def test_the_projects_are_those_of_the_partnership_that_the_sentence_stands_under(
    language: str, expected: set[str], foreign: str
) -> None:
    """What is said of "the projects" below one partnership's heading is not said of those below another's."""
    found = told_of(PARTNERSHIPS[language], language, "fundedBy")
    assert expected <= found
    assert foreign not in found


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The project GreenQuay began in 2010. The project BlueQuay is led by Hull City Council. The project RedQuay is led by Leeds City Council. Both projects are funded by Sida.", {"BlueQuay", "RedQuay"}),
        ("da", "Projektet GreenQuay begyndte i 2010. Projektet BlueQuay ledes af Vejle Kommune. Projektet RedQuay ledes af Skive Kommune. Begge projekter er finansieret af Sida.", {"BlueQuay", "RedQuay"}),
    ],
)  # fmt: skip
def test_both_are_the_last_two(language: str, text: str, expected: set[str]) -> None:
    """Of three projects named before, "both" means the two named last."""
    assert told_of(text, language, "fundedBy") == {f"{project} – Sida" for project in expected}


@pytest.mark.parametrize(
    ("language", "text", "parties"),
    [
        ("en", "The partnership between Hull City Council, Leeds City Council and Cork City Council covers floods.", {"Hull City Council", "Leeds City Council", "Cork City Council"}),
        ("de", "Die Zusammenarbeit zwischen der Stadt Ulm, der Stadt Hof und der Stadt Passau gilt dem Wasser.", {"Stadt Ulm", "Stadt Hof", "Stadt Passau"}),
        ("no", "Samarbeidet mellom Hamar kommune, Moss kommune og Larvik kommune gjelder flom.", {"Hamar kommune", "Moss kommune", "Larvik kommune"}),
    ],
)  # fmt: skip
def test_a_row_behind_between_is_one_partnership(language: str, text: str, parties: set[str]) -> None:
    """Three that cooperate are the parties of one partnership, not of three pairs."""
    found = {(one, other) for one, predicate, other in facts(text, language) if predicate == "partner"}
    assert len({one for one, _ in found}) == 1
    assert {other for _, other in found} == parties


@pytest.mark.parametrize(
    ("language", "text", "stranger"),
    [
        ("en", "Hull City Council has become a partner in the project GreenQuay and has begun to develop its Bold Harbour Office.", "Bold Harbour Office"),
        ("sv", "I projektet GreenQuay samverkar Strukturum i Jokkmokk med Eslövs kommun.", "Jokkmokk"),
        ("no", "I prosjektet GreenQuay samarbeider en skole i Larvik med Hamar kommune.", "Larvik"),
        ("sv", "Projektet GreenQuay ska hjälpa byar att närma sig EU, där Eslövs kommun har deltagit som partner.", "EU"),
        ("en", "Together they run the project Clean Lakes with support from the Hull Institute.", "Hull Institute"),
    ],
)  # fmt: skip
def test_who_only_stands_in_the_sentence_takes_no_part(language: str, text: str, stranger: str) -> None:
    """Another clause, a word for "in", a relative clause's head and a payer give nobody a part."""
    roles = {other for _, predicate, other in facts(text, language) if predicate in {"partner", "coordinator"}}
    assert stranger not in roles


@pytest.mark.parametrize(
    ("language", "text", "partner"),
    [
        ("en", "Hull City Council is a partner in the project GreenQuay, in which Leeds City Council takes part as well.", "Leeds City Council"),
        ("sv", "I projektet GreenQuay deltar Eslövs kommun och Lunds kommun.", "Lunds kommun"),
        ("de", "Am Projekt GreenQuay beteiligen sich die Stadt Ulm und die Universität Hof.", "Universität Hof"),
    ],
)  # fmt: skip
def test_who_the_words_speak_of_takes_part(language: str, text: str, partner: str) -> None:
    """A body in the clause that tells of taking part is a partner."""
    assert partner in {other for _, predicate, other in facts(text, language) if predicate == "partner"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "Eslövs kommun\n\nProjektets finansiering\n\nProjektet betalas av Vinnovas program Nya Vägar\n\nProjektet har sökt pengar för tre år och pågår till 2022.\n"),
        ("en", "Hull City Council\n\nMain content\n\nThe project began in 2019 and lasts three years.\n"),
        ("fi", "Porin kaupunki\n\nPääsisältö\n\nHanke alkoi vuonna 2019 ja kestää kolme vuotta.\n"),
        ("sv", "Eslövs kommun\n\nSkolornas krav\n\nSkolornas krav för deltagande är höga. Ett krav är tid.\n"),
        ("de", "Stadt Ulm\n\nFonds Donau-Nord\n\nDas Förderprogramm Fonds Donau-Nord unterstützt Gemeinden. Der Fonds Donau-Nord ist neu.\n"),
    ],
)  # fmt: skip
def test_a_heading_is_no_title_by_standing_there(language: str, text: str) -> None:
    """A sentence, the furniture of a page, words that open the paragraph and a programme's name are no project's title."""
    assert not {name for kind, name in names(text, language) if kind == "Project"}


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        ("sv", "Eslövs kommun\n\nGröna hamnar\n\nI Gröna hamnar arbetar tre skolor med vatten.\n", "Gröna hamnar"),
        ("da", "Stille vand\nProjektperiode: 2013 - 2016\nBudget: 100.000\n\nStille vand.\nProjektets formål er at hjælpe.\n", "Stille vand"),
        ("en", "Hull City Council\n\nBlue Corridor\n\nThe project began in 2019 and lasts three years. Blue Corridor ends soon.\n", "Blue Corridor"),
    ],
)  # fmt: skip
def test_a_heading_that_is_used_as_a_name_is_a_title(language: str, text: str, title: str) -> None:
    """A heading that stands again as a name is a project's title."""
    assert ("Project", title) in names(text, language)


def test_a_name_that_opens_with_a_small_word_is_one_at_the_head_of_a_sentence() -> None:
    """A name such as An Giang, met inside a sentence, is the same name where a sentence begins with it."""
    text = (
        "Hull and An Giang, Vietnam\n\nHull works with schools in An Giang. An Giang Province and Hull built a school."
    )
    (place,) = (entity for entity in read(text, "en").entities if entity.label.startswith("An Giang"))
    assert len(place.mentions) == 3
    assert not {name for _, name in names("An Orchard is near. We work in an orchard.", "en")}


def test_a_town_that_a_longer_name_holds_is_not_another_town() -> None:
    """The bare name of an authority goes before a town inside it: "JB Marks" is not Mark."""
    text = "Växjö and JB Marks, South Africa\n\nThe cooperation of Växjö municipality and JB Marks Local Municipality is old.\n"
    assert not {one for one, predicate, _ in facts(text, "en") if predicate == "country" and one == "Marks"}


def test_a_planned_project_takes_back_no_standing_partnership() -> None:
    """A proposal for two years of cooperation denies nothing that a heading tells."""
    text = (
        "Hull City Council\n\nOur partnerships\n\nHull and Poltava, Ukraine\n\nProject: Blue Waves\n\n"
        "The project proposes two-year cooperation between Hull City Council and Poltava.\n"
    )
    assert any(predicate == "partner" and " – " in one for one, predicate, _ in facts(text, "en"))


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        ("en", "Hull City Council\n\nGreen Markets\n\nThe project began in 2019. The Interreg programme has a budget of EUR 171 million for 2021-2027.\n", "Green Markets"),
        ("sv", "Eslövs kommun\n\nProjektet GreenQuay leds av Eslövs kommun. Programmet löper 2021–2027. Programmet har en budget på 14 miljoner euro.\n", "GreenQuay"),
        ("no", "Hamar kommune\n\nProsjektet GreenQuay ledes av Hamar kommune. Programmet Interreg Aurora varer fra 2021 til 2027.\n", "GreenQuay"),
        ("de", "Stadt Ulm\n\nDas Projekt GreenQuay leitet die Stadt Ulm. Das Programm läuft von 2021 bis 2027.\n", "GreenQuay"),
    ],
)  # fmt: skip
def test_years_and_budget_of_a_programme_are_not_the_projects(language: str, text: str, title: str) -> None:
    """A sentence whose subject is a programme says nothing of when the project runs or what it costs."""
    told_ = {(one, predicate) for one, predicate, other in facts(text, language) if not other.startswith("2019")}
    assert not {(title, predicate) for predicate in ("startYear", "endYear", "budget")} & told_


def test_a_programme_that_pays_a_project_still_gives_its_years() -> None:
    """Where the sentence speaks of the project, years and money are the project's."""
    text = "The project GreenQuay is led by Hull City Council. Interreg North Sea is the programme of the project, which runs from 2021 to 2023.\n"
    assert ("GreenQuay", "startYear", "2021") in facts(text, "en")


@pytest.mark.parametrize(
    ("language", "text", "stranger"),
    [
        ("en", "Hull City Council\n\nInternational work\n\nHull City Council takes part in projects.\n\nRiver Watch\n\nThe project began in 2022. River Watch ends soon.\n\nYou may also be interested in\n\nHow Aarhus and Malmö work together\n\nA visit\n", "Aarhus"),
        ("de", "Stadt Ulm\n\nInternationales\n\nDie Stadt Ulm ist vielseitig.\n\nKlimapartnerschaft mit Morogoro\n\nDie Stadt Ulm und die Stadt Morogoro arbeiten seit 2016 in einer Klimapartnerschaft zusammen.\n\nProjekte\n\nDas Projekt Sonnendächer läuft von 2021 bis 2024.\n", "Stadt Morogoro"),
    ],
)  # fmt: skip
def test_the_parties_of_one_section_take_no_part_in_the_projects_of_another(
    language: str, text: str, stranger: str
) -> None:
    """Two towns that a section on a partnership names, or a link to other news, are no partners of the page's projects."""
    assert not {
        one
        for one, predicate, other in facts(text, language)
        if predicate == "partner" and other == stranger and "–" not in one
    }


def test_a_record_with_years_joined_by_a_hyphen_has_its_title_above() -> None:
    """Two fields below a line make it a heading, also where the first holds "2023-2026"."""
    text = "Hamar kommune\n\nGrønn havn\nPeriode: 2023-2026\nProsjekteier: Hamar kommune\n\nBygder\nPeriode: 2020-2022\nProsjekteier: Moss kommune\n"
    assert {"Grønn havn – Hamar kommune", "Bygder – Moss kommune"} <= told_of(text, "no", "coordinator")


@pytest.mark.parametrize(
    ("language", "text", "denied"),
    [
        ("en", "Leeds City Council followed the meetings but was not a partner in the project GreenQuay.", "Leeds City Council"),
        ("sv", "Lunds kommun levererade en rapport, men var inte partner i projektet GreenQuay.", "Lunds kommun"),
    ],
)  # fmt: skip
def test_who_is_denied_a_part_is_told_of_as_denied(language: str, text: str, denied: str) -> None:
    """A clause that names nobody goes on about whom the one before names."""
    assert denied in {other for _, predicate, other in facts(text, language, "negated") if predicate == "partner"}
