"""Sentences that a frame of the language fits: which names stand in its two gaps, and what kinds that makes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from vanort.extraction.layout.units import Page, Unit
from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.extraction.mentions.mentions import Mention, mentions_between
from vanort.extraction.mentions.person_signs import NONE, person_signs
from vanort.languages.frames import COUNTRY, NAME

_BODIES = frozenset({"Organisation", "Company", "University", "GovernmentAgency", "Network", "Municipality", "Region"})
_TOWNS = frozenset({"Municipality", "Region", "Place"})
# What may stand in {A} and {B} of each relation.
GAPS = {
    "twinned": (_TOWNS, _TOWNS),
    "cooperates": (_TOWNS - {"Place"}, _TOWNS - {"Place"}),
    "partner": (_BODIES, frozenset({"Project"})),
    "leads": (_BODIES, frozenset({"Project"})),
    "funds": (_BODIES | {"Programme"}, frozenset({"Project"})),
    "member": (_BODIES, frozenset({"Network", "Organisation"})),
    "located": (_BODIES | _TOWNS, frozenset({"Country"})),
}
_SHORTEST = 3  # letters of a title that stands without the word for a project
_LONGEST = 3  # words of the name of a town
_INNER_CAPITAL = re.compile(r"[^\W\d_A-ZÅÄÖÆØÜ][A-ZÅÄÖÆØÜ]|\d")
_ACRONYM = re.compile(r"[A-ZÅÄÖÆØÜ]{2,8}")


@dataclass(frozen=True)
class Framed:
    """A frame where it fits: the relation, and the mentions in its gaps; `together` where both gaps are one row of names."""

    relation: str
    a: tuple[Mention, ...]
    b: tuple[Mention, ...]
    together: bool


def framed(page: Page, unit: Unit, mentions: Sequence[Mention]) -> Iterator[Framed]:
    """Yield the frames that fit a sentence; `mentions` are all of the page, in the order of the text, without overlaps."""
    inside = mentions_between(mentions, unit.start, unit.end)
    if len(inside) < 2:
        return
    text, places = _with_gaps(page, unit, inside)
    for relation, pattern in _patterns(page.lexicon):
        for match in pattern.finditer(text):
            if match.group().count(NAME) > match["A"].count(NAME) + match["B"].count(NAME):
                continue  # a third name stands between: the gap of the phrase reached too far
            if relation in {"twinned", "cooperates"} and page.lexicon.cue("home_words").search(match.group()):
                continue  # "Hof and Kose are our twin towns" tells of the page's own town
            a, b = ([m for at, m in places.items() if match.start(g) <= at < match.end(g)] for g in ("A", "B"))
            between = text[match.end("A") : match.start("B")].strip()
            together = match.start("A") < match.start("B") and page.lexicon.conjunction.fullmatch(between) is not None
            yield Framed(relation, tuple(a), tuple(b), together)


def _with_gaps(page: Page, unit: Unit, inside: Sequence[Mention]) -> tuple[str, dict[int, Mention]]:
    """Return a sentence with one character for each name, and which name stands at which."""
    parts, places, length, last = [], {}, 0, unit.start
    for mention in inside:
        if mention.start < last or _is_plain(page, mention):
            continue
        parts += [page.text[last : mention.start], COUNTRY if mention.kind == "Country" else NAME]
        length += mention.start - last
        places[length] = mention
        length, last = length + 1, mention.end
    return "".join([*parts, page.text[last : unit.end]]), places


def _is_plain(page: Page, mention: Mention) -> bool:
    """Tell whether a mention is no name here: an amount, a goal, or a German noun such as "Partnerin"."""
    if mention.kind != "?":
        return mention.kind in {"Amount", "SDG"}
    name = page.text[mention.start : mention.end]
    return bool(page.lexicon.pack.data.get("nouns_capitalised")) and " " not in name and not _INNER_CAPITAL.search(name)


@cache
def _patterns(lexicon: Lexicon) -> tuple[tuple[str, re.Pattern[str]], ...]:
    joint = lexicon.conjunction.pattern
    return tuple((frame.relation, frame.pattern(joint)) for frame in lexicon.pack.frames)


def kinds_by_frame(page: Page, mentions: Sequence[Mention]) -> dict[Mention, str]:
    """Return the kind that frames give to names of unknown kind and to places that need more than a list to be believed.

    A name in a frame about towns is a town, and what a known body leads or pays a project. Who leads or pays is a body
    where an acronym is part of its name, and else may be a person.
    """
    open_ = [mention for mention in mentions if mention.kind == "?" or mention.weak]
    kinds = {}
    for unit in page.units if open_ and page.lexicon.pack.frames else ():
        if unit.kind == "heading" or not mentions_between(open_, unit.start, unit.end):
            continue
        for found in framed(page, unit, mentions):
            for mention in (*found.a, *found.b):
                if (mention.kind == "?" or mention.weak) and (kind := _kind(page, unit, found, mention)):
                    kinds[mention] = kind
    return kinds


def _kind(page: Page, unit: Unit, found: Framed, mention: Mention) -> str:
    here, others = (found.a, found.b) if mention in found.a else (found.b, found.a)
    expected, _ = GAPS[found.relation] if here is found.a else GAPS[found.relation][::-1]
    known = any(m.kind in _BODIES | {"Programme"} and not m.weak for m in others)
    if found.relation in {"twinned", "located"}:
        return "Municipality" if _may_be_town(page, unit, mention, others) else ""
    if found.relation == "cooperates":
        return "Municipality" if mention.weak and known else ""
    if "Project" in expected and (mention.kind in {"?", "Organisation"}):
        return "Project" if known and _may_be_title(page, unit, mention) else ""
    if mention.kind != "?":
        return ""
    words = page.text[mention.start : mention.end].split()
    body = here is found.a and any(_ACRONYM.fullmatch(word) for word in words)
    return "Organisation" if body and len(words) > 1 else ""


def _may_be_title(page: Page, unit: Unit, mention: Mention) -> bool:
    """Tell whether a name that no word for a project explains may be a title: it is no ordinary word and no person's.

    One word alone needs a capital inside ("AlpMobil") where the sentence or the language explains the first one.
    """
    name = page.text[mention.start : mention.end]
    alone = " " not in name and _is_explained(page, unit, mention) and not _INNER_CAPITAL.search(name)
    title = not alone and not _is_small_word(page, name) and len(name) > _SHORTEST
    return title and person_signs(page.lexicon, name) == NONE


def _may_be_town(page: Page, unit: Unit, mention: Mention, others: Sequence[Mention]) -> bool:
    """Tell whether a name is short and no ordinary word; where its capital says nothing, the other has to be a known town."""
    name = page.text[mention.start : mention.end]
    if _is_small_word(page, name) or name.isupper() or len(name.split()) > _LONGEST:
        return False
    alone = mention.kind == "?" and " " not in name and _is_explained(page, unit, mention)
    return not alone or any(other.kind in _TOWNS | {"Country"} for other in others)


def _is_explained(page: Page, unit: Unit, mention: Mention) -> bool:
    """Tell whether a capital is that of the sentence's first word, or of every noun in the language."""
    return mention.start <= unit.start + 3 or bool(page.lexicon.pack.data.get("nouns_capitalised"))


def _is_small_word(page: Page, name: str) -> bool:
    return name.lower() in page.lexicon.not_names | page.lexicon.stopwords
