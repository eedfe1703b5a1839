"""Headings that only their words show, where no blank line sets them apart: "Contact us" between a paragraph and a name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from vanort.documents.model import Document, Section
from vanort.documents.sections import is_heading, is_told, lines_of
from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.languages.pack import NEVER

_MOST_WORDS = 4
_LEVEL = 2  # as other headings have that a text does not mark
_CUES = ("contact_heading", "member_heading", "twin_heading")


def with_known_headings(document: Document, lexicon: Lexicon) -> Document:
    """Divide the sections of a document at lines that are usual headings: for twin towns, memberships, projects, contacts."""
    starts = {section.start for section in document.sections}
    found = [at for at in _known_headings(document.text, lexicon) if at not in starts]
    if not found or any(document.text.startswith("#", start) for start in starts):
        return document
    return replace(document, sections=tuple(_divided(document, found)))


def _known_headings(text: str, lexicon: Lexicon) -> Iterator[int]:
    lines = list(lines_of(text))
    for index, (start, end) in enumerate(lines[:-1]):
        line, below = text[start:end].strip(), text[slice(*lines[index + 1])].strip()
        if not line[:1].isupper() or len(line.split()) > _MOST_WORDS or not below or line.endswith("?"):
            continue  # a question goes on about what stands before it
        above = text[slice(*lines[index - 1])].strip() if index else ""
        if (not above or is_told(above)) and is_heading(line, before=True, after=True) and _is_usual(line, lexicon):
            yield start


def _is_usual(line: str, lexicon: Lexicon) -> bool:
    """Tell whether a line is a usual heading and names nobody: "Contact us", not "Contact Ann Berg"."""
    named = any(word[:1].isupper() for word in line.split()[1:]) and not lexicon.pack.data.get("nouns_capitalised")
    generic = lexicon.project.get("generic_heading", NEVER).fullmatch(line.lower())
    projects = generic is not None and lexicon.cue("projects").search(line) is not None
    return not named and (projects or any(lexicon.cue(cue).fullmatch(line) for cue in _CUES))


def _divided(document: Document, found: list[int]) -> Iterator[Section]:
    for section in document.sections:
        cuts = [at for at in found if section.start < at < section.end]
        ends = [*cuts, section.end]
        yield replace(section, end=ends[0])
        for at, end in zip(cuts, ends[1:], strict=True):
            line = document.text[at : document.text.find("\n", at)]
            yield Section(line.strip(), max(section.level, _LEVEL), at, end)
