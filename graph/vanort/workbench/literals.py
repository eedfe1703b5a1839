"""What selected words come to as a value: a date as precise as it is written, an amount, a number to call; or why not."""

from __future__ import annotations

import re
from decimal import Decimal

from vanort.claims.terms import read_value, terms
from vanort.errors import ClaimsError
from vanort.extraction.lexicon.lexicon import lexicon
from vanort.extraction.mentions.periods import date_value, duration_months
from vanort.extraction.proposing.telephones import country_of_addresses, in_full
from vanort.languages.pack import language_packs
from vanort.mappings import DAY_MONTH
from vanort.tables.amounts import amount_of
from vanort.tables.times import period_of, time_of
from vanort.tables.values import EMAIL, PHONE

_ENDS = frozenset({"end", "plannedEnd"})
_YEAR = 12  # months
_NUMBER = re.compile(r"\d{1,3}(?:[  .,]\d{3})+(?!\d)|\d+")
_MONEY = re.compile(r"(?:[A-Z]{2,4}|[€£$])?\s?\d.*", re.DOTALL)
_HOST = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", re.IGNORECASE)


def value_of(property_: str, words: str, *, language: str, context: str = "") -> str:
    """Return the value that words come to for a property; `context` is a text whose addresses tell the country.

    >>> value_of("start", "2015–2017", language="sv"), value_of("end", "2015–2017", language="sv")
    ('2015', '2017')
    >>> value_of("end", "since 2015", language="en"), value_of("start", "t.o.m. 2025", language="sv")
    ('2015', '2025')
    >>> value_of("start", "sedan den 5 maj 2004", language="sv"), value_of("duration", "två år", language="sv")
    ('2004-05-05', 'P2Y')
    >>> value_of("amount", "1,5 miljoner kronor", language="sv"), value_of("currency", "1,5 miljoner kronor", language="sv")
    ('1500000', 'SEK')
    >>> value_of("telephone", "0470-123 45", language="sv", context="info@hemby.se"), value_of("partnerCount", "12 parter", language="sv")
    ('+4647012345', '12')

    Raises ClaimsError where the words hold no such value.
    """
    words = " ".join(words.split())
    found = _found(property_, words, language, context) or words
    read_value(terms()[property_], found, language)
    return found


def money_of(words: str, language: str) -> tuple[str, str]:
    """Return an amount and its currency, both empty where the words are none.

    >>> money_of("Budget: 500 000 SEK", "sv"), money_of("EUR 1.5 million", "en"), money_of("a lot", "en")
    (('500000', 'SEK'), ('1500000', 'EUR'), ('', ''))
    """
    match = _MONEY.search(words)
    found = amount_of(match.group().strip(" .,;:()"), currency="", times=1, language=language) if match else None
    if found is None or not found[1]:
        return "", ""
    return _plain(found[0]), found[1]


def _found(property_: str, words: str, language: str, context: str) -> str:
    value = terms()[property_].value.rsplit("#", 1)[-1]
    if property_ in ("amount", "currency"):
        return money_of(words, language)[property_ == "currency"]
    if property_ == "telephone":
        match = PHONE.search(words)
        return in_full(match.group(), country_of_addresses(context)) if match else ""
    if property_ == "email":
        match = EMAIL.search(words)
        return match.group() if match else ""
    if value in ("time", "date"):
        return _time(words, language, last=property_ in _ENDS)
    if value == "duration":
        months = duration_months(words, lexicon(language))
        return "" if not months else f"P{months // _YEAR}Y" if months % _YEAR == 0 else f"P{months}M"
    if value == "integer":
        match = _NUMBER.search(words)
        return re.sub(r"\D", "", match.group()) if match else ""
    return ""


def _time(words: str, language: str, *, last: bool) -> str:
    first, end = period_of(words, DAY_MONTH, language)
    if first or end:  # one end alone is what the person says that it is: "since 2015" corrected to an end
        return (end or first) if last else (first or end)
    pack = language_packs().get(language) or language_packs()["en"]
    return time_of(words, DAY_MONTH, language) or date_value(words, pack.words("months"))


def address_of(words: str) -> str:
    """Return a web address, with its scheme.

    >>> address_of("See www.hemby.se/eu.")
    'https://www.hemby.se/eu'

    Raises ClaimsError where the words hold none.
    """
    match = _HOST.search(words)
    if match is None:
        raise ClaimsError(f"'{words[:80]}' is no web address.", hint="Write it as https://www.example.org.")
    found = match.group().rstrip(".,;)")
    return found if "://" in found else f"https://{found}"


def _plain(amount: Decimal) -> str:
    return f"{amount.quantize(Decimal(1)) if amount == amount.to_integral_value() else amount.normalize():f}"
