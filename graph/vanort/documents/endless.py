"""Stretches of a text that no person has written: a word of thousands of letters, one thing said thousands of times.

Pictures written as letters, broken exports and attacks look like this. There is nothing to read in them, and whoever looks
for sentences there looks for hours.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

_LONG = 2_000  # characters: longer than any word, address, or line of dots in a table of contents
_WINDOW = 4_096
_DENSE = 20  # so many times smaller a window becomes when it is packed; prose 2 to 3 times, tables up to 10 times
# Without white space; letters beyond Latin are left out, since some languages put no space between words.
_WORD = re.compile(rf"(?<![!-~\u00a1-\u024f])[!-~\u00a1-\u024f]{{{_LONG},}}")
_BLANK = re.compile(rf"(?<!\s)\s{{{_LONG},}}")
_AGAIN = re.compile(r"(?=\S)(.{1,80}?)\1{24,}", re.DOTALL)


def endless(text: str) -> Iterator[tuple[int, int]]:
    r"""Yield the stretches, in order, that nobody has written; of what is said again and again the first time stays.

    >>> text = "Lund. " + "Ekby\n" * 2000 + "Celle"
    >>> [text[:start] + "…" + text[end:] for start, end in endless(text)]
    ['Lund. Ekby\n…Celle']
    """
    done = 0
    for start, end in sorted({*_words(text), *_repetitions(text)}):
        if start >= done:
            yield start, end
            done = end


def _words(text: str) -> Iterator[tuple[int, int]]:
    if len(text) >= _LONG:
        for pattern in (_WORD, _BLANK):
            yield from (match.span() for match in pattern.finditer(text))


def _repetitions(text: str) -> Iterator[tuple[int, int]]:
    if not any(_is_dense(text[start : start + _WINDOW]) for start in range(0, len(text) - _LONG, _WINDOW)):
        return
    for match in _AGAIN.finditer(text):
        if match.end() - match.start() >= _LONG:
            yield match.end(1), match.end()


def _is_dense(window: str) -> bool:
    data = window.encode("utf-8", "surrogatepass")
    return len(zlib.compress(data, 1)) * _DENSE < len(data)
