"""Days, months, years and periods as cells write them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from functools import cache

from vanort.languages.column_heads import any_of, table_words
from vanort.languages.dates import date_value
from vanort.languages.pack import language_packs
from vanort.mappings import DAY_MONTH, MONTH_DAY

_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_SLASHED = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-]((?:1[89]|20)\d\d)")
_SHORT_MONTH = re.compile(r"((?:1[89]|20)\d\d)[-/.](\d{1,2})|(\d{1,2})[-/.]((?:1[89]|20)\d\d)")
_MONTHS = 12


def time_of(text: str, dates: str, language: str) -> str:
    """Return a day, a month or a year as precise as it is written; empty where it is none.

    >>> time_of("1998", DAY_MONTH, "sv"), time_of("2019-04-30", DAY_MONTH, "sv"), time_of("3/4/2021", MONTH_DAY, "en")
    ('1998', '2019-04-30', '2021-03-04')
    >>> time_of("3.4.2021", DAY_MONTH, "de"), time_of("maj 2004", DAY_MONTH, "sv"), time_of("around 1998", DAY_MONTH, "en")
    ('2021-04-03', '2004-05', '')
    >>> time_of("31.02.2021", DAY_MONTH, "de"), time_of("05/2021", DAY_MONTH, "fi"), time_of("1998?", DAY_MONTH, "sv")
    ('', '2021-05', '')
    """
    text = " ".join(text.split()).removesuffix(" 00:00:00")
    if _YEAR.fullmatch(text):
        return text
    if match := _SLASHED.fullmatch(text):
        first, second = int(match[1]), int(match[2])
        day, month = (second, first) if dates == MONTH_DAY else (first, second)
        return _day(int(match[3]), month, day)
    if match := _SHORT_MONTH.fullmatch(text):
        year, number = (match[1], match[2]) if match[1] else (match[4], match[3])
        return f"{year}-{int(number):02}" if 1 <= int(number) <= _MONTHS else ""
    if re.fullmatch(r"\d{4}-\d\d-\d\d(?: \d\d:\d\d(?::\d\d)?)?", text):
        return _day(*map(int, text[:10].split("-")))
    if _words_of_dates(language).fullmatch(text):
        return next((found for pack in _packs(language) if (found := _named(text, pack)) and "-" in found), "")
    return ""


def _named(text: str, language: str) -> str:
    found = date_value(text, language_packs()[language].words("months"))
    has_day = re.search(r"(?<!\d)\d{1,2}(?!\d)", text)
    return found if found.count("-") == (2 if has_day else 1) else ""


@cache
def _words_of_dates(language: str) -> re.Pattern[str]:
    months = "|".join(word for code in _packs(language) for word in language_packs()[code].words("months"))
    day = r"(?:\d{1,2}(?:\.|:?[^\W\d_]{1,2})? )?(?:[^\W\d_]{2,3} )?"  # "5 May", "5th of May", "5:e maj"
    year = r"(?:,? \d{1,2},)? (?:1[89]|20)\d\d(?:ta)?"  # "May 5, 2020", in Finnish "toukokuuta 2020ta"
    return re.compile(rf"{day}(?:{months})\.?{year}", re.IGNORECASE)


def _packs(language: str) -> tuple[str, ...]:
    packs = language_packs()
    return tuple(dict.fromkeys([*(code for code in (language,) if code in packs), *packs]))


def _day(year: int, month: int, day: int) -> str:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return ""


def period_of(text: str, dates: str, language: str) -> tuple[str, str]:
    """Return when something began and ended, each empty where it is not said or no date.

    >>> period_of("2014–2020", DAY_MONTH, "sv"), period_of("2014 -", DAY_MONTH, "sv"), period_of("1.3.2020 - 31.12.2022", DAY_MONTH, "fi")
    (('2014', '2020'), ('2014', ''), ('2020-03-01', '2022-12-31'))
    >>> period_of("t.o.m. 2025", DAY_MONTH, "sv"), period_of("seit 2012", DAY_MONTH, "de"), period_of("31.12.2025 asti", DAY_MONTH, "fi")
    (('', '2025'), ('2012', ''), ('', '2025-12-31'))
    >>> period_of("fr.o.m. 2019 t.o.m. 2025", DAY_MONTH, "sv")
    ('2019', '2025')
    """
    if whole := time_of(text, dates, language):
        return whole, whole if len(whole) == len("2014") else ""
    parts = [time_of(part, dates, language) for part in _between().split(text.strip(), maxsplit=1)]
    if len(parts) == 2 and (parts[0] or parts[1]):
        said = _between().split(text.strip(), maxsplit=1)
        if all(part or not word.strip() for part, word in zip(parts, said, strict=True)):
            return parts[0], parts[1]
    return _bounded(" ".join(text.split()), dates, language)


def _bounded(text: str, dates: str, language: str) -> tuple[str, str]:
    """Return the beginning and the end that words beside them tell: "since 2012", "t.o.m. 2025"."""
    match = _bound("from").fullmatch(text)
    if match and (start := time_of(_only(match), dates, language)):
        return start, ""
    for match in (_bound("until").fullmatch(text, start) for start in (0, *_after_blanks(text))):
        end = time_of(_only(match), dates, language) if match else ""
        if match and end:
            before = text[: match.start()].rstrip(" ,")
            begun = _bound("from").fullmatch(before)
            start = time_of(_only(begun) if begun else before, dates, language)
            return (start, end) if start or not before else ("", "")
    return "", ""


def _after_blanks(text: str) -> Iterator[int]:
    return (match.end() for match in re.finditer(r"\s", text))


def _only(match: re.Match[str]) -> str:
    return next(group for group in match.groups() if group)


@cache
def _bound(key: str) -> re.Pattern[str]:
    """Return the words of all languages that say on which side of a period a day stands, with the day as a group."""
    entries = {entry for code in language_packs() for entry in table_words(code).get("times", {}).get(key, ())}
    return any_of([entry.replace("…", r"(\d.*|[^\W\d_]+\.? \d.*)", 1) for entry in sorted(entries)])


@cache
def _between() -> re.Pattern[str]:
    """Return what stands between the ends of a period: a dash, or a word for "to" in any language, but none for "and"."""
    packs = language_packs().values()
    words = sorted({word for pack in packs for word in pack.words("range_to") if word not in pack.words("and")})
    dash = r"[–—]|-(?!\d\d-)| - |(?<=\d)-(?=(?:1[89]|20)\d\d)"
    return re.compile(rf"\s*(?:{dash}|(?<!\w)(?:{'|'.join(words)})(?!\w))\s*", re.IGNORECASE)


def order_of_dates(values: Iterable[str]) -> str | None:
    """Return whether the day or the month comes first, as the values of a column show; None where nothing tells.

    >>> order_of_dates(["13/4/2021", "3/4/2021"]), order_of_dates(["4/13/2021"]), order_of_dates(["3/4/2021"])
    ('day-month', 'month-day', None)
    """
    found = [match for value in values for match in _SLASHED.finditer(value)]
    if any(int(match[1]) > _MONTHS for match in found):
        return DAY_MONTH
    return MONTH_DAY if any(int(match[2]) > _MONTHS for match in found) else None
