"""Identifiers of the things of a row: a template with columns in braces, filled by what the row says."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from functools import lru_cache

from vanort.identity.name_parts import fold
from vanort.mappings.source import FIELD, ROW
from vanort.tables.values import country_of
from vanort.vocabulary import ID

_ALLOWED = re.compile(r"[^A-Za-z0-9._~-]+")
_LONGEST = 80
_SHORT = 8


def fill(template: str, cells: Mapping[str, str], row: str) -> str:
    """Return a template with what a row says in its columns; empty where the row lacks one of them.

    >>> fill("pic-{pic}", {"pic": "999 1"}, ""), fill("pic-{pic}", {}, ""), fill("cordis-{row}", {}, "0a1b")
    ('pic-999-1', '', 'cordis-0a1b')
    >>> fill("{land:country}-{name:slug}", {"land": "Norge", "name": "Østre Toten"}, "")
    'no-ostre-toten'
    """
    filled = template
    for whole, column, way in _fields(template):
        said = row if column == ROW else cells.get(column, "")
        if not said or not (part := _part(said, way)):
            return ""
        filled = filled.replace(whole, part, 1)
    return filled


def in_words(template: str, cells: Mapping[str, str]) -> str:
    """Return a template with what a row says in its columns, as it stands there; empty where the row lacks one of them.

    >>> in_words("PIC {pic}", {"pic": "999 1"}), in_words("PIC {pic}", {})
    ('PIC 999 1', '')
    """
    filled = template
    for whole, column, _ in _fields(template):
        if not (said := cells.get(column, "")):
            return ""
        filled = filled.replace(whole, said, 1)
    return filled


@lru_cache(maxsize=256)
def _fields(template: str) -> tuple[tuple[str, str, str], ...]:
    return tuple((found[0], found[1], found[2] or "") for found in FIELD.finditer(template))


@lru_cache(maxsize=65_536)
def _part(said: str, way: str) -> str:
    match way:
        case "slug":
            return slug(said)
        case "country":
            return country_of(said).lower()
        case "degree":  # a tenth of a degree is some ten kilometres
            return f"{float(said):.1f}".replace("-", "m").replace(".", "d") if _is_number(said) else ""
    text = _ALLOWED.sub("-", said.strip()).strip("-")
    return text if text and len(text) <= _LONGEST and text.isascii() else _with_digest(text or "x", said)


def _is_number(said: str) -> bool:
    return re.fullmatch(r"[+-]?\d{1,3}(?:\.\d+)?", said) is not None


def slug(name: str) -> str:
    """Return a name as a part of an IRI, in plain small letters; a name in another script has a digest instead.

    >>> slug("Växjö kommun"), slug("Saint-Étienne"), slug("東京").startswith("x-")
    ('vaxjo-kommun', 'saint-etienne', True)
    """
    text = _ALLOWED.sub("-", fold(name)).strip("-")
    return text if text and len(text) <= _LONGEST else _with_digest(text or "x", name)


def _with_digest(text: str, said: str) -> str:
    return f"{text[: _LONGEST - _SHORT - 1]}-{hashlib.sha256(said.encode()).hexdigest()[:_SHORT]}"


def thing_iri(path: str) -> str:
    """Return the IRI of a thing below the namespace of things, as N-Triples write it.

    >>> thing_iri("project/cordis-609127")
    '<https://w3id.org/vanort/id/project/cordis-609127>'
    """
    return f"<{ID}{path}>"
