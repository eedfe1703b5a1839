"""For each kind of sentence that a report can hold, its numbers and names counted a second time from the claims."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from claims_reading import CLASSES, Reading
from graph_counting import (
    assortativity,
    better_by_moving_one,
    between,
    in_common,
    modularity,
    pairs_tied,
    parts,
    shortest,
    splits,
    takers,
)
from vanort.analysis.analysing import Analysis
from vanort.analysis.sentences import Answer, Counted, say, templates

NO_SENTENCES = ("words", "headings", "measures", "nodes")
GOALS = 17
MUCH_WORK = 40  # organisations up to which all ways between all others are counted by hand


@dataclass
class Page:
    """What a sentence is held against: the second reading, whose network it is, and the sentences before it."""

    reading: Reading
    focus: str
    analysis: Analysis
    said: dict[str, Answer] = field(default_factory=dict)
    lost: str = ""

    @property
    def own(self) -> list[str]:
        """What the one whose network it is takes part in."""
        return self.reading.of(self.focus)

    @property
    def projects(self) -> list[str]:
        """Those of them that are projects."""
        return [u for u in self.own if self.reading.types[u] == "Project"]

    def named(self, label: str, *others: str) -> str:
        """The one organisation (or one of `others`) of a name."""
        found = {one for one in (*self.reading.organisations(), *others) if self.reading.is_called(one, label)}
        assert len(found) == 1, (label, found)
        return found.pop()

    def hold(self, answer: Answer, things: Iterable[str], value: str = "names") -> None:
        """Hold the names of a sentence against things."""
        assert self.reading.are_called(set(things), answer.values[value]), (say(answer), set(things))

    def count(self, given: Any, things: Iterable[str]) -> None:
        """Hold a number of projects and partnerships against things."""
        kinds = Counter(self.reading.types[thing] for thing in set(things))
        assert given == Counted(kinds["Project"], kinds["Partnership"]), (given, kinds)


Count = Callable[[Page, Answer], None]
COUNTS: dict[str, Count] = {}
PARTS: dict[str, str] = {}


def counts(*kinds: str, holding: Iterable[str] = ()) -> Callable[[Count], Count]:
    """Make a function the second computation of kinds of sentences and of the parts that these may hold."""

    def register(count: Count) -> Count:
        COUNTS.update(dict.fromkeys(kinds, count))
        PARTS.update(dict.fromkeys(holding, kinds[0]))
        return count

    return register


def all_kinds(language: str = "en") -> set[str]:
    """Every kind of sentence of the report, and of part of one, that there are words for; a brief has its own tests."""
    sections = {s for s in templates(language) if s not in NO_SENTENCES and not s.startswith("brief-")}
    return {f"{section}.{kind}" for section in sections for kind in templates(language)[section]}


def kinds_in(answer: Answer) -> Iterator[str]:
    """The kind of a sentence and of all that it holds."""
    yield answer.key
    for value in answer.values.values():
        for item in value if isinstance(value, list | tuple) else (value,):
            if isinstance(item, Answer):
                yield from kinds_in(item)


def count_again(analysis: Analysis, reading: Reading, focus: str) -> set[str]:
    """Hold every sentence of an analysis against the second reading; return the kinds that were there."""
    for undertaking, years in analysis.undertakings.years.items():
        label = analysis.undertakings.label(undertaking)
        alike = [u for u in reading.undertakings() if label in reading.called[u]]
        if len(alike) == 1 and len(reading.possible_years(alike[0])) > 1:
            reading.settle(alike[0], years)
    page, met = Page(reading, focus, analysis), set()
    for answer in analysis.answers:
        if answer.key == "without.kept":
            page.lost = page.named(answer.values["name"])
        COUNTS[answer.key](page, answer)
        page.said[answer.key] = answer
        found = set(kinds_in(answer))
        assert found - {answer.key} <= set(PARTS)
        met |= found
    return met


@counts("overview.size")
def _size(page: Page, answer: Answer) -> None:
    assert answer.values["count"] == len(page.reading.organisations())
    page.count(answer.values["undertakings"], page.reading.undertakings())


@counts("overview.departments")
def _departments(page: Page, answer: Answer) -> None:
    found = {one for u in page.reading.undertakings() for one in page.reading.direct(u)}
    departments = {one for one in found if page.reading.whole(one) != one}
    assert answer.values["count"] == len(departments)
    page.hold(answer, departments)


@counts("overview.alike", "overview.alike-undertakings", holding=("overview.alike-names", "overview.times"))
def _alike(page: Page, answer: Answer) -> None:
    """Each name is that of so many counted things, the names have something in common, and no two of one name are left out."""
    reading, sides = page.reading, answer.values["sides"]
    counted = reading.organisations() | {p for u in reading.undertakings() for p in reading.payers(u)}
    if answer.key == "overview.alike-undertakings":
        counted = set(reading.undertakings())
    assert answer.values["count"] == len(sides)
    told = [{name.values["name"]: name.values["count"] for name in side.values["names"]} for side in sides]
    assert len(answer.facts) == sum(number for side in told for number in side.values())
    for side in told:
        bearers = {name: {one for one in counted if name in reading.called[one]} for name in side}
        assert all(len(bearers[name]) >= side[name] for name in side)
        assert len({one for those in bearers.values() for one in those}) > 1
        assert len(side) == 1 or in_common([_all_names(page, name, bearers[name]) for name in side])
    everyone = {name for side in told for name in side}
    kinds = ("Project",) if answer.key == "overview.alike-undertakings" else ("Municipality", "Organisation")
    for one, other in reading.namesakes({one for one in counted if reading.types[one] in kinds}):
        names = reading.called[one] & reading.called[other]
        assert (everyone & (reading.called[one] | reading.called[other])) or not names, (one, other)


def _all_names(page: Page, name: str, bearers: set[str]) -> set[str]:
    return {name} | {other for one in bearers for other in page.reading.called[one]}


@counts("overview.countries")
def _countries(page: Page, answer: Answer) -> None:
    found = [country for one in page.reading.organisations() if (country := page.reading.country(one))]
    assert answer.values["known"] == len(found)
    assert answer.values["count"] == len(set(found))
    assert answer.values["total"] == len(page.reading.organisations())


@counts("overview.parts", "overview.alone")
def _parts(page: Page, answer: Answer) -> None:
    sizes = [len(part) for part in parts(page.reading.ties())]
    if answer.key == "overview.alone":
        assert answer.values["count"] == sizes.count(1)
    else:
        assert (answer.values["count"], answer.values["largest"]) == (len(sizes), sizes[0])


@counts("analysts.density")
def _density(page: Page, answer: Answer) -> None:
    ties, size = pairs_tied(page.reading.ties()), len(page.reading.organisations())
    assert answer.values["count"] == len(ties)
    assert abs(answer.values["share"] - 2 * len(ties) / (size * (size - 1))) < 1e-9


@counts("analysts.groups", holding=("analysts.steady", "analysts.unsteady"))
def _groups(page: Page, answer: Answer) -> None:
    """A division cannot be found a second time, but it can be judged: its modularity, and that no move betters it."""
    undertakings, membership = page.analysis.undertakings, page.analysis.groups.membership
    group = {page.named(undertakings.label(node)): number for node, number in membership.items()}
    weights, ties = page.reading.strengths(), page.reading.ties()
    assert set(group) == set(ties)
    assert answer.values["count"] == sum(size > 1 for size in Counter(group.values()).values())
    for number in set(group.values()):
        inside = {node for node in group if group[node] == number}
        assert len(parts({node: ties[node] & inside for node in inside})) == 1, "a group that nothing holds together"
    if len(group) <= MUCH_WORK:
        assert better_by_moving_one(weights, group) < 1e-9
    assert abs(answer.values["modularity"] - modularity(weights, group)) < 1e-9
    assert answer.values["count"] > sum(len(part) > 1 for part in parts(ties)), "groups that are nothing but the parts"
    steady = answer.values["stability"] >= 0.8
    assert answer.values["steady"].key == ("analysts.steady" if steady else "analysts.unsteady")


@counts("analysts.mixing")
def _mixing(page: Page, answer: Answer) -> None:
    known = {one: country for one in page.reading.organisations() if (country := page.reading.country(one))}
    index = assortativity(page.reading.ties(), known)
    assert answer.values["count"] == len(known)
    assert abs(answer.values["index"] - index) < 1e-9
    assert index > 0


@counts("bridges.cut")
def _cut(page: Page, answer: Answer) -> None:
    sizes = splits(page.reading.ties(), page.named(answer.values["name"]))
    assert (answer.values["count"], answer.values["parts"]) == (sum(sizes), len(sizes))
    assert answer.values["largest"] == sizes[0]
    assert len(sizes) > 1


@counts("bridges.no-cut", "bridges.no-other-cut")
def _no_cut(page: Page, answer: Answer) -> None:
    ties = page.reading.ties()
    holding = {one for one in ties if len(splits(ties, one)) > 1}
    assert holding == ({page.focus} if answer.key == "bridges.no-other-cut" else set())
    assert not page.focus or ties[page.focus] != set(ties) - {page.focus}, (
        "of one who is tied to all, it goes without saying"
    )
    if holding:
        assert page.reading.is_called(page.focus, answer.values["name"])


@counts("bridges.broker")
def _broker(page: Page, answer: Answer) -> None:
    ties = page.reading.ties()
    if len(ties) <= MUCH_WORK:
        assert abs(answer.values["share"] - between(ties, page.named(answer.values["name"]))) < 1e-9


@counts("flows.out", "flows.into")
def _flows(page: Page, answer: Answer) -> None:
    place = 0 if answer.key == "flows.out" else 1
    ends = Counter(flow[place] for flow in page.reading.flows() if flow[0] != flow[1])
    most = max(ends.values())
    first = [one for one, number in ends.items() if number == most]
    assert (answer.values["number"], answer.values["count"]) == (most, len(first))
    page.hold(answer, first)


@counts("flows.between", "flows.not-between")
def _passing(page: Page, answer: Answer) -> None:
    ties: dict[str, set[str]] = {end: set() for flow in page.reading.flows() for end in flow}
    for one, other in page.reading.flows():
        ties[one] |= {other} - {one}
    shares = {one: between(ties, one, directed=True) for one in ties}
    if answer.key == "flows.not-between":
        assert not any(shares.values())
    else:
        assert abs(answer.values["share"] - max(shares.values())) < 1e-9
        assert any(
            page.reading.is_called(one, answer.values["name"])
            for one in shares
            if shares[one] > max(shares.values()) - 1e-9
        )


@counts("overview.view-size", "overview.loops")
def _view(page: Page, answer: Answer) -> None:
    """A view of money: all that money comes from or goes to."""
    loops = sum(one == other for one, other in page.reading.flows())
    ends = {end for flow in page.reading.flows() for end in flow}
    assert answer.values["count"] == (loops if answer.key == "overview.loops" else len(ends))


@counts("dependence.about")
def _about(page: Page, answer: Answer) -> None:
    assert answer.values["count"] == len(page.own)
    page.count(answer.values["total"], page.reading.undertakings())
    assert page.reading.is_called(page.focus, answer.values["name"])


@counts(
    "dependence.partner",
    "dependence.partner-alone",
    "dependence.partners-alike",
    "dependence.partners-all-alike",
)
def _partners(page: Page, answer: Answer) -> None:
    partners, own = page.reading.partners(page.focus), page.own
    most = max(partners.values())
    first = {partner for partner, number in partners.items() if number == most}
    assert (answer.values["number"], answer.values["partners"]) == (most, len(first))
    assert abs(answer.values["share"] - most / len(own)) < 1e-9
    page.count(answer.values["total"], own)
    page.hold(answer, first)
    assert ("alike" in answer.key) == (len(first) > 1)
    if len(first) > 1:
        assert ("all" in answer.key) == (len(first) == len(partners))
        assert answer.values["count"] == most
    else:
        alone = [u for u in own if page.reading.members(u) - {page.focus} == first]
        assert answer.values["count"] == len(alone)
        assert answer.key != "dependence.partner-alone" or len(alone) == most


@counts("dependence.one-partner")
def _one_partner(page: Page, answer: Answer) -> None:
    single = [u for u in page.projects if len(page.reading.members(u)) == 2]
    assert answer.values["count"] == len(single)
    page.count(answer.values["total"], page.projects)
    page.hold(answer, single)


@counts("dependence.no-partner")
def _no_partner(page: Page, answer: Answer) -> None:
    assert not page.reading.partners(page.focus)
    page.count(answer.values["count"], page.own)


@counts("dependence.funder", "dependence.funders-alike")
def _funders(page: Page, answer: Answer) -> None:
    funded = [u for u in page.own if page.reading.funders(u)]
    payers = Counter(payer for u in funded for payer in page.reading.funders(u))
    first = [payer for payer, number in payers.items() if number == max(payers.values())]
    assert (answer.values["count"], answer.values["number"]) == (len(funded), max(payers.values()))
    assert ("alike" in answer.key) == (len(first) > 1)
    page.count(answer.values["total"], page.own)
    page.hold(answer, first)


@counts("dependence.no-funder", "dependence.no-own-funder")
def _no_funder(page: Page, answer: Answer) -> None:
    assert not any(page.reading.funders(u) for u in page.own)
    assert any(page.reading.payers(u) for u in page.own) == (answer.key == "dependence.no-own-funder")
    assert all(page.reading.payers(u) or not page.reading.programmes(u) for u in page.own)
    page.count(answer.values["count"], page.projects if answer.key == "dependence.no-funder" else page.own)


@counts("dependence.funder-through")
def _through(page: Page, answer: Answer) -> None:
    ways = Counter((a, p) for u in page.own for a in page.reading.around(u) for p in page.reading.funders(a))
    told = [
        number
        for (around, payer), number in ways.items()
        if page.reading.is_called(around, answer.values["through"])
        and page.reading.is_called(payer, answer.values["funder"])
    ]
    assert told == [answer.values["count"]]
    page.count(answer.values["total"], page.own)


@counts("dependence.unfunded")
def _unfunded(page: Page, answer: Answer) -> None:
    unfunded = [u for u in page.projects if not page.reading.payers(u) | page.reading.programmes(u)]
    assert answer.values["count"] == len(unfunded)
    page.count(answer.values["total"], page.projects)
    page.hold(answer, unfunded)


@counts("dependence.programme-only", holding=("dependence.programme-side",))
def _programme_only(page: Page, answer: Answer) -> None:
    named = {u for u in page.own if page.reading.programmes(u) and not page.reading.payers(u)}
    assert answer.values["count"] == len(answer.values["sides"]) == len(named)
    page.count(answer.values["total"], page.own)
    for side in answer.values["sides"]:
        assert any(
            page.reading.is_called(u, side.values["name"])
            and page.reading.are_called(page.reading.programmes(u), side.values["names"])
            for u in named
        )


@counts("dependence.no-person", "dependence.no-contact")
def _no_person(page: Page, answer: Answer) -> None:
    silent = [u for u in page.own if not page.reading.persons(u)]
    if answer.key == "dependence.no-person":
        assert silent == page.own
        page.count(answer.values["count"], silent)
    else:
        assert 0 < len(silent) < len(page.own)
        assert answer.values["count"] == len(silent)
        page.count(answer.values["total"], page.own)
        page.hold(answer, silent)


@counts("dependence.own-person")
def _own_person(page: Page, answer: Answer) -> None:
    reading = page.reading
    named = {p for one in list(reading.said) if reading.whole(one) == page.focus for p in reading.persons(one)}
    employers = {p: {reading.whole(body) for body in reading.values(p, "worksFor")} for p in named}
    at_home = {p for p in named if not employers[p] or page.focus in employers[p]}
    assert answer.values["count"] == len(at_home)
    assert reading.is_called(page.focus, answer.values["name"])


@counts("dependence.one-person", "dependence.persons", "dependence.persons-named")
def _persons(page: Page, answer: Answer) -> None:
    persons = {person for u in page.own for person in page.reading.persons(u)}
    if answer.key == "dependence.persons-named":
        page.hold(answer, persons, "persons")
        return
    assert answer.values["count"] == sum(bool(page.reading.persons(u)) for u in page.own)
    assert answer.values["persons"] == len(persons)
    assert (len(persons) == 1) == (answer.key == "dependence.one-person")
    page.count(answer.values["total"], page.own)


@counts("dependence.busiest", "dependence.busiest-named")
def _busiest(page: Page, answer: Answer) -> None:
    load = Counter(person for u in page.own for person in page.reading.persons(u))
    first = {person for person, number in load.items() if number == max(load.values())}
    assert (answer.values["count"], answer.values["number"]) == (len(first), max(load.values()))
    page.hold(answer, [u for u in page.own if page.reading.persons(u) & first])
    if answer.key == "dependence.busiest-named":
        page.hold(answer, first, "persons")


def _left(page: Page) -> dict[str, set[str]]:
    """Who is left in each undertaking without the one that is lost."""
    return {u: page.reading.members(u) - {page.lost} for u in page.reading.undertakings() if _goes_on(page, u)}


def _goes_on(page: Page, undertaking: str) -> bool:
    """Whether an undertaking can still be lost, seen from the year of the report."""
    return page.reading.not_over(undertaking, page.analysis.year)


@counts("without.over")
def _over(page: Page, answer: Answer) -> None:
    reading = page.reading
    known = {payer for u in reading.undertakings() for payer in reading.payers(u) | reading.programmes(u)}
    one = page.named(answer.values["name"], *known)
    paid = {u for u in reading.undertakings() if one in reading.payers(u) | reading.programmes(u)}
    touched = paid | set(reading.of(one))
    page.count(answer.values["total"], touched)
    assert answer.values["count"] == sum(not _goes_on(page, u) for u in touched) > 0
    assert answer.values["year"] == page.analysis.year


@counts("without.kept", "without.fallen")
def _kept(page: Page, answer: Answer) -> None:
    left, own = _left(page), [u for u in page.reading.of(page.lost) if _goes_on(page, u)]
    kept = [u for u in own if len(left[u]) >= 2]
    told = kept if answer.key == "without.kept" else [u for u in own if u not in kept]
    assert answer.values["count"] == len(told)
    page.hold(answer, told)
    if answer.key == "without.kept":
        page.count(answer.values["total"], own)


@counts("without.cut-off")
def _cut_off(page: Page, answer: Answer) -> None:
    left = _left(page)
    before = {one for u in page.reading.of(page.lost) for one in left.get(u, ())}
    alone = {one for one in before if not any(one in those and len(those) > 1 for those in left.values())}
    assert answer.values["count"] == len(alone)
    page.hold(answer, alone)


@counts("without.parts", "without.tie")
def _remains(page: Page, answer: Answer) -> None:
    alive = {u: those for u, those in _left(page).items() if len(those) > 1}
    ties: dict[str, set[str]] = {one: set() for those in (alive, *alive.values()) for one in those}
    for undertaking, those in alive.items():
        for one in those:
            ties[undertaking].add(one)
            ties[one].add(undertaking)
    if answer.key == "without.parts":
        assert answer.values["count"] == len(parts(ties))
    else:
        holder = page.named(answer.values["name"])
        assert len(splits(ties, holder)) > 1
        page.hold(answer, ties[holder])


@counts("without.goals")
def _lost_goals(page: Page, answer: Answer) -> None:
    alive = {u for u, those in _left(page).items() if len(those) > 1}
    goals = {goal for u in page.reading.of(page.lost) if _goes_on(page, u) for goal in page.reading.goals(u)}
    goals -= {goal for u in alive for goal in page.reading.goals(u)}
    assert answer.values["count"] == len(goals)
    assert {fact.rsplit("/", 1)[-1] for fact in answer.facts} == goals


@counts("without.money")
def _lost_money(page: Page, answer: Answer) -> None:
    reading = page.reading
    known = {payer for u in reading.undertakings() for payer in reading.payers(u) | reading.programmes(u)}
    payer = page.named(answer.values["name"], *known)
    undertakings = [u for u in reading.undertakings() if _goes_on(page, u)]
    reached = [u for u in undertakings if payer in reading.payers(u) | reading.programmes(u)]
    others = {
        u: (reading.funders(u) | {p for a in reading.around(u) - {payer} for p in reading.funders(a)}) - {payer}
        for u in reached
    }
    left = [u for u in reached if not others[u]]
    page.count(answer.values["total"], reached)
    assert answer.values["count"] == len(left)
    page.hold(answer, left)


def _two_mode(reading: Reading) -> dict[str, set[str]]:
    """Organisations and what they take part in, and twinnings between organisations."""
    ties: dict[str, set[str]] = {one: set() for one in (*reading.organisations(), *reading.undertakings())}
    pairs = [(u, one) for u in reading.undertakings() for one in reading.members(u)]
    for one, other in (*pairs, *(tuple(pair) for pair in reading.twins() if len(pair) == 2)):
        ties[one].add(other)
        ties[other].add(one)
    return ties


@counts("paths.none", "paths.found")
def _paths(page: Page, answer: Answer) -> None:
    one, other = page.named(answer.values["one"]), page.named(answer.values["other"])
    ties = _two_mode(page.reading)
    distance, ways = shortest(ties, one)
    assert (other in distance) == (answer.key == "paths.found")
    if other in distance:
        assert answer.values["ways"] == len(answer.values["names"]) == ways[other]
        for way in answer.values["names"]:
            steps = way.split(" – ") if way != "…" else []
            between_them = [s for s in steps if any(page.reading.is_called(o, s) for o in page.reading.organisations())]
            assert answer.values["count"] == len(between_them)


def _aims(page: Page, kind: str) -> Mapping[str, set[str]]:
    found = page.reading.goals if kind == "goals" else page.reading.themes
    return {u: found(u) for u in page.reading.undertakings()}


@counts("gaps.goals-covered", "gaps.themes-covered", "gaps.themes-foremost", holding=("gaps.part",))
def _covered(page: Page, answer: Answer) -> None:
    kind = answer.key[5:].split("-")[0]
    aims = _aims(page, kind)
    load = Counter(aim for u in page.own for aim in aims[u])
    assert answer.values["stated"] == sum(bool(aims[u]) for u in page.own)
    assert answer.values["count"] == len(load)
    assert answer.values["total"] == (GOALS if kind == "goals" else len(page.analysis.undertakings.all_themes))
    page.count(answer.values["own"], page.own)
    assert answer.values["part"].values == {"count": answer.values["stated"], "total": answer.values["own"]}
    told = [int(name.rsplit("(", 1)[1][:-1]) for name in answer.values["names"]]
    assert told == [number for _, number in load.most_common(len(told))]
    assert (len(told) == len(load)) == answer.key.endswith("covered")
    assert not load or told[-1] > ([*(number for _, number in load.most_common()), 0])[len(told)]


@counts("gaps.goals-nowhere", "gaps.themes-nowhere")
def _nowhere(page: Page, answer: Answer) -> None:
    kind = answer.key[5:].split("-")[0]
    found, told = set(takers(_aims(page, kind))), {fact.rsplit("/", 1)[-1] for fact in answer.facts}
    total = GOALS if kind == "goals" else len(page.analysis.undertakings.all_themes)
    assert not told & found
    assert answer.values["count"] == len(answer.values["names"]) == total - len(found)


@counts("gaps.goals-elsewhere", "gaps.themes-elsewhere", holding=("gaps.elsewhere-side",))
def _elsewhere(page: Page, answer: Answer) -> None:
    having = takers(_aims(page, answer.key[5:].split("-")[0]))
    elsewhere = {aim: those for aim, those in having.items() if not those & set(page.own)}
    assert answer.values["count"] == len(answer.values["sides"]) == len(elsewhere)
    aims = [fact.rsplit("/", 1)[-1] for fact in answer.facts][: len(elsewhere)]
    for aim, side in zip(aims, answer.values["sides"], strict=True):
        page.hold(side, elsewhere[aim])
    assert page.reading.is_called(page.focus, answer.values["name"])


@counts("gaps.countries")
def _foreign(page: Page, answer: Answer) -> None:
    present = {page.reading.country(one) for one in _members(page)}
    missing = {country: those for country, those in page.reading.foreign().items() if country not in present}
    assert answer.values["count"] == len(missing)
    page.hold(answer, missing)
    page.hold(answer, {u for those in missing.values() for u in those}, "undertakings")


def _members(page: Page) -> set[str]:
    """Everyone who takes part, departments counted as themselves."""
    direct = set(page.reading.organisations())
    for undertaking in page.reading.undertakings():
        direct |= page.reading.values(undertaking, "involves", "partner", "coordinator", "host")
        for part in page.reading.values(undertaking, "participation"):
            direct |= page.reading.values(part, "participant")
    return direct


def _ended(page: Page) -> list[str]:
    """What reached its last year before that from which the report looks, but for what may go on by another source."""
    doubted = page.said["renewal.doubtful"].values["names"] if "renewal.doubtful" in page.said else ()
    return [u for u in _over_by(page) if not page.reading.called[u] & set(doubted)]


def _over_by(page: Page) -> list[str]:
    return [u for u in page.own if not page.reading.not_over(u, page.analysis.year)]


def _not_followed(page: Page) -> list[str]:
    """What ended without a later undertaking that builds on it or has one of the same partners."""
    reading, found = page.reading, []
    continued = {earlier for u in reading.undertakings() for earlier in reading.values(u, "buildsOn")}
    for undertaking in _ended(page):
        end = reading.years(undertaking)[1] or 0
        partners = reading.members(undertaking) - {page.focus}
        later = [u for u in page.own if u != undertaking and (reading.years(u)[0] or 0) >= end]
        if undertaking not in continued and not any(reading.members(u) & partners for u in later):
            found.append(undertaking)
    return found


@counts("renewal.none-ended", holding=("renewal.to-come",))
def _none_ended(page: Page, answer: Answer) -> None:
    assert not _ended(page)
    assert answer.values["year"] == page.reading.vantage()
    ends = {(u, end) for u in page.own if (end := page.reading.years(u)[1])}
    assert answer.values["count"] == len(ends)
    told = [(one.values["name"], one.values["end"]) for one in answer.values["names"]]
    for u, end in ends:
        assert any(page.reading.is_called(u, name) and _is_year(said, end) for name, said in told)


def _is_year(said: Any, year: int | None) -> bool:
    """A year as it is told: itself, or within those on which sources disagree."""
    return (
        bool(year and said.values["first"] <= year <= said.values["last"]) if isinstance(said, Answer) else said == year
    )


@counts("renewal.doubtful")
def _doubtful(page: Page, answer: Answer) -> None:
    named = [u for u in _over_by(page) if page.reading.called[u] & set(answer.values["names"])]
    page.hold(answer, named)
    assert answer.values["count"] == len(named)
    perhaps = [{iri.rsplit("/", 1)[-1].replace(".", ":", 1) for iri in group} for group in page.analysis.alike]
    for u in named:
        disputed = [one.passages for one in page.analysis.undertakings.contradictions if (one.term) == "end"]
        assert any(
            u in group and any(page.reading.not_over(o, page.analysis.year) for o in group) for group in perhaps
        ) or any(int(value[:4]) >= page.analysis.year for those in disputed for value, _, _ in those)


@counts("renewal.count", "renewal.followed")
def _renewal(page: Page, answer: Answer) -> None:
    page.count(answer.values["total"], _ended(page))
    rows = _not_followed(page)
    assert bool(rows) == (answer.key == "renewal.count")
    assert answer.values["count"] == (len(rows) or len(_ended(page)))
    assert answer.values["year"] == page.reading.vantage()
    if "tells" in answer.values:
        _tells(page, answer.values["tells"])
    page.hold(answer, _ended(page))


@counts(
    "renewal.ended",
    "renewal.standing",
    "renewal.outlasted",
    holding=("renewal.by-statement", "renewal.by-plan", "renewal.by-computation", "renewal.by-words"),
)
def _one_ended(page: Page, answer: Answer) -> None:
    reading = page.reading
    (one,) = (u for u in _not_followed(page) if reading.is_called(u, answer.values["name"]))
    end, partners = reading.years(one)[1], reading.members(one) - {page.focus}
    standing = [
        u for u in page.own if u != one and (reading.years(u)[1] or 9999) > (end or 0) and reading.members(u) & partners
    ]
    assert bool(standing) == (answer.key != "renewal.ended")
    open_ties = all(reading.types[u] == "Partnership" and reading.years(u)[1] is None for u in standing)
    assert bool(standing and not open_ties) == (answer.key == "renewal.outlasted")
    page.hold(answer, standing or partners)
    how = answer.values["ended"]
    assert _is_year(how.values["end"], end)
    newest = max(filter(None, reading.dates), default=None)
    stated = "end" in reading.known(one)
    past = newest is not None and end is not None and end < newest
    said = "words" if newest is None else "statement" if past else "plan"
    assert how.key == f"renewal.by-{said if stated else 'computation'}"


@counts("growth.course", "growth.single", holding=("growth.ran", "growth.planned"))
def _course(page: Page, answer: Answer) -> None:
    spans = {u: page.reading.years(u) for u in page.reading.undertakings() if page.reading.years(u)[0]}
    page.count(answer.values["dated"], spans)
    first, last = min(span[0] or 0 for span in spans.values()), page.reading.last_year() or 0
    running = {y: sum((b or 0) <= y <= (e or last) for b, e in spans.values()) for y in range(first, last + 1)}
    most = max(running.values())
    assert answer.values["first"] == first
    assert answer.values["most"] == most
    told = {year for span in answer.values["peaks"] for year in _years(span)}
    assert told == {year for year, number in running.items() if number == most}
    assert answer.values["count"] == len(told)
    newest = max(filter(None, page.reading.dates), default=None)
    beyond = newest is None or max(told) > newest
    assert answer.values["ran"].key == ("growth.planned" if beyond else "growth.ran")
    for year in page.analysis.years:
        assert year.running == running[year.year]


def _years(span: str) -> range:
    """The years of “2014–2016” or of “2014”."""
    first, _, last = span.partition("–")
    return range(int(first), int(last or first) + 1)


@counts("growth.no-years")
def _no_years(page: Page, answer: Answer) -> None:
    assert not any(page.reading.years(u)[0] for u in page.reading.undertakings())


@counts("growth.endless")
def _endless(page: Page, answer: Answer) -> None:
    endless = [u for u in page.reading.undertakings() if page.reading.years(u)[0] and not page.reading.years(u)[1]]
    page.count(answer.values["count"], endless)
    page.hold(answer, endless)
    assert answer.values["last"] == page.reading.last_year()


def _today(page: Page) -> dict[str, set[str]]:
    """Who works with whom now: what has not ended, and twinnings."""
    year = page.analysis.year
    return page.reading.ties(u for u in page.reading.undertakings() if page.reading.not_over(u, year))


def _reasons(page: Page, other: str) -> dict[str, set[str]]:
    """Why one might work with another."""
    reading, today = page.reading, _today(page)
    theirs = [u for u in reading.of(other) if u not in page.own]
    goals = [{g for u in side for g in reading.goals(u)} for side in (page.own, theirs)]
    themes = [{t for u in side for t in reading.themes(u)} for side in (page.own, theirs)]
    return {
        "former": {u for u in reading.of(other) if u in page.own},
        "shared-partners": today[page.focus] & today[other],
        "goals": goals[0] & goals[1],
        "themes": themes[0] & themes[1],
        "new-themes": themes[1] - themes[0],
    }


def _might(page: Page) -> list[str]:
    """Who does not work with the one whose network it is, and has a reason to."""
    others = set(_today(page)) - _today(page)[page.focus] - {page.focus}
    allowed = [one for one in others if frozenset((one, page.focus)) not in page.reading.never]
    return [one for one in allowed if any(v for reason, v in _reasons(page, one).items() if reason != "new-themes")]


@counts("suggestions.none")
def _nobody(page: Page, answer: Answer) -> None:
    assert not _might(page)


@counts(
    "suggestions.former",
    "suggestions.shared-partners",
    "suggestions.goals",
    "suggestions.themes",
    "suggestions.new-themes",
)
def _suggested(page: Page, answer: Answer) -> None:
    might = _might(page)
    other, reason = page.named(answer.values["name"]), answer.key.split(".")[1]
    told = _reasons(page, other)[reason]
    assert other in might
    assert answer.values["count"] == len(answer.values["names"]) == len(told)
    if reason in ("former", "shared-partners"):
        page.hold(answer, told)
    if reason == "former":
        page.count(answer.values["things"], told)
        assert not any(page.reading.not_over(u, page.analysis.year) for u in told)
    suggested = [page.named(page.analysis.undertakings.label(s.organisation)) for s in page.analysis.suggestions]
    assert len(suggested) == min(5, len(might))
    if len(might) <= 5:
        assert set(suggested) == set(might)
    together = [len(_reasons(page, one)["former"]) for one in suggested]
    assert together == sorted((len(_reasons(page, one)["former"]) for one in might), reverse=True)[: len(together)]


@counts("analysts.suggestions", "analysts.suggestions-tried")
def _tried(page: Page, answer: Answer) -> None:
    rest = [s for s in page.analysis.suggestions if s.shared_partners and not s.former]
    assert rest, "what is stated rests on no shape"
    enough = len(pairs_tied(_today(page))) >= 100
    assert enough == (answer.key == "analysts.suggestions-tried")
    assert page.reading.is_called(page.focus, answer.values["name"])


@counts(
    "limits.over",
    "limits.planned",
    "limits.denied",
    "contradictions.over",
    "contradictions.denied",
    holding=("limits.of", "limits.said"),
)
def _not_asserted(page: Page, answer: Answer) -> None:
    reading, kind = page.reading, {"over": "past", "planned": "planned", "denied": "negated"}[answer.key.split(".")[1]]
    found, counted = set(), set()
    bonds = [reading.members(u) for u in reading.undertakings() if reading.types[u] == "Partnership"]
    for modality, one, other, name in reading.other_modalities:
        if modality == kind and (reading.types[one] in CLASSES or name in ("twinnedWith", "memberOf")):
            pair = {one, other} if name == "twinnedWith" else set()
            if (kind, one) in reading.whole_modalities and reading.types[one] == "Partnership":
                pair = {o for m, s, o, n in reading.other_modalities if (m, s, n) == (kind, one, "partner")}
            so = other in reading.values(one, name) or (pair and any(set(map(reading.whole, pair)) <= b for b in bonds))
            (counted if so else found).add(one)
    said = [name.values["name"] if isinstance(name, Answer) else name for name in answer.values["names"]]
    for name in said:
        assert any(
            name.startswith(called)
            for one in (counted if "contra" in answer.key else found)
            for called in reading.called[one]
        ) or any(reading.is_called(u, name) for u in reading.undertakings()), name
    assert found if answer.key.startswith("limits") else counted


@counts("limits.undated")
def _undated(page: Page, answer: Answer) -> None:
    page.count(answer.values["count"], [u for u in page.reading.undertakings() if not page.reading.years(u)[0]])


@counts("limits.sampled")
def _sampled(page: Page, answer: Answer) -> None:
    """Only of a network that is too large to follow every way; its sentence is tried on one that is made so."""
    assert answer.values["count"] == page.analysis.measures.sampled


@counts("limits.waiting")
def _waiting(page: Page, answer: Answer) -> None:
    assert answer.values["count"] == sum(page.reading.waiting.values())
    numbers = [int(re.search(r"\((\d+)\)$", name)[1]) for name in answer.values["names"]]  # type: ignore[index]
    assert sorted(numbers) == sorted(page.reading.waiting.values())


@counts("limits.more")
def _more(page: Page, answer: Answer) -> None:
    assert answer.values["count"] == len(page.reading.organisations())
    assert answer.values["shown"] < answer.values["count"]


@counts("limits.named")
def _no_numbers(page: Page, answer: Answer) -> None:
    assert not answer.values


@counts("limits.sources", holding=("sources.dated", "sources.partly-dated", "sources.undated"))
def _sources(page: Page, answer: Answer) -> None:
    _tells(page, answer.values["tells"])


def _tells(page: Page, part: Answer) -> None:
    dates = [date for date in page.reading.dates if date]
    kind = "undated" if not dates else "dated" if len(dates) == len(page.reading.dates) else "partly-dated"
    assert part.key == f"sources.{kind}"
    assert part.values.get("year") == max(dates, default=None)


@counts(
    "contradictions.values",
    holding=(
        "contradictions.side",
        "contradictions.words",
        "contradictions.years",
        "contradictions.months",
        "contradictions.either",
        "contradictions.between",
    ),
)
def _contradiction(page: Page, answer: Answer) -> None:
    kinds = ("start", "end", "duration", "status", "country", "partnerCount", "meetingCount", "activityCount")
    found = page.reading.contradictory(*kinds, "participantCount", "beneficiaryCount")
    told = [a for a in page.analysis.answers if a.key == "contradictions.values"]
    assert len(told) == len(found)
    property_ = {"start": "start", "end": "end", "length": "duration", "duration": "duration"}
    candidates = [
        (thing, name)
        for thing, name in found
        if page.reading.is_called(thing, answer.values["name"])
        and property_.get(answer.values["property"], name) == name
    ]
    assert candidates
    assert any(_sides(page, thing, name, answer) for thing, name in candidates)


def _sides(page: Page, thing: str, name: str, answer: Answer) -> bool:
    """Whether the sides of a contradiction are the values of a property, each with as many passages."""
    said = page.reading.sentences[thing, name]
    passages = Counter(value for value, _ in said)
    told = [(side.values["value"], len(side.values["said"])) for side in answer.values["sides"]]
    if len(told) != len(passages) or sorted(n for _, n in told) != sorted(passages.values()):
        return False
    lengths = {"contradictions.years": "P{}Y", "contradictions.months": "P{}M"}
    values = {lengths[v.key].format(v.values["count"]) if isinstance(v, Answer) else v for v, _ in told}
    return name in ("country", "status") or values == set(passages)
