"""What each sentence rests on: notes that count the things in one register, where each stands with its address."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from vanort.analysis.analysing import Analysis
from vanort.analysis.runs import runs
from vanort.report.words import words

Notes = list[tuple[str, ...]]


def mark(notes: Notes, facts: tuple[str, ...]) -> str:
    """Note what a sentence rests on; return the number that leads there, or nothing where it rests on nothing."""
    if not facts:
        return ""
    notes.append(facts)
    return f'<sup><a id="s{len(notes)}" href="#n{len(notes)}">{len(notes)}</a></sup>'


def notes_section(analysis: Analysis, notes: Notes) -> str:
    """Return the notes and the register; empty text where there are none."""
    if not notes:
        return ""
    said = words(analysis.language)
    order = register(analysis, notes)
    number = {iri: place for place, iri in enumerate(order, 1)}
    things = analysis.undertakings
    lines = [
        f'<li id="n{place}">{_numbers(sorted({number[iri] for iri in facts}))} <a href="#s{place}">↑</a></li>'
        for place, facts in enumerate(notes, 1)
    ]
    entries = [
        f'<li id="t{place}">{escape(things.label(iri))} <code>{escape(_short(iri))}</code></li>'
        for place, iri in enumerate(order, 1)
    ]
    return (
        f'<section id="notes"><div class="lead"><h2>{escape(said["notes"])}</h2><p>{escape(said["notes_intro"])}</p></div>'
        f'<ol class="notes">{"".join(lines)}</ol><ol class="register">{"".join(entries)}</ol></section>'
    )


def register(analysis: Analysis, notes: Notes) -> list[str]:
    """Return every thing in the notes once: organisations, what they take part in, all else, each by name."""
    things = analysis.undertakings

    def place(iri: str) -> tuple[int, object, str]:
        kind = 0 if iri in analysis.network else 1 if iri in things.members else 2
        return kind, things.label_key(iri), iri

    return sorted({iri for facts in notes for iri in facts}, key=place)


def _numbers(numbers: Sequence[int]) -> str:
    parts = []
    for first, last in runs(numbers):
        begin, end = (f'<a href="#t{number}">{number}</a>' for number in (first, last))
        parts.append(begin if first == last else f"{begin}, {end}" if last == first + 1 else f"{begin}–{end}")
    return ", ".join(parts)


def _short(iri: str) -> str:
    """Return the end of an address, by which a reader finds the thing again.

    >>> _short("https://w3id.org/vanort/id/project/sekos")
    'project/sekos'
    """
    return "/".join(iri.rstrip("/").split("/")[-2:])
