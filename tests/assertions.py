"""Sentences with what is told of marked [[so]], and how the cues of a language judge them."""

from __future__ import annotations

import re

from reading_of import Packs
from vanort.extraction.discourse.assertion import Statement, Verdict, judge
from vanort.extraction.discourse.cues import cue_table
from vanort.extraction.discourse.sentence_clauses import divide
from vanort.extraction.discourse.sentence_context import heading_verdict
from vanort.extraction.lexicon.lexicon import lexicon
from vanort.extraction.relations.assertion_status import TRIGGERS
from vanort.languages.assertion_cues import Cue

STATUS = {"negated": "negated", "planned": "planned", "past": "past", "left": "past"}
_BORDER_STATUS = {"resumes": "past", "complement": "negated", "undertaking": "negated", "given": "asserted"}
_MARKED = re.compile(r"\[\[(.+?)\]\]")
_NAME = re.compile(r"(?<!\w)(?:Alfa|Ale|Bergen|Beta|Cork|Hull|Kemi|Kiel|Lund|Moss|Oulu|Ribe|Sida|Ulm|Vejle)(?!\w)")


def unmarked(text: str) -> tuple[str, tuple[int, int] | None]:
    """Return a sentence without its marks, and the span that they held."""
    match = _MARKED.search(text)
    if match is None:
        return text, None
    return text[: match.start()] + match[1] + text[match.end() :], (match.start(), match.start() + len(match[1]))


def verdict(language: str, marked: str, *, standing: bool = True, packs: Packs = None) -> Verdict:
    """Judge a sentence, its names those that the examples use."""
    text, told = unmarked(marked)
    words = lexicon(language, packs)
    triggers = {m.span() for names in TRIGGERS.values() for name in names for m in words.cue(name).finditer(text)}
    names = [m.span() for m in _NAME.finditer(text)]
    if told:
        names.append(told)
    statement = Statement(text, told, tuple(sorted(triggers)), tuple(sorted(set(names))), standing)
    return judge(cue_table(words.pack), statement)


def holds(language: str, cue: Cue, example: str, packs: Packs = None) -> bool:
    """Tell whether a cue stands in an example, and makes of it what its category and kind say."""
    words = lexicon(language, packs)
    if cue.kind == "heading":
        return heading_verdict(words, example).status == STATUS[cue.category]
    if cue.kind == "correction":
        return cue.pattern.match(example) is not None
    if not cue.pattern.search(unmarked(example)[0]):
        return False
    if cue.category == "border" and cue.kind not in _BORDER_STATUS:
        clauses = divide(cue_table(words.pack), example, (), ())
        return len(clauses.starts) > 1 or bool(clauses.inner)
    expected = "asserted" if cue.kind in {"pseudo", "lifts"} else STATUS.get(cue.category) or _BORDER_STATUS[cue.kind]
    return verdict(language, example, packs=packs).status == expected
