"""Values as a reader wants them in a sentence: lengths of time in words, long texts cut short."""

from __future__ import annotations

import re

from vanort.analysis.sentences import Answer


def readable(value: str) -> Answer | str:
    """Return a length of ISO 8601 as words, everything else as it is.

    >>> readable("P3Y").values, readable("P1Y6M").values, readable("2014")
    ({'count': 3}, {'count': 18}, '2014')
    """
    found = re.fullmatch(r"P(?=\d)(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?", value)
    if not found:
        return value
    years, months = (int(number or 0) for number in found.groups())
    if months:
        return Answer("contradictions.months", {"count": 12 * years + months})
    return Answer("contradictions.years", {"count": years})


def shorten(text: str, longest: int) -> str:
    """Return a text cut at the end of a word, where it is longer than `longest` characters.

    >>> shorten("The partnership began in 2014", 20)
    'The partnership …'
    """
    return text if len(text) <= longest else f"{text[: longest - 1].rsplit(' ', 1)[0]} …"
