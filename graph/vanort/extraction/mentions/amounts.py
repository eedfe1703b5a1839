"""Amounts of money as texts write them, and what they come to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache
from typing import Any

from vanort.extraction.layout.units import Page, unit_at
from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.extraction.mentions.mentions import Mention
from vanort.languages.pack import LanguagePack, language_packs

_DIGITS = r"\d{1,3}(?:[ \xa0\u202f.,'’]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?"
_CODES = ("SEK", "EUR", "NOK", "DKK", "GBP", "USD", "CHF", "PLN", "ISK")
# A code may have the number's unit before it: MSEK, KNOK, TDKK, MEUR, M€, k€.
_CODE = re.compile(
    rf"(?<![a-z])(?:mn|md|[mkt])?({'|'.join(_CODES)})(?![a-z])|(?<![a-z])(?:mn|[mkt])?(€)", re.IGNORECASE
)
_SIGNS = {"€": "EUR", "£": "GBP", "$": "USD"}
# What stands before a code or alone, whatever the language.
_SHORT_UNITS = (
    (1_000_000_000, re.compile(r"\bmdkr|\bbn\b")),
    (1_000_000, re.compile(rf"\bmn?(?:kr|{'|'.join(_CODES).lower()}|€)|\bmn?\b")),
    (1_000, re.compile(rf"\b[tk](?:kr|{'|'.join(_CODES).lower()}|€)|\bk\b")),
)
_STOP_OF_SHORT_FORM = re.compile(r"kr\.(?=[ \xa0]+[a-zæøå(]|[,;)])")  # "3 mio. kr. fra"
_KRONE_OF_COUNTRY = {"se": "SEK", "no": "NOK", "dk": "DKK"}
_COUNTRY = re.compile(r"[\w@]\.(se|no|dk)\b|(?<!\d)(?:\+|00)(46|47|45)(?=[\s\d(])")
_PREFIXES = {"46": "se", "47": "no", "45": "dk"}


def _words(own: LanguagePack, key: str) -> dict[str, Any]:
    """Return the units or currencies of all languages, an expression each: a page names them as its sources did."""
    packs = {**language_packs(), own.code: own}.values()
    return {word: value for pack in packs for word, value in pack.data.get("money", {}).get(key, {}).items()}


@cache
def _pattern(own: LanguagePack) -> re.Pattern[str]:
    units = sorted(_words(own, "unit"), key=lambda word: (-len(word), word))
    names = sorted(_words(own, "currency"), key=lambda word: (-len(word), word))
    blank = r"[ \xa0\u202f]?"
    letters = "|".join(name.removesuffix(r"\.?") for name in names)  # whether a stop belongs to "kr." the rest tells
    unit = rf"(?:{'|'.join(units)})"
    before = rf"(?:€|£|\$|US\$|SEK|EUR|NOK|DKK|GBP|USD|CHF){blank}(?:{_DIGITS})(?:{blank}(?:{unit}|m|bn|k)(?!\w))?"
    after = rf"(?:{_DIGITS})(?:,-|:-|;-)?(?:{blank}{unit}(?!\w))?{blank}(?:,-{blank})?(?:{letters}|€|£)(?!\w)"
    compact = rf"(?:{_DIGITS}){blank}(?:[mt]kr|mnkr|mdkr|(?:mn|[mkt])[ ]?(?:{'|'.join(_CODES)}|€)|mio\. euro|(?:m|bn|k)[ ](?:{'|'.join(_CODES)}|€))(?!\w)"
    krone = rf"(?:{_DIGITS})(?:,-|:-|;-)(?:{blank}kr(?!\w))?"
    return re.compile(rf"(?<![\w.,/½-])(?=[\d€£$USENDGC])(?:{before}|{compact}|{after}|{krone})", re.IGNORECASE)


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
    return tuple(sorted([*words, *_SHORT_UNITS], key=lambda scale: -scale[0]))


@cache
def _currencies(own: LanguagePack) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the patterns of words for currencies with the codes that they mean (ISO 4217)."""
    named = {**_words(own, "currency"), **{re.escape(sign): code for sign, code in _SIGNS.items()}}
    return tuple((re.compile(rf"(?<![a-z])(?:{word.lower()})(?![a-z])"), code) for word, code in named.items() if code)


def find_amounts(page: Page) -> Iterator[Mention]:
    """Yield the amounts of money of a page, and bare numbers in fields that are labelled as money."""
    stopped = "kr\\.?" in page.lexicon.pack.data.get("money", {}).get("currency", {})
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
    if _STOP_OF_SHORT_FORM.match(page.text, end - 2):
        return True
    unit = unit_at(page, end - 1)
    return unit is not None and unit.kind in {"field", "row"} and page.text[end - 2 : unit.end].strip() == "kr."


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
    if code := _CODE.search(rest):
        return value, "EUR" if code[2] else code[1].upper()
    for word, currency in _currencies(lexicon.pack):
        if word.search(rest):
            return value, currency
    own = _KRONE_OF_COUNTRY.get(str(lexicon.pack.data.get("phone_region", "")).lower(), krone)
    return value, own if re.search(r"kr|:-|,-", rest) else ""


@lru_cache(maxsize=8)
def krone_of(page: Page) -> str:
    """Return the currency that "kr" means on a page whose language does not tell: that of its addresses' one country."""
    found = _COUNTRY.findall(f"{page.text} {page.document.address}")
    countries = {domain or _PREFIXES[prefix] for domain, prefix in found}
    return _KRONE_OF_COUNTRY[countries.pop()] if len(countries) == 1 else ""
