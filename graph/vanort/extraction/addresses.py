"""E-mail addresses, telephone numbers and web addresses: where they stand and what they read as."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vanort.extraction.page import Page, unit_at
from vanort.languages.pack import LanguagePack

EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+'-]{1,64}(?:@|[ \xa0]?[(\[{](?:at|snabel-a|a|ät)[)\]}][ \xa0]?)(?:[\w-]+\.)+[^\W\d_]{2,}(?![\w-])",
    re.IGNORECASE,
)
WEB = re.compile(
    r"(?:https?://|www\.)[^\s)>\]]+|(?<![\w@.])(?:[\w-]+\.)+(?:se|no|dk|fi|de|org|com|eu|net|uk)(?!\w)[^\s)>\],;]*"
)
_NUMBER = re.compile(
    r"(?=[+(\d])(?<![\w./+€$£-])(?<!\d,)(?:\+|00)?\(?\d[\d \xa0()/–-]{4,20}\d(?![\w@]|[.,]\d|[ \xa0]?(?:%|€|[:.,]-))"
)
_DATE = re.compile(
    r"(?:19|20)\d\d[-/.]\d\d?[-/.]\d\d?|\d\d?[-/.]\d\d?[-/.](?:19|20)?\d\d|(?:19|20)\d\d ?[-–/] ?(?:(?:19|20)?\d\d)?"
)


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """An e-mail address or telephone number; `value` is the address in its normal form, the number as written."""

    start: int
    end: int
    kind: str
    value: str


def find_addresses(page: Page) -> tuple[list[Address], list[tuple[int, int]]]:
    """Return the e-mail addresses and telephone numbers of a page in order, and the spans of its web addresses."""
    emails = list(_emails(page.text))
    web = [match.span() for match in WEB.finditer(page.text)]
    taken = [*((address.start, address.end) for address in emails), *web]
    phones = [
        phone for phone in _phones(page) if not any(start < phone.end and phone.start < end for start, end in taken)
    ]
    return sorted([*emails, *phones]), web


def _emails(text: str) -> Iterator[Address]:
    for match in EMAIL.finditer(text):
        value = re.sub(r"\s*[(\[{][^)\]}]+[)\]}]\s*", "@", match.group())
        yield Address(match.start(), match.end(), "email", value.strip("'"))


def _phones(page: Page) -> Iterator[Address]:
    text, label, fax = page.text, page.lexicon.labels.get("phone"), page.lexicon.labels.get("fax")
    for match in _NUMBER.finditer(text):
        written = match.group().rstrip("( ")
        if written.count("(") > written.count(")"):
            written = written.replace("(", "", 1)  # the bracket opens before the number and closes after more words
        start = match.end() - len(match.group()) + match.group().find(written[:4])
        digits = re.sub(r"\D", "", written)
        if not 6 <= len(digits) <= 15 or _DATE.fullmatch(written.strip()) or written.count("(") != written.count(")"):
            continue
        before = page.flat[max(0, match.start() - 24) : match.start()]
        if re.search(r"fax\W{0,3}$", before) or (fax and any(m.end() > len(before) - 3 for m in fax.finditer(before))):
            continue
        named = bool(label and any(len(before) - m.end() <= 4 for m in label.finditer(before)))
        unit = unit_at(page, match.start())
        if unit and unit.kind in {"field", "row"} and label and label.search(unit.label):
            named = True
        after = page.flat[match.start() + len(written) : match.start() + len(written) + 14]
        if re.match(r"\s?(?:kr|euro|eur|sek|nok|dkk|mkr|tkr|mnkr|mio|mill|%|invånare|m²)", after):
            continue
        if re.search(
            r"(?:org\.?(?:-|anis)|orgnr|cvr|y-tunnus|postboks|box|bankgiro|€|£|\$|sek|eur)\W*(?:\w+\W)?$", before
        ):
            continue
        if named or _looks_like_phone(page, match.start(), written, digits):
            yield Address(start, start + len(written), "phone", written.strip())


def _looks_like_phone(page: Page, start: int, written: str, digits: str) -> bool:
    if written.startswith(("+", "00")):
        return len(digits) >= 8
    around = page.text[max(0, start - 120) : start + 120]
    contact = (
        "@" in around
        or bool(page.lexicon.cue("contact_heading").search(around))
        or bool((label := page.lexicon.labels.get("contact")) and label.search(around))
    )
    line = page.text[page.text.rfind("\n", 0, start) + 1 : start]
    if digits.startswith("0") and len(digits) >= 7:
        return bool(re.search(r"[ \xa0/–-]", written)) or contact
    return (contact and len(digits) >= 8) or (len(digits) == 8 and bool(re.search(r"[,)] *$", line)))


def in_full(written: str, pack: LanguagePack) -> str:
    """Return a telephone number in E.164, as written where it cannot be read; without a code it is of the language's country."""
    import phonenumbers

    try:
        number = phonenumbers.parse(written, str(pack.data.get("phone_region", "")) or None)
    except phonenumbers.NumberParseException:
        return written
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
