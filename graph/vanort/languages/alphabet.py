"""The order of the alphabet: what is a letter of its own in one language is an accented one in another.

The letters that a language adds after z, in their order, are the lines of `alphabet.txt` in its pack, each with the
spellings that count as the same letter: Swedish å, ä (æ), ö (ø); Danish and Norwegian æ (ä), ø (ö), å (aa). German
and English have none: ä is sorted as a.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from vanort.languages.pack import FOLDER
from vanort.languages.table import read_list
from vanort.support.letters import SPELT_OUT

Key = tuple[tuple[str, ...], str]

_AFTER_Z = "\uffff"  # comes after every letter


@lru_cache(maxsize=65_536)  # the same names are put in order for each sentence that lists them
def alphabet_key(text: str, language: str = "en") -> Key:
    """Return what puts a text in its place among others of a language: capitals and accents decide last.

    >>> sorted(["Örby", "Älmby", "Zadar", "Ångby", "Ärla"], key=lambda name: alphabet_key(name, "sv"))
    ['Zadar', 'Ångby', 'Älmby', 'Ärla', 'Örby']
    >>> sorted(["Zadar", "Ålesund", "Æbele", "Østby"], key=lambda name: alphabet_key(name, "da"))
    ['Zadar', 'Æbele', 'Østby', 'Ålesund']
    >>> alphabet_key("Aabenraa", "da")[0] == alphabet_key("Åbenrå", "da")[0]
    True
    >>> sorted(["Zwickau", "Öhringen", "Oldenburg"], key=lambda name: alphabet_key(name, "de"))
    ['Öhringen', 'Oldenburg', 'Zwickau']
    """
    own = _after_z(language)
    letters: list[str] = []
    for letter in re.findall("|".join([*sorted(own, key=len, reverse=True), "."]), _composed(text), re.DOTALL):
        if place := own.get(letter):
            letters.append(_AFTER_Z + place)
        else:
            plain = unicodedata.normalize("NFD", letter.translate(SPELT_OUT))
            letters += [sign for sign in plain if not unicodedata.combining(sign)]
    return tuple(letters), text


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text).lower()


def in_order(names: Iterable[str], language: str = "en") -> list[str]:
    """Return names in the order of the alphabet.

    >>> in_order(["Ödby", "Åmål", "Zell"], "sv")
    ['Zell', 'Åmål', 'Ödby']
    """
    return sorted(names, key=lambda name: alphabet_key(name, language))


@cache
def _after_z(language: str) -> dict[str, str]:
    lines = read_list(FOLDER / language / "alphabet.txt")
    return {letter: f"{place:03}" for place, line in enumerate(lines) for letter in line.split()}
