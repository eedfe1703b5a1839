"""Names that hold a word for "and" between capitals: "Limerick City and County Council", "Ministry of Farming and Forestry"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from vanort.extraction.layout.units import Page
from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.extraction.lexicon.word_lists import is_word
from vanort.extraction.mentions.name_kinds import head_kind

_MOST_WORDS = 3  # behind the word for "and"
_AUTHORITIES = ("Municipality", "Region")
_OF_SUBJECTS = ("GovernmentAgency", "University")  # their names say with what they deal


def is_one_body(page: Page, left: Sequence[re.Match[str]], start: int, end: int) -> bool:
    """Tell whether what follows a word for "and" belongs to the name whose words stand before it."""
    text, lexicon = page.text, page.lexicon
    name, rest = text[left[0].start() : left[-1].end()], text[start:end]
    if any(start <= hit.start < end for hit in page.known) or len(rest.split()) > _MOST_WORDS:
        return False
    return shares_authority(lexicon, name, rest) or (
        left[-1].start() not in page.place_starts and shares_subjects(lexicon, name, rest)
    )


@lru_cache(maxsize=65536)
def shares_authority(lexicon: Lexicon, name: str, rest: str) -> bool:
    """Tell whether what follows only says of what kind an authority is that is named before it.

    >>> from vanort.extraction.lexicon.lexicon import lexicon
    >>> english = lexicon("en")
    >>> shares_authority(english, "Cork City", "County Council"), shares_authority(english, "Hull City", "York City Council")
    (True, False)
    """
    heads = [lexicon.heads["after", kind] for kind in _AUTHORITIES]
    last = name.split()[-1]
    return last != name and all(any(head.fullmatch(part) for head in heads) for part in (last, rest))


@lru_cache(maxsize=65536)
def shares_subjects(lexicon: Lexicon, name: str, rest: str) -> bool:
    """Tell whether what follows is one more ordinary word for what a body deals with whose name says its kind before it.

    >>> from vanort.extraction.lexicon.lexicon import lexicon
    >>> english = lexicon("en")
    >>> shares_subjects(english, "Ministry of Farming", "Forestry"), shares_subjects(english, "Ministry of Farming", "Interreg")
    (True, False)
    """
    openings = [lexicon.heads[where, kind] for kind in _OF_SUBJECTS for where in ("before", "phrase")]
    opens = max((match.end() for head in openings for match in head.finditer(name)), default=0)
    words = [*name[opens:].split(), *rest.split()]
    plain = all(is_word(word.lower(), lexicon.pack) for word in words if word not in lexicon.connectors)
    return bool(opens) and name[opens:].strip() != "" and plain and head_kind(lexicon, rest) is None
