"""Dates as texts write them, no more precise than the text is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

_YEAR = r"(?:19|20)\d\d"
_MONTHS = 12
_A_YEAR = re.compile(_YEAR)


def date_value(text: str, months: Sequence[str] = ()) -> str:
    """Return a date as precise as it is written: YYYY, YYYY-MM or YYYY-MM-DD, empty where there is no year.

    >>> date_value("2018-06-30"), date_value("2/2022"), date_value("01.06.2015"), date_value("hösten 2017")
    ('2018-06-30', '2022-02', '2015-06-01', '2017')
    >>> date_value("02/28/2019"), date_value("31.04.2019"), date_value("2017-00-00"), date_value("13/2018")
    ('2019-02-28', '2019', '2017', '2018')
    """
    text = text.strip()
    if _A_YEAR.fullmatch(text):
        return text
    if match := re.search(rf"({_YEAR})-(\d\d?)-(\d\d?)", text):
        return _day(match[1], match[2], match[3])
    if match := re.search(rf"(\d{{1,2}})([./])(\d{{1,2}})[./]({_YEAR})", text):
        american = match[2] == "/" and int(match[1]) <= _MONTHS < int(match[3])  # 02/28/2019
        return _day(match[4], *((match[1], match[3]) if american else (match[3], match[1])))
    if match := re.fullmatch(rf"(\d{{1,2}})/({_YEAR})", text):
        return f"{match[2]}-{int(match[1]):02}" if 1 <= int(match[1]) <= _MONTHS else match[2]
    year = re.search(_YEAR, text)
    if not year:
        return ""
    for number, month in enumerate(_patterns(tuple(months)), 1):
        if found := month.search(text):
            day = re.search(
                r"(?<!\d)(\d{1,2})(?!\d)", text[: found.start()] + " " + text[found.end() :].replace(year.group(), "")
            )
            return _day(year.group(), str(number), day[1]) if day else f"{year.group()}-{number:02}"
    return year.group()


def _day(year: str, month: str, day: str) -> str:
    """Return a day, or only its year where the calendar has no such day: which of the numbers is wrong nobody knows."""
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return year


@cache
def _patterns(months: tuple[str, ...]) -> list[re.Pattern[str]]:
    return [re.compile(rf"(?<!\w)(?:{month})\.?(?!\w)", re.IGNORECASE) for month in months]
