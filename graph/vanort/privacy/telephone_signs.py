"""Telephone numbers that no claim states: told by their form, and by the person or the contact line that they stand in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache

from vanort.languages.pack import language_packs
from vanort.privacy.identity_numbers import identity_numbers

_GAP = r"[ \u00a0\u2009\u202f()/.\u2010-\u2013-]{0,3}"
_NUMBER = re.compile(rf"(?<![\w./,+€$£])(?:\+|\()?\d(?:{_GAP}\d){{5,16}}(?![\w@]|[.,]\d|[ \u00a0]?[%€$£])")
_DATES = re.compile(
    r"(?:19|20)\d\d[-/.]\d\d?[-/.]\d\d?|\d\d?[-/.]\d\d?[-/.](?:19|20)?\d\d|(?:19|20)\d\d\W{1,3}(?:19|20)?\d\d"
)
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f.]\d{3})+")
_IN_TEN = re.compile(r"(?:16)?\d{6}[-\u2010-\u2013]\d{4}")  # numbers of organisations
_CURRENCIES = ("SEK", "EUR", "NOK", "DKK", "GBP", "USD", "CHF", "PLN", "ISK")
_EMAIL = re.compile(r"\w@\w")
_REACH = 120  # characters between a person and the number: a title and an office stand between
_SHORTEST, _LONGEST = 6, 15  # digits; the longest is that of ITU-T E.164


def unstated_telephones(text: str, persons: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield where telephone numbers stand near one of the persons, or in a line that tells how to reach somebody.

    >>> text = "Kari Vik, Ås kommune, 55 00 80 22. Støtte: 1 500 000 kr 2014-2020."
    >>> [text[start:end] for start, end in unstated_telephones(text, [(0, 8)])]
    ['55 00 80 22']
    >>> text = "Kari Vik, budget: 210000; 45000000 NOK; SEK 8000000; 55008022"
    >>> [text[start:end] for start, end in unstated_telephones(text, [(0, 8)])]
    ['55008022']
    """
    ends = sorted({edge for span in persons for edge in span})
    taken = list(identity_numbers(text))
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        if any(first < end and start < last for first, last in taken):
            continue
        labelled = bool(_telephone_label().search(text[max(start - 24, 0) : start]))
        if not _is_telephone(match.group(), labelled=labelled) or (not labelled and _is_money(text, start, end)):
            continue
        if labelled or _is_near(text, start, end, ends) or _in_contact_line(text, start, end):
            yield start, end


def _is_telephone(written: str, *, labelled: bool) -> bool:
    """Tell whether digits have the form of a number to ring: no date, no years, no amount, no number of a body."""
    if not _SHORTEST <= len(re.sub(r"\D", "", written)) <= _LONGEST or _DATES.fullmatch(written):
        return False
    return labelled or not (_THOUSANDS.fullmatch(written) or _IN_TEN.fullmatch(written))


def _is_money(text: str, start: int, end: int) -> bool:
    """Tell whether a currency or its unit stands beside digits, or the label of an amount before them."""
    before, behind = _money_signs()
    return bool(before.search(text[max(start - 24, 0) : start]) or behind.match(text, end))


def _is_near(text: str, start: int, end: int, edges: list[int]) -> bool:
    """Tell whether a person stands near, in the same paragraph."""
    at = bisect_left(edges, start)
    for edge in edges[max(at - 1, 0) : at + 1]:
        between = text[min(edge, end) : max(edge, start)]
        if len(between) <= _REACH and "\n\n" not in between and "\0" not in between:
            return True
    return False


def _in_contact_line(text: str, start: int, end: int) -> bool:
    """Tell whether the line of a number has an address in it, or begins as a contact does."""
    first = max(text.rfind("\n", 0, start), text.rfind("\0", 0, start)) + 1
    last = min((at for sign in "\n\0" if (at := text.find(sign, end)) >= 0), default=len(text))
    line = text[first:last]
    return bool(_EMAIL.search(line) or _contact_label().match(line))


@cache
def _telephone_label() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_labels('phone')})[.:]?[ \u00a0:]{{0,3}}\Z", re.IGNORECASE)


@cache
def _contact_label() -> re.Pattern[str]:
    return re.compile(rf"\W{{0,4}}(?:{_labels('contact')})\b", re.IGNORECASE)


@cache
def _money_signs() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what says before a number, and what says behind it, that it is money."""
    packs = [pack.data.get("money", {}) for pack in language_packs().values()]
    words = {word for pack in packs for key in ("currency", "unit") for word in pack.get(key, {}) if len(word) > 1}
    said = "|".join(sorted({*words, *_CURRENCIES}, key=lambda word: (-len(word), word)))
    blank = "[ \u00a0\u202f]?"
    labelled = rf"(?<!\w)(?:{_labels('budget')})(?:[ ]?\([^()\n]*\))?[ ]?:[ \u00a0]?"
    before = re.compile(rf"(?:(?<!\w)(?:{'|'.join(_CURRENCIES)}){blank}|{labelled})\Z", re.IGNORECASE)
    return before, re.compile(rf"{blank}(?:{said})(?!\w)", re.IGNORECASE)


def _labels(kind: str) -> str:
    """Return the labels of all languages: a Swedish page has a Danish contact."""
    return "|".join(sorted({word for pack in language_packs().values() for word in pack.words("labels", kind)}))
