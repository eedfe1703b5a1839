"""The words that suggest a goal, one list a language, found in a text in one pass."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import ahocorasick

from vanort.support.letters import lowered
from vanort.support.resources import resource

# Hyphens and white space of all kinds are the same; one character stands for one, so that offsets hold.
_SPACES = str.maketrans(dict.fromkeys("-‐‑–—/\t\n\r\v\f\u00a0\u2009\u202f", " ") | {"’": "'"})


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase with what it says: for each goal the kind of evidence; stars are open ends."""

    text: str
    kinds: tuple[tuple[int, str], ...]
    open_start: bool
    open_end: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A term where it stands in a text."""

    start: int
    end: int
    term: Term


@dataclass(frozen=True, slots=True)
class GoalTerms:
    """All terms of a language in an Aho-Corasick automaton (doi:10.1145/360825.360855)."""

    automaton: Any

    def hits(self, text: str) -> Iterator[Hit]:
        """Yield each term of a text, with words that a star completes in full."""
        plain = _plain(text)
        length = len(plain)
        for last, terms in self.automaton.iter(plain):
            for term in terms:
                start, end = last + 1 - len(term.text), last + 1
                if start and plain[start - 1].isalnum():
                    if not term.open_start:
                        continue
                    while start and plain[start - 1].isalnum():
                        start -= 1
                if end < length and plain[end].isalnum():
                    if not term.open_end:
                        continue
                    while end < length and plain[end].isalnum():
                        end += 1
                yield Hit(start, end, term)


@cache
def goal_terms(language: str) -> GoalTerms | None:
    """Return the terms of a language, or None where it has no list.

    >>> [hit.term.text for hit in goal_terms("en").hits("Clean drinking-water")]
    ['drinking water', 'water']
    """
    try:
        path = resource(f"languages/{language}/goal-terms.toml")
    except FileNotFoundError:
        return None
    goals = tomllib.loads(path.read_text(encoding="utf-8"))["goal"]
    kinds: dict[str, dict[int, str]] = {}
    for goal, lists in goals.items():
        for kind, terms in lists.items():
            for term in terms.replace("\n", ",").split(","):
                if term := _plain(term.strip()):
                    kinds.setdefault(term, {}).setdefault(int(goal), kind)
    automaton = ahocorasick.Automaton()
    for key in sorted({text.strip("*") for text in kinds}):
        forms = [form for form in (key, f"{key}*", f"*{key}", f"*{key}*") if form in kinds]
        terms = tuple(
            Term(key, tuple(sorted(kinds[form].items())), form.startswith("*"), form.endswith("*")) for form in forms
        )
        automaton.add_word(key, terms)
    automaton.make_automaton()
    return GoalTerms(automaton)


def _plain(text: str) -> str:
    return lowered(text).translate(_SPACES)
