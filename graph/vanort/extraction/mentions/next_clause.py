"""Where "and" joins a clause with a subject of its own to a row of names: "led by Hull, and Kose and Hof take part"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.languages.frames import NAME
from vanort.languages.pack import NEVER

_SMALL = r"(?-i:(?:[^\W\d_A-ZÅÄÖÆØÜ]{1,6}\s)?)"  # "and the Hof", "und die Stadt", whose name begins at the town's


def with_clauses_apart(lexicon: Lexicon, text: str) -> str:
    """Write a semicolon for the comma, or the blank, before the "and" that joins a clause, so that no row goes on over it.

    Names stand in the text as NAME. A verb stands before the row and another right behind it, and none of "that" and
    "which" between.

    >>> from vanort.extraction.lexicon.lexicon import lexicon
    >>> for text in ("It is led by A, and B and C take part", "Led by A, B, and C", "It is said that A, and B, take part"):
    ...     print(with_clauses_apart(lexicon("en"), re.sub("[ABC](?= |,|$)", NAME, text)).count(";"))
    1
    0
    0
    """
    for at in _joints(lexicon, text):
        text = f"{text[:at]};{text[at + 1 :]}"
    return text


def _joints(lexicon: Lexicon, text: str) -> Iterator[int]:
    joint, verb, opens = _patterns(lexicon)
    for match in joint.finditer(text):
        verbs = [found.end() for found in verb.finditer(text, 0, match.start())]
        if verbs and not opens.search(text, verbs[-1], match.start()):
            yield match.start()


@cache
def finite_verbs(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of the verbs that show that words are a sentence: "is", "has", "leads"."""
    verbs = [cue.pattern.pattern for cue in lexicon.pack.assertion if (cue.category, cue.kind) == ("border", "verb")]
    return re.compile("|".join(verbs) or NEVER.pattern, re.IGNORECASE)


@cache
def _patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what joins a clause, the verbs, and what opens a clause that depends on another."""
    borders = [cue for cue in lexicon.pack.assertion if cue.category == "border"]
    told = [row.pattern for row in lexicon.pack.relation_words if row.role in {"active", "agent", "any"}]
    opens = [cue.pattern for cue in borders if cue.kind in {"complement", "relative", "subordinate"}]
    verb, opening = (
        f"(?i:{'|'.join(pattern.pattern for pattern in some) or NEVER.pattern})"
        for some in ([finite_verbs(lexicon), *told], opens)
    )
    and_ = f"(?i:{lexicon.conjunction.pattern})"
    row = rf"{_SMALL}{NAME}(?:(?:,\s|\s{and_}\s){_SMALL}{NAME})*"
    return (
        re.compile(rf",\s(?={and_}\s{row}\s{verb})"),
        re.compile(rf"(?<!\w){verb}"),
        re.compile(opening),
    )
