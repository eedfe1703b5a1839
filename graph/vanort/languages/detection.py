"""Tell which language a text is in, by the commonest words of each language pack."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from vanort.languages.pack import LanguagePack, language_packs

_SAMPLE = 20_000


def detect_language(text: str, packs: Mapping[str, LanguagePack] | None = None) -> str:
    """Return the code of the language whose commonest words cover most of the text; `en` where none does.

    Where two have as many, the letters decide that the one has and the other lacks.

    >>> detect_language("Kommunen har ett samarbete med en stad i Polen sedan 1998.")
    'sv'
    >>> detect_language("Växjö samarbetar med Lund i projektet Grön väg.")
    'sv'
    >>> detect_language("Die Stadt ist seit vielen Jahren mit der Gemeinde verbunden.")
    'de'
    """
    packs = packs or language_packs()
    counts = Counter(re.findall(r"[^\W\d_]+", text[:_SAMPLE].lower()))
    scores = {
        code: sum(counts[word] for word in set(pack.words("stopwords")) if word in counts)
        for code, pack in sorted(packs.items())
    }
    letters = {code: _own_letters(pack, counts) for code, pack in packs.items()}
    best = max(scores, key=lambda code: (scores[code], letters[code], code == "en"), default="en")
    return best if scores.get(best) or letters.get(best, 0) > 0 else "en"


def _own_letters(pack: LanguagePack, counts: Mapping[str, int]) -> int:
    """Count the letters beyond a to z that the language has, less those that it lacks."""
    own = set("".join(pack.words("letters")))
    return sum(
        number * (1 if letter in own else -1)
        for word, number in counts.items()
        for letter in word
        if not letter.isascii()
    )
