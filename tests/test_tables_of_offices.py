"""Tables as an office keeps them: a title above, two rows of heads, several persons in a cell, countries in brackets, dates in all forms."""

from __future__ import annotations

from pathlib import Path

import pytest

from tables_at_hand import plain, read_table, said, statements, write_csv, write_xlsx
from vanort.claims.terms import short_names
from vanort.documents import read_document
from vanort.mappings.model import SheetMapping
from vanort.tables.extracting import open_table
from vanort.tables.of_workspace import proposed

TWINS = ("Vänort;Land;Sedan", "Torvik;Norge;1964", "Halme;Finland;1970")
TITLES = [
    ("Storforsa kommun – internationella kontakter", "Storforsa kommun"),
    ("Storforsa kommuns vänorter 2024", "Storforsa kommun"),
    ("Vennskapsbyer i Fjellvik kommune", "Fjellvik kommune"),
    ("Lillehavn Kommune - venskabsbyer", "Lillehavn Kommune"),
    ("Städtepartnerschaften der Stadt Grünwede", "Stadt Grünwede"),
    ("Tuulijärven kaupunki, ystävyyskaupungit", "Tuulijärven kaupunki"),
    ("Highmoor Borough Council: twin towns (as at March 2024)", "Highmoor Borough Council"),
    ("Twin towns of Highmoor Borough Council, 2024", "Highmoor Borough Council"),
    ("Storforsa kommun", "Storforsa kommun"),
]


def mapping_of(path: Path, home: str = "") -> SheetMapping:
    return proposed(open_table(read_document(path)), home=home).sheets[0]


@pytest.mark.parametrize(("title", "owner"), TITLES)
def test_the_line_above_a_table_says_whose_it_is(title: str, owner: str, tmp_path: Path) -> None:
    """An office writes its name above the list; nobody has to say it again, and the mapping shows it."""
    path = write_csv(tmp_path / "t.csv", f"{title};;", "Stand: 01.03.2024;;", *TWINS)
    mapping = proposed(open_table(read_document(path)))

    assert mapping.sheets[0].home == owner
    assert any(owner in note for note in mapping.notes)
    assert f"{owner} twinnedWith Torvik" in said(path)


@pytest.mark.parametrize(
    "title", ["Vänorter och partnerskap", "Sala kommun och Mora kommun: vänorter", "Uppdaterad 2024-03-01"]
)
def test_no_owner_is_guessed_from_a_line_that_names_nobody_or_several(title: str, tmp_path: Path) -> None:
    """A bare title names nobody, and of two authorities neither is taken."""
    assert mapping_of(write_csv(tmp_path / "t.csv", f"{title};;", *TWINS)).home == ""


@pytest.mark.parametrize(
    "title",
    [
        "Vänorter 2024 (reviderad av Region Norrmark)", "Källa: Storforsa kommun", "Twin towns, list checked by Highmoor Borough Council",
        "Städtepartnerschaften, mitgeteilt von der Stadt Grünwede", "Vennskapsbyer (kilde: Fjellvik kommune)",
        "Ystävyyskaupungit 2024, tiedot tarkisti Tuulijärven kaupunki", "Storforsa kommun har gått igenom listan",
    ],
)  # fmt: skip
def test_whoever_a_line_names_otherwise_is_not_taken_for_the_owner(title: str, tmp_path: Path) -> None:
    """Who checked a list, or sent it, need not be whose twin towns it holds: somebody is asked."""
    mapping = proposed(open_table(read_document(write_csv(tmp_path / "t.csv", f"{title};;", *TWINS))))

    assert mapping.sheets[0].home == ""
    assert any("Nobody says whose partners they are" in note for note in mapping.notes)


def test_what_somebody_says_goes_before_the_line_above(tmp_path: Path) -> None:
    """`--home` is a decision; the title is a guess."""
    assert mapping_of(write_csv(tmp_path / "t.csv", f"{TITLES[0][0]};;", *TWINS), "Ekholma").home == "Ekholma"


@pytest.mark.parametrize(
    ("cell", "persons"),
    [
        ("Ola Vik og Kari Nes", {"Ola Vik", "Kari Nes"}),
        ("Tom Reed & Jane Hart", {"Tom Reed", "Jane Hart"}),
        ("Dr. Eva Kern, Ulf Brandt", {"Eva Kern", "Ulf Brandt"}),
        ("Maija Meri ja Pekka Puro", {"Maija Meri", "Pekka Puro"}),
        ("Anna Ek\nPer Sjö (fritid)", {"Anna Ek", "Per Sjö"}),
        ("Anna von Ek", {"Anna von Ek"}),
    ],
)
def test_several_persons_of_one_cell_are_each_one(cell: str, persons: set[str], tmp_path: Path) -> None:
    """Words for "and" and titles stand between names, in any language, and are no part of one."""
    path = write_xlsx(tmp_path / "p.xlsx", {"A": [["Projekt", "Partner", "Kontaktperson"], ["Skog", "Kiel", cell]]})
    found = {
        name.text
        for thing in read_table(path).file.things
        for name in thing.names
        if short_names()[thing.type] == "Person"
    }

    assert found == persons


@pytest.mark.parametrize(
    ("groups", "heads", "row", "facts"),
    [
        (["Projektnavn", "Partnere", "", "Periode", "", "Beløb"], ["", "Navn", "Land", "Start", "Slut", ""], ["Havn", "Kiel", "Tyskland", "2019", "2021", "100 DKK"],
         {"Havn partner Kiel", "Kiel country Tyskland", "Havn start 2019", "Havn end 2021", "Havn amount 100"}),
        (["Hanke", "Kumppani", "", "Aika", ""], ["", "Nimi", "Maa", "Alku", "Loppu"], ["Satama", "Kiel", "Saksa", "2019", "2021"],
         {"Satama partner Kiel", "Kiel country Saksa", "Satama start 2019", "Satama end 2021"}),
        (["Vänort", "Land", "Avtal", ""], ["", "", "Fr.o.m.", "T.o.m."], ["Kiel", "Tyskland", "1964", "2008"],
         {"Ekholma – Kiel start 1964", "Ekholma – Kiel end 2008"}),
    ],
)  # fmt: skip
def test_heads_of_groups_may_stand_beside_heads_of_their_own(
    groups: list[str], heads: list[str], row: list[str], facts: set[str], tmp_path: Path
) -> None:
    """Where only some columns are grouped the others have their head in the upper row."""
    path = write_xlsx(tmp_path / "g.xlsx", {"A": [groups, heads, row, [row[0] + "a", *row[1:]]]})

    assert facts <= said(path, "Ekholma")


@pytest.mark.parametrize(
    ("heads", "cell", "facts"),
    [
        ("Projekt;Partner", "Kiel (Tyskland)", {"Skog partner Kiel", "Kiel country Tyskland"}),
        (
            "Hanke;Kumppanit",
            "Kiel (Saksa), Moss (Norja)",
            {"Skog partner Moss", "Moss country Norja", "Kiel country Saksa"},
        ),
        ("Prosjekt;Partnere", "Kiel (DE), Moss (NO)", {"Skog partner Moss", "Moss country NO", "Skog partner Kiel"}),
        ("Vorhaben;Partner", "Kiel (Kieler Förde)", {"Skog partner Kiel (Kieler Förde)"}),
    ],
)
def test_a_country_in_brackets_is_that_of_the_name_before_it(
    heads: str, cell: str, facts: set[str], tmp_path: Path
) -> None:
    """By its name or its code; "NO" is Norway and denies nothing, and other brackets stay."""
    path = write_csv(tmp_path / "p.csv", f"{heads};Start", f"Skog;{cell};2019", "Sjö;Mora kommun, Sala kommun;2020")

    assert facts <= plain(read_table(path).file)


def test_a_name_with_a_comma_in_it_is_one(tmp_path: Path) -> None:
    """A town with its region is no two partners; two names that are known are."""
    one = write_csv(tmp_path / "a.csv", "Town;Country;Since", "Northwick, Ontario;Canada;1985", "Kiel;Germany;1990")
    two = write_csv(
        tmp_path / "b.csv", "Project;Partners;Start", "Woods;Mora kommun, Sala kommun;2019", "Lake;Kiel;2020"
    )

    assert "Hull – Northwick, Ontario partner Northwick, Ontario" in said(one, "Hull")
    assert {"Woods partner Mora kommun", "Woods partner Sala kommun"} <= said(two)


@pytest.mark.parametrize(
    ("head", "role", "fact"),
    [
        ("Vår roll", "Projektägare", "coordinator Ekholma kommun"), ("Vår rolle", "samarbeidspartner", "partner Ekholma kommun"),
        ("Unsere Rolle", "Federführer", "coordinator Ekholma kommun"), ("Our role", "Lead partner", "coordinator Ekholma kommun"),
        ("Kaupungin rooli", "osatoteuttaja", "partner Ekholma kommun"), ("Vores rolle", "partner", "partner Ekholma kommun"),
    ],
)  # fmt: skip
def test_our_role_is_that_of_whose_table_it_is(head: str, role: str, fact: str, tmp_path: Path) -> None:
    """It says nothing of the partners that stand in the row; without an owner it is listed."""
    path = write_csv(tmp_path / "p.csv", f"Projekt;{head};Partner", f"Skog;{role};Kiel", f"Sjö;{role};Lund")

    assert {f"Skog {fact}", "Skog partner Kiel"} <= said(path, "Ekholma kommun")
    assert [one.column for one in read_table(path).unread] == [head, head]
    assert "Skog coordinator Kiel" not in said(path, "Ekholma kommun")


def test_a_plan_in_a_remark_is_another_one_where_the_status_says_that_it_goes_on(tmp_path: Path) -> None:
    """An application for what follows does not plan a project that is under way."""
    lines = (
        "Hanke;Kumppani;Tila;Huomautukset",
        "Satama;Kiel;käynnissä;jatkohakemus jätetty 2025",
        "Polut;Lund;;suunnitteilla",
    )
    found = plain(read_table(write_csv(tmp_path / "p.csv", *lines)).file)

    assert {"Satama partner Kiel", "Satama status status/ongoing"} <= found
    assert "Polut partner Lund" not in found


def test_a_twin_town_whose_row_names_another_kind_of_link_waits_for_review(tmp_path: Path) -> None:
    """The head says twin town, the row "Projektpartnerschaft": somebody has to look."""
    path = write_csv(
        tmp_path / "t.csv",
        "Partnerstadt;Land;Art der Beziehung",
        "Torvik;Norwegen;Städtepartnerschaft",
        "Halme;Finnland;Kooperation",
    )
    links = [c for c in read_table(path, "Ekholma").file.statements if short_names()[c.predicate] == "twinnedWith"]

    assert [c.reading.review for c in links] == ["accepted", "unreviewed"]


def test_a_year_that_is_only_about_right_is_listed_and_not_read(tmp_path: Path) -> None:
    """What is about 1950, or about 200 000 €, is no year and no amount, whatever stands beside it."""
    read = read_table(
        write_csv(
            tmp_path / "p.csv",
            "Projekt;Partner;Start;Budget",
            "Skog;Kiel;2019;NOK 1,2 mill.",
            "Sjö;Lund;ca 1950;ca 200 000 €",
        )
    )

    assert {"Skog amount 1200000", "Skog currency NOK"} <= statements(read.file)
    assert [(one.column, one.text) for one in read.unread] == [("Start", "ca 1950"), ("Budget", "ca 200 000 €")]


def test_a_programme_in_a_column_of_funders_is_no_body_beside(tmp_path: Path) -> None:
    """It is told as the programme that a project is in, and nothing else is left of it."""
    file = read_table(
        write_csv(tmp_path / "p.csv", "Projekt;Partner;Finansiär", "Skog;Kiel;Erasmus+", "Sjö;Lund;Sida")
    ).file

    assert "Skog programme Erasmus+" in statements(file)
    assert [short_names()[thing.type] for thing in file.things if thing.names[0].text == "Erasmus+"] == ["Programme"]
