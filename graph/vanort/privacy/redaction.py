"""Find what names or reaches a person in running text, in every form that it is written in, and black it out.

Used on quotations and labels before they are published, and on finished files (vanort.privacy.leak_scan).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from vanort.languages.person_names import inflected
from vanort.privacy.spellings import (
    LETTER,
    NO_DIGITS,
    email_forms,
    local_part,
    mailbox_anchors,
    mailbox_forms,
    name_forms,
    stem_of,
    surname_at,
    telephone_forms,
)
from vanort.support.letters import plain_letters
from vanort.support.multi_search import Needles

MASK = "▒"
_WORDS = re.compile(rf"{LETTER}+")
_NUMBER = re.compile(r"\d(?:[\s\u00a0\-\u2010-\u2015./()]{0,4}\d){4,30}")
_BETWEEN_BYTES = " \t\n\r\v\f\u00a0-./()\u2010\u2011\u2012\u2013\u2014\u2015".encode()
_DIGITS_AT_START = re.compile(r"(?:[\s\u00a0\-\u2010-\u2015./()]{0,4}\d){3,}")
_DIGITS_AT_END = re.compile(r"(?:\d[\s\u00a0\-\u2010-\u2015./()]{0,4}){3,}\Z")
_GAPS = re.compile(r"[\s\u00a0.\-]+")
_OTHER_NAME = re.compile(r"[ \u00a0-](?:[IVX]+\b|\d+\b)")  # Max IV
_LONG = 10_000
_EDGE = 60  # no name or address that is cut in two is longer
AROUND = 2 * _EDGE  # what stands further away than this belongs to something else


@dataclass(frozen=True)
class Personal:
    """What must not be published: names, e-mail addresses and telephone numbers, as the data states them.

    `protected` are words that other things bear, too (Lund is a surname and a city): alone they stay. `origins` says of each value where a claims file
    states it. A name of one word is looked for only where a passage tells of its bearer: Max, Link and Lund mean much.
    """

    names: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()
    telephones: frozenset[str] = frozenset()
    protected: frozenset[str] = field(default=frozenset(), repr=False)
    origins: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False, hash=False)

    @cached_property
    def parts(self) -> frozenset[str]:
        """The words of all names that stand for a person even alone."""
        words = {word.strip(",") for name in self.names for word in re.split(r"[\s\u00a0]+", name)}
        return frozenset(word for word in words if len(word) > 2 and word.casefold() not in self.protected)

    @cached_property
    def full_names(self) -> tuple[str, ...]:
        """The names of more than one word, in the order in which they are said: "Lindgren, Karin" is turned round."""
        turned = {re.sub(r"^([^,]+),\s*([^,]+)$", r"\2 \1", name.strip()) for name in self.names}
        return tuple(sorted(name for name in turned if len(_GAPS.split(name)) > 1))

    @cached_property
    def whole(self) -> re.Pattern[str] | None:
        """What is personal in any text: full names, addresses and numbers in all their spellings."""
        forms = [form for name in self.full_names for form in name_forms(name)]
        forms += [form for email in self.emails for form in email_forms(email)]
        spelt = [form for name in self.full_names for form in mailbox_forms(name)]
        return _any_of(spelt, forms, [form for number in self.telephones for form in telephone_forms(number)])

    @cached_property
    def alone(self) -> re.Pattern[str] | None:
        """A first name or surname by itself, with a capital, genitive or not."""
        parts = [part for part in self.parts if part[0].isupper()]
        spellings = {form for part in parts for form in (part, part.upper(), unicodedata.normalize("NFD", part))}
        if not spellings:
            return None
        forms = sorted(map(inflected, spellings), key=lambda form: (-len(form), form))
        return re.compile(rf"\b(?:{'|'.join(forms)})(?:S)?(?!{LETTER})")

    @cached_property
    def _edges(self) -> tuple[frozenset[str], frozenset[str]]:
        values = {value.lower() for value in (*self.names, *self.parts, *self.emails)}
        values |= {form for number in self.telephones for form in (number, NO_DIGITS.sub("", number))}
        ends = {value[i:] for value in values for i in range(1, len(value) - 2)}
        starts = {value[:i] for value in values for i in range(3, len(value))}
        return frozenset(ends | values), frozenset(starts | values)

    @cached_property
    def _rims(self) -> tuple[frozenset[str], frozenset[str]]:
        """The first three letters of what may begin a text, and the last three of what may end one."""
        ends, starts = self._edges
        return frozenset(value[:3] for value in ends), frozenset(value[-3:] for value in starts)

    def mask(self, text: str, *, strict: bool = False) -> str:
        """Return the text with what is personal blacked out, character for character, so that offsets hold.

        `strict` is for quotations: a first name or surname alone goes, too, and a name or number that the
        edge of the text cuts through.

        >>> Personal(frozenset({"Kim Exempel"})).mask("Ring Kim Exempel, eller Kim.", strict=True)
        'Ring ▒▒▒▒▒▒▒▒▒▒▒, eller ▒▒▒.'
        """
        if self.may_hold(text):
            for start, end in (*self.spans(text), *(self.spans_alone(text) if strict else ())):
                text = text[:start] + MASK * (end - start) + text[end:]
        return self.mask_edges(text) if strict else text

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where full names, addresses and numbers stand; a name has capitals."""
        if self.whole is not None:
            yield from (match.span() for match in self.whole.finditer(text) if _capitals(match.group()))

    def spans_alone(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where a word of a name stands alone: no part of another name ("Max IV"), and no word that others bear."""
        for match in self.alone.finditer(text) if self.alone is not None else ():
            if match.group().casefold() not in self.protected and not _OTHER_NAME.match(text, match.end()):
                yield match.span()

    def find(self, text: str) -> frozenset[str]:
        """Return what is personal in a text: full names, addresses and numbers."""
        if self.whole is None:
            return frozenset()
        windows = self._windows(text) if len(text) > _LONG else [text] if self.may_hold(text) else []
        return frozenset(window[start:end] for window in windows for start, end in self.spans(window))

    def is_in_address(self, address: str) -> bool:
        """Tell whether a web address tells of a person, where names need no capitals."""
        return self.whole is not None and self.whole.search(address) is not None

    def origin(self, found: str) -> str:
        """Return where a claims file states what was found, empty where that is not known."""
        each = [Personal(frozenset({name}), origins={"": name}) for name in sorted(self.names)]
        each += [Personal(emails=frozenset({email}), origins={"": email}) for email in sorted(self.emails)]
        each += [Personal(telephones=frozenset({number}), origins={"": number}) for number in sorted(self.telephones)]
        for one in each:
            if one.find(found):
                return self.origins.get(one.origins[""], "")
        return ""

    def _windows(self, text: str) -> Iterator[str]:
        """Yield the places of a long text that can hold something, found by plain search, which is quick."""
        # In small letters every letter stays in its place: only İ would become two.
        lower = text.replace("İ", "i").lower()
        alone = (
            start
            for start, end in self._anchors.spans(lower)
            if not lower[max(start - 1, 0) : start].isalpha() and self._goes_on(lower, start, end)
        )
        done = 0
        for at in sorted([*alone, *self._numbers(text)]):
            if at + _EDGE > done:
                yield text[max(at - AROUND, 0) : at + AROUND]
                done = at + AROUND

    def _numbers(self, text: str) -> Iterator[int]:
        """Yield where rows of digits stand that end as one of the telephone numbers does."""
        # Plain search first, in bytes without what may stand between digits: most texts hold none of the numbers.
        packed = text.encode("utf-8", errors="replace").translate(None, _BETWEEN_BYTES) if self._cores else b""
        if not self._ends_of_numbers.are_in(packed.decode("latin-1")):
            return
        for match in _NUMBER.finditer(text):
            digits = NO_DIGITS.sub("", match.group())
            if any(core in digits for core in self._cores):
                yield match.start()

    @cached_property
    def _cores(self) -> frozenset[str]:
        return frozenset(filter(None, (NO_DIGITS.sub("", number)[-7:] for number in self.telephones)))

    @cached_property
    def _ends_of_numbers(self) -> Needles:
        return Needles(self._cores)

    @cached_property
    def _anchors(self) -> Needles:
        """A word of each name, and what stands before the @ of each address: no form of them is without it."""
        return Needles([*self._surnames, *self._in_addresses])

    @cached_property
    def _surnames(self) -> Mapping[str, frozenset[str]]:
        """The last words of full names under their stems, in small letters."""
        found: dict[str, set[str]] = {}
        for name in self.full_names:
            *_, last = filter(None, _GAPS.split(name))
            for form in ("NFC", "NFD"):
                stem = unicodedata.normalize(form, stem_of(last.lower()))
                found.setdefault(stem, set()).add(re.split(r"[\s\u00a0]+", name.strip())[-1])
        return {stem: frozenset(words) for stem, words in found.items()}

    @cached_property
    def _whole_surnames(self) -> dict[str, re.Pattern[str] | None]:
        """What may stand where a stem does, once it was asked for; None where that is not known: "Lindgren-Ek" has two."""
        return dict.fromkeys(self._in_addresses)

    @cached_property
    def _in_addresses(self) -> frozenset[str]:
        """What stands before the @ of each address, and how addresses write names where that is another word than a surname."""
        known = {word.lower() for words in self._surnames.values() for word in words}
        written = {anchor for name in self.full_names for anchor in mailbox_anchors(name)}
        return frozenset({local_part(email).lower() for email in self.emails} | written - known)

    def _goes_on(self, lower: str, start: int, end: int) -> bool:
        """Tell whether a stem is the beginning of its surname: a place called Ekby says nothing of Anna Ek."""
        stem = lower[start:end]
        if stem not in self._whole_surnames:
            self._whole_surnames[stem] = surname_at(self._surnames[stem])
        whole = self._whole_surnames[stem]
        return whole is None or whole.match(lower, start) is not None

    def may_hold(self, text: str) -> bool:
        """Say quickly that most texts hold nothing: no word of any name or address, no row of digits."""
        if self._cores and _NUMBER.search(text) and next(self._numbers(text), None) is not None:
            return True
        plain = plain_letters(text)
        if not self._letters.are_in(plain):
            return False
        return any(word.startswith(self._beginnings) for word in set(_WORDS.findall(plain)))

    @cached_property
    def _beginnings(self) -> tuple[str, ...]:
        return tuple(sorted(self._words))

    @cached_property
    def _letters(self) -> Needles:
        return Needles(self._words)

    @cached_property
    def _words(self) -> frozenset[str]:
        found = [_WORDS.findall(plain_letters(name)) for name in self.names]
        found += [
            _WORDS.findall(plain_letters(local_part(email))) or _WORDS.findall(plain_letters(email))
            for email in self.emails
        ]
        return frozenset(stem_of(word) for words in found for word in words)

    def _mask_cut_numbers(self, text: str) -> str:
        """Black out the digits at either end of a text, however spaced, that the rest of a number was cut from."""
        head, tail = _DIGITS_AT_START.match(text), _DIGITS_AT_END.search(text)
        if head and any(number.endswith(NO_DIGITS.sub("", head.group())) for number in self._written):
            text = re.sub(r"\d", MASK, head.group()) + text[head.end() :]
        if tail and any(number.startswith(NO_DIGITS.sub("", tail.group())) for number in self._written):
            text = text[: tail.start()] + re.sub(r"\d", MASK, tail.group())
        return text

    @cached_property
    def _written(self) -> frozenset[str]:
        """The digits of each number as people may write them: with the country's code, or with a 0 in its place."""
        full = {NO_DIGITS.sub("", number) for number in self.telephones}
        return frozenset(full | {f"0{number[code:]}" for number in full for code in (1, 2, 3)})

    def mask_edges(self, text: str) -> str:
        """Black out the half of a name, an address or a number that an edge of the text cuts through."""
        text = self._mask_cut_numbers(text)
        ends, starts = self._edges
        head, tail = text[:_EDGE].lower(), text[-_EDGE:].lower()
        heads, tails = self._rims
        for size in range(min(len(text), _EDGE), 2, -1) if head[:3] in heads else ():
            if head[:size] in ends and not text[size : size + 1].isalnum() and not self._is_public(head[:size]):
                text = MASK * size + text[size:]
                break
        for size in range(min(len(text), _EDGE), 2, -1) if tail[-3:] in tails else ():
            if tail[-size:] in starts and not text[-size - 1 : -size].isalnum() and not self._is_public(tail[-size:]):
                return text[:-size] + MASK * size
        return text

    def _is_public(self, cut: str) -> bool:
        """Tell whether what stands at an edge is a whole word, or several, that other things bear: "in Florence"."""
        return all(word.casefold() in self.protected for word in re.findall(r"\w+", cut))


def _capitals(found: str) -> bool:
    """Tell whether what was found is an address, a number, or a name in capitals: "mark page" are two words."""
    if (
        "@" in found
        or any(sign.isdigit() for sign in found)
        or "%" in found
        or "&" in found
        or "[" in found
        or "(" in found
    ):
        return True
    words = _WORDS.findall(found)
    return words[0][0].isupper() and any(word[0].isupper() for word in words[1:])


def _any_of(*kinds: Iterable[str]) -> re.Pattern[str] | None:
    """Return the pattern of mailboxes, of names and addresses, and of numbers, in this order."""
    found = []
    for forms, sign in zip(kinds, (LETTER, LETTER, r"\d"), strict=True):
        if longest := sorted(set(forms), key=lambda form: (-len(form), form)):
            found.append(rf"(?<!{sign})(?:{'|'.join(longest)})(?!{sign})")
    return re.compile("|".join(found), re.IGNORECASE) if found else None
