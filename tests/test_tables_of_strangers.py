"""Lists that nobody here has made: heads that no language pack has, and what is guessed of them, told as a guess."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tables_at_hand import read_table, write_xlsx
from vanort.documents import read_document
from vanort.mappings.model import SheetMapping
from vanort.tables.collected import Unread
from vanort.tables.extracting import open_table, shown_together
from vanort.tables.of_workspace import proposed


def sheet_of(tmp_path: Path, heads: list[str], rows: list[list[object]]) -> SheetMapping:
    """Return the mapping that is proposed for a table."""
    path = write_xlsx(tmp_path / "list.xlsx", {"A": [heads, *rows]})
    return proposed(open_table(read_document(path)), home="Hemby kommun").sheets[0]


def taken(sheet: SheetMapping) -> dict[str, tuple[str, bool]]:
    return {column.head: (column.to, column.sure) for column in sheet.columns}


LISTS = {  # heads with words that the packs know at their end only, or not at all, and three rows
    "sv": (
        ["Göromål", "Värdort", "Slutligt beviljat belopp", "Huvudfinansiär"],
        [["Gröna hamnar", "Kiel", "20 000 kr", "Sida"], ["Unga röster", "Tartu", "5 000 kr", "Sida"], ["Trygga torg", "Brest", "7 500 kr", "Erasmus+"]],
    ),
    "de": (
        ["Sache", "Zielstadt", "Bewilligte Gesamtsumme", "Hauptmittelgeber"],
        [["Grüne Häfen", "Brest", "20.000 EUR", "Engagement Global"], ["Junge Stimmen", "Turku", "5.000 EUR", "BMZ"], ["Sichere Plätze", "Kaunas", "7.500 EUR", "BMZ"]],
    ),
    "no": (
        ["Gjøremål", "Vertskommune", "Endelig bevilget beløp", "Hovedfinansiør"],
        [["Grønne havner", "Kiel", "20 000 NOK", "Norad"], ["Unge stemmer", "Tartu", "5 000 NOK", "Norad"], ["Trygge torg", "Brest", "7 500 NOK", "KS"]],
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", sorted(LISTS))
def test_the_first_column_of_words_names_the_projects_of_a_list_that_says_what_they_cost(
    language: str, tmp_path: Path
) -> None:
    """A head that no pack knows is no reason to lose the list: what is guessed is marked, and waits for review."""
    heads, rows = LISTS[language]
    sheet = sheet_of(tmp_path, heads, rows)

    assert sheet.each == "Project"
    assert taken(sheet) == {
        heads[0]: ("name", False),
        heads[1]: ("partner", False),
        heads[2]: ("amount", False),
        heads[3]: ("fundedBy", False),
    }


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        ("Antal partner", ["3", "12", "7"]),
        ("Brief an Partner", ["anna@stadt.example", "jo@ort.example", "x@y.example"]),
        ("Varför projekt", ["Vi ville lära oss mer.", "Grannkommunen bad oss.", "Det fanns pengar."]),
        ("Viimeinen budjetti", ["kyllä", "ei", "kyllä"]),
    ],
)
def test_a_known_word_at_the_end_of_a_head_counts_for_nothing_where_the_cells_are_something_else(
    head: str, cells: list[str], tmp_path: Path
) -> None:
    """Numbers are no partners, addresses no names, sentences no projects and words no money."""
    rows: list[list[object]] = [["Kiel", "Germany", cell] for cell in cells]
    found = taken(sheet_of(tmp_path, ["Twin town", "Country", head], rows))

    assert set(found) <= {"Twin town", "Country"} | ({head} if "@" in cells[0] else set())
    assert found.get(head, ("email", False)) == ("email", False)


def test_persons_are_no_partners_whatever_else_their_head_says(tmp_path: Path) -> None:
    """What the cells show goes before a word of the head that could be any name."""
    rows: list[list[object]] = [["Kiel", "Germany", "Jo Voss"], ["Tartu", "Estonia", "Kadri Tamm"]]
    found = [
        taken(sheet_of(tmp_path, ["Twin town", "Country", head], rows))
        for head in ("Partner persons", "Kontaktperson vänort")
    ]

    assert [list(each.values())[-1] for each in found] == [("contact", False)] * 2


def test_a_list_of_partners_with_what_they_got_stays_one(tmp_path: Path) -> None:
    """Where a column is known to name the partners, a column of remarks is no list of projects."""
    rows: list[list[object]] = [["Kiel", "Tyskland", "1964", "Brev 3"], ["Tartu", "Estland", "1990", "Brev 4"]]
    sheet = sheet_of(tmp_path, ["Vänort", "Land", "Sedan", "Pärm"], rows)

    assert (sheet.each, [column.to for column in sheet.columns]) == (
        "Partnership",
        ["twinnedWith", "twinnedWith.country", "start"],
    )


def test_an_acronym_and_a_full_title_are_names_of_one_project(tmp_path: Path) -> None:
    """The first of two columns that name a project is its name, the other one another name."""
    found = taken(
        sheet_of(
            tmp_path,
            ["Acronym", "Full title", "Lead partner"],
            [["GQ", "Green Quay", "Hull"], ["BW", "Blue Way", "Leeds"]],
        )
    )

    assert (found["Acronym"], found["Full title"]) == (("name", True), ("also", True))


@pytest.mark.parametrize(
    ("groups", "heads", "expected"),
    [
        (["Projekt", "", "Tid", ""], ["Namn", "Roll", "Start", "Slut"], {"Projekt": "name", "Start": "start", "Slut": "end"}),
        (["Vorhaben", "", "Zeitraum", ""], ["Bezeichnung", "Nr.", "Beginn", "Ende"], {"Vorhaben": "name", "Beginn": "start", "Ende": "end"}),
        (["", "Partner", "", ""], ["Project", "Name", "Country", "Start"], {"Project": "name", "Partner": "partner", "Country": "partner.country", "Start": "start"}),
    ],
)  # fmt: skip
def test_heads_that_stand_below_the_heads_of_groups_are_the_heads(
    groups: list[str], heads: list[str], expected: dict[str, str], tmp_path: Path
) -> None:
    """Two rows of heads are common in spreadsheets: the lower one tells, and a bare name is that of its group."""
    values = {"Country": "Germany", "Land": "Tyskland"}
    first = [values.get(head, "2019" if head[0] in "SB" and head != "Bezeichnung" else "Grön hamn") for head in heads]
    rows: list[list[object]] = [[*first[:-1], "2021"], [*first[:-1], "2022"]]
    sheet = sheet_of(tmp_path, groups, [list(heads), *rows])

    assert sheet.head == 2
    assert {column.head: column.to for column in sheet.columns} == expected


def test_crosses_below_heads_that_nobody_knows_are_said_not_to_be_read(tmp_path: Path) -> None:
    """Nothing is left out in silence: what a cross beside a municipality means, no head, group or sheet says here."""
    path = write_xlsx(
        tmp_path / "m.xlsx", {"A": [["Kommun", "Blå vägen", "Grön hamn"], ["Sala", "x", ""], ["Mora", "", "x"]]}
    )
    mapping = proposed(open_table(read_document(path)))

    assert list(mapping.notes) == ["Column “Blå vägen” is not read.", "Column “Grön hamn” is not read."]


@given(st.lists(st.tuples(st.sampled_from(["A", "B"]), st.sampled_from(["No.", "Never."])), min_size=1, max_size=40))
def test_every_cell_that_was_not_read_is_counted_in_one_line(cells: list[tuple[str, str]]) -> None:
    """However many share a line, no cell is told twice and none is left out."""
    unread = [Unread("", row, column, "?", reason) for row, (column, reason) in enumerate(cells, start=2)]
    counts = [
        int(line.split(", ")[1].split(" ")[0]) if " rows from " in line else 1
        for line in shown_together(unread, "x.csv")
    ]

    assert sum(counts) == len(cells)


COORDINATORS = {  # a head that means a body or a person, with bodies, and with persons
    "de": ("Projekt", "Koordinator", "Betrag", ["Stadt Lindau", "Landkreis Celle", "Stadt Jena"], ["Ute Lindau", "Jan Adler"]),
    "en": ("Project", "Coordinator", "Amount", ["Town of Ekby", "Ekby University", "City of Leeds"], ["Jane York", "Tom Reed"]),
    "sv": ("Projekt", "Samordnare", "Belopp", ["Lunds kommun", "Region Skåne", "Ekby kommun"], ["Eva Lund", "Per Borg"]),
}  # fmt: skip


@pytest.mark.parametrize("language", sorted(COORDINATORS))
def test_a_coordinator_is_a_body_or_a_person_by_what_the_column_holds(language: str, tmp_path: Path) -> None:
    """Capitals alone make no person of a town, and a person among towns is published as no organisation."""
    project, head, amount, bodies, persons = COORDINATORS[language]

    def read(names: list[str], name: str) -> tuple[str, set[tuple[str, str]]]:
        heads = [project, head, "Partner", amount]
        rows = [[f"Alfa {n}", each, "Kielce", f"{n}10000 EUR"] for n, each in enumerate(names, 1)]
        path = write_xlsx(tmp_path / f"{name}.xlsx", {"A": [heads, *rows]})
        sheet = proposed(open_table(read_document(path)), home="Hemby kommun").sheets[0]
        things = read_table(path).file.things
        return taken(sheet)[head][0], {(t.names[0].text, t.type.rpartition("#")[2]) for t in things if t.names}

    target, things = read([*bodies, persons[0]], "mixed")
    assert target == "coordinator"
    assert {type_ for name, type_ in things if name in bodies} <= {"Municipality", "Organisation"}
    assert (persons[0], "Person") in things
    _, things = read(persons, "persons")
    assert {(name, "Person") for name in persons} <= things
