"""The characters of a PDF page with their places, as PDFium finds them."""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

_HYPHENS = frozenset({0x02, 0xFFFE})  # what PDFium writes for a hyphen that breaks a word at the end of a line
_BULLETS = frozenset({0xF0A7, 0xF0B7})  # of the font Symbol, as word processors write them
_LIGATURES = range(0xFB00, 0xFB07)
_PRIVATE = range(0xE000, 0xF900)
_SURROGATES = range(0xD800, 0xE000)
_QUARTER = math.pi / 2


class Character(NamedTuple):
    """One character (a ligature: its letters): where it stands in points, x to the right, y upwards, and how large it is.

    `y` is the lower edge of its font's box, `size` the height of that.
    """

    text: str
    left: float
    right: float
    y: float
    size: float


def characters_of(document: Any, number: int) -> list[Character]:
    """Return the characters of a page, counted from 0, in the order of the file; those turned another way are left out.

    Blanks are left out too: where one stands is plain from the places. Characters without a meaning of their own
    (private use, halves of a pair, control) come from broken character maps and are left out.
    """
    page = document[number]
    text = page.get_textpage()
    try:
        found = list(_characters(text.raw, text.count_chars()))
    finally:
        text.close()
        page.close()
    quarters = Counter(turned for turned, _ in found)
    usual = quarters.most_common(1)[0][0] if quarters else 0
    return [_turned(character, usual) for turned, character in found if turned == usual]


def _characters(text: Any, count: int) -> Iterator[tuple[int, Character]]:
    """Yield the characters of a text page, each with the quarters by which it is turned; three calls a character."""
    import pypdfium2.raw as pdfium

    unicode, loose_box, angle = (
        pdfium.FPDFText_GetUnicode,
        pdfium.FPDFText_GetLooseCharBox,
        pdfium.FPDFText_GetCharAngle,
    )
    box = pdfium.FS_RECTF()
    for index in range(count):
        letters = _letters(unicode(text, index))
        if not letters or not loose_box(text, index, box):
            continue
        turned = -round(angle(text, index) / _QUARTER) % 4  # PDFium counts clockwise
        left, right, bottom, top = box.left, box.right, box.bottom, box.top
        if turned % 2 == 0:
            yield turned, Character(letters, left, right, bottom, max(top - bottom, 1.0))
        else:
            yield turned, Character(letters, bottom, top, left, max(right - left, 1.0))


@cache
def _letters(code: int) -> str:
    """Return the letters that a code means, nothing for one without meaning.

    >>> _letters(ord("é")), _letters(0xFB01), _letters(0xFFFE), _letters(0xD835), _letters(0xE000), _letters(32)
    ('é', 'fi', '-', '', '', '')
    """
    if code in _HYPHENS:
        return "-"
    if code in _BULLETS:
        return "•"
    if code in _SURROGATES or code in _PRIVATE or code > 0x10FFFF:
        return ""
    letter = chr(code)
    if unicodedata.category(letter) in {"Cc", "Cn", "Zs", "Zl", "Zp"}:
        return ""
    return unicodedata.normalize("NFKC", letter) if code in _LIGATURES else letter


def _turned(character: Character, quarters: int) -> Character:
    """Return a character as it stands when the page is turned back by so many quarters, so that the text is upright."""
    text, left, right, y, size = character
    if quarters in (2, 3):
        left, right = -right, -left
    return Character(text, left, right, -y if quarters in (1, 2) else y, size)
