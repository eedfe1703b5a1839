"""What a brief says of one partner, as answers by section and a row for each thing shared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from vanort.analysis.alike import alike_answers
from vanort.analysis.analysing import Analysis
from vanort.analysis.dependence import funder_answers, inherited_answers
from vanort.analysis.disagreement import contradiction_answers, year_told, years_told
from vanort.analysis.growth import as_far_as_told, how_ended
from vanort.analysis.not_asserted import not_asserted_answers, told_of
from vanort.analysis.sentences import Answer
from vanort.analysis.undertakings import Undertakings

MOST_THEMES = 5  # the ones that most projects have; more of them say less


class Shared(NamedTuple):
    """A project or partnership in which both take part: names, and years where they are known, in words where disputed.

    `computed` tells that the last year follows from start and length.
    """

    name: str
    first: Answer | int | None
    last: Answer | int | None
    computed: bool
    funders: tuple[str, ...]
    goals: tuple[str, ...]


class Contact(NamedTuple):
    """Who answers for something shared, or for the partner: names, and how they are reached; empty where not known."""

    person: str
    organisation: str
    email: str
    telephone: str
    answers_for: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A brief on a partner: its name and country, answers by section in reading order, rows, and contacts if asked for."""

    organisation: str
    partner: str
    country: str
    sections: tuple[tuple[str, tuple[Answer, ...]], ...]
    shared: tuple[Shared, ...]
    contacts: tuple[Contact, ...] = ()


def write_sheet(analysis: Analysis, partner: str, contacts: Sequence[Contact] = ()) -> Sheet:
    """Return the brief on a partner, by IRI, seen from the organisation whose network was analysed.

    `contacts` are those that may be shown; where there are none, it is only said how many are known.
    """
    things, own = analysis.undertakings, analysis.organisation
    shared = tuple(
        sorted((u for u in things.of(own) if partner in things.partners(u)), key=lambda u: _place(things, u))
    )
    not_so = not_asserted_answers(things, told_of(analysis.not_asserted, {partner, *shared}))
    silent = not shared and frozenset((own, partner)) not in things.twinnings
    sections = {
        "brief-together": [*([] if silent and not_so else _together(things, own, partner, shared)), *not_so],
        "brief-money": [*funder_answers(things, shared), *inherited_answers(things, shared)] if shared else [],
        "brief-goals": [*_goals(things, shared)],
        "brief-next": [*_next(things, shared, analysis.year)],
        "brief-ended": [*_ended(things, shared, analysis.year)],
        "brief-disagree": [a for a in contradiction_answers(things) if set(a.facts) & {partner, *shared}],
        "brief-open": [*_open(things, partner, shared)],
        "brief-contacts": [] if contacts else [*_contacts(things, partner, shared)],
        "limits": [
            *alike_answers(things, [group for group in analysis.alike if group & {own, partner, *shared}]),
            *(answer for answer in analysis.answers if answer.key == "limits.waiting"),
            Answer("limits.sources", {"tells": as_far_as_told(things)}),
        ],
    }
    return Sheet(
        organisation=things.label(own),
        partner=things.label(partner),
        country=things.label(things.countries[partner]) if partner in things.countries else "",
        sections=tuple((name, tuple(answers)) for name, answers in sections.items() if answers),
        shared=tuple(_row(things, u) for u in shared),
        contacts=tuple(contacts),
    )


def _place(things: Undertakings, undertaking: str) -> tuple[bool, int, object]:
    """Put partnerships before projects, what begins later before what begins earlier, the undated last."""
    first = things.years.get(undertaking, (None, None))[0]
    return undertaking not in things.partnerships, -(first or 0), things.label_key(undertaking)


def _row(things: Undertakings, undertaking: str) -> Shared:
    first, last = things.years.get(undertaking, (None, None))
    return Shared(
        name=things.label(undertaking),
        first=first if first is None else year_told(things, undertaking, "start", first),
        last=last if last is None else year_told(things, undertaking, "end", last),
        computed=last is not None and undertaking not in things.stated_ends,
        funders=tuple(things.named(things.funders.get(undertaking, ()))),
        goals=tuple(things.label(goal) for goal in things.all_goals if goal in things.goals.get(undertaking, ())),
    )


def _together(things: Undertakings, own: str, partner: str, shared: tuple[str, ...]) -> Iterator[Answer]:
    names = {"name": things.label(own), "partner": things.label(partner)}
    if frozenset((own, partner)) in things.twinnings:
        yield Answer("brief-together.twins", names, (own, partner))
    count = things.counted(shared)
    yield Answer(
        "brief-together.shared", {**names, "count": count, "names": _named(things, shared)}, (partner, *shared)
    )
    begun = {u: year for u in shared if (year := things.years.get(u, (None, None))[0]) is not None}
    first = {u: min(years_told(things, u, "start"), default=year) for u, year in begun.items()}
    if first:
        year = min(first.values())
        earliest = tuple(u for u in shared if first.get(u) == year)
        yield Answer("brief-together.since", {"year": year, "names": things.named(earliest)}, earliest)
    members = {member for u in shared for member in things.members[u] if things.organisation(member) == partner}
    if departments := tuple(sorted(members - {partner})):
        values = {"name": things.label(partner), "names": things.named(departments)}
        yield Answer("brief-together.departments", values, departments)
    others = {other for u in shared for other in things.partners(u)} - {own, partner}
    if others:
        with_others = [u for u in shared if things.partners(u) & others]
        yield Answer("brief-together.others", {"names": things.named(others)}, (*sorted(others), *with_others))


def _goals(things: Undertakings, shared: tuple[str, ...]) -> Iterator[Answer]:
    goals = [goal for goal in things.all_goals if any(goal in things.goals.get(u, ()) for u in shared)]
    if goals:
        values = {"count": len(goals), "names": [things.label(goal) for goal in goals]}
        yield Answer("brief-goals.stated", values, tuple(u for u in shared if things.goals.get(u)))
    themes = Counter(theme for u in shared for theme in things.themes.get(u, ()))
    if themes:
        foremost = sorted(themes, key=lambda theme: (-themes[theme], things.label_key(theme)))[:MOST_THEMES]
        names = [f"{things.label(theme)} ({themes[theme]})" for theme in foremost]
        yield Answer("brief-goals.themes", {"names": names}, tuple(u for u in shared if things.themes.get(u)))


def _next(things: Undertakings, shared: tuple[str, ...], year: int | None) -> Iterator[Answer]:
    ends = {u: end for u in shared if (end := things.years.get(u, (None, None))[1]) is not None}
    for undertaking, end in sorted(ends.items(), key=lambda item: (item[1], things.label_key(item[0]))):
        if things.newest_source() is None:  # whether that year lies ahead, no source tells
            ended = how_ended(things, undertaking, end)
            yield Answer("brief-ended.ended", {"name": things.label(undertaking), "ended": ended}, (undertaking,))
        elif year is None or end >= year:
            key = "brief-next.ends" if undertaking in things.stated_ends else "brief-next.ends-computed"
            told = year_told(things, undertaking, "end", end)
            yield Answer(key, {"name": things.label(undertaking), "end": told}, (undertaking,))
    endless = tuple(u for u in shared if u not in ends and things.years.get(u, (None, None))[0] is not None)
    if endless:
        yield Answer("brief-next.endless", {"names": _named(things, endless)}, endless)


def _ended(things: Undertakings, shared: tuple[str, ...], year: int | None) -> Iterator[Answer]:
    ends = [(end, u) for u in shared if (end := things.years.get(u, (None, None))[1]) and year and end < year]
    over = ends if things.newest_source() is not None else []  # else they stand among the ends, without a tense
    for end, undertaking in sorted(over, key=lambda item: (-item[0], things.label_key(item[1]))):
        values = {"name": things.label(undertaking), "ended": how_ended(things, undertaking, end)}
        yield Answer("brief-ended.ended", values, (undertaking,))


def _open(things: Undertakings, partner: str, shared: tuple[str, ...]) -> Iterator[Answer]:
    """Yield what a person would ask at the meeting; money, goals and an end are asked of projects only."""
    if partner not in things.countries:
        yield Answer("brief-open.country", {"name": things.label(partner)}, (partner,))
    projects = things.projects(shared)
    missing = {
        "start": [u for u in shared if things.years.get(u, (None, None))[0] is None],
        "end": [u for u in projects if things.years.get(u, (None, None))[1] is None],
        "money": [u for u in projects if not things.payers(u) and not things.programmes.get(u)],
        "goals": [u for u in projects if not things.goals.get(u)],
        "contacts": [u for u in shared if not things.contacts.get(u)],
    }
    for name, those in missing.items():
        if those:
            yield Answer(f"brief-open.{name}", {"names": _named(things, those)}, tuple(those))


def _contacts(things: Undertakings, partner: str, shared: tuple[str, ...]) -> Iterator[Answer]:
    persons = {person for thing in (partner, *shared) for person in things.contacts.get(thing, ())}
    if not persons:
        yield Answer("brief-contacts.none")
    else:
        yield Answer("brief-contacts.withheld", {"count": len(persons), "partner": things.label(partner)})


def _named(things: Undertakings, undertakings: Sequence[str]) -> list[str]:
    """Return names in the order in which the sheet has them."""
    return [things.label(u) for u in undertakings]
