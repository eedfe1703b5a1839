"""Tables made in the tests: real files of spreadsheets and of text, and what a workspace says after they are added."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from rdflib import Literal, URIRef

from vanort.claims import ClaimsFile, read_claims_file
from vanort.claims.terms import short_names, write_reference
from vanort.documents import read_document
from vanort.tables.extracting import TableClaims, claims_of_table, open_table
from vanort.tables.of_workspace import proposed

Rows = Sequence[Sequence[Any]]


def write_xlsx(path: Path, sheets: Mapping[str, Rows], *, merged: Iterable[tuple[str, str]] = ()) -> Path:
    """Write a workbook with these sheets; `merged` are pairs of a sheet and a range."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    for name, cells in merged:
        book[name].merge_cells(cells)
    book.save(path)
    return path


def write_csv(path: Path, *lines: str, encoding: str = "utf-8") -> Path:
    """Write a table as text, one line a row."""
    path.write_bytes("".join(f"{line}\r\n" for line in lines).encode(encoding))
    return path


def write_ods(path: Path, name: str, rows: Sequence[Sequence[str]]) -> Path:
    """Write a sheet of LibreOffice with texts."""
    cells = "".join(
        "<table:table-row>"
        + "".join(f'<table:table-cell office:value-type="string"><text:p>{c}</text:p></table:table-cell>' for c in row)
        + "</table:table-row>"
        for row in rows
    )
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
        ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3"><office:body>'
        f'<office:spreadsheet><table:table table:name="{name}">{cells}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
    )
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("mimetype", kind)
        packed.writestr("META-INF/manifest.xml", manifest)
        packed.writestr("content.xml", content)
    return path


def read_table(path: Path, home: str = "") -> TableClaims:
    """Return what a table says by the mapping that is proposed for it."""
    table = open_table(read_document(path))
    return claims_of_table(table, proposed(table, home=home), "table")


def statements(file: ClaimsFile, *, modality: str = "") -> set[str]:
    """Return the claims of a file as people would say them: name, property, name or value; of one modality where that is named."""
    names = {
        thing.iri: thing.names[0].text if thing.names else f"[{short_names()[thing.type]}]" for thing in file.things
    }

    def shown(node: Any) -> str:
        if isinstance(node, Literal):
            return str(node)
        return names.get(node) or write_reference(URIRef(str(node))) or str(node)

    return {
        f"{shown(c.subject)} {short_names()[c.predicate]} {shown(c.object)}"
        for c in file.statements
        if modality in ("", c.reading.modality)
    }


def plain(file: ClaimsFile) -> set[str]:
    """Return what a file says without denying, planning or ending it."""
    return statements(file, modality="asserted")


def said(path: Path, home: str = "") -> set[str]:
    """Return what a table says, as `statements` has it."""
    return statements(read_table(path, home).file)


def reread(path: Path, claims: Path) -> ClaimsFile:
    """Return a claims file as it is read again with its document."""
    return read_claims_file(claims, read_document(path))
