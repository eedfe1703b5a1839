"""Notes: all names where a sentence gives only some of them."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from vanort.analysis.analysing import Analysis
from vanort.report.words import words

MOST_NAMES = 200  # in one note: a reader who wants more of them wants a table
Notes = list[tuple[str, ...]]


def mark(analysis: Analysis, notes: Notes, facts: tuple[str, ...], sentence: str) -> str:
    """Note the things that a sentence rests on and does not name; return the number that leads to them, or nothing."""
    if all(analysis.undertakings.label(thing) in sentence for thing in facts):
        return ""
    notes.append(facts)
    return f'<sup><a id="s{len(notes)}" href="#n{len(notes)}">{len(notes)}</a></sup>'


def notes_section(analysis: Analysis, notes: Notes) -> str:
    """Return the notes; empty text where there are none."""
    if not notes:
        return ""
    said = words(analysis.language)
    lines = [
        f'<li id="n{place}">{escape(_names(analysis, facts))} <a href="#s{place}">↑</a></li>'
        for place, facts in enumerate(notes, 1)
    ]
    return (
        f'<section id="notes"><div class="lead"><h2>{escape(said["notes"])}</h2><p>{escape(said["notes_intro"])}</p></div>'
        f'<ol class="notes">{"".join(lines)}</ol></section>'
    )


def _names(analysis: Analysis, facts: Sequence[str]) -> str:
    things = analysis.undertakings
    names = [name.replace("; ", ", ") for name in things.named(set(facts))]
    rest = len(names) - MOST_NAMES
    more = [words(analysis.language)["names_more"].format(count=rest)] if rest > 0 else []
    return "; ".join([*names[:MOST_NAMES], *more]) + "."
