"""Tables, registers, sources and views that are small to send and large to read, or that never come to an end."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from table_seeds import FRIENDS, REGISTERS, SOURCE, packed, tables
from trials import Case, Command

from workspaces import make_workspace

MB = 1_000_000
_DEEP = 100_000
_ENDLESS = "".join(f"?a{n} ?b{n} ?c{n} . " for n in range(8))
_ENTITIES = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(10))
_SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}<sheetData>{}</sheetData>{}</worksheet>'
_LINE = "Talsi;Lettland;1994;;\n"
_HEADS = "Vänort;Land;Sedan;Avtal;Kontakt\n"
_ACTIVITY = '<iati-activities version="2.03"><iati-activity><iati-identifier>XM-1</iati-identifier>{}</iati-activity></iati-activities>'


def _changed(kind: str, part: str, content: str | bytes) -> bytes:
    """Return a sound workbook with one of its parts replaced."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(tables()[kind][0])) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        new.writestr(part, content)
    return held.getvalue()


def _sheet(rows: str, head: str = "", tail: str = "", before: str = "") -> bytes:
    return _changed("xlsx", "xl/worksheets/sheet1.xml", before + _SHEET.format(head, rows, tail))


def _inline(text: str, place: str = "A1") -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def _ods(rows: str, before: str = "") -> bytes:
    whole = zipfile.ZipFile(io.BytesIO(tables()["ods"][0])).read("content.xml").decode()
    start, end = whole.index("<table:table-row>"), whole.rindex("</table:table-row>") + len("</table:table-row>")
    return _changed("ods", "content.xml", whole[:start].replace("?><", f"?>{before}<", 1) + rows + whole[end:])


def _cell(text: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {more}><text:p>{text}</text:p></table:table-cell>'


def _gigabyte_of_texts() -> bytes:
    held = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(tables()["xlsx"][0])) as old,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name != "xl/sharedStrings.xml":
                new.writestr(name, old.read(name))
        with new.open("xl/sharedStrings.xml", "w", force_zip64=True) as part:
            part.write(b"<sst>")
            for _ in range(600):
                part.write(b"<si><t>a</t></si>" * 100_000)
    return held.getvalue()


def _gigabyte_of_zeros() -> bytes:
    held = io.BytesIO()
    with gzip.open(held, "wb", compresslevel=1) as packing:
        for _ in range(1_000):
            packing.write(bytes(MB))
    return held.getvalue()


def _circle() -> bytes:
    """Return an old workbook whose table of sectors leads from each sector to itself."""
    data = bytearray(tables()["xls"][0])
    first = 512 + 512 * int.from_bytes(data[76:80], "little")
    data[first : first + 512] = b"".join(n.to_bytes(4, "little") for n in range(128))
    return bytes(data)


TABLES: tuple[tuple[str, str, Callable[[], bytes]], ...] = (
    ("5 MB of semicolons", "a.csv", lambda: b";" * 5 * MB),
    ("5 MB of quotation marks", "a.csv", lambda: b'"' * 5 * MB),
    ("a quotation that is not closed", "a.csv", lambda: (_HEADS + '"' + _LINE * 200_000).encode()),
    ("200,000 rows", "a.csv", lambda: (_HEADS + _LINE * 200_000).encode()),
    ("5,000 rows", "a.csv", lambda: (_HEADS + "".join(f"Ort {n};Lettland;1994;;\n" for n in range(4_990))).encode()),
    ("5,000 rows of one hub", "a.csv", lambda: ("Projekt;Partner;Land\n" + "".join(f"Hubb;Ort {n};Norge\n" for n in range(4_990))).encode()),
    ("a row of 500,000 cells", "a.csv", lambda: (_HEADS + "a;" * 500_000).encode()),
    ("a cell of 5 MB", "a.csv", lambda: (_HEADS + "a" * 5 * MB + ";Lettland;1994;;\n").encode()),
    ("a cell of 400,000 parts", "a.csv", lambda: (_HEADS + '"' + "Talsi; " * 400_000 + '";Lettland;1994;;\n').encode()),
    ("a cell of 100,000 brackets", "a.csv", lambda: (_HEADS + "(" * 100_000 + ";Lettland;1994;;\n").encode()),
    ("a cell of 100,000 digits", "a.csv", lambda: (_HEADS + "Talsi;Lettland;" + "9" * 100_000 + ";;\n").encode()),
    ("49 MB of zeros", "a.csv", lambda: bytes(49 * MB)),
    ("line ends alone", "a.tsv", lambda: b"\n" * 5 * MB),
    ("a cell at the last place", "a.xlsx", lambda: _sheet(f'<row r="1048576">{_inline("a", "XFD1048576")}</row>')),
    ("rows numbered beyond the last", "a.xlsx", lambda: _sheet(f'<row r="4294967295">{_inline("a", "ZZZZ4294967295")}</row>')),
    ("a dimension that is not true", "a.xlsx", lambda: _sheet(f'<row r="1">{_inline("a")}</row>', '<dimension ref="A1:XFD1048576"/>')),
    ("a million rows", "a.xlsx", lambda: _sheet("".join(f'<row r="{n}">{_inline("a", f"A{n}")}</row>' for n in range(1, 1_000_000)))),
    ("100,000 merged ranges", "a.xlsx", lambda: _sheet(f'<row r="1">{_inline("a")}</row>', "", "<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 100_000 + "</mergeCells>")),
    ("a merged range over all", "a.xlsx", lambda: _sheet(f'<row r="1">{_inline("a")}</row><row r="2">{_inline("b", "A2")}</row>', "", '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')),
    ("100,000 nested elements", "a.xlsx", lambda: _sheet("<row>" * _DEEP + "</row>" * _DEEP)),
    ("entities", "a.xlsx", lambda: _sheet(f'<row r="1">{_inline("&l9;")}</row>', before=f"<!DOCTYPE x [{_ENTITIES}]>")),
    ("a gigabyte of cells", "a.xlsx", _gigabyte_of_texts),
    ("a text of 200 MB", "a.xlsx", lambda: _sheet(f'<row r="1">{_inline("word " * 40_000_000)}</row>')),
    ("100,000 attributes", "a.xlsx", lambda: _sheet("<row " + " ".join(f'a{n}="b"' for n in range(_DEEP)) + "/>")),
    ("10,000 sheets that are not there", "a.xlsx", lambda: _changed("xlsx", "xl/workbook.xml", '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>' + "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="rId1"/>' for n in range(10_000)) + "</sheets></workbook>")),
    ("a row repeated a billion times", "a.ods", lambda: _ods(f'<table:table-row table:number-rows-repeated="1000000000">{_cell("a")}</table:table-row>')),
    ("a cell repeated a billion times", "a.ods", lambda: _ods(f'<table:table-row>{_cell("a", "table:number-columns-repeated=" + chr(34) + "1000000000" + chr(34))}</table:table-row>')),
    ("rows repeated within rows", "a.ods", lambda: _ods(f'<table:table-row table:number-rows-repeated="1048576">{_cell("a", "table:number-columns-repeated=" + chr(34) + "16384" + chr(34))}</table:table-row>')),
    ("entities", "a.ods", lambda: _ods(f"<table:table-row>{_cell('&l9;')}</table:table-row>", f"<!DOCTYPE x [{_ENTITIES}]>")),
    ("100,000 nested elements", "a.ods", lambda: _ods("<table:table-row>" * _DEEP + "</table:table-row>" * _DEEP)),
    ("sectors in a circle", "a.xls", _circle),
    ("49 MB of zeros", "a.xls", lambda: tables()["xls"][0][:512] + bytes(49 * MB)),
    ("half of it", "a.xls", lambda: tables()["xls"][0][:2_600]),
)  # fmt: skip
_JSON = REGISTERS["interreg"][1][0][1]
REGISTER_BOMBS: tuple[tuple[str, str, str, Callable[[], bytes]], ...] = (
    ("entities", "iati", "a.xml", lambda: (f"<!DOCTYPE x [{_ENTITIES}]>" + _ACTIVITY.format("<title><narrative>&l9;</narrative></title>")).encode()),
    ("a file as an entity", "iati", "a.xml", lambda: ('<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>' + _ACTIVITY.format("<title><narrative>&f;</narrative></title>")).encode()),
    ("100,000 nested elements", "iati", "a.xml", lambda: _ACTIVITY.format("<a>" * _DEEP + "</a>" * _DEEP).encode()),
    ("an activity of 300,000 transactions", "iati", "a.xml", lambda: _ACTIVITY.format('<transaction><transaction-type code="3"/><value>1</value></transaction>' * 300_000).encode()),
    ("a title of 30 MB", "iati", "a.xml", lambda: _ACTIVITY.format(f"<title><narrative>{'word ' * 6_000_000}</narrative></title>").encode()),
    ("100,000 attributes", "iati", "a.xml", lambda: _ACTIVITY.format("<title " + " ".join(f'a{n}="b"' for n in range(_DEEP)) + "/>").encode()),
    ("two gigabytes of spaces in a zip", "iati", "a.zip", lambda: _spaces()),
    ("a gigabyte of zeros in a gz", "cordis", "organization.csv.gz", _gigabyte_of_zeros),
    ("zips in zips", "cordis", "a.zip", lambda: packed("a.zip", packed("b.zip", packed("c.csv", b"a")))),
    ("a field of 40 MB", "cordis", "organization.csv", lambda: (_cordis_head() + '"' + "a" * 40 * MB + '"\n').encode()),
    ("a quotation that is not closed", "cordis", "organization.csv", lambda: (_cordis_head() + '"' + "a;b;c\n" * 3 * MB).encode()),
    ("100,000 participations", "cordis", "organization.csv", lambda: (_cordis_head() + "".join(f"{n % 997};ACRO{n % 997};{n};Body {n};;PRC;SE;participant;1,5;\n" for n in range(100_000))).encode()),
    ("JSON nested 100,000 deep", "interreg", "a.json", lambda: b"[" * _DEEP),
    ("an object nested 100,000 deep", "interreg", "a.json", lambda: b'[{"a":' * _DEEP),
    ("a number of a million digits", "interreg", "a.json", lambda: _JSON.replace("1500", "9" * MB).encode()),
    ("an exponent of a billion", "interreg", "a.json", lambda: _JSON.replace("1500", "1e1000000000").encode()),
    ("a string of 40 MB", "interreg", "a.json", lambda: _JSON.replace("Sjöbolaget AB", "a" * 40 * MB).encode()),
    ("an object of 500,000 keys", "interreg", "a.json", lambda: b"[{" + b",".join(b'"k%d":1' % n for n in range(500_000)) + b"}]"),
    ("a hub of 50,000 twins", "twin-towns", "pairs.tsv", lambda: b"".join(b"Q1\tQ%d\n" % n for n in range(2, 50_002))),
)  # fmt: skip
_BACKTRACKS = '[[table]]\nheads = false\ncolumns = ["Ort"]\npatterns = { Ort = "(a+)+!" }\nneed = ["Ort"]\n[table.things.town]\ntype = "Municipality"\nid = "{Ort:slug}"\nname = "Ort"\n'
_PLAIN = 'title = "a"\npublisher = "b"\nformat = "csv"\nlanguage = "sv"\n'
FILES: tuple[tuple[str, str, Callable[[], bytes], Sequence[Command]], ...] = (
    ("nested 100,000 deep", "mappings/towns.toml", lambda: b"a = " + b"[" * _DEEP, (("lint",), ("extract",))),
    ("100,000 columns", "mappings/towns.toml", lambda: b'[[sheet]]\neach = "Project"\n[sheet.columns]\n' + b"".join(b'"c%d" = "name"\n' % n for n in range(_DEEP)), (("lint",), ("extract",))),
    ("nested 100,000 deep", "sources/friends.toml", lambda: b"a = " + b"[" * _DEEP, (("lint",), ("import", "friends", "friends.csv"))),
    ("a pattern that backtracks", "sources/friends.toml", lambda: (_PLAIN + _BACKTRACKS).encode(), (("lint",), ("import", "friends", "backtracks.csv"))),
    ("20,000 tables", "sources/friends.toml", lambda: SOURCE.encode() + b"".join(b'[[table]]\ncolumns = ["a%d"]\n' % n for n in range(20_000)), (("lint",), ("import", "friends", "friends.csv"))),
    ("a view without an end", "queries/network/own.edges.rq", lambda: f"#+ summary: a\nSELECT (?a0 AS ?source) (?c0 AS ?target) {{ {_ENDLESS} }} ORDER BY ?c7".encode(), (("network", "own", "-f", "gexf", "-o", "n.gexf"), ("lint",))),
    ("a view without an end, analysed", "queries/network/own.edges.rq", lambda: f"#+ summary: a\nSELECT (?a0 AS ?source) (?c0 AS ?target) {{ {_ENDLESS} }} ORDER BY ?c7".encode(), (("analyse", "own"),)),
    ("a view without an end, built", "queries/network/own.edges.rq", lambda: f"#+ summary: a\nSELECT (?a0 AS ?source) (?c0 AS ?target) {{ {_ENDLESS} }} ORDER BY ?c7".encode(), (("build",), ("explore", "-o", "page.html"))),
    ("nodes without an end", "queries/network/partners.nodes.rq", lambda: f"#+ summary: a\nSELECT (?a0 AS ?node) {{ {_ENDLESS} }} ORDER BY ?c7".encode(), (("build",), ("network", "partners", "-o", "n.gexf"))),
    ("a rule without an end", "queries/rules/own.rq", lambda: f"#+ summary: a\nSELECT (?a0 AS ?subject) (?b0 AS ?predicate) (?c0 AS ?object) {{ {_ENDLESS} }} ORDER BY ?c7".encode(), (("build",),)),
    ("an overlaid question without an end", "queries/questions/things.rq", lambda: f"#+ summary: a\nSELECT ?a0 {{ {_ENDLESS} }} ORDER BY ?c7".encode(), (("build",), ("query", "things", "--timeout", "10"))),
    ("an analysis without an end", "queries/analysis/own.rq", lambda: f"#+ summary: a\nSELECT ?a0 {{ {_ENDLESS} }} ORDER BY ?c7".encode(), (("build",), ("analyse", "partners"))),
    ("20 MB of a frame", "languages/fr/frames.tsv", lambda: b"twinned\t{A} est {B}\tA est B.\tC.\n" * 600_000, (("lint",), ("extract",))),
    ("100,000 stop words", "languages/fr/pack.toml", lambda: b'language = "fr"\nname = "F"\nstopwords = [' + b",".join(b'"w%d"' % n for n in range(_DEEP)) + b"]\n", (("lint",), ("extract",))),
    ("100,000 alternatives in a cue", "languages/fr/assertion.tsv", lambda: b"{" + b"|".join(b"w%d" % n for n in range(_DEEP)) + b"}\tnegated\taround\ta\tb\n", (("lint",), ("extract",))),
    ("5 MB of notes", "tour.yaml", lambda: b"- {text: a, notes: '" + b"word " * MB + b"'}\n", (("build",), ("explore", "--tour", "tour.yaml", "--notes", "-o", "page.html"))),
)  # fmt: skip


def table_bombs() -> Iterator[Case]:
    """Yield each bomb."""
    yield from (_table(*bomb) for bomb in TABLES)
    yield from (_register(*bomb) for bomb in REGISTER_BOMBS)
    yield from (_file(*bomb) for bomb in FILES)


def _table(name: str, file: str, content: Callable[[], bytes]) -> Case:
    def prepare(room: Path) -> list[Command]:
        make_workspace(room)
        (room / file).write_bytes(content())
        return [("map", file, "-o", "mapped.toml"), ("add", file, "--home", "Ekby kommun"), ("build",)]

    return Case("bombs", f"{file}: {name}", prepare, keeps=False)


def _register(name: str, source: str, file: str, content: Callable[[], bytes]) -> Case:
    def prepare(room: Path) -> list[Command]:
        make_workspace(room)
        (room / file).write_bytes(content())
        return [("import", source, file)]

    return Case("bombs", f"import {source}, {file}: {name}", prepare)


def _file(name: str, file: str, content: Callable[[], bytes], commands: Sequence[Command]) -> Case:
    def prepare(room: Path) -> Sequence[Command]:
        make_workspace(room)
        (room / file).parent.mkdir(parents=True, exist_ok=True)
        (room / file).write_bytes(content())
        (room / "documents" / "towns.csv").write_bytes(tables()["csv"][0])
        (room / "friends.csv").write_text(FRIENDS, encoding="utf-8")
        (room / "backtracks.csv").write_text("a" * 5_000 + "\n", encoding="utf-8")
        return commands

    return Case("bombs", f"{file}: {name}", prepare, keeps="extract" not in (command[0] for command in commands))


def _spaces() -> bytes:
    held = io.BytesIO()
    with (
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package,
        package.open("a.xml", "w", force_zip64=True) as part,
    ):
        part.write(b'<iati-activities version="2.03">')
        for _ in range(2_000):
            part.write(b" " * MB)
        part.write(b"</iati-activities>")
    return held.getvalue()


def _cordis_head() -> str:
    return REGISTERS["cordis"][1][0][1].splitlines()[0] + "\n"
