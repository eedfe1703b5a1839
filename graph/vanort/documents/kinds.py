"""The kinds of document that are read, and which of them a file is: by its first bytes, then by its ending."""

from __future__ import annotations

import re
from pathlib import Path

KINDS = {
    "txt": (".txt",),
    "md": (".md",),
    "html": (".html", ".htm", ".xhtml"),
    "pdf": (".pdf",),
    "docx": (".docx",),
    "eml": (".eml",),
    "xlsx": (".xlsx", ".xlsm"),
    "xls": (".xls",),
    "ods": (".ods",),
    "csv": (".csv",),
    "tsv": (".tsv", ".tab"),
}
ENDINGS = tuple(ending for endings in KINDS.values() for ending in endings)
_BY_ENDING = {ending: kind for kind, endings in KINDS.items() for ending in endings}
_FIRST = 1024  # bytes in which a file says what it is; readers of PDF look as far
_PACKED = ((b"word/", "docx"), (b"xl/", "xlsx"), (b"opendocument.spreadsheet", "ods"))
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)


def kind_of(path: Path) -> str:
    """Return the kind of document that a file is; empty where neither its first bytes nor its ending tell."""
    with path.open("rb") as file:
        return kind_by(file.read(_FIRST), path.suffix)


def kind_by(first: bytes, ending: str) -> str:
    """Return the kind of document that the first bytes of a file tell, or else its ending.

    >>> kind_by(b"<!DOCTYPE html><html>", ".aspx"), kind_by(b"%PDF-1.7", ".html"), kind_by(b"Our twin towns", ".TXT")
    ('html', 'pdf', 'txt')
    >>> kind_by(b"Our twin towns", ".doc")
    ''
    """
    if b"%PDF-" in first:
        return "pdf"
    if first.startswith(b"PK\x03\x04"):
        for sign, kind in _PACKED:
            if sign in first:
                return kind
    if _PAGE.match(first):
        return "html"
    return _BY_ENDING.get(ending.lower(), "")


def bears(path: Path, kind: str) -> bool:
    """Tell whether a file's ending is one of its kind.

    >>> bears(Path("a.HTM"), "html"), bears(Path("a.aspx"), "html")
    (True, False)
    """
    return path.suffix.lower() in KINDS[kind]
