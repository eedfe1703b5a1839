"""Which names of a sentence its words for a role speak of: those of the clause with the words, not those beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from vanort.extraction.coreference.grouping import AUTHORITIES
from vanort.extraction.discourse.cues import cue_table
from vanort.extraction.discourse.sentence_clauses import Clauses, divide
from vanort.extraction.discourse.topics import Context
from vanort.extraction.layout.units import Unit
from vanort.extraction.mentions.mentions import Mention

_PLACED = AUTHORITIES | {"Place"}


def spoken_of(context: Context, unit: Unit, names: Sequence[Mention], words: Iterable[re.Match[str]]) -> list[Mention]:
    """Return the names that words for a role speak of, `words` being where these stand in the sentence.

    What another main clause names has no part in it: "Hull is a partner and develops its Bold City Vision"; but a clause
    that names nobody goes on about whom the one before names. Nor has what
    stands before a relative clause that says who has the role: "to come closer to the EU, in which Hull took part".
    """
    table, said = cue_table(context.page.lexicon.pack), context.page.words(unit)
    cues = [(match.start() - unit.start, match.end() - unit.start) for match in words]
    inside = context.mentions_in(unit.start, unit.end)
    spans = [(m.start - unit.start, m.end - unit.start) for m in inside]
    subjects = [m.start - unit.start for m in inside if context.entity(m).kind != "Project"]
    clauses = divide(table, said, spans, cues, table.find(said, spans), row=unit.kind == "row")
    return [
        mention
        for mention in names
        if any(_holds(clauses, cue[0], mention.start - unit.start, subjects) for cue in cues)
    ]


def _holds(clauses: Clauses, cue: int, name: int, subjects: Sequence[int]) -> bool:
    clause = clauses.outer_at(cue)
    if clause == clauses.outer_at(name) + 1:  # "Hull paid for it, but is no partner": the clause goes on about Hull
        return not any(clauses.outer_at(start) == clause for start in subjects)
    if clause != clauses.outer_at(name):
        return False
    aside = clauses.inner_at(cue)
    if aside is None or not aside.explains or aside.start <= name < aside.end:
        return True
    return not any(aside.start <= start < aside.end for start in subjects)


def only_placed(context: Context, mention: Mention) -> bool:
    """Tell whether a town's or region's bare name stands behind a word for "in": it says where another body sits."""
    page = context.page
    if mention.tier == "head" or context.entity(mention).kind not in _PLACED:
        return False
    return page.word_before(page.lexicon.locative, mention.start) is not None
