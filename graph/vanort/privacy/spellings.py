"""How names, addresses and numbers are written in running text, as patterns."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from vanort.languages.pack import language_packs, words_of_all
from vanort.languages.person_names import inflected
from vanort.support.letters import plain_letters

GAP = r"[\s\u00a0\u00ad.\-]+"
BETWEEN_DIGITS = r"[\s\u00a0\-\u2010-\u2015./()]*"
LETTER = r"[^\W\d_]"
NO_DIGITS = re.compile(r"\D")
_GAPS = re.compile(r"[\s\u00a0.\-]+")


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


_APART_IN_MAILBOX = r"[._-]?"
_DOMAIN = r"\d{0,4}(?:@|%40)(?:[\w-]+\.)+\w{2,}"


def mailbox_forms(name: str) -> Iterator[str]:
    """Yield the patterns of addresses that spell a name, in either order or with an initial, its hyphens and dots or none.

    >>> pattern = "|".join(mailbox_forms("Anna-Karin Ek"))
    >>> [bool(re.match(pattern, f"{local}@a.example")) for local in ("annakarin.ek", "a.ek2", "ek_anna-karin", "lek")]
    [True, True, True, False]
    """
    for spelt in dict.fromkeys((name.lower(), plain_letters(name))):
        first, *_, last = (_APART_IN_MAILBOX.join(map(re.escape, mailbox_words(word))) for word in _apart(spelt))
        whole = _APART_IN_MAILBOX.join(
            _APART_IN_MAILBOX.join(map(re.escape, mailbox_words(word))) for word in _apart(spelt)
        )
        yield rf"(?:{whole}|{first}{_APART_IN_MAILBOX}{last}|{last}{_APART_IN_MAILBOX}{first}|{first[0]}[._-]{last}){_DOMAIN}"


def mailbox_anchors(name: str) -> Iterator[str]:
    """Yield words in small letters of which one stands in every address that spells a name, as addresses write them.

    >>> sorted(mailbox_anchors("Eva Lind-Åkerö"))
    ['evalindakero', 'lindakero', 'lindakeroeva']
    """
    words = ["".join(mailbox_words(word)) for word in _apart(plain_letters(name))]
    yield from (words[-1], "".join(words), "".join((words[-1], *words[:-1])))
    if len(words) > 2:
        yield from (words[0] + words[-1], words[-1] + words[0])


def mailbox_words(word: str) -> list[str]:
    """Return the parts of a word of a name that an address may write together: "Lind-Holm"."""
    return [part for part in re.split(r"[^\w]+", word) if part]


def _apart(name: str) -> list[str]:
    return [word for word in re.split(r"[\s\u00a0]+", name.strip()) if mailbox_words(word)]


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


def surname_at(words: Iterable[str]) -> re.Pattern[str] | None:
    """Return the pattern of surnames with the endings of cases; None where one has several words of its own."""
    if any(len(_GAPS.split(word)) > 1 for word in words):
        return None
    forms = {inflected(unicodedata.normalize(form, word)) for word in words for form in ("NFC", "NFD")}
    spelt = sorted(forms | set(map(inflected, words)), key=lambda form: (-len(form), form))
    return re.compile(rf"(?:{'|'.join(spelt)})(?!{LETTER})", re.IGNORECASE)


def stem_of(word: str) -> str:
    """Return the letters of a word that cases leave as they are: its last three may change ("Virtanen", "Virtasen")."""
    return word[:-3] if len(word) > 5 else word[:-1] if len(word) > 3 else word
