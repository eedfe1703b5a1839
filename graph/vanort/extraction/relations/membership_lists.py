"""Memberships that a list gives below a heading: "Networks", and below it "Eurocities: associate member since 2021"."""

from __future__ import annotations

from collections.abc import Iterator

from vanort.extraction.coreference.grouping import AUTHORITIES
from vanort.extraction.discourse.remark_verdict import judge_remark
from vanort.extraction.discourse.topics import Context
from vanort.extraction.mentions.member_entries import member_entry
from vanort.extraction.relations.fact import OPEN, Fact

_GROUPS = frozenset({"Network", "Organisation"})
_TOWNS = AUTHORITIES - {"Country"}
_CERTAINTY = 0.85


def listed_member_facts(context: Context) -> Iterator[Fact]:
    """Yield `memberOf` of the page's own authority for each entry below a heading that says networks or memberships."""
    page, host = context.page, context.speaker or context.home
    for unit in page.units if host else ():
        entry = member_entry(page, unit, context.ordered)
        if entry is None or host is None or context.entity(entry.group).kind not in _GROUPS:
            continue
        group = context.entity(entry.group)
        if group is host or context.mentions_in(entry.behind, unit.end, _TOWNS):
            continue  # "Eurocities: Oslo and Hof" lists its members
        remark = page.text[entry.behind : unit.end].strip(" .!)*")
        verdict = judge_remark(page.lexicon, remark)[0] if remark else None
        how = verdict.status if verdict else OPEN
        yield Fact(host, "memberOf", group, unit.start, unit.end, "member/listed", how, _CERTAINTY)
