"""Dates as texts write them, no more precise than the text is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

_YEAR = r"(?:19|20)\d\d"
_A_YEAR = re.compile(_YEAR)


def date_value(text: str, months: Sequence[str] = ()) -> str:
    """Return a date as precise as it is written: YYYY, YYYY-MM or YYYY-MM-DD, empty where there is no year.

    >>> date_value("2018-06-30"), date_value("2/2022"), date_value("01.06.2015"), date_value("hösten 2017")
    ('2018-06-30', '2022-02', '2015-06-01', '2017')
    """
    text = text.strip()
    if _A_YEAR.fullmatch(text):
        return text
    if match := re.search(rf"({_YEAR})-(\d\d?)-(\d\d?)", text):
        return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
    if match := re.search(rf"(\d{{1,2}})[./](\d{{1,2}})[./]({_YEAR})", text):
        return f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}"
    if match := re.fullmatch(rf"(\d{{1,2}})/({_YEAR})", text):
        return f"{match[2]}-{int(match[1]):02}"
    year = re.search(_YEAR, text)
    if not year:
        return ""
    for number, month in enumerate(_patterns(tuple(months)), 1):
        if found := month.search(text):
            day = re.search(
                r"(?<!\d)(\d{1,2})(?!\d)", text[: found.start()] + " " + text[found.end() :].replace(year.group(), "")
            )
            return f"{year.group()}-{number:02}" + (f"-{int(day[1]):02}" if day else "")
    return year.group()


@cache
def _patterns(months: tuple[str, ...]) -> list[re.Pattern[str]]:
    return [re.compile(rf"(?<!\w)(?:{month})\.?(?!\w)", re.IGNORECASE) for month in months]
