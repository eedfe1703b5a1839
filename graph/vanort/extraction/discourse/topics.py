"""What a sentence is about: the page's own authority, the section's project, the two parties of a partnership."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from vanort.extraction.coreference.grouping import Entity
from vanort.extraction.discourse.main_project import main_of, main_project
from vanort.extraction.discourse.page_owner import find_home, find_speaker
from vanort.extraction.discourse.paragraph_topics import begins_anew, sections_of_paragraphs
from vanort.extraction.discourse.parties import find_parties
from vanort.extraction.discourse.partnership_sections import PartnershipSection, find_partnership_sections
from vanort.extraction.discourse.sentence_context import ASSERTED, NEGATED, PLANNED, heading_verdict, holders, modality
from vanort.extraction.discourse.title_roles import continues, is_example, titles_in
from vanort.extraction.discourse.untitled_projects import Untitled, find_untitled, untitled_topics
from vanort.extraction.layout.units import Page, Unit, unit_at
from vanort.extraction.mentions.addresses import Address
from vanort.extraction.mentions.mentions import Mention, in_order
from vanort.extraction.titles.role_labels import role_label

_NEXT = 2  # lines from a label to the first item of its list, and from one item to the next


@dataclass(frozen=True, eq=False)
class Context:
    """A page with its entities, and what each stretch of it is about."""

    page: Page
    entities: tuple[Entity, ...]
    addresses: tuple[Address, ...]
    of_mention: Mapping[Mention, Entity]
    ordered: tuple[Mention, ...]
    starts: tuple[int, ...]
    owners: tuple[Entity, ...]
    home: Entity | None = None
    speaker: Entity | None = None
    main: Entity | None = None
    sections: tuple[PartnershipSection, ...] = ()
    untitled: tuple[Untitled, ...] = ()
    topics: Mapping[Unit, Entity] = field(default_factory=dict)
    parties: tuple[Entity, ...] = ()
    parties_hold: tuple[int, int] = (0, 0)
    many_links: bool = False
    told: tuple[Entity, ...] = ()
    latest: Entity | None = None

    def mentions_in(self, start: int, end: int, kinds: frozenset[str] | None = None) -> list[Mention]:
        """Return the mentions between two offsets, of these kinds only where some are given."""
        left = bisect_left(self.starts, start)
        right = bisect_left(self.starts, end, left)
        if kinds is None:
            return list(self.ordered[left:right])
        return [self.ordered[at] for at in range(left, right) if self.owners[at].kind in kinds]

    def entity(self, mention: Mention) -> Entity:
        """Return the entity of a mention."""
        return self.of_mention[mention]

    def projects(self) -> list[Entity]:
        """Return the projects of the page."""
        return [entity for entity in self.entities if entity.kind == "Project"]

    def project_of(self, unit: Unit, *, before: int | None = None) -> Entity | None:
        """Return the project that a unit speaks of: the one it names nearest before an offset, else the topic."""
        named = self.mentions_in(unit.start, unit.end, frozenset({"Project"}))
        if named and (topic := self.topics.get(unit)) and self._speaks_of_topic(unit, named[0]):
            return topic
        if named:
            earlier = [m for m in named if before is None or m.start <= before]
            return self.entity((earlier or named)[-1 if earlier and before is not None else 0])
        return self.topics.get(unit)

    def _speaks_of_topic(self, unit: Unit, named: Mention) -> bool:
        """Tell whether a sentence opens with "the project" and names another one only further on."""
        definite = self.page.lexicon.project.get("definite")
        opens = definite.match(self.page.text, unit.start, unit.end) if definite else None
        return opens is not None and named.start - opens.end() > 2


def build_context(page: Page, entities: Sequence[Entity], addresses: Sequence[Address]) -> Context:
    """Work out home, parties and topics of a page."""
    of_mention = {mention: entity for entity in entities for mention in entity.mentions}
    ordered = tuple(sorted(of_mention, key=in_order))
    context = Context(
        page,
        tuple(entities),
        tuple(addresses),
        of_mention,
        ordered,
        starts=tuple(mention.start for mention in ordered),
        owners=tuple(of_mention[mention] for mention in ordered),
        home=find_home(page, entities, ordered),
        speaker=find_speaker(page, entities),
    )
    sections = tuple(find_partnership_sections(page, of_mention, ordered, context.home))
    untitled = tuple(find_untitled(page, sections, ordered, of_mention))
    context = replace(context, main=main_project(context, _told(context)), sections=sections, untitled=untitled)
    nameless = (project for one in untitled for project in (one.project, one.earlier) if project is not None)
    context = replace(
        context,
        topics=_topics(context) | untitled_topics(page, untitled),
        entities=(*context.entities, *nameless),
    )
    parties, parties_hold = find_parties(context)
    context = replace(
        context,
        parties=parties,
        parties_hold=parties_hold,
        many_links=len(page.lexicon.cue("twin").findall(page.text)) >= 2 and not parties,
    )
    told = _told(context)
    latest = max(told, key=lambda project: project.mentions[0].start, default=None)
    return replace(context, told=told, latest=latest)


def _told(context: Context) -> tuple[Entity, ...]:
    """Return the projects that are not only planned or refused where the page comes to them first."""
    told = []
    for project in context.projects():
        if all(mention.tier == "guess" for mention in project.mentions):
            continue
        unit = unit_at(context.page, project.mentions[0].start) if project.mentions else None
        if unit is not None and modality(context.page, unit) == ASSERTED:
            told.append(project)
    return tuple(told)


def _topics(context: Context) -> dict[Unit, Entity]:
    """Give each unit the project last named in its section, else the heading's, else the main one."""
    topics: dict[Unit, Entity] = {}
    current: Entity | None = None
    section = -1
    fixed: Entity | None = None
    other = context.page.lexicon.cue("other_project")
    pronoun = context.page.lexicon.cue("pronoun")
    that_one = context.page.lexicon.cue("that_one")
    spoken: tuple[int, Entity] | None = None
    earlier: tuple[int, Entity] | None = None
    apart = sections_of_paragraphs(context.page, (m for project in context.projects() for m in project.mentions))
    led: tuple[int, Entity] | None = None  # the project that a label names over its list: "Funders of Open Gates:"
    for unit in context.page.units:
        if unit.section != section:
            section, fixed = unit.section, None
            heading = context.page.sections[section]
            head_end = heading.start + len(context.page.text[heading.start : heading.end].split("\n", 1)[0])
            in_heading = titles_in(context, heading.start, head_end)
            inside = titles_in(context, heading.start, heading.end)
            own = [mention for mention in inside if not is_example(context, mention.start)]
            if any(unit is part.heading for part in context.sections):
                current = None
            elif in_heading:
                current = fixed = context.entity(in_heading[0])
            elif (over := _project_over(context, unit)) is not None:
                current = fixed = over
            elif own:
                current = context.entity(min(own))
            elif not _sub_heading(context, unit, current):
                current = None if _is_not_so(context, unit) else main_of(context, unit)
        named = titles_in(context, unit.start, unit.end)
        last = earlier
        earlier = (unit.line, context.entity(named[-1])) if named else earlier
        if current is not None or len(named) > 1:
            named = [mention for mention in named if not continues(context, unit, mention.start)]
        named = [mention for mention in named if not is_example(context, mention.start)]
        if fixed is not None and named and _opens_paragraph(context, named[0].start):
            fixed = context.entity(named[0])
        if fixed is None and unit.kind == "heading":
            heads_partnership = any(unit is part.heading for part in context.sections)
            current = current or (None if heads_partnership or _is_not_so(context, unit) else main_of(context, unit))
        elif fixed is None and named and unit.kind == "field":
            label = context.page.lexicon.labels.get("project")
            current = context.entity(named[-1]) if label and label.fullmatch(unit.label) else current
        elif fixed is None and named:
            current = context.entity(named[-1])
        elif fixed is None and (
            other.search(context.page.words(unit)) or (section in apart and begins_anew(context.page, unit))
        ):
            current = None
        topic = fixed or current
        if spoken and not named and spoken[0] == unit.line and pronoun.match(context.page.text, unit.start, unit.end):
            topic = spoken[1]
        elif last and not named and last[0] == unit.line and that_one.match(context.page.text, unit.start, unit.end):
            topic = last[1]
        elif named and unit.kind == "sentence":
            spoken = unit.line, context.entity(named[-1])
        if unit.kind in {"field", "row"} and fixed is None and context.main is not None and not named:
            topic = (
                context.main
                if current is None or current.mentions[0].start > unit.start
                else _record_topic(context, unit, current)
            )
        if (
            unit.kind == "field"
            and named
            and named[0].start < unit.value
            and role_label(context.page.lexicon, unit.label)
        ):
            topic = context.entity(named[0])
            led = unit.line, topic
        elif led and unit.kind == "item" and not named and unit.line - led[0] <= _NEXT:
            topic, led = led[1], (unit.line, led[1])
        if topic is not None:
            topics[unit] = topic
    return topics


def _project_over(context: Context, unit: Unit) -> Entity | None:
    """Return the project whose heading stands over a section's own: "Partners" below "Open Gates"."""
    page, above = context.page, holders(context.page)
    number = above[unit.section]
    while number > 0 and not page.sections[number].heading.isupper():  # a shouted line may hold what it only precedes
        start = page.sections[number].start
        title = titles_in(context, start, page.text.find("\n", start))
        if title:
            return None if _is_not_so(context, unit) else context.entity(title[0])
        number = above[number]
    return None


def heads_part(context: Context, unit: Unit, project: Entity) -> bool:
    """Tell whether a heading names the project over the part of the page in which a line stands, the title apart."""
    return _project_over(context, unit) is project


def _is_not_so(context: Context, unit: Unit) -> bool:
    """Tell whether a section's heading says that what follows is planned or refused: it is not about the page's project."""
    heading = context.page.sections[unit.section].heading
    return heading_verdict(context.page.lexicon, heading).status in {PLANNED, NEGATED}


def _opens_paragraph(context: Context, offset: int) -> bool:
    """Tell whether an offset begins a paragraph: a title there takes over from the section's heading."""
    while context.page.text[offset - 1 : offset] in {"*", "_"}:
        offset -= 1
    return offset > 1 and context.page.text[offset - 2 : offset] == "\n\n"


def _record_topic(context: Context, unit: Unit, current: Entity) -> Entity:
    """Return whose a field is: the project of the section's own, else the one the page is a record of."""
    section = context.page.sections[unit.section]
    own = context.mentions_in(section.start, unit.start, frozenset({"Project"}))
    if not own:
        return context.main or current
    pairs = zip(context.ordered, context.owners, strict=True)
    first, opener = next((mention, owner) for mention, owner in pairs if owner.kind == "Project")
    return opener if first.start < 200 and opener is context.main else current


def _sub_heading(context: Context, unit: Unit, current: Entity | None) -> bool:
    """Tell whether a section without a project of its own goes on about the one before."""
    heading = context.page.sections[unit.section].heading
    if not heading or current is None:
        return True
    lexicon = context.page.lexicon
    if lexicon.cue("twin_heading").fullmatch(heading) or heading_verdict(lexicon, heading).status != ASSERTED:
        return False
    return context.main is None and len(context.projects()) == 1
