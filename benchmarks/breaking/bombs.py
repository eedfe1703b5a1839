"""Files that are small to send and large to read: bombs of zip, XML and YAML, deep nesting, very many of everything."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from seeds import word_file
from table_bombs import table_bombs
from trials import Case, Command

from pdf_pages import lines, pdf
from workspaces import CLAIMS, TEXT, make_workspace

MB = 1_000_000
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_SENTENCE = "Ekby Municipality has worked with Talsi since 2006 in the project Clean Shores. "
_ENTITIES = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(10))


def _word(body: str, head: str = "") -> bytes:
    """Return a Word file with this body."""
    document = f"{head}<w:document {_W}><w:body>{body}</w:body></w:document>".encode()
    return _package({"word/document.xml": document})


def _package(parts: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file())) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return held.getvalue()


def _paragraphs(count: int) -> bytes:
    return _word("<w:p><w:r><w:t>Ekby and Talsi.</w:t></w:r></w:p>" * count)


def _gigabyte_of_words() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file())) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != "word/document.xml":
                new.writestr(name, old.read(name))
        with new.open("word/document.xml", "w", force_zip64=True) as part:
            part.write(f"<w:document {_W}><w:body><w:p><w:r><w:t>".encode())
            for _ in range(1000):
                part.write(b"word " * 200_000)
            part.write(b"</w:t></w:r></w:p></w:body></w:document>")
    return held.getvalue()


def _false_size(data: bytes) -> bytes:
    """Return a package that says of its largest part that it is empty."""
    changed, place = bytearray(data), 0
    while (place := changed.find(b"PK\x01\x02", place)) >= 0:
        changed[place + 24 : place + 28] = b"\x10\x00\x00\x00"
        place += 4
    return bytes(changed)


def _zip_in_zip(levels: int) -> bytes:
    data = b"0" * 10 * MB
    for level in range(levels):
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
            for number in range(10):
                package.writestr(f"{level}-{number}.zip", data)
        data = held.getvalue()
    return data


def _table(rows: int) -> str:
    return "<table><tr><th>Partner<th>Country<th>Since" + "<tr><td>Talsi<td>Latvia<td>1994" * rows + "</table>"


def _various(form: str) -> Callable[[], bytes]:
    """Return what makes 150 kB in a form, no two words alike: `W` a word with a capital, `w` without, `9` a number."""

    def made() -> bytes:
        chance = random.Random(form)  # noqa: S311 (to be repeated)

        def some(match: re.Match[str]) -> str:
            if match.group() == "9":
                return str(chance.randint(1, 2_099))
            word = "".join(chance.choices("abcdefghijklmnoprstuvyåäö", k=chance.randint(3, 9)))
            return word.capitalize() if match.group() == "W" else word

        pieces, size = [], 0
        while size < 150_000:
            pieces.append(re.sub(r"\b[Ww9]\b", some, form))
            size += len(pieces[-1])
        return "".join(pieces).encode()

    return made


# What people could write, and never write so much of without anything between.
_FORMS = ("9 ", "9\n", "9–9, ", "9 euro ", "W ", "W, ", "W\n", "W W\n", "W\tW\t9\n", "| W | W | 9 |\n", "W: W\n", "- W w\n", "w@w.example ",
          "https://w.example/w ", "# W\n", "The project W W is led by W Municipality. ", "Ekby is twinned with W in W. ", "W kommun och W stad ",
          "Contact: W W, W Municipality, w@w.example, 0470-9. ", "”W” ", "(W) ", "W-W ", "w w w w. ")  # fmt: skip
# name, file, content; built only when its turn comes
DOCUMENTS: tuple[tuple[str, str, Callable[[], bytes]], ...] = (
    ("5 MB of digits", "a.txt", lambda: b"1234567890" * (MB // 2)),
    ("5 MB of digits with spaces", "a.txt", lambda: b"070 123 45 67 " * 350_000),
    ("5 MB of one letter", "a.txt", lambda: b"a" * 5 * MB),
    ("5 MB of capitals and full stops", "a.txt", lambda: b"A. B. " * 800_000),
    ("5 MB of capitalised words", "a.txt", lambda: b"Ekby Talsi Zadar " * 300_000),
    ("5 MB of commas", "a.txt", lambda: b"Ekby, " * 800_000),
    ("5 MB of opening brackets", "a.txt", lambda: b"(" * 5 * MB),
    ("5 MB of quotation marks", "a.txt", lambda: "”".encode() * 1_700_000),
    ("5 MB of line ends", "a.txt", lambda: b"a\n\n" * 1_700_000),
    ("5 MB of spaces and one word", "a.txt", lambda: b" " * 5 * MB + b"Ekby"),
    ("5 MB of tabs in rows", "a.txt", lambda: b"Ekby\tTalsi\t1994\n" * 300_000),
    ("5 MB of at signs", "a.txt", lambda: b"a@" * 2_500_000),
    ("5 MB of addresses", "a.txt", lambda: b"a.b@c.example " * 350_000),
    ("5 MB of colons", "a.txt", lambda: b"Partner: " * 550_000),
    ("5 MB of hyphens", "a.txt", lambda: b"Ekby-" * 1_000_000),
    ("5 MB of full stops", "a.txt", lambda: b"." * 5 * MB),
    ("5 MB of dashes and years", "a.txt", lambda: "2015–2017 ".encode() * 400_000),
    ("5 MB of combining accents", "a.txt", lambda: "e\u0301".encode() * 1_700_000),
    ("5 MB of one sentence", "a.txt", lambda: _SENTENCE.replace(". ", " and ").encode() * 55_000),
    ("5 MB of sentences", "a.txt", lambda: _SENTENCE.encode() * 62_000),
    ("49 MB of sentences", "a.txt", lambda: _SENTENCE.encode() * 600_000),
    ("49 MB of nothing but zeros", "a.txt", lambda: bytes(49 * MB)),
    ("5 MB of random bytes", "a.txt", lambda: random.Random(1).randbytes(5 * MB)),  # noqa: S311 (to be repeated)
    ("5 MB of hashes", "a.md", lambda: b"#" * 5 * MB),
    ("500,000 headings", "a.md", lambda: b"# Ekby\n" * 500_000),
    ("5 MB of stars", "a.md", lambda: b"*" * 5 * MB),
    ("5 MB of stars and words", "a.md", lambda: b"*a **b " * 700_000),
    ("5 MB of square brackets", "a.md", lambda: b"[" * 5 * MB),
    ("5 MB of unclosed links", "a.md", lambda: b"[a](" * 1_200_000),
    ("5 MB of backticks", "a.md", lambda: b"`" * 5 * MB),
    ("5 MB of greater-than signs", "a.md", lambda: b"> " * 2_500_000),
    ("5 MB of underscores", "a.md", lambda: b"_a" * 2_500_000),
    ("100,000 levels of a list", "a.md", lambda: b"".join(b" " * (n % 2000) + b"- a\n" for n in range(5_000))),
    ("a table of 200,000 rows", "a.md", lambda: b"| a | b |\n|---|---|\n" + b"| Talsi | 1994 |\n" * 200_000),
    ("a row of 500,000 cells", "a.md", lambda: b"|" + b" a |" * 500_000),
    ("5 MB of pipes and dashes", "a.md", lambda: b"|-" * 2_500_000),
    ("5 MB of HTML comments left open", "a.md", lambda: b"<!-- " * 1_000_000),
    ("100,000 nested elements", "a.html", lambda: b"<div>" * 100_000 + b"Ekby" + b"</div>" * 100_000),
    ("100,000 nested tables", "a.html", lambda: b"<table><tr><td>" * 100_000 + b"Ekby"),
    ("100,000 nested inline elements", "a.html", lambda: b"<p>" + b"<b><i>" * 50_000 + b"Ekby"),
    ("2,000 nested lists with text", "a.html", lambda: b"<ul><li>Ekby " * 2_000),
    ("a tag with 500,000 attributes", "a.html", lambda: b"<p " + b"".join(b'a%d="b" ' % n for n in range(500_000)) + b">Ekby"),
    ("a meta with 200,000 attributes", "a.html", lambda: b"<meta " + b"".join(b"a%d=b " % n for n in range(200_000)) + b">Ekby"),
    ("an attribute of 5 MB", "a.html", lambda: b'<p class="' + b"a " * 2_500_000 + b'">Ekby'),
    ("500,000 links", "a.html", lambda: b"<a href=x>Ekby</a> " * 500_000),
    ("500,000 line breaks", "a.html", lambda: b"Ekby<br>" * 500_000),
    ("a table of 200,000 rows", "a.html", lambda: _table(200_000).encode()),
    ("a cell over 100 million cells", "a.html", lambda: b"<table>" + b"<tr><td colspan=10000 rowspan=10000>a" * 100 + b"</table>"),
    ("a table of 200 by 65,534 merged cells", "a.html", lambda: b"<table>" + b"<tr>" * 10 + b"<td rowspan=65534 colspan=1000>a" * 200 + b"<tr><td>b" * 2_000),
    ("50,000 rules in a style sheet", "a.html", lambda: b"<style>" + b".a:not(.b) > p ~ p *{display:none}" * 50_000 + b"</style>" + b"<p>Ekby" * 2_000),
    ("a selector of 1 MB", "a.html", lambda: b"<style>" + b"a > " * 250_000 + b"a{display:none}</style><p>Ekby"),
    ("nested parentheses in a selector", "a.html", lambda: b"<style>" + b":not(" * 20_000 + b"a" + b")" * 20_000 + b"{display:none}</style><p>Ekby"),
    ("10,000 scripts of linked data", "a.html", lambda: b'<script type="application/ld+json">{"a":1}</script>' * 10_000 + b"<p>Ekby"),
    ("linked data nested 100,000 deep", "a.html", lambda: b'<script type="application/ld+json">' + b"[" * 100_000 + b"</script><p>Ekby"),
    ("5 MB of opening signs", "a.html", lambda: b"<" * 5 * MB),
    ("5 MB of comments left open", "a.html", lambda: b"<!--" * 1_250_000),
    ("5 MB of character references", "a.html", lambda: b"&#1234567;" * 500_000),
    ("500,000 unclosed paragraphs", "a.html", lambda: b"<p>Ekby" * 500_000),
    ("500,000 definitions", "a.html", lambda: b"<dl>" + b"<dt>Partner<dd>Talsi" * 250_000),
    ("500,000 headings", "a.html", lambda: b"<h2>Ekby</h2>" * 500_000),
    ("entities in XHTML", "a.xhtml", lambda: f'<?xml version="1.0"?><!DOCTYPE html [{_ENTITIES}]><html xmlns="http://www.w3.org/1999/xhtml"><body><p>&l9;</p></body></html>'.encode()),
    ("a file as an entity in XHTML", "a.xhtml", lambda: b'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html xmlns="http://www.w3.org/1999/xhtml"><body><p>&x; Ekby</p></body></html>'),
    ("100,000 nested elements of XHTML", "a.xhtml", lambda: b'<html xmlns="http://www.w3.org/1999/xhtml"><body>' + b"<div>" * 100_000 + b"a" + b"</div>" * 100_000 + b"</body></html>"),
    ("500,000 paragraphs", "a.docx", lambda: _paragraphs(500_000)),
    ("2 million paragraphs", "a.docx", lambda: _paragraphs(2_000_000)),
    ("empty paragraphs, 39 MB of them", "a.docx", lambda: _word("<w:p/>" * 6_500_000)),
    ("a gigabyte of words", "a.docx", _gigabyte_of_words),
    ("39 MB of words", "a.docx", lambda: _word(f"<w:p><w:r><w:t>{'word ' * 7_800_000}</w:t></w:r></w:p>")),
    ("39 MB that say they are 16 bytes", "a.docx", lambda: _false_size(_word(f"<w:p><w:r><w:t>{'word ' * 7_800_000}</w:t></w:r></w:p>"))),
    ("a gigabyte that says it is 16 bytes", "a.docx", lambda: _false_size(_gigabyte_of_words())),
    ("100,000 nested elements", "a.docx", lambda: _word("<w:p>" + "<w:r>" * 100_000 + "</w:r>" * 100_000 + "</w:p>")),
    ("200 nested tables", "a.docx", lambda: _word("<w:tbl><w:tr><w:tc>" * 80 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 80)),
    ("entities", "a.docx", lambda: _word("<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>", f"<!DOCTYPE w [{_ENTITIES}]>")),
    ("an entity repeated 100,000 times", "a.docx", lambda: _word(f"<w:p><w:r><w:t>{'&e;' * 100_000}</w:t></w:r></w:p>", f'<!DOCTYPE w [<!ENTITY e "{"a" * 10_000}">]>')),
    ("a file as an entity", "a.docx", lambda: _word("<w:p><w:r><w:t>&x; Ekby</w:t></w:r></w:p>", '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>')),
    ("a table of 100,000 rows", "a.docx", lambda: _word("<w:tbl>" + "<w:tr><w:tc><w:p><w:r><w:t>Talsi</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr>" * 100_000 + "</w:tbl>")),
    ("a row over a billion columns", "a.docx", lambda: _word('<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>')),
    ("100,000 attributes", "a.docx", lambda: _word("<w:p " + " ".join(f'w:a{n}="b"' for n in range(100_000)) + "/>")),
    ("100,000 relations", "a.docx", lambda: _package({"word/_rels/document.xml.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' + b"".join(b'<Relationship Id="r%d" Type="http://x/hyperlink" Target="http://x/" TargetMode="External"/>' % n for n in range(100_000)) + b"</Relationships>"})),
    ("a style based on itself", "a.docx", lambda: _package({"word/styles.xml": f'<w:styles {_W}><w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="A"/></w:style></w:styles>'.encode()})),
    ("100,000 parts", "a.docx", lambda: _package({f"x/{n}.xml": b"" for n in range(100_000)})),
    ("zips in zips", "a.docx", lambda: _zip_in_zip(6)),
    ("a zip of no Word file", "a.docx", lambda: _zip_in_zip(1)),
    ("50 MB of zeros", "a.docx", lambda: bytes(50 * MB)),
    ("100,000 pages", "a.pdf", lambda: pdf([lines(50, 700, "Ekby")] * 100_000)),
    ("1,000 pages", "a.pdf", lambda: pdf([lines(50, 700, *[_SENTENCE] * 40)] * 1_000)),
    ("a page of 500,000 characters", "a.pdf", lambda: pdf([[*lines(50, 700, *["Ekby and Talsi " * 10] * 3_300, leading=0.2)]])),
    ("a page tree that goes in a circle", "a.pdf", lambda: pdf([lines(50, 700, "Ekby")]).replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]")),
    ("a page tree with a count of 2 billion", "a.pdf", lambda: pdf([lines(50, 700, "Ekby")]).replace(b"/Count 1 ", b"/Count 2147483647 ")),
    ("100,000 nested arrays", "a.pdf", lambda: pdf([lines(50, 700, "Ekby")]).replace(b"/MediaBox [0 0 600 800]", b"/MediaBox " + b"[" * 100_000 + b"]" * 100_000)),
    ("a form that draws itself", "a.pdf", lambda: _form_in_itself()),
    ("a page of 1e30 points", "a.pdf", lambda: pdf([lines(50, 700, "Ekby")]).replace(b"0 0 600 800", b"0 0 1e30 1e30")),
    ("letters of size 1e20", "a.pdf", lambda: pdf([lines(50, 700, *["Ekby"] * 50, size=1e20)])),
    ("50 MB of zeros", "a.pdf", lambda: b"%PDF-1.4\n" + bytes(50 * MB)),
    ("a compressed gigabyte", "a.pdf", lambda: _compressed()),
)  # fmt: skip
_DEEP = "[" * 100_000
YAML: tuple[tuple[str, str, Callable[[], bytes]], ...] = (
    ("nested 100,000 deep", "claims/page.yaml", lambda: _DEEP.encode()),
    ("blocks nested 10,000 deep", "claims/page.yaml", lambda: b"".join(b" " * n + b"a:\n" for n in range(3_000))),
    ("anchors", "claims/page.yaml", lambda: b"a: &a [x]\n" + b"".join(b"b%d: &b%d [*a,*a]\n" % (n, n) for n in range(50))),
    ("19 MB of claims", "claims/page.yaml", lambda: CLAIMS.encode() + b"  - {subject: shores, property: start, object: 2015, quote: \"2015\"}\n" * 290_000),
    ("20,000 claims with the same quote", "claims/page.yaml", lambda: CLAIMS.encode() + b"  - {subject: shores, property: start, object: 2015, quote: \"2015\"}\n" * 20_000),
    ("20,000 things", "claims/page.yaml", lambda: CLAIMS.replace("claims:", "".join(f"  t{n}: {{type: Project, name: Ekby {n}}}\n" for n in range(20_000)) + "claims:").encode()),
    ("a name of 5 MB", "claims/page.yaml", lambda: CLAIMS.replace("Clean Shores}", "a" * 5 * MB + "}").encode()),
    ("a number of 5,000 digits", "claims/page.yaml", lambda: CLAIMS.replace("object: 2015", "object: " + "9" * 5_000).encode()),
    ("a quote of 5 MB", "claims/page.yaml", lambda: CLAIMS.replace("quote: Anna Ek}", f'quote: "{"a" * 5 * MB}"}}').encode()),
    ("an unclosed quote of 5 MB", "claims/page.yaml", lambda: CLAIMS.encode() + b'  - "' + b"a\n" * 2_500_000),
    ("decisions nested 100,000 deep", "decisions/a.yaml", lambda: _DEEP.encode()),
    ("a decision about 100,000 things", "decisions/a.yaml", lambda: b"- {decision: same, by: M, date: 2026-05-01, why: x, things: [" + b", ".join(b"page:t%d" % n for n in range(100_000)) + b"]}\n"),
    ("20,000 decisions", "decisions/a.yaml", lambda: b"- {decision: same, by: M, date: 2026-05-01, why: x, things: [page:ekby, page:lund]}\n" * 20_000),
    ("settings nested 100,000 deep", "vanort.toml", lambda: b"a = " + _DEEP.encode()),
    ("dotted keys, 10,000 deep", "vanort.toml", lambda: b".".join([b"a"] * 10_000) + b" = 1\n"),
    ("a number of 5,000 digits", "vanort.toml", lambda: b"title = " + b"9" * 5_000),
    ("settings of the wrong kinds", "vanort.toml", lambda: b"title = 1\nlanguage = []\nview = 3\nexplorer = false\nreport = [1]\n"),
    ("ranks of the wrong kind", "vanort.toml", lambda: b"[view]\nsource_rank = [1, {a = 2}]\n"),
    ("a rank that is a number", "vanort.toml", lambda: b"[view]\nsource_rank = 7\n"),
    ("a tour nested 100,000 deep", "tour.yaml", lambda: _DEEP.encode()),
    ("a tour of 50,000 steps", "tour.yaml", lambda: b"- {text: a, focus: Clean Shores}\n" * 50_000),
    ("a year of 5,000 digits", "tour.yaml", lambda: b"- {text: a, year: " + b"9" * 5_000 + b"}\n"),
    ("a year in other digits", "tour.yaml", lambda: "- {text: a, year: ²}\n".encode()),
    ("Turtle nested 100,000 deep", "reference/a.ttl", lambda: b"<a:a> <a:b> " + b"[ <a:b> " * 100_000),
    ("brackets of a list, 100,000 deep", "reference/a.ttl", lambda: b"<a:a> <a:b> " + b"( " * 100_000 + b") " * 100_000 + b"."),
    ("19 MB of triples", "reference/a.ttl", lambda: b"".join(b"<http://x/%d> <http://x/p> \"%d\" .\n" % (n, n) for n in range(450_000))),
    ("a literal of 19 MB", "reference/a.ttl", lambda: b'<http://x/a> <http://x/p> "' + b"a" * 19 * MB + b'" .'),
    ("metadata nested 100,000 deep", "documents/page.txt.yaml", lambda: _DEEP.encode()),
    ("a query nested 10,000 deep", "queries/questions/own.rq", lambda: b"SELECT * " + b"{" * 10_000 + b"}" * 10_000),
    ("a query of 10,000 UNIONs", "queries/questions/own.rq", lambda: b"SELECT * { " + b"{ ?s ?p ?o } UNION " * 10_000 + b"{} }"),
    ("a query of 2,500 BINDs", "queries/questions/own.rq", lambda: b"SELECT * { " + b"".join(b"BIND(1 AS ?x%d) " % n for n in range(2_500)) + b"}"),
    ("a question without an end", "queries/questions/own.rq", lambda: b"SELECT (COUNT(*) AS ?n) { " + b"".join(b"?a%d ?b%d ?c%d . " % (n, n, n) for n in range(8)) + b"}"),
    ("a check without an end", "queries/checks/own.rq", lambda: b"#+ summary: a\nSELECT ?entity { " + b"".join(b"?entity%d ?b%d ?c%d . " % (n, n, n) for n in range(8)) + b"}"),
    ("a header of 1 MB", "queries/questions/own.rq", lambda: b"#+ summary: " + b"a" * MB + b"\nASK {}"),
    ("a gigabyte of nothing", "tour.yaml", lambda: b""),
)  # fmt: skip


def _form_in_itself() -> bytes:
    page = pdf([lines(50, 700, "Ekby")])
    return page.replace(b"/Font << /F1 3 0 R >>", b"/XObject << /F1 5 0 R >>").replace(b"BT /F1", b"/F1 Do /F1 Do ")


def _compressed() -> bytes:
    import zlib

    packer = zlib.compressobj(9)
    stream = b"".join([*(packer.compress(b"BT /F1 9 Tf (a) Tj ET\n" * 50_000) for _ in range(900)), packer.flush()])
    page = pdf([lines(50, 700, "Ekby")])
    start, end = page.index(b"<< /Length"), page.index(b"endstream")
    return page[:start] + b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(stream) + stream + b"\n" + page[end:]


def bombs() -> Iterator[Case]:
    """Yield each bomb."""
    various = [(f"150 kB of {form!r}", "a.txt", _various(form)) for form in _FORMS]
    yield from (_file(*bomb) for bomb in YAML)
    yield from table_bombs()
    yield from (_document(*bomb) for bomb in (*DOCUMENTS, *various))


def _document(name: str, file: str, content: Callable[[], bytes]) -> Case:
    def prepare(room: Path) -> list[Command]:
        make_workspace(room, {"other": (TEXT, CLAIMS.replace("page.txt", "other.txt"))})
        (room / file).write_bytes(content())
        return [("add", str(room / file)), ("extract",)]

    return Case("bombs", f"{file}: {name}", prepare, keeps=False)


def _file(name: str, file: str, content: Callable[[], bytes]) -> Case:
    def prepare(room: Path) -> list[Command]:
        make_workspace(room)
        (room / file).parent.mkdir(parents=True, exist_ok=True)
        (room / file).write_bytes(content())
        if "gigabyte" in name:
            with (room / file).open("r+b") as held:
                held.truncate(1 << 30)
        if file.startswith("queries"):
            return [("queries",), ("query", "own", "--timeout", "10"), ("lint",)]
        return [("build",), ("review",)]

    return Case("bombs", f"{file}: {name}", prepare)
