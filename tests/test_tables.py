"""Tables: every cell becomes a claim with its place, read by what the heads say; nothing is lost without a word."""

from __future__ import annotations

import datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tables_at_hand import read_table, said, write_ods, write_xlsx
from vanort.claims import format_claims_file, parse_claims_file
from vanort.documents import read_document
from vanort.documents.cells import Sheet
from vanort.documents.laid_out import lay_out

TWINS = {
    "sv": ("Vänort;Land;Sedan", "Torvik;Norge;1964", "Norge"),
    "no": ("Vennskapsby;Land;Siden", "Torvik;Sverige;1964", "Sverige"),
    "da": ("Venskabsby;Land;Siden", "Torvik;Tyskland;1964", "Tyskland"),
    "de": ("Partnerstadt;Land;seit", "Torvik;Norwegen;1964", "Norwegen"),
    "fi": ("Ystävyyskaupunki;Maa;Vuodesta", "Torvik;Norja;1964", "Norja"),
    "en": ("Twin town;Country;Since", "Torvik;Norway;1964", "Norway"),
}


def write(path: Path, *lines: str, encoding: str = "utf-8") -> Path:
    path.write_bytes("".join(f"{line}\r\n" for line in lines).encode(encoding))
    return path


@pytest.mark.parametrize("language", sorted(TWINS))
def test_a_list_of_twin_towns_is_read_in_every_language(language: str, tmp_path: Path) -> None:
    """Heads in six languages: the town, its country, when it began, and that it is a twinning of whose list it is."""
    head, row, country = TWINS[language]
    found = said(write(tmp_path / "twins.csv", head, row), "Ekholma kommun")

    assert {
        f"Torvik country {country}",
        "Ekholma kommun twinnedWith Torvik",
        "Ekholma kommun – Torvik kind partnership-kind/twinning",
        "Ekholma kommun – Torvik partner Torvik",
        "Ekholma kommun – Torvik partner Ekholma kommun",
        "Ekholma kommun – Torvik start 1964",
    } <= found


def test_nobody_is_said_to_be_a_twin_of_nobody(tmp_path: Path) -> None:
    """Where neither table nor user says whose list it is, towns and countries are read, and each row is listed."""
    read = read_table(write(tmp_path / "twins.csv", "Vänort;Land;Sedan", "Torvik;Norge;1964", "Halme;Finland;1970"))

    assert not [claim for claim in read.file.statements if "twinnedWith" in claim.predicate]
    assert [(one.row, one.column) for one in read.unread] == [(2, "Sedan"), (3, "Sedan")]
    assert all("--home" in one.reason for one in read.unread)


def test_a_pair_of_columns_is_a_partnership_of_its_own_two(tmp_path: Path) -> None:
    """A table of pairs needs nobody's home, and says each twinning in the direction that it states."""
    found = said(write(tmp_path / "pairs.csv", "Kommun,Vänort,Land", "Ekholma,Torvik,Norge", "Sundby,Halme,Finland"))

    assert {"Ekholma twinnedWith Torvik", "Sundby twinnedWith Halme", "Torvik country Norge"} <= found
    assert not {"Torvik twinnedWith Ekholma", "Ekholma country Norge", "Ekholma twinnedWith Halme"} & found


def test_each_claim_has_the_place_of_its_cell(tmp_path: Path) -> None:
    """A quote is the cell's words; its section names file, sheet and row, and the head of its column stands before it."""
    path = write_xlsx(
        tmp_path / "p.xlsx",
        {"Vänorter": [["Vänort", "Land", "Sedan"], ["Torvik", "Norge", 1964], ["Halme", "Finland", 1964]]},
    )
    file = read_table(path, "Ekholma").file
    text = file.document.text
    starts = [c.span for c in file.statements if c.predicate.endswith("start")]

    assert [text[span.start : span.end] for span in starts] == ["1964", "1964"]
    assert [text[: span.start].endswith("Sedan: ") for span in starts] == [True, True]
    headings = [[s.heading for s in file.document.sections if s.start <= span.start < s.end] for span in starts]
    assert headings == [["Vänorter, row 2"], ["Vänorter, row 3"]]


def test_a_claims_file_of_a_table_is_read_as_it_was_written(tmp_path: Path) -> None:
    """The same words in many rows are told apart, so that writing and reading give equal values."""
    rows = [["Projekt", "Partner", "Land", "Start"], *(["Skog", "Torvik", "Norge", 2020 + n % 2] for n in range(5))]
    read = read_table(write_xlsx(tmp_path / "p.xlsx", {"Projekt": [*rows, ["Norge", "Norge", "Norge", 2020]]}))

    assert parse_claims_file(format_claims_file(read.file), "table", read.file.document) == read.file


@pytest.mark.parametrize(
    ("head", "cell", "amount"),
    [
        ("Budget (EUR)", "1 250 000", "1250000 EUR"),
        ("Belopp (tkr)", "12,5", "12500 SEK"),
        ("Budget MSEK", "2,4", "2400000 SEK"),
        ("Budget", "1.250.000 €", "1250000 EUR"),
        ("Budget", "3,2 MNOK", "3200000 NOK"),
        ("Total cost", "£45,000.50", "45000.5 GBP"),
        ("Budget (EUR)", "300 kkr", "300000 SEK"),
    ],
)
def test_an_amount_has_the_currency_of_its_cell_or_its_head(head: str, cell: str, amount: str, tmp_path: Path) -> None:
    """Numbers as texts, decimal commas, thousands, units: what the cell says goes before what the head says."""
    found = said(write(tmp_path / "p.csv", f"Projekt;Land;{head}", f"Skog;Norge;{cell}"))

    assert f"Skog amount {amount.split()[0]}" in found
    assert f"Skog currency {amount.split()[1]}" in found


@pytest.mark.parametrize("cell", ["cirka 3 miljoner", "2–3 MSEK", "okänt belopp", "30 000 per år", "50 %"])
def test_what_is_no_single_amount_is_listed(cell: str, tmp_path: Path) -> None:
    """Ranges, rates and guesses are no amounts, and are not lost."""
    read = read_table(write(tmp_path / "p.csv", "Projekt;Land;Budget (SEK)", "Skog;Norge;500", f"Sjö;Norge;{cell}"))

    assert [(one.row, one.column, one.text) for one in read.unread] == [(3, "Budget (SEK)", cell)]


def test_an_amount_without_a_currency_is_none(tmp_path: Path) -> None:
    """No currency is guessed: the list says that the mapping may name one."""
    read = read_table(write(tmp_path / "p.csv", "Project,Country,Budget", "Woods,Norway,5000"))

    assert not [claim for claim in read.file.statements if claim.predicate.endswith("amount")]
    assert "currency" in read.unread[0].reason


@pytest.mark.parametrize(
    ("cell", "start"),
    [
        (datetime.date(2021, 3, 4), "2021-03-04"),
        (datetime.datetime(2021, 3, 4, 0, 0), "2021-03-04"),
        (2021, "2021"),
        (2021.0, "2021"),
        ("2021", "2021"),
        ("mars 2021", "2021-03"),
        ("4.3.2021", "2021-03-04"),
        ("2021-03", "2021-03"),
    ],
)
def test_a_date_is_as_precise_as_it_is_written(cell: object, start: str, tmp_path: Path) -> None:
    """Dates of a spreadsheet, years as numbers and as texts, months by name."""
    path = write_xlsx(tmp_path / "p.xlsx", {"Blad": [["Projekt", "Land", "Start"], ["Skog", "Norge", cell]]})

    assert f"Skog start {start}" in said(path)


@pytest.mark.parametrize("cell", ["hösten 2022", "omkring 2020", "31.2.2021", "44621", "2021?", "snart"])
def test_what_is_no_date_is_listed(cell: str, tmp_path: Path) -> None:
    """A season, a guess, a day that there is not, a serial number: listed with row, column and reason."""
    read = read_table(
        write(tmp_path / "p.csv", "Projekt;Land;Start", "Ås;Norge;2020", "Ö;Norge;2021", f"Skog;Norge;{cell}")
    )

    assert [(one.row, one.column, one.text) for one in read.unread] == [(4, "Start", cell)]


def test_the_order_of_day_and_month_is_that_of_the_column(tmp_path: Path) -> None:
    """One date that can be read in one way only tells how the others are written."""
    lines = ["Project,Country,Start", "Woods,Norway,03/04/2021", "Lakes,Norway,12/31/2021"]
    assert "Woods start 2021-03-04" in said(write(tmp_path / "us.csv", *lines))
    lines[2] = "Lakes,Norway,31/12/2021"
    assert "Woods start 2021-04-03" in said(write(tmp_path / "eu.csv", *lines))


@pytest.mark.parametrize("word", ["saknas", "–", "NA", "n/a", "k. A.", "puuttuu", "okänd", "ukjent", "-", "?", ""])
def test_a_cell_that_says_there_is_nothing_says_nothing(word: str, tmp_path: Path) -> None:
    """Words and signs for "nothing known" give neither a claim nor a complaint."""
    read = read_table(write(tmp_path / "p.csv", "Projekt;Land;Start", "Skog;Norge;2020", f"Sjö;Norge;{word}"))

    assert not read.unread
    assert len([c for c in read.file.statements if c.predicate.endswith("start")]) == 1


@pytest.mark.parametrize(
    "cell", ["Torvik; Halme", "Torvik / Halme", "Torvik\nHalme", "Torvik;Halme;", "Torvik ; –; Halme"]
)
def test_several_partners_in_one_cell_are_several(cell: str, tmp_path: Path) -> None:
    """Semicolons and line breaks stand between names."""
    path = write_xlsx(tmp_path / "p.xlsx", {"Blad": [["Projekt", "Partners", "Start"], ["Skog", cell, 2020]]})

    assert {"Skog partner Torvik", "Skog partner Halme"} <= said(path)
    assert not [one for one in said(path) if ";" in one]


def test_a_comma_stands_between_names_only_where_it_does_not_stand_in_them(tmp_path: Path) -> None:
    """A town with its country or county is one town; a list of three towns with commas is three."""
    lists = write(tmp_path / "a.csv", "Projekt;Partners;Start", "Skog;Torvik, Halme, Sundby;2020", "Sjö;Halme;2021")
    places = write(tmp_path / "b.csv", "Projekt;Partners;Start", "Skog;Torvik, Norge;2020", "Sjö;Halme, Kent;2021")

    assert {"Skog partner Torvik", "Skog partner Halme", "Skog partner Sundby"} <= said(lists)
    assert not {"Skog partner Norge", "Sjö partner Kent"} & said(places)


def test_heads_need_not_be_in_the_first_row(tmp_path: Path) -> None:
    """Titles, empty rows and empty columns before the heads are no data; rows are counted as the spreadsheet counts."""
    rows = [["Våra projekt 2025"], [], [None, "Projekt", "Land", "Start"], [], [None, "Skog", "Norge", 2020]]
    read = read_table(write_xlsx(tmp_path / "p.xlsx", {"Blad": rows}))

    assert [(thing.names[0].text) for thing in read.file.things if thing.type.endswith("Project")] == ["Skog"]
    assert "Blad, row 5" in [section.heading for section in read.file.document.sections]


def test_another_table_below_is_listed_and_not_taken_for_rows(tmp_path: Path) -> None:
    """Rows of a second table are not read under the heads of the first; every one is listed."""
    rows = [
        ["Projekt", "Land", "Start"],
        ["Skog", "Norge", 2020],
        [],
        ["Nätverk", "Land", "Medlem sedan"],
        ["Unora", "Belgien", 2004],
    ]
    read = read_table(write_xlsx(tmp_path / "p.xlsx", {"Blad": rows}))

    assert [one.row for one in read.unread] == [4, 5]
    assert not [thing for thing in read.file.things if thing.names and thing.names[0].text in ("Nätverk", "Unora")]


def test_a_gap_between_rows_ends_nothing(tmp_path: Path) -> None:
    """Rows behind an empty row belong to the table, also where one of them lacks its numbers."""
    rows = [
        ["Projekt", "Land", "Start"],
        ["Skog", "Norge", 2020],
        [],
        ["Sjö", "Finland", None],
        ["Berg", "Norge", 2021],
    ]

    assert {"Sjö partnerCountry Finland", "Berg start 2021"} <= said(write_xlsx(tmp_path / "p.xlsx", {"Blad": rows}))


def test_what_stands_in_merged_cells_holds_for_each_of_their_rows(tmp_path: Path) -> None:
    """A country that is written once over three towns is the country of all of them."""
    rows = [["Land", "Vänort", "Sedan"], ["Norge", "Torvik", 1964], [None, "Sundby", 1970], [None, "Ås", 1980]]
    path = write_xlsx(tmp_path / "p.xlsx", {"Blad": rows}, merged=[("Blad", "A2:A4")])

    assert {"Torvik country Norge", "Sundby country Norge", "Ås country Norge"} <= said(path, "Ekholma")


def test_swedish_excel_writes_semicolons_and_cp1252(tmp_path: Path) -> None:
    """The encoding is found out and told; quoted cells may hold the sign between cells and line breaks."""
    lines = ["Vänort;Land;Sedan", '"Åmåsa; Östra";Österrike;1964']
    path = write(tmp_path / "p.csv", *lines, encoding="cp1252")
    document = read_document(path)

    assert "Åmåsa; Östra" in document.text
    assert "cp1252" in document.warnings[0]


def test_a_sheet_of_libreoffice_is_read(tmp_path: Path) -> None:
    """An .ods file says the same as a .csv file."""
    rows = [["Vänort", "Land", "Sedan"], ["Torvik", "Norge", "1964"]]
    ods = write_ods(tmp_path / "p.ods", "Blad", rows)

    assert said(ods, "Ekholma") == said(write(tmp_path / "p.csv", *map(";".join, rows)), "Ekholma")


def test_a_person_has_contact_details_and_an_employer(tmp_path: Path) -> None:
    """Names in two columns are one name; address and number hang on a contact point."""
    head = "Förnamn;Efternamn;Organisation;E-post;Telefon"
    found = said(write(tmp_path / "p.csv", head, "Eva;Lindh;Ekholma kommun;eva.lindh@ekholma.example;+46 70 174 06 05"))

    assert {
        "Eva Lindh worksFor Ekholma kommun",
        "[ContactPoint] contactPerson Eva Lindh",
        "[ContactPoint] email eva.lindh@ekholma.example",
        "[ContactPoint] telephone +46701740605",
    } <= found


def test_a_contact_cell_may_hold_all_at_once(tmp_path: Path) -> None:
    """Name, address and number in one cell are three things."""
    found = said(write(tmp_path / "p.csv", "Projekt;Land;Kontaktperson", "Skog;Norge;Eva Lindh, eva@ekholma.example"))

    assert {"Skog contact [ContactPoint]", "[ContactPoint] contactPerson Eva Lindh"} <= found
    assert "[ContactPoint] email eva@ekholma.example" in found


def test_persons_in_columns_that_are_not_read_are_declared(tmp_path: Path) -> None:
    """A name in a note is known as a person's, so that nothing published holds it; it waits for review."""
    read = read_table(write(tmp_path / "p.csv", "Projekt;Land;Anmärkning", "Skog;Norge;Eva Lindh"))
    persons = [thing for thing in read.file.things if thing.type.endswith("Person")]

    assert [(thing.names[0].text, thing.reading.review) for thing in persons] == [("Eva Lindh", "unreviewed")]


def test_a_row_that_names_nothing_is_listed_whole(tmp_path: Path) -> None:
    """Without a project's name a row is no project; all its words are in the list."""
    read = read_table(write(tmp_path / "p.csv", "Projekt;Partner;Start", "Skog;Torvik;2020", ";Halme;2021"))

    assert [(one.row, one.text) for one in read.unread] == [(3, "Halme; 2021")]
    assert not [thing for thing in read.file.things if thing.names and thing.names[0].text == "Halme"]


def test_names_in_capitals_without_their_letters_have_their_code(tmp_path: Path) -> None:
    """A register writes VAXJO KOMMUN: the name stays as it is stated, and the official code is found."""
    read = read_table(
        write(
            tmp_path / "p.csv", "Organisation;Type;Country", "VAXJO KOMMUN;Public body;SE", "SALA KOMMUN;Public body;NO"
        )
    )
    codes = {thing.names[0].text: thing.code for thing in read.file.things if thing.names}

    assert codes["VAXJO KOMMUN"] == "se-0780"
    assert codes["SALA KOMMUN"] == ""


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.text(max_size=12) | st.floats() | st.booleans() | st.integers(), max_size=5), max_size=6))
def test_every_cell_has_its_own_words_at_its_place(rows: list[list[object]]) -> None:
    """Whatever cells hold, the text is made of them, and the span of each holds what it says."""
    laid_out = lay_out([Sheet("Blad", tuple(map(tuple, rows)))], "p.xlsx")  # type: ignore[arg-type]
    spans = sorted(laid_out.spans.values())

    assert all(laid_out.text[start:end].strip() for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert all(section.end <= len(laid_out.text) for section in laid_out.sections)
