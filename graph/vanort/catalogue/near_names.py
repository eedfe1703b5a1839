"""Which names of a graph may be meant by one that somebody wrote: a filter by which the store looks for them.

A register has a hundred thousand names. Those that share three letters in a row with what was written, whatever the marks on them, are
few; the others are neither the same nor like it, and do not have to leave the store.
"""

from __future__ import annotations

from functools import cache

from vanort.support.letters import plain_letters, plain_words

_LETTERS = (range(0xC0, 0x530), range(0x1E00, 0x1F00))  # Latin, Greek and Cyrillic with marks
_RUN, _SHORT_RUN = 3, 2  # letters in a row that two names have in common
_SHORT = 8  # letters of a name, below which the shorter run counts: "Kile" for "Kiel"
_ALIKE = 0.6  # the share of letters that names have in common which look alike
_MARKS = "[ .,:;'’\"&/()_+–\u0300-\u036f-]*"  # what may stand between two letters and counts for nothing
_SPARE = 12  # characters of a name that are neither letters nor numbers


def near_filter(value: str, variable: str) -> tuple[str, tuple[str, ...]] | None:
    """Return a FILTER over a variable with the patterns that it asks for, which are its strings in this order; None for a value without letters.

    What passes holds all names that are the value but for case, marks and punctuation, and hold it or look like it.
    """
    folded = plain_words(value)
    letters = folded.replace(" ", "")
    if not letters:
        return None
    size = _RUN if len(letters) >= _SHORT else _SHORT_RUN
    runs = sorted({letters[at : at + size] for at in range(max(1, len(letters) - size + 1))})
    shortest = int(len(folded) * _ALIKE / (2 - _ALIKE))
    longest = int(len(folded) * (2 - _ALIKE) / _ALIKE) + _SPARE
    name = f"LCASE(STR({variable}))"
    return (
        f"FILTER(STRLEN(STR({variable})) >= {shortest} && REGEX({name}, %s)"
        f" && (STRLEN(STR({variable})) <= {longest} || REGEX({name}, %s)))"
    ), ("|".join(map(_spelt, runs)), _spelt(letters))


def _spelt(letters: str) -> str:
    """Return a pattern for letters in a row, each with any mark.

    >>> import re
    >>> [bool(re.search(_spelt("vaxjo"), name)) for name in ("växjö kommun", "v.a.x-jo", "vaxja")]
    [True, True, False]
    """
    return _MARKS.join(f"[{letter}{marked}]" if (marked := _marked().get(letter)) else letter for letter in letters)


@cache
def _marked() -> dict[str, str]:
    """Return for each plain letter those that are it with a mark."""
    found: dict[str, set[str]] = {}
    for code in (code for some in _LETTERS for code in some):
        letter = chr(code).lower()
        plain = plain_letters(letter)
        if len(plain) == 1 and plain != letter:
            found.setdefault(plain, set()).add(letter)
    return {plain: "".join(sorted(letters)) for plain, letters in found.items()}
