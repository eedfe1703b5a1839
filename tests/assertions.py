"""Sentences with what is told of marked [[so]], and how the cues of a language judge them."""

from __future__ import annotations

import re

from vanort.extraction.discourse.assertion import Statement, Verdict, judge
from vanort.extraction.discourse.cues import cue_table
from vanort.extraction.lexicon.lexicon import lexicon
from vanort.extraction.relations.assertion_status import TRIGGERS

_MARKED = re.compile(r"\[\[(.+?)\]\]")
_NAME = re.compile(r"(?<!\w)(?:Alfa|Ale|Bergen|Beta|Cork|Hull|Kemi|Kiel|Lund|Moss|Oulu|Ribe|Sida|Ulm|Vejle)(?!\w)")


def unmarked(text: str) -> tuple[str, tuple[int, int] | None]:
    """Return a sentence without its marks, and the span that they held."""
    match = _MARKED.search(text)
    if match is None:
        return text, None
    return text[: match.start()] + match[1] + text[match.end() :], (match.start(), match.start() + len(match[1]))


def verdict(language: str, marked: str, *, standing: bool = True) -> Verdict:
    """Judge a sentence, its names those that the examples use."""
    text, told = unmarked(marked)
    words = lexicon(language)
    triggers = {m.span() for names in TRIGGERS.values() for name in names for m in words.cue(name).finditer(text)}
    names = [m.span() for m in _NAME.finditer(text)]
    if told:
        names.append(told)
    statement = Statement(text, told, tuple(sorted(triggers)), tuple(sorted(set(names))), standing)
    return judge(cue_table(words.pack), statement)
