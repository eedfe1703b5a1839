"""Amounts of money as texts write them, and what they come to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from functools import cache

from vanort.extraction.lexicon import Lexicon
from vanort.extraction.mentions import Mention
from vanort.extraction.page import Page, unit_at
from vanort.languages.pack import language_packs

_DIGITS = r"\d{1,3}(?:[ \xa0\u202f.,']\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?"
_CURRENCIES = {
    "€": "EUR", "euro": "EUR", "euros": "EUR", "eur": "EUR", "euroa": "EUR", "£": "GBP", "gbp": "GBP", "pund": "GBP",
    "pounds": "GBP", "$": "USD", "usd": "USD", "us$": "USD", "dollar": "USD", "dollars": "USD", "sek": "SEK",
    "nok": "NOK", "dkk": "DKK", "chf": "CHF", "pln": "PLN",
}  # fmt: skip
_CURRENCY_WORDS = [(re.compile(rf"(?<![a-z]){re.escape(word)}(?![a-z])"), code) for word, code in _CURRENCIES.items()]
_STOP_OF_SHORT_FORM = re.compile(r"kr\.(?=[ \xa0]+[a-zæøå(]|[,;)])")  # "3 mio. kr. fra"
_KRONE = {"sv": "SEK", "no": "NOK", "da": "DKK", "fi": "SEK", "en": "SEK", "de": ""}


@cache
def _pattern() -> re.Pattern[str]:
    packs = language_packs().values()
    units = sorted({word for pack in packs for word in pack.words("money", "unit")}, key=len, reverse=True)
    names = sorted({word for pack in packs for word in pack.words("money", "currency")}, key=len, reverse=True)
    blank = r"[ \xa0\u202f]?"
    letters = "|".join(re.escape(n) if not n.isalpha() else n for n in names)
    unit = rf"(?:{'|'.join(units)})"
    before = rf"(?:€|£|\$|US\$|SEK|EUR|NOK|DKK|GBP|USD|CHF){blank}(?:{_DIGITS})(?:{blank}(?:{unit}|m|bn|k)(?!\w))?"
    after = rf"(?:{_DIGITS})(?:,-|:-|;-)?(?:{blank}{unit}(?!\w))?{blank}(?:,-{blank})?(?:{letters}|€|£)(?!\w)"
    compact = rf"(?:{_DIGITS}){blank}(?:[MTmt]kr|mnkr|mdkr|MSEK|KSEK|TSEK|MEUR|M€|k€|mio\. euro)(?!\w)"
    krone = rf"(?:{_DIGITS})(?:,-|:-|;-)(?:{blank}kr(?!\w))?"
    return re.compile(rf"(?<![\w.,-])(?=[\d€£$USENDGC])(?:{before}|{compact}|{after}|{krone})", re.IGNORECASE)


def find_amounts(page: Page) -> Iterator[Mention]:
    """Yield the amounts of money of a page, and bare numbers in fields that are labelled as money."""
    stopped = "kr\\.?" in page.lexicon.pack.words("money", "currency")
    for match in _pattern().finditer(page.text):
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


def amount_value(text: str, lexicon: Lexicon) -> tuple[Decimal, str] | None:
    r"""Return an amount and its currency (ISO 4217, empty where not stated), None where it cannot be read.

    >>> from vanort.extraction.lexicon import lexicon
    >>> amount_value("1,3 miljoner euro", lexicon("sv"))
    (Decimal('1300000.0'), 'EUR')
    >>> amount_value("SEK\xa0480,000", lexicon("en"))
    (Decimal('480000'), 'SEK')
    """
    number = re.search(_DIGITS, text)
    if not number:
        return None
    digits = re.sub(r"[ \xa0\u202f']", "", number.group())
    if re.search(r"[.,]\d{3}(?:[.,]|$)", digits):
        digits = re.sub(r"[.,](?=\d{3}(?:[.,]|$))", "", digits)
    try:
        value = Decimal(digits.replace(",", "."))
    except InvalidOperation:
        return None
    rest = text[: number.start()].lower() + " " + text[number.end() :].lower()
    if re.search(r"mdkr|miljard|milliard|mrd|billion|bn", rest):
        value *= 1_000_000_000
    elif re.search(r"\bmi?l[jl]|\bmio|mkr|mnkr|msek|meur|m€|\bmn\b|\bm\b|miljoon", rest):
        value *= 1_000_000
    elif re.search(r"tkr|tsek|ksek|k€|\bk\b|tusen|thousand|tausend", rest):
        value *= 1_000
    for word, code in _CURRENCY_WORDS:
        if word.search(rest):
            return value, code
    krone = re.search(r"kr|:-|,-", rest)
    return value, _KRONE.get(lexicon.pack.code, "") if krone else ""
