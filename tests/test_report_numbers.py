"""Every number of the report, counted a second time from the claims files alone."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from claims_reading import Reading
from generated_claims import make_up
from sentence_counting import COUNTS, PARTS, all_kinds, count_again
from vanort.analysis.analysing import Analysis
from vanort.analysis.of_workspace import analyse_workspace
from vanort.analysis.sentences import LANGUAGES, Answer, say
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
  - {subject: hopes, property: fundedBy, object: fund, quote: kontakt, confidence: 0.6, review: unreviewed}
  - {subject: nets, property: fundedBy, object: fund, quote: kontakt, confidence: 0.6, review: unreviewed}
  - {subject: boats, property: partner, object: meri, quote: kontakt, confidence: 0.6, review: unreviewed}
  - {subject: nets, property: partner, object: fund, quote: kontakt, modality: negated, confidence: 0.6, review: unreviewed}
  - {subject: nets, property: end, object: 2013, quote: kontakt, review: rejected}
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


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_sentence_has_a_second_computation(language: str) -> None:
    """A sentence that nobody counts again is one that may say anything."""
    assert all_kinds(language) == set(COUNTS) | set(PARTS)


def test_the_numbers_of_the_example_are_those_of_its_claims() -> None:
    """Two pages, 1,010 claims, 89 decisions."""
    reading = Reading(DATA)

    count_again(analysed(open_workspace(DATA)), reading, reading.one("code:se-0780"))


def test_the_numbers_of_a_workspace_full_of_traps_are_those_of_its_claims(traps: Workspace) -> None:
    """What is denied or planned counts nowhere, a department as its municipality, money by its way."""
    reading = Reading(traps.root)

    count_again(analysed(traps, organisation="Alby kommun"), reading, reading.one("one:alby"))


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
    """A funder and a programme may be taken away; what lies in it by its partnership counts, and what is over is named."""
    for name in ("Hamnfonden", "Skärgårdsprogrammet"):
        told = by_key(analysed(traps, organisation="Alby kommun", without_organisation=name))
        assert told["without.over"].values["total"].total == 2
        assert told["without.over"].values["count"] == 1
        assert told["without.money"].values["names"] == ["Alby – Nordhavn"]


PROGRAMMES = """\
document: page.txt
things:
  oby: {type: Municipality, name: Öby}
  a: {type: Municipality, name: Ärla}
  light: {type: Project, name: Ljus}
  boats: {type: Project, name: Båtar}
  bond: {type: Partnership, name: Öby – Ärla}
  plus: {type: Programme, name: Skolor Plus}
claims:
  - {subject: light, property: partner, object: oby, quote: kontakt}
  - {subject: light, property: partner, object: a, quote: kontakt}
  - {subject: light, property: programme, object: plus, quote: kontakt}
  - {subject: bond, property: partner, object: oby, quote: kontakt}
  - {subject: bond, property: partner, object: a, quote: kontakt}
  - {subject: boats, property: partner, object: oby, quote: kontakt}
"""


def test_a_programme_that_pays_is_not_told_as_nobody(tmp_path: Path) -> None:
    """Of Ljus a source names the programme; that no source says who pays is said of the other project only."""
    workspace = make_workspace(tmp_path, {"page": (page(PROGRAMMES), PROGRAMMES)})

    english, swedish = (in_words(analysed(workspace, said, organisation="Öby")) for said in LANGUAGES)

    assert "names a programme or a fund, and no other funder: Ljus (Skolor Plus)." in english
    assert "For one of 2 projects no source names a funder or a programme" in english
    assert "nor for a partnership around it: Båtar." in english
    assert "No source says who pays" not in english
    assert "nämner en källa ett program eller en fond, men ingen annan finansiär: Ljus (Skolor Plus)." in swedish


ASKED = (
    {"organisation": "Alby"},
    {"organisation": "Borsa", "without_organisation": "Cedra", "connecting": ("Alby", "Dalum")},
    {
        "organisation": "Dalum",
        "without_organisation": "Dalum",
        "connecting": ("Borsa", "Hovby"),
        "include_contacts": True,
    },
)


@pytest.mark.parametrize(
    "seed", [11, *(pytest.param(seed, marks=pytest.mark.slow) for seed in (*range(11), *range(12, 18)))]
)
def test_the_numbers_of_made_up_workspaces_are_those_of_their_claims(seed: int, tmp_path: Path) -> None:
    """Whatever the claims say, whoever asks, and whoever is thought away: each sentence says what was counted."""
    workspace = make_up(tmp_path, seed, **({"towns": 8, "undertakings": 5} if seed % 2 else {"towns": 10}))
    compiled, reading = compile_workspace(workspace), Reading(tmp_path)
    assert not compiled.faults
    quads = compiled.nquads()
    everyone = {name for thing in reading.organisations() for name in reading.called[thing]}

    for asked in ASKED if seed == 11 or seed % 2 == 0 else ASKED[:1]:
        if {asked["organisation"], asked.get("without_organisation", "Alby"), *asked.get("connecting", ())} <= everyone:
            analysis = analyse_workspace(workspace, dataset=quads, language="en", **asked)[0]
            count_again(analysis, reading, reading.one(f"one:{str(asked['organisation']).lower()}"))


BEYOND = """\
document: page.txt
things:
  oby: {type: Municipality, name: Öby}
  desk: {type: Organisation, name: Öby kontor}
  far: {type: Municipality, name: Ärla}
  b: {type: Municipality, name: Ånäs}
  c: {type: Municipality, name: Åmot}
  soon: {type: Project, name: Snart}
  light: {type: Project, name: Ljus}
  dream: {type: Project, name: Dröm}
claims:
  - {subject: desk, property: subOrganizationOf, object: oby, quote: kontakt}
  - {subject: light, property: partner, object: desk, quote: kontakt}
  - {subject: light, property: partner, object: b, quote: kontakt}
  - {subject: light, property: start, object: 2010, quote: kontakt}
  - {subject: soon, property: partner, object: desk, quote: kontakt}
  - {subject: soon, property: partner, object: c, quote: kontakt}
  - {subject: soon, property: start, object: 2030, quote: kontakt}
  - {subject: soon, property: end, object: 2031, quote: kontakt}
  - {subject: b, property: twinnedWith, object: far, quote: kontakt}
  - {subject: dream, property: partner, object: desk, quote: kontakt, modality: planned}
"""


def test_what_stands_at_the_edge_of_the_network_is_told_as_it_is(tmp_path: Path) -> None:
    """Öby takes part by its office only, Ärla in nothing, Snart is still to come, Dröm is only hoped for."""
    workspace = make_workspace(tmp_path, {"page": (page(BEYOND), BEYOND)})
    with (tmp_path / "documents" / "page.txt.yaml").open("a", encoding="utf-8") as file:
        file.write("date: 2020-01-01\n")

    said = in_words(analysed(workspace, organisation="Öby"))

    assert "The sources name 4 organisations in 2 projects" in said
    assert "No partner stands out" not in said
    assert "Ärla works with one of the same partners: Ånäs" in said
    assert "Ask Åmot again" not in said
    assert [line for line in said.splitlines() if "Dröm" in line] == [
        "Sources tell this only as planned, and it is counted nowhere here (passages: vanort query not_asserted): Dröm (partner: Öby kontor)."
    ]


DOUBLE = """\
document: {stem}.txt
things:
  town: {{type: Municipality, name: {town}}}
  school: {{type: Organisation, name: Strandskolan}}
  payer: {{type: Organisation, name: {payer}}}
  light: {{type: Project, name: {project}}}
claims:
  - {{subject: light, property: partner, object: town, quote: kontakt}}
  - {{subject: light, property: partner, object: school, quote: kontakt}}
  - {{subject: light, property: fundedBy, object: payer, quote: kontakt}}
  - {{subject: light, property: start, object: 2015, quote: kontakt}}
"""
APART = """\
- {decision: different, things: ["one:school", "two:school"], by: T, date: 2026-01-01, why: Two schools of one name.}
"""


APART_ALL = "".join(
    f'- {{decision: different, things: ["one:{thing}", "two:{thing}"], by: T, date: 2026-01-01, why: Two of one name.}}\n'
    for thing in ("town", "school", "payer", "light")
)


def twice(root: Path, decisions: str = "") -> Workspace:
    """A workspace in which two pages may tell of one school, one payer and one project."""
    one = DOUBLE.format(stem="one", town="Öby", payer="Centrum för Kustens Framtid (CKF)", project="LJUSSTRAND")
    two = DOUBLE.format(stem="two", town="Ärla", payer="CKF", project="Ljus Strand")
    return make_workspace(root, {"one": (page(one), one), "two": (page(two), two)}, decisions)


def test_what_may_be_counted_twice_is_told(tmp_path: Path) -> None:
    """An equal name, a short form and its long name, a name written in one word; counted as two until decided."""
    workspace, reading = twice(tmp_path), Reading(tmp_path)
    english, swedish = (analysed(workspace, language, organisation="Öby") for language in LANGUAGES)

    count_again(english, reading, reading.one("one:town"))
    said = in_words(english, "overview")
    assert "2 organisations may be counted more than once" in said
    assert "Centrum för Kustens Framtid (CKF) and CKF; Strandskolan (2 times)." in said
    assert "One project may be counted more than once" in said
    assert "Ljus Strand and LJUSSTRAND" in said
    assert "CKF; Strandskolan (2 gånger)." in in_words(swedish, "overview")


def test_what_may_go_on_under_another_name_is_not_called_ended(tmp_path: Path) -> None:
    """Where the end of one page may be that of a thing which goes on by another page, both are told, and nobody is asked again."""
    end = "  - {{subject: light, property: end, object: {end}, quote: kontakt}}\n"
    one, two = (
        (DOUBLE + end).format(stem=stem, town="Öby", payer="CKF", project="Ljus Strand", end=year)
        for stem, year in (("one", 2018), ("two", 2024))
    )
    workspace = make_workspace(tmp_path, {"one": (page(one), one), "two": (page(two) + "2", two)})
    said = in_words(analysed(workspace, organisation="municipality/one.town"))

    assert "By one source Ljus Strand had its last year before 2024; another, which may tell of the same thing," in said
    assert "names anything later" not in said
    assert "Ask Strandskolan again" not in said
    alone = make_workspace(tmp_path / "alone", {"one": (page(one), one), "two": (page(two) + "2", two)}, APART_ALL)
    said = in_words(analysed(alone, organisation="municipality/one.town"))
    assert "Ask Strandskolan again" in said
    assert "names anything later with Strandskolan" in said


def test_what_somebody_told_apart_is_two(tmp_path: Path) -> None:
    """Of two schools that a decision tells apart nothing is said."""
    said = in_words(analysed(twice(tmp_path, APART), organisation="Öby"), "overview")

    assert "CKF" in said
    assert "Strandskolan" not in said


def test_who_answers_for_an_organisation_itself_is_told(tmp_path: Path) -> None:
    """A desk of the town and one of its office answer for it, a man of Ärla does not, and nobody for the project."""
    desks = """\
  - {subject: oby, property: contact, object: desk, quote: kontakt}
  - {subject: desk, property: contactPerson, object: ada, quote: kontakt}
  - {subject: office, property: subOrganizationOf, object: oby, quote: kontakt}
  - {subject: office, property: contact, object: desk-two, quote: kontakt}
  - {subject: desk-two, property: contactPerson, object: bo, quote: kontakt}
  - {subject: oby, property: contact, object: desk-three, quote: kontakt}
  - {subject: desk-three, property: contactPerson, object: cy, quote: kontakt}
  - {subject: cy, property: worksFor, object: a, quote: kontakt}
"""
    people = """\
  office: {type: Organisation, name: Öby kontor}
  desk: {type: ContactPoint, quote: kontakt}
  desk-two: {type: ContactPoint, quote: kontakt}
  ada: {type: Person, name: Ada Prov}
  bo: {type: Person, name: Bo Prov}
  desk-three: {type: ContactPoint, quote: kontakt}
  cy: {type: Person, name: Cy Prov}
claims:
"""
    claims = TIE.replace("claims:\n", people) + desks
    workspace = make_workspace(tmp_path, {"page": (page(claims), claims)})
    analysis, reading = analysed(workspace, organisation="Öby"), Reading(tmp_path)

    count_again(analysis, reading, reading.one("page:oby"))
    assert "No contact person is named for one project.\nFor Öby itself 2 contact persons are named." in in_words(
        analysis, "dependence"
    )
    assert "Prov" not in in_words(analysis)


@pytest.mark.parametrize(
    "unsaid",
    ["No partner stands out", "single named partner", "no source names a funder", "holds the network together"],
)
def test_what_goes_without_saying_is_not_said(unsaid: str, tmp_path: Path) -> None:
    """Of bonds of two nobody asks for a second partner or a funder, and one who is tied to all is in the middle."""
    things = "".join(
        f"  t{n}: {{type: Municipality, name: By {n}}}\n  b{n}: {{type: Partnership, name: Öby – By {n}}}\n"
        for n in range(4)
    )
    ties = "".join(
        f"  - {{subject: b{n}, property: partner, object: {one}, quote: kontakt}}\n"
        for n in range(4)
        for one in ("oby", f"t{n}")
    )
    claims = f"document: page.txt\nthings:\n  oby: {{type: Municipality, name: Öby}}\n{things}claims:\n{ties}"
    workspace = make_workspace(tmp_path, {"page": (page(claims), claims)})

    assert unsaid not in in_words(analysed(workspace, organisation="Öby"))


NOT_SO = """\
document: {stem}.txt
things:
  oby: {{type: Municipality, name: Öby}}
  a: {{type: Municipality, name: Ärla}}
  b: {{type: Municipality, name: Ånäs}}
  net: {{type: Organisation, name: Kustnätet}}
  far: {{type: Partnership, name: Öby – Ärla, modality: {modality}}}
  near: {{type: Partnership, name: Öby – Ånäs}}
  soon: {{type: Project, name: Snart}}
claims:
  - {{subject: oby, property: twinnedWith, object: a, quote: kontakt, modality: {modality}}}
  - {{subject: far, property: partner, object: oby, quote: kontakt, modality: {modality}}}
  - {{subject: far, property: partner, object: a, quote: kontakt, modality: {modality}}}
  - {{subject: far, property: start, object: 1990, quote: kontakt, modality: {modality}}}
  - {{subject: near, property: partner, object: oby, quote: kontakt}}
  - {{subject: near, property: partner, object: b, quote: kontakt}}
  - {{subject: soon, property: partner, object: b, quote: kontakt, modality: planned}}
  - {{subject: oby, property: memberOf, object: net, quote: kontakt, modality: negated}}
"""


def test_what_is_over_planned_or_denied_is_told_beside_what_is_counted(tmp_path: Path) -> None:
    """A twin town that was left, a project that is hoped for and a network that one is no member of are not passed over."""
    claims = NOT_SO.format(stem="page", modality="past")
    workspace = make_workspace(tmp_path, {"page": (page(claims), claims)})
    analysis, reading = analysed(workspace, organisation="Öby"), Reading(tmp_path)

    count_again(analysis, reading, reading.one("page:oby"))
    said = [line.partition("): ")[2] for line in in_words(analysis, "limits").splitlines() if "nowhere here" in line]
    assert said == ["Öby – Ärla (twinned with).", "Snart (partner: Ånäs).", "Öby – Kustnätet (member of)."]
    assert "planerat" in in_words(analysed(workspace, "sv", organisation="Öby"), "limits")


TOLD_OF = """\
document: page.txt
things:
  a: {type: Municipality, name: Ärla}
  oby: {type: Municipality, name: Öby}
  left: {type: Municipality, name: Ånäs}
  light: {type: Project, name: Ljus}
claims:
  - {subject: light, property: partner, object: oby, quote: kontakt}
  - {subject: light, property: partner, object: a, quote: kontakt}
  - {subject: oby, property: twinnedWith, object: left, quote: kontakt, modality: past}
  - {subject: light, property: duration, object: P18M, quote: kontakt, modality: planned}
  - {subject: light, property: note, object: "Om försöket lyckas blir metoden varaktig och sprids till andra klasser i båda städerna", quote: kontakt, modality: planned}
"""


def test_of_two_who_take_part_in_as_much_the_network_is_that_of_whom_more_is_told(tmp_path: Path) -> None:
    """What is over or planned tells whose pages they are, though it counts nowhere else; its values are short words."""
    workspace = make_workspace(tmp_path, {"page": (page(TOLD_OF), TOLD_OF)})
    analysis = analysed(workspace)

    assert analysis.undertakings.label(analysis.organisation) == "Öby"
    said = in_words(analysis, "limits")
    assert "Ljus (duration: 18 months; note: Om försöket lyckas blir metoden …)." in said


def test_a_tie_that_one_source_tells_as_over_and_another_as_so_is_a_disagreement(tmp_path: Path) -> None:
    """It is counted, for one source tells it; that another tells it as over is said where sources disagree."""
    one, two = NOT_SO.format(stem="one", modality="past"), NOT_SO.format(stem="two", modality="asserted")
    same = "".join(
        f'- {{decision: same, things: ["one:{key}", "two:{key}"], keep: municipality/se-{key}, by: T, date: 2026-01-01, why: One.}}\n'
        for key in ("oby", "a", "b")
    )
    workspace = make_workspace(tmp_path, {"one": (page(one), one), "two": (page(two), two)}, same)
    analysis, reading = analysed(workspace, organisation="Öby"), Reading(tmp_path)

    count_again(analysis, reading, reading.one("one:oby"))
    assert "Some sources tell this as over, others as so, and it is counted: Öby – Ärla." in in_words(
        analysis, "contradictions"
    )
    assert "only as over" not in in_words(analysis)


def test_a_tie_that_is_over_with_a_namesake_may_be_the_one_that_is_counted(tmp_path: Path) -> None:
    """Nobody has decided that the Ärla of one page is that of the other: it is not told as over alone, unless somebody told them apart."""
    one, two = NOT_SO.format(stem="one", modality="past"), NOT_SO.format(stem="two", modality="asserted")
    same = '- {decision: same, things: ["one:oby", "two:oby"], keep: municipality/se-oby, by: T, date: 2026-01-01, why: One.}\n'
    apart = '- {decision: different, things: ["one:a", "two:a"], by: T, date: 2026-01-01, why: Two of one name.}\n'
    pages = {"one": (page(one) + "1", one), "two": (page(two) + "2", two)}
    for name, decisions, begins in (("same", same, "Some sources"), ("apart", same + apart, "Sources tell this only")):
        said = in_words(analysed(make_workspace(tmp_path / name, pages, decisions), organisation="Öby"))
        told = [line for line in said.splitlines() if "Öby – Ärla" in line and "as over" in line]
        assert [line.startswith(begins) for line in told] == [True], told


OUTLASTED = """\
document: page.txt
things:
  oby: {type: Municipality, name: Öby}
  a: {type: Municipality, name: Ärla}
  light: {type: Project, name: Ljus}
  boats: {type: Project, name: Båtar}
  soon: {type: Project, name: Snart}
claims:
  - {subject: light, property: partner, object: oby, quote: kontakt}
  - {subject: light, property: partner, object: a, quote: kontakt}
  - {subject: light, property: start, object: 2019, quote: kontakt}
  - {subject: light, property: end, object: 2021, quote: kontakt}
  - {subject: boats, property: partner, object: oby, quote: kontakt}
  - {subject: boats, property: partner, object: a, quote: kontakt}
  - {subject: boats, property: start, object: 2020, quote: kontakt}
  - {subject: boats, property: end, object: 2024, quote: kontakt}
  - {subject: soon, property: partner, object: oby, quote: kontakt}
  - {subject: soon, property: start, object: 2026, quote: kontakt}
"""


def test_what_outlasts_a_project_with_its_partners_is_named_beside_its_end(tmp_path: Path) -> None:
    """Nobody reads "nothing later" where another project with the same partner goes on; without a date nothing "was to" end."""
    workspace = make_workspace(tmp_path, {"page": (page(OUTLASTED), OUTLASTED)})
    analysis, reading = analysed(workspace, organisation="Öby"), Reading(tmp_path)

    count_again(analysis, reading, reading.one("page:oby"))
    said = in_words(analysis, "renewal")
    assert "Ljus has its stated end in 2021; no source names a later project with its partners, but others" in said
    assert "of which no end is stated: Båtar." in said
    assert "For neither of them" in said
    assert "was to end" not in said
    assert "has passed" not in in_words(analysis)
    assert "ran or were to run" in in_words(analysis, "growth")
