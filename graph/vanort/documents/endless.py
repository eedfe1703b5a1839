"""Stretches of a text that no person has written: a word of thousands of letters, one thing said thousands of times.

Pictures written as letters, broken exports and attacks look like this. There is nothing to read in them, and whoever looks
for sentences there looks for hours.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence

_LONG = 2_000  # characters: longer than any word, address, or line of dots in a table of contents
_WINDOW = 4_096
_WIDE = 16_384  # here a repeated sentence makes a window dense, too
_PROBE, _SENTENCE = 64, 1_200  # characters that find a repetition, and the longest that is repeated
_SHORT, _TIMES = 80, 25  # characters of what is repeated and called short, and how often it has to be said
_DENSE = 20  # so many times smaller a window becomes when it is packed; prose 2 to 3 times, tables up to 10 times
# Without white space; letters beyond Latin are left out, since some languages put no space between words.
_WORD = re.compile(rf"(?<![!-~\u00a1-\u024f])[!-~\u00a1-\u024f]{{{_LONG},}}")
_BLANK = re.compile(rf"(?<!\s)\s{{{_LONG},}}")
_AGAIN = re.compile(rf"(?=\S)(.{{1,{_SHORT}}}?)\1{{{_TIMES - 1},}}", re.DOTALL)


def endless(text: str) -> Iterator[tuple[int, int]]:
    r"""Yield the stretches, in order, that nobody has written; of what is said again and again the first time stays.

    >>> text = "Lund. " + "Ekby\n" * 2000 + "Celle"
    >>> [text[:start] + "…" + text[end:] for start, end in endless(text)]
    ['Lund. Ekby\n…Celle']
    """
    done, sentences = 0, list(_sentences(text))
    for start, end in sorted({*_words(text), *sentences, *_repetitions(text, sentences)}):
        if start >= done:
            yield start, end
            done = end


def _words(text: str) -> Iterator[tuple[int, int]]:
    if len(text) >= _LONG:
        for pattern in (_WORD, _BLANK):
            yield from (match.span() for match in pattern.finditer(text))


def _repetitions(text: str, known: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield where something short is said again and again, beside the stretches that are known already."""
    start = 0
    for end, next_start in (*known, (len(text), len(text))):
        if any(_is_dense(text[at : min(at + _WINDOW, end)]) for at in range(start, end - _LONG, _WINDOW)):
            for match in _AGAIN.finditer(text, start, end):
                if match.end() - match.start() >= _LONG:
                    yield match.end(1), match.end()
        start = next_start


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where one sentence, or a few in turn, are said again and again: where the middle of a window comes back."""
    done = 0
    for start in range(0, len(text) - _LONG, _WIDE):
        if start + _WIDE <= done or not _is_dense(text[start : start + _WIDE]):
            continue
        middle = start + min(_WIDE, len(text) - start) // 2
        probe, again = text[middle : middle + _PROBE], middle
        while (again := text.find(probe, again + 1, middle + _SENTENCE + _PROBE)) > 0:
            said = text[middle:again]
            first, end = middle, again
            while first - len(said) >= done and text.startswith(said, first - len(said)):
                first -= len(said)
            while text.startswith(said, end):
                end += len(said)
            if end - first >= max(_LONG, _TIMES * len(said)):
                if len(said) > _SHORT:  # else it is for the others to say where it begins
                    yield first + len(said), end
                done = end
                break


def _is_dense(window: str) -> bool:
    data = window.encode("utf-8", "surrogatepass")
    return len(zlib.compress(data, 1)) * _DENSE < len(data)
