"""The page's scripts and styles and what its map is made from, bundled when the package is built (see graph/explorer/hatch_build.py)."""

from __future__ import annotations

import hashlib
import lzma
from collections.abc import Callable
from functools import cache
from pathlib import Path

from vanort.errors import VanortError

FOLDER = Path(__file__).parent / "bundle"
_SOURCES = Path(__file__).parents[2] / "explorer"
_HINT = "Make them with: make bundle (or install the package again: pip install -e .)"
_SCRIPTS = ("The scripts of the page have not been bundled.", "The scripts of the page are older than their sources.")
_TOWNS = ("The lists of towns have not been made.", "The lists of towns are older than their sources.")


class BundleError(VanortError):
    """The bundled scripts of the page are missing or older than their sources."""


def page_digest(sources: Path) -> str:
    """Return a digest of all that scripts, styles and outlines are made from; the same as in hatch_build.py.

    Raises FileNotFoundError where the folder holds no sources.
    """
    geography = sources.parent / "vanort" / "explorer" / "geography.py"
    return _digest(
        sources / "build.mjs", sources / "package-lock.json", geography, *sorted((sources / "src").iterdir())
    )


def towns_digest(sources: Path) -> str:
    """Return a digest of all that the lists of towns are made from; the same as in hatch_build.py.

    Raises FileNotFoundError where the folder holds no sources.
    """
    package = sources.parent / "vanort"
    made_by = ("explorer/geography.py", "identity/name_parts.py", "support/letters.py")
    return _digest(sources / "package-lock.json", *(package / path for path in made_by))


def _digest(*paths: Path) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


@cache
def bundled(name: str) -> bytes:
    """Return a file of the bundle.

    Raises BundleError where the bundle is missing, or older than the sources beside it in a checkout.
    """
    _up_to_date(FOLDER, page_digest, *_SCRIPTS)
    return (FOLDER / name).read_bytes()


@cache
def town_lists() -> tuple[str, ...]:
    """Return the countries (ISO 3166-1 alpha-3) whose towns are listed."""
    _up_to_date(FOLDER / "towns", towns_digest, *_TOWNS)
    return tuple(sorted(path.name.removesuffix(".tsv.xz") for path in (FOLDER / "towns").glob("*.tsv.xz")))


@cache
def towns_of(country: str) -> str:
    """Return the list of the towns of a country (see vanort.explorer.geography), nothing for one that has none."""
    _up_to_date(FOLDER / "towns", towns_digest, *_TOWNS)
    path = FOLDER / "towns" / f"{country}.tsv.xz"
    return lzma.decompress(path.read_bytes()).decode("utf-8") if country.isalnum() and path.is_file() else ""


@cache
def _up_to_date(folder: Path, digest_of: Callable[[Path], str], missing: str, old: str) -> None:
    try:
        made_from = (folder / "stamp").read_text(encoding="ascii")
    except FileNotFoundError:
        raise BundleError(missing, path=folder, hint=_HINT) from None
    if (_SOURCES / "build.mjs").is_file() and digest_of(_SOURCES) != made_from:
        raise BundleError(old, path=folder, hint=_HINT)
