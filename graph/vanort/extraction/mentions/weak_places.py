"""Which names of places a page means: those that are ordinary words, too, need evidence beside them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from vanort.extraction.layout.units import Page, unit_at
from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.extraction.mentions.joints import joints
from vanort.extraction.mentions.mentions import Mention
from vanort.extraction.mentions.pair_lines import in_pair
from vanort.extraction.mentions.told_kinds import kinds_by_frame
from vanort.languages.person_names import is_given_name


def believed(page: Page, mentions: list[Mention]) -> list[Mention]:
    """Drop weak places without evidence: a country beside them, a place word before, the name again elsewhere."""
    strong = {_low(page, m) for m in mentions if not m.weak and m.kind in {"Municipality", "Region"}}
    headed = {page.flat[m.start : m.end] for m in mentions if m.tier == "head" and m.kind in {"Municipality", "Region"}}
    framed = kinds_by_frame(page, mentions)
    strong |= {_low(page, m) for m in mentions if m.weak and is_located_name(page, m)}
    towns = [m for m in mentions if m.kind == "Municipality" and not m.weak]
    kept = []
    for mention in mentions:
        if mention.tier == "place" and mention.kind != "Country" and _in_label(page, mention):
            continue
        if mention.tier == "place" and page.lexicon.cue("person_title").fullmatch(_low(page, mention)):
            continue
        if mention.weak and mention.kind == "Municipality" and _low(page, mention) not in strong:
            month = page.lexicon.month.fullmatch(_low(page, mention))
            low = _low(page, mention)
            known = len(low) > 3 and any(name.startswith(low[: max(4, len(low) - 2)]) for name in headed)
            evident = known or mention in framed or _has_evidence(page, mention) or _beside_town(page, mention, towns)
            if month or not evident:
                continue
            mention = replace(mention, weak=False)
        kept.append(mention)
    return kept


def is_located_name(page: Page, mention: Mention) -> bool:
    """Tell whether a country beside a town's name shows that it is no first name there: "Florence in Italy"."""
    return (
        mention.tier == "place" and is_given_name(page.text[mention.start : mention.end]) and _is_located(page, mention)
    )


def _beside_town(page: Page, mention: Mention, towns: Sequence[Mention]) -> bool:
    """Tell whether a name that is no word or person's name is joined to a sure town: "Arvidsjaur och Mwanga"."""
    name = page.text[mention.start : mention.end]
    words = page.lexicon.words_like_places | page.lexicon.not_names | page.lexicon.stopwords
    if name.lower() in words or is_given_name(name) or name.isupper():
        return False
    unit = unit_at(page, mention.start)
    if unit is not None and in_pair(page, unit, mention, towns):
        return True
    at = bisect_left(towns, mention.start, key=lambda m: m.start)
    pairs = ((towns[at - 1], mention) if at else None, (mention, towns[at]) if at < len(towns) else None)
    gaps = (page.text[left.end : right.start] for left, right in filter(None, pairs))
    return any(gap[:1] == " " == gap[-1:] and page.lexicon.conjunction.fullmatch(gap.strip()) for gap in gaps)


def _in_label(page: Page, mention: Mention) -> bool:
    """Tell whether a place is only a word of a label: "Lead partner:"."""
    unit = unit_at(page, mention.start)
    if unit is None or unit.kind not in {"field", "row"} or mention.end > unit.value:
        return False
    return any(pattern.fullmatch(unit.label) for pattern in page.lexicon.labels.values())


def _low(page: Page, mention: Mention) -> str:
    return page.lexicon.base(page.text[mention.start : mention.end].lower())


def _has_evidence(page: Page, mention: Mention) -> bool:
    after = page.text[mention.end : mention.end + 40]
    capitals = page.text[mention.start : mention.end].isupper()
    if not capitals and page.word_before(page.lexicon.locative, mention.start):
        return True
    unit = unit_at(page, mention.start)
    begins = unit is not None and unit.opens_at(mention.start) and not re.match(r" [^\W\d_A-ZÅÄÖÆØÜ]", after)
    if not capitals and unit and unit.kind in {"row", "item"} and begins:
        return True
    if unit and unit.kind == "heading":
        after = re.sub(
            rf"^(?:(?:\s*,\s*|\s+(?:{page.lexicon.conjunction.pattern})\s+)[A-ZÅÄÖÆØ][^\W\d_]+)+(?=\s*\()", "", after
        )
    return _is_located(page, mention, after)


def _is_located(page: Page, mention: Mention, after: str = "") -> bool:
    country = joints(page.lexicon).located.match(after or page.text[mention.end : mention.end + 40])
    return bool(country and _is_country(page.lexicon, country[1]))


@lru_cache(maxsize=4096)
def _is_country(lexicon: Lexicon, word: str) -> bool:
    from vanort.extraction.lexicon.gazetteer import find_known, flatten

    return any(hit.entry.kind == "Country" for hit in find_known(word, flatten(word), lexicon.pack))
