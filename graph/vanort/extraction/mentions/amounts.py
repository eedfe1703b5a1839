"""Amounts of money as texts write them, and what they come to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache
from typing import Any

from vanort.extraction.layout.units import Page, unit_at
from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.extraction.mentions.mentions import Mention
from vanort.languages.pack import NEVER, LanguagePack, language_packs

_DIGITS = r"\d{1,3}(?:[ \xa0\u202f.,'’]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?"
_CODES = ("SEK", "EUR", "NOK", "DKK", "GBP", "USD", "CHF", "PLN", "ISK")
_SIGNS = {"€": "EUR", "£": "GBP", "$": "USD"}
_STOP_THAT_GOES_ON = re.compile(r"\.(?=[ \xa0]+[a-zæøå(]|[,;)])")  # "3 mio. kr. fra"
_SHORT = 4  # letters: no short form of a currency is longer
_KRONE_OF_COUNTRY = {"se": "SEK", "no": "NOK", "dk": "DKK"}
_COUNTRY = re.compile(r"[\w@]\.(se|no|dk)\b|(?<!\d)(?:\+|00)(46|47|45)(?=[\s\d(])")
_PREFIXES = {"46": "se", "47": "no", "45": "dk"}


def _words(own: LanguagePack, key: str) -> dict[str, Any]:
    """Return the units or currencies of all languages, an expression each: a page names them as its sources did."""
    packs = {**language_packs(), own.code: own}.values()
    return {word: value for pack in packs for word, value in pack.data.get("money", {}).get(key, {}).items()}


@cache
def _code(own: LanguagePack) -> re.Pattern[str]:
    """Return the pattern of a code or sign, which may have the number's unit before it: MSEK, KNOK, TDKK, MEUR, M€, k€."""
    unit = rf"(?<![a-z])(?:{_any(_words(own, 'prefix'))})?"
    return re.compile(rf"{unit}({'|'.join(_CODES)})(?![a-z])|{unit}(€)", re.IGNORECASE)


@cache
def _krone(own: LanguagePack) -> str:
    """Return the alternatives of what is short for kronor or kroner."""
    return _any(word for pack in {**language_packs(), own.code: own}.values() for word in pack.words("money", "krone"))


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(set(words), key=lambda word: (-len(word), word))) or NEVER.pattern


@cache
def _pattern(own: LanguagePack) -> re.Pattern[str]:
    units = sorted(_words(own, "unit"), key=lambda word: (-len(word), word))
    names = sorted(_words(own, "currency"), key=lambda word: (-len(word), word))
    blank = r"[ \xa0\u202f]?"
    letters = "|".join(name.removesuffix(r"\.?") for name in names)  # whether a stop belongs to "kr." the rest tells
    unit = rf"(?:{'|'.join(units)})"
    before = rf"(?:€|£|\$|US\$|SEK|EUR|NOK|DKK|GBP|USD|CHF){blank}(?:{_DIGITS})(?:{blank}{unit}(?!\w))?"
    after = rf"(?:{_DIGITS})(?:,-|:-|;-)?(?:{blank}{unit}(?!\w))?{blank}(?:,-{blank})?(?:{letters}|€|£)(?!\w)"
    prefix, krone = _any(_words(own, "prefix")), _krone(own)
    compact = rf"(?:{_DIGITS}){blank}(?:{prefix})(?:(?:{krone})|[ ]?(?:{'|'.join(_CODES)}|€))(?!\w)"
    dashed = rf"(?:{_DIGITS})(?:,-|:-|;-)(?:{blank}(?:{krone})(?!\w))?"
    return re.compile(rf"(?<![\w.,/½-])(?=[\d€£$USENDGC])(?:{before}|{compact}|{after}|{dashed})", re.IGNORECASE)


@cache
def _scales(own: LanguagePack) -> tuple[tuple[int, re.Pattern[str]], ...]:
    """Return what units multiply by, the largest first, each with the pattern of its words."""
    units = _words(own, "unit")
    words = [
        (
            factor,
            re.compile("|".join(rf"(?<![^\W\d_])(?:{u})(?![^\W\d_])" for u in sorted(units) if units[u] == factor)),
        )
        for factor in sorted(set(units.values()), reverse=True)
    ]
    prefixes, currencies = _words(own, "prefix"), f"{_krone(own)}|{'|'.join(_CODES).lower()}|€"
    joined = [
        (factor, re.compile(rf"\b(?:{_any(p for p in prefixes if prefixes[p] == factor)})(?:{currencies})"))
        for factor in set(prefixes.values())
    ]
    return tuple(sorted([*words, *joined], key=lambda scale: -scale[0]))


@cache
def _currencies(own: LanguagePack) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the patterns of words for currencies with the codes that they mean (ISO 4217)."""
    named = {**_words(own, "currency"), **{re.escape(sign): code for sign, code in _SIGNS.items()}}
    return tuple((re.compile(rf"(?<![a-z])(?:{word.lower()})(?![a-z])"), code) for word, code in named.items() if code)


def find_amounts(page: Page) -> Iterator[Mention]:
    """Yield the amounts of money of a page, and bare numbers in fields that are labelled as money."""
    stopped = any(word.endswith(r"\.?") for word in page.lexicon.pack.words("money", "currency"))
    for match in _pattern(page.lexicon.pack).finditer(page.text):
        end = match.end() + (stopped and _has_stop(page, match.end()))
        yield Mention(match.start(), end, "Amount", "money")
    label = page.lexicon.labels.get("budget")
    for unit in page.units:
        if unit.kind in {"field", "row"} and label and label.search(unit.label):
            number = re.compile(rf"(?:{_DIGITS})(?![\w%])").search(page.text, unit.value, unit.end)
            if number and len(re.sub(r"\D", "", number.group())) >= 4:
                yield Mention(number.start(), number.end(), "Amount", "money")


def _has_stop(page: Page, end: int) -> bool:
    """Tell whether a full stop belongs to "kr.": a sentence goes on behind it, or it ends a field."""
    short = re.compile(rf"(?:{_krone(page.lexicon.pack)})\Z").search(page.text[end - _SHORT : end])
    if short is None or page.text[end : end + 1] != ".":
        return False
    unit = unit_at(page, end - 1)
    ends_field = unit is not None and unit.kind in {"field", "row"} and page.text[end : unit.end].strip() == "."
    return ends_field or _STOP_THAT_GOES_ON.match(page.text, end) is not None


def amount_value(text: str, lexicon: Lexicon, krone: str = "") -> tuple[Decimal, str] | None:
    r"""Return an amount and its currency (ISO 4217, empty where not stated), None where it cannot be read.

    What "kr" means is said by the language, elsewhere by `krone`.

    >>> from vanort.extraction.lexicon.lexicon import lexicon
    >>> amount_value("1,3 miljoner euro", lexicon("sv"))
    (Decimal('1300000.0'), 'EUR')
    >>> amount_value("SEK\xa0480,000", lexicon("en")), amount_value("2,5 MNOK", lexicon("sv"))
    ((Decimal('480000'), 'SEK'), (Decimal('2500000.0'), 'NOK'))
    >>> amount_value("1.250 million euros", lexicon("en")), amount_value("900 kr", lexicon("en"), "DKK")
    ((Decimal('1250000.000'), 'EUR'), (Decimal('900'), 'DKK'))
    """
    number = re.search(_DIGITS, text)
    if not number:
        return None
    rest = text[: number.start()].lower() + " " + text[number.end() :].lower()
    factor = next((factor for factor, words in _scales(lexicon.pack) if words.search(rest)), 1)
    digits = re.sub(r"[ \xa0\u202f'’]", "", number.group())
    of_millions = factor > 1_000 and len(re.findall(r"[.,]", digits)) == 1  # "1.250 million" has decimals
    if not of_millions and re.search(r"[.,]\d{3}(?:[.,]|$)", digits):
        digits = re.sub(r"[.,](?=\d{3}(?:[.,]|$))", "", digits)
    try:
        value = Decimal(digits.replace(",", ".")) * factor
    except InvalidOperation:
        return None
    if code := _code(lexicon.pack).search(rest):
        return value, "EUR" if code[2] else code[1].upper()
    for word, currency in _currencies(lexicon.pack):
        if word.search(rest):
            return value, currency
    own = _KRONE_OF_COUNTRY.get(str(lexicon.pack.data.get("phone_region", "")).lower(), krone)
    return value, own if re.search(rf"{_krone(lexicon.pack)}|:-|,-", rest) else ""


@lru_cache(maxsize=8)
def krone_of(page: Page) -> str:
    """Return the currency that "kr" means on a page whose language does not tell: that of its addresses' one country."""
    found = _COUNTRY.findall(f"{page.text} {page.document.address}")
    countries = {domain or _PREFIXES[prefix] for domain, prefix in found}
    return _KRONE_OF_COUNTRY[countries.pop()] if len(countries) == 1 else ""
