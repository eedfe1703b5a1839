"""What is said around a sentence, and of it as a whole: its heading, the line that leads in, a correction behind it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from vanort.extraction.discourse.assertion import ASSERTED, NEGATED, PAST, PLANNED, Statement, Verdict, judge
from vanort.extraction.discourse.cues import ARTICLE, CueTable, cue_table
from vanort.extraction.layout.units import Page, Unit
from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.extraction.mentions.mentions import Mention
from vanort.extraction.titles.headings import numbering_end

__all__ = [
    "ASSERTED",
    "NEGATED",
    "PAST",
    "PLANNED",
    "around",
    "heading_verdict",
    "holders",
    "modality",
    "names_another",
    "resumed",
    "section_verdict",
    "set_aside",
    "tells",
]
_NEXT_LINES = 2  # an empty line may stand between a list and the line that leads in
_CAPITAL = re.compile(r"(?<=\w )[^\W\d_a-zåäöæøü]\w+")
_ENTRY = 70  # characters of a line that is an entry of a list: "Salisbury, Maryland, USA (1998–2011)"
_TOWNS = frozenset({"Municipality", "City"})
_OPENING = 80  # characters in which a sentence says that the one before is wrong


def modality(page: Page, unit: Unit, *, standing: bool = False) -> str:
    """Return whether a sentence says anything without denying, planning or ending it; a fact is judged by its own clause.

    `standing` relations (twin towns, members, contacts) can also be past.
    """
    if unit not in page.modalities:
        outside = [around(page, unit, standing=kind).status for kind in (False, True)]
        words, table = page.words(unit), cue_table(page.lexicon.pack)
        inside = [judge(table, Statement(words, standing=kind)).status for kind in (False, True)]
        plain, standing_ = ((a if a != ASSERTED else b) for a, b in zip(outside, inside, strict=True))
        page.modalities[unit] = plain, standing_
    plain, of_standing = page.modalities[unit]
    return of_standing if standing else plain


def around(page: Page, unit: Unit, *, standing: bool) -> Verdict:
    """Return what is said of all that a unit tells: by its heading, the line leading in to its list, or a correction."""
    table = cue_table(page.lexicon.pack)
    for verdict in (
        section_verdict(page, unit.section),
        _below_line(page, unit),
        _of_record(page, unit, table, standing),
        _of_row(page, unit),
        _led_in(page, unit, table, standing),
        _corrected(page, unit, table),
        _ended(page, unit, table),
    ):
        if verdict.status != ASSERTED and (standing or verdict.status != PAST):
            return verdict
    return Verdict()


def section_verdict(page: Page, section: int) -> Verdict:
    """Return what the heading of a section says of all below it; a sub-heading is below those above it, the title apart."""
    if not page.sections:
        return Verdict()
    for number in _above(page, section):
        verdict = heading_verdict(page.lexicon, page.sections[number].heading.strip())
        if verdict.status != ASSERTED:
            return verdict
    return Verdict()


def _above(page: Page, section: int) -> Iterator[int]:
    """Yield the section itself, the one before it if it is a heading alone, and those that hold it, the title apart."""
    yield section
    before = section - 1
    bare = (
        before >= 0
        and not page.text[page.sections[before].start : page.sections[before].end].split("\n", 1)[-1].strip()
    )
    if bare:
        yield before
    above = holders(page)
    number = above[section]
    while number > 0:
        if not (bare and number == before):
            yield number
        number = above[number]


@lru_cache(maxsize=8)
def holders(page: Page) -> tuple[int, ...]:
    """Return for each section the last one before it whose heading is higher, -1 where there is none."""
    found: list[int] = []
    for number, section in enumerate(page.sections):
        holder = number - 1
        while holder >= 0 and page.sections[holder].level >= section.level:
            holder = found[holder]
        found.append(holder)
    return tuple(found)


@lru_cache(maxsize=256)
def heading_verdict(lexicon: Lexicon, heading: str) -> Verdict:
    """Return what a heading says of all below it: "Former twin towns", "Applications pending", "In preparation: Open Gates"."""
    words = heading[numbering_end(heading) :].strip(" :*_?!.")
    wordings, table = (words, words.split(":", 1)[0]), cue_table(lexicon.pack)
    for cue in table.headings if words else ():
        if cue.category == NEGATED and table.only_looks_so(words, 0, len(words)):
            continue  # "not terminated" denies nothing
        if any(cue.pattern.fullmatch(wording) for wording in wordings):
            return Verdict(PAST if cue.category in {"past", "left"} else cue.category, heading)
    return Verdict()


def _below_line(page: Page, unit: Unit) -> Verdict:
    """Return what a line says that stands as a heading right above fields, items and lines: "Past links", "Bids pending"."""
    at = bisect_left(page.unit_starts, unit.start)
    while at > 0 and _listed(page, page.units[at]) and page.units[at].line - page.units[at - 1].line <= 1:
        at -= 1
    above = page.units[at]
    bare = above.kind == "field" and above.value >= above.end  # "Former twin towns of Hull:" and nothing behind it
    alone = (
        (above.kind == "sentence" or bare) and above is not unit and (at == 0 or page.units[at - 1].line < above.line)
    )
    return heading_verdict(page.lexicon, page.words(above).strip()) if alone else Verdict()


def _listed(page: Page, unit: Unit) -> bool:
    """Tell whether a unit is an entry of a list: a field, an item, a row, or a short line without a full stop."""
    words = page.words(unit).rstrip()
    line = unit.kind == "sentence" and len(words) <= _ENTRY and not words.endswith((".", "!", "?"))
    return unit.kind in {"field", "item", "row"} or line or words.endswith(":")


def _of_record(page: Page, unit: Unit, table: CueTable, standing: bool) -> Verdict:
    """Return what a field for the status says of the other fields of a record: "Status: application rejected"."""
    label = page.lexicon.labels.get("status")
    if unit.kind != "field" or label is None:
        return Verdict()
    at = bisect_left(page.unit_starts, unit.start)
    for beside in (*_record(page, at, -1), *_record(page, at, 1)):
        if label.fullmatch(beside.label):
            value = page.text[beside.value : beside.end].strip()
            said = heading_verdict(page.lexicon, value)
            return said if said.status != ASSERTED else judge(table, Statement(value, standing=standing))
    return Verdict()


def _record(page: Page, at: int, step: int) -> Iterator[Unit]:
    """Yield the fields on one side of a field, those on the lines right beside each other."""
    line = page.units[at].line
    while 0 <= (at := at + step) < len(page.units):
        beside = page.units[at]
        if beside.kind != "field" or abs(beside.line - line) > 1:
            return
        line = beside.line
        yield beside


def _of_row(page: Page, unit: Unit) -> Verdict:
    """Return what one cell says of its row as a heading does of what is below it: "Request", "in preparation"."""
    if unit.kind != "row":
        return Verdict()
    for cell in re.split(r"[\t|]", page.text[unit.value : unit.end]):
        verdict = heading_verdict(page.lexicon, cell.strip())
        if verdict.status in {PLANNED, NEGATED}:  # "History" in a cell is a theme
            return verdict
    return Verdict()


def _led_in(page: Page, unit: Unit, table: CueTable, standing: bool) -> Verdict:
    """Return what the line says that leads in to a list: "These links have ended:"."""
    if unit.kind != "item":
        return Verdict()
    at = bisect_left(page.unit_starts, unit.start)
    while at > 0 and page.units[at].kind == "item":
        at -= 1
    leading = page.units[at]
    words = page.words(leading).rstrip()
    if leading.kind in {"heading", "item"} or leading.section != unit.section or not words.endswith(":"):
        return Verdict()
    return judge(table, Statement(words, standing=standing))


def _corrected(page: Page, unit: Unit, table: CueTable) -> Verdict:
    """Return negated where the next sentence takes this one back: "That is not right"."""
    if unit.kind not in {"sentence", "item", "field"} or not table.corrections:
        return Verdict()
    following = page.text[unit.end : unit.end + _OPENING].lstrip()
    if "\n\n" in page.text[unit.end : unit.end + _OPENING - len(following)]:
        return Verdict()
    for cue in table.corrections:
        match = cue.pattern.match(following)
        if match is None or table.only_looks_so(following, *match.span()):
            continue
        if not names_another(page, unit, match.group()):
            return Verdict(NEGATED, match.group())
    return Verdict()


def _ended(page: Page, unit: Unit, table: CueTable) -> Verdict:
    """Return what the next sentence says of the relation told here as a whole: "The agreement expired in 2018"."""
    at = bisect_left(page.unit_starts, unit.start) + 1
    if unit.kind != "sentence" or at >= len(page.units) or page.units[at].kind != "sentence":
        return Verdict()
    words, borders = page.words(page.units[at]), table.borders(page.words(page.units[at]))
    goes_on = any(border.cue.kind == "resumes" for border in borders)
    turns = any(border.cue.kind in {"termination", "joint"} for border in borders)
    if not goes_on or turns or "\n\n" in page.text[unit.end : page.units[at].start] or names_another(page, unit, words):
        return Verdict()
    verdict = judge(table, Statement(words, standing=True))
    return verdict if verdict.status == PAST or verdict.kind == "fate" else Verdict()


def resumed(page: Page, unit: Unit) -> bool:
    """Tell whether the next sentence says that what ended here goes on: "It was renewed five years later"."""
    at = bisect_left(page.unit_starts, unit.start) + 1
    if unit.kind != "sentence" or at >= len(page.units) or page.units[at].kind != "sentence":
        return False
    words = page.words(page.units[at])
    again = any(m.cue.kind == "lifts" and m.cue.category == "past" for m in cue_table(page.lexicon.pack).find(words))
    return again and "\n\n" not in page.text[unit.end : page.units[at].start] and not names_another(page, unit, words)


def names_another(page: Page, unit: Unit, words: str) -> bool:
    """Tell whether the opening of the next sentence names somebody whom this one does not: then it is about them."""
    start = page.text.index(words, unit.end)
    told = page.words(unit)
    named = {page.text[hit.start : hit.end] for hit in page.known if start <= hit.start < start + len(words)}
    capitals = () if page.lexicon.pack.data.get("nouns_capitalised") else _CAPITAL.findall(words)
    small = page.lexicon.stopwords  # "Die" is a town in France, too
    return any(name not in told and name.lower() not in small for name in (*named, *capitals)) or _one_of_row(
        page, unit, named
    )


def _one_of_row(page: Page, unit: Unit, named: Collection[str]) -> bool:
    """Tell whether only some are named of a row of towns: "twin towns are Narva and Riga. The agreement with Riga ended"."""
    hits = [hit for hit in page.known if unit.start <= hit.start < unit.end and hit.entry.kind in _TOWNS]
    for left, right in pairwise(sorted(hits, key=lambda hit: hit.start)):
        between = re.sub(r"\([^()]*\)", "", page.text[left.end : right.start]).strip()
        joined = between == "," or page.lexicon.conjunction.fullmatch(between) is not None
        if joined and len({page.text[hit.start : hit.end] in named for hit in (left, right)}) > 1 and named:
            return True
    return False


def set_aside(page: Page, unit: Unit, names: Sequence[Mention]) -> frozenset[Mention]:
    """Return the names that a sentence only sets against another: Y in "X, not Y, leads the project"."""
    spans = [(m.start - unit.start, m.end - unit.start) for m in names]
    found = cue_table(page.lexicon.pack).find(page.words(unit), spans)
    starts = [unit.start + match.end for match in found if match.cue.kind == "next"]
    return frozenset(m for m in names if any(0 <= m.start - start < ARTICLE for start in starts))


def tells(lexicon: Lexicon, words: str, *categories: str, opens: bool = False) -> bool:
    """Tell whether words hold a cue of one of these categories, or open with one: "former", before a person's name."""
    found = cue_table(lexicon.pack).find(words)
    return any(match.cue.category in categories and (not opens or match.start == 0) for match in found)
