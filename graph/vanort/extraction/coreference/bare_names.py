"""Authorities that a page names with their head once, and by the bare name afterwards."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from vanort.extraction.layout.units import Page
from vanort.extraction.lexicon.authority_names import core
from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.extraction.mentions.mentions import Mention, cover
from vanort.extraction.mentions.word_positions import places_of


def bare_names(page: Page, found: Sequence[Mention]) -> list[Mention]:
    """Return an authority's name where it stands without its head: "Fehmarn" after "Stadt Fehmarn"."""
    covered = cover((m for m in found if m.kind != "?"), len(page.text))
    held = cover((m for m in found if m.kind not in {"?", "Municipality"} or m.tier != "place"), len(page.text))
    kinds: dict[str, str] = {}
    for mention in [m for m in found if m.tier == "head" and m.kind in {"Municipality", "Region"}]:
        name = core(page.text[mention.start : mention.end], page.lexicon)
        if len(name) > 2 and name not in kinds and name not in page.lexicon.stopwords and not _is_word(page, name):
            kinds[name] = mention.kind
    ending = _ending(page.lexicon)
    return [
        Mention(start, match.end(), kinds[name], "place", name)
        for name, starts in places_of(kinds, page.flat).items()
        for start in starts
        if page.text[start].isupper()
        and page.text[start - 1 : start] != "-"
        and (match := ending.match(page.flat, start + len(name)))
        and 1 not in (held if " " in name else covered)[start : match.end()]
    ]


def _is_word(page: Page, name: str) -> bool:
    """Tell whether a name is a word of the language, too, and stands in small letters on the page."""
    if name not in page.lexicon.words_like_places:
        return False
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", page.text) is not None


@cache
def _ending(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of the end of a name, with an ending of the language or without.

    Where stems change, the vowel before the ending does: Finnish "niemen", "niemi", "niemestä".
    """
    endings = "|".join(sorted({*lexicon.endings, *lexicon.genitive}, key=lambda ending: (-len(ending), ending)))
    vowels = "".join(lexicon.pack.words("inflection", "stem_vowels"))
    vowel = f"[{vowels}]" if vowels else ""
    return re.compile(rf"(?:{vowel}{vowel and '?'}(?:{endings}){vowel and '|' + vowel})?(?!\w)")
