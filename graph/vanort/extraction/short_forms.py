"""Names said shortly: acronyms of names in the text, and first names of people whom it names in full."""

from __future__ import annotations

import re
from collections.abc import Mapping

from vanort.extraction.entities import is_acronym
from vanort.extraction.mentions import Mention
from vanort.extraction.page import Page


def short_forms(page: Page, open_: list[Mention], known: list[Mention], titles: Mapping[str, Mention]) -> list[Mention]:
    """Yield acronyms of names in the text: in brackets after the name, and wherever they stand again."""
    owners: dict[str, Mention | None] = {}
    covered = {at for m in known for at in range(m.start, m.end)}
    for match in re.finditer(r"(?<=[(,] )\b[A-ZÅÄÖÆØ][\wÅÄÖ]{1,7}\b|(?<=\()[A-ZÅÄÖÆØ][\w]{1,7}\b", page.text):
        short = match.group()
        if sum(char.isupper() for char in short) < 2 or covered.intersection(range(*match.span())):
            continue
        before = [
            m for m in known if m.end <= match.start() <= m.end + 4 and m.kind not in {"Country", "Person", "Amount"}
        ]
        if before and is_acronym(page.text[before[-1].start : before[-1].end], short):
            owners.setdefault(short, before[-1])
        elif page.text[match.start() - 1] == "(" and any(
            m.end <= match.start() <= m.end + 2 and is_acronym(page.text[m.start : m.end], short) for m in open_
        ):
            owners.setdefault(short, None)
    for mention in open_:
        short = page.text[mention.start : mention.end]
        title = next((m for name, m in titles.items() if short.isupper() and is_acronym(name, short)), None)
        if title is not None:
            owners.setdefault(short, title)
    found = []
    for short, owner in owners.items():
        for match in re.finditer(rf"(?<![\w-]){re.escape(short)}(?!\w)", page.text):
            if owner is None:
                found.append(Mention(match.start(), match.end(), "Address", "mask"))
            elif not covered.intersection(range(*match.span())):
                name = owner.name or page.text[owner.start : owner.end] if owner.kind == "Project" else owner.name
                found.append(
                    Mention(
                        match.start(),
                        match.end(),
                        owner.kind,
                        "title" if owner.kind == "Project" else "known",
                        name or page.text[owner.start : owner.end],
                    )
                )
    return found


def short_names(page: Page, found: list[Mention]) -> list[Mention]:
    """Yield first names that stand alone, of people whom the text names in full elsewhere."""
    covered = {at for m in found if m.kind != "?" for at in range(m.start, m.end)}
    firsts = {page.text[m.start : m.end].split()[0]: page.text[m.start : m.end] for m in found if m.kind == "Person"}
    extra: list[Mention] = []
    for first, full in firsts.items():
        extra += [
            Mention(match.start(), match.end(), "Person", "person", full)
            for match in re.finditer(rf"(?<!\w){re.escape(first)}(?!\w)", page.text)
            if len(first) > 2 and not covered.intersection(range(*match.span()))
        ]
    return extra
