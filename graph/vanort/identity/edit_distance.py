"""Words that differ by one letter: a slip of the pen, found without comparing every word with every other."""

from __future__ import annotations

from collections.abc import Iterator

_SHORTEST = 5


def nearly_equal(left: str, right: str) -> bool:
    """Tell whether two words of five letters or more differ by one letter put in, left out, changed or swapped.

    >>> nearly_equal("vushtrri", "vushtri"), nearly_equal("niš", "nis"), nearly_equal("region1", "region2")
    (True, False, False)
    """
    if left == right:
        return True
    if min(len(left), len(right)) < _SHORTEST or abs(len(left) - len(right)) > 1:
        return False
    start = next((i for i, (x, y) in enumerate(zip(left, right, strict=False)) if x != y), min(len(left), len(right)))
    one, other = left[start:], right[start:]
    if one[:1].isdigit() or other[:1].isdigit():
        return False
    return one[1:] == other[1:] or one[1:] == other or one == other[1:] or (one[1::-1] + one[2:] == other)


def slips(word: str) -> Iterator[str]:
    """Yield the word and each form of it with one letter left out: words that nearly equal share one (SymSpell).

    A digit is never left out, since no slip of the pen makes "region1" of "region2": a list of numbered names would be
    compared each with hundreds of others.

    >>> sorted(slips("abc")), len(list(slips("vushtrri"))), sorted(slips("ort12"))
    (['abc'], 9, ['or12', 'ort12', 'ot12', 'rt12'])
    """
    yield word
    if len(word) >= _SHORTEST:
        yield from (word[:i] + word[i + 1 :] for i, letter in enumerate(word) if not letter.isdigit())
