"""Word files are read as they read in Word with all changes accepted, and nothing that a reader sees is lost."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import pytest

from vanort.documents import Document, read_document
from vanort.documents import docx as docx_module
from vanort.errors import DocumentError

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def word(body: str, **parts: str) -> bytes:
    """Return a Word file with this body, and with further parts such as footnotes, all in WordprocessingML."""
    import docx
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import parse_xml

    document = docx.Document()
    for element in parse_xml(f"<w:body {_NAMESPACES}>{body}</w:body>"):
        document.element.body.insert_element_before(element, "w:sectPr")
    for name, content in parts.items():
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
        blob = f"<w:{name} {_NAMESPACES}>{content}</w:{name}>".encode()
        part = Part(PackURI(f"/word/{name}.xml"), f"{kind}.{name}+xml", blob, document.part.package)
        document.part.relate_to(part, getattr(RELATIONSHIP_TYPE, name.upper()))
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def p(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def r(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def read(tmp_path: Path, data: bytes) -> Document:
    (tmp_path / "page.docx").write_bytes(data)
    return read_document(tmp_path / "page.docx")


def text(tmp_path: Path, body: str, **parts: str) -> str:
    return read(tmp_path, word(body, **parts)).text


def test_what_is_inserted_is_read_and_what_is_deleted_is_not(tmp_path: Path) -> None:
    """Tracked changes count as accepted: in a sentence, in a row, for a whole paragraph, and where text was moved."""
    gone = "<w:del><w:r><w:delText>Narva</w:delText></w:r></w:del>"
    body = (
        p(r("Ashby is twinned with "), gone, f"<w:ins>{r('Talsi')}</w:ins>", r("."))
        + p(f"<w:moveFrom>{r('It began in 1980.')}</w:moveFrom>", f"<w:moveTo>{r('It began in 1994.')}</w:moveTo>")
        + table(cell(p(r("Celle"))), f"<w:trPr><w:del/></w:trPr>{cell(p(r('Kotka')))}")
        + "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>One sen</w:t></w:r></w:p>"
        + p(r("tence."))
    )
    found = text(tmp_path, body)

    assert "Ashby is twinned with Talsi." in found
    assert "One sentence." in found
    assert not {"Narva", "1980", "Kotka"} & set(found.replace(".", " ").split())


@pytest.mark.parametrize("properties", ["<w:strike/>", "<w:dstrike/>", "<w:vanish/>"])
def test_what_is_struck_out_or_hidden_is_not_said(tmp_path: Path, properties: str) -> None:
    """A reader does not take it as said; a mark that is switched off hides nothing."""
    off = properties.replace("/>", ' w:val="0"/>')

    assert "Kotka" not in text(tmp_path, p(r("Twin towns: Talsi "), r("Kotka", properties)))
    assert "Kotka" in text(tmp_path, p(r("Twin towns: Talsi "), r("Kotka", off)))


def test_a_text_box_is_read_once(tmp_path: Path) -> None:
    """A box stands after its paragraph, also where Word keeps it in two forms, one for older programs."""
    content = f"<w:txbxContent>{p(r('Fact: twinned since 1994.'))}</w:txbxContent>"
    both = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{content}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    found = text(tmp_path, p(r("Ashby and Talsi."), both))

    assert found.count("Fact: twinned since 1994.") == 1
    assert found.index("Ashby") < found.index("Fact")


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_notes_follow_their_paragraph(tmp_path: Path, kind: str) -> None:
    """A note is read where it belongs, and its mark is glued to no word."""
    body = p(r("Talsi has been a twin town since 1994"), f'<w:r><w:{kind}Reference w:id="2"/></w:r>', r("."))
    note = f'<w:{kind} w:id="2">{p(r("Ashby pays half of the costs."))}</w:{kind}>'
    found = text(tmp_path, body + p(r("The end.")), **{f"{kind}s": note})

    assert "since 1994." in found
    assert found.index("since") < found.index("Ashby pays half of the costs.") < found.index("The end.")


INNER = f"<w:sdt><w:sdtContent>{r('Celle')}</w:sdtContent></w:sdt>"


def test_wrappers_lose_nothing(tmp_path: Path) -> None:
    """Content controls, tags, simple fields and links hold text like any other; the code of a field is none."""
    code = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    body = (
        f"<w:sdt><w:sdtContent>{p(r('Talsi, '), INNER)}</w:sdtContent></w:sdt>"
        + p(f"<w:hyperlink>{r('Alcoy')}</w:hyperlink>", f"<w:smartTag>{r(', Lublin')}</w:smartTag>", code)
        + p(f"<w:fldSimple>{r('2021')}</w:fldSimple>")
    )
    found = text(tmp_path, body)

    assert all(name in found for name in ("Talsi, Celle", "Alcoy, Lublin", "2021"))
    assert "PAGE" not in found


def test_a_merged_cell_is_read_once(tmp_path: Path) -> None:
    """Over several columns or several rows a cell speaks once, and the others stay in their columns."""
    body = table(
        cell(p(r("Our twin towns")), '<w:gridSpan w:val="3"/>'),
        cell(p(r("Latvia")), '<w:vMerge w:val="restart"/>') + cell(p(r("Talsi"))) + cell(p(r("1994"))),
        cell(p(r("Latvia")), "<w:vMerge/>") + cell(p(r("Ogre"))) + cell(p(r("2001"))),
    )
    found = text(tmp_path, body)

    assert found.count("Our twin towns") == found.count("Latvia") == 1
    assert "Latvia\tTalsi\t1994\n\tOgre\t2001" in found


def test_a_table_in_a_table_is_read(tmp_path: Path) -> None:
    """Its rows stand on lines of their own, also where the outer table only lays out the page."""
    inner = table(cell(p(r("Talsi"))) + cell(p(r("Latvia"))), cell(p(r("Celle"))) + cell(p(r("Germany"))))
    found = text(
        tmp_path, table(cell(p(r("Menu"))) + cell(p(r("Twin towns")) + inner), cell(p(r("a"))) + cell(p(r("b"))))
    )

    assert "Talsi\tLatvia\nCelle\tGermany" in found


def test_an_address_that_only_the_link_holds_is_read(tmp_path: Path) -> None:
    """Whom to write to stands behind the words of the link."""
    import docx
    from docx.oxml import parse_xml

    document = docx.Document()
    relation = document.part.relate_to(
        "mailto:ada@ashby.example?subject=x",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
        is_external=True,
    )
    link = (
        f'<w:p {_NAMESPACES} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        f'<w:hyperlink r:id="{relation}">{r("Write to Ada")}</w:hyperlink></w:p>'
    )
    document.element.body.insert_element_before(parse_xml(link), "w:sectPr")
    held = io.BytesIO()
    document.save(held)

    assert "Write to Ada ada@ashby.example" in read(tmp_path, held.getvalue()).text


def test_what_cannot_be_read_is_warned_of(tmp_path: Path) -> None:
    """A part that is embedded as a file of its own is named as missing."""
    document = read(tmp_path, word(p(r("Ashby and Talsi.")) + "<w:altChunk/>"))

    assert document.warnings == ("A part that is embedded as a file of its own is not read.",)


def packed(**members: bytes) -> bytes:
    held = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word(p(r("Ashby"))))) as old,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, members.get(name.rpartition("/")[2].replace(".", "_"), old.read(name)))
    return held.getvalue()


def entities() -> bytes:
    """XML that grows without end once its entities are put in."""
    levels = "".join("<!ENTITY e" + str(n + 1) + ' "' + f"&e{n};" * 50 + '">' for n in range(8))
    return b'<!DOCTYPE w [<!ENTITY e0 "x">' + levels.encode() + b"]><w:document>&e8;</w:document>"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "locked with a password"),
        (packed(document_xml=b"<w:document><w:p>"), "damaged"),
        (packed(document_xml=b"<a>" * 100_000 + b"</a>" * 100_000), "damaged"),
        (packed(document_xml=entities()), "damaged|no text"),
        (packed(document_xml=b" " * (docx_module.LARGEST_PART + 1)), "at most 40 MB"),
    ],
    ids=["locked", "torn", "deep", "entities", "bomb"],
)
def test_a_file_that_is_no_document_is_one_clear_error(tmp_path: Path, data: bytes, words: str) -> None:
    """Locked, torn, nested without end, or blown up: the message says so, and nothing is unpacked."""
    with pytest.raises(DocumentError, match=words):
        read(tmp_path, data)


def test_a_damaged_file_is_read_or_told_and_nothing_else(tmp_path: Path) -> None:
    """Whatever bytes of its XML are changed, there is text or one clear error."""
    chance, told = random.Random(11), set[str]()  # noqa: S311 (no secret)
    good = {name: zipfile.ZipFile(io.BytesIO(packed())).read(f"word/{name}.xml") for name in ("document", "styles")}
    for _ in range(60):
        name = chance.choice(sorted(good))
        data = bytearray(good[name])
        for _ in range(chance.choice([1, 5, 40])):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            read(tmp_path, packed(**{f"{name}_xml": bytes(data)}))
        except DocumentError as error:
            told.add(str(error))

    assert told
    assert all("page.docx" in message for message in told)
