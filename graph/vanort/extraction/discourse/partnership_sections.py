"""Sections under a heading that names two authorities, or one abroad: what they tell is told of one partnership.

"Växjö and JB Marks, South Africa", "Tlokwe City Council, Sydafrika (2006 – )". The projects whose titles follow, up to the
next such heading or a general one, belong to it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vanort.extraction.coreference.grouping import AUTHORITIES, Entity
from vanort.extraction.discourse.sentence_context import ASSERTED, heading_verdict
from vanort.extraction.layout.period import Period
from vanort.extraction.layout.units import Page, Unit
from vanort.extraction.mentions.mentions import Mention, mentions_between
from vanort.extraction.mentions.periods import find_periods
from vanort.extraction.titles.headings import label_of

_PROJECT = frozenset({"Project"})
_NAMED = AUTHORITIES | {"Country", "Place"}


@dataclass(frozen=True, eq=False)
class PartnershipSection:
    """A heading, the authorities that it names, and how far it holds; `own` counts the section right below it."""

    heading: Unit
    parties: tuple[Entity, ...]
    own: int
    start: int
    end: int
    period: Period | None = None
    twins: bool = False

    def holds(self, offset: int) -> bool:
        """Tell whether an offset lies below the heading."""
        return self.start <= offset < self.end


def find_partnership_sections(
    page: Page, of_mention: dict[Mention, Entity], ordered: Sequence[Mention], home: Entity | None
) -> Iterator[PartnershipSection]:
    """Yield the sections of a page that are each about one partnership."""
    headings = [unit for unit in page.units if unit.kind == "heading"]
    for index, heading in enumerate(headings):
        mentions = mentions_between(ordered, heading.start, heading.end)
        parties = _parties(page, heading, mentions, of_mention, home)
        if not parties or not index or _is_over_or_not_yet(page, headings[:index], of_mention, ordered):
            continue
        twins = bool(page.lexicon.cue("twin").search(_body(page, heading)))
        if twins or _tells_of_partnership(page, heading, headings[index + 1 :]):
            period = next(find_periods(page.text, heading.start, heading.end, page.lexicon), None)
            end = _end(page, heading, headings[index + 1 :], mentions, of_mention, ordered)
            yield PartnershipSection(heading, parties, heading.section, heading.start, end, period, twins)


def _parties(
    page: Page, heading: Unit, mentions: Sequence[Mention], of_mention: dict[Mention, Entity], home: Entity | None
) -> tuple[Entity, ...]:
    """Return the parties that a heading names, none where it names other things, or one alone without a country."""
    if not mentions or any(of_mention[m].kind not in _NAMED for m in mentions):
        return ()
    if _words_between(page, heading, mentions):
        return ()
    named = tuple(dict.fromkeys(of_mention[m] for m in mentions if of_mention[m].kind in AUTHORITIES))
    abroad = any(of_mention[m].kind == "Country" for m in mentions)
    dated = re.search(r"(?:19|20)\d\d", page.words(heading))
    if home in named and len(named) > 1:
        return named
    if len(named) == 2 and home is None:
        return named
    if named and home is not None and home not in named and (abroad or dated):
        return (home, *named)
    return ()


def _words_between(page: Page, heading: Unit, mentions: Sequence[Mention]) -> bool:
    """Tell whether a heading has other words than names, what joins them, and since when."""
    rest = list(page.text[heading.start : heading.end])
    for mention in mentions:
        for at in range(mention.start, min(mention.end, heading.end)):
            rest[at - heading.start] = " "
    lexicon = page.lexicon
    allowed = (lexicon.conjunction, lexicon.locative, lexicon.cue("since"), lexicon.cue("between"), lexicon.cue("with"))
    words = re.findall(r"[^\W\d_]+", "".join(rest))
    noun = lexicon.project.get("partnership")
    return any(
        not any(pattern.fullmatch(word) for pattern in allowed) and not (noun and noun.fullmatch(word))
        for word in words
    )


def _is_over_or_not_yet(
    page: Page, before: Sequence[Unit], of_mention: dict[Mention, Entity], ordered: Sequence[Mention]
) -> bool:
    """Tell whether the last heading of another kind says that what follows is past, planned or refused."""
    for heading in reversed(before):
        if not any(of_mention[m].kind in _NAMED for m in mentions_between(ordered, heading.start, heading.end)):
            words = page.sections[heading.section].heading.strip()
            return heading_verdict(page.lexicon, words).status != ASSERTED
    return False


def _body(page: Page, heading: Unit) -> str:
    return page.text[heading.end : page.sections[heading.section].end]


def _tells_of_partnership(page: Page, heading: Unit, following: Sequence[Unit]) -> bool:
    """Tell whether words below, or the next heading, speak of working together."""
    body = _body(page, heading)
    noun = page.lexicon.project.get("partnership")
    if not body.strip():
        return bool(following) and label_of(page, page.words(following[0]))
    return bool((noun and noun.search(body)) or page.lexicon.cue("partner").search(body))


def _end(
    page: Page,
    heading: Unit,
    following: Sequence[Unit],
    mentions: Sequence[Mention],
    of_mention: dict[Mention, Entity],
    ordered: Sequence[Mention],
) -> int:
    """Return where the projects below a heading end: at one that is no title, or at a higher one."""
    level = page.sections[heading.section].level
    labelled: bool | None = None
    for other in following:
        titled = any(of_mention[m].kind == "Project" for m in mentions_between(ordered, other.start, other.end))
        label = label_of(page, page.words(other))
        if labelled is None:
            labelled = label
        if page.sections[other.section].level < level or not titled or label != labelled:
            return other.start
    return len(page.text)


def section_at(sections: Sequence[PartnershipSection], offset: int) -> PartnershipSection | None:
    """Return the partnership section that holds an offset."""
    index = bisect_right(sections, offset, key=lambda section: section.start) - 1
    return sections[index] if index >= 0 and sections[index].holds(offset) else None
