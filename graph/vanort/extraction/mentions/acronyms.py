"""Names made of the first letters of other names."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")


def acronyms(name: str) -> frozenset[str]:
    """Return the acronyms of a name in small letters: of all its words, of its capitals, of its longer words.

    >>> sorted(acronyms("International Centre for Local Democracy"))
    ['icfld', 'icld']
    """
    words = _WORD.findall(name)
    capitals = "".join(char for word in words for char in word if char.isupper())
    longer = "".join(word[0] for word in _WORD.findall(name.lower()) if len(word) > 3)
    return frozenset({"".join(word[0] for word in words).lower(), capitals.lower(), longer})


def letters_of(acronym: str) -> str:
    """Return the letters and digits of what may be an acronym, in small letters: "S.I.D.A." is sida."""
    return re.sub(r"\W", "", acronym).lower()


def is_acronym(long: str, short: str) -> bool:
    """Tell whether one name is made of the first letters of the other."""
    if len(long) < len(short):
        long, short = short, long
    letters = letters_of(short)
    return len(letters) > 1 and short[:1].isupper() and len(short.split()) == 1 and letters in acronyms(long)
