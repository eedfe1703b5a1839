"""What a cell of a matrix says, a cross, a tick or a word for yes, or one for no, and which rows are sums; in any language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from vanort.languages.column_heads import any_of, table_words
from vanort.languages.pack import language_packs

_YES = frozenset(["x", "×", "✗", "✘", "✓", "✔", "√", "☑", "☒", "●", "•", "■", "◼", "*", "+", "1", "true"])
_SIGN = 2  # characters beside a sum that are none: "–"
_NUMBER = re.compile(r"[\s:=]*\d[\d\s.,]*$")
_NO = frozenset(["-", "–", "—", "0", ".", "☐", "○", "false"])


def mark_of(text: str) -> bool | None:
    """Return whether a cell says yes or no; None where it says something else.

    >>> [mark_of(text) for text in ("X", "✓", "ja", "kyllä", "1", "–", "nej", "", "2", "Kiel", "(x)")]
    [True, True, True, True, True, False, False, False, None, None, None]
    """
    plain = " ".join(text.casefold().replace("\ufe0f", "").split()).rstrip("!")
    if plain in _YES or _words("marks", "yes").fullmatch(plain):
        return True
    return False if not plain or plain in _NO or _words("marks", "no").fullmatch(plain) else None


def is_sum(row: Sequence[str]) -> bool:
    """Tell whether a row holds the sums of a table: a word for that, and numbers or nothing beside it.

    >>> is_sum(("Summa", "", "1 200 000 kr")), is_sum(("Gesamt", "Kiel")), is_sum(("Totalt Norge", "5")), is_sum(("Anzahl: 5",))
    (True, False, False, True)
    """
    said = [" ".join(text.split()) for text in row if text]
    alone = bool(said) and _words("rows", "total").fullmatch(_NUMBER.sub("", said[0])) is not None
    return alone and all(len(text) <= _SIGN or any(map(str.isdigit, text)) for text in said[1:])


@cache
def _words(section: str, key: str) -> re.Pattern[str]:
    return any_of(sorted({w for code in language_packs() for w in table_words(code).get(section, {}).get(key, ())}))
