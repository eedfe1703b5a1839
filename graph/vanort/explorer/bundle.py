"""The page's scripts, styles and outlines, bundled when the package is built (see graph/explorer/hatch_build.py)."""

from __future__ import annotations

import gzip
import hashlib
import json
from functools import cache
from pathlib import Path
from typing import cast

from vanort.errors import VanortError

FOLDER = Path(__file__).parent / "bundle"
_SOURCES = Path(__file__).parents[2] / "explorer"
_HINT = "Make them with: make bundle (or install the package again: pip install -e .)"

Ring = list[tuple[float, float]]


class BundleError(VanortError):
    """The bundled scripts of the page are missing or older than their sources."""


def sources_digest(sources: Path) -> str:
    """Return a digest of all that the bundle is made from.

    Raises FileNotFoundError where the folder holds no sources.
    """
    paths = [sources / "build.mjs", sources / "package-lock.json", *sorted((sources / "src").iterdir())]
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


@cache
def bundled(name: str) -> bytes:
    """Return a file of the bundle.

    Raises BundleError where the bundle is missing, or older than the sources beside it in a checkout.
    """
    try:
        made_from = (FOLDER / "stamp").read_text(encoding="ascii")
        content = (FOLDER / name).read_bytes()
    except FileNotFoundError:
        raise BundleError("The scripts of the page have not been bundled.", path=FOLDER, hint=_HINT) from None
    if (_SOURCES / "build.mjs").is_file() and sources_digest(_SOURCES) != made_from:
        raise BundleError("The scripts of the page are older than their sources.", path=FOLDER, hint=_HINT)
    return content


def outlines() -> list[Ring]:
    """Return the outlines of the countries as rings of longitude and latitude (Natural Earth, public domain)."""
    return cast(list[Ring], json.loads(gzip.decompress(bundled("outlines.json.gz"))))
