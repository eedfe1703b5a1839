"""Names said shortly: acronyms of names in the text, and first names of people whom it names in full."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from vanort.extraction.layout.units import Page
from vanort.extraction.mentions.acronyms import is_acronym
from vanort.extraction.mentions.mentions import Mention, cover
from vanort.extraction.mentions.word_positions import is_letter, places_of


def short_forms(page: Page, open_: list[Mention], known: list[Mention], titles: Mapping[str, Mention]) -> list[Mention]:
    """Yield acronyms of names in the text: in brackets after the name, and wherever they stand again."""
    owners: dict[str, Mention | None] = {}
    covered = cover(known, len(page.text))
    ends, open_ends = _by_end(known), _by_end(open_)
    for match in re.finditer(r"(?<=[(,] )\b[A-ZÅÄÖÆØ][\wÅÄÖ]{1,7}\b|(?<=\()[A-ZÅÄÖÆØ][\w]{1,7}\b", page.text):
        short = match.group()
        if sum(char.isupper() for char in short) < 2 or 1 in covered[slice(*match.span())]:
            continue
        before = [
            m
            for m in _ending_at(ends, range(match.start() - 4, match.start() + 1))
            if m.kind not in {"Country", "Person", "Amount"}
        ]
        if before and is_acronym(page.text[max(before).start : max(before).end], short):
            owners.setdefault(short, max(before))
        elif page.text[match.start() - 1] == "(" and any(
            is_acronym(page.text[m.start : m.end], short)
            for m in _ending_at(open_ends, range(match.start() - 2, match.start() + 1))
        ):
            owners.setdefault(short, None)
    for mention in open_:
        short = page.text[mention.start : mention.end]
        title = next((m for name, m in titles.items() if is_acronym(name, short)), None) if short.isupper() else None
        if title is not None:
            owners.setdefault(short, title)
    found = []
    for short, starts in places_of(owners, page.text).items():
        owner = owners[short]
        for start in starts:
            end = start + len(short)
            if is_letter(page.text[end : end + 1]) or page.text[start - 1 : start] == "-":
                continue
            if owner is None:
                found.append(Mention(start, end, "Address", "mask"))
            elif 1 not in covered[start:end]:
                tier = "title" if owner.kind == "Project" else "known"
                found.append(Mention(start, end, owner.kind, tier, owner.name or page.text[owner.start : owner.end]))
    return found


def _by_end(mentions: Iterable[Mention]) -> Mapping[int, list[Mention]]:
    found: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        found[mention.end].append(mention)
    return found


def _ending_at(by_end: Mapping[int, list[Mention]], offsets: Iterable[int]) -> Iterator[Mention]:
    return (mention for offset in offsets for mention in by_end.get(offset, ()))


def short_names(page: Page, found: list[Mention]) -> list[Mention]:
    """Yield first names that stand alone, of people whom the text names in full elsewhere."""
    covered = cover((m for m in found if m.kind != "?"), len(page.text))
    places = {page.text[m.start : m.end] for m in found if m.tier == "place"}  # a town of that name is meant alone
    people = (page.text[m.start : m.end] for m in found if m.kind == "Person")
    firsts = {first: name for name in people if (first := name.split()[0]) not in places}
    return [
        Mention(start, start + len(first), "Person", "person", firsts[first])
        for first, starts in places_of((first for first in firsts if len(first) > 2), page.text).items()
        for start in starts
        if not is_letter(page.text[start + len(first) : start + len(first) + 1])
        and 1 not in covered[start : start + len(first)]
    ]
