"""Who leads or pays what a sentence only calls "it", where the sentences before say which project that is: "Hull leads it"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from vanort.extraction.discourse.topics import Context
from vanort.extraction.layout.units import Page
from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.extraction.relations.fact import OPEN, Fact
from vanort.languages.pack import NEVER
from vanort.languages.relations import BODIES

_PREDICATES = {"leads": "coordinator", "funds": "fundedBy"}
_ACTORS = BODIES | {"Programme"}
_CONFIDENCE = 0.75


def acts_on_it(context: Context) -> Iterator[Fact]:
    """Yield who leads or pays the project of a paragraph where the verb's object is a pronoun: "Sida betalar det"."""
    page = context.page
    for unit in page.units:
        project = context.topics.get(unit)
        if project is None or unit.kind not in {"sentence", "item"} or project.kind != "Project":
            continue
        for mention in context.mentions_in(unit.start, unit.end, _ACTORS):
            if context.mentions_in(unit.start, mention.start, frozenset({"Project"})) or mention.weak:
                continue
            for relation, predicate in _PREDICATES.items():
                if _acts(page, mention.end, unit.end, relation):
                    yield Fact(
                        project,
                        predicate,
                        context.entity(mention),
                        unit.start,
                        unit.end,
                        f"roles/{relation}-it",
                        OPEN,
                        _CONFIDENCE,
                    )


def _acts(page: Page, start: int, end: int, relation: str) -> bool:
    """Tell whether a verb for leading or paying and a pronoun alone stand right behind a name."""
    return _behind(page.lexicon, relation).match(page.text, start, end) is not None


@cache
def _behind(lexicon: Lexicon, relation: str) -> re.Pattern[str]:
    """Return the pattern of a verb and its object "it", which stands before a stop, "and", "with" or a word of time."""
    rows = [row.pattern.pattern for row in lexicon.pack.relation_words if (row.what, row.role) == (relation, "active")]
    verb, it = "|".join(rows) or NEVER.pattern, lexicon.cue("pronoun").pattern
    ends = [lexicon.conjunction, lexicon.cue("with"), lexicon.cue("since"), lexicon.cue("until"), lexicon.locative]
    behind = "|".join(pattern.pattern for pattern in ends)
    return re.compile(rf"[ \xa0](?:{verb})[ \xa0](?:{it})(?=[.,;:!]|$|[ \xa0](?:{behind})(?!\w))", re.IGNORECASE)
