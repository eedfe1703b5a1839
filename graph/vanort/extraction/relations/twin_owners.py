"""Whose twin towns a list gives: the page's own authority, and never one of the towns in the list."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from vanort.extraction.coreference.grouping import Entity
from vanort.extraction.discourse.topics import Context
from vanort.extraction.layout.units import Unit, unit_at
from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.extraction.mentions.mentions import Mention
from vanort.languages.pack import alternatives

_PLACES = frozenset({"Municipality", "Region", "Place"})


def owner_of_list(context: Context) -> Entity | None:
    """Return the authority whose page it is, None where it is only one of the towns that the page lists."""
    home = context.home
    if home is None or not home.mentions:
        return home
    return None if all(_is_listed(context, mention) for mention in home.mentions) else home


def without_owner(context: Context, unit: Unit, cue: re.Match[str], towns: list[Mention]) -> bool:
    """Tell whether a sentence lists twin towns and does not say whose: "Our twin towns are A and B", "Twin towns: A, B".

    `cue` is the word for twin towns as found in the words of the unit.
    """
    text, signs = context.page.text, _signs(context.page.lexicon)
    start, end = unit.start + cue.start(), unit.start + cue.end()
    if not towns or signs.between.search(text, unit.start, unit.end):
        return False
    first = min(town.start for town in towns)
    ours = signs.ours.search(text[unit.start : start]) is not None or cue.group().casefold().endswith(signs.suffixes)
    if first < start:
        return ours
    joined = signs.equals.fullmatch(text[end:first]) or signs.joined.search(text[end:first])
    return joined is not None and not _names_owner(context, unit, start)


def is_apart(context: Context, unit: Unit, cue: re.Match[str], town: Mention) -> bool:
    """Tell whether a town stands behind the word for twin towns without being one: "The twin towns are larger than Hof"."""
    text, signs = context.page.text, _signs(context.page.lexicon)
    gap = text[unit.start + cue.end() : town.start]
    said = signs.are.search(gap) is not None or "," in gap
    return said and signs.apart.search(gap) is not None


def _names_owner(context: Context, unit: Unit, before: int) -> bool:
    return bool(context.mentions_in(unit.start, before, _PLACES))


def _is_listed(context: Context, mention: Mention) -> bool:
    """Tell whether a town stands in a list of twin towns: in a line of its own, in a row, or in a sentence without an owner."""
    page, unit = context.page, unit_at(context.page, mention.start)
    if unit is None or unit.kind == "heading":
        return False
    cue = page.lexicon.cue("twin").search(page.words(unit))
    if cue:
        towns = context.mentions_in(unit.start, unit.end, _PLACES)
        return without_owner(context, unit, cue, towns)
    heading = page.sections[unit.section].heading
    headed = page.lexicon.cue("twin_heading").fullmatch(heading.strip()) or page.lexicon.cue("twin").search(heading)
    opens = unit.opens_at(mention.start) and (unit.kind in {"item", "row", "field"} or _is_line(context, unit))
    return opens and (bool(headed) or _follows_list_opening(context, unit))


def _is_line(context: Context, unit: Unit) -> bool:
    """Tell whether a unit is no sentence: it ends without a full stop."""
    return not context.page.words(unit).rstrip().endswith((".", "!", "?"))


def _follows_list_opening(context: Context, unit: Unit) -> bool:
    """Tell whether the list that a unit is in has a line on twin towns above it, or a column for them."""
    page = context.page
    at = bisect_left(page.unit_starts, unit.start)
    for earlier in reversed(page.units[max(0, at - 40) : at]):
        if earlier.section != unit.section:
            return False
        if page.lexicon.cue("twin").search(page.words(earlier)):
            return True
    return False


class _Signs:
    """What tells in one language that a list is the page's own, or that it says whose it is."""

    def __init__(self, lexicon: Lexicon) -> None:
        own = lexicon.cue("home_words").pattern
        endings = "|".join(map(re.escape, lexicon.everywhere("inflection", "genitives")))
        small = r"(?:[ \xa0]+[^\W\d_A-ZÅÄÖÆØÜ][\w-]*){0,2}[ \xa0]+"
        self.ours = re.compile(rf"(?:{own})(?:{endings})?{small}$", re.IGNORECASE)
        are = "|".join((*lexicon.pack.words("counts", "are"), *lexicon.pack.words("twins", "are"))) or "(?!)"
        self.equals = re.compile(rf"\W*(?:(?:\w+\W+){{0,2}}(?:{are})(?:\W+\w+){{0,1}}\W*)?", re.IGNORECASE)
        self.are = re.compile(rf"^\W*(?:{are})\W", re.IGNORECASE)
        self.apart = re.compile(rf"\b{alternatives(lexicon.pack.words('twins', 'apart')).pattern}\s+$", re.IGNORECASE)
        self.joined = lexicon.cue("with")
        self.between = lexicon.cue("between")
        self.suffixes = lexicon.pack.words("twins", "own_suffix") or ("\x00",)


@cache
def _signs(lexicon: Lexicon) -> _Signs:
    return _Signs(lexicon)
