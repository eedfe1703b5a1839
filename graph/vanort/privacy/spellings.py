"""How names, addresses and numbers are written in running text, as patterns."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from vanort.languages.pack import language_packs, words_of_all
from vanort.languages.person_names import inflected

GAP = r"[\s\u00a0\u00ad.\-]+"
BETWEEN_DIGITS = r"[\s\u00a0\-\u2010-\u2015./()]*"
LETTER = r"[^\W\d_]"
NO_DIGITS = re.compile(r"\D")


def name_forms(name: str) -> Iterator[str]:
    """Yield the patterns of a name in all its orders, with its cases, and with an initial or a middle name."""
    words = re.split(r"[\s\u00a0]+", name.strip())
    for form in dict.fromkeys((name, unicodedata.normalize("NFC", name), unicodedata.normalize("NFD", name))):
        plain = re.split(r"[\s\u00a0]+", form.strip())
        spelt = [*map(re.escape, plain[:-1]), inflected(plain[-1])]
        yield GAP.join(spelt)
        if len(words) > 1:
            first, last = spelt[0], spelt[-1]
            yield rf"{inflected(plain[-1])},?{GAP}{inflected(plain[0])}"  # "Virtasen Matin", too
            yield rf"{re.escape(words[0][0])}\.?{GAP}{last}"
            yield rf"{first}{GAP}(?:{LETTER}+{GAP})?{last}"


def local_part(email: str) -> str:
    """Return what stands before the @ of an address."""
    return email.strip().removeprefix("mailto:").partition("@")[0]


def email_forms(email: str) -> Iterator[str]:
    """Yield the patterns of an address, its @ hidden or not."""
    _, at, domain = email.strip().partition("@")
    if at:
        local = local_part(email)
        dot, sign = ("|".join(words_of_all(language_packs().values(), "addresses", key)) for key in ("dot", "at"))
        dotted = rf"\s*(?:\.|[(\[{{]\s*(?:{dot})\s*[)\]}}])\s*"
        spelt = [dotted.join(map(re.escape, part.split("."))) for part in (local, domain)]
        yield rf"{spelt[0]}\s*(?:@|%40|[(\[{{]\s*(?:{sign})\s*[)\]}}]|&#64;)\s*{spelt[1]}"


def telephone_forms(number: str) -> Iterator[str]:
    """Yield the patterns of a number, with the code of its country and without."""
    digits = NO_DIGITS.sub("", number)
    if number.strip().startswith("+"):
        for size in (2, 1, 3):  # the country code has one to three digits
            country, rest = _spread(digits[:size]), _spread(digits[size:])
            if len(digits) - size >= 5:
                abroad = rf"(?:\+|00){BETWEEN_DIGITS}{country}{BETWEEN_DIGITS}(?:\(?0\)?{BETWEEN_DIGITS})?"
                yield rf"(?:{abroad}|\(?0{BETWEEN_DIGITS})?{rest}"
    elif len(digits) >= 5:
        yield _spread(digits)


def _spread(digits: str) -> str:
    return BETWEEN_DIGITS.join(digits)
