"""Find the headings of a text, and with them its sections, without knowing its language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from vanort.documents.model import Section

_MARKDOWN = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*#*")
_BOLD = re.compile(r"(?:\*\*|__)([^*_]+[^*_:.,;])(?:\*\*|__)")
_NUMBERED = re.compile(r"\d{1,2}[.)]\s+\S")
# What numbers a heading: "2.", "2.1 ", "a) ", "(b) "; each number behind the first makes it one level lower.
_NUMBER = re.compile(r"(?:\d{1,2}(?P<parts>(?:\.\d{1,2}){0,3})[.)]?|\(?(?P<letter>[a-z])\))[ \t]+(?=[^\W\d_a-zåäöæøü])")
_FIELD = re.compile(r"\W*[^\W\d_][^:\t.@]{1,40}:[ \t]*\S")
_YEARS = r"(?:19|20)\d\d[ ]?-[ ]?(?:19|20)\d\d(?!\d)"
_ADDRESS = re.compile(rf"@|www\.|(?!{_YEARS})(?<!\d-)(?<!\d)(?:\d[ \d-]?){{7}}")  # "2023-2026" is no number to call
_LOWEST = 6
_LONGEST = 120
_MOST_WORDS = 16
_PARAGRAPH = 70  # letters of a line that is a paragraph
_FEWEST_WORDS = 4  # of a sentence that is a paragraph


def lines_of(text: str) -> Iterator[tuple[int, int]]:
    r"""Yield the start and end of each line, without its line break.

    >>> list(lines_of("a\r\nbc\n"))
    [(0, 1), (3, 5)]
    """
    start = 0
    *lines, last = text.split("\n")
    for line in lines:
        yield start, start + len(line.rstrip("\r"))
        start += len(line) + 1
    if last:
        yield start, start + len(last.rstrip("\r"))


def find_sections(text: str, marked: Sequence[tuple[str, int]] = ()) -> tuple[Section, ...]:
    r"""Divide a text at its headings: Markdown headings, or short lines that stand alone without a full stop.

    `marked` are the headings that the file itself marks as such, each with its level: what only looks like one is below them.

    >>> [s.heading for s in find_sections("Intro.\n\nOur twin towns\n\nWe have two.\n")]
    ['', 'Our twin towns']
    >>> [s.level for s in find_sections("Open Gates\n\nMoney\n\nIt costs.\n", [("Open Gates", 1), ("Money", 2)])]
    [1, 2]
    """
    found = list(_with_levels(_headings(text) if marked or not is_tight(text) else _tight_headings(text), marked))
    starts = [(0, "", 0), *((start, heading, level) for start, heading, level in found)]
    if found and not text[: found[0][0]].strip():
        starts = starts[1:]
        starts[0] = (0, starts[0][1], starts[0][2])
    ends = [start for start, _, _ in starts[1:]] + [len(text)]
    return tuple(
        Section(heading, level, start, end)
        for (start, heading, level), end in zip(starts, ends, strict=True)
        if end > start
    )


def _with_levels(
    found: Iterable[tuple[int, str, int]], marked: Sequence[tuple[str, int]]
) -> Iterator[tuple[int, str, int]]:
    levels: dict[str, list[int]] = {}
    for heading, level in marked:
        levels.setdefault(heading, []).append(level)
    for start, heading, level in found:
        own = levels.get(heading)
        yield start, heading, (own.pop(0) if own else _LOWEST) if marked else level


def _headings(text: str) -> Iterator[tuple[int, str, int]]:
    lines = list(lines_of(text))
    markdown = any(text.startswith("#", start) and _MARKDOWN.fullmatch(text[start:end]) for start, end in lines)
    for index, (start, end) in enumerate(lines):
        line = text[start:end]
        if not line or line.isspace():  # megabytes of them must not cost what headings cost
            continue
        if match := _MARKDOWN.fullmatch(line):
            yield start, match[2].strip("*_ "), len(match[1])
            continue
        before = index == 0 or not text[slice(*lines[index - 1])].strip()
        following = text[slice(*lines[index + 1])] if index + 1 < len(lines) else ""
        if (bold := _BOLD.fullmatch(line.strip())) and before:
            yield start, bold[1].strip(), _LOWEST
        elif before and not markdown:
            below = [text[slice(*span)] for span in lines[index + 1 : index + 3]]
            after = index + 1 < len(lines) and not following.strip()
            after = after or _opens_text(line, following) or (not _FIELD.match(line) and _opens_fields(below))
            if is_heading(line, before=True, after=after):
                yield start, line.strip(), _level(line)


def is_tight(text: str) -> bool:
    r"""Tell whether a text has several lines and no blank one between them, as one that was copied from a page may.

    >>> is_tight("Our towns\nWe have two.\n"), is_tight("Our towns\n\nWe have two.\n")
    (True, False)
    """
    return "\n" in text.strip() and re.search(r"\n[ \t\r]*\n", text.strip()) is None


def _tight_headings(text: str) -> Iterator[tuple[int, str, int]]:
    """Find headings where no blank lines set them apart: short, behind a paragraph, a row or another heading, and above one."""
    lines = list(lines_of(text))
    words = [text[start:end].strip() for start, end in lines]
    was_heading = False
    for index, (start, _) in enumerate(lines):
        line, before = words[index], words[index - 1] if index else ""
        following, further = (*words[index + 1 : index + 3], "", "")[:2]
        if match := _MARKDOWN.fullmatch(line):
            yield start, match[2].strip("*_ "), len(match[1])
            was_heading = True
            continue
        stands_apart = not index or was_heading or is_told(before)
        opens = _opens_text(line, following) or (not _FIELD.match(line) and _opens_fields([following, further]))
        opens = opens or ("\t" in following and "\t" in further) or following.endswith(":")
        holds = not was_heading and _opens_text(following, further) and is_heading(following, before=True, after=True)
        is_field = index > 0 and bool(_FIELD.match(line))
        was_heading = stands_apart and (opens or holds) and not is_field and is_heading(line, before=True, after=True)
        if was_heading:
            yield start, line, _level(line)


def _level(line: str) -> int:
    """Return how deep a heading stands by its look: capitals above all, "2.1" and "a)" below "2." and what has no number.

    >>> [_level(line) for line in ("OUR WORK", "Our work", "2. Projects", "2.1 Open Gates", "a) Open Gates")]
    [1, 2, 2, 3, 3]
    """
    if line.isupper():
        return 1
    number = _NUMBER.match(line.lstrip())
    return min(_LOWEST, 2 + (1 if number["letter"] else number["parts"].count("."))) if number else 2


def is_told(line: str) -> bool:
    """Tell whether a line is a row, a field or made of sentences: what is no item of a list, and ends where it ends."""
    is_sentence = len(line.split()) >= _FEWEST_WORDS and line.endswith((".", "!", "?"))
    return is_sentence or len(line) >= _PARAGRAPH or "\t" in line or bool(_FIELD.match(line))


def _opens_text(line: str, following: str) -> bool:
    """Tell whether a short line stands directly above a paragraph: what follows is long and made of sentences."""
    return (
        len(line) <= 90
        and len(following) >= _PARAGRAPH
        and len(following) > 2 * len(line.strip())
        and line[number.end() if (number := _NUMBER.match(line)) else 0 :][:1].isupper()
        and following[:1].isupper()
        and bool(re.search(r"[.!?:;][\"”)]?\s*$|[.!?] ", following))
    )


def _opens_fields(below: list[str]) -> bool:
    """Tell whether two fields follow, and no address: "Period: 2020–2022", "Budget: …"."""
    return len(below) == 2 and all(_FIELD.match(line) and not _ADDRESS.search(line) for line in below)


def is_heading(line: str, *, before: bool, after: bool) -> bool:
    """Tell whether a line reads as a heading; `before` and `after` say whether its neighbours are blank.

    >>> is_heading("Våra vänorter", before=True, after=True)
    True
    >>> is_heading("Tel. 0470-123 45", before=True, after=True)
    False
    """
    words = line.split()
    if not words or not before or len(line) > _LONGEST or len(words) > _MOST_WORDS or "\t" in line:
        return False
    if line.strip()[-1] in ".:;,!" or re.search(r"@|https?:|(?<!\d)(?!(?:19|20)\d\d ?[-–])\d[\d -]{5,}\d$", line):
        return False
    if re.match(r"\s*[•·*–-]\s", line) or re.search(r" [|>/»›] ", line):
        return False
    return after or bool(_NUMBERED.match(line))
