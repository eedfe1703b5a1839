"""PDFs for tests, drawn character by character as programs draw them (ISO 32000-1, clause 7)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Drawn(NamedTuple):
    """Words drawn at a place, in points from the lower left corner; `turned` by quarters."""

    x: float
    y: float
    words: str
    size: float = 10
    turned: int = 0


def pdf(pages: Iterable[Sequence[Drawn]]) -> bytes:
    """Return a PDF whose pages show these words in Helvetica, in the order given."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for page in pages:
        stream = b"\n".join(_drawn(drawn) for drawn in page)
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents "
            + f"{len(objects) + 2} 0 R".encode()
            + b" /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(b"<< /Length " + str(len(stream)).encode() + b" >>\nstream\n" + stream + b"\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] /Count {len(kids)} >>".encode()
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{offset:010} 00000 n \n".encode() for offset in offsets)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def _drawn(drawn: Drawn) -> bytes:
    words = drawn.words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    a, b = ((1, 0), (0, 1), (-1, 0), (0, -1))[drawn.turned]
    return f"BT /F1 {drawn.size} Tf {a} {b} {-b} {a} {drawn.x} {drawn.y} Tm (".encode() + words + b") Tj ET"


def lines(x: float, y: float, *words: str, size: float = 10, leading: float = 13) -> list[Drawn]:
    """Return lines of words below each other."""
    return [Drawn(x, y - leading * number, line, size) for number, line in enumerate(words)]
