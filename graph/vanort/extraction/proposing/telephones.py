"""Telephone numbers with the code of their country, which the page's language does not tell."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from vanort.extraction.coreference.grouping import Entity
from vanort.extraction.pipeline import Extraction

_ZERO = re.compile(r"\([ \xa0]?0[ \xa0]?\)")
_HOST = re.compile(r"(?:@|\(at\)|\[at\]|https?://|www\.)[\w.\[\] -]*?[\w-]\.([a-z]{2})(?![\w.-]*\w)", re.IGNORECASE)
_POSTAL = re.compile(r"(?<![\w-])(SE|S|FI|FIN|NO|N|DK|DE|D|AT|A|CH|EE|LV|LT|PL|IE|NL|BE|IS)-\d{3,5}(?!\d)")
_AS_CODES = {"S": "SE", "FIN": "FI", "N": "NO", "D": "DE", "A": "AT", "UK": "GB"}


def in_full(written: str, country: str) -> str:
    """Return a number in E.164; as written where it has no code and its country is not known, or cannot be read.

    >>> in_full("0381–360 00", "SE"), in_full("0046 381 36000", ""), in_full("0381-360 00", "")
    ('+4638136000', '+4638136000', '0381-360 00')
    """
    import phonenumbers

    plain = re.sub(r"^00(?=[ \xa0(]?[1-9])", "+", _ZERO.sub(" ", written).strip()) if country != "US" else written
    try:
        number = phonenumbers.parse(plain, country or None)
    except phonenumbers.NumberParseException:
        return written
    if not phonenumbers.is_possible_number(number):
        return written
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def country_of_number(extraction: Extraction, start: int, end: int) -> str:
    """Return the country that a number between two offsets belongs to, by two letters; empty where nothing tells it.

    Asked in turn: the web and postal addresses of its paragraph, the country that is named there, the page's own
    authority, and the addresses of the whole page where all of them are of one country.
    """
    page = extraction.page
    text = page.text
    first, last = text.rfind("\n\n", 0, start) + 2, text.find("\n\n", end)
    first, last = (0 if first == 1 else first), (len(text) if last < 0 else last)
    own = _line(text, start, end)
    for left, right in (own, (first, last)):
        if len(found := _addressed(text[left:right])) == 1:
            return next(iter(found))
    named = {
        mention.code
        for entity in extraction.entities
        if entity.kind == "Country"
        for mention in entity.mentions
        if first <= mention.start < last and len(mention.code) == 2
    }
    if len(named) == 1:
        return named.pop()
    if extraction.home is not None and (country := _country(extraction, extraction.home)):
        return country
    return country_of_addresses(f"{text} {page.document.address or ''}")


def country_of_addresses(text: str) -> str:
    """Return the country of the web and postal addresses in a text, where they are all of one; empty elsewhere.

    >>> country_of_addresses("info@hemby.se, SE-351 12 Hemby"), country_of_addresses("https://hemby.se and https://nordvik.no")
    ('SE', '')
    """
    found = _addressed(text)
    return next(iter(found)) if len(found) == 1 else ""


def _line(text: str, start: int, end: int) -> tuple[int, int]:
    stop = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if stop < 0 else stop


@lru_cache(maxsize=16)  # asked for each number of a paragraph, and of a page
def _addressed(text: str) -> frozenset[str]:
    found = {match[1].upper() for match in (*_HOST.finditer(text), *_POSTAL.finditer(text))}
    return _regions() & {_AS_CODES.get(code, code) for code in found}


@lru_cache(maxsize=1)  # asked for each number of a page
def _country(extraction: Extraction, home: Entity) -> str:
    """Return the country of an authority: what the page says of it, else what is known of its name."""
    for fact in extraction.facts:
        if fact.predicate == "country" and fact.subject is home and isinstance(fact.object, Entity):
            codes = [mention.code for mention in fact.object.mentions if len(mention.code) == 2]
            if codes:
                return codes[0]
    from vanort.extraction.lexicon.gazetteer import find_known, flatten

    codes = [mention.code[:2].upper() for mention in home.mentions if mention.code]
    for mention in home.mentions if not codes else ():
        name = extraction.page.text[mention.start : mention.end]
        hits = find_known(name, flatten(name), extraction.page.lexicon.pack)
        codes += [hit.entry.code[:2].upper() for hit in hits if hit.start == 0 and hit.entry.code]
    known = [code for code in codes if code in _regions()]
    return known[0] if known else ""


@cache
def _regions() -> frozenset[str]:
    import phonenumbers

    return frozenset(phonenumbers.SUPPORTED_REGIONS)
