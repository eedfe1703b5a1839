"""Whether a text asserts a thing, or plans, ends or denies it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from vanort.extraction.lexicon import Lexicon
from vanort.extraction.page import Page, Unit
from vanort.languages.pack import alternatives

ASSERTED, PLANNED, PAST, NEGATED = "asserted", "planned", "past", "negated"


def modality(page: Page, unit: Unit, *, standing: bool = False) -> str:
    """Return the modality of a unit; `standing` relations (twin towns, members, contacts) can also be past.

    A denial holds for the whole sentence, so that nothing in it is asserted by mistake.
    """
    if unit not in page.modalities:
        page.modalities[unit] = _judge(page, unit)
    plain, of_standing = page.modalities[unit]
    return of_standing if standing else plain


def _judge(page: Page, unit: Unit) -> tuple[str, str]:
    """Return the modality of a unit, and that of standing relations in it."""
    lexicon, words = page.lexicon, page.words(unit)
    headed = _of_heading(lexicon, page.sections[unit.section].heading.strip()) if page.sections else ASSERTED
    if headed in {NEGATED, PLANNED}:
        return headed, headed
    if not _any_cue(lexicon).search(words):
        return ASSERTED, headed
    if lexicon.cue("negated").search(words) or lexicon.cue("observer").search(words):
        plain = NEGATED
    elif lexicon.cue("planned").search(words) and not lexicon.cue("granted").search(words):
        plain = PLANNED
    else:
        plain = ASSERTED
    over = headed == PAST or (plain != NEGATED and lexicon.cue("past").search(words))
    return plain, PAST if over else plain


@cache
def _any_cue(lexicon: Lexicon) -> re.Pattern[str]:
    """Return all words that may make a unit another thing than asserted: most units have none of them."""
    return alternatives(
        w for name in ("negated", "observer", "planned", "past") for w in lexicon.pack.words("cues", name)
    )


@lru_cache(maxsize=256)
def _of_heading(lexicon: Lexicon, heading: str) -> str:
    kinds = (NEGATED, PLANNED, PAST) if heading else ()
    return next((kind for kind in kinds if lexicon.cue(f"{kind}_heading").fullmatch(heading)), ASSERTED)
