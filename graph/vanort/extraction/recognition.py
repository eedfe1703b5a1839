"""All mentions of a page: every finder run, the strongest kept where they overlap, the open ones decided."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from vanort.extraction.addresses import WEB, Address, find_addresses
from vanort.extraction.amounts import find_amounts
from vanort.extraction.goal_mentions import find_goals
from vanort.extraction.mentions import Mention, without_overlaps
from vanort.extraction.names import find_names
from vanort.extraction.page import Page, Unit
from vanort.extraction.people import find_people
from vanort.extraction.places import find_places
from vanort.extraction.projects import find_titles, occurrences


def recognise(page: Page) -> tuple[list[Mention], list[Address]]:
    """Return the mentions of a page in the order of the text, and its addresses."""
    addresses = find_addresses(page)
    masks = [Mention(a.start, a.end, "Address", "mask") for a in addresses]
    masks += [Mention(m.start(), m.end(), "Address", "mask") for m in WEB.finditer(page.text)]
    fixed = [*masks, *find_goals(page), *find_amounts(page)]
    names = [mention for unit in page.units for mention in find_names(page, unit)]
    first = without_overlaps([*fixed, *find_places(page), *names])
    first = _judged(page, first)
    people = list(find_people(page, addresses, first))
    titles = find_titles(page, [*first, *people])
    found = without_overlaps([*fixed, *people, *occurrences(page, titles), *first])
    found = [*found, *_short_names(page, found)]
    return [m for m in sorted(_decided(page, found)) if m.kind not in {"Address", "?"}], addresses


def _judged(page: Page, mentions: list[Mention]) -> list[Mention]:
    """Drop weak places without evidence: a country beside them, a place word before, the name again elsewhere."""
    strong = {_low(page, m) for m in mentions if not m.weak and m.kind in {"Municipality", "Region"}}
    kept = []
    for mention in mentions:
        if mention.weak and mention.kind == "Municipality" and _low(page, mention) not in strong:
            if not _has_evidence(page, mention):
                continue
            mention = replace(mention, weak=False)
        kept.append(mention)
    return kept


def _low(page: Page, mention: Mention) -> str:
    return page.lexicon.base(page.text[mention.start : mention.end].lower())


def _has_evidence(page: Page, mention: Mention) -> bool:
    after = page.text[mention.end : mention.end + 40]
    before = page.flat[max(0, mention.start - 20) : mention.start]
    if any(m.end() >= len(before.rstrip()) for m in page.lexicon.locative.finditer(before.rstrip())):
        return True
    unit = unit_at(page, mention.start)
    if unit and unit.kind in {"row", "item"} and mention.start <= unit.start + 4:
        return True
    country = re.match(r"\s*[,(]\s*(?:[a-zåäöæø]+\s)?([A-ZÅÄÖÆØ][^\W\d_]+)", after)
    return bool(country and _is_country(page, country[1]))


def _is_country(page: Page, word: str) -> bool:
    from vanort.extraction.gazetteer import find_known, flatten

    return any(hit.entry.kind == "Country" for hit in find_known(word, flatten(word), page.lexicon.pack))


def unit_at(page: Page, offset: int) -> Unit | None:
    """Return the unit that holds an offset."""
    from bisect import bisect_right

    index = bisect_right([unit.start for unit in page.units], offset) - 1
    return page.units[index] if index >= 0 and offset < page.units[index].end else None


def _short_names(page: Page, found: list[Mention]) -> list[Mention]:
    """Yield first names that stand alone, of people whom the text names in full elsewhere."""
    covered = {at for m in found if m.kind != "?" for at in range(m.start, m.end)}
    firsts = {page.text[m.start : m.end].split()[0]: page.text[m.start : m.end] for m in found if m.kind == "Person"}
    extra = []
    for first, full in firsts.items():
        for match in re.finditer(rf"(?<!\w){re.escape(first)}(?!\w)", page.text):
            if len(first) > 2 and not covered.intersection(range(*match.span())):
                extra.append(Mention(match.start(), match.end(), "Person", "person", full))
    return extra


def _decided(page: Page, mentions: list[Mention]) -> list[Mention]:
    """Give names of unknown kind one by where they stand, or leave them out."""
    counts = Counter(page.text[m.start : m.end] for m in mentions if m.kind == "?")
    spans = {(m.start, m.end) for m in mentions if m.kind != "?"}
    decided = []
    for mention in mentions:
        if mention.kind == "?":
            if any(a < mention.end and mention.start < b for a, b in spans):
                continue
            mention = replace(mention, kind=_guess(page, mention, counts))
        decided.append(mention)
    return decided


def _guess(page: Page, mention: Mention, counts: Counter[str]) -> str:
    text = page.text[mention.start : mention.end]
    unit = unit_at(page, mention.start)
    if unit is None or unit.kind == "heading":
        return "?"
    words = text.split()
    low = text.lower()
    if text.isupper() and 3 <= len(text) <= 8 and not re.search(r"\d", text) and not page.words(unit).isupper():
        return "Organisation"
    if low in page.lexicon.not_names or low in page.lexicon.stopwords:
        return "?"
    initial = mention.start <= unit.start + 3 or re.search(r"[.:!?\"”»]\s*$", page.text[unit.start : mention.start])
    listed = _in_list(page, unit, mention)
    nouns = bool(page.lexicon.pack.data.get("nouns_capitalised"))
    if re.search(r"[a-zåäö][A-ZÅÄÖ]", text) and not initial:
        return "Organisation"
    before = page.flat[max(0, mention.start - 20) : mention.start].rstrip()
    if not initial and any(m.end() == len(before) for m in page.lexicon.locative.finditer(before)) and len(words) < 3:
        return "Place" if not nouns or len(words) > 1 else "?"
    if listed:
        return "Organisation"
    if len(words) > 1 and not initial and not nouns:
        return "Organisation"
    return "?"


def _in_list(page: Page, unit: Unit, mention: Mention) -> bool:
    """Tell whether a name stands in a field or row of partners, funders or leaders."""
    labels = page.lexicon.labels
    for key in ("partner", "coordinator", "funder"):
        if unit.kind in {"field", "row"} and (pattern := labels.get(key)) and pattern.search(unit.label):
            return mention.start >= unit.value
    return False
