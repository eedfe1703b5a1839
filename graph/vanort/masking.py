"""Find what names or reaches a person in running text, in every form that it is written in, and black it out.

Used on quotations and labels before they are published, and on finished files to prove that nothing is left.
"""

from __future__ import annotations

import base64
import binascii
import html
import io
import json
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import unquote

MASK = "▒"
_GAP = r"[\s\u00a0\u00ad.\-]+"
_PACKED = re.compile(rb"(?:[A-Za-z0-9+/_-]{32,}\r?\n?)+[A-Za-z0-9+/_-]*={0,2}")
_MAGIC = (b"\x1f\x8b\x08", b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda", b"PK\x03\x04")
_BETWEEN_DIGITS = r"[\s\u00a0\-\u2010-\u2015./()]*"
_LETTER = r"[^\W\d_]"


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
        values = {value.casefold() for value in (*self.names, *self.parts, *self.emails)}
        values |= {form for number in self.telephones for form in (number, re.sub(r"\D", "", number))}
        ends = {value[i:] for value in values for i in range(1, len(value) - 2)}
        starts = {value[:i] for value in values for i in range(3, len(value))}
        return frozenset(ends | values), frozenset(starts | values)

    def mask(self, text: str, *, strict: bool = False) -> str:
        """Return the text with what is personal blacked out, character for character, so that offsets hold.

        `strict` is for quotations: a first name or surname alone goes, too, and a name or number that the
        edge of the text cuts through.

        >>> Personal(frozenset({"Kim Exempel"})).mask("Ring Kim Exempel, eller Kim.", strict=True)
        'Ring ▒▒▒▒▒▒▒▒▒▒▒, eller ▒▒▒.'
        """
        for pattern in (self.whole, self.alone if strict else None):
            if pattern is not None:
                text = pattern.sub(lambda match: MASK * len(match.group()), text)
        return self._mask_edges(text) if strict else text

    def find(self, text: str) -> frozenset[str]:
        """Return what is personal in a text: full names, addresses and numbers."""
        return frozenset() if self.whole is None else frozenset(m.group() for m in self.whole.finditer(text))

    def _mask_edges(self, text: str) -> str:
        ends, starts = self._edges
        for size in range(min(len(text), 60), 2, -1):
            if text[:size].casefold() in ends and not text[size : size + 1].isalnum():
                text = MASK * size + text[size:]
            if text[-size:].casefold() in starts and not text[-size - 1 : -size].isalnum():
                text = text[:-size] + MASK * size
        return text


def leaks(data: bytes, personal: Personal) -> tuple[str, ...]:
    """Return what is personal in a finished file, looked for inside every packed block, too.

    Text is read as it stands and with the escapes of HTML, JSON and addresses undone; gzip, zlib, zip and
    base64 are unpacked, and what is in them is searched in the same way.
    """
    return tuple(sorted({found for text in _texts(data) for found in personal.find(text)}))


def _texts(data: bytes, depth: int = 0) -> Iterator[str]:
    text = data.decode("utf-8", errors="replace")
    undo: tuple[Callable[[str], str], ...] = (str, html.unescape, unquote, _without_escapes)
    yield from dict.fromkeys(step(text) for step in undo)
    if depth < 4:
        for block in _unpacked(data):
            yield from _texts(block, depth + 1)


def _unpacked(data: bytes) -> Iterator[bytes]:
    for match in re.finditer(rb"\x1f\x8b\x08|\x78[\x01\x5e\x9c\xda]", data):
        wbits = 31 if match.group().startswith(b"\x1f") else 15
        try:
            yield zlib.decompressobj(wbits).decompress(data[match.start() :])
        except zlib.error:
            continue
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield from (archive.read(name) for name in archive.namelist())
    for match in _PACKED.finditer(data):
        block = match.group().translate(bytes.maketrans(b"-_", b"+/"), b"=\r\n")
        try:
            unpacked = base64.b64decode(block[: len(block) - (len(block) % 4 == 1)] + b"==")
            if not unpacked.startswith(_MAGIC):
                unpacked.decode("utf-8")  # long words look like base64, but what they decode to is no text
        except (binascii.Error, UnicodeDecodeError):
            continue
        yield unpacked


def _without_escapes(text: str) -> str:
    def character(match: re.Match[str]) -> str:
        try:
            return str(json.loads(f'"{match.group()}"'))
        except ValueError:
            return match.group()

    return re.sub(r'(?:\\u[0-9A-Fa-f]{4})+|\\[nrt"/\\]', character, text)


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


def _email_forms(email: str) -> Iterator[str]:
    local, at, domain = email.strip().removeprefix("mailto:").partition("@")
    if at:
        yield rf"{re.escape(local)}\s*(?:@|%40|\(at\)|\[at\]|\(a\)|\[a\]|&#64;)\s*{re.escape(domain)}"


def _telephone_forms(number: str) -> Iterator[str]:
    digits = re.sub(r"\D", "", number)
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
