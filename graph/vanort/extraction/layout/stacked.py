"""Records whose labels stand alone on a line, above their values: "Partners", and below it one on each line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from vanort.documents.model import Document, Section
from vanort.documents.sections import lines_of
from vanort.languages.column_heads import head_meanings

# Labels that a record of a project has: at least so many of them make a run of short lines one.
_TELLING = frozenset({"start", "end", "period", "coordinator", "partner", "funder", "budget"})
_ENOUGH = 2
_LABELS = 3  # labels in all
_LABEL_WORDS = 4
_SHORT = 70  # letters of a line that is no paragraph
_MARKS = " *_"
_SENTENCE = re.compile(r"[.!?][\"”’»)]?$")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class StackedField:
    """A label on its line, and the lines of its values."""

    label: Span
    values: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Stack:
    """A record: the line above it that names it, where there is one, its fields, and where it ends."""

    title: Span | None
    fields: tuple[StackedField, ...]
    end: int


def find_stacks(text: str) -> tuple[Stack, ...]:
    r"""Return the records of a text whose labels stand above their values; most texts have none.

    >>> text = "Open Gates\nCoordinator\nHull City Council\nPartners\nHof\nKose\nStart\n2021\n"
    >>> [(text[slice(*stack.title)], len(stack.fields)) for stack in find_stacks(text) if stack.title]
    [('Open Gates', 3)]
    >>> find_stacks("Coordinator: Hull\nStart: 2021\n")
    ()
    """
    lines = list(lines_of(text))
    at: list[int] = []
    for number, (line, below) in enumerate(pairwise(lines)):
        value = bool(at) and at[-1] == number - 1  # "Status", below it "Completed"
        if not value and text[slice(*below)].strip() and _is_label(text[slice(*line)]):
            at.append(number)
    if len(at) < _LABELS:
        return ()
    stacks: list[Stack] = []
    number = 0
    while number < len(at):
        last = _last_of_run(text, lines, at, number)
        stacks += _records(text, lines, at[number : last + 1])
        number = last + 1
    return tuple(stacks)


def _is_label(line: str) -> bool:
    words = line.strip(_MARKS)
    return 0 < len(words.split()) <= _LABEL_WORDS and words[0].isupper() and bool(head_meanings(words))


def _last_of_run(text: str, lines: Sequence[Span], at: Sequence[int], first: int) -> int:
    """Return the index of the last label that follows on a first one with nothing but values, and a title, between."""
    last = first
    while last + 1 < len(at):
        between = [text[slice(*line)].strip() for line in lines[at[last] + 1 : at[last + 1]]]
        if not any(between):
            break
        paragraphs = [words for words in between[1:] if _is_paragraph(words)]
        if paragraphs:
            break
        last += 1
    return last


def _is_paragraph(line: str) -> bool:
    return len(line) > _SHORT and _SENTENCE.search(line) is not None


def _records(text: str, lines: Sequence[Span], labels: Sequence[int]) -> Iterator[Stack]:
    """Yield the records of one run of labels: each begins with the label that the first one begins with."""
    told = {key for number in labels for key in head_meanings(text[slice(*lines[number])].strip(_MARKS)) & _TELLING}
    if len(labels) < _LABELS or len(told) < _ENOUGH:
        return
    opening = text[slice(*lines[labels[0]])].strip(_MARKS)
    opens = [index for index, number in enumerate(labels) if text[slice(*lines[number])].strip(_MARKS) == opening]
    for index, after in zip(opens, [*opens[1:], len(labels)], strict=True):
        own = labels[index:after]
        title = _title(text, lines, own[0])
        limit = labels[after] - 1 if after < len(labels) else _end_of_last(text, lines, own[-1])
        ends = [*own[1:], limit]
        fields = [
            StackedField(lines[number], tuple(_filled(text, lines[number + 1 : end])))
            for number, end in zip(own, ends, strict=True)
        ]
        yield Stack(title, tuple(fields), lines[limit - 1][1])


def _title(text: str, lines: Sequence[Span], label: int) -> Span | None:
    """Return the line right above a record's first label, which names it."""
    number = label - 1
    while number >= 0 and not text[slice(*lines[number])].strip():
        number -= 1
    line = lines[number] if number >= 0 else None
    words = text[slice(*line)].strip() if line else ""
    return line if words and len(words) <= _SHORT and not _SENTENCE.search(words) and ":" not in words else None


def _end_of_last(text: str, lines: Sequence[Span], label: int) -> int:
    """Return the number of the line behind the last values of a run: before a blank line, or a short one over a paragraph."""
    number = label + 2
    while number < len(lines):
        words = text[slice(*lines[number])].strip()
        following = text[slice(*lines[number + 1])] if number + 1 < len(lines) else ""
        if not words or _is_paragraph(words) or _is_paragraph(following.strip()):
            break
        number += 1
    return min(number, len(lines))


def _filled(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    return (line for line in lines if text[slice(*line)].strip())


def with_records_apart(document: Document, stacks: Sequence[Stack]) -> Document:
    """Return a document in which each record is a section below its title, and what follows the last one another."""
    if not stacks:
        return document
    text, found = document.text, {}
    for stack, following in zip(stacks, [*stacks[1:], None], strict=True):
        if stack.title:
            found[stack.title[0]] = text[slice(*stack.title)].strip()
        rest = text[stack.end :].lstrip()
        begins = len(text) - len(rest)
        if rest and (following is None or following.title is None or following.title[0] != begins):
            found[begins] = rest.split("\n", 1)[0].strip() if _heads(rest) else ""
    starts = {section.start: section for section in document.sections}
    level = max((section.level for section in document.sections), default=0) + 1
    inside = [(start, stack.end) for stack in stacks for start in [stack.fields[0].label[0]]]
    kept = {at: s for at, s in starts.items() if not any(left <= at < right for left, right in inside)}
    for start, heading in found.items():
        kept[start] = Section(heading, level, start, start)
    ordered = [kept[start] for start in sorted(kept)]
    ends = [*(section.start for section in ordered[1:]), len(text)]
    return replace(document, sections=tuple(replace(s, end=end) for s, end in zip(ordered, ends, strict=True)))


def _heads(rest: str) -> bool:
    """Tell whether the first line of what follows a record is a heading: short, over a paragraph."""
    line, _, below = rest.partition("\n")
    return len(line) <= _SHORT and not _SENTENCE.search(line) and _is_paragraph(below.split("\n", 1)[0].strip())
