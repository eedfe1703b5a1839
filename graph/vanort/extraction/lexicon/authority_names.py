"""What sets one authority apart from another: its name without the words for its kind and without an ending."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from vanort.extraction.lexicon.lexicon import Lexicon


@lru_cache(maxsize=65536)
def core(name: str, lexicon: Lexicon) -> str:
    """Return what is left of an authority's name without the words that say what it is.

    >>> from vanort.extraction.lexicon.lexicon import lexicon
    >>> core("Lunds kommun", lexicon("sv")), core("City of Leipzig", lexicon("en"))
    ('lund', 'leipzig')
    """
    plain = re.sub(r"\s+", " ", name).strip()
    for where in ("after", "before", "inside", "shared"):
        for kind in ("Municipality", "Region"):
            shorter = lexicon.heads[where, kind].sub(" ", plain).strip(" ,.-")
            if shorter and shorter != plain and not re.fullmatch(r"\W*", shorter):
                plain = shorter
    plain = _small_words(lexicon).sub("", plain.strip())
    low = re.sub(r"\s+", " ", plain.lower()).replace("’", "'").strip()
    return stem(low, lexicon)


@cache
def _small_words(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of what is left at either end of an authority's name without the word for it: "Kommune [i] Ale"."""
    before, behind = ("|".join(lexicon.everywhere("names", key)) for key in ("left_before", "left_behind"))
    return re.compile(rf"^(?:{before})\s+|\s+(?:{behind})$", re.IGNORECASE)


def stem(name: str, lexicon: Lexicon) -> str:
    """Take the longest ending of the language, or an s, from a name; two s are none, and three letters stay.

    >>> from vanort.extraction.lexicon.lexicon import lexicon
    >>> stem("lunds", lexicon("sv")), stem("neuss", lexicon("de"))
    ('lund', 'neuss')
    """
    for ending in _endings(lexicon):
        if name.endswith(ending) and len(name) - len(ending) >= 3 and not name.endswith(2 * ending):
            return name[: -len(ending)]
    return name


@cache
def _endings(lexicon: Lexicon) -> list[str]:
    return sorted({*lexicon.endings, *lexicon.genitive}, key=lambda ending: (-len(ending), ending))
