"""What kind a sentence makes a name of unknown kind, by the relation that it tells of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanort.extraction.layout.units import Page, Unit
from vanort.extraction.mentions.frames import Framed, framed
from vanort.extraction.mentions.gap_names import may_be_title, may_be_town
from vanort.extraction.mentions.member_entries import member_entry
from vanort.extraction.mentions.mentions import Mention, mentions_between
from vanort.extraction.mentions.other_twins import other_twin
from vanort.extraction.mentions.pairs import paired
from vanort.languages.relations import BODIES, RELATIONS

_ACRONYM = re.compile(r"[A-ZÅÄÖÆØÜ]{2,8}")


def kinds_by_frame(page: Page, mentions: Sequence[Mention], *, loosely: bool = False) -> dict[Mention, str]:
    """Return the kind that frames give to names of unknown kind and to places that need more than a list to be believed.

    A name in a frame about towns is a town, and what a known body leads or pays a project. Who leads or pays is a body
    where an acronym is part of its name, and else may be a person. `loosely` asks the words of a clause, too: where a page
    names no project otherwise.
    """
    open_ = [mention for mention in mentions if mention.kind == "?" or mention.weak]
    kinds = {}
    for unit in page.units if open_ else ():
        if unit.kind == "heading" or not mentions_between(open_, unit.start, unit.end):
            continue
        for found in (*framed(page, unit, mentions), *(paired(page, unit, mentions) if loosely else ())):
            for mention in (*found.a, *found.b):
                if (mention.kind == "?" or mention.weak) and (kind := _kind(page, unit, found, mention)):
                    kinds[mention] = kind
        if town := other_twin(page, unit, mentions):
            kinds.setdefault(town, "Municipality")
        if (entry := member_entry(page, unit, mentions)) and entry.group.kind == "?":
            kinds.setdefault(entry.group, "Network")
    return kinds


def _kind(page: Page, unit: Unit, found: Framed, mention: Mention) -> str:
    here, others = (found.a, found.b) if mention in found.a else (found.b, found.a)
    expected = RELATIONS[found.relation].a if here is found.a else RELATIONS[found.relation].b
    known = any(m.kind in BODIES | {"Programme"} and not m.weak for m in others)
    if found.relation in {"twinned", "located"}:
        return "Municipality" if may_be_town(page, unit, mention, others) else ""
    if found.relation == "cooperates":
        if mention.kind == "Organisation" and mention.start in page.place_starts:
            return ""  # "Hull Energy": a town's name opens that of a body
        return "Municipality" if mention.weak and known else ""
    if "Project" in expected and (mention.kind in {"?", "Organisation"}):
        return "Project" if known and may_be_title(page, unit, mention) else ""
    if (
        found.relation == "member"
        and here is found.a
        and mention.start in page.place_starts
        and any(m.kind == "Network" for m in others)
    ):
        return "Municipality"  # "Zu den Mitgliedern des Netzwerks Cittaslow zählt Bad Wurzach": a small town
    if mention.kind != "?":
        return ""
    if found.relation == "member" and found.loose and here is found.b and known:
        return "Network"
    words = page.text[mention.start : mention.end].split()
    body = here is found.a and any(_ACRONYM.fullmatch(word) for word in words)
    return "Organisation" if body and len(words) > 1 else ""
