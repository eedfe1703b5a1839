"""The two authorities that a page on one partnership is about, and how far that holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vanort.extraction.coreference.grouping import AUTHORITIES, Entity
from vanort.extraction.discourse.sentence_context import ASSERTED, modality
from vanort.extraction.layout.units import Unit

if TYPE_CHECKING:
    from vanort.extraction.discourse.topics import Context

_HEADED = 1_200  # letters in which a heading names the parties
_STATED = 900  # and in which a sentence does
_TITLE = 600  # and in which a heading on a partnership names the other party
_AROUND = 60  # letters beside that heading in which the word for a partnership stands
_MENU = re.compile(r"\s{2,}|\s[>›»|/]\s")  # between the entries of a menu that was flattened to a line
_PROJECT = frozenset({"Project"})

Parties = tuple[Entity, ...]


def find_parties(context: Context) -> tuple[Parties, tuple[int, int]]:
    """Return both parties of a page's partnership, none where there are more or fewer, and between which offsets they hold.

    Named by the title or the first section they hold for the whole page; named by one section among others, for it and the
    titles of projects that follow it.
    """
    headed = _headed(context) or _stated(context) or _other_party(context)
    if headed is None:
        return (), (0, 0)
    parties, unit = headed
    return parties, (unit.start if unit.kind == "sentence" else 0, _end(context, unit))


def _headed(context: Context) -> tuple[Parties, Unit] | None:
    """Return the two that a heading or a line of capitals joins; on an authority's own page it is one of them."""
    page, noun = context.page, context.page.lexicon.project.get("partnership")
    for unit in page.units:
        if unit.start > _HEADED:
            break
        found = {context.entity(m): m for m in context.mentions_in(unit.start, unit.end, AUTHORITIES)}
        if len(found) != 2 or (context.home is not None and context.home not in found):
            continue
        first, second = found.values()
        between = page.text[min(first.end, second.end) : max(first.start, second.start)]
        joined = page.lexicon.conjunction.fullmatch(between.strip())
        if joined and (unit.kind == "heading" or page.words(unit).isupper() or "/" in page.words(unit)):
            return tuple(found), unit
        if unit.kind == "heading" and noun and noun.search(page.words(unit)):
            return tuple(found), unit
    return None


def _stated(context: Context) -> tuple[Parties, Unit] | None:
    """Return the parties of the one standing partnership of the page's first sentences, and where they are stated."""
    page, lexicon = context.page, context.page.lexicon
    noun = lexicon.project.get("partnership")
    for unit in page.units:
        if unit.start > _STATED:
            return None
        words = page.words(unit)
        if (
            context.mentions_in(unit.start, unit.end, _PROJECT)
            or unit.kind != "sentence"
            or lexicon.cue("twin").search(words)
            or not lexicon.cue("since_state").search(words)
        ):
            continue
        found = list(dict.fromkeys(context.entity(m) for m in context.mentions_in(unit.start, unit.end, AUTHORITIES)))
        joint = lexicon.cue("partner").search(words) or (noun and noun.search(words))
        if joint and len(found) == 2 and context.home in found and modality(page, unit, standing=True) == ASSERTED:
            return tuple(found), unit
    return None


def _other_party(context: Context) -> tuple[Parties, Unit] | None:
    """Return the page's own authority and the one that a heading on a partnership names."""
    page, noun = context.page, context.page.lexicon.project.get("partnership")
    if context.home is None or noun is None or not noun.search(page.text[:_TITLE]):
        return None
    for unit in page.units:
        if unit.kind == "heading" and unit.start < _TITLE:
            others = {context.entity(m) for m in context.mentions_in(unit.start, unit.end, AUTHORITIES)}
            others.discard(context.home)
            around = page.words(unit) + page.text[max(0, unit.start - _AROUND) : unit.end + _AROUND]
            if len(others) == 1 and noun.search(around):
                return (context.home, *others), unit
    return None


def _end(context: Context, unit: Unit) -> int:
    """Return where the part of the page ends that the parties are named for: at the next heading that is no project's title."""
    page = context.page
    headed = [
        number for number, section in enumerate(page.sections) if section.heading and not _MENU.search(section.heading)
    ]
    if not headed or unit.section <= headed[0]:
        return len(page.text)
    for section in page.sections[unit.section + 1 :]:
        if not context.mentions_in(section.start, page.heading_end(section), _PROJECT):
            return section.start
    return len(page.text)
