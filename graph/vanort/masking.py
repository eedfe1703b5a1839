"""Find what names or reaches a person in running text, in every form that it is written in, and black it out.

Used on quotations and labels before they are published, and on finished files (vanort.leaks).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from vanort.needles import Needles

MASK = "▒"
_GAP = r"[\s\u00a0\u00ad.\-]+"
_BETWEEN_DIGITS = r"[\s\u00a0\-\u2010-\u2015./()]*"
_LETTER = r"[^\W\d_]"
_WORDS = re.compile(rf"{_LETTER}+")
_NUMBER = re.compile(r"\d(?:[\s\u00a0\-\u2010-\u2015./()]{0,4}\d){4,30}")
_BETWEEN_BYTES = " \t\n\r\v\f\u00a0-./()\u2010\u2011\u2012\u2013\u2014\u2015".encode()
_DIGITS_AT_START = re.compile(r"(?:[\s\u00a0\-\u2010-\u2015./()]{0,4}\d){3,}")
_DIGITS_AT_END = re.compile(r"(?:\d[\s\u00a0\-\u2010-\u2015./()]{0,4}){3,}\Z")
_NO_DIGITS = re.compile(r"\D")
_GAPS = re.compile(r"[\s\u00a0.\-]+")
_LONG = 10_000
_EDGE = 60  # no name or address that is cut in two is longer
AROUND = 2 * _EDGE  # what stands further away than this belongs to something else


@dataclass(frozen=True)
class Personal:
    """What must not be published: names, e-mail addresses and telephone numbers, as the data states them.

    `protected` are words that other things bear, too (Lund is a surname and a city): alone they stay.
    """

    names: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()
    telephones: frozenset[str] = frozenset()
    protected: frozenset[str] = field(default=frozenset(), repr=False)

    @cached_property
    def parts(self) -> frozenset[str]:
        """The words of all names that stand for a person even alone."""
        words = {word for name in self.names for word in re.split(r"[\s\u00a0]+", name)}
        return frozenset(word for word in words if len(word) > 2 and word.casefold() not in self.protected)

    @cached_property
    def whole(self) -> re.Pattern[str] | None:
        """What is personal in any text: full names, addresses and numbers in all their spellings."""
        forms = [form for name in self.names for form in _name_forms(name)]
        forms += [form for email in self.emails for form in _email_forms(email)]
        return _any_of(forms, [form for number in self.telephones for form in _telephone_forms(number)])

    @cached_property
    def alone(self) -> re.Pattern[str] | None:
        """A first name or surname by itself, with a capital, genitive or not."""
        spellings = {form for part in self.parts for form in (part, part.upper(), unicodedata.normalize("NFD", part))}
        if not spellings:
            return None
        return re.compile(rf"\b(?:{_alternatives(spellings)})(?:s|'s|’s|S)?(?!{_LETTER})")

    @cached_property
    def _edges(self) -> tuple[frozenset[str], frozenset[str]]:
        values = {value.lower() for value in (*self.names, *self.parts, *self.emails)}
        values |= {form for number in self.telephones for form in (number, _NO_DIGITS.sub("", number))}
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
            for pattern in (self.whole, self.alone if strict else None):
                if pattern is not None:
                    text = pattern.sub(lambda match: MASK * len(match.group()), text)
        return self._mask_edges(text) if strict else text

    def find(self, text: str) -> frozenset[str]:
        """Return what is personal in a text: full names, addresses and numbers."""
        if self.whole is None:
            return frozenset()
        windows = self._windows(text) if len(text) > _LONG else [text] if self.may_hold(text) else []
        return frozenset(match.group() for window in windows for match in self.whole.finditer(window))

    def _windows(self, text: str) -> Iterator[str]:
        """Yield the places of a long text that can hold something, found by plain search, which is quick."""
        # In small letters every letter stays in its place: only İ would become two.
        lower = text.replace("İ", "i").lower()
        alone = (start for start, end in self._anchors.spans(lower) if _is_word(lower, start, end))
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
            digits = _NO_DIGITS.sub("", match.group())
            if any(core in digits for core in self._cores):
                yield match.start()

    @cached_property
    def _cores(self) -> frozenset[str]:
        return frozenset(filter(None, (_NO_DIGITS.sub("", number)[-7:] for number in self.telephones)))

    @cached_property
    def _ends_of_numbers(self) -> Needles:
        return Needles(self._cores)

    @cached_property
    def _anchors(self) -> Needles:
        """A word of each name, and what stands before the @ of each address: no form of them is without it."""
        last = {words[-1].lower() for name in self.names if (words := list(filter(None, _GAPS.split(name))))}
        both = {unicodedata.normalize(form, word) for word in last for form in ("NFC", "NFD")}
        return Needles(both | {_local(email).lower() for email in self.emails})

    def may_hold(self, text: str) -> bool:
        """Say quickly that most texts hold nothing: no word of any name or address, no row of digits."""
        if self._cores and _NUMBER.search(text) and next(self._numbers(text), None) is not None:
            return True
        plain = folded(text)
        if not self._letters.are_in(plain):
            return False
        words = set(_WORDS.findall(plain))
        return not self._words.isdisjoint(words | {word[:-1] for word in words if word.endswith("s")})

    @cached_property
    def _letters(self) -> Needles:
        return Needles(self._words)

    @cached_property
    def _words(self) -> frozenset[str]:
        found = [_WORDS.findall(folded(name)) for name in self.names]
        found += [_WORDS.findall(folded(_local(email))) or _WORDS.findall(folded(email)) for email in self.emails]
        return frozenset(word for words in found for word in words)

    def _mask_cut_numbers(self, text: str) -> str:
        """Black out the digits at either end of a text, however spaced, that the rest of a number was cut from."""
        head, tail = _DIGITS_AT_START.match(text), _DIGITS_AT_END.search(text)
        if head and any(number.endswith(_NO_DIGITS.sub("", head.group())) for number in self._written):
            text = re.sub(r"\d", MASK, head.group()) + text[head.end() :]
        if tail and any(number.startswith(_NO_DIGITS.sub("", tail.group())) for number in self._written):
            text = text[: tail.start()] + re.sub(r"\d", MASK, tail.group())
        return text

    @cached_property
    def _written(self) -> frozenset[str]:
        """The digits of each number as people may write them: with the country's code, or with a 0 in its place."""
        full = {_NO_DIGITS.sub("", number) for number in self.telephones}
        return frozenset(full | {f"0{number[code:]}" for number in full for code in (1, 2, 3)})

    def _mask_edges(self, text: str) -> str:
        text = self._mask_cut_numbers(text)
        ends, starts = self._edges
        head, tail = text[:_EDGE].lower(), text[-_EDGE:].lower()
        heads, tails = self._rims
        for size in range(min(len(text), _EDGE), 2, -1) if head[:3] in heads else ():
            if head[:size] in ends and not text[size : size + 1].isalnum():
                text = MASK * size + text[size:]
                break
        for size in range(min(len(text), _EDGE), 2, -1) if tail[-3:] in tails else ():
            if tail[-size:] in starts and not text[-size - 1 : -size].isalnum():
                return text[:-size] + MASK * size
        return text


def folded(text: str) -> str:
    """Return a text without case and accents, for comparing.

    >>> folded("Åkerö")
    'akero'
    """
    if text.isascii():
        return text.lower()
    return text.translate(_FOLDS)


class _Folds(dict[int, str]):
    """What each letter is compared as, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        letters = unicodedata.normalize("NFKD", chr(code).casefold())
        self[code] = plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
        return plain


_FOLDS = _Folds()


def _is_word(text: str, start: int, end: int) -> bool:
    """Tell whether a word, with the s of a genitive or not, stands between no letters."""
    after = text[end + 1 : end + 2] if text[end : end + 1] == "s" else text[end : end + 1]
    return not (text[max(start - 1, 0) : start].isalpha() or after.isalpha())


def _name_forms(name: str) -> Iterator[str]:
    words = re.split(r"[\s\u00a0]+", name.strip())
    for form in dict.fromkeys((name, unicodedata.normalize("NFC", name), unicodedata.normalize("NFD", name))):
        spelt = [re.escape(word) for word in re.split(r"[\s\u00a0]+", form.strip())]
        yield _GAP.join(spelt)
        if len(words) > 1:
            first, last = spelt[0], spelt[-1]
            yield rf"{last},?{_GAP}{first}"
            yield rf"{re.escape(words[0][0])}\.?{_GAP}{last}"
            yield rf"{first}{_GAP}(?:{_LETTER}+{_GAP})?{last}"


def _local(email: str) -> str:
    """Return what stands before the @ of an address."""
    return email.strip().removeprefix("mailto:").partition("@")[0]


def _email_forms(email: str) -> Iterator[str]:
    _, at, domain = email.strip().partition("@")
    if at:
        local = _local(email)
        yield rf"{re.escape(local)}\s*(?:@|%40|\(at\)|\[at\]|\(a\)|\[a\]|&#64;)\s*{re.escape(domain)}"


def _telephone_forms(number: str) -> Iterator[str]:
    digits = _NO_DIGITS.sub("", number)
    if number.strip().startswith("+"):
        for size in (2, 1, 3):  # the country code has one to three digits
            country, rest = _spread(digits[:size]), _spread(digits[size:])
            if len(digits) - size >= 5:
                abroad = rf"(?:\+|00){_BETWEEN_DIGITS}{country}{_BETWEEN_DIGITS}(?:\(?0\)?{_BETWEEN_DIGITS})?"
                yield rf"(?:{abroad}|\(?0{_BETWEEN_DIGITS})?{rest}"
    elif len(digits) >= 5:
        yield _spread(digits)


def _spread(digits: str) -> str:
    return _BETWEEN_DIGITS.join(digits)


def _alternatives(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))


def _any_of(words: Iterable[str], numbers: Iterable[str]) -> re.Pattern[str] | None:
    longest = sorted(set(words), key=lambda form: (-len(form), form))
    found = [rf"(?<!{_LETTER})(?:{'|'.join(longest)})(?:s|'s|’s)?(?!{_LETTER})"] if longest else []
    digits = sorted(set(numbers), key=lambda form: (-len(form), form))
    found += [rf"(?<!\d)(?:{'|'.join(digits)})(?!\d)"] if digits else []
    return re.compile("|".join(found), re.IGNORECASE) if found else None
