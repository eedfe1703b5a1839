"""Which signs stand between several names in the cells of a column."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanort.extraction.lexicon.legal_forms import without_legal_form
from vanort.extraction.lexicon.lexicon import lexicon
from vanort.mappings.targets import LISTS, USUAL_SIGNS
from vanort.tables.bodies import kind_of_body
from vanort.tables.meanings import HeadedColumn
from vanort.tables.values import country_of

_LONGEST_NAME = 60  # characters of a value that can be a name
_TWO = 2  # parts that a comma within a name makes
_SIGNS = (";", "\n", "|", " / ")


def split_of(col: HeadedColumn, target: str) -> tuple[str, ...] | None:
    """Return the signs that stand between several values in the cells of a column, None where they are the usual ones.

    A comma is one only where nothing tells that it stands within a name: no country and no legal form behind it.
    """
    if target not in LISTS:
        return None
    signs = [s for s in _SIGNS if s in USUAL_SIGNS or any(s in value for value in col.texts)]
    divided = [value.split(",") for value in col.texts if "," in value and not any(s in value for s in signs)]
    behind = [part.strip() for parts in divided for part in parts[1:]]
    of_countries = target.endswith(("country", "Country"))
    alone = all(_stands_alone(part) and not country_of(part) and not _is_legal_form(part) for part in behind)
    several = any(len(parts) > _TWO for parts in divided) or all(map(_are_names, divided))
    names = alone and ((several and target != "twinnedWith") or target == "memberOf")
    if behind and (of_countries or target == "theme" or names):
        signs.append(",")
    return None if tuple(signs) == USUAL_SIGNS else tuple(signs)


def _are_names(parts: Sequence[str]) -> bool:
    """Tell whether each part is a name of its own: a known body, or a name with its country in brackets; "Northwick, Ontario" is one."""
    known = all(kind_of_body(part.strip(), "en") not in ("", "region") for part in parts)
    return known or all(part.rstrip().endswith(")") for part in parts)


def _stands_alone(part: str) -> bool:
    return bool(part) and (part[0].isupper() or part[0].isdigit()) and len(part) <= _LONGEST_NAME


def _is_legal_form(part: str) -> bool:
    """Tell whether a part of a cell is a legal form or a code of two letters: "Norra Ljus, AB".

    >>> [_is_legal_form(part) for part in ("AB", "GmbH", "e.V.", "SE", "Lund")]
    [True, True, True, True, False]
    """
    return (
        bool(re.fullmatch(r"[^\W\d_]{2}\.?", part))
        or without_legal_form(f"X {part.rstrip('.')}", lexicon("en")) == "X"
        or (without_legal_form(f"X {part}", lexicon("en")) == "X")
    )
