"""Every number of the report, counted a second time from the claims files alone."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml

from claims_reading import Reading
from vanort.analysis.analysing import Analysis
from vanort.analysis.of_workspace import analyse_workspace
from vanort.analysis.sentences import Answer, say
from vanort.dataset.compile import compile_workspace
from vanort.workspace.model import Workspace, open_workspace
from workspaces import make_workspace

DATA = Path(__file__).parent.parent / "data"

TRAPS = """\
document: one.txt
things:
  alby: {type: Municipality, name: Alby kommun}
  alby-schools: {type: Organisation, name: Alby skolkontor}
  nordhavn: {type: Municipality, name: Nordhavn}
  meri: {type: Municipality, name: Merilä}
  fund: {type: Organisation, name: Hamnfonden}
  frame: {type: Programme, name: Skärgårdsprogrammet}
  bond: {type: Partnership, name: Alby – Nordhavn}
  still: {type: Partnership, name: Alby – Merilä}
  boats: {type: Project, name: Båtliv}
  nets: {type: Project, name: Nät}
  hopes: {type: Project, name: Framtid}
  desk: {type: ContactPoint, quote: kontakt}
  desk-two: {type: ContactPoint, quote: kontakt}
  ada: {type: Person, name: Ada Prov}
  bo: {type: Person, name: Bo Prov}
claims:
  - {subject: alby-schools, property: subOrganizationOf, object: alby, quote: kontakt}
  - {subject: bond, property: partner, object: alby, quote: kontakt}
  - {subject: bond, property: partner, object: nordhavn, quote: kontakt}
  - {subject: bond, property: start, object: 2004, quote: kontakt}
  - {subject: bond, property: programme, object: frame, quote: kontakt}
  - {subject: frame, property: fundedBy, object: fund, quote: kontakt}
  - {subject: still, property: partner, object: alby, quote: kontakt}
  - {subject: still, property: partner, object: meri, quote: kontakt}
  - {subject: boats, property: partner, object: alby-schools, quote: kontakt}
  - {subject: boats, property: partner, object: nordhavn, quote: kontakt}
  - {subject: boats, property: inPartnership, object: bond, quote: kontakt}
  - {subject: boats, property: start, object: 2010, quote: kontakt}
  - {subject: boats, property: duration, object: P2Y, quote: kontakt}
  - {subject: boats, property: contact, object: desk, quote: kontakt}
  - {subject: desk, property: contactPerson, object: ada, quote: kontakt}
  - {subject: nets, property: partner, object: alby, quote: kontakt}
  - {subject: nets, property: partner, object: meri, quote: kontakt}
  - {subject: nets, property: partner, object: nordhavn, quote: kontakt, modality: negated}
  - {subject: nets, property: start, object: 2011, quote: kontakt}
  - {subject: nets, property: end, object: 2012, quote: kontakt}
  - {subject: nets, property: contact, object: desk-two, quote: kontakt}
  - {subject: desk-two, property: contactPerson, object: bo, quote: kontakt}
  - {subject: hopes, property: partner, object: alby, quote: kontakt}
  - {subject: hopes, property: partner, object: meri, quote: kontakt, modality: planned}
"""
LATER = """\
document: two.txt
things:
  alby: {type: Municipality, name: Alby kommun}
  nordhavn: {type: Municipality, name: Nordhavn}
  works: {type: Organisation, name: Alby verk}
  bond: {type: Partnership, name: Alby – Nordhavn}
claims:
  - {subject: bond, property: partner, object: alby, quote: kontakt}
  - {subject: bond, property: partner, object: nordhavn, quote: kontakt}
  - {subject: bond, property: partner, object: works, quote: kontakt}
"""
SAME = """\
- {decision: same, things: ["one:alby", "two:alby"], keep: municipality/se-alby, by: T, date: 2026-01-01, why: One town.}
- {decision: same, things: ["one:nordhavn", "two:nordhavn"], keep: municipality/dk-n, by: T, date: 2026-01-01, why: One.}
- {decision: same, things: ["one:bond", "two:bond"], keep: partnership/bond, by: T, date: 2026-01-01, why: One bond.}
"""
TIE = """\
document: page.txt
things:
  oby: {type: Municipality, name: Öby}
  a: {type: Municipality, name: Ärla}
  b: {type: Municipality, name: Ånäs}
  p: {type: Project, name: Ljus}
claims:
  - {subject: p, property: partner, object: oby, quote: kontakt}
  - {subject: p, property: partner, object: a, quote: kontakt}
  - {subject: p, property: partner, object: b, quote: kontakt}
"""


def page(claims: str) -> str:
    """A text in which every name of a claims file stands, and the word that every claim quotes."""
    return "kontakt\n" + "".join(f"{thing.get('name', '')}\n" for thing in yaml.safe_load(claims)["things"].values())


@pytest.fixture
def traps(tmp_path: Path) -> Workspace:
    """Return a workspace with all that is easily counted wrong.

    An undated partnership, a computed end, a merged partnership, a department, money through a programme, a tie
    between partners, a denied and a planned partner.
    """
    return make_workspace(tmp_path, {"one": (page(TRAPS), TRAPS), "two": (page(LATER), LATER)}, SAME)


def analysed(workspace: Workspace, language: str = "en", **asked: str) -> Analysis:
    """The analysis of a workspace, compiled."""
    quads = compile_workspace(workspace).nquads()
    return analyse_workspace(workspace, dataset=quads, language=language, **asked)[0]  # type: ignore[arg-type]


def by_key(analysis: Analysis) -> dict[str, Answer]:
    """The last answer of each kind."""
    return {answer.key: answer for answer in analysis.answers}


def in_words(analysis: Analysis, section: str = "") -> str:
    """All sentences, or those of a section."""
    return "\n".join(say(a, analysis.language) for a in analysis.answers if not section or a.section == section)


def counted_twice(analysis: Analysis, reading: Reading, focus: str) -> None:
    """Hold every number of the sentences against the second reading."""
    said, own, undertakings = by_key(analysis), reading.of(focus), reading.undertakings()
    everyone = {member for u in undertakings for member in reading.members(u)}
    assert said["overview.size"].values["count"] == len(everyone)
    assert said["overview.size"].values["undertakings"].total == len(undertakings)

    partners = reading.partners(focus)
    most = max(partners.values())
    first = [partner for partner, number in partners.items() if number == most]
    kind = next(key for key in said if key.startswith("dependence.partner"))
    assert said[kind].values["number"] == most
    assert said[kind].values["partners"] == len(first)
    assert said[kind].values["total"].total == len(own)
    assert ("alike" in kind) == (len(first) > 1)
    single = [u for u in own if len(reading.members(u)) == 2]
    if single:
        assert said["dependence.one-partner"].values["count"] == len(single)

    funded = [u for u in own if reading.funders(u)]
    counts = Counter(funder for u in funded for funder in reading.funders(u))
    if counts:
        key = (
            "dependence.funder"
            if list(counts.values()).count(max(counts.values())) == 1
            else "dependence.funders-alike"
        )
        assert said[key].values["count"] == len(funded)
        assert said[key].values["number"] == max(counts.values())
    through = Counter((around, payer) for u in own for around in reading.around(u) for payer in reading.funders(around))
    told = [a.values["count"] for a in analysis.answers if a.key == "dependence.funder-through"]
    assert sorted(told) == sorted(through.values())
    unfunded = [u for u in own if not reading.payers(u)]
    if unfunded and len(unfunded) < len(own):
        assert said["dependence.unfunded"].values["count"] == len(unfunded)

    answered = [u for u in own if reading.persons(u)]
    persons = Counter(person for u in answered for person in reading.persons(u))
    if len(persons) > 1:
        assert said["dependence.persons"].values["count"] == len(answered)
        assert said["dependence.persons"].values["persons"] == len(persons)
    if len(persons) > 1 and max(persons.values()) > 1:
        assert said["dependence.busiest"].values["count"] == list(persons.values()).count(max(persons.values()))
        assert said["dependence.busiest"].values["number"] == max(persons.values())
    else:
        assert "dependence.busiest" not in said
    if len(own) > len(answered) > 0:
        assert said["dependence.no-contact"].values["count"] == len(own) - len(answered)

    goals = {u: reading.values(u, "addressesGoal") for u in own}
    assert said["gaps.goals-covered"].values["stated"] == sum(map(bool, goals.values()))
    assert said["gaps.goals-covered"].values["count"] == len({g.split(".")[0] for gs in goals.values() for g in gs})
    if "gaps.themes-covered" in said:
        themes = {u: reading.values(u, "theme") for u in own}
        assert said["gaps.themes-covered"].values["stated"] == sum(map(bool, themes.values()))
        assert said["gaps.themes-covered"].values["count"] == len({t for ts in themes.values() for t in ts})

    dated = [u for u in undertakings if "start" in reading.known(u)]
    assert said["growth.course"].values["dated"].total == len(dated)
    endless = [u for u in dated if not {"end", "duration"} & reading.known(u)]
    assert said["growth.endless"].values["count"].total == len(endless)
    assert said["limits.undated"].values["count"].total == len(undertakings) - len(dated)
    computed = {a.values["name"] for a in analysis.answers if "computed" in say(a) and a.key in ENDED}
    assert len(computed) <= len(reading.computed_ends())

    disagreed = reading.contradictory("start", "end", "duration", "status", "country", "partnerCount", "activityCount")
    assert sum(a.key == "contradictions.values" for a in analysis.answers) == len(disagreed)


ENDED = ("renewal.ended", "renewal.standing")


def test_the_numbers_of_the_example_are_those_of_its_claims() -> None:
    """Two pages, 1,010 claims, 89 decisions."""
    reading = Reading(DATA)

    counted_twice(analysed(open_workspace(DATA)), reading, reading.one("code:se-0780"))


def test_the_numbers_of_a_workspace_full_of_traps_are_those_of_its_claims(traps: Workspace) -> None:
    """What is denied or planned counts nowhere, a department as its municipality, money by its way."""
    reading = Reading(traps.root)

    counted_twice(analysed(traps, organisation="Alby kommun"), reading, reading.one("one:alby"))


def test_a_computed_end_is_told_as_computed_and_a_missing_one_as_missing(traps: Workspace) -> None:
    """Båtliv has a start and a length; of the bond no end is stated, which is no “goes on”."""
    said = in_words(analysed(traps, organisation="Alby kommun"), "renewal")

    assert "Båtliv was to end in 2011 (computed from its start and length)" in said
    assert "nor an end of Alby – Nordhavn" in said
    assert "goes on" not in said


def test_a_partner_that_only_another_source_names_does_not_count_from_the_start(traps: Workspace) -> None:
    """The first page says since 2004 and names two; Alby verk is named by the second page, which gives no year."""
    analysis = analysed(traps, organisation="Alby kommun")
    joined = {
        analysis.undertakings.label(member): since
        for (undertaking, member), since in analysis.undertakings.joined.items()
        if undertaking.endswith("partnership/bond")
    }

    assert joined == {"Alby kommun": 2004, "Nordhavn": 2004, "Alby verk": None}
    assert {year.year: year.organisations for year in analysis.years}[2005] == 2


def test_where_several_tie_none_is_most_often(tmp_path: Path) -> None:
    """Two partners of one project, named in the order of the alphabet, in the singular."""
    workspace = make_workspace(tmp_path, {"page": (page(TIE), TIE)})

    english = in_words(analysed(workspace, organisation="Öby"))
    swedish = in_words(analysed(workspace, "sv", organisation="Öby"))

    assert "Öby takes part in one project, with Ånäs and Ärla." in english
    assert "Öby deltar i ett projekt, med Ånäs och Ärla." in swedish
    assert "most often" not in english
    assert "Utan Ånäs" in swedish


def test_money_of_a_programme_is_asked_about_by_any_name(traps: Workspace) -> None:
    """A funder and a programme may be taken away; what lies in it by its partnership counts."""
    for name in ("Hamnfonden", "Skärgårdsprogrammet"):
        answer = by_key(analysed(traps, organisation="Alby kommun", without_organisation=name))["without.money"]
        assert answer.values["total"].total == 2
        assert answer.values["names"] == ["Alby – Nordhavn", "Båtliv"]
