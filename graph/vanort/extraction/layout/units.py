"""A document laid out for reading: lines, fields, list items, table rows and sentences, each with its section."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

from vanort.documents.model import Document, Section
from vanort.documents.sections import lines_of
from vanort.extraction.layout.known_headings import with_known_headings
from vanort.extraction.layout.records import record_cells
from vanort.extraction.layout.stacked import Stack, StackedField, find_stacks, with_records_apart
from vanort.extraction.lexicon.gazetteer import Hit, find_known, flatten
from vanort.extraction.lexicon.lexicon import Lexicon

if TYPE_CHECKING:
    from vanort.extraction.layout.period import Period

BULLET = re.compile(r"[ \t]*(?:[•·*–—-]|\d{1,2}[.)]|\(?[a-z]\))[ \t]+")
_FIELD = re.compile(
    r"(?:[ \t]*[•·*–-][ \t]+)?[*_]{0,2}([^\W\d_][^:\t.@]{1,48}?)[ \t]*(?::|\t)(?:[*_]{1,2}(?=\s))?[ \t]*(?=\S|$)"
)
_PIPED = re.compile(r"[ \t]*\|(?P<cells>.*?)\|?[ \t]*")  # a row of a table in Markdown
_RULE = re.compile(r"[\s|:-]+")  # the line below its head, or a head without words
_SENTENCE = 5  # words at least
_MOST = 4_000  # characters read at once: longer lines hold several sentences at least, or none that people write
_BEFORE = 60  # characters: no word or phrase that stands before a name is longer
_BULLET = 4  # characters: "12. ", "(a) ", "- “"
_COUNTED = re.compile(
    r"\d[ \xa0](?:[^\W\d_]+\.[ \xa0])?[^\W\d_]{2,}\.$"
)  # an abbreviation behind a number: "4 mio. kr."
_SHORT_WORD = re.compile(r"(?<!\w)[^\W\d_]{2}\Z")  # as words for "number" are
_END = re.compile(r"[.!?…]['\"”’»)\]]*(?=\s+[\"“”„»«'(*\[]*[^\W_])|;(?=\s)")


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """The smallest stretch that is read at once.

    `kind` is heading, field, item, row or sentence; `label` is the field's label or the row's first cell;
    `section` counts the document's sections; `line` counts lines, so that neighbours can be told.
    """

    start: int
    end: int
    kind: str
    section: int
    line: int
    label: str = ""
    value: int = 0

    def opens_at(self, offset: int) -> bool:
        """Tell whether something opens the unit: nothing stands before it, or a bullet, a number or a quotation mark.

        >>> unit = Unit(10, 40, "item", 0, 0)
        >>> unit.opens_at(10), unit.opens_at(14), unit.opens_at(15), unit.opens_at(9)
        (True, True, False, False)
        """
        return 0 <= offset - self.start <= _BULLET


@dataclass(frozen=True, eq=False)
class Page:
    """A document with its text flattened for searching, its units, its lexicon, and the known names in it.

    `modalities` and `periods` fill with what those modules find of a unit, for all who ask.
    """

    document: Document
    flat: str
    units: tuple[Unit, ...]
    lexicon: Lexicon
    known: tuple[Hit, ...]
    place_starts: frozenset[int]
    unit_starts: tuple[int, ...]
    modalities: dict[Unit, tuple[str, str]] = field(default_factory=dict)
    periods: dict[Unit, tuple[Period, ...]] = field(default_factory=dict)

    @cached_property
    def text(self) -> str:
        """The text as read."""
        return self.document.text

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections of the document."""
        return self.document.sections

    def heading_end(self, section: Section) -> int:
        """Return where the heading of a section ends, the section's start where it has none."""
        at = self.text.find(section.heading, section.start, section.end)
        return max(at, section.start) + len(section.heading)

    def words(self, unit: Unit) -> str:
        """Return the words of a unit."""
        return self.text[unit.start : unit.end]

    def word_before(self, pattern: re.Pattern[str], offset: int, floor: int = 0) -> tuple[int, int] | None:
        """Return where a word or phrase stands right before an offset, with nothing but blanks between, and not before a floor."""
        start = max(floor, offset - _BEFORE)
        before = self.flat[start:offset].rstrip()
        found = (match.span() for match in pattern.finditer(before) if match.end() == len(before))
        return next(((start + first, start + last) for first, last in found), None)


@lru_cache(maxsize=8)
def units_by_section(page: Page) -> Mapping[int, tuple[Unit, ...]]:
    """Return the units of each section, by the section's number."""
    found: dict[int, list[Unit]] = defaultdict(list)
    for unit in page.units:
        found[unit.section].append(unit)
    return {section: tuple(units) for section, units in found.items()}


def unit_at(page: Page, offset: int) -> Unit | None:
    """Return the unit that holds an offset."""
    index = bisect_right(page.unit_starts, offset) - 1
    return page.units[index] if index >= 0 and offset < page.units[index].end else None


def lay_out(document: Document, lexicon: Lexicon) -> Page:
    """Divide a document into units."""
    document = with_known_headings(document, lexicon)
    stacks = find_stacks(document.text)
    document = with_records_apart(document, stacks)
    flat = flatten(document.text)
    known = tuple(find_known(document.text, flat, lexicon.pack))
    places = frozenset(hit.start for hit in known if not hit.entry.weak)
    units = tuple(units_of(document, lexicon, stacks))
    return Page(document, flat, units, lexicon, known, places, tuple(unit.start for unit in units))


def units_of(document: Document, lexicon: Lexicon, stacks: Sequence[Stack] = ()) -> Iterator[Unit]:
    """Yield the units of a document in the order of its text; `stacks` are its records with labels above their values."""
    text = document.text
    fields = {line: field for stack in stacks for field in stack.fields for line in (field.label, *field.values)}
    headings = {section.start for section in document.sections if section.heading}
    section = 0
    number = -1
    for start, end in _joined_lines(text, lexicon):
        while section + 1 < len(document.sections) and document.sections[section + 1].start <= start:
            section += 1
        line = text[start:end]
        stacked = fields.get((start, end))
        if stacked is None or (start, end) != stacked.label:
            number += 1  # a label above its values counts with the first of them
        if not line.strip():
            continue
        if start in headings:
            yield Unit(start, end, "heading", section, number)
        elif stacked is not None:
            yield from _stacked_units(text, stacked, (start, end), section, number, lexicon)
        elif cells := record_cells(text, start, end, lexicon):
            yield from (Unit(c.start, c.end, "field", section, number, c.label, c.value) for c in cells)
        elif piped := _PIPED.fullmatch(line):
            yield _piped_row(start, line, piped, section, number)
        elif "\t" in line:
            first = line.split("\t", 1)[0].strip(" :•*-")
            yield Unit(start, end, "row", section, number, first, start + line.index("\t") + 1)
        elif (field := _FIELD.match(line)) and _is_label(field[1], line, lexicon):
            own, *told = sentences(text, start, end, lexicon)
            if not told or not lexicon.cue("twin").search(field[1]):
                own, told = (start, end), []
            yield Unit(*own, "field", section, number, field[1].strip(" *_"), start + field.end())
            # "Twin towns: A, B and C. The agreement with D has ended." The label holds for its own sentence.
            for left, right in told:
                yield Unit(left, right, "sentence", section, number)
        else:
            bullet = BULLET.match(line)
            kind = "item" if bullet else "sentence"
            at = start + (bullet.end() if bullet else 0)
            for left, right in sentences(text, at, end, lexicon):
                yield Unit(left, right, kind, section, number)


def _stacked_units(
    text: str, field: StackedField, line: tuple[int, int], section: int, number: int, lexicon: Lexicon
) -> Iterator[Unit]:
    """Yield what a line of a stacked field is: each value a field with the label over it, sentences as they are."""
    if line == field.label:
        return
    start, end = line
    label = text[slice(*field.label)].strip(" *_:")
    told = list(sentences(text, start, end, lexicon))
    if len(told) > 1 or _is_told(label, f"{label}: {text[start:end]}", lexicon):
        yield from (Unit(left, right, "sentence", section, number) for left, right in told)
    else:
        begins = field.label[0] if line == field.values[0] else start
        yield Unit(begins, end, "field", section, number, label, start)


def _piped_row(start: int, line: str, piped: re.Match[str], section: int, number: int) -> Unit:
    left = piped.start("cells") + len(piped["cells"]) - len(piped["cells"].lstrip())
    cells = line[left : piped.end("cells")].rstrip()
    first, bar, _ = cells.partition("|")
    return Unit(
        start + left, start + left + len(cells), "row", section, number, first.strip(" :•*_-"),
        start + left + len(first) + len(bar),
    )  # fmt: skip


def _is_label(label: str, line: str, lexicon: Lexicon) -> bool:
    if len(label.split()) > 7:
        return False
    if any(pattern.fullmatch(label.strip(" *_")) for pattern in lexicon.labels.values()):
        return True
    short = len(label.split()) <= 5 and len(line) <= 120
    return short and not _is_told(label, line, lexicon)


def _is_told(label: str, line: str, lexicon: Lexicon) -> bool:
    """Tell whether a sentence stands behind a colon: "Correction: the town of Hull does not lead the project."."""
    value = line.partition(":")[2].strip()
    words = value.split()
    small = sum(word.islower() for word in words)
    told = value.endswith(".") and len(words) >= _SENTENCE and small * 2 > len(words)
    return told and not lexicon.cue("twin").search(label)


def _joined_lines(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield lines, one with the next where a name or sentence runs on over the break."""
    open_start = -1
    lines = [
        (start, end)
        for line in lines_of(text)
        for start, end in _readable(text, *line)
        if "|" not in text[start:end] or not _RULE.fullmatch(text[start:end])
    ]
    for index, (start, end) in enumerate(lines):
        begin = start if open_start < 0 else open_start
        following = text[slice(*lines[index + 1])] if index + 1 < len(lines) else ""
        if end - begin < _MOST and _runs_on(text[start:end], following, lexicon):
            open_start = begin
            continue
        open_start = -1
        yield begin, end


def _readable(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a line, in pieces where it is longer than is read at once: cut behind a sentence, else at a space."""
    while end - start > _MOST:
        cuts = (text.rfind(sign, start + _MOST // 2, start + _MOST) for sign in (". ", "; ", " "))
        cut = next((cut + 1 for cut in cuts if cut > 0), start + _MOST)
        yield start, cut
        start = cut
    yield start, end


def _runs_on(line: str, following: str, lexicon: Lexicon) -> bool:
    if not line.strip() or not following.strip() or "\t" in line + following or BULLET.match(following):
        return False
    if _PIPED.match(line) or _PIPED.match(following):
        return False
    if line.rstrip()[-1] in ".:;!?":
        return False
    first = following.lstrip()[0]
    last = line.rsplit(None, 1)[-1]
    if re.search(r"\w-$", line) or first.islower() or (last != "&" and lexicon.conjunction.fullmatch(last)):
        return not re.match(r"\S+@|https?:|www\.", following.strip())
    broken_name = re.match(r"[^\W\d_]+(?:-[^\W\d_]+)?,", following)
    return bool(broken_name and re.search(r"[^\W\d_]$", line) and re.search(r"\d{5}|@|\d \d\d", following))


def sentences(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield the sentences between two offsets; a semicolon ends one, an abbreviation does not."""
    abbreviation = _abbreviation(lexicon)
    left = start
    for match in _END.finditer(text, start, end):
        stop = match.end()
        if text[stop : stop + 2].strip()[:1].isdigit() and _SHORT_WORD.search(text, left, match.start()):
            continue  # "No. 5 of the list", "Nr. 5"
        before = text[max(left, stop - 12) : match.start() + 1]
        if match.group().startswith(".") and abbreviation.search(before):
            following = text[stop : stop + 20].split()
            ordinal = re.search(r"\d\.$", before)
            month = following and lexicon.month.fullmatch(following[0].strip(",."))
            counted = _COUNTED.search(before) and following and following[0][0].isupper()
            apart = counted and not lexicon.pack.data.get("nouns_capitalised")  # "4,2 mio. kr. Originally"
            if not apart and (not ordinal or not following or month or not following[0][0].isupper()):
                continue
        if text[left:stop].strip():
            yield left + len(text[left:stop]) - len(text[left:stop].lstrip()), stop
        left = stop
    if text[left:end].strip():
        rest = text[left:end]
        yield left + len(rest) - len(rest.lstrip()), left + len(rest.rstrip())


@cache
def _abbreviation(lexicon: Lexicon) -> re.Pattern[str]:
    short = "|".join((*lexicon.pack.words("abbreviations"), r"(?<!/)[^\W\d_]"))
    return re.compile(rf"(?<!\w)(?:{short}|\d{{1,2}})\.$", re.IGNORECASE)
