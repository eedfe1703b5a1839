"""The order in which a page is read: lines from characters, columns in turn, paragraphs from lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from statistics import median

from vanort.documents.pdf_characters import Character
from vanort.languages.pack import alternatives, language_packs

# All widths and heights are shares of the size of the font (measured on pages of ReportLab, Word, LibreOffice and TeX).
_BLANK = 0.15  # between two characters: a blank; kerning stays below
_GUTTER = 1.2  # between two characters: another column or cell; a wide blank of justified text stays below
_SAME_LINE = 0.4  # between the feet of characters of one line: small capitals and raised marks are above
_PARAGRAPH = 1.5  # between lines: more than that parts paragraphs
_BELOW = 3.5  # between lines: more than that and what follows stands below the columns
_LARGER = (1.5, 1.18)  # letters so much larger than usual are a heading: of the page, of a part
_LONGEST_HEADING = 120  # characters
_SHORTEST_COLUMN = 3  # lines
_PROSE_WIDTH = 18  # characters a line: cells of a table are shorter
_GOES_ON = 0.2  # of the lines of columns begin with a small letter; cells begin with a capital or a number
_AROUND = 12  # lines before and behind one that say how wide its column is
_FULL = 0.75  # of the width of its column: a line that is shorter ends its paragraph
_BULLET = re.compile(r"[•▪●◦‣–—*-]\s|\(?[0-9a-z]{1,2}[.)]\s")
_BREAK = re.compile(r"(?<=[^\W\d_])-$")


@dataclass(frozen=True)
class Segment:
    """Characters of one line without a wide gap: a line of a column, or a cell of a table."""

    characters: tuple[Character, ...]

    @property
    def left(self) -> float:
        """Where it begins, in points."""
        return self.characters[0].left

    @cached_property
    def right(self) -> float:
        """Where it ends, in points."""
        return max(character.right for character in self.characters)

    @cached_property
    def text(self) -> str:
        """Its words, with single blanks."""
        written = self.characters[0].text
        for before, after in zip(self.characters, self.characters[1:], strict=False):
            blank = after.left - before.right > _BLANK * max(before.size, after.size)
            written += f" {after.text}" if blank else after.text
        return written


@dataclass(frozen=True)
class Line:
    """What stands on one line of a page or of a column, from left to right."""

    segments: tuple[Segment, ...]
    y: float
    size: float

    @cached_property
    def text(self) -> str:
        """The segments, with tabs between."""
        return "\t".join(segment.text for segment in self.segments)

    @property
    def left(self) -> float:
        """Where it begins, in points."""
        return self.segments[0].left

    @property
    def right(self) -> float:
        """Where it ends, in points."""
        return self.segments[-1].right


def lines_of(characters: Sequence[Character]) -> list[Line]:
    """Return the lines of a page in the order in which they are read."""
    return list(_in_turn(_rows(characters)))


def _rows(characters: Sequence[Character]) -> list[Line]:
    """Return what stands side by side as lines, from the top of the page down."""
    rows: list[list[Character]] = []
    for character in sorted(characters, key=lambda c: (-c.y, c.left)):
        row = rows[-1] if rows else []
        if row and row[0].y - character.y <= _SAME_LINE * min(max(c.size for c in row[-3:]), character.size):
            row.append(character)
        else:
            rows.append([character])
    return [_line(row) for row in rows]


def _line(characters: Sequence[Character]) -> Line:
    ordered = sorted(characters, key=lambda c: c.left)
    size = median(c.size for c in ordered)
    parts: list[list[Character]] = [[]]
    reach = ordered[0].left
    for character in ordered:
        if parts[-1] and character.left - reach > _GUTTER * size:
            parts.append([])
        parts[-1].append(character)
        reach = max(reach, character.right)
    return Line(tuple(Segment(tuple(part)) for part in parts), median(c.y for c in ordered), size)


def _in_turn(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield lines with the columns among them one after the other."""
    at = 0
    while at < len(lines):
        gap = _gap(lines, at)
        end = at + 1
        while gap and end < len(lines) and (narrowed := _kept_open(gap, lines[end])):
            if lines[end - 1].y - lines[end].y > _BELOW * lines[end].size:
                break
            gap, end = narrowed, end + 1
        columns = _split(lines[at:end], gap) if gap else ()
        if columns and _are_columns(columns):
            for column in columns:
                yield from _in_turn(column)
            at = end
        else:
            yield lines[at]
            at += 1


def _gap(lines: Sequence[Line], at: int) -> tuple[float, float] | None:
    """Return the first wide gap in a line: where a gutter between columns may run down the page."""
    segments = lines[at].segments
    return (segments[0].right, segments[1].left) if len(segments) > 1 else None


def _kept_open(gap: tuple[float, float], line: Line) -> tuple[float, float] | None:
    """Return what a line leaves of a gap, None where it leaves nothing."""
    left, right = gap
    for segment in line.segments:
        if segment.right <= left or segment.left >= right:
            continue
        if segment.left <= left < segment.right < right:
            left = segment.right
        elif left < segment.left < right <= segment.right:
            right = segment.left
        else:
            return None
    return (left, right) if right - left > _GUTTER * line.size / 2 else None


def _split(lines: Sequence[Line], gap: tuple[float, float]) -> tuple[list[Line], list[Line]]:
    middle = sum(gap) / 2
    sides: tuple[list[Line], list[Line]] = ([], [])
    for line in lines:
        for side, kept in zip(sides, (True, False), strict=True):
            if segments := tuple(s for s in line.segments if (s.left < middle) is kept):
                side.append(Line(segments, line.y, line.size))
    return sides


def _are_columns(columns: Sequence[Sequence[Line]]) -> bool:
    """Tell columns of running text from the columns of a table: their lines are long, and go on in the next."""
    if any(len(column) < _SHORTEST_COLUMN for column in columns):
        return False
    if any(
        median(len(segment.text) for line in column for segment in line.segments) < _PROSE_WIDTH for column in columns
    ):
        return False
    begun = [line.text[:1] for column in columns for line in column[1:]]
    return sum(letter.islower() for letter in begun) >= _GOES_ON * len(begun)


def paragraphs_of(lines: Sequence[Line]) -> str:
    """Return the text of a page: lines of running text joined to paragraphs, headings marked, rows line by line."""
    if not lines:
        return ""
    usual = median(character.size for line in lines for s in line.segments for character in s.characters)
    written: list[str] = []
    before: Line | None = None
    for at, line in enumerate(lines):
        mark = _heading(line, usual)
        around = lines[max(at - _AROUND, 0) : at + _AROUND]
        if before is not None and not mark and _goes_on(before, line, around):
            written[-1] = _joined(written[-1], line.text)
        else:
            apart = before is None or mark or _heading(before, usual) or _apart(before, line)
            written += ["", mark + line.text] if apart else [line.text]
        before = line
    return "\n".join(written).strip()


def _heading(line: Line, usual: float) -> str:
    short = len(line.text) <= _LONGEST_HEADING and len(line.segments) == 1 and re.search(r"[^\W\d_]", line.text)
    level = next((level for level, larger in enumerate(_LARGER, 1) if line.size >= larger * usual), 0)
    return f"{'#' * level} " if short and level else ""


def _apart(before: Line, line: Line) -> bool:
    """Tell whether a line stands apart from the one before: below a blank line, or at the top of another column."""
    return not 0 <= before.y - line.y <= _PARAGRAPH * max(before.size, line.size)


def _goes_on(before: Line, line: Line, lines: Sequence[Line]) -> bool:
    """Tell whether a line goes on with the paragraph of the line before."""
    if len(before.segments) > 1 or len(line.segments) > 1 or abs(before.size - line.size) > 0.1 * line.size:
        return False
    if _BULLET.match(line.text):
        return False
    if _apart(before, line):  # over the end of a column only in the middle of a sentence
        return before.y < line.y and line.text[:1].islower()
    column = [
        other for other in lines if other.left < line.right and line.left < other.right and len(other.segments) == 1
    ]
    width = max(other.right for other in column) - min(other.left for other in column)
    return before.right - before.left >= _FULL * width or line.text[:1].islower()


def _joined(before: str, line: str) -> str:
    """Join two lines, and a word broken between them.

    >>> _joined("ett sam-", "arbete"), _joined("kultur-", "och fritid"), _joined("Röda", "Korset"), _joined("EU-", "projekt")
    ('ett samarbete', 'kultur- och fritid', 'Röda Korset', 'EU-projekt')
    """
    if not _BREAK.search(before) or _and().match(line) or not line[:1].isalnum():
        return f"{before} {line}"
    capitals = re.search(r"[^\W\d_a-z]{2}-$", before) is not None
    return before + line if capitals or not line[0].islower() else before[:-1] + line


@cache
def _and() -> re.Pattern[str]:
    """Return the words before which a hyphen at the end of a line stays: kultur- och fritidsnämnden."""
    return alternatives(word for pack in language_packs().values() for word in pack.words("and"))
