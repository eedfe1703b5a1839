"""Whose page it is: the authority that speaks on it and whose projects it tells of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from vanort.extraction.coreference.grouping import AUTHORITIES, Entity
from vanort.extraction.layout.units import Page, unit_at
from vanort.extraction.lexicon.authority_names import core
from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.extraction.mentions.mentions import Mention, mentions_between
from vanort.languages.pack import alternatives
from vanort.support.letters import in_two_letters, plain_letters

_OPENING = 6  # letters of a name that an address is compared by
_MASTHEAD, _HEAD, _FOOT = 60, 250, 150  # characters from the beginning of a page, and from its end
# Points that speak for an authority, set by hand: whom the page is published by is nearly told, how often it is named is not.
_OFTEN = 6  # mentions: more of them say no more
_PUBLISHES, _IN_ADDRESS, _SPEAKS, _NAMED_IN_FULL, _AT_THE_EDGE, _ABROAD, _FOREIGN = 8, 3, 3, 2, 2, -3, -2
_ENOUGH = 4  # points
_STEM = 3  # letters: a shorter name is found in any publisher's
_PAGE = 300  # characters: a shorter text is of nobody's page
_SPEAKERS = frozenset({"Organisation", "Company", "University", "Network"})
_WORD_BEHIND = re.compile(r"[ \xa0]([^\W\d_A-ZÅÄÖÆØÜ]+)[ \xa0]")


@cache
def _host(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of the name of a site, or of what stands behind the sign in an e-mail address."""
    return re.compile(
        rf"(?<![\w.-])[\w.-]+\.(?:{'|'.join(lexicon.everywhere('addresses', 'domains'))})\b|(?<=@)[\w.-]+\.[a-z]{{2,}}\b"
    )


def find_home(page: Page, entities: Sequence[Entity], ordered: Sequence[Mention]) -> Entity | None:
    """Return the authority whose page it is: in the head or foot, in web and e-mail addresses, and most often named.

    `ordered` are all mentions of the page in the order of its text.
    """
    text = page.text
    dotted = " ".join(word for word in text.lower().split() if "." in word)
    hosts = _openings(plain_letters(" ".join(_host(page.lexicon).findall(dotted))))
    publisher = plain_letters(page.document.publisher.lower())
    scores: Counter[Entity] = Counter()
    for entity in entities:
        if entity.kind not in AUTHORITIES:
            continue
        scores[entity] += min(len(entity.mentions), _OFTEN)
        stem = plain_letters(re.sub(r"\W.*", "", entity.label)) if entity.label else ""
        for mention in entity.mentions:
            words = core(text[mention.start : mention.end], page.lexicon)
            spelled = {plain_letters(words)[:_OPENING], plain_letters(in_two_letters(words))[:_OPENING]}
            if spelled & hosts:
                scores[entity] += _IN_ADDRESS
                break
        if any(m.start < _HEAD for m in entity.mentions) or any(m.end > len(text) - _FOOT for m in entity.mentions):
            scores[entity] += _AT_THE_EDGE
        scores[entity] += any(m.start < _MASTHEAD for m in entity.mentions)
        if any(m.tier == "head" for m in entity.mentions):
            scores[entity] += _NAMED_IN_FULL
        if any(_own_heads(page.lexicon).search(text, m.start, m.end) for m in entity.mentions):
            scores[entity] += _NAMED_IN_FULL
        if stem and len(stem) > _STEM and stem in publisher:
            scores[entity] += _PUBLISHES
        if len(text) > _PAGE and _is_foreign(page, entity):
            scores[entity] += _FOREIGN
        if any(
            m.code == page.lexicon.pack.data.get("phone_region") or m.code.startswith("se-") for m in entity.mentions
        ):
            scores[entity] += 1
        if any(_is_abroad(page, ordered, mention) for mention in entity.mentions):
            scores[entity] += _ABROAD
        elif any(_is_subject(page, mention) for mention in entity.mentions):
            scores[entity] += _SPEAKS
    best = max(scores, key=lambda entity: (scores[entity], -entity.mentions[0].start), default=None)
    return best if best is not None and scores[best] >= _ENOUGH else find_speaker(page, entities)


def find_speaker(page: Page, entities: Sequence[Entity]) -> Entity | None:
    """Return the association or company whose name is the page's first line, and who says "we" on it."""
    first = page.text.lstrip("# \n").split("\n", 1)[0].strip()
    for entity in entities:
        if entity.kind in _SPEAKERS and any(page.text[m.start : m.end] == first for m in entity.mentions):
            return entity
    return None


@cache
def _own_heads(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the words for a municipality or region in the page's own language."""
    places, kinds = ("before", "after"), ("Municipality", "Region")
    return alternatives(word for place in places for kind in kinds for word in lexicon.pack.words("heads", place, kind))


def _openings(hosts: str) -> set[str]:
    """Return the first three to six letters of each word in web and e-mail addresses."""
    starts = [match.start() for match in re.finditer(r"(?<![a-z])(?=.)", hosts)]
    return {
        hosts[at : at + length] for at in starts for length in range(_STEM, _OPENING + 1) if at + length <= len(hosts)
    }


def _is_subject(page: Page, mention: Mention) -> bool:
    """Tell whether a sentence opens with a name and goes on about it: "Hof has two twin towns: …", not "Hof and Kose are …"."""
    unit = unit_at(page, mention.start)
    if unit is None or unit.kind != "sentence" or mention.start != unit.start:
        return False
    verb = _WORD_BEHIND.match(page.text, mention.end, unit.end)
    return verb is not None and not page.lexicon.conjunction.fullmatch(verb[1])


def _is_foreign(page: Page, entity: Entity) -> bool:
    """Tell whether a town is one of another country than the page's language; pages in English may be anybody's."""
    if any(m.tier == "head" for m in entity.mentions):
        return False
    own = str(page.lexicon.pack.data.get("phone_region", "")).lower()
    codes = {m.code[:2].lower() for m in entity.mentions if m.code}
    return page.lexicon.pack is not page.lexicon.english and bool(codes) and own not in codes


def _is_abroad(page: Page, ordered: Sequence[Mention], mention: Mention) -> bool:
    """Tell whether a country stands right behind a name that is not the country of the page's language."""
    after = [m for m in mentions_between(ordered, mention.end, mention.end + 4) if m.kind == "Country"]
    own = page.lexicon.pack.data.get("phone_region")
    return bool(after) and after[0].code != own and page.text[mention.end : after[0].start].strip() in {",", "("}
