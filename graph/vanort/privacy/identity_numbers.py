"""Identity numbers of persons: Swedish, Danish, Norwegian and Finnish ones, told by their dates and check digits.

The rules are those of Skatteverket (SKV 704), CPR-kontoret, Skatteetaten and Digi- ja väestötietovirasto. Numbers with a
date and the usual sign count without a right check digit, too: Danish ones since 2007 have none, and a misprint is
somebody's as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

_FORMS = re.compile(
    r"(?<![\w+/-])(?:"
    r"(?P<swedish>(?:(?:18|19|20)\d{6}[-+–\u2011 ]?|\d{6}[-+–\u2011])\d{4})"
    r"|(?P<norwegian>\d{6}[ \u00a0]?\d{5})"
    r"|(?P<finnish>\d{6}[-+A-FU-Y–\u2011]\d{3}[0-9A-Y])"
    r")(?![\w-]|[.,]\d)"
)
_COORDINATION = 60  # added to the day in Swedish numbers of people who are not registered
_D_NUMBER = 40  # and in Norwegian ones
_WEIGHTS = ((3, 7, 6, 1, 8, 9, 4, 5, 2), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2))


def identity_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Yield where identity numbers stand in a text.

    >>> [text[a:b] for text in ["Född 19800101-1234, tel. 0381-360 00"] for a, b in identity_numbers(text)]
    ['19800101-1234']
    """
    yield from (match.span() for match in _FORMS.finditer(text) if is_identity_number(match.group()))


def is_identity_number(written: str) -> bool:
    """Tell whether a whole number is one by its form and date, one of eleven digits by its check digits.

    >>> [is_identity_number(n) for n in ("800101-1234", "19800101+1234", "010180-123T", "212000-0464", "070-123 45 67")]
    [True, True, True, False, False]
    """
    match = _FORMS.fullmatch(written.strip())
    if match is None:
        return False
    digits = re.sub(r"[^0-9]", "", match.group())
    if match["norwegian"]:
        return _is_date(digits[4:6], digits[2:4], digits[:2], _D_NUMBER) and _norwegian(digits)
    six = digits[2:8] if match["swedish"] and len(digits) == 12 else digits[:6]
    year_first = bool(match["swedish"]) and _is_date(six[:2], six[2:4], six[4:], _COORDINATION)
    return year_first or (len(digits) < 12 and _is_date(six[4:], six[2:4], six[:2], _COORDINATION))


def _is_date(year: str, month: str, day: str, added: int) -> bool:
    try:
        date(2000 + int(year) % 4, int(month), int(day) - added * (int(day) > added))
    except ValueError:
        return False
    return True


def _norwegian(digits: str) -> bool:
    for at, weights in enumerate(_WEIGHTS, start=9):
        rest = sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False)) % 11
        if (11 - rest) % 11 != int(digits[at]):
            return False
    return True
