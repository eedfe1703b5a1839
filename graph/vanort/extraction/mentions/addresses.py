"""E-mail addresses, telephone numbers and web addresses: where they stand and what they read as."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from vanort.extraction.layout.units import Page, unit_at
from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.languages.pack import language_packs
from vanort.privacy.identity_numbers import is_identity_number

_NUMBER = re.compile(
    r"(?=[+(\d])(?<![\w./+€$£-])(?<!\d,)(?:\+|00)?\(?\d[\d \xa0()/–-]{4,20}\d(?![\w@]|[.,]\d|[ \xa0]?(?:%|€|[:.,]-))"
)
_SLASH = re.compile(r"[ \xa0]/[ \xa0]")
_WHOLE = 7  # digits of a whole number at least
_FEWEST, _MOST = 6, 15  # digits; E.164 allows no more
_FULL = 8  # digits: a number without its area code in Denmark and Norway, any other with its country's
_WITH_AREA = 7  # digits of a number with its area code, which begins with 0
_BEFORE, _BEHIND, _AROUND = 24, 14, 120  # characters where "fax", a unit ("kr") and a word for contacts are looked for
_DATE = re.compile(
    r"(?:19|20)\d\d[-/.]\d\d?[-/.]\d\d?|\d\d?[-/.]\d\d?[-/.](?:19|20)?\d\d|(?:19|20)\d\d ?[-–/] ?(?:(?:19|20)?\d\d)?"
)
_IN_TEN = re.compile(r"(?:16)?\d{6}[-–]\d{4}|97[89][- ]?\d[\d -]{8,11}\d")  # numbers of organisations, of books


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """An e-mail address or telephone number; `value` is the address in its normal form, the number as written."""

    start: int
    end: int
    kind: str
    value: str


class _Forms(NamedTuple):
    """How addresses are written, in the words of all languages: "ann (at) ale (punkt) example"."""

    at: re.Pattern[str]
    dot: re.Pattern[str]
    email: re.Pattern[str]
    web: re.Pattern[str]
    no_phone_before: re.Pattern[str]
    no_phone_behind: re.Pattern[str]
    fax: re.Pattern[str]


@cache
def _forms(lexicon: Lexicon) -> _Forms:
    def words(*path: str) -> str:
        return f"(?:{'|'.join(lexicon.everywhere(*path)) or '(?!)'})"

    at = rf"(?:@|[ \xa0]?[(\[{{][ ]?{words('addresses', 'at')}[ ]?[)\]}}][ \xa0]?)"
    dot = rf"(?:\.|[ \xa0]?[(\[{{][ ]?{words('addresses', 'dot')}[ ]?[)\]}}][ \xa0]?)"
    return _Forms(
        re.compile(at, re.IGNORECASE),
        re.compile(dot, re.IGNORECASE),
        re.compile(
            rf"(?<![\w.+-])[\w+'-]{{1,64}}(?:{dot}[\w+'-]{{1,64}}){{0,4}}{at}(?:[\w-]+{dot})+[^\W\d_]{{2,}}(?![\w-])",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?:https?://|www\.)[^\s)>\]]+|(?<![\w@.])(?:[\w-]+\.)+{words('addresses', 'domains')}(?!\w)[^\s)>\],;]*"
        ),
        re.compile(rf"{words('addresses', 'no_phone_before')}\W*(?:\w*\W*)?$"),
        re.compile(rf"\s?{words('addresses', 'no_phone_behind')}"),
        re.compile(rf"{words('labels', 'fax')}\W{{0,3}}$"),
    )


def find_addresses(page: Page) -> tuple[list[Address], list[tuple[int, int]]]:
    """Return the e-mail addresses and telephone numbers of a page in order, and the spans of its web addresses."""
    emails = list(_emails(page))
    web = [match.span() for match in _forms(page.lexicon).web.finditer(page.text)]
    taken = [*((address.start, address.end) for address in emails), *web]
    phones = [
        phone for phone in _phones(page) if not any(start < phone.end and phone.start < end for start, end in taken)
    ]
    return sorted([*emails, *phones]), web


def _emails(page: Page) -> Iterator[Address]:
    forms = _forms(page.lexicon)
    for match in forms.email.finditer(page.text):
        value = forms.dot.sub(".", forms.at.sub("@", match.group()))
        if _is_pattern(value):
            continue
        yield Address(match.start(), match.end(), "email", value.strip("'"))


def _is_pattern(email: str) -> bool:
    """Tell whether an address only shows how addresses are made: "firstname.lastname@ale.example"."""
    parts = set(re.split(r"[._+-]+", email.partition("@")[0].casefold()))
    return parts <= _pattern_words()


@cache
def _pattern_words() -> frozenset[str]:
    return frozenset(word for pack in language_packs().values() for word in pack.words("people", "address_pattern"))


def _phones(page: Page) -> Iterator[Address]:
    text, label, forms = page.text, page.lexicon.labels.get("phone"), _forms(page.lexicon)
    for match in _numbers(text):
        written = match.group().rstrip("( ")
        if written.count("(") > written.count(")"):
            written = written.replace("(", "", 1)  # the bracket opens before the number and closes after more words
        start = match.end() - len(match.group()) + match.group().find(written[:4])
        digits = re.sub(r"\D", "", written)
        if (
            not _FEWEST <= len(digits) <= _MOST
            or _DATE.fullmatch(written.strip())
            or written.count("(") != written.count(")")
        ):
            continue
        before = page.flat[max(0, match.start() - _BEFORE) : match.start()]
        if forms.fax.search(before):
            continue
        named = bool(label and any(len(before) - m.end() <= 4 for m in label.finditer(before)))
        unit = unit_at(page, match.start())
        if unit and unit.kind in {"field", "row"} and label and label.search(unit.label):
            named = True
        if is_identity_number(written) or (_IN_TEN.fullmatch(written.strip()) and not named):
            continue
        after = page.flat[match.start() + len(written) : match.start() + len(written) + _BEHIND]
        if forms.no_phone_behind.match(after) or forms.no_phone_before.search(before):
            continue
        if named or _looks_like_phone(page, match.start(), written, digits):
            yield Address(start, start + len(written), "phone", written.strip())


def _numbers(text: str) -> Iterator[re.Match[str]]:
    """Yield what may be a number; a slash between blanks parts two whole ones, "33 08 55 10 / 901 55 510", and no "0591 / 91445"."""
    at = 0
    while match := _NUMBER.search(text, at):
        slash = _SLASH.search(match.group())
        if slash and len(re.sub(r"\D", "", match.group()[: slash.start()])) >= _WHOLE:
            first = _NUMBER.match(text, match.start(), match.start() + slash.start())
            at = match.start() + slash.end()
            if first:
                yield first
            continue
        at = match.end()
        yield match


def _looks_like_phone(page: Page, start: int, written: str, digits: str) -> bool:
    if written.startswith(("+", "00")):
        return len(digits) >= _FULL
    around = page.text[max(0, start - _AROUND) : start + _AROUND]
    contact = (
        "@" in around
        or bool(page.lexicon.cue("contact_heading").search(around))
        or bool((label := page.lexicon.labels.get("contact")) and label.search(around))
    )
    line = page.text[page.text.rfind("\n", 0, start) + 1 : start]
    if digits.startswith("0") and len(digits) >= _WITH_AREA:
        return bool(re.search(r"[ \xa0/–-]", written)) or contact
    return (contact and len(digits) >= _FULL) or (len(digits) == _FULL and bool(re.search(r"[,)] *$", line)))
