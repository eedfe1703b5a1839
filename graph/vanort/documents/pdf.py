"""PDF files: the text layer, page by page; see pdf_layout for the order in which a page is read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from vanort.documents.limits import MOST_PAGES
from vanort.documents.model import Reading
from vanort.documents.pdf_characters import characters_of
from vanort.documents.pdf_layout import Line, lines_of, paragraphs_of
from vanort.errors import DocumentError
from vanort.support.extras import needed

_EDGE = 2  # lines at the top and at the foot of a page where what is repeated may stand
_REPEATED = 0.6  # of the pages: what stands on so many belongs to the frame
_FRAMED = 3  # pages: with fewer nothing is called a repetition


def read_pdf(path: Path, data: bytes) -> Reading:
    """Return the text of a PDF: columns in turn, rows of tables with tabs, lines joined to paragraphs.

    What is repeated at the top or the foot of the pages is left out. Pages without text are warned of.

    Raises DocumentError where the file is damaged, locked with a password, too long, or a scan without text.
    """
    with needed("Reading a PDF", path):
        import pypdfium2
        from pypdfium2.raw import FPDF_ERR_PASSWORD

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _refused(path, locked=error.err_code == FPDF_ERR_PASSWORD) from error
    try:
        pages = len(document)
        if pages > MOST_PAGES:
            raise DocumentError(
                f"The PDF has {pages:,} pages; at most {MOST_PAGES:,} are read.",
                path=path,
                hint="Split it, or save only the pages that matter.",
            )
        read = [lines_of(characters_of(document, number)) for number in range(pages)]
        title = str(document.get_metadata_dict().get("Title") or "").strip()
    except pypdfium2.PdfiumError as error:
        raise _refused(path, locked=False) from error
    finally:
        document.close()
    kept = _without_frame(read)
    text = "\n\n".join(paragraphs for lines in kept if (paragraphs := paragraphs_of(lines)))
    if not re.search(r"[^\W\d_]{2}", text):
        raise DocumentError(
            f"The PDF has {pages} page{'' if pages == 1 else 's'} and no text: it seems to be a scan.",
            path=path,
            hint="Run it through a text recognition program first (OCR).",
        )
    empty = [number for number, lines in enumerate(read, 1) if not lines]
    return Reading(text + "\n", {"title": title} if title else {}, _warnings(empty))


def _refused(path: Path, *, locked: bool) -> DocumentError:
    if locked:
        return DocumentError("The PDF is locked with a password.", path=path, hint="Save a copy without the password.")
    return DocumentError("The PDF is damaged.", path=path, hint="Open it in a reader and save it again.")


def _warnings(empty: Sequence[int]) -> tuple[str, ...]:
    if not empty:
        return ()
    which = f"Page {_ranges(empty)} has" if len(empty) == 1 else f"Pages {_ranges(empty)} have"
    return (f"{which} no text and may be scanned: run the file through text recognition (OCR).",)


def _ranges(numbers: Sequence[int]) -> str:
    """Write numbers in rising order with runs drawn together.

    >>> _ranges([2, 3, 4, 7])
    '2–4, 7'
    """
    runs = [[number for _, number in run] for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0])]
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _without_frame(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """Leave out lines at the top and the foot that most pages bear, whatever their numbers: heads, feet, page numbers."""
    written = [lines for lines in pages if lines]
    if len(written) < _FRAMED:
        return list(pages)
    seen = Counter(key for lines in written for key in {_frame_key(line) for line in _edges(lines)})
    frame = {key for key, count in seen.items() if count >= max(_FRAMED, _REPEATED * len(written))}
    kept = []
    for lines in pages:
        edges = {id(line) for line in _edges(lines)}
        kept.append([line for line in lines if id(line) not in edges or _frame_key(line) not in frame])
    return kept


def _edges(lines: Sequence[Line]) -> list[Line]:
    ordered = sorted(lines, key=lambda line: -line.y)
    return [*ordered[:_EDGE], *ordered[-_EDGE:]]


def _frame_key(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text)
