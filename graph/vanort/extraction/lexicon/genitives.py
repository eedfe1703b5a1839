"""The genitive of names, in whatever language: "Eksjö kommuns", "Leeds'", "Unkarin"."""

from __future__ import annotations

import re
from functools import cache

from vanort.extraction.lexicon.lexicon import Lexicon


@cache
def genitive(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of the end of a name in the genitive.

    >>> from vanort.extraction.lexicon.lexicon import lexicon
    >>> [bool(genitive(lexicon("sv")).search(name)) for name in ("Eksjö kommuns", "Leeds’", "Unkarin", "Eksjö")]
    [True, True, True, False]
    """
    return re.compile(f"(?:{'|'.join(map(re.escape, lexicon.everywhere('inflection', 'genitives')))})$")


@cache
def genitive_marks(lexicon: Lexicon) -> tuple[str, ...]:
    """Return the endings that begin with a mark and no letter: they stand behind a name and are no part of it.

    >>> from vanort.extraction.lexicon.lexicon import lexicon
    >>> "'s" in genitive_marks(lexicon("fi"))
    True
    """
    endings = lexicon.everywhere("inflection", "genitives")
    return tuple(ending for ending in endings if not ending[0].isalpha() and ending[1:])


def without_genitive(name: str, lexicon: Lexicon) -> str:
    """Return a name without the letters of a genitive at its end, whether or not they are one: only to compare names.

    >>> from vanort.extraction.lexicon.lexicon import lexicon
    >>> without_genitive("Borås", lexicon("sv")), without_genitive("Boråss", lexicon("sv"))
    ('Borå', 'Borå')
    """
    return name.rstrip("".join(lexicon.genitive))


def inflected(lexicon: Lexicon, key: str, word: str) -> bool:
    """Tell whether a word ends in one of the language's own endings of a kind, in small letters or capitals.

    >>> from vanort.extraction.lexicon.lexicon import lexicon
    >>> inflected(lexicon("fi"), "from", "Unkarista"), inflected(lexicon("sv"), "from", "Unkarista")
    (True, False)
    """
    return word.lower().endswith(lexicon.pack.words("inflection", key))
