"""How layout is read: tables and bold words of Markdown, titles that open paragraphs and points of lists."""

from __future__ import annotations

import pytest

from reading_of import facts, names, read
from vanort.extraction.lexicon.lexicon import lexicon
from vanort.extraction.mentions.inflected_names import nominative

TABLE = """# Wet Feet

| | |
|---|---|
| **Full title** | Wet Feet: paths through marshes |
| **Duration** | March 2020 – June 2023 |
| **Lead partner** | Alvesta kommun |
| **Partners** | Ikast-Brande Kommune, University of Tartu |
| **Total budget** | EUR 1,250,000 |
"""


def test_a_markdown_table_of_labels_and_values_is_read_like_fields() -> None:
    """The first cell of a row between bars is a label, in bold or not; the line of hyphens is nothing."""
    assert facts(TABLE, "en") >= {
        ("Wet Feet: paths through marshes", "startYear", "2020-03"),
        ("Wet Feet: paths through marshes", "endYear", "2023-06"),
        ("Wet Feet: paths through marshes", "coordinator", "Alvesta kommun"),
        ("Wet Feet: paths through marshes", "partner", "University of Tartu"),
        ("Wet Feet: paths through marshes", "budget", "EUR 1,250,000"),
    }


def test_a_markdown_table_of_twin_towns_is_read_by_its_head() -> None:
    """Columns between bars are known by the words above the line of hyphens."""
    text = """# Alvesta kommuns vänorter

| Vänort | Land | Sedan |
|---|---|---|
| Hohenwestedt | Tyskland | 1991 |
"""
    assert ("Hohenwestedt", "country", "Tyskland") in facts(text, "sv")
    assert ("Alvesta kommun", "twinnedWith", "Hohenwestedt") in facts(text, "sv")


def test_a_label_in_bold_is_a_label() -> None:
    """Stars around a label and its colon are left out."""
    text = "# Projekt: Blå trådar\n\n- **Projektägare:** Ale kommun\n- **Budget**: 2 miljoner kronor\n"
    assert facts(text, "sv") >= {
        ("Blå trådar", "coordinator", "Ale kommun"),
        ("Blå trådar", "budget", "2 miljoner kronor"),
    }


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        ("sv", "**Tråd för tråd** – Projektet pågår till 2025.", "Tråd för tråd"),
        ("sv", "# Våra projekt\n\n**Tråd för tråd**\nProjektet pågår till 2025.", "Tråd för tråd"),
        ("da", "a) Tråd for tråd. Projektet ledes af Vejle Kommune.", "Tråd for tråd"),
        ("da", "b) Tråd for tråd, som sluttede i 2022, er evalueret. Projektet kostede 1 mio. kr.", "Tråd for tråd"),
        ("no", "Byen ga penger til prosjektet *Tråd for tråd* i fjor.", "Tråd for tråd"),
        ("en", "Within it, the project Thread by Thread was carried out 2019–2022.", "Thread by Thread"),
    ],
)
def test_titles_are_found_where_a_paragraph_begins(language: str, text: str, title: str) -> None:
    """A title stands in bold or alone before what is said of "the project"; stars are as good as quotes."""
    assert ("Project", title) in names(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "## What came out of it?\n\nThe project taught forty people.\n"),
        ("sv", "## Äntligen klart\n\nProjektet Tråd för tråd är avslutat.\n"),
        ("fi", "## Uutta kevääksi\n\nHaemme rahaa Meren lapset -hankkeelle.\n"),
        ("sv", "**Viktigt** – Kommunen har öppet hela sommaren."),
    ],
)
def test_what_opens_a_text_is_no_title_without_need(language: str, text: str) -> None:
    """A question is no title, nor a heading above a project that the text names itself, nor bold words alone."""
    headings = {"What came out of it", "What came out of it?", "Äntligen klart", "Uutta kevääksi", "Viktigt"}
    assert not {words for kind, words in names(text, language) if kind == "Project"} & headings


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        ("en", "- **Bright Stairs** ended in August 2022.", "Bright Stairs"),
        ("en", "- **Second Helping** (2020-2023) brought kitchens together.", "Second Helping"),
        ("da", '## Farvel til "Tråde 2.0"\n\nEfter tre år sluttede Tråde 2.0 i maj.', "Tråde 2.0"),
        ("sv", "Projektet *Vår plats i parken* bygger på samtal.", "Vår plats i parken"),
    ],
)
def test_bold_and_quoted_words_are_titles_where_the_text_treats_them_so(language: str, text: str, title: str) -> None:
    """Years, a verb with a year, or the same words again show that bold or quoted words are a title."""
    assert ("Project", title) in names(text, language)


def test_the_name_of_a_record_is_its_project() -> None:
    """In the record of a project "Name" is the project's, and the heading above says only that it is a record."""
    text = """PROSJEKTARK

Navn: Stille brygger
Prosjekteier: Haugesund kommune
Oppstart: 01.03.2023
Avslutning: 28.02.2026
"""
    assert facts(text, "no") >= {
        ("Stille brygger", "coordinator", "Haugesund kommune"),
        ("Stille brygger", "startYear", "2023-03-01"),
        ("Stille brygger", "endYear", "2026-02-28"),
    }


def test_the_name_of_a_person_is_no_project() -> None:
    """The label "name" on another page is anybody's."""
    assert not {kind for kind, _ in names("Kontakt\n\nNavn: Stille Brygger\nTelefon: 52 55 71 08\n", "no")} & {
        "Project"
    }


def test_a_heading_that_is_a_label_is_no_title() -> None:
    """Below "Globala mål" the text speaks of a project that another heading names."""
    text = "# Vår plats\n\nProjektet Vår plats pågår.\n\n## Globala mål\n\nProjektet arbetar mot mål 11.\n"
    assert ("Project", "Globala mål") not in names(text, "sv")


def test_a_row_with_one_person_and_one_body_says_who_employs() -> None:
    """Tables of contacts have a column for the organisation."""
    text = """# Kontakt

| Namn | Organisation | E-post |
|---|---|---|
| Oskar Wall | Ale kommun | oskar.wall@ale.example.se |
"""
    assert ("Oskar Wall", "affiliation", "Ale kommun") in facts(text, "sv")


def test_a_row_below_a_column_for_projects_tells_of_one() -> None:
    """The other cells of a row belong to its project, and to no other."""
    text = """# Saker i Tromsø kommune

| Prosjekt | Periode | Koordinator | Finansiering |
|---|---|---|---|
| Lys i mørketida | 2022–2024 | Tromsø kommune | Interreg Aurora |
| Havets barnehage | 2023–2026 | Luleå kommun | Erasmus+ |
"""
    found = facts(text, "no")
    assert found >= {
        ("Lys i mørketida", "startYear", "2022"),
        ("Havets barnehage", "endYear", "2026"),
        ("Havets barnehage", "coordinator", "Luleå kommun"),
        ("Lys i mørketida", "fundedBy", "Interreg Aurora"),
    }
    assert {who for who, how, _ in found if how == "coordinator"} == {"Lys i mørketida", "Havets barnehage"}
    assert not {fact for fact in found if fact[1] == "partner"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "Projektet Klar Natt\n\nOrganisation\tLand\tUppgift\nSala kommun\tSverige\tMätningar\n"),
        ("no", "Prosjektet Klar Natt\n\nOrganisasjon\tLand\tOppgave\nSala kommun\tSverige\tMålinger\n"),
        ("da", "Projektet Klar Natt\n\nOrganisation\tLand\tOpgave\nSala kommun\tSverige\tMålinger\n"),
        ("de", "Projekt „Klare Nacht“\n\nOrganisation\tLand\tAufgabe\nSala kommun\tSchweden\tMessungen\n"),
        ("en", "The project Clear Night\n\nOrganisation\tCountry\tTask\nSala kommun\tSweden\tMeasuring\n"),
    ],
)
def test_a_table_of_bodies_and_what_they_do_names_partners(language: str, text: str) -> None:
    """Where a table gives each body its task in the project, the bodies take part."""
    assert {row[2] for row in facts(text, language) if row[1] == "partner"} == {"Sala kommun"}


HEADS = {
    "sv": ("Projektet Kall källa leds av Ale kommun.", "Partner\tLand\tUppdrag", "Ikast-Brande Kommune\tDanmark\tledning"),
    "en": ("The project Cold Spring is led by Granby Town Council.", "Partner\tCountry\tTask", "Tartu\tEstonia\tmoney"),
    "de": ("Das Projekt Kalte Quelle leitet die Stadt Fulda.", "| Partner | Land | Aufgabe |\n|---|---|---|", "| Tartu | Estland | Geld |"),
    "no": ("Prosjektet Kald kilde ledes av Alta kommune.", "Partner\tLand\tAnsvar", "Kiruna kommun\tSverige\tpenger"),
}  # fmt: skip


@pytest.mark.parametrize("language", HEADS)
def test_the_head_of_a_table_names_nobody(language: str) -> None:
    """The words above the columns are no bodies, also where one of them is unknown; those below are."""
    sentence, head, row = HEADS[language]
    text = f"{sentence}\n\n{head}\n{row}\n"
    words = {word.strip() for word in head.split("\n")[0].replace("|", "\t").split("\t")}

    assert not {words_ for _, words_ in names(text, language)} & words
    assert any(predicate == "partner" and object_ in row for _, predicate, object_ in facts(text, language))


def test_a_row_of_labels_with_their_values_is_no_head() -> None:
    """Labels that take turns with values are read as fields: who stands there is named."""
    text = "The project Cold Spring began in 2019.\n\nLead partner\tGranby Town Council\tCountry\tCanada\n"

    assert ("Municipality", "Granby Town Council") in names(text, "en")


@pytest.mark.parametrize(
    ("language", "text", "label"),
    [
        ("sv", "Projektet Kall källa leds av Ale och Eslövs kommuner.", "Eslövs kommun"),
        ("da", "Projektet Kold kilde ledes af Vejle og Lemvig kommuner.", "Lemvig kommune"),
        ("no", "Prosjektet Kald kilde ledes av Alta og Gjøvik kommuner.", "Gjøvik kommune"),
        ("fi", "Hanketta Kylmä lähde johtavat Kouvolan ja Kotkan kaupungit.", "Kotkan kaupunki"),
    ],
)
def test_who_shares_a_word_with_others_is_called_by_it_alone(language: str, text: str, label: str) -> None:
    """The last of several municipalities under one plural is called in the singular."""
    assert label in {entity.label for entity in read(text, language).entities}


def test_an_association_in_the_plural_keeps_its_name() -> None:
    """A capital says that many have one name together."""
    assert nominative("Skånes Kommuner", lexicon("sv")) == "Skånes Kommuner"
