"""Entries of a language pack that are no regular expressions, told with file and line before anything is read with them."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from vanort.languages.table import LanguageError
from vanort.support.schema import written_toml

FILES = ("pack.toml", "tables.toml", "goals.toml")
_PLAIN = ("name", "letters", "inflection")  # what stands at the top of a pack and is a text
_HINT = "Write \\ before a sign that means itself, as in \\(."


def faults_of_expressions(path: Path) -> Iterator[LanguageError]:
    """Yield each entry of a file of a pack that is no regular expression, with its line and what `re` says of it.

    Raises LanguageError where the file is no TOML.
    """
    written = written_toml(path, error=LanguageError, what="The language pack is")
    for place, entry in _entries(written.value, ()):
        if place[:1] and place[0] in _PLAIN:
            continue
        if said := why_none(entry):
            found = f"'{entry[:60]}' is no regular expression: {said}."
            yield LanguageError(found, path=path, line=written.line(place), hint=_HINT)


def why_none(entry: str) -> str:
    """Return why a text is no regular expression, and nothing where it is one.

    >>> why_none("twin (?:town|cit(?:y|ies))"), why_none("twin (town")
    ('', 'missing ), unterminated subpattern at position 5')
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            re.compile(entry)
    except (re.error, RecursionError, OverflowError) as error:
        return str(error)
    return ""


def _entries(value: Any, place: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield every text with its place; the keys of a table are places, too."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _entries(inner, (*place, key))
