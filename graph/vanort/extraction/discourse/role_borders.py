"""Where the part of a sentence ends that gives somebody a role: what follows has one of its own."""

from __future__ import annotations

import re

from vanort.extraction.discourse.clauses import relative_to
from vanort.extraction.discourse.lists import coordinated
from vanort.extraction.discourse.topics import Context
from vanort.extraction.layout.units import Unit, unit_at
from vanort.extraction.mentions.mentions import Mention
from vanort.extraction.mentions.opening_phrases import names_in_phrase
from vanort.extraction.mentions.pair_words import with_behind

_BORDERS = ("with", "other_role", "funded_after", "funds_before")
_NEAR = 3  # characters between a person and the verb beside it
_OBJECT = 25  # characters from a verb to what it is about: "manages the well-known programme X"
_PERSON = frozenset({"Person"})
_LED = frozenset({"Programme", "Project"})


def crosses(context: Context, start: int, end: int) -> bool:
    """Tell whether the words between a role and a name give the role to somebody else, or speak of another one.

    In "led by Ann Berg and funded by Sida", Sida is not the leader; nor is Tartu in "leads it together with Tartu".
    """
    page = context.page
    if any(page.lexicon.cue(name).search(page.text, start, end) for name in _BORDERS):
        return True
    people = context.mentions_in(start, end, _PERSON)
    return bool(people) and not _employed(context, people[-1].end, end)


def joins_leader(context: Context, actors: list[Mention], first: Mention) -> bool:
    """Tell whether "with" stands behind a name or its row: "johtaa hanketta Hullin ja Riian kanssa" names no leader there."""
    row = coordinated(context, actors, first)
    return with_behind(context.page.lexicon).match(context.page.text, row[-1].end) is not None


def led_by_person(context: Context, unit: Unit, at: int) -> bool:
    """Tell whether a person stands right before a verb for leading: "Ann Berg leads the project with Tartu"."""
    people = context.mentions_in(unit.start, at, _PERSON)
    return bool(people) and at - people[-1].end <= _NEAR


def leads_programme(context: Context, unit: Unit, cue: re.Match[str]) -> bool:
    """Tell whether what is led is a programme, which is no project: "Sida, which manages the programme X"."""
    text = context.page.text
    after = [m for m in context.mentions_in(cue.end(), unit.end, _LED) if m.start - cue.end() <= _OBJECT]
    if after and context.entity(after[0]).kind == "Programme":
        return text[after[0].end : after[0].end + 1] != "-"  # "leads the Interreg-funded project"
    body = relative_to(context, unit, cue.start())
    before = [m for m in context.mentions_in(unit.start, cue.start(), _LED) if cue.start() - m.end <= 1]
    return body is not None and bool(before) and context.entity(before[-1]).kind == "Programme"


def other_subject(context: Context, start: int, end: int) -> bool:
    """Tell whether the page's own authority stands between a name and a verb, as "the council" or "we"."""
    return context.page.lexicon.cue("home_subject").search(context.page.text, start, end) is not None


def seat_of_another(context: Context, start: int, mention: Mention) -> bool:
    """Tell whether a town behind a role only says where somebody sits who is named before it: "rests with VIA in Horsens"."""
    page, end = context.page, len(context.page.text[: mention.start].rstrip())
    place = next((m for m in page.lexicon.locative.finditer(page.flat, start, end) if m.end() == end), None)
    return (
        context.entity(mention).kind == "Municipality"
        and place is not None
        and page.text[start : place.start()].strip().rpartition(" ")[2][:1].isupper()
    )


def same_role(context: Context, run: list[Mention], *, backwards: bool = False) -> list[Mention]:
    """Return as much of a row of names as has the same role: none behind "and with", "and has"."""
    page = context.page
    for at in range(1, len(run)):
        left, right = (run[at], run[at - 1]) if backwards else (run[at - 1], run[at])
        if any(page.lexicon.cue(name).search(page.text, left.end, right.start) for name in ("with", "other_role")):
            return run[:at]
    unit = unit_at(page, run[0].start)
    if backwards or unit is None or context.mentions_in(unit.start, run[0].start):
        return run
    return run[: names_in_phrase(page.lexicon, page.text, [(m.start, m.end) for m in run], unit.end)]


def _employed(context: Context, start: int, end: int) -> bool:
    """Tell whether only a comma, a bracket or a small word leads from a person to the body: "Ann Berg, Ale kommun"."""
    between = context.page.text[start:end].strip(" ,(\xa0\n")
    return not between or context.page.lexicon.cue("affiliation").fullmatch(between) is not None
