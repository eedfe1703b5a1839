"""Judge sentences whose names are those that the examples of the packs use: quicker than to find them by reading."""

from __future__ import annotations

import re

from vanort.extraction import pack_examples
from vanort.extraction.discourse.assertion import Verdict
from vanort.extraction.pack_examples import Packs, Span, unmarked
from vanort.languages.assertion_cues import Cue

__all__ = ["holds", "unmarked", "verdict"]

_NAME = re.compile(r"(?<!\w)(?:Alfa|Ale|Bergen|Beta|Cork|Hull|Kemi|Kiel|Lund|Moss|Oulu|Ribe|Sida|Ulm|Vejle)(?!\w)")


def verdict(language: str, marked: str, *, standing: bool = True, packs: Packs = None) -> Verdict:
    """Judge a sentence, its names those that the examples use."""
    return pack_examples.verdict(language, marked, packs, standing=standing, names_in=_usual_names)


def holds(language: str, cue: Cue, example: str, packs: Packs = None) -> bool:
    """Tell whether a cue stands in an example, and makes of it what its category and kind say."""
    return pack_examples.holds(language, cue, example, packs, names_in=_usual_names)


def _usual_names(text: str, language: str, packs: Packs) -> list[Span]:
    return [match.span() for match in _NAME.finditer(text)]
