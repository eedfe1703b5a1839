"""Standing partnerships between authorities, which texts seldom name, and when they began."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from vanort.extraction.coreference.grouping import ACTORS, AUTHORITIES, Entity
from vanort.extraction.discourse.lists import coordinated
from vanort.extraction.discourse.partnership_sections import section_at
from vanort.extraction.discourse.sentence_context import ASSERTED, modality
from vanort.extraction.discourse.topics import Context
from vanort.extraction.layout.period import Period
from vanort.extraction.layout.units import Unit, unit_at
from vanort.extraction.mentions.periods import periods_of
from vanort.extraction.relations.fact import OPEN, Fact

_PLACES = frozenset({"Municipality", "Region", "Place"})
_BEHIND = 16  # letters behind a year: " unterzeichnet" is the longest word that says since when


class Links:
    """The unnamed partnerships of a page, one for each set of parties."""

    def __init__(self) -> None:
        self.by_parties: dict[frozenset[str], Entity] = {}

    def between(self, *parties: Entity) -> Entity:
        """Return the partnership of its parties, made on first use."""
        key = frozenset(party.id for party in parties)
        if key not in self.by_parties:
            name = " – ".join(party.label for party in parties)
            self.by_parties[key] = Entity(f"p{len(self.by_parties) + 1}", "Partnership", name, [], parties)
        return self.by_parties[key]


def partnership_facts(context: Context, links: Links) -> Iterator[Fact]:
    """Yield the partnership of two authorities and its first year, from sentences that say so."""
    page, lexicon = context.page, context.page.lexicon
    noun = lexicon.project.get("partnership")
    dated: set[Entity] = set()
    latest: tuple[Entity, int] | None = None
    for unit in page.units:
        if unit.kind not in {"sentence", "item"} or noun is None:
            continue
        words = page.words(unit)
        if lexicon.cue("twin").search(words) and not context.parties:
            continue
        if not (noun.search(words) or lexicon.cue("partner").search(words)):
            continue
        parties = list(dict.fromkeys(context.entity(m) for m in context.mentions_in(unit.start, unit.end, AUTHORITIES)))
        how = modality(page, unit, standing=True)
        if (
            len(parties) < 2
            and context.home
            and lexicon.cue("home_words").search(words)
            and context.home not in parties
        ):
            parties.insert(0, context.home)
        if len(parties) == 1 and context.home and context.home not in parties and _ours(context, unit):
            parties.insert(0, context.home)
        if len(parties) < 2 and (bodies := _between(context, unit)):
            parties = bodies
        if not parties and latest is None and (linked := _linked_before(context, links, unit)):
            latest = linked, unit.line
        if not parties and latest and noun.match(words) and (period := since(context, unit)):
            link, line = latest
            if unit.line <= line + 1 and link not in dated:
                dated.add(link)
                yield Fact(link, "startYear", period.begin, unit.start, unit.end, "partnership/next", OPEN, 0.8)
        if len(parties) != 2 or (
            len(list(context.mentions_in(unit.start, unit.end, frozenset({"Project"})))) > 0 and not context.parties
        ):
            continue
        period = since(context, unit)
        told = (lexicon.cue("signed").search(words) and noun.search(words)) or lexicon.cue("has_partnership").search(
            words
        )
        signed = told and how == ASSERTED
        if period is None and not signed:
            continue
        state = lexicon.cue("since_state").search(words)
        if context.topics.get(unit) and _project_heads(context, unit) and not state:
            continue
        link = links.between(*parties)
        latest = link, unit.line
        for party in parties:
            yield Fact(link, "partner", party, unit.start, unit.end, "partnership/sentence", OPEN, 0.85)
        if period and link not in dated:
            dated.add(link)
            yield Fact(link, "startYear", period.begin, unit.start, unit.end, "partnership/sentence", OPEN, 0.85)


def _between(context: Context, unit: Unit) -> list[Entity]:
    """Return the two bodies of "The cooperation between A and B …", or whose page it is and the one it cooperates with."""
    page, lexicon = context.page, context.page.lexicon
    noun = lexicon.project.get("partnership")
    opens = noun.search(page.text, unit.start, min(unit.end, unit.start + 25)) if noun else None
    between = lexicon.cue("between").match(page.text, opens.end() + 1, unit.end) if opens else None
    held = lexicon.cue("has_partnership").search(page.text, unit.start, unit.end)
    if between is None and held and context.home:
        theirs = context.mentions_in(held.end(), min(unit.end, held.end() + 4), ACTORS - {"Programme"})
        ours = [m for m in context.mentions_in(unit.start, held.end()) if context.entity(m) is context.home]
        return [context.home, context.entity(theirs[0])] if theirs and ours else []
    actors = context.mentions_in(between.end(), unit.end, ACTORS - {"Programme"}) if between else []
    if not between or not actors or actors[0].start - between.end() > 4:
        return []
    found = list(dict.fromkeys(context.entity(m) for m in coordinated(context, actors, actors[0])))
    return found if len(found) == 2 else []


def _linked_before(context: Context, links: Links, unit: Unit) -> Entity | None:
    """Return the link that the sentence before tells of, where that names one town, and no year."""
    page, home = context.page, context.home
    before = unit_at(page, unit.start - 2) if unit.start > 1 else None
    if before is None or before.section != unit.section or home is None or periods_of(page, before):
        return None
    towns = {context.entity(m).id for m in context.mentions_in(before.start, before.end, _PLACES)} - {home.id}
    return links.by_parties.get(frozenset({home.id, *towns})) if len(towns) == 1 else None


def _ours(context: Context, unit: Unit) -> bool:
    """Tell whether a sentence opens with the cooperation and says with whom, since when: "The partnership with X began in …"."""
    page, lexicon = context.page, context.page.lexicon
    noun = lexicon.project.get("partnership")
    opens = noun.search(page.text, unit.start, min(unit.end, unit.start + 25)) if noun else None
    joint = lexicon.cue("with").match(page.text, opens.end() + 1, unit.end) if opens else None
    return joint is not None and since(context, unit) is not None


def project_partnership_facts(context: Context, entities: Iterable[Entity], facts: Iterable[Fact]) -> Iterator[Fact]:
    """Yield `inPartnership` facts: a project told of under the heading of one partnership alone belongs to it.

    A page on one partnership is that partnership's section as a whole.
    """
    page = context.page
    told: dict[int, set[Entity]] = defaultdict(set)
    for fact in facts:
        unit = unit_at(page, fact.start)
        if fact.subject.kind == "Partnership" and fact.modality == ASSERTED and unit is not None:
            told[unit.section].add(fact.subject)
    for entity in entities:
        for mention in entity.mentions if entity.kind == "Partnership" else ():
            unit = unit_at(page, mention.start)
            if unit is not None and unit.kind == "heading":
                told[unit.section].add(entity)
    whole = {entity for found in told.values() for entity in found} if context.parties else set()
    for project in context.projects():
        unit = unit_at(page, project.mentions[0].start) if project.mentions else None
        if unit is None:
            continue
        section = page.sections[unit.section]
        if section_at(context.sections, project.mentions[0].start):
            continue
        around = whole or (told[unit.section] if section.heading else set())
        start, end = context.parties_hold
        if len(around) != 1 or (whole and not start <= project.mentions[0].start < end):
            continue
        link, first = next(iter(around)), project.mentions[0]
        headed = context.mentions_in(section.start, page.heading_end(section), AUTHORITIES | _PLACES)
        if not any(context.entity(m) not in (*context.parties, *link.parties, link) for m in headed):
            yield Fact(project, "inPartnership", link, first.start, first.end, "partnership/section", OPEN, 0.7)


def _project_heads(context: Context, unit: Unit) -> bool:
    section = context.page.sections[unit.section]
    return bool(context.mentions_in(section.start, context.page.heading_end(section), frozenset({"Project"})))


def since(context: Context, unit: Unit) -> Period | None:
    """Return since when a sentence says that something holds, None where it does not say."""
    page, lexicon = context.page, context.page.lexicon
    periods = [p for p in periods_of(page, unit) if p.kind != "range"]
    for period in sorted(periods, key=lambda p: (p.kind == "open", p.start)):
        before = page.flat[max(unit.start, period.start - 40) : period.start]
        after = page.flat[period.end : min(unit.end, period.end + _BEHIND)]
        last = max((m.end() for m in lexicon.cue("since").finditer(before)), default=-1)
        if any(m.end() > last and m.end() >= len(before) - 10 for m in lexicon.cue("until").finditer(before)):
            continue  # "fram til utgangen av 2024" says when it ends
        if lexicon.cue("since").search(before) or period.kind == "open" or lexicon.cue("since").search(after):
            return period
        if lexicon.cue("since").search(page.text, period.start, period.end):
            return period
    return None
