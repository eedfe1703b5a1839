"""The page's scripts and styles and what its map is made from, bundled when the package is built (see graph/explorer/hatch_build.py)."""

from __future__ import annotations

import hashlib
import lzma
from functools import cache
from pathlib import Path

from vanort.errors import VanortError

FOLDER = Path(__file__).parent / "bundle"
_SOURCES = Path(__file__).parents[2] / "explorer"
_HINT = "Make them with: make bundle (or install the package again: pip install -e .)"


class BundleError(VanortError):
    """The bundled scripts of the page are missing or older than their sources."""


def sources_digest(sources: Path) -> str:
    """Return a digest of all that the bundle is made from.

    Raises FileNotFoundError where the folder holds no sources.
    """
    package = sources.parent / "vanort"
    tables_made_by = [package / "explorer" / "geography.py", package / "geonames" / "making.py"]
    tables_made_by += [package / "identity" / "name_parts.py", package / "support" / "letters.py"]
    paths = [
        sources / "build.mjs",
        sources / "package-lock.json",
        *tables_made_by,
        *sorted((sources / "src").iterdir()),
    ]
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


@cache
def bundled(name: str) -> bytes:
    """Return a file of the bundle.

    Raises BundleError where the bundle is missing, or older than the sources beside it in a checkout.
    """
    _up_to_date()
    return (FOLDER / name).read_bytes()


@cache
def town_lists() -> tuple[str, ...]:
    """Return the countries (ISO 3166-1 alpha-3) whose towns are listed."""
    _up_to_date()
    return tuple(sorted(path.name.removesuffix(".tsv.xz") for path in (FOLDER / "towns").glob("*.tsv.xz")))


@cache
def towns_of(country: str) -> str:
    """Return the list of the towns of a country (see vanort.explorer.geography), nothing for one that has none."""
    _up_to_date()
    path = FOLDER / "towns" / f"{country}.tsv.xz"
    return lzma.decompress(path.read_bytes()).decode("utf-8") if country.isalnum() and path.is_file() else ""


@cache
def _up_to_date() -> None:
    try:
        made_from = (FOLDER / "stamp").read_text(encoding="ascii")
    except FileNotFoundError:
        raise BundleError("The scripts of the page have not been bundled.", path=FOLDER, hint=_HINT) from None
    if (_SOURCES / "build.mjs").is_file() and sources_digest(_SOURCES) != made_from:
        raise BundleError("The scripts of the page are older than their sources.", path=FOLDER, hint=_HINT)
