"""Words that look the same and are written with other characters.

What no reader can see makes no difference to a quote: which white space stands between two words and where the
line ends, whether ä is one character or a letter with a mark, soft hyphens and characters without width. What a
reader could see, such as a curly apostrophe or a longer dash, does: it is told by name instead.
"""

from __future__ import annotations

import difflib
import itertools
import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

# White space, a run of letters and signs that are always themselves (Latin, without the soft hyphen), or one other.
_CLUSTER = re.compile(r"\s+|[!-~\u00a1-\u00ac\u00ae-\u02ff]+|.", re.DOTALL)
# Without width, or seen at the end of a line only; joiners of emoji and of Indic scripts are among them.
_UNSEEN = frozenset("\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff")
_UNSEEN_RANGES = (("\u202a", "\u202e"), ("\u2066", "\u2069"), ("\ufe00", "\ufe0f"))
_ALIKE = {
    **dict.fromkeys("’‘‛ʼʹ′`´＇", "'"),
    **dict.fromkeys("“”„‟«»″＂", '"'),
    **dict.fromkeys("‐‑‒–—―−﹣－⁃", "-"),
    "…": "...",
}
_SHORT_NAMES = {
    " ": "space",
    "\n": "line break",
    "\t": "tab",
    "-": "hyphen",
    "'": "straight apostrophe",
    '"': "straight quotation mark",
    "’": "curly apostrophe",
    "‘": "curly apostrophe that opens",
    "“": "curly quotation mark that opens",
    "”": "curly quotation mark",
    "–": "en dash",
    "—": "em dash",
    "‑": "hyphen that does not break",
}
_FEW = 4  # places at which two passages may differ and still be meant as one


class Folded(NamedTuple):
    """A text as a reader sees it, with where each of its characters begins and ends in the text itself."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@lru_cache(maxsize=8)
def fold_unseen(text: str) -> Folded:
    r"""Return a text without the differences that nobody can see.

    >>> fold_unseen("a\u0308 \n\u00a0b\u00adc").text
    'ä bc'
    """
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def put(characters: str, start: int, end: int) -> None:
        for character in characters:
            out.append(character)
            starts.append(start)
            ends.append(end)

    pending, start, end = "", 0, 0
    for match in _CLUSTER.finditer(text):
        piece = match.group()
        if piece.isspace():
            put(unicodedata.normalize("NFC", pending), start, end)
            pending = ""
            if out and out[-1] == " ":  # an unseen character stood between
                ends[-1] = match.end()
            else:
                put(" ", match.start(), match.end())
        elif is_unseen(piece):
            continue
        elif pending and unicodedata.combining(piece[0]):
            pending, end = pending + piece, match.end()
        else:
            put(unicodedata.normalize("NFC", pending), start, end)
            start, end = match.end() - 1, match.end()
            out.extend(piece[:-1])
            starts.extend(range(match.start(), start))
            ends.extend(range(match.start() + 1, end))
            pending = piece[-1]  # a mark may follow the last letter
    put(unicodedata.normalize("NFC", pending), start, end)
    return Folded("".join(out), tuple(starts), tuple(ends))


def is_unseen(character: str) -> bool:
    """Tell whether a character leaves no mark on the paper."""
    return character in _UNSEEN or any(first <= character <= last for first, last in _UNSEEN_RANGES)


@lru_cache(maxsize=65_536)  # a table's names are asked for often, and those that do not stand there at all
def places(text: str, words: str) -> tuple[tuple[int, int], ...]:
    r"""Return where words stand in a text, for a reader who sees no difference.

    >>> places("Malmo\u0308\u00a0stad", "Malmö stad\n")
    ((0, 11),)
    """
    wanted = fold_unseen(words).text.strip()
    if not wanted:
        return ()
    folded = fold_unseen(text)
    found = []
    at = folded.text.find(wanted)
    while at >= 0:
        found.append((folded.starts[at], folded.ends[at + len(wanted) - 1]))
        at = folded.text.find(wanted, at + 1)
    return tuple(found)


def difference(text: str, words: str) -> str:
    """Say which character the document has where the quote has another, for words that stand there but for a few.

    >>> difference("Västerås' friends: l’Aquila and Turku", "l'Aquila and")
    'The document has a curly apostrophe (U+2019) where the quote has a straight apostrophe (U+0027).'

    Nothing where no passage is that near.
    """
    folded, wanted = fold_unseen(text).text, fold_unseen(words).text.strip()
    start = _alike(folded).find(_alike(wanted)) if wanted else -1
    if start >= 0:
        passage = folded[_before(folded, start) :][: len(wanted) + 2 * _alike(wanted).count("...")]
    else:
        passage = _nearest_passage(folded, wanted)
    return _told(passage, wanted) if passage else ""


def named(characters: str) -> str:
    """Return what a character is called, with its number.

    >>> named("–"), named("ö")
    ('an en dash (U+2013)', '“ö” (U+00F6)')
    """
    if len(characters) != 1:
        return f"“{characters}”"
    number = f"(U+{ord(characters):04X})"
    if characters.isalnum() and characters.isascii():
        return f"“{characters}”"
    if characters.isalpha() and "LATIN" in unicodedata.name(characters, ""):
        return f"“{characters}” {number}"
    name = _SHORT_NAMES.get(characters) or unicodedata.name(characters, "character without a name").lower()
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name} {number}"


def _alike(text: str) -> str:
    return "".join(_ALIKE.get(character, character) for character in text)


def _before(text: str, position: int) -> int:
    """Return the position in a text of a position in what `_alike` makes of it."""
    passed = 0
    for at, character in enumerate(text):
        if passed >= position:
            return at
        passed += len(_ALIKE.get(character, character))
    return len(text)


def _nearest_passage(text: str, wanted: str) -> str:
    """Return the run of a text that is the words but for a few characters; nothing where there is none."""
    if not 4 <= len(wanted) <= 400:
        return ""
    size = max(len(wanted) // (_FEW + 1), 3)
    for at in range(0, len(wanted) - size + 1, size):
        found = text.find(wanted[at : at + size])
        while found >= 0:
            passage = text[max(found - at, 0) : found - at + len(wanted)]
            if len(passage) == len(wanted) and _differ_in_characters(passage, wanted):
                return passage
            found = text.find(wanted[at : at + size], found + 1)
    return ""


def _differ_in_characters(passage: str, wanted: str) -> bool:
    """Tell whether two texts of a length differ in single characters, and in few; another word is another matter."""
    differing = [at for at, (one, other) in enumerate(zip(passage, wanted, strict=True)) if one != other]
    apart = all(right - left > 1 for left, right in itertools.pairwise(differing))
    return apart and 0 < len(differing) <= min(_FEW, max(1, len(wanted) // 8))


def _told(passage: str, wanted: str) -> str:
    for kind, i, j, k, m in difflib.SequenceMatcher(None, passage, wanted, autojunk=False).get_opcodes():
        if kind == "replace":
            return f"The document has {named(passage[i:j])} where the quote has {named(wanted[k:m])}."
    return ""
