"""The plain form of a text: what is seen of it, and no more, with the way back to the characters as written.

Two texts that look alike may be written differently: `ä` as one character or as `a` and a diaeresis, a word with soft
hyphens or zero-width spaces in it, `fi` as one glyph, a no-break space for a space. And a footnote mark stands right
behind a word or a year without being a part of it. Whoever searches a text searches its plain form.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from vanort.documents.endless import endless

_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"  # what is combined with the letter before
_UNSEEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
_ONE_GLYPH = "\u0132\u0133\u01c4-\u01cc\u212a\u212b\u2126\ufb00-\ufb06\uff01-\uff5e"  # ligatures, full-width letters
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_LINE_END = r"\r(?!\n)|[\x0b\x0c\x85\u2028\u2029]"  # of old Macs, of pages, of Unicode
_DASHES = {"\u2010": "-", "\u2011": "-", "\u2012": "–", "\u2015": "–", "\u2212": "–"}
_RAISED = "⁰¹²³⁴-⁹⁽⁾"
_UNITS = r"(?<![^\W\d_])(?:[kcdmµ]?m|Mm|s|in|ft|yd)"  # what is squared, cubed or inverted
_POWER = re.compile(rf"(?:{_UNITS}[²³]|{_UNITS}⁻[¹²³]|(?<!\d)10⁻?[{_RAISED}]+|\b[a-zA-Z][²³])$")
_OPENING, _CLOSING = (
    re.compile(r"(?<![\w*])\*+(?=[^\s*])"),
    re.compile(r"(?<=[^\s*])\*+(?!\w)"),
)  # of stress in Markdown

_HINT = re.compile(
    rf"[{_MARKS}{_UNSEEN}{_ONE_GLYPH}{_SPACES}{''.join(_DASHES)}{_RAISED}\[*†‡§\r\x0b\x0c\x85\u2028\u2029]"
)
_DIFFERENT = re.compile(
    rf"(?P<soft>\u00ad[ \t]*\r?\n[ \t]*(?=[^\W\d_]))"  # a word broken at a soft hyphen
    rf"|(?P<line>{_LINE_END})"
    rf"|(?P<unseen>[{_UNSEEN}]+)"
    rf"|(?P<composed>[^\W\d_][{_MARKS}{_UNSEEN}]*[{_MARKS}][{_MARKS}{_UNSEEN}]*)"
    rf"|(?P<glyph>[{_ONE_GLYPH}])"
    rf"|(?P<space>[{_SPACES}])"
    rf"|(?P<dash>[{''.join(_DASHES)}])"
    rf"|(?P<raised>(?<=[\w.,;:!?)\]”\"'»’])⁻?[{_RAISED}]+(?:[,⁻˒ ]{{1,2}}[{_RAISED}]+)*)"
    r"|(?P<bracket>(?<=[\w.,;:!?)”\"'»’\]])(?:\[\^[\w-]{1,20}\](?!:)|\[\d{1,3}(?:[,–-] ?\d{1,3})*\](?![(:\w]))+)"
    r"|(?P<star>(?<=[^\W_])(?:\*{1,3}|[†‡§]{1,2})(?=[\s.,;:!?)]|$))"
)


@dataclass(frozen=True, slots=True)
class PlainText:
    """A text in its plain form; `starts` and `sources` say from which offset on it was written where.

    The stretch of `text` from `starts[i]` on stands in the text as written from `sources[i]` on; `exact[i]` says that
    the two have the same characters there, one for one.
    """

    text: str
    written: str
    starts: tuple[int, ...] = (0,)
    sources: tuple[int, ...] = (0,)
    exact: tuple[bool, ...] = (True,)

    def source(self, start: int, end: int) -> tuple[int, int]:
        r"""Return where a stretch of the plain form stands in the text as written.

        >>> plain = plain_text("Va\u0308xjo\u0308 kommun\u00b9 och Lund")
        >>> start = plain.text.index("kommun")
        >>> plain.written[slice(*plain.source(start, start + 6))]
        'kommun'
        """
        if self.text is self.written:
            return start, end
        left = self._place(start)[0]
        return left, max(left, self._place(end - 1)[1]) if end > start else left

    def _place(self, at: int) -> tuple[int, int]:
        """Return where the character at an offset was written: its first and the one behind its last."""
        index = max(bisect_right(self.starts, at) - 1, 0)
        if self.exact[index]:
            place = self.sources[index] + at - self.starts[index]
            return place, place + 1
        return self.sources[index], self.sources[index + 1] if index + 1 < len(self.sources) else len(self.written)


def plain_text(written: str) -> PlainText:
    r"""Return the plain form of a text: letters composed, unseen characters gone, footnote marks gone, spaces plain.

    An ellipsis stands for what nobody has written: see `endless`.

    >>> plain_text("Va\u0308xjo\u0308\u00a0kommun, sam\u00adarbete, \ufb01nans").text
    'Växjö kommun, samarbete, finans'
    >>> plain_text("Tartu\rRiga\r\nOslo").text
    'Tartu\nRiga\r\nOslo'
    >>> plain_text("Lublin¹ sedan 1998[2], 40 m² i Celle* och 10⁶ träd").text
    'Lublin sedan 1998, 40 m² i Celle och 10⁶ träd'
    """
    pieces: list[tuple[str, int, bool]] = []  # what stands there, where it was written, whether letter for letter
    done = 0
    for start, end, instead in _changes(written):
        if start > done:
            pieces.append((written[done:start], done, True))
        pieces.append((instead, start, len(instead) == end - start))
        done = end
    if not pieces:
        return PlainText(written, written)
    pieces.append((written[done:], done, True))
    return PlainText(
        "".join(piece for piece, _, _ in pieces),
        written,
        tuple(accumulate((len(piece) for piece, _, _ in pieces[:-1]), initial=0)),
        tuple(source for _, source, _ in pieces),
        tuple(exact for _, _, exact in pieces),
    )


def _changes(written: str) -> Iterator[tuple[int, int, str]]:
    """Yield what reads otherwise than it is written: from where to where, and how it reads."""
    left_out = [*endless(written), (len(written), len(written))]
    done = 0
    for start, end in left_out:
        for match in _DIFFERENT.finditer(written, done, start) if _HINT.search(written, done, start) else ():
            instead = _instead(match)
            if instead != match.group():
                yield match.start(), match.end(), instead
        if end > start:
            yield start, end, "…" if not written[start:end].isspace() else "\n\n" if "\n" in written[start:end] else " "
        done = end


def _instead(match: re.Match[str]) -> str:
    """Return what a stretch reads in plain form."""
    kind, words = str(match.lastgroup), match.group()
    return _PLAINLY[kind](match) if kind in _PLAINLY else "" if kind != "space" else " " * len(words)


def _composed(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", re.sub(rf"[{_UNSEEN}]", "", match.group()))


def _raised(match: re.Match[str]) -> str:
    before = match.string[max(0, match.start() - 8) : match.end()]
    return match.group() if _POWER.search(before) else ""


def _star(match: re.Match[str]) -> str:
    """Take a star for a footnote mark, unless it closes what another one opens: *italic*, **bold**."""
    line = match.string[match.string.rfind("\n", 0, match.start()) + 1 : match.start()]
    opened, closed = (len(pattern.findall(line)) for pattern in (_OPENING, _CLOSING))
    return match.group() if "*" in match.group() and opened > closed else ""


_PLAINLY: dict[str, Callable[[re.Match[str]], str]] = {
    "composed": _composed,
    "line": lambda match: "\n",
    "glyph": lambda match: unicodedata.normalize("NFKC", match.group()),
    "dash": lambda match: _DASHES[match.group()],
    "raised": _raised,
    "star": _star,
}
