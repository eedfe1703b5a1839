"""People: names beside an address or a number, after a title, or with a usual first name."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from vanort.extraction.addresses import Address
from vanort.extraction.foreign import is_english
from vanort.extraction.mentions import Mention, cover
from vanort.extraction.page import Page
from vanort.languages.pack import language_packs

_PART = r"[A-ZÅÄÖÆØÜÉÁČĆŠŽÐÞÍÓÚŁŃĐ][^\W\d_]*(?:['’][A-Z]?[^\W\d_]+)?(?:-[ ]?\n?[^\W\d_]+)*"
_PARTICLE = r"(?:van|von|af|av|de|der|den|del|di|da|dos|ten|ter|bin|al|el|zu|la|le)"
_INITIALS = r"[A-ZÅÄÖÆØÜ]\.(?:[ ]?[A-ZÅÄÖÆØÜ]\.){0,2}"
PERSON = re.compile(
    rf"(?:{_PART}|{_INITIALS})(?:(?:[ \xa0]|[ ]?\n)(?:{_PARTICLE}[ \xa0]){{0,2}}(?:[A-Z]\.|{_PART})){{1,5}}"
)
_TITLE = re.compile(r"(?:(?:Dr|Prof|Mag|Dipl|Ing|Mr|Mrs|Ms|Cllr|Sir|Dame|Lord|Frau|Herr|Herrn|Fru)\.?[ \xa0])+")
_LETTERS: dict[int, str] = {
    ord(letter): plain for letter, plain in zip("øæßðþłıđ", ("o", "ae", "ss", "d", "th", "l", "i", "d"), strict=True)
}
_REACH = 160
_JOBS = frozenset(["officer", "manager", "coordinator", "co-ordinator", "director", "adviser", "advisor", "secretary"])


@cache
def first_names() -> frozenset[str]:
    """Return the usual first names of every language pack."""
    return frozenset(name for pack in language_packs().values() for name in pack.lists.get("first_names", ()))


def find_people(page: Page, addresses: Sequence[Address], others: Sequence[Mention]) -> Iterator[Mention]:
    """Yield people; `others` are names already known to be something else."""
    surer = (m for m in others if m.kind != "?" and m.tier in {"known", "head", "title", "mask"})
    taken = cover(surer, len(page.text))
    for unit in page.units:
        at = unit.start
        while match := PERSON.search(page.text, at, unit.end):
            start, end = _trimmed(page, match.start(), match.end())
            at = max(end, match.start() + 1)
            name = page.text[start:end]
            if len(name.split()) < 2 or 1 in taken[start:end]:
                continue
            if _is_person(page, start, end, name, addresses):
                yield Mention(start, end, "Person", "person")


def _trimmed(page: Page, start: int, end: int) -> tuple[int, int]:
    """Leave out titles, job titles and first words of a sentence."""
    while True:
        text = page.text[start:end]
        if match := _TITLE.match(text):
            start += match.end()
            continue
        first = re.match(r"\S+\s+", text)
        word = first.group().strip().lower() if first else ""
        title = page.lexicon.cue("person_title").fullmatch(word)
        if first and (title or word in page.lexicon.stopwords or word in page.lexicon.not_names):
            start += first.end()
            continue
        return start + _before_first_name(text), end


def _before_first_name(text: str) -> int:
    """Return the length of the English words before a usual first name: of "Technical Manager "."""
    words = list(re.finditer(r"\S+", text))
    if len(words) < 3 or words[0].group() in first_names():
        return 0
    for index, word in enumerate(words[1:-1], start=1):
        if word.group() in first_names():
            before = [w.group() for w in words[:index]]
            ordinary = all(is_english(w) for w in before)
            return word.start() if ordinary else 0
    return 0


def _is_person(page: Page, start: int, end: int, name: str, addresses: Sequence[Address]) -> bool:
    words = name.split()
    if any(word.lower() in page.lexicon.not_names for word in words) or page.text[end : end + 1] == ":":
        return False
    if words[0] not in first_names() and words[-1].lower() in _JOBS:
        return False
    if not name.isupper() and any(word.isupper() and len(word.strip(".")) > 1 for word in words):
        return False
    if words[0] in first_names() and name.upper() != name:
        return True
    first = bisect_left(addresses, end, key=lambda a: a.start)
    near = [
        a
        for a in addresses[first : first + 6]
        if a.start >= end and a.start - end <= _REACH and "\n\n" not in page.text[end : a.start]
    ]
    if any(a.kind == "email" and _matches_address(name, a.value) for a in near):
        return True
    before = page.flat[max(0, start - 40) : start]
    if any(len(before) - m.end() <= 2 for m in page.lexicon.cue("person_title").finditer(before)):
        return True
    if near and near[0].kind == "email" and _earlier_match(page, start, near[0].value):
        return False
    if near and _only_contact_words(page, end, near[0].start):
        line = page.text[page.text.rfind("\n", 0, start) + 1 : start]
        return not line.strip() or line.rstrip()[-1:] in ":(;–/,-" or bool(page.lexicon.conjunction.search(line[-8:]))
    return False


def _earlier_match(page: Page, start: int, email: str) -> bool:
    """Tell whether a name further up in the same block is the one that the address spells."""
    block = page.text[max(page.text.rfind("\n\n", 0, start), start - 120, 0) : start]
    return any(_matches_address(match.group(), email) for match in PERSON.finditer(block))


def _only_contact_words(page: Page, start: int, end: int) -> bool:
    """Tell whether nothing but a job title, an organisation or a label stands between a name and a number."""
    between = page.text[start:end]
    return len(between) <= 90 and not re.search(r"[.!?]\s+[A-ZÅÄÖ]", between)


@lru_cache(maxsize=65536)
def plain_letters(text: str) -> str:
    """Return a name in small letters a to z, as addresses spell it.

    >>> plain_letters("Ørts Järvbäck")
    'orts jarvback'
    """
    special = text.lower().translate(_LETTERS)
    return "".join(char for char in unicodedata.normalize("NFKD", special) if not unicodedata.combining(char))


def _matches_address(name: str, email: str) -> bool:
    local = plain_letters(email.split("@")[0])
    parts = [part for part in re.split(r"[^a-z]+", plain_letters(name)) if part]
    spelled = [part.replace("a", "ae") for part in parts]
    if any(len(part) >= 3 and part in local for part in (*parts[-2:], *parts[:1], *spelled[-2:])):
        return True
    initials = "".join(part[0] for part in parts)
    return local in {initials, initials[0] + parts[-1]} or (
        len(local) >= 2 and initials.startswith(local[:2]) and len(local) <= 4
    )
