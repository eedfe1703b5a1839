"""Whose page it is: the authority that speaks on it and whose projects it tells of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from vanort.extraction.entities import AUTHORITIES, Entity, core
from vanort.extraction.mentions import Mention, mentions_between
from vanort.extraction.page import Page
from vanort.extraction.people import plain_letters

_HOST = re.compile(r"(?<![\w.-])[\w.-]+\.(?:se|no|dk|fi|de|org|com|eu|uk|ee|lv)\b")
_OPENING = 6
_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})


def find_home(page: Page, entities: Sequence[Entity], ordered: Sequence[Mention]) -> Entity | None:
    """Return the authority whose page it is: in the head or foot, in web and e-mail addresses, and most often named.

    `ordered` are all mentions of the page in the order of its text.
    """
    text = page.text
    dotted = " ".join(word for word in text.lower().split() if "." in word)
    hosts = _openings(plain_letters(" ".join(_HOST.findall(dotted))))
    publisher = plain_letters(page.document.publisher.lower())
    scores: Counter[Entity] = Counter()
    for entity in entities:
        if entity.kind not in AUTHORITIES:
            continue
        scores[entity] += min(len(entity.mentions), 6)
        stem = plain_letters(re.sub(r"\W.*", "", entity.label)) if entity.label else ""
        for mention in entity.mentions:
            words = core(text[mention.start : mention.end], page.lexicon)
            spelled = {plain_letters(words)[:_OPENING], plain_letters(words.translate(_SPELLED))[:_OPENING]}
            if spelled & hosts:
                scores[entity] += 3
                break
        if any(m.start < 250 for m in entity.mentions) or any(m.end > len(text) - 150 for m in entity.mentions):
            scores[entity] += 2
        if any(m.tier == "head" for m in entity.mentions):
            scores[entity] += 2
        if stem and len(stem) > 3 and stem in publisher:
            scores[entity] += 8
        if any(
            m.code == page.lexicon.pack.data.get("phone_region") or m.code.startswith("se-") for m in entity.mentions
        ):
            scores[entity] += 1
        if any(_is_abroad(page, ordered, mention) for mention in entity.mentions):
            scores[entity] -= 3
    if (publisher_body := _body_in_head(page, entities)) is not None:
        return publisher_body
    if not scores:
        return None
    best = max(scores, key=lambda entity: (scores[entity], -entity.mentions[0].start))
    return best if scores[best] >= 4 else None


def _body_in_head(page: Page, entities: Sequence[Entity]) -> Entity | None:
    """Return the body whose name is the whole first line, as a school's or a utility's own page begins."""
    first = page.text[: page.text.find("\n")].strip(" #*\xa0")
    for entity in entities:
        named = any(page.text[m.start : m.end] == first and m.start < 40 for m in entity.mentions)
        if named and entity.kind in {"Company", "Organisation", "University"}:
            return entity
    return None


def _openings(hosts: str) -> set[str]:
    """Return the first three to six letters of each word in web and e-mail addresses."""
    starts = [match.start() for match in re.finditer(r"(?<![a-z])(?=.)", hosts)]
    return {hosts[at : at + length] for at in starts for length in range(3, _OPENING + 1) if at + length <= len(hosts)}


def _is_abroad(page: Page, ordered: Sequence[Mention], mention: Mention) -> bool:
    """Tell whether a country stands right behind a name that is not the country of the page's language."""
    after = [m for m in mentions_between(ordered, mention.end, mention.end + 4) if m.kind == "Country"]
    own = page.lexicon.pack.data.get("phone_region")
    return bool(after) and after[0].code != own and page.text[mention.end : after[0].start].strip() in {",", "("}
