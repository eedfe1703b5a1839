"""Tables in a workspace: added with one command, corrected in their mapping, refused whole where they are hostile."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tables_at_hand import write_xlsx
from vanort.cli import app
from vanort.documents import read_document
from vanort.documents.limits import MOST_COLUMNS, MOST_ROWS
from vanort.errors import DocumentError
from vanort.mappings import faults_of_mapping, format_mapping, read_mapping
from vanort.tables.extracting import open_table
from vanort.tables.of_workspace import proposed
from vanort.tables.template import make_template, template_words
from vanort.validation.lint import lint
from vanort.workspace.scaffold import make_workspace

TWINS = "Vänort;Land;Sedan\nTorvik;Norge;1964\nHalme;Finland;okänt\n"


def vanort(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def town(tmp_path: Path) -> Path:
    make_workspace(tmp_path / "town")
    return tmp_path / "town"


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_list_is_asked_right_after_it_was_added(town: Path, tmp_path: Path) -> None:
    """Two commands lead from a spreadsheet to an answer."""
    table = tmp_path / "twins.csv"
    table.write_text(TWINS, encoding="utf-8")
    added = vanort("add", table, "--home", "Ekholma kommun", "-w", town)
    asked = vanort("query", "partners_of", "-p", "organisation=Ekholma kommun", "-f", "csv", "-w", town)

    assert added.exit_code == 0, added.output
    assert [line.split(",")[1::2][:2] for line in asked.stdout.splitlines()[1:]] == [
        ["Halme", "Finland"],
        ["Torvik", "Norway"],
    ]


def test_what_cannot_be_read_is_in_a_file_and_in_the_exit_code(town: Path, tmp_path: Path) -> None:
    """The list names row, column, reason and words; a word that a spreadsheet would run as a formula is made harmless."""
    table = tmp_path / "twins.csv"
    table.write_text(TWINS + "Sundby;Norge;=1+1\n", encoding="utf-8")
    added = vanort("add", table, "--home", "Ekholma kommun", "-w", town)

    assert added.exit_code == 1
    assert "row 4, column Sedan: This is no day, month or year. “=1+1”" in added.output
    listed = (town / "build" / "unread" / "twins.tsv").read_text(encoding="utf-8").splitlines()
    assert listed[1].split("\t") == ["", "4", "Sedan", "This is no day, month or year.", "'=1+1"]


def test_a_corrected_mapping_changes_the_claims_and_keeps_decisions(town: Path, tmp_path: Path) -> None:
    """What the mapping no longer says goes, what it says anew comes, and what a person rejected stays rejected."""
    table = tmp_path / "twins.csv"
    table.write_text(TWINS.replace("okänt", "1970"), encoding="utf-8")
    vanort("add", table, "--home", "Ekholma kommun", "-w", town)
    claims, mapping = town / "claims" / "twins.yaml", town / "mappings" / "twins.toml"
    rejected = "object: 1970\n    quote: 1970\n    review: rejected\n"
    claims.write_text(claims.read_text("utf-8").replace("object: 1970\n    quote: 1970\n", rejected), encoding="utf-8")
    mapping.write_text(mapping.read_text("utf-8").replace('"Sedan" = "start"', '"Sedan" = "end"'), encoding="utf-8")
    vanort("extract", "-w", town)
    after = claims.read_text("utf-8")

    assert "property: end\n    object: 1964" in after
    assert "property: start\n    object: 1964" not in after
    assert "property: start\n    object: 1970\n    quote: 1970\n    review: rejected" in after


def test_extracting_again_changes_no_byte(town: Path, tmp_path: Path) -> None:
    """The same table and mapping give the same claims."""
    table = tmp_path / "twins.csv"
    table.write_text(TWINS, encoding="utf-8")
    vanort("add", table, "--home", "Ekholma kommun", "-w", town)
    before = files(town)
    vanort("add", table, "-w", town)
    vanort("extract", "-w", town)

    assert {k: v for k, v in files(town).items() if not k.startswith("build")} == {
        k: v for k, v in before.items() if not k.startswith("build")
    }


def test_a_mapping_is_read_as_it_was_written(tmp_path: Path) -> None:
    """What is proposed for a table can be read, and says the same."""
    path = write_xlsx(
        tmp_path / "p.xlsx",
        {
            'A "quoted" name': [["Projekt", "Partners", "Budget (tkr)", "År\nStart"], ["Skog", "A, B, C", "1,5", 2020]],
            "Statistik": [["2020", "2021"], [1, 2]],
        },
    )
    mapping = proposed(open_table(read_document(path)))
    (tmp_path / "m.toml").write_text(format_mapping(mapping, path.name), encoding="utf-8")

    assert read_mapping(tmp_path / "m.toml") == mapping


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("[[sheet]]\neach = 'Projekt'\n", "2: 'Projekt' is no value of 'each'. Did you mean Project?"),
        (
            "[[sheet]]\neach = 'Project'\ncolums = {}\n",
            "3: A sheet of a mapping has no key 'colums'. Did you mean columns?",
        ),
        ("[[sheet]]\neach = 'Project'\n[sheet.columns]\n'Land' = 'partner.contry'\n", "Did you mean partner.country?"),
        (
            "[[sheet]]\neach = 'Project'\n[sheet.columns]\nA = { to = 'start', tims = 2 }\n",
            "no key 'tims'. Did you mean times?",
        ),
        ("[[sheet]]\nhead = 2\n", "'each' is missing."),
        ("[[sheet]\n", "not TOML"),
        ("", "The mapping has no [[sheet]]."),
    ],
)
def test_what_is_wrong_in_a_mapping_is_said_with_the_nearest_name(written: str, said: str, town: Path) -> None:
    """A misspelt key or term is named with its line, by the command that uses it and by lint."""
    path = town / "mappings" / "twins.toml"
    path.parent.mkdir()
    path.write_text(written, encoding="utf-8")

    assert said in "\n".join(map(str, faults_of_mapping(path)))
    assert said in "\n".join(map(str, lint(town)))


@pytest.mark.parametrize("language", ["en", "sv"])
def test_a_template_is_read_without_a_mapping_by_what_its_columns_are_for(language: str, tmp_path: Path) -> None:
    """Each column that the template offers is read as what it stands for, and the example row is no data."""
    path = tmp_path / "template.xlsx"
    path.write_bytes(make_template(language))
    mapping = proposed(open_table(read_document(path)))
    found = {(sheet.each, column.to) for sheet in mapping.sheets for column in sheet.columns}

    assert found == {
        (sheet["each"], column["to"]) for sheet in template_words()["sheet"] for column in sheet["columns"]
    }
    assert all(column.sure for sheet in mapping.sheets for column in sheet.columns)
    assert make_template(language) == path.read_bytes()


@pytest.mark.parametrize("language", ["en", "sv"])
def test_a_template_that_is_filled_in_comes_in_whole(language: str, town: Path, tmp_path: Path) -> None:
    """Every cell of a row like the example is read, also what was chosen from the lists; persons stay unpublished."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(make_template(language)))
    for sheet in template_words()["sheet"]:
        page = book[sheet["name"][language]]
        for number, column in enumerate(sheet["columns"], 1):
            page.cell(3, number, column["example"][language])
    path = tmp_path / "filled.xlsx"
    book.save(path)
    added = vanort("add", path, "-w", town)
    found = vanort("query", "contacts", "-f", "csv", "-w", town)
    vanort("export", "-f", "nq", "-o", tmp_path / "out.nq", "-w", town)

    assert added.exit_code == 0, added.output
    assert "Eva Lind" in found.stdout
    published = (tmp_path / "out.nq").read_text(encoding="utf-8")
    assert "Kragerholm" in published
    assert "Eva Lind" not in published
    assert "eva.lind@" not in published
    assert vanort("check", "-w", town).exit_code == 0


def bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("xl/workbook.xml", b" " * 400_000_000)
    return packed.getvalue()


def with_entities() -> bytes:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    book = io.BytesIO()
    write_to = zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED)
    source = io.BytesIO()
    from openpyxl import Workbook

    made = Workbook()
    made.active.append(["Vänort", "Land"])
    made.active.append(["Torvik", "Norge"])
    made.save(source)
    with zipfile.ZipFile(source) as parts, write_to:
        for name in parts.namelist():
            data = parts.read(name)
            if name == "xl/sharedStrings.xml":
                head = f'<!DOCTYPE sst [<!ENTITY e0 "Torvik">{entities}]>'.encode()
                data = head + data.replace(b"Torvik", b"&e11;")
            write_to.writestr(name, data)
    return book.getvalue()


def wide_sheet() -> bytes:
    from openpyxl import Workbook

    book, out = Workbook(), io.BytesIO()
    book.active["XFD1048576"] = "x"
    book.active["A1"] = "Vänort"
    book.save(out)
    return out.getvalue()


def many_sheets() -> bytes:
    from openpyxl import Workbook

    book, out = Workbook(), io.BytesIO()
    for number in range(150):
        book.create_sheet(f"S{number}").append(["Vänort", "Land"])
    book.save(out)
    return out.getvalue()


def long_cell() -> bytes:
    """A workbook of one sentence that no spreadsheet would hold, packed some fifty times."""
    source, out = io.BytesIO(write_bytes_of_workbook()), io.BytesIO()
    with zipfile.ZipFile(source) as parts, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name in parts.namelist():
            data = parts.read(name)
            file.writestr(name, data.replace("Vänort".encode(), b"Torvik and Berghem 1234567 " * 400_000))
    return out.getvalue()


HOSTILE = {
    "sheets.xlsx": many_sheets,
    "long.xlsx": long_cell,
    "bomb.xlsx": bomb,
    "wide.xlsx": wide_sheet,
    "cut.xlsx": lambda: write_bytes_of_workbook()[:2000],
    "text.xlsx": lambda: b"Torvik is a twin town.",
    "empty.csv": lambda: b"",
    "blank.csv": lambda: b";;;\n;;\n",
    "columns.csv": lambda: b"a," * 1_000_000,
    "rows.csv": lambda: b"Vanort,Land\n" + b"Torvik,Norge\n" * 100_000,
    "cell.csv": lambda: b'"' + b"a" * 5_000_000 + b'",b\n',
    "binary.csv": lambda: bytes(range(256)) * 100,
    "open.csv": lambda: b'Vanort,Land\n"Torvik,Norge\n' + b"x,y\n" * 40_000,
    "headless.csv": lambda: b"qwx,zzk\nplof,krr\n",
}


def write_bytes_of_workbook() -> bytes:
    from openpyxl import Workbook

    book, out = Workbook(), io.BytesIO()
    book.active.append(["Vänort", "Land"])
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_file_that_cannot_be_read_is_refused_whole(name: str, town: Path, tmp_path: Path) -> None:
    """One message with the file's name and what to do; nothing of it is in the workspace."""
    (tmp_path / name).write_bytes(HOSTILE[name]())
    before = files(town)
    added = vanort("add", tmp_path / name, "-w", town)

    assert added.exit_code == 1
    assert added.output.count("vanort: ") == 1
    assert name in added.output
    assert "Traceback" not in added.output
    assert files(town) == before


def test_entities_of_a_workbook_are_not_unfolded(tmp_path: Path) -> None:
    """A bomb of entities inside a sheet stays as small as it is, or is refused."""
    path = tmp_path / "entities.xlsx"
    path.write_bytes(with_entities())
    try:
        length = len(read_document(path).text)
    except DocumentError:
        length = 0
    assert length < 1000


def test_limits_are_said_in_numbers(tmp_path: Path) -> None:
    """A table just within the limits is read, one beyond them is not."""
    path = tmp_path / "p.csv"
    path.write_text("a,b\n" * MOST_ROWS, encoding="utf-8")
    assert read_document(path).text
    path.write_text("a,b\n" * (MOST_ROWS + 1), encoding="utf-8")
    with pytest.raises(DocumentError, match=f"more than {MOST_ROWS:,} rows"):
        read_document(path)
    path.write_text("a," * (MOST_COLUMNS + 1), encoding="utf-8")
    with pytest.raises(DocumentError, match=f"more than {MOST_COLUMNS:,} columns"):
        read_document(path)


def test_cells_with_markup_stay_texts(town: Path, tmp_path: Path) -> None:
    """What looks like HTML in a cell is words: it is shown as it stands and runs nowhere."""
    table = tmp_path / "twins.csv"
    table.write_text("Vänort;Land;Sedan\n<script>alert(1)</script>;Norge;1964\n", encoding="utf-8")
    vanort("add", table, "--home", "Ekholma kommun", "-w", town)
    vanort("explore", "-o", tmp_path / "page.html", "-w", town)

    assert "<script>alert(1)" not in (tmp_path / "page.html").read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_list_of_two_hundred_rows_and_eight_columns_is_in(town: Path, tmp_path: Path) -> None:
    """The list that an office keeps: every row a project with its facts, nothing unread, and the checks pass."""
    head = "Projekt;Koordinator;Partners;Land;Start;Slut;Budget (SEK);Status"
    rows = [
        f"Projekt {n};Ekholma kommun;Torvik {n % 40};Norge;{2000 + n % 20};{2021 + n % 4};{n * 1000 + 500};avslutat"
        for n in range(200)
    ]
    (tmp_path / "list.csv").write_text("\n".join([head, *rows]), encoding="utf-8")
    added = vanort("add", tmp_path / "list.csv", "-w", town)
    found = vanort("query", "projects_by_status", "-p", "status=status/completed", "-f", "csv", "-w", town)

    assert added.exit_code == 0, added.output
    assert len(found.stdout.splitlines()) == 201
    assert vanort("check", "-w", town).exit_code == 0


def test_a_mapping_that_changed_is_noticed(town: Path, tmp_path: Path) -> None:
    """A mapping that was edited after its table was read is named until it is read again."""
    from vanort.dataset.outdated import outdated
    from vanort.workspace.model import open_workspace

    (tmp_path / "twins.csv").write_text(TWINS, encoding="utf-8")
    vanort("add", tmp_path / "twins.csv", "--home", "Lindby kommun", "-w", town)
    mapping = town / "mappings" / "twins.toml"
    before = list(outdated(open_workspace(town)))
    mapping.write_text(mapping.read_text(encoding="utf-8").replace('"Sedan" = "start"\n', ""), encoding="utf-8")
    changed = list(outdated(open_workspace(town)))
    vanort("extract", "-w", town)

    assert (before, len(changed), list(outdated(open_workspace(town)))) == ([], 1, [])
    assert changed[0].startswith("mappings/twins.toml has changed")
