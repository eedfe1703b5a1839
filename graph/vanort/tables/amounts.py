"""Amounts of money in cells: the number in the cell, its currency and unit there, in the head, or in the mapping."""

from __future__ import annotations

import re
from decimal import Decimal

from vanort.extraction.lexicon.lexicon import lexicon
from vanort.extraction.mentions.amounts import amount_value
from vanort.languages.column_heads import unit_of

_BARE = re.compile(r"[+-]?\d{1,3}(?:[ '’.,\u202f\xa0]\d{3})+(?:[.,]\d+)?(?!\d)|[+-]?\d+(?:[.,]\d+)?")
_KKR = re.compile(r"kkr\b", re.IGNORECASE)  # thousands of kronor: only Swedish has the word
_ONE_SIGN = re.compile(r"\d{1,3}([.,])(\d{3})")


def amount_of(
    text: str, *, currency: str, times: int, language: str, comma: bool | None = None
) -> tuple[Decimal, str] | None:
    """Return an amount and its currency, of the cell or else as given; None where the cell is no single amount.

    `comma` says whether the column writes decimals with a comma, None where nobody knows.

    >>> amount_of("12,5", currency="SEK", times=1000, language="sv"), amount_of("1 250 000 kr", currency="", times=1, language="sv")
    ((Decimal('12500.0'), 'SEK'), (Decimal('1250000'), 'SEK'))
    >>> amount_of("EUR 1.5 million", currency="", times=1, language="en"), amount_of("2–3 MSEK", currency="", times=1, language="sv")
    ((Decimal('1500000.0'), 'EUR'), None)
    >>> amount_of("1.250.000", currency="EUR", times=1, language="de"), amount_of("about 5", currency="EUR", times=1, language="en")
    ((Decimal('1250000'), 'EUR'), None)
    >>> amount_of("210000 EUR", currency="", times=1, language="en"), amount_of("£45000", currency="", times=1, language="en")
    ((Decimal('210000'), 'EUR'), (Decimal('45000'), 'GBP'))
    """
    text = _KKR.sub("kSEK", " ".join(text.replace("\xa0", " ").split()))
    if _BARE.fullmatch(text):
        value = _number(text, comma)
        return None if value is None else (value * times, currency)
    words = re.sub(_BARE, " ", text, count=1)
    if re.search(r"\d", words) or not _only_money(words, language):
        return None
    found = amount_value(text.lstrip("+"), lexicon(language))
    if found is None:
        return None
    value, own = found
    return value, own or currency


def _number(text: str, comma: bool | None) -> Decimal | None:
    """Return a number; None where one sign before three digits may divide thousands or decimals, and nobody knows.

    >>> _number("1,250", None), _number("1,250", True), _number("1,250", False), _number("1.250,50", None)
    (Decimal('1250'), Decimal('1.250'), Decimal('1250'), Decimal('1250.50'))
    """
    digits = re.sub(r"[ '’\u202f\xa0]", "", text)
    signs = re.findall(r"[.,]", digits)
    if len(set(signs)) > 1:  # the last one is that of the decimals
        thousands = signs[0]
        digits = digits.replace(thousands, "").replace(",", ".")
    elif len(signs) > 1:
        digits = digits.replace(signs[0], "")
    elif signs and (match := _ONE_SIGN.fullmatch(digits.lstrip("+-"))):
        decimal = comma is not None and comma is (match[1] == ",")
        digits = digits.replace(match[1], "." if decimal else "")
    else:
        digits = digits.replace(",", ".")
    return Decimal(digits)


def _only_money(words: str, language: str) -> bool:
    """Tell whether nothing but signs and words of money stands beside a number.

    >>> _only_money(" MSEK", "sv"), _only_money("ca  kr", "sv"), _only_money("kkr", "sv"), _only_money("Mio. EUR", "de")
    (True, False, True, True)
    """
    return bool(re.fullmatch(r"[\s.,:–-]*(?:" + _MONEY + r"[\s.,:–-]*)*", words, re.IGNORECASE))


_MONEY = (
    r"(?:(?:mn|md|[kmt])?(?:sek|eur|nok|dkk|gbp|usd|chf|pln|isk|kr|€)|€|£|\$|us\$|kronor|kroner|euros?|euroa|pounds?|pund|dollars?"
    r"|mil(?:joner|jon|j|lion|lioner|l)?|millions?|millionen|mio|mrd|miljoonaa|milj|tusen|thousand|tausend|tsd|tuhatta|kkr|mkr|tkr|bn|m|k)(?![a-zåäö])"
)


def money_of_head(head: str, language: str) -> tuple[str, int]:
    """Return the currency that a head says, empty where it says none, and what its unit multiplies by.

    >>> money_of_head("Budget (EUR)", "sv"), money_of_head("Belopp (tkr)", "sv"), money_of_head("Budget, MSEK", "sv")
    (('EUR', 1), ('SEK', 1000), ('SEK', 1000000))
    >>> money_of_head("Belopp kkr", "sv"), money_of_head("Total cost", "en"), money_of_head("Kosten in €", "de")
    (('SEK', 1000), ('', 1), ('EUR', 1))
    """
    unit = _KKR.sub("kSEK", unit_of(head))
    found = amount_value(f"1 {unit}", lexicon(language)) if unit and _only_money(unit, language) else None
    return (found[1], int(found[0])) if found else ("", 1)
