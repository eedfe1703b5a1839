"""Rows of twin towns that no frame holds: "They are Hof and Kose", "besides Hof also Kose and Narva"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

from vanort.extraction.coreference.grouping import AUTHORITIES, Entity
from vanort.extraction.discourse.lists import coordinated
from vanort.extraction.discourse.sentence_context import ASSERTED, modality
from vanort.extraction.discourse.topics import Context
from vanort.extraction.layout.units import Page, Unit
from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.extraction.mentions.mentions import Mention
from vanort.extraction.relations.twin_owners import owner_of_list
from vanort.languages.pack import NEVER

_PLACES = frozenset({"Municipality", "Region", "Place"})
# Small words between a cue and its town: "besides the town of ".
_GAP = re.compile(r"\s?(?:[^\W\d_A-ZÅÄÖÆØÜ][\w-]*\s){0,2}")
_LONG = 24  # letters between a town and the next one of its row: ", who is ill, also"


Row = tuple[Entity | None, Sequence[Mention]]  # whose they are, and the towns


def row_pairs(context: Context, unit: Unit) -> list[tuple[Entity, Entity]]:
    """Return whose twin towns a sentence lists in one of these ways, each as a pair, the owner first; none elsewhere."""
    if unit.kind not in {"sentence", "item"}:
        return []
    towns = context.mentions_in(unit.start, unit.end, _PLACES)
    ways = (_of_pronoun, _of_owner, _beside)
    owner, row = next((found for way in ways if (found := way(context, unit, towns))), (None, ()))
    others = dict.fromkeys(context.entity(town) for town in row)
    return [(owner, other) for other in others] if owner is not None and owner not in others else []


def _of_pronoun(context: Context, unit: Unit, towns: list[Mention]) -> Row | None:
    """Read "They are Hof and Kose" behind a sentence that speaks of twin towns and names none but their owner."""
    page = context.page
    they = page.lexicon.cue("they_are").match(page.text, unit.start, unit.end)
    earlier = _before(page).get(unit)
    if they is None or earlier is None or earlier.kind != "sentence" or "\n\n" in page.text[earlier.end : unit.start]:
        return None
    twin = page.lexicon.cue("twin").search(page.text, earlier.start, earlier.end)
    row = [town for town in towns if town.start >= they.end()]
    if twin is None or not row or not _GAP.fullmatch(page.text[they.end() : row[0].start]):
        return None
    if modality(page, earlier, standing=True) != ASSERTED:
        return None
    return _owner(context, context.mentions_in(earlier.start, earlier.end, _PLACES)), coordinated(context, row, row[0])


def _of_owner(context: Context, unit: Unit, towns: list[Mention]) -> Row | None:
    """Read "Hof, Kose in Estonia and Narva are twin towns of Hull": each is Hull's, and none of another's."""
    page = context.page
    for twin in page.lexicon.cue("twin").finditer(page.text, unit.start, unit.end):
        of = _owned_by(page.lexicon).match(page.text, twin.end(), unit.end)
        behind = [town for town in towns if town.start >= twin.end()]
        row = [town for town in towns if town.end <= twin.start()]
        if of is None or not behind or not row or not _GAP.fullmatch(page.text[of.end() : behind[0].start]):
            continue
        if len(coordinated(context, behind, behind[0])) == 1:
            named = _named_beside(page, unit, towns)
            first = next((town for town in row if town is not named), row[0])
            listed = coordinated(context, [town for town in row if town is not named], first)
            whole = [*([named] if named in row else []), *listed]
            return (context.entity(behind[0]), whole) if len(whole) > 1 else None
    return None


def _beside(context: Context, unit: Unit, towns: list[Mention]) -> Row | None:
    """Read "Twin towns of Hull are, besides Hof, also Kose and Narva", and "Besides Hof, Hull's twin towns are Kose"."""
    page = context.page
    twin = page.lexicon.cue("twin").search(page.text, unit.start, unit.end)
    named = _named_beside(page, unit, towns) if twin else None
    if twin is None or named is None:
        return None
    others = [town for town in towns if town.start > max(named.end, twin.start())]
    if not others or (named.end > twin.start() and others[0].start - named.end > _LONG):
        return None
    row = coordinated(context, others, others[0])
    owners = [town for town in towns if town.start < others[0].start and town is not named]
    return _owner(context, owners), [named, *row]


def _named_beside(page: Page, unit: Unit, towns: list[Mention]) -> Mention | None:
    """Return the town that a sentence names as one beside those that it lists."""
    before, behind = _besides(page.lexicon)
    for town in towns:
        led = [
            m
            for m in before.finditer(page.text, unit.start, town.start)
            if _GAP.fullmatch(page.text[m.end() : town.start])
        ]
        if led or behind.match(page.text, town.end, unit.end):
            return town
    return None


def _owner(context: Context, towns: Sequence[Mention]) -> Entity | None:
    """Return the one authority among towns, else the body whose page it is; none where several stand there."""
    found = {context.entity(town) for town in towns if context.entity(town).kind in AUTHORITIES}
    return found.pop() if len(found) == 1 else None if found else owner_of_list(context)


@cache
def _owned_by(lexicon: Lexicon) -> re.Pattern[str]:
    """Return what stands behind a word for twin towns and before whose they are: "of", "till", "von"."""
    words = "|".join(lexicon.pack.words("twins", "owned_by"))
    return re.compile(rf"\s(?:{words})(?!\w)", re.IGNORECASE) if words else NEVER


@cache
def _besides(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what stands before a town that is named beside others, and what stands behind one."""
    before, behind = ("|".join(lexicon.pack.words("twins", key)) for key in ("besides", "besides_behind"))
    return (
        re.compile(rf"(?<!\w)(?:{before})(?!\w)", re.IGNORECASE) if before else NEVER,
        re.compile(rf"\s(?:{behind})(?!\w)", re.IGNORECASE) if behind else NEVER,
    )


@lru_cache(maxsize=8)
def _before(page: Page) -> dict[Unit, Unit]:
    """Return the unit before each one."""
    return {unit: earlier for earlier, unit in pairwise(page.units)}
