"""All mentions of a page: every finder run, the strongest kept where they overlap, the open ones decided."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from vanort.extraction.coreference.bare_names import bare_names
from vanort.extraction.coreference.short_forms import short_forms, short_names
from vanort.extraction.layout.tables import Row, find_rows, is_head
from vanort.extraction.layout.units import Page, Unit, unit_at
from vanort.extraction.lexicon.word_lists import is_english
from vanort.extraction.mentions.addresses import Address, find_addresses
from vanort.extraction.mentions.amounts import find_amounts
from vanort.extraction.mentions.counted_lists import in_counted_list
from vanort.extraction.mentions.country_codes import find_country_codes
from vanort.extraction.mentions.goal_mentions import find_goals, opened_by
from vanort.extraction.mentions.joints import joints
from vanort.extraction.mentions.mentions import Mention, cover, in_order, without_overlaps
from vanort.extraction.mentions.names import find_names
from vanort.extraction.mentions.pair_lines import in_pair
from vanort.extraction.mentions.people import find_people, surnames
from vanort.extraction.mentions.places import find_places
from vanort.extraction.mentions.role_names import is_role, opens_role
from vanort.extraction.mentions.told_kinds import kinds_by_frame
from vanort.extraction.mentions.unlisted_places import is_noun_of_country, stands_with_country
from vanort.extraction.mentions.weak_places import believed
from vanort.extraction.titles.find import find_titles
from vanort.extraction.titles.occurrences import occurrences

_PARTY = re.compile(r"[A-ZÅÄÖÆØ]{1,2}")  # "Ann Berg (C)": the party of somebody, no employer


def recognise(page: Page) -> tuple[list[Mention], list[Address]]:
    """Return the mentions of a page in the order of the text, and its addresses."""
    addresses, web = find_addresses(page)
    masks = [Mention(a.start, a.end, "Address", "mask") for a in addresses]
    masks += [Mention(start, end, "Address", "mask") for start, end in web]
    goals = list(find_goals(page))
    inside = opened_by(goals, goals)
    covering = set(inside)
    fixed = [*masks, *(goal for goal in goals if goal not in covering), *find_amounts(page)]
    names = [mention for unit in page.units if not is_head(page, unit) for mention in find_names(page, unit)]
    twin = page.lexicon.cue("twin")  # "The twinning with Hof" opens with a word, not with a town
    names = [
        name
        for name in names
        if not (is_noun_of_country(page, name) or twin.fullmatch(page.text[name.start : name.end]))
    ]
    places = [
        place for place in find_places(page) if not ((unit := unit_at(page, place.start)) and is_head(page, unit))
    ]
    headed = {(name.start, name.end) for name in names if name.tier == "place"}  # "the town of Bath"
    places = [replace(place, weak=False) if (place.start, place.end) in headed else place for place in places]
    places += find_country_codes(page, [*places, *names])
    first = without_overlaps([*fixed, *(named for named in (*places, *names) if not opens_role(page, named))])
    # A name that only gave way to a place in it which is none stands again: "Roots" is a town, too, and not in "Urban Roots".
    first = without_overlaps([*believed(page, first), *names])
    people = list(find_people(page, addresses, first))
    titles = find_titles(page, [*first, *people])
    found = without_overlaps([*fixed, *people, *occurrences(page, titles), *_wider(page, first, names)])
    found = without_overlaps([*found, *bare_names(page, found)])
    lone = surnames(page, found)
    found = [m for m in found if not (m.tier == "place" and page.text[m.start : m.end] in lone)]
    found = [*found, *short_names(page, found)]
    found = [*found, *opened_by(inside, found)]
    return [m for m in sorted(_decided(page, found), key=in_order) if m.kind not in {"Address", "?"}], addresses


def _wider(page: Page, mentions: list[Mention], names: list[Mention]) -> list[Mention]:
    """Let a name of several words win over a place inside it: "Civic Tech Sweden" is not Sweden."""
    wider = []
    filled = set(_bodies_cells(page))
    for name in names:
        if name.kind != "?" or len(page.text[name.start : name.end].split()) < 2 or name.weak:
            continue
        left = max(0, bisect_left(mentions, name.start, key=lambda m: m.start) - 1)
        inside = [m for m in mentions[left : left + 12] if m.start < name.end and name.start < m.end]
        unit = unit_at(page, name.start)
        places = [m for m in inside if m.tier == "place"]
        if not inside or len(places) != len(inside) or unit is None or unit.kind == "heading":
            continue
        if any(m.start < name.start or m.end > name.end or (m.start, m.end) == (name.start, name.end) for m in inside):
            continue
        if any(page.lexicon.conjunction.search(page.text[name.start : m.start]) for m in inside):
            continue
        if (name.start, name.end) in filled:
            wider.append(replace(name, tier="head", kind="Organisation", weak=True))
            continue
        first_word = page.text[name.start : name.end].split()[0]
        leading = any(m.start == name.start for m in places)
        follows_place = any(m.end == name.end for m in places)
        if (follows_place and unit.opens_at(name.start)) or first_word.lower() in page.lexicon.not_names:
            continue
        if leading and len(places) == 1 and not _in_list(page, unit, name) and unit.opens_at(name.start):
            continue
        after = page.text[places[0].end : name.end].split()
        if leading and places[0].kind == "Country" and after and after[0].lower() in page.lexicon.connectors:
            continue
        upon = leading and after and after[0].lower() in page.lexicon.connectors and len(after) <= 3
        wider.append(replace(name, tier="head", kind="Municipality" if upon else "Organisation", weak=not upon))
    return without_overlaps([*wider, *mentions]) if wider else mentions


def _bodies_cells(page: Page) -> Iterator[tuple[int, int]]:
    """Yield where the words of each cell stand whose column holds bodies: what fills one is one name."""
    for row in find_rows(page):
        for key in ("partner", "coordinator", "body"):
            start, end = row.cells.get(key, (0, 0))
            words = page.text[start:end]
            yield start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def _decided(page: Page, mentions: list[Mention]) -> list[Mention]:
    """Give names of unknown kind one by where they stand, or leave them out; one sure place settles the others."""
    known = sorted((m for m in mentions if m.kind != "?"), key=in_order)
    covered = cover(known, len(page.text))
    open_ = [m for m in mentions if m.kind == "?" and 1 not in covered[m.start : m.end]]
    rows = {row.unit: row for row in find_rows(page)}
    settled: dict[str, str] = {}
    kinds = {}
    titles = {m.name or page.text[m.start : m.end]: m for m in known if m.kind == "Project"}
    extra = short_forms(page, open_, known, titles)
    open_ = [m for m in open_ if not any(e.start < m.end and m.start < e.end for e in extra)]
    framed = kinds_by_frame(page, sorted([*known, *extra, *open_], key=in_order), loosely=not titles)
    for mention in open_:
        kind = framed.get(mention) or _guess(page, mention, known, rows)
        kinds[mention] = kind
        text = page.text[mention.start : mention.end]
        if kind != "?":
            settled.setdefault(page.lexicon.base(text), kind)
    known = [replace(m, kind=framed[m]) if m.weak and m.kind == "Organisation" and m in framed else m for m in known]
    decided = [
        replace(
            m, kind=kinds[m] if kinds[m] != "?" else settled.get(page.lexicon.base(page.text[m.start : m.end]), "?")
        )
        for m in open_
    ]
    return [*known, *extra, *decided]


def _twinned_since(page: Page, unit: Unit, mention: Mention) -> bool:
    """Tell whether a name in a sentence on twin towns has the year of its own beside it: "Hvalseyri siden 1989"."""
    since = re.compile(rf"\s*[,(]?\s*(?:{page.lexicon.cue('since').pattern})\s+(?:19|20)\d\d", re.IGNORECASE)
    dated = since.match(page.text, mention.end, unit.end)
    return bool(dated and page.lexicon.cue("twin").search(page.text, unit.start, mention.start))


def _guess(page: Page, mention: Mention, known: list[Mention], rows: Mapping[Unit, Row]) -> str:
    text = page.text[mention.start : mention.end]
    unit = unit_at(page, mention.start)
    if unit is None:
        return "?"
    if (
        stands_with_country(page, unit, mention, known)
        or _twinned_since(page, unit, mention)
        or in_counted_list(page, unit, mention)
        or in_pair(page, unit, mention, known)
    ):
        return "Municipality"
    empty = unit.kind == "field" and text == unit.label and unit.value >= unit.end  # "Members:" and nothing behind it
    if unit.kind == "heading" or empty or is_role(page.lexicon, text) or is_role(page.lexicon, text.split()[-1]):
        return "?"
    party = _PARTY.fullmatch(text) or text in page.lexicon.everywhere("names", "parties")
    if party and page.text[mention.start - 1] + page.text[mention.end : mention.end + 1] == "()":
        return "?"
    words, low = text.split(), text.lower()
    if low in page.lexicon.not_names or low in page.lexicon.stopwords or page.lexicon.month.fullmatch(low):
        return "?"
    at = bisect_left(known, mention.start, key=lambda m: m.start)
    known = known[max(0, at - 12) : at + 12]
    country = next((m for m in known if m.kind == "Country" and 0 < m.start - mention.end < 7), None)
    if country and len(words) <= 3 and joints(page.lexicon).country.fullmatch(page.text[mention.end : country.start]):
        return (
            "Municipality" if unit.opens_at(mention.start) or page.lexicon.cue("twin").search(page.words(unit)) else "?"
        )
    if low in page.lexicon.words_like_places:
        return "?"
    before = page.flat[max(unit.start, mention.start - 90) : mention.start].rstrip(' "“”„»(')
    lexicon = page.lexicon
    row = rows.get(unit)
    if row is not None:
        columns = [row.cells[key] for key in ("partner", "coordinator", "funder") if key in row.cells]
        acts = any(left <= mention.start < right for left, right in columns)
        return "Organisation" if acts or (mention.start < row.first[1] and "partner" in row.cells) else "?"
    if _in_list(page, unit, mention):
        return "Organisation"
    for name in ("funded_after", "coordinator_after", "chain"):
        if any(len(before) - m.end() <= 4 for m in lexicon.cue(name).finditer(before)):
            return "Organisation"
    person = (
        []
        if words[0].lower() in lexicon.not_names
        else [m for m in known if m.kind == "Person" and m.end <= mention.start and mention.start - m.end <= 40]
    )
    if person and not lexicon.cue("person_role").match(
        page.text, min(mention.end + 1, unit.end)
    ):  # "Ann Berg\nInternational officer"
        between = page.text[person[-1].end : mention.start]
        if re.fullmatch(r"\s*[,(\n]\s*|\s*,[^,\n]{2,30},\s*", between) or joints(lexicon).employer.fullmatch(between):
            return "Organisation"
    initial = unit.opens_at(mention.start) or bool(re.search(r"[.:!?\"”»]\s*$", page.text[unit.start : mention.start]))
    acronym = text.isupper() and 3 <= len(text) <= 8 and not re.search(r"\d", text)
    if acronym and not page.words(unit).isupper():
        return "Organisation"
    if re.search(r"[a-zåäö][A-ZÅÄÖ]", text) and not initial:
        return "Organisation"
    if not initial and any(m.end() == len(before) for m in lexicon.locative.finditer(before)) and len(words) < 3:
        if len(words) == 1 and lexicon.pack is lexicon.english and is_english(text):
            return "?"
        return "Place" if not lexicon.pack.data.get("nouns_capitalised") or len(words) > 1 else "?"
    if lexicon.pack.data.get("nouns_capitalised"):
        return "?"
    if _tells_roles(page, unit) and not initial and (len(words) > 1 or _beside_actor(page, mention, known)):
        return "Organisation"
    return "?"


@lru_cache(maxsize=1_000)  # asked for each name of a unit
def _tells_roles(page: Page, unit: Unit) -> bool:
    """Tell whether a unit has a word of partners, leaders, funders or members."""
    words = page.words(unit)
    cues = ("partner", "coordinator_before", "funds_before", "member")
    return any(page.lexicon.cue(name).search(words) for name in cues)


def _beside_actor(page: Page, mention: Mention, known: list[Mention]) -> bool:
    """Tell whether a comma or conjunction joins a name to an actor."""
    joint = joints(page.lexicon).actor
    for other in known:
        if other.kind in {"Municipality", "Region", "Organisation", "Company", "University", "GovernmentAgency"}:
            left, right = sorted((other, mention))
            if 0 <= right.start - left.end < 30 and joint.fullmatch(page.text[left.end : right.start]):
                return True
    return False


def _in_list(page: Page, unit: Unit, mention: Mention) -> bool:
    """Tell whether a name stands in a field or row of partners, funders or leaders."""
    labels = page.lexicon.labels
    for key in ("partner", "coordinator", "funder"):
        if unit.kind in {"field", "row"} and (pattern := labels.get(key)) and pattern.search(unit.label):
            return mention.start >= unit.value
    return False
