"""Years and periods as texts write them, no more precise than the text is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from vanort.extraction.layout.period import Period
from vanort.extraction.layout.units import Page, Unit
from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.languages.dates import date_value
from vanort.languages.pack import by_first_letter

_YEAR = r"(?:19|20)\d\d"
_A_YEAR = re.compile(_YEAR)
_BEFORE = 60  # characters: "the programming period of the European Union for the years 2021–2027"


@cache
def _patterns(
    lexicon: Lexicon,
) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], tuple[str, ...]]:
    months = lexicon.pack.words("months")
    month = rf"(?:{by_first_letter(months)})" if months else r"(?!)"
    seasons = by_first_letter(lexicon.pack.words("seasons"))
    season = rf"(?:(?:{seasons})[ \xa0]+)?" if seasons else ""
    ordinals, of = ("|".join(lexicon.everywhere("dates", key)) for key in ("ordinals", "of"))
    day = rf"(?:\d{{1,2}}(?:\.|{ordinals})?[ \xa0](?:(?:{of}) )?)?"
    year = rf"(?:{_YEAR})"
    date = (
        rf"(?:{year}-\d\d?-\d\d?|\d{{1,2}}[./]\d{{1,2}}[./]{year}|\d{{1,2}}/{year}|"
        rf"{season}{day}(?:{month})\.?,?[ \xa0](?:\d{{1,2}},? )?{year}|{season}{year})"
    )
    partial = rf"(?:{day}{month}\.?|\d{{1,2}}/\d{{1,2}})"
    until = "|".join(word.replace(" ", r"\s+") for word in lexicon.pack.words("range_to"))
    to = rf"(?:\s*[-–—]\s*|\s+(?:{until})\s+)" if until else r"\s*[-–—]\s*"
    range_ = re.compile(
        rf"(?<![\d\w-])({date}|{partial}(?={to}))(?:{to})({date}|(?<=\d\d\d\d[-–])\d\d(?!\d)|(?<=\d\d\d\d [-–] )\d\d(?!\d))(?![\d-])",
        re.I,
    )
    open_ = re.compile(
        rf"(?<![\d\w-])({year})\s*[-–—]\s*(?=\)|$|\n|{'|'.join(lexicon.pack.words('present')) or '(?!)'})", re.I
    )
    single = re.compile(rf"(?<![\d\w.,/-])({date})(?!\d|[.,]\d|-\d)", re.I)
    return range_, open_, single, months


def find_periods(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Period]:
    """Yield the periods and dates between two offsets, ranges first taken."""
    if not _A_YEAR.search(text, start, end):
        return
    range_, open_, single, months = _patterns(lexicon)
    taken: set[int] = set()
    vague = _vague(lexicon)
    for match in range_.finditer(text, start, end):
        if vague(text, start, *match.span()):
            taken.update(range(*match.span()))
            continue
        finish = date_value(match[2], months)
        if len(match[2]) == 2:
            finish = match[1].strip()[-4:-2] + match[2]
        begin = date_value(match[1], months) or _with_year(match[1], finish[:4], months)
        if begin and finish and begin[:4] <= finish[:4]:
            taken.update(range(*match.span()))
            yield Period(*match.span(), begin, finish, "range")
    for match in open_.finditer(text, start, end):
        if not taken.intersection(range(*match.span())) and not vague(text, start, *match.span()):
            taken.update(range(*match.span()))
            yield Period(*match.span(), match[1], "", "open")
    for match in single.finditer(text, start, end):
        if taken.intersection(range(*match.span())) or vague(text, start, *match.span()):
            continue
        if value := date_value(match[1], months):
            yield Period(*match.span(), value, "", "date")


@cache
def _vague(lexicon: Lexicon) -> Callable[[str, int, int, int], bool]:
    """Return what tells whether a date is a decade, about a year, before or after one, or part of a name.

    So are "the mid-1990s", "ca 1990", "before 1990" and "Vision 2030": they give no year that something began or ended.
    """
    dates = lexicon.pack.data.get("dates", {})
    about = re.compile(rf"(?<!\w)(?:{'|'.join(dates.get('about', ())) or '(?!)'})[ \xa0(]*$", re.I)
    decade = re.compile(rf"(?:{'|'.join(dates.get('decade', ())) or '(?!)'})(?!\w)", re.I)
    named = re.compile(rf"(?<!\w)(?:{'|'.join(dates.get('named', ())) or '(?!)'})[ \xa0]*(?:\(|[–-])?[ \xa0]*$", re.I)

    def tells(text: str, floor: int, start: int, end: int) -> bool:
        before = text[max(floor, start - _BEFORE) : start].replace("\n", " ")
        ended = text[start:end].endswith("0") and decade.match(text, end) is not None
        return ended or about.search(before) is not None or named.search(before) is not None

    return tells


def periods_of(page: Page, unit: Unit) -> tuple[Period, ...]:
    """Return the periods and dates of a unit."""
    if unit not in page.periods:
        page.periods[unit] = tuple(find_periods(page.text, unit.start, unit.end, page.lexicon))
    return page.periods[unit]


def _with_year(text: str, year: str, months: tuple[str, ...]) -> str:
    return date_value(f"{text.strip()} {year}", months)


def duration_months(text: str, lexicon: Lexicon) -> int:
    """Return a stated length in months, 0 where none is stated: "ett treårigt projekt" is 36."""
    return next((months for _, _, months in find_durations(text, 0, len(text), lexicon)), 0)


def find_durations(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[tuple[int, int, int]]:
    """Yield the lengths of time between two offsets as (start, end, months), those in years first."""
    numbers, lengths, any_length = _lengths(lexicon)
    for factor, length in lengths if any_length.search(text, start, end) else ():
        for match in length.finditer(text, start, end):
            value = float(match[1].replace(",", ".")) if match[1] else numbers[match[2].lower()]
            yield *match.span(), round(value * factor)


@cache
def _lengths(lexicon: Lexicon) -> tuple[dict[str, int], list[tuple[int, re.Pattern[str]]], re.Pattern[str]]:
    """Return the numbers in words, for years and months how many months they are and their pattern, and that of both."""
    pack = lexicon.pack
    numbers = {str(k): int(v) for k, v in pack.data.get("duration", {}).get("numbers", {}).items()}
    words = by_first_letter(sorted(map(re.escape, numbers), key=len, reverse=True)) or "(?!)"
    number = rf"(?<!\w)(?:(\d{{1,2}}(?:[.,]5)?)|({words}))"
    years, months = pack.words("duration", "years"), pack.words("duration", "months")

    def length(units: Iterable[str]) -> re.Pattern[str]:
        return re.compile(rf"{number}[ \xa0-]*(?:{'|'.join(units) or '(?!)'})(?!\w)", re.I)

    return numbers, [(12, length(years)), (1, length(months))], length((*years, *months))


__all__ = ["Period", "date_value", "duration_months", "find_durations", "find_periods", "periods_of"]
