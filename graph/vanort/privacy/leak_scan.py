"""Search finished files for what was to be left out, inside packed blocks, too."""

from __future__ import annotations

import base64
import binascii
import html
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from urllib.parse import unquote

from vanort.privacy.redaction import AROUND, Personal

_READABLE = re.compile(rb"[\x20-\x7e\xc2-\xf4\x80-\xbf]{6,}")
_PACKED = re.compile(rb"(?:[A-Za-z0-9+/_-]{32,}\r?\n?)+[A-Za-z0-9+/_-]*={0,2}")
# Turns into spaces what neither base64 nor the ends of its lines are made of.
_APART = bytes(sign if sign in b"+/-_\r\n" or bytes([sign]).isalnum() else 32 for sign in range(256))
_LONG_RUN = re.compile(rb" [^ ]{32,}")
_NO_RUN = re.compile(rb"[^A-Za-z0-9+/_\-\r\n]")
_PIECE = 4_000_000  # bytes that are searched at a time
_OVERLAP = 4 * AROUND  # bytes that two pieces share: what stands around a name on either side, at two bytes a letter
_ESCAPES_BEGIN = ("\\", "%", "&")
_MAGIC = (b"\x1f\x8b\x08", b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda", b"PK\x03\x04")


def leaks(data: bytes, personal: Personal) -> tuple[str, ...]:
    """Return what is personal in a finished file, looked for inside every packed block, too.

    Text is read as it stands and with the escapes of HTML, JSON and addresses undone; gzip, zlib, zip and
    base64 are unpacked, and what is in them is searched in the same way.
    """
    return tuple(sorted({found for text in _texts(data) for found in personal.find(text)}))


def terms_once(quads: bytes) -> bytes:
    r"""Return what N-Quads say with each term once, a line a term: a dataset repeats them, and no name goes beyond one.

    >>> terms_once(b'<a:s> <a:p> "Kim Exempel" <a:g> .\n<a:s> <a:p> <a:o> <a:g> .\n').split(b"\n")
    [b'<a:s>', b'<a:p>', b'"Kim Exempel" <a:g>', b'.', b'<a:o>', b'<a:g>', b'']
    """
    found: dict[bytes, None] = {}
    begin = 0
    while begin < len(quads):
        end = quads.find(b"\n", begin + _PIECE) + 1 or len(quads)  # between two lines
        found.update(dict.fromkeys(quads[begin:end].replace(b"> ", b">\n").split(b"\n")))
        begin = end
    return b"\n".join(found)


def _texts(data: bytes, depth: int = 0) -> Iterator[str]:
    for piece in _pieces(data):
        try:
            text = piece.decode("utf-8")
        except UnicodeDecodeError:  # a program, a picture: only what can be read in it
            text = b"\n".join(_READABLE.findall(piece)).decode("utf-8", errors="replace")
        yield text
        near = "\0".join(_near_escapes(text))
        if (plain := _without_escapes(_without_percent(html.unescape(near)))) != near:
            yield plain
    if depth < 4:
        for block in _unpacked(data):
            yield from _texts(block, depth + 1)


def _pieces(data: bytes) -> Iterator[bytes]:
    """Yield a long file part by part, cut at white space where there is some: searching takes several times its memory.

    The parts overlap, so that what is personal stands in one of them whole, with what stands around it.
    """
    begin = 0
    while True:
        end = _cut_before(data, begin + _PIECE) if begin + _PIECE < len(data) else len(data)
        yield data[begin:end]
        if end == len(data):
            return
        begin = _cut_before(data, end - _OVERLAP)


def _cut_before(data: bytes, at: int) -> int:
    """Return where the white space before an offset stands, or where a letter begins if there is none near it."""
    near = range(at, at - AROUND, -1)
    letters = (place for place in near if data[place] & 0xC0 != 0x80)  # the further bytes of one begin with 10
    return next((place for place in near if data[place : place + 1].isspace()), next(letters, at))


def _near_escapes(text: str) -> Iterator[str]:
    """Yield the places of a text that read otherwise once escapes are undone; megabytes mostly hold few."""
    begin = end = 0
    # Sign by sign: Python finds a fixed text many times faster than one of several (so below, too).
    for at in sorted(match.start() for sign in _ESCAPES_BEGIN for match in re.finditer(re.escape(sign), text)):
        if at - AROUND > end:
            yield text[begin:end]
            begin = at - AROUND
        end = at + AROUND
    yield text[begin:end]


def _unpacked(data: bytes) -> Iterator[bytes]:
    for magic, wbits in ((rb"\x1f\x8b\x08", 31), (rb"\x78[\x01\x5e\x9c\xda]", 15)):
        for match in re.finditer(magic, data):
            try:
                yield zlib.decompressobj(wbits).decompress(data[match.start() :])
            except zlib.error:
                continue
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield from (archive.read(name) for name in archive.namelist())
    # The exact pattern is slow on megabytes: it sees long runs only, each once, since a dataset repeats its words.
    runs = dict.fromkeys(
        run for part in _between_runs(data) for run in _LONG_RUN.findall(b" " + part.translate(_APART))
    )
    for found in dict.fromkeys(block for run in runs for block in _PACKED.findall(run)):
        block = found.translate(bytes.maketrans(b"-_", b"+/"), b"=\r\n")
        try:
            unpacked = base64.b64decode(block[: len(block) - (len(block) % 4 == 1)] + b"==")
            if not unpacked.startswith(_MAGIC):
                unpacked.decode("utf-8")  # long words look like base64, but what they decode to is no text
        except (binascii.Error, UnicodeDecodeError):
            continue
        yield unpacked


def _between_runs(data: bytes) -> Iterator[bytes]:
    """Yield a long file part by part, cut where no base64 can go on."""
    begin = 0
    while begin < len(data):
        cut = _NO_RUN.search(data, begin + _PIECE)
        end = cut.start() if cut else len(data)
        yield data[begin:end]
        begin = end


def _without_percent(text: str) -> str:
    return re.sub(r"%[0-9A-Fa-f]{2}(?:%[0-9A-Fa-f]{2})*", lambda match: unquote(match.group()), text)


_ESCAPES = {"\\n": "\n", "\\r": "\r", "\\t": "\t", '\\"': '"', "\\/": "/", "\\\\": "\\"}


def _without_escapes(text: str) -> str:
    r"""Return a text with the escapes of JSON and N-Triples undone, near enough to search in it.

    >>> _without_escapes(r"Kim\u0020\"K\" Exempel")
    'Kim "K" Exempel'
    """
    if "\\" not in text:
        return text
    for escape, character in _ESCAPES.items():  # plain replacing is many times faster than a pattern on megabytes
        text = text.replace(escape, character)
    return re.sub(r"\\u[0-9A-Fa-f]{4}(?:\\u[0-9A-Fa-f]{4})*", _characters, text)


def _characters(match: re.Match[str]) -> str:
    try:
        return str(json.loads(f'"{match.group()}"'))
    except ValueError:
        return match.group()
