"""Whether a text asserts a thing, or plans, ends or denies it."""

from __future__ import annotations

from vanort.extraction.page import Page, Unit

ASSERTED, PLANNED, PAST, NEGATED = "asserted", "planned", "past", "negated"


def modality(page: Page, unit: Unit, *, standing: bool = False) -> str:
    """Return the modality of a unit; `standing` relations (twin towns, members, contacts) can also be past.

    A denial holds for the whole sentence, so that nothing in it is asserted by mistake.
    """
    if (unit, standing) not in page.modalities:
        page.modalities[unit, standing] = _judge(page, unit, standing=standing)
    return page.modalities[unit, standing]


def _judge(page: Page, unit: Unit, *, standing: bool) -> str:
    words = page.words(unit)
    heading = page.sections[unit.section].heading if page.sections else ""
    lexicon = page.lexicon
    if heading:
        for kind in (NEGATED, PLANNED, PAST):
            if lexicon.cue(f"{kind}_heading").fullmatch(heading.strip()) and (kind != PAST or standing):
                return kind
    if lexicon.cue("negated").search(words) or lexicon.cue("observer").search(words):
        return NEGATED
    if standing and lexicon.cue("past").search(words):
        return PAST
    if lexicon.cue("planned").search(words) and not lexicon.cue("granted").search(words):
        return PLANNED
    return ASSERTED
