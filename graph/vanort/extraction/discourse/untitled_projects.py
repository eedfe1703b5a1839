"""Projects that a text tells of without a title: "ett treårigt projekt" in the section about one partnership."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vanort.extraction.coreference.grouping import Entity
from vanort.extraction.discourse.partnership_sections import PartnershipSection
from vanort.extraction.layout.units import Page, Unit, units_by_section
from vanort.extraction.mentions.mentions import Mention, mentions_between
from vanort.languages.pack import alternatives


@dataclass(frozen=True, eq=False)
class Untitled:
    """A project without a title, where it is told of first, and the one before it where it goes on from one.

    The sentence that tells of both is about the earlier one.
    """

    unit: Unit
    project: Entity
    earlier: Entity | None = None


def find_untitled(
    page: Page, sections: Sequence[PartnershipSection], ordered: Sequence[Mention], of_mention: dict[Mention, Entity]
) -> Iterator[Untitled]:
    """Yield the first untitled project of each partnership section that names no project; it has no mention."""
    phrase = alternatives(page.lexicon.pack.words("project", "untitled"))
    for part in sections:
        own = page.sections[part.own]
        if any(of_mention[m].kind == "Project" for m in mentions_between(ordered, own.start, own.end)):
            continue
        for unit in units_by_section(page)[part.own]:
            match = phrase.search(page.text, unit.start, unit.end)
            if unit.kind not in {"sentence", "item"} or match is None:
                continue
            project = _project(page, part, match.group(), match.start())
            before = page.lexicon.cue("continues").search(page.text, unit.start, match.start() + 1)
            if before is None:
                yield Untitled(unit, project)
            else:
                yield Untitled(unit, _project(page, part, before.group(), before.start()), project)
            break


def _project(page: Page, part: PartnershipSection, said: str, at: int) -> Entity:
    label = f"{page.sections[part.own].heading}: {' '.join(said.split())}"
    return Entity(f"u{at}", "Project", label, [], part.parties)


def untitled_topics(page: Page, found: Sequence[Untitled]) -> dict[Unit, Entity]:
    """Return which units tell of which untitled project: from the first one on to the end of the section."""
    topics: dict[Unit, Entity] = {}
    for one in found:
        following = (u for u in units_by_section(page)[one.unit.section] if u.start > one.unit.start)
        topics |= dict.fromkeys(following, one.project)
        topics[one.unit] = one.earlier or one.project
    return topics
