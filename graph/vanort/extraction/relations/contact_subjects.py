"""Whose contact somebody is whom a contact section lists: the project, the programme or the body that it belongs to."""

from __future__ import annotations

from collections import Counter

from vanort.extraction.coreference.grouping import Entity
from vanort.extraction.discourse.main_project import heads_page
from vanort.extraction.discourse.topics import Context, heads_part
from vanort.extraction.layout.units import Unit, unit_at
from vanort.extraction.relations.address_owners import block_at
from vanort.extraction.relations.employers import EMPLOYERS
from vanort.extraction.relations.mail_domains import employer_by_mail

_PERSON = frozenset({"Person"})
_LISTED = _PERSON | EMPLOYERS
_SEVERAL = 2
_MANY = 3  # projects: of two, a page is often about one
_NUMBERS = 160  # letters below a name in which telephone and mail stand
_OPENING = 200  # letters: title and first sentence
_LIST = 2_000  # letters: some ten contacts, each with employer and numbers


def heading_over(context: Context, unit: Unit) -> str:
    """Return the heading that a line stands under; where that is somebody's name, the one over the list of names."""
    return context.page.sections[_section_over(context, unit)].heading


def _section_over(context: Context, unit: Unit) -> int:
    sections, number = context.page.sections, unit.section
    again = Counter(map(str.strip, context.page.text.splitlines()))
    while number > 0 and unit.start - sections[number].start < _LIST:
        heading = sections[number].heading
        named = context.mentions_in(sections[number].start, context.page.heading_end(sections[number]), _LISTED)
        whole = any(context.page.text[m.start : m.end] == heading.strip("# ") for m in named)
        if not whole and again[heading.strip()] < _SEVERAL:  # "Send an e-mail", below each of them
            break
        number -= 1
    return number


def section_subject(context: Context, unit: Unit) -> list[Entity]:
    """Return whose contact a person is whose line names nothing: the section's project, the page's own body."""
    page = context.page
    heading = heading_over(context, unit)
    topic = context.topics.get(unit)
    if context.speaker is not None and unit.label and page.lexicon.cue("own_officer").fullmatch(unit.label.strip()):
        return [context.speaker]
    if topic is not None and heads_part(context, unit, topic):
        return [topic]
    if topic is not None and context.latest is not None and topic not in context.told and topic.mentions:
        topic = context.latest  # nobody is asked about what is only planned, where there is something else
    if context.main is not None and heads_page(page, context.main) and _is_general(context, unit, heading):
        return [context.main]
    if topic is not None and _of_whole_page(context, unit, topic):
        return [context.home] if context.home else []
    general = _is_general(context, unit, heading)
    if general and len(_employers(context, unit)) > 1 and context.main is None and context.speaker is None:
        return [programme] if (programme := _programme(context)) is not None else []
    passing = topic is not None and topic is context.main and _in_passing(context, topic)
    if general and passing and context.home is not None and _employers(context, unit) == {context.home}:
        return [context.home]
    if general and context.home is not None and _of_several_projects(context, unit):
        return [context.home]
    if topic is not None and not general:
        return [topic]
    if general and context.speaker is not None and context.main is None:
        return [context.speaker]
    if context.many_links and context.home is not None and general:
        return [context.home]
    if context.main is not None:
        return [context.main]
    if len(context.told) > 2 and general:
        return []
    if topic is not None:
        return [topic]
    if context.latest is not None and general:
        return [context.latest]
    previous = _body_before(context, unit)
    if previous is not None:
        return [previous]
    label = page.lexicon.labels.get("contact")
    labelled = bool(label and unit.label and label.fullmatch(unit.label.strip()))
    return [context.home] if context.home and (general or labelled or not context.projects()) else []


def _is_general(context: Context, unit: Unit, heading: str) -> bool:
    """Tell whether a heading, or the first line of a block, only says that contacts follow."""
    head = context.page.text[block_at(context, unit.start)[0] : unit.start].split("\n", 1)[0]
    cue = context.page.lexicon.cue("contact_heading")
    return any(cue.fullmatch(line.strip(" :#")) for line in (heading, head))


def _of_several_projects(context: Context, unit: Unit) -> bool:
    """Tell whether somebody of the authority stands on its page about several projects, none of which opens the page."""
    mails = [a.value for a in context.addresses if a.kind == "email" and unit.start <= a.start < unit.end + _NUMBERS]
    outside = mails and employer_by_mail(context, mails[0]) is not context.home
    opens = any(project.mentions and project.mentions[0].start < _OPENING for project in context.told)
    return len(context.told) >= _MANY and not outside and not opens


def _of_whole_page(context: Context, unit: Unit, topic: Entity) -> bool:
    """Tell whether somebody of the authority whose page it is stands on a page of several links, far from any project."""
    mails = [a.value for a in context.addresses if a.kind == "email" and unit.start <= a.start < unit.end + _NUMBERS]
    if not context.many_links or context.home is None or not mails:
        return False
    units = [context.page.units[0], *(u for u in context.page.units if u.section == unit.section)]
    named = any(u.start <= mention.start < u.end for u in units for mention in topic.mentions if u.end <= unit.start)
    return not named and employer_by_mail(context, mails[0]) is context.home


def _body_before(context: Context, unit: Unit) -> Entity | None:
    """Return the association that the line before introduces: "The society is reached through"."""
    previous = [u for u in context.page.units if u.end <= unit.start and u.section == unit.section][-2:]
    for earlier in reversed(previous):
        bodies = context.mentions_in(earlier.start, earlier.end, frozenset({"Organisation", "Network"}))
        if (
            bodies
            and bodies[0].start - earlier.start < 4
            and not context.mentions_in(earlier.start, earlier.end, _PERSON)
        ):
            return context.entity(bodies[0])
    return None


def _employers(context: Context, unit: Unit) -> set[Entity]:
    """Return the bodies that have a line of their own in a contact section, each below somebody's name."""
    page = context.page
    start = page.sections[_section_over(context, unit)].start
    people = context.mentions_in(start, start + _LIST, _PERSON)
    bodies = context.mentions_in(people[0].end, start + _LIST, EMPLOYERS) if people else []
    sure = (m for m in bodies if m.tier != "guess")  # "International Coordination" may be what somebody does
    return {context.entity(m) for m in sure if page.text[m.start - 1] == "\n" == page.text[m.end : m.end + 1]}


def _programme(context: Context) -> Entity | None:
    """Return the first programme that a page says something about: its name opens a sentence or a heading."""
    units = {unit.start for unit in context.page.units}
    named = (m for m in context.ordered if context.entity(m).kind == "Programme" and m.start in units)
    return next(map(context.entity, named), None)


def _in_passing(context: Context, project: Entity) -> bool:
    """Tell whether a page names a project once, in a sentence beyond its first."""
    (first, *others) = project.mentions
    unit = unit_at(context.page, first.start)
    return not others and unit is not None and unit.kind == "sentence" and first.start > _OPENING
