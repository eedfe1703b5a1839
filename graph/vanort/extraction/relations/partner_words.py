"""Words of a sentence for taking part."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanort.extraction.coreference.grouping import ACTORS
from vanort.extraction.discourse.topics import Context
from vanort.extraction.layout.units import Unit
from vanort.languages.pack import NEVER

_TITLED = ACTORS | {"Programme", "Project", "Partnership"}


def partner_words(context: Context, unit: Unit) -> list[re.Match[str]]:
    """Return the words for taking part that are no part of a name or of a word for leading.

    Not those of "the Partnership Programme", nor of "lead partner".
    """
    names = ((m.start, m.end) for m in context.mentions_in(unit.start, unit.end, _TITLED))
    spans = [*names, *_leading_words(context, unit)]
    cues = context.page.lexicon.cue("partner").finditer(context.page.text, unit.start, unit.end)
    return [cue for cue in cues if not any(start <= cue.start() and cue.end() <= end for start, end in spans)]


def _leading_words(context: Context, unit: Unit) -> Iterator[tuple[int, int]]:
    label = context.page.lexicon.labels.get("coordinator", NEVER)
    yield from (match.span() for match in label.finditer(context.page.text, unit.start, unit.end))
