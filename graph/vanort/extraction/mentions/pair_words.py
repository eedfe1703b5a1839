"""The relation words of a language compiled, with the small words that say how a name stands to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.languages.pack import NEVER
from vanort.languages.relation_words import TOWNS_WORK, RelationWords

_LABEL = 30  # characters: words for who leads are no longer
Told = tuple[RelationWords, re.Match[str]]
_BREAKS = r"[;:]\s|\s[–—-]\s"
_SMALL = r"\s(?-i:(?:[^\W\d_A-ZÅÄÖÆØÜ][\w-]*\s){0,2})$"


@dataclass(frozen=True, eq=False)
class PairWords:
    """What tells a relation, what stands before a name (its ending, where endings do that work), where a clause ends.

    `told` matches wherever a relation may be told: most sentences tell none.
    """

    by_role: tuple[RelationWords, ...]
    told: re.Pattern[str]
    of: re.Pattern[str]
    endings: tuple[str, ...]
    beside: re.Pattern[str]
    asides: tuple[str, ...]
    within: re.Pattern[str] | None
    joined: re.Pattern[str]
    companion: re.Pattern[str]
    with_behind: re.Pattern[str]
    than: re.Pattern[str]
    again: re.Pattern[str]
    clause: re.Pattern[str]
    relative: re.Pattern[str]


@cache
def pair_words(lexicon: Lexicon) -> PairWords:
    """Compile the relation words of a language."""
    pack, rows = lexicon.pack, lexicon.pack.relation_words
    small = {row.what: row.words for row in rows if row.role == "-"}
    of = small.get("of", ())
    borders = [cue for cue in pack.assertion if cue.category == "border"]
    turns = "|".join(cue.pattern.pattern for cue in borders if cue.kind == "termination") or NEVER.pattern
    opens = "|".join(cue.pattern.pattern for cue in borders if cue.kind in {"relative", "subordinate"})
    opens = opens or NEVER.pattern
    telling = tuple(row for row in rows if row.role != "-")
    beside = (*pack.words("locative"), *(w for w in pack.words("connectors") if w not in pack.words("articles")))
    return PairWords(
        telling,
        _any_of((*(row.pattern.pattern for row in telling), lexicon.cue("twin").pattern)) if telling else NEVER,
        _before(word for word in of if not word.startswith("*")),
        tuple(word[1:] for word in of if word.startswith("*")),
        _before(word for word in beside if word not in of and lexicon.conjunction.fullmatch(word) is None),
        tuple(word[1:] for word in small.get("aside", ())),
        _before(small["in"]) if "in" in small else None,
        _before(pack.words("cues", "with")),
        _companion(lexicon),
        with_behind(lexicon),
        _before(small.get("than", ())),
        _any_of(rf"(?<!\w){re.escape(word)}(?!\w)" for word in small.get("again", ())),
        re.compile(rf"{_BREAKS}|,?\s(?={turns})|,\s(?={opens})", re.IGNORECASE),
        re.compile(opens, re.IGNORECASE),
    )


def relation_words(lexicon: Lexicon, text: str, start: int, end: int) -> Iterator[Told]:
    """Yield the words of a clause that tell a relation: "partner" in "lead partner" tells none of its own."""
    for row in pair_words(lexicon).by_role:
        for match in row.pattern.finditer(text, start, end):
            if row.what != "partner" or not says_who_leads(lexicon, text, match.start()):
                yield row, match


def says_who_leads(lexicon: Lexicon, text: str, offset: int) -> bool:
    """Tell whether what stands at an offset is part of a word for who leads.

    >>> from vanort.extraction.lexicon.lexicon import lexicon
    >>> [says_who_leads(lexicon("en"), text, text.index("partner")) for text in ("The lead partner is A", "A partner is A")]
    [True, False]
    """
    label, around = lexicon.labels.get("coordinator", NEVER), (max(0, offset - _LABEL), offset + _LABEL)
    return any(match.start() <= offset < match.end() for match in label.finditer(text, *around))


def _companion(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of all that stands between a project or its verb and one with whom it is led: " project (2020) with "."""
    year = rf"(?:(?:{lexicon.locative.pattern})\s)?(?:19|20)\d\d"
    article = "|".join(lexicon.articles) or NEVER.pattern
    word, with_ = r"[^\W\d_]+\s", lexicon.cue("with").pattern
    return re.compile(
        rf"[\s,]*(?:{word})?(?:(?:\([^()]*\)|{year})\s(?:{word})?)?(?:{with_})\s(?:(?:{article})\s)?", re.IGNORECASE
    )


@cache
def with_behind(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of "with" behind a name, in a language where endings and postpositions do the work of prepositions."""
    postpositions = not lexicon.pack.words("locative")
    return re.compile(rf"\s(?:{lexicon.cue('with').pattern})", re.IGNORECASE) if postpositions else NEVER


@cache
def works_together(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of the words for towns that work with each other."""
    return _any_of(row.pattern.pattern for row in lexicon.pack.relation_words if row.what == TOWNS_WORK)


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    return re.compile(joined, re.IGNORECASE) if joined else NEVER


def _before(words: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of a text that ends with one of these words, or with one and two small words behind it."""
    choices = "|".join(word.replace(" ", r"\s") for word in words)
    return re.compile(rf"(?<!\w)(?:{choices}){_SMALL}", re.IGNORECASE) if choices else NEVER
