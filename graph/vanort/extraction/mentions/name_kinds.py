"""What kind of body a name gives away by its parts: "Sala kommun", "Riga Technical University"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from vanort.extraction.lexicon.lexicon import ANY, HEAD_KINDS, Lexicon


@lru_cache(maxsize=65536)
def head_kind(lexicon: Lexicon, name: str) -> str | None:
    """Return the type that a part of the name gives away, None where no part does."""
    name = re.sub(r"\s+", " ", name)
    words, heads = name.split(), lexicon.heads
    for where in ("phrase", "before"):
        for kind in HEAD_KINDS if len(words) > 1 and heads[where, ANY].match(name) else ():
            match = heads[where, kind].match(name)
            if match and match.end() < len(name):
                return kind
    for where in ("after", "shared"):
        for kind in HEAD_KINDS if heads[where, ANY].search(name) else ():
            for match in heads[where, kind].finditer(name):
                if (
                    match.end() == len(name)
                    and match.start() > 0
                    and (kind != "Company" or not match.group().islower())
                    and (where != "shared" or match.group().islower())
                ):
                    return kind
    for word in (words[-1], words[0]):
        for kind in HEAD_KINDS if at_end(lexicon, ANY, cases=True).search(word) else ():
            match = at_end(lexicon, kind, cases=True).search(word)
            if match and match.start() > 1:
                return kind
    if len(words) < 2 or not heads["inside", ANY].search(name):
        return None
    return max((match.end(), kind) for kind in HEAD_KINDS for match in heads["inside", kind].finditer(name))[1]


def inner_kind(lexicon: Lexicon, name: str) -> str | None:
    """Return the type of a name that holds a usual part of names, written with a capital, further inside."""
    for word in name.split()[1:]:
        if word[0].isupper():
            for where in ("before", "after"):
                if lexicon.heads[where, "Organisation"].fullmatch(word):
                    return "Organisation"
    return None


@cache
def at_end(lexicon: Lexicon, kind: str, *, cases: bool = False) -> re.Pattern[str]:
    """Return the pattern of the parts that tell a kind where they end a word, with the ending of a case as well or not."""
    ending = f"(?:{'|'.join(lexicon.everywhere('inflection', 'of_heads'))})?" if cases else ""
    return re.compile(f"{lexicon.heads['suffix', kind].pattern}{ending}$", re.IGNORECASE)
