"""Which names mean the same thing within one document."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from vanort.extraction.coreference.aliases import possible_short_forms, town_part
from vanort.extraction.layout.units import Page, unit_at
from vanort.extraction.lexicon.authority_names import core, stem
from vanort.extraction.lexicon.gazetteer import flatten
from vanort.extraction.lexicon.genitives import without_genitive
from vanort.extraction.lexicon.legal_forms import without_legal_form
from vanort.extraction.lexicon.lexicon import HEAD_KINDS, Lexicon
from vanort.extraction.mentions.acronyms import is_acronym
from vanort.extraction.mentions.inflected_names import in_small_letters, nominative, own_town
from vanort.extraction.mentions.mentions import Mention, in_order
from vanort.languages.pack import alternatives
from vanort.support.letters import plain_letters

BODIES = frozenset({"Organisation", "Company", "University", "GovernmentAgency", "Network", "Programme"})
AUTHORITIES = frozenset({"Municipality", "Region"})
ACTORS = BODIES | AUTHORITIES
_STEM = 3  # letters that the forms of a country's name share; so short a word is a code: "Fin"
_TWO = 2
_BLANKS = re.compile(r"\s+")
_BROKEN = re.compile(r"-\s*\n\s*")


@dataclass(eq=False)
class Entity:
    """A thing that a document names; `label` is its fullest name, `mentions` may be empty."""

    id: str
    kind: str
    label: str
    mentions: list[Mention] = field(default_factory=list)
    parties: tuple[Entity, ...] = ()


def group(page: Page, mentions: Sequence[Mention]) -> list[Entity]:
    """Put the mentions of each thing together; return entities in the order of their first mention."""
    keys: dict[tuple[str, str], Entity] = {}
    entities: list[Entity] = []
    for mention in mentions:
        key = (_group_kind(mention.kind), _key(page, mention))
        if key not in keys:
            keys[key] = Entity(f"e{len(entities) + 1}", mention.kind, "", [])
            entities.append(keys[key])
        keys[key].mentions.append(mention)
    entities = _join_aliases(page, entities)
    for number, entity in enumerate(entities, 1):
        entity.id = f"e{number}"
        entity.kind = _kind(entity)
        entity.label = _label(page, entity)
    return entities


def _group_kind(kind: str) -> str:
    if kind in {"Municipality", "Place"}:
        return "Municipality"
    return "body" if kind in BODIES else kind


def _known_core(page: Page, text: str) -> str:
    """Return the usual form of the town that a name begins with, empty where none is known."""
    from vanort.extraction.lexicon.gazetteer import find_known

    if text and (own := own_town(text.split()[0], page.lexicon)):
        return own
    hits = [hit for hit in find_known(text, flatten(text), page.lexicon.pack) if hit.start == 0]
    towns = [hit for hit in hits if hit.entry.kind in {"Municipality", "City"} and not hit.entry.oblique]
    return max((hit.entry.name for hit in towns), key=len, default="")


def _key(page: Page, mention: Mention) -> str:
    text = page.text[mention.start : mention.end]
    if mention.kind in {"Municipality", "Place", "Region"}:
        if mention.kind == "Region" and (other := _other_authority(page.lexicon).match(text)):
            return f"{other.group().lower()} {core(text, page.lexicon)}"
        if page.lexicon.pack.data.get("inflection", {}).get("stems") and (known := _known_core(page, text)):
            return plain_letters(known)
        if mention.tier == "place" and mention.name.islower():
            return plain_letters(mention.name)  # an authority's bare name, its endings taken off where it was found
        return plain_letters(core((mention.name if mention.tier == "place" else "") or text, page.lexicon))
    if mention.kind == "Country":
        return mention.code or text.lower()
    if mention.kind in {"SDG", "Project"}:
        return re.sub(r"[\W_]+", "", (mention.name or text).lower())
    if mention.kind == "Amount":
        return str(mention.start)
    low = _BLANKS.sub(" ", (mention.name or text).lower()).replace("- ", "-")
    return stem(low, page.lexicon) if mention.kind in BODIES and not mention.name else low


@cache
def _other_authority(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of the words for an authority that is not the same as the other one of its area."""
    return alternatives(lexicon.everywhere("names", "other_authority"), whole=False)


def _join_aliases(page: Page, entities: list[Entity]) -> list[Entity]:
    parent: dict[int, Entity] = {id(entity): entity for entity in entities}

    def root(entity: Entity) -> Entity:
        while parent[id(entity)] is not entity:
            entity = parent[id(entity)]
        return entity

    def join(first: Entity, second: Entity) -> None:
        a, b = root(first), root(second)
        if a is not b:
            if (b.mentions[0].start if b.mentions else 0) < (a.mentions[0].start if a.mentions else 0):
                a, b = b, a
            parent[id(b)] = a

    of_mention = {mention: entity for entity in entities for mention in entity.mentions}
    ordered = sorted(of_mention, key=in_order)
    for first, second in itertools.pairwise(ordered):
        between = page.text[first.end : second.start]
        same_sort = _group_kind(first.kind) == _group_kind(second.kind)
        if not same_sort or first.kind in {"Country", "SDG", "Amount", "Person"} or len(between) > 45:
            continue
        bracket = (
            re.fullmatch(r"[\"”»]?\s*[(,]\s*(?:\w+ ){0,3}", between) and page.text[second.end : second.end + 1] in ")"
        )
        known_as = page.lexicon.project.get("alias")
        alias = known_as and re.fullmatch(r"[\"”]?,?\s*\(?.{2,30}\s*", between) and known_as.search(between)
        one, other = page.text[first.start : first.end], page.text[second.start : second.end]
        if (
            alias
            or (
                bracket
                and "(" in between
                and (
                    is_acronym(one, other)
                    or first.kind in BODIES
                    or (first.kind == "Project" and between.strip() == "(" and _spelled_out(one, other))
                    or (first.kind == "Municipality" and first.kind == second.kind)
                )
            )
            or (bracket and is_acronym(one, other))
        ):
            join(of_mention[first], of_mention[second])
    by_sort: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        by_sort[_group_kind(entity.mentions[0].kind)].append(entity)
    for sort in ("body", "Project", "Municipality"):
        names = [page.text[m.start : m.end] for m in (entity.mentions[0] for entity in by_sort[sort])]
        for short, long in possible_short_forms(names, sort, page.lexicon):
            shorter, longer = by_sort[sort][short], by_sort[sort][long]
            if _short_for(page, shorter, longer, sort):
                join(shorter, longer)
    _join_regions(page, by_sort, join)
    _join_towns(page, by_sort["Municipality"], join)
    merged: dict[int, Entity] = {}
    for entity in entities:
        top = root(entity)
        if id(top) in merged and entity is not top:
            merged[id(top)].mentions.extend(entity.mentions)
        elif id(top) not in merged:
            merged[id(top)] = top
            if entity is not top:
                top.mentions.extend(entity.mentions)
    for entity in merged.values():
        entity.mentions.sort()
    return list(merged.values())


def _spelled_out(one: str, other: str) -> bool:
    """Tell whether of two titles one is a word with capitals and the other what it stands for.

    >>> _spelled_out("GreenPort", "Cleaner harbours for northern towns"), _spelled_out("Green Port", "Blue Port")
    (True, False)
    """
    short, long = sorted((one, other), key=len)
    return " " not in short and sum(letter.isupper() for letter in short) > 1 and len(long.split()) > 1


def _short_for(page: Page, entity: Entity, other: Entity, sort: str) -> bool:
    short = page.text[entity.mentions[0].start : entity.mentions[0].end]
    long = page.text[other.mentions[0].start : other.mentions[0].end]
    if len(short) >= len(long):
        return False
    if sort == "Municipality":
        return (
            long[: len(short)].lower() == short.lower() and town_part(page.lexicon).match(long, len(short)) is not None
        )
    words = long.split()
    if sort == "body":
        if entity.mentions[0].kind == "Programme" or other.mentions[0].kind == "Programme":
            return False
        same = without_genitive(words[0], page.lexicon).lower() == without_genitive(short, page.lexicon).lower()
        whole_first = same and len(short) >= 3
        spread = short.isupper() and len(short) >= 3 and is_acronym(long, short)
        named = without_legal_form(long, page.lexicon).lower() == short.lower()
        return len(words) > 1 and ((whole_first and _alone(page, entity)) or spread or named)
    if _in_heading(page, entity) and _in_heading(page, other):
        return False
    pieces = [piece.strip().lower() for piece in re.split(r"\s[–-]\s|[:;(]", long)]
    low = short.lower().strip()
    suffix = len(low.split()) >= 2 and long.lower().endswith(" " + low)
    return low in pieces or suffix or (short.isupper() and len(short) >= 3 and is_acronym(long, short))


def _in_heading(page: Page, entity: Entity) -> bool:
    units = (unit_at(page, mention.start) for mention in entity.mentions)
    return any(unit is not None and unit.kind == "heading" for unit in units)


def _alone(page: Page, entity: Entity) -> bool:
    return all(page.text[m.start : m.end][0].isupper() for m in entity.mentions)


def _told_region(mention: Mention) -> bool:
    """Tell whether the text itself says that a name is a region's: "provinsen An Giang", not a list."""
    return mention.tier == "head" or (mention.tier == "place" and not mention.name)


def _join_regions(page: Page, by_sort: dict[str, list[Entity]], join: object) -> None:
    """A town and the county of the same name are one thing where the text gives the county its full name."""
    regions = {_key(page, m): entity for entity in by_sort["Region"] for m in entity.mentions if _told_region(m)}
    for entity in by_sort["Municipality"]:
        key = _key(page, entity.mentions[0])
        if key in regions and not any(m.tier == "head" for m in entity.mentions):
            join(regions[key], entity)  # type: ignore[operator]


def _join_towns(page: Page, entities: Sequence[Entity], join: object) -> None:
    """Two names of one town are one thing: "Danzig" and "Gdańsk", "Åbo" and "Turku"."""
    towns = {hit.start: hit.entry.town for hit in page.known if hit.entry.town}
    first: dict[str, Entity] = {}
    for entity in entities:
        found = {town for m in entity.mentions if not m.weak and (town := towns.get(m.start))}
        for town in found if len(found) == 1 else ():
            if (other := first.setdefault(town, entity)) is not entity:
                join(other, entity)  # type: ignore[operator]


def _kind(entity: Entity) -> str:
    order = {"head": 0, "known": 0, "title": 0, "person": 0, "goal": 0, "money": 0, "place": 1, "guess": 2, "mask": 3}
    return min(entity.mentions, key=lambda m: (order[m.tier], m.kind == "Organisation", m.start)).kind


def _label(page: Page, entity: Entity) -> str:
    """Return the fullest name, line breaks mended, without an ending where the text has it without one, too."""
    if entity.kind == "SDG":
        number = entity.mentions[0].name
        return "Agenda 2030" if number == "agenda" else f"SDG {number}"
    said = (mended(called(page, m)) for m in entity.mentions)
    inflects = entity.kind in ACTORS or entity.kind == "Place"
    names = {nominative(name, page.lexicon) if inflects else name for name in said}
    if entity.kind in AUTHORITIES:
        names = {in_small_letters(name, page.lexicon) for name in names}
        names = _of_first_name(page, entity, names)
    plain = {name for name in names if page.lexicon.base(name) == name or page.lexicon.base(name) not in names}
    return min(plain or names, key=lambda name: (name.isupper() and len(name) > 6, -len(name), name))


def _of_first_name(page: Page, entity: Entity, names: set[str]) -> set[str]:
    """Return the forms of the name that a page gives a town first, where it gives it another one, too: "Åbo" and "Turku"."""
    towns = {hit.start: flatten(hit.entry.name) for hit in page.known if hit.entry.town}
    known = [towns[m.start] for m in entity.mentions if m.start in towns]
    if len(set(known)) < _TWO:
        return names
    first = known[0]
    return {name for name in names if flatten(name).startswith(first)} or names


def called(page: Page, mention: Mention) -> str:
    """Return the words of a mention; a person's or country's name as it is alone, where the text turns it round or changes its end."""
    text = page.text[mention.start : mention.end]
    inflected = mention.kind == "Country" and text[:_STEM].lower() == mention.name[:_STEM].lower() and len(text) > _STEM
    return mention.name if mention.name and (inflected or mention.kind == "Person") else text


def mended(name: str) -> str:
    r"""Return a name on one line.

    >>> mended("Nyberg-\nHaddad"), mended("Lunds\nkommun")
    ('Nyberg-Haddad', 'Lunds kommun')
    """
    return _BLANKS.sub(" ", _BROKEN.sub("-", name) if "\n" in name else name)


__all__ = ["ACTORS", "AUTHORITIES", "BODIES", "HEAD_KINDS", "Entity", "called", "group"]
