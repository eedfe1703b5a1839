"""PDF files: the text layer, page by page."""

from __future__ import annotations

import io
import re
from pathlib import Path

from vanort.documents.reading import Reading
from vanort.errors import DocumentError


def read_pdf(path: Path, data: bytes) -> Reading:
    """Return the text of a PDF, lines joined where a word was broken at the end of one.

    Raises DocumentError where the file is damaged, locked with a password, or a scan without text.
    """
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _locked(path)
        pages = [page.extract_text() or "" for page in reader.pages]
        info = reader.metadata
    except (FileNotDecryptedError, DependencyError) as error:
        raise _locked(path) from error
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DocumentError(
            f"The PDF is damaged: {error or type(error).__name__}.", path=path, hint="Open it and save it again."
        ) from error
    text = "\n\n".join(_joined(page) for page in pages).strip()
    if not re.search(r"[^\W\d_]{2}", text):
        raise DocumentError(
            f"The PDF has {len(pages)} page(s) and no text: it seems to be a scan.",
            path=path,
            hint="Run it through a text recognition program first (OCR).",
        )
    title = str(info.title) if info and info.title else ""
    return Reading(text + "\n", {"title": title} if title else {})


def _locked(path: Path) -> DocumentError:
    return DocumentError("The PDF is locked with a password.", path=path, hint="Save a copy without the password.")


def _joined(page: str) -> str:
    r"""Join words broken at the end of a line.

    >>> _joined("sam-\narbete med Riga")
    'samarbete med Riga'
    """
    return re.sub(r"(?<=[a-zåäöæøü])-\n(?=[a-zåäöæøü])", "", page)
