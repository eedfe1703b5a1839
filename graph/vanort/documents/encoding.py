"""Bytes become text: in the encoding that they are in, which is not always the one that they say they are in.

The order of belief: a byte order mark; UTF-8, where the bytes are; what the page declares, where it makes words; the older
encodings usual for the page's language; what charset-normalizer finds. Everything but the first three is told.
"""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from vanort.errors import DocumentError

# The marks of UTF-32 come first: one of them begins as that of UTF-16 does.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    *((mark, "utf-32") for mark in (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)),
    *((mark, "utf-16") for mark in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)),
)
_HEAD = 8192  # a browser looks for the declaration in the first 1024 bytes; saved pages have comments before it
_DECLARED = re.compile(
    rb"<\?xml[^>]{0,200}?\bencoding\s*=\s*[\"']([\w.:+-]+)|<meta\b[^>]{0,400}?\bcharset\s*=\s*[\"']?\s*([\w.:+-]+)",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(rb"<html\b[^>]{0,400}?\blang\s*=\s*[\"']?([a-zA-Z]{2,3})", re.IGNORECASE)
# An encoding of ISO means Windows' one, which has letters where ISO has control characters (WHATWG Encoding Standard).
_WINDOWS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-2": "cp1250",
    "iso8859-4": "cp1257",
    "iso8859-5": "cp1251",
    "iso8859-7": "cp1253",
    "iso8859-9": "cp1254",
    "iso8859-13": "cp1257",
    "iso8859-15": "cp1252",
}
_SAME = frozenset({"ascii", "iso8859-1", "iso8859-9"})  # those whose letters Windows' encoding has in the same places
# The encodings of older pages without a (right) declaration, by language: first the one that browsers take then
# (HTML Standard, 13.2.3.2), then the others that were in use.
_USUAL = {
    **dict.fromkeys(("be", "bg", "kk", "ky", "mk", "ru", "sr", "tg", "uk"), ("cp1251", "koi8-r", "iso8859-5")),
    **dict.fromkeys(("bs", "cs", "hr", "hu", "pl", "ro", "sk", "sl", "sq"), ("cp1250", "iso8859-2")),
    **dict.fromkeys(("et", "lt", "lv"), ("cp1257", "iso8859-13")),
    **dict.fromkeys(("az", "ku", "tr"), ("cp1254",)),
    "el": ("cp1253", "iso8859-7"),
}
_OTHERS = ("cp1252", "cp1250", "cp1251", "koi8-r")  # for a text that says nothing, the likeliest first
_OF_MAC = re.compile("[ŠšŒœŽžŸƒ]")  # rare in Windows' encoding, and where the Macintosh has its commonest letters
_LATIN = 0.3  # so many of its letters at most are beyond ASCII in a language of Latin letters
_CAPITALS = "".join(filter(str.isupper, map(chr, range(0xC0, 0x250))))
# What words have in the wrong encoding only: control characters, signs among letters, two alphabets, capitals within.
_ODD = re.compile(
    r"[\x80-\x84\x86-\x9f]|[^\W\d_][¤¦§¬¶±¡¢£¥×÷»«®©°„†‡‰ˆ˜‹›•…™][^\W\d_]|(?<!\w)[¦¶¬£][a-zà-ÿ]"
    r"|[a-zA-Z][\u0370-\u04ff]|[\u0370-\u04ff][a-zA-Z]|[à-öø-ÿα-ωа-ё][A-ZÀ-ÖØ-ÞΑ-ΩЀ-Я]|[ĺĹ]"
    rf"|[a-z][{_CAPITALS}]"
)
_BLANKS = 1 / 40  # so many bytes at least are zeros in UTF-16: those of the blanks between words of any alphabet
_FEW = 0.04  # so few odd places among the letters beyond ASCII are slips of the pen
_LETTERS_BEYOND_ASCII = re.compile(r"[^\W\d_\x00-\x7f]")
_STRAY = 0.1  # so few of the letters beyond ASCII may be broken in a text that still is UTF-8
_FOUND = ["cp1252", "utf_16", "utf_16_le", "utf_16_be", "mac_roman", "cp850"]


def decode(path: Path, data: bytes, *, page: bool = False) -> tuple[str, tuple[str, ...]]:
    r"""Return the text of bytes, and a warning where its encoding had to be guessed; of a `page` the head is believed.

    >>> decode(Path("a.html"), b'<meta charset="windows-1250"><p>\xa3\xf3d\x9f', page=True)[0][-4:]
    'Łódź'

    Raises DocumentError where the bytes are no text in any encoding.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark) and (text := _in(encoding, data)) is not None:
            return text, ()
    if (text := _in(_without_mark(data) or "utf-8", data)) is not None:
        return text, ()
    declared = _declared(data) if page else ""
    if (text := _almost_utf8(data)) is not None and declared in {"", "utf-8"}:
        return text, ("The text is UTF-8 with some characters that are not; they were read as windows-1252.",)
    usual = _usual(data) if page else ()
    for encoding in (declared, _WINDOWS.get(declared, ""), *usual, *_OTHERS):
        text = _in(encoding, data) if encoding not in {"", "utf-8"} else None
        if text is not None and _makes_words(text) and (encoding in {declared, *usual} or _is_likely(text, encoding)):
            return text, () if encoding == declared else (_told(encoding, declared),)
    return _guessed(path, data)


def _told(encoding: str, declared: str = "") -> str:
    instead = f", though it declares {declared}" if declared else ""
    return f"The text is not UTF-8; it was read as {encoding}{instead}. Look at its special letters."


def _in(encoding: str, data: bytes) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _declared(data: bytes) -> str:
    """Return the encoding that a page declares, by Python's name for it; empty where it declares none that is known."""
    for match in _DECLARED.finditer(data[:_HEAD]):
        label = (match[1] or match[2]).decode("ascii", "replace")
        try:
            name = codecs.lookup(label.lower().replace("x-sjis", "cp932").replace("x-mac-", "mac-")).name
        except LookupError:
            continue
        if name.startswith("utf"):
            return "utf-8"  # bytes that hold a declaration in ASCII are in no other form of Unicode
        if not name.startswith(("unicode", "raw", "idna", "punycode")):
            return _WINDOWS[name] if name in _SAME else name
    return ""


def _makes_words(text: str) -> bool:
    """Tell whether the letters beyond ASCII stand as letters do, and not where the wrong encoding puts them."""
    return len(_ODD.findall(text)) <= _FEW * len(_LETTERS_BEYOND_ASCII.findall(text))


def _is_likely(text: str, encoding: str) -> bool:
    """Tell whether the letters beyond ASCII are as many as the languages of an encoding have."""
    beyond = len(_LETTERS_BEYOND_ASCII.findall(text))
    share = beyond / max(1, sum(map(str.isalpha, text)))
    if encoding in {"cp1251", "koi8-r"}:
        return share > 1 - _LATIN
    return 0 < share <= _LATIN and (encoding != "cp1252" or len(_OF_MAC.findall(text)) <= beyond / 3)


def _almost_utf8(data: bytes) -> str | None:
    """Return UTF-8 in which single characters are of another encoding, as where two files were put together."""
    text = data.decode("utf-8", "surrogateescape")
    broken = re.findall("[\udc80-\udcff]", text)
    if len(broken) > _STRAY * len(_LETTERS_BEYOND_ASCII.findall(text)):
        return None

    def western(match: re.Match[str]) -> str:
        return match.group().encode("utf-8", "surrogateescape").decode("cp1252", "replace")

    return re.sub("[\udc80-\udcff]+", western, text)


def _usual(data: bytes) -> tuple[str, ...]:
    language = _LANGUAGE.search(data[:_HEAD])
    return _USUAL.get(language[1].decode().lower(), ()) if language else ()


def _without_mark(data: bytes) -> str:
    """Return the form of UTF-16 that bytes without a mark are in, by where their zeros stand; empty where in none."""
    even, odd = (data[start:_HEAD:2].count(0) for start in (0, 1))
    if even + odd < min(len(data), _HEAD) * _BLANKS:
        return ""
    return "utf-16-le" if odd > 4 * even else "utf-16-be" if even > 4 * odd else ""


def _guessed(path: Path, data: bytes) -> tuple[str, tuple[str, ...]]:
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=_FOUND).best()
    if best is None or b"\x00" in data[:1000]:
        raise DocumentError("The file is not text in any encoding known.", path=path, hint="Save it as UTF-8.")
    return str(best), (_told(best.encoding),)
