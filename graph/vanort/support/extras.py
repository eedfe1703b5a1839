"""Libraries that only some commands need, and what to install where one is missing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vanort.errors import DocumentError, VanortError

# The extra of pyproject.toml that brings each library.
EXTRAS = {
    "docx": "docx",
    "openpyxl": "xlsx",
    "pyarrow": "parquet",
    "pypdfium2": "pdf",
    "pyvis": "notebook",
    "starlette": "server",
    "uvicorn": "server",
}


@contextmanager
def needed(purpose: str, path: Path | None = None) -> Iterator[None]:
    """Say what to install where an import inside finds no library of an extra; other imports fail as they do.

    >>> with needed("A picture"):
    ...     raise ModuleNotFoundError("No module named 'pyvis'", name="pyvis")
    Traceback (most recent call last):
    vanort.errors.VanortError: A picture needs a library that is not installed (pyvis). pip install 'vanort[notebook]'

    Raises VanortError, or DocumentError where `path` names the document that needs the library.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        library = (error.name or "").partition(".")[0]
        if library not in EXTRAS:
            raise
        said, hint = f"{purpose} needs a library that is not installed ({library}).", EXTRAS[library]
        kind = VanortError if path is None else DocumentError
        raise kind(said, path=path, hint=f"pip install 'vanort[{hint}]'") from None
