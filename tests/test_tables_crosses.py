"""A matrix of crosses: each cross is a fact of its row and of what stands above it, with its own cell as the quote."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tables_at_hand import plain, read_table, said, statements, write_csv, write_xlsx
from vanort.claims import format_claims_file, parse_claims_file
from vanort.documents import read_document
from vanort.documents.crosses import over_crosses
from vanort.languages.cell_marks import mark_of
from vanort.mappings import format_mapping, read_mapping
from vanort.tables.extracting import claims_of_table, open_table
from vanort.tables.of_workspace import proposed

MATRICES = [  # heads, two rows, and facts: towns, themes, networks, goals, countries, programmes; rows that name projects or towns
    ("Projekt;Kiel;Tartu;Riga", "Skog;x;;X", "Sjö;;x;", {"Skog partner Kiel", "Skog partner Riga", "Sjö partner Tartu"}),
    ("Vorhaben;Lund;Brest", "Wald;ja;nein", "See;nein;ja", {"Wald partner Lund", "See partner Brest"}),
    ("Hanke;Vesi;Koulutus;Kulttuuri", "Metsä;x;;", "Järvi;;x;x", {"Metsä theme theme/water", "Järvi theme theme/education", "Järvi theme theme/culture"}),
    ("Project;Water;Education", "Woods;✓;", "Lake;;✓", {"Woods theme theme/water", "Lake theme theme/education"}),
    ("Projekt;SDG 6;SDG 11", "Skog;1;", "Sjö;;1", {"Skog addressesGoal SDG 6", "Sjö addressesGoal SDG 11"}),
    ("Hanke;4;11;13", "Metsä;x;;x", "Järvi;;x;", {"Metsä addressesGoal SDG 4", "Metsä addressesGoal SDG 13", "Järvi addressesGoal SDG 11"}),
    ("Project;Norway;Estonia", "Woods;yes;no", "Lake;no;yes", {"Woods partnerCountry Norway", "Lake partnerCountry Estonia"}),
    ("Projekt;Erasmus+;Interreg;Sida", "Skog;x;;x", "Sjö;;x;", {"Skog programme Erasmus+", "Sjö programme Interreg", "Skog fundedBy Sida"}),
    ("Kommun;Eurocities;ICLEI", "Sala;x;", "Mora;;x", {"Sala memberOf Eurocities", "Mora memberOf ICLEI"}),
    ("Kommune;Energy Cities;ICLEI", "Varde;●;", "Ribe;●;●", {"Varde memberOf Energy Cities", "Ribe memberOf ICLEI"}),
    ("Vänort;Land;Skola;Kultur", "Kiel;Tyskland;x;", "Riga;Lettland;;x", {"Ekholma – Kiel theme theme/education", "Ekholma twinnedWith Riga"}),
    (";Eurocities;ICLEI", "Malmö;x;", "Lund;x;x", {"Malmö memberOf Eurocities", "Lund memberOf ICLEI"}),
]  # fmt: skip


@pytest.mark.parametrize(("heads", "first", "second", "facts"), MATRICES, ids=[heads for heads, *_ in MATRICES])
def test_a_cross_says_what_stands_above_it(
    heads: str, first: str, second: str, facts: set[str], tmp_path: Path
) -> None:
    """Rows of projects or towns, columns of towns, themes, goals, countries, programmes or networks, in any sign for yes."""
    assert facts <= said(write_csv(tmp_path / "m.csv", heads, first, second), "Ekholma")


def test_an_empty_cell_and_a_no_say_nothing(tmp_path: Path) -> None:
    """Only where somebody put a cross is there a fact."""
    found = said(write_csv(tmp_path / "m.csv", "Projekt;Kiel;Tartu", "Skog;x;", "Sjö;nej;ja", "Berg;–;0"))

    assert {fact for fact in found if "partner" in fact} == {"Skog partner Kiel", "Sjö partner Tartu"}


def test_each_cross_has_its_own_quote(tmp_path: Path) -> None:
    """The words are the head and the cell; the section names sheet and row; and the file is read again as it was written."""
    rows = [["Projekt", "Kiel", "Tartu"], ["Skog", "x", "x"], ["Sjö", "", "x"]]
    file = read_table(write_xlsx(tmp_path / "m.xlsx", {"Plan": rows})).file
    text = file.document.text
    quotes = [
        (
            text[c.span.start : c.span.end],
            [s.heading for s in file.document.sections if s.start <= c.span.start < s.end],
        )
        for c in file.statements
        if c.predicate.endswith("partner")
    ]

    assert sorted(quotes) == [
        ("Kiel: x", ["Plan, row 2"]),
        ("Tartu: x", ["Plan, row 2"]),
        ("Tartu: x", ["Plan, row 3"]),
    ]
    assert parse_claims_file(format_claims_file(file), "table", file.document) == file


def test_heads_of_groups_tell_what_the_heads_below_them_are(tmp_path: Path) -> None:
    """Two rows of heads: funders and themes stand in one matrix, and merged cells are one group."""
    rows = [
        ["Projekt", "Finansiär", "", "Tema", ""],
        ["", "Nordbanken", "EU", "Vatten", "Skola"],
        ["Skog", "x", "", "", "x"],
        ["Sjö", "", "x", "x", ""],
    ]
    found = said(write_xlsx(tmp_path / "m.xlsx", {"A": rows}, merged=[("A", "B1:C1"), ("A", "D1:E1"), ("A", "A1:A2")]))

    assert {
        "Skog fundedBy Nordbanken",
        "Sjö fundedBy EU",
        "Sjö theme theme/water",
        "Skog theme theme/education",
    } <= found


def test_a_cell_may_say_in_which_role(tmp_path: Path) -> None:
    """Lead partner, in place of a cross, is one; a sign that nobody knows is listed."""
    path = write_csv(
        tmp_path / "m.csv",
        "Projekt;Kiel;Tartu",
        "Skog;Lead partner;partner",
        "Sjö;x;x",
        "Berg;;x",
        "Dal;x;x",
        "Hed;x;(x)",
    )
    read = read_table(path)

    assert {"Skog coordinator Kiel", "Skog partner Tartu", "Sjö partner Kiel"} <= statements(read.file)
    assert "Hed partner Tartu" not in statements(read.file)
    assert [(one.row, one.column, one.text) for one in read.unread] == [(6, "Tartu", "(x)")]


def test_names_that_nobody_knows_are_proposed_as_partners_of_a_project(tmp_path: Path) -> None:
    """A guess waits for review; beside known towns it is as sure as they are not."""
    mapping = proposed(
        open_table(read_document(write_csv(tmp_path / "m.csv", "Projekt;Kiel;Qwx", "Skog;x;", "Sjö;;x")))
    )

    assert [(c.head, c.to, c.cross, c.sure) for c in mapping.sheets[0].columns] == [
        ("Projekt", "name", False, True), ("Kiel", "partner", True, True), ("Qwx", "partner", True, False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "lines",
    [
        ("Projekt;Land;Betalt", "Skog;Norge;x", "Sjö;Finland;"),
        ("Projekt;Antal barn;Antal vuxna", "Skog;1;12", "Sjö;30;1"),
        ("Vänort;Land;Sedan", "Kiel;Tyskland;1964", "Riga;Lettland;1990"),
    ],
)
def test_a_table_is_no_matrix_for_one_column_of_marks_or_for_numbers(lines: tuple[str, ...], tmp_path: Path) -> None:
    """One list of who has paid, or counts that happen to be one, make no crosses."""
    mapping = proposed(open_table(read_document(write_csv(tmp_path / "m.csv", *lines))), home="Ekholma")

    assert not [column for column in mapping.sheets[0].columns if column.cross]


def test_sums_below_a_matrix_or_a_list_are_no_rows(tmp_path: Path) -> None:
    """A row of sums names no project, in any language, and is not missed."""
    for word in ("Summa", "Sum", "I alt", "Gesamt", "Yhteensä", "Total"):
        matrix = read_table(write_csv(tmp_path / "m.csv", "Projekt;Kiel;Tartu", "Skog;x;", "Sjö;x;x", f"{word};2;1"))
        money = read_table(
            write_csv(tmp_path / "l.csv", "Projekt;Land;Budget (SEK)", "Skog;Norge;100", f"{word};;100 SEK")
        )

        assert not [thing for read in (matrix, money) for thing in read.file.things if thing.names[0].text == word]
        assert "Skog partner Kiel" in statements(matrix.file)
        assert (matrix.unread, money.unread) == ((), ())


@pytest.mark.parametrize("name", ["Zusammen", "I alt", "Totals"])
def test_a_project_may_be_called_as_a_sum_is(name: str, tmp_path: Path) -> None:
    """A row with its years that others stand below is one of data; the last row is the sum."""
    path = write_csv(
        tmp_path / "p.csv", "Projekt;Start;Budget (EUR)", f"{name};2019;1000", "Skog;2020;3000", f"{name};;4000"
    )
    found = said(path)

    assert {f"{name} start 2019", f"{name} amount 1000", "Skog start 2020"} <= found
    assert f"{name} amount 4000" not in found


def test_a_mapping_says_what_a_cross_means_and_is_read_as_it_is_written(tmp_path: Path) -> None:
    """`cross` and `value` are what a person writes where a head is short: "V" for water."""
    path = write_csv(tmp_path / "m.csv", "Projekt;V;S", "Skog;x;", "Sjö;;x")
    toml = '[[sheet]]\nhead = 1\neach = "Project"\n[sheet.columns]\n"Projekt" = "name"\n"V" = { to = "theme", cross = true, value = "Vatten" }\n"S" = { to = "partner", cross = true, value = "Solna stad" }\n'
    (tmp_path / "m.toml").write_text(toml, encoding="utf-8")
    mapping = read_mapping(tmp_path / "m.toml")
    (tmp_path / "again.toml").write_text(format_mapping(mapping, "m.csv"), encoding="utf-8")
    file = claims_of_table(open_table(read_document(path)), mapping, "table").file

    assert read_mapping(tmp_path / "again.toml") == mapping
    assert plain(file) == {"Skog theme theme/water", "Sjö partner Solna stad"}
    assert parse_claims_file(format_claims_file(file), "table", file.document) == file


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("X", True),
        ("☒", True),
        ("Ja", True),
        ("Kyllä", True),
        ("TRUE", True),
        ("nein", False),
        ("0", False),
        ("kanske", None),
        ("12", None),
    ],
)
def test_a_mark_says_yes_no_or_something_else(text: str, mark: bool | None) -> None:
    """What is neither is not taken for either."""
    assert mark_of(text) is mark


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (("Ystävyyskaupunki;Maa;Voimassa;Sopimus", "Torvik;Norja;auki;ehkä", "Halme;Viro;kyllä;ei", "Narva;Viro;kyllä;kyllä"), {"Torvik", "Halme", "Narva"}),
        (("Partnerstadt;Land;Lebendig;Vertrag", "Torvik;Norwegen;offen;unklar", "Halme;Estland;ja;nein", "Narva;Estland;ja;ja"), {"Torvik", "Halme", "Narva"}),
        (("Twin town;Country;School;Sport", "Torvik;Norway;?;tbc", "Halme;Estonia;yes;no", "Narva;Estonia;yes;yes"), {"Torvik", "Halme", "Narva"}),
    ],
)  # fmt: skip
def test_a_row_of_known_heads_is_never_lost_to_a_row_of_data(
    lines: tuple[str, ...], names: set[str], tmp_path: Path
) -> None:
    """A first row of data without a clear yes or no is none of heads: every town is a twin, and the heads are no names."""
    found = said(write_csv(tmp_path / "t.csv", *lines), "Ekholma")

    assert {fact for fact in found if "twinnedWith" in fact} == {f"Ekholma twinnedWith {name}" for name in names}


def test_each_cell_is_looked_at_once_for_a_matrix() -> None:
    """A long table costs its length, not its length for each row that may hold the heads."""
    rows = [["Sak", "Ort", "Aktiv"], *([f"Sak {n}", f"Ort {n % 7}", "ja"] for n in range(200))]
    looked_at = []

    class Line(list[str]):
        def __iter__(self) -> Iterator[str]:
            looked_at.append(1)
            return super().__iter__()

    over_crosses([Line(row) for row in rows], range(30))

    assert len(looked_at) <= 4 * len(rows)


MONTHS = [str(number) for number in range(1, 13)]


@pytest.mark.parametrize("head", ["Vorhaben", "Hanke", "Prosjekt"])
def test_columns_numbered_as_months_are_no_goals(head: str, tmp_path: Path) -> None:
    """A plan of the year says when something is done; its columns are named as not read."""
    path = write_csv(
        tmp_path / "m.csv", ";".join([head, *MONTHS]), "Wald;x" + 11 * ";x", "See;" + ";".join(6 * ["", "x"])
    )
    mapping = proposed(open_table(read_document(path)))

    assert [column.to for column in mapping.sheets[0].columns] == ["name"]
    assert [f"Column “{month}” is not read." for month in MONTHS] == list(mapping.notes)[-12:]
    assert not {fact for fact in said(path) if "addressesGoal" in fact or " partner " in fact}


@pytest.mark.parametrize(
    ("sheet", "above", "numbers", "sure"),
    [
        ("Ziele", (), MONTHS, True), ("Hankkeet ja tavoitteet", (), ["4", "7"], True), ("SDG matrix", (), MONTHS, True),
        ("A", (["Projekt", "Verdensmål"],), ["2", "6", "13"], True), ("Hankkeet", (), ["4", "11", "13"], False), ("2024", (), ["1", "2", "3"], False),
    ],
)  # fmt: skip
def test_a_number_alone_is_surely_a_goal_only_where_somebody_says_so(
    sheet: str, above: tuple[list[str], ...], numbers: list[str], sure: bool, tmp_path: Path
) -> None:
    """The sheet's name or the head of the group tells of goals; else the number is a guess that waits for review."""
    first = "" if above else "Projekt"
    rows = [*above, [first, *numbers], ["Skov", *("x" for _ in numbers)], ["Sø", "x", *("" for _ in numbers[1:])]]
    mapping = proposed(open_table(read_document(write_xlsx(tmp_path / "m.xlsx", {sheet: rows}))))
    goals = [column for column in mapping.sheets[0].columns if column.to == "addressesGoal"]

    assert [column.head for column in goals] == numbers
    assert {column.sure for column in goals} == {sure}


@pytest.mark.parametrize("head", ["Avtal", "Sopimus", "Agreement"])
def test_whether_there_is_an_agreement_is_not_what_it_is_called(head: str, tmp_path: Path) -> None:
    """Under the head for agreements "yes" and "no" name none; the column is named as not read, and names are read."""
    told = write_csv(tmp_path / "t.csv", f"Vänort;Land;{head}", "Torvik;Norge;ja", "Halme;Viro;ei", "Narva;Viro;yes")
    named = write_csv(tmp_path / "n.csv", f"Vänort;Land;{head}", "Torvik;Norge;Nordpakten", "Halme;Viro;Havsavtalet")
    mapping = proposed(open_table(read_document(told)), home="Ekholma")

    assert f"Column “{head}” is not read." in mapping.notes
    assert "Ekholma – Torvik partner Torvik" in said(told, "Ekholma")
    assert "Nordpakten partner Torvik" in said(named, "Ekholma")
