"""What the heads and cells of tables say: the words of every language, as `tables.toml` and the labels of the packs have them.

A table is written in one language and kept by people who read several, so that all languages are asked at once.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from vanort.languages.pack import FOLDER, language_packs
from vanort.languages.table import LanguageError
from vanort.support.files import read_text

_MARKS = re.compile(r"[\s:*.]+$|^[\s*]+")
_MONEY = r"(?:mn|md|[kmt])?(?:sek|eur|nok|dkk|gbp|usd|chf|pln|isk|kr|€|£|\$)"
_UNIT = re.compile(rf"[ \n]*[(\[]([^)\]]{{1,20}})[)\]]|,[ ]+(\w{{2,5}})$|[ ]+(?:in[ ]|i[ ])?({_MONEY})$", re.IGNORECASE)
_NUMBER = re.compile(r"[ \n]*(?:nr\.?[ ]?|#)?\d{1,2}$", re.IGNORECASE)
_BOTH = re.compile(r"\s+/\s+|(?<=[^\W\d_]{3})/(?=[^\W\d_]{3})|\n")


def head_meanings(head: str) -> frozenset[str]:
    r"""Return what a column may hold by its head: the keys of `[labels]` and of `[columns]` that name it so.

    What is in brackets, a number behind it and a second language beside it make no difference.

    >>> sorted(head_meanings("Vänort")), sorted(head_meanings("Budget (EUR)")), sorted(head_meanings("Partner 2"))
    (['municipality', 'twin'], ['budget'], ['body', 'partner'])
    >>> sorted(head_meanings("Country / Land")), sorted(head_meanings("Lund"))
    (['country'], [])
    """
    plain = bare_head(head)
    found = _meanings(plain)
    if not found and len(parts := [part for part in _BOTH.split(plain) if part.strip()]) > 1:
        each = [_meanings(bare_head(part)) for part in parts]
        return frozenset.intersection(*each) if all(each) else frozenset()
    return found


def bare_head(head: str) -> str:
    """Return a head in small letters, without the unit in brackets and the number behind it.

    >>> bare_head(" Belopp (tkr): "), bare_head("Partner 2"), bare_head("Budget, MSEK"), bare_head("start_date")
    ('belopp', 'partner', 'budget', 'start date')
    """
    plain = _MARKS.sub("", _UNIT.sub("", head.strip().replace("_", " ")))
    return " ".join(_MARKS.sub("", _NUMBER.sub("", plain) or plain).casefold().split(" "))


def unit_of(head: str) -> str:
    """Return what a head says of the unit of its column.

    >>> unit_of("Belopp (tkr)"), unit_of("Budget, MSEK"), unit_of("Land")
    ('tkr', 'MSEK', '')
    """
    found = _UNIT.search(head)
    return (found[1] or found[2] or found[3] or "").strip() if found else ""


@cache
def _meanings(plain: str) -> frozenset[str]:
    words = " ".join(plain.split())
    return frozenset(key for key, pattern in _heads() if pattern.fullmatch(words))


@cache
def _heads() -> tuple[tuple[str, re.Pattern[str]], ...]:
    entries: dict[str, set[str]] = {}
    for code, pack in language_packs().items():
        for section in (pack.data.get("labels", {}), table_words(code).get("columns", {})):
            for key, words in section.items():
                entries.setdefault(key, set()).update(words)
    return tuple((key, any_of(sorted(words))) for key, words in sorted(entries.items()) if key != "nothing")


def says_nothing(text: str) -> bool:
    """Tell whether a cell says that there is nothing to say, in any language.

    >>> [says_nothing(text) for text in ("–", "N/A", "saknas", "Norge")]
    [True, True, True, False]
    """
    plain = " ".join(text.casefold().split())
    return not plain.strip(".-–—_?/*x ") or plain in _NO_VALUE or _nothing().fullmatch(plain) is not None


_NO_VALUE = frozenset({"na", "n/a", "n.a.", "n. a.", "null", "#n/a", "#value!", "#ref!", "#saknas!", "nan", "(blank)"})


@cache
def _nothing() -> re.Pattern[str]:
    return any_of(
        sorted({w for code in language_packs() for w in table_words(code).get("columns", {}).get("nothing", ())})
    )


def any_of(words: list[str]) -> re.Pattern[str]:
    """Compile patterns into one that ignores case; it matches nothing where there are none."""
    return re.compile("|".join(words) if words else r"(?!)", re.IGNORECASE)


@cache
def table_words(code: str, folder: Path = FOLDER) -> Mapping[str, Any]:
    """Read what a language calls the columns of tables; nothing where its folder has no tables.toml.

    Raises LanguageError where the file cannot be read or is not TOML.
    """
    path = folder / code / "tables.toml"
    if not path.exists():
        return {}
    try:
        return tomllib.loads(read_text(path, error=LanguageError))
    except (ValueError, RecursionError) as error:  # no TOML, a number or a depth without an end
        raise LanguageError(f"The words of tables are not TOML: {str(error)[:200]}.", path=path) from error
