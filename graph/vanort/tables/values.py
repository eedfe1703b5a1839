"""What cells say: days, countries, persons, lists, links, as values of the ontology."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from functools import cache

from vanort.languages.column_heads import says_nothing
from vanort.languages.dates import date_value
from vanort.languages.pack import language_packs, words_of_all
from vanort.mappings import DAY_MONTH, MONTH_DAY

_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_SLASHED = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-]((?:1[89]|20)\d\d)")
_SHORT_MONTH = re.compile(r"((?:1[89]|20)\d\d)[-/.](\d{1,2})|(\d{1,2})[-/.]((?:1[89]|20)\d\d)")
_MONTHS = 12
EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"(?<![\w@])(?:\+|00)?\(?\d[\d ()/.–-]{5,}\d(?!\w)")
_OTHER_CODES = {"UK": "GB", "EL": "GR"}  # as the European institutions write them


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
    """
    if whole := time_of(text, dates, language):
        return whole, whole if len(whole) == len("2014") else ""
    parts = [time_of(part, dates, language) for part in _between().split(text.strip(), maxsplit=1)]
    if len(parts) == 2 and (parts[0] or parts[1]):
        said = _between().split(text.strip(), maxsplit=1)
        if all(part or not word.strip() for part, word in zip(parts, said, strict=True)):
            return parts[0], parts[1]
    return "", ""


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


def country_of(text: str) -> str:
    """Return the code of a country (ISO 3166-1, or 3166-2 for a part of one) by its name in any language, or its code.

    >>> country_of("Tyskland"), country_of("SUOMI"), country_of("UK"), country_of("DEU"), country_of("Lund")
    ('DE', 'FI', 'GB', 'DE', '')
    """
    plain = " ".join(text.split()).rstrip(".")
    code = plain.upper()
    if len(code) in (2, 3) and code.isascii() and (found := _codes().get(_OTHER_CODES.get(code, code), "")):
        return found
    return _countries().get(plain.casefold(), "")


@cache
def _countries() -> dict[str, str]:
    from babel import Locale

    found: dict[str, str] = {}
    for pack in language_packs().values():
        territories = Locale.parse(str(pack.data.get("cldr", "en"))).territories
        for code, name in territories.items():
            if code in _codes().values():
                found.setdefault(name.casefold(), code)
                found.setdefault(re.sub(r"\s*\(.*\)", "", name).casefold(), code)
        for line in pack.lists.get("countries", ()):
            code, *names = re.split(r"[\t|]", line)
            found |= {name.casefold(): code for name in names}
    return found


@cache
def _codes() -> dict[str, str]:
    """Return the two letters of a country by its two or three letters."""
    from babel.core import get_global

    others = {"EU", "EZ", "UN", "ZZ", "QO", "XA", "XB"}
    locale = {code for code in _territories() if len(code) == 2 and code.isalpha() and code not in others}
    three = {name: code for name, code in get_global("territory_aliases").items() if len(name) == 3 and name.isalpha()}
    alias = {name: codes[0] for name, codes in three.items() if codes and codes[0] in locale}
    return {**{code: code for code in locale}, **alias, "XKX": "XK"}


@cache
def _territories() -> tuple[str, ...]:
    from babel import Locale

    return tuple(Locale("en").territories)


def parts_of(text: str, split: Sequence[str]) -> list[tuple[int, int]]:
    r"""Return where each of several values stands in a cell; what says that there is none is left out.

    >>> [("Lund; Celle\n–"[s:e]) for s, e in parts_of("Lund; Celle\n–", [";", "\n"])]
    ['Lund', 'Celle']
    """
    pattern = re.compile("|".join(map(re.escape, split)) if split else r"(?!)")
    found, start = [], 0
    for match in [*pattern.finditer(text), None]:
        end = match.start() if match else len(text)
        words = text[start:end]
        left, right = len(words) - len(words.lstrip(" \t\n•·*")), len(words) - len(words.rstrip(" \t\n,"))
        if words.strip() and not says_nothing(words):
            found.append((start + left, end - right))
        start = match.end() if match else end
    return found


def persons_in(text: str) -> list[tuple[int, int]]:
    r"""Return where the names of persons stand in a cell that may hold their addresses and titles, too.

    >>> text = "Eva Lund, eva@lindby.se, 0470-123 45\nOla Berg, coordinator"
    >>> [text[start:end] for start, end in persons_in(text)]
    ['Eva Lund', 'Ola Berg']
    """
    bare = re.sub(rf"{EMAIL.pattern}|{PHONE.pattern}|https?://\S+", lambda match: ";" * len(match.group()), text)
    signs = [";", "\n", "(", ")", "<", ">", "/", " - ", " – ", ":"]
    found = []
    for start, end in parts_of(bare, signs):
        pieces = parts_of(bare[start:end], [","])
        words = [bare[start:end][left:right].split() for left, right in pieces]
        turned = len(pieces) == 2 and all(len(part) == 1 for part in words)
        for left, right in [(pieces[0][0], pieces[1][1])] if turned else pieces:
            if _is_name(bare[start + left : start + right]):
                found.append((start + left, start + right))
    return found


_MOST_WORDS = 6


@cache
def _particles() -> frozenset[str]:
    return frozenset(words_of_all(language_packs().values(), "people", "particles"))


def _is_name(text: str) -> bool:
    words = text.replace(",", " ").split()
    if not 2 <= len(words) <= _MOST_WORDS or any(char.isdigit() or char in "@&" for char in text):
        return False
    return all(word[0].isupper() or word.casefold() in _particles() for word in words) and words[0][0].isupper()
