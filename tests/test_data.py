"""The example workspace: complete as its pages are, told apart as its decisions say, and free of what no page states."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import DCTERMS, RDF, SKOS, Dataset, Graph, Literal, URIRef

from vanort.build import build, read_claims
from vanort.claims import Claim, format_claims_file, parse_claims_file
from vanort.dataset import country_codes, read_dataset, read_reference
from vanort.decisions import read_decisions
from vanort.documents import read_document
from vanort.identity import identify
from vanort.vocabulary import CONCEPT, COUNTRY, ID, ONTOLOGY, REFERENCE, SCHEMA, SDG, VANORT, VIEW
from vanort.workspace import Workspace, open_workspace

DATA = Path(__file__).parents[1] / "data"
SWEDISH, ENGLISH = "vaxjo-2017", "icld"
FILES = {file.stem: file for file in read_claims(open_workspace(DATA))}
SUCCESSION = "tlokwe-jb-marks.yaml"
WITH_CONTACT = (
    "an-giang-waste",
    "cense2020",
    "citizen",
    "daily-activities",
    "mis",
    "paving-way",
    "ready",
    "resolve",
    "sekos",
    "serbian-energy-planning",
    "world-cities",
)
WITHOUT_CONTACT = (
    "blue-vietnam",
    "coordination-structure",
    "energy-plan-jb-marks",
    "framtid-kronoberg",
    "kontaktcenter",
    "public-relations-best-practices-3",
    "public-skills-training",
    "serbian-eu-approach",
    "sustainability-education",
    "tshwaraganang-library",
)


def built(root: Path) -> tuple[Dataset, list[str]]:
    """Build a copy of the example and return its dataset and the violations."""
    result = build(open_workspace(root), output=root / "build")
    violations = [str(finding) for finding in result.findings if finding.severity == "violation"]
    return read_dataset(root / "build" / "dataset.nq"), violations


def copy_of(root: Path) -> Path:
    shutil.copytree(DATA, root, ignore=shutil.ignore_patterns("build"))
    return root


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    made, violations = built(copy_of(tmp_path_factory.mktemp("example") / "data"))

    assert violations == []
    return made


@pytest.fixture(scope="module")
def view(dataset: Dataset) -> Graph:
    return dataset.graph(VIEW)


def of_type(graph: Graph, type_: URIRef) -> set[URIRef]:
    return {URIRef(str(subject)) for subject in graph.subjects(RDF.type, type_)}


def paths(terms: Iterator[object] | set[URIRef]) -> set[str]:
    return {str(term).removeprefix(str(ID)) for term in terms}


def stated(stem: str, subject: str, property_: URIRef) -> set[str]:
    """Return what one file asserts of a thing: ids of things, or plain values."""
    file = FILES[stem]
    ids = {thing.iri: thing.id for thing in file.things}
    return {
        ids.get(URIRef(str(c.object)), str(c.object))
        for c in file.claims()
        if ids[c.subject] == subject and c.predicate == property_ and c.reading.stands
    }


def claims_of(property_: URIRef) -> list[tuple[str, Claim]]:
    return [(stem, c) for stem, file in FILES.items() for c in file.claims() if c.predicate == property_]


def test_both_pages_are_there_with_what_is_known_of_them() -> None:
    """Each sheet says in its head and in its metadata which page it restates: title, publisher, site, date."""
    swedish, english = FILES[SWEDISH].document, FILES[ENGLISH].document

    assert (swedish.title, swedish.publisher, swedish.date) == ("Internationella projekt", "Växjö kommun", "2017-09-05")
    assert (english.title, english.publisher, english.date) == ("Svensk partner: Växjö Kommun", "ICLD", "")
    for document in (swedish, english):
        head = document.text.split("\n## ")[0]
        assert document.title in head
        assert document.publisher in head
        assert document.address.split(",")[0] in head
    assert "5 september 2017" in swedish.text


def test_twenty_one_projects(view: Graph) -> None:
    """Thirteen projects on the Swedish page and ten on the English, two on both."""
    counts = {stem: sum(t.type == VANORT.Project for t in file.things) for stem, file in FILES.items()}

    assert counts == {SWEDISH: 13, ENGLISH: 10}
    assert paths(of_type(view, VANORT.Project)) == {f"project/{name}" for name in (*WITH_CONTACT, *WITHOUT_CONTACT)}


def test_mis_is_one_project_and_what_builds_on_it_another(view: Graph) -> None:
    """MIS and Environmental education in schools are one; Sustainability education builds on it."""
    mis, later = ID["project/mis"], ID["project/sustainability-education"]

    assert Literal("Environmental education in schools", lang="en") in set(view.objects(mis, SKOS.altLabel))
    assert set(view.objects(later, VANORT.buildsOn)) == {mis}


def test_three_partnerships(view: Graph) -> None:
    """The partnerships of both pages are three; the one that is only possible reaches no view."""
    assert paths(of_type(view, VANORT.Partnership)) == {
        "partnership/se-0780--se-region-kronoberg--vaxjo-energi--za-jb-marks",
        "partnership/se-0780--vn-an-giang",
        "partnership/se-0780--xk-vushtrri",
    }
    for partnership in of_type(view, VANORT.Partnership):
        slugs = sorted(str(p).rsplit("/", 1)[1] for p in view.objects(partnership, VANORT.partner))
        assert str(partnership).rsplit("/", 1)[1] == "--".join(slugs)


def test_sources_disagree_on_two_starts() -> None:
    """An Giang since 2010 and 2015, Vushtrri since 2013 and 2014: all four are claims; Tlokwe since 2006 only."""
    assert stated(SWEDISH, "an-giang-partnership", VANORT.start) == {"2010", "2015"}
    assert stated(ENGLISH, "an-giang-partnership", VANORT.start) == {"2010"}
    assert stated(SWEDISH, "vushtrri-partnership", VANORT.start) == {"2013", "2014"}
    assert stated(SWEDISH, "tlokwe-partnership", VANORT.start) == {"2006"}


def test_nine_contacts_each_with_all_that_the_page_gives() -> None:
    """Nine persons, each with an employer and one contact point that has an e-mail address and a telephone number."""
    file = FILES[SWEDISH]
    persons = {t.iri: t.names[0].text for t in file.things if t.type == VANORT.Person}
    points = [t.iri for t in file.things if t.type == VANORT.ContactPoint]
    reached = {}
    for point in points:
        found = {c.predicate: str(c.object) for c in file.statements if c.subject == point}
        person = URIRef(found[VANORT.contactPerson])
        employers = {str(c.object) for c in file.statements if c.subject == person and c.predicate == VANORT.worksFor}
        reached[persons[person]] = (found[SCHEMA.email], found[SCHEMA.telephone], bool(employers))

    assert len(persons) == len(points) == len(reached) == 9
    for email, telephone, employed in reached.values():
        assert re.fullmatch(r"[a-z.0-9-]+@(?:vaxjo\.se|id-vaxjo\.com|idvxo\.se)", email)
        assert re.fullmatch(r"\+46\d{7,9}", telephone)
        assert employed


def test_a_telephone_number_is_the_written_one() -> None:
    """The international form has the digits of the quote, which keeps the written form."""
    numbers = [
        (str(c.object), FILES[s].document.text[c.span.start : c.span.end]) for s, c in claims_of(SCHEMA.telephone)
    ]

    assert numbers
    for number, quote in numbers:
        assert number == "+46" + re.sub(r"\D", "", quote).removeprefix("0")


def test_no_iri_names_a_person() -> None:
    """Ids of persons and contact points are neutral: they stand in IRIs that are published."""
    names = {
        part.casefold()
        for file in FILES.values()
        for t in file.things
        if t.type == VANORT.Person
        for part in re.split(r"[\s-]", t.names[0].text)
    }
    folded = {name.translate(str.maketrans("åäö", "aao")) for name in names}

    assert [t.id for file in FILES.values() for t in file.things if set(t.id.split("-")) & (names | folded)] == []


def test_eleven_contacts_for_projects(view: Graph) -> None:
    """Each project on the Swedish page with a section of its own has a contact."""
    with_contact = of_type(view, VANORT.Project) & {URIRef(str(s)) for s in view.subjects(VANORT.contact)}

    assert paths(with_contact) == {f"project/{name}" for name in WITH_CONTACT}


def test_money_comes_from_sida_through_icld_and_its_programme(view: Graph) -> None:
    """The chain behind the An Giang waste project runs from ICLD's flow to Sida's, within the programme ICLD runs."""
    project = ID["project/an-giang-waste"]
    flow = view.value(project, VANORT.funding)
    upstream = view.value(flow, VANORT.drawsOn)
    programme = ID["programme/kommunala-partnerskap"]

    assert view.value(flow, VANORT.funder) == ID["organisation/icld"]
    assert view.value(upstream, VANORT.funder) == ID["organisation/sida"]
    assert view.value(upstream, VANORT.recipient) == ID["organisation/icld"]
    assert view.value(project, VANORT.programme) == view.value(flow, VANORT.programme) == programme
    assert view.value(programme, VANORT.runBy) == ID["organisation/icld"]
    assert paths(set(view.objects(project, VANORT.fundedBy))) == {"organisation/icld", "organisation/sida"}


def test_funders_are_those_that_a_page_names(view: Graph) -> None:
    """Who funds which project; for all others the pages do not say, whatever heading they stand under."""
    funded = {(str(s).rsplit("/", 1)[1], str(o).rsplit("/", 1)[1]) for s, o in view.subject_objects(VANORT.fundedBy)}

    assert {pair for pair in funded if ID[f"project/{pair[0]}"] in of_type(view, VANORT.Project)} == {
        ("an-giang-waste", "icld"),
        ("an-giang-waste", "sida"),
        ("mis", "icld"),
        ("serbian-energy-planning", "icld"),
        ("serbian-eu-approach", "skl-international"),
        ("world-cities", "european-union"),
        ("ready", "european-union"),
        ("resolve", "european-union"),
    }


def test_times_are_as_precise_as_the_page() -> None:
    """Years, months and days keep the precision of the words."""
    assert stated(SWEDISH, "ready", VANORT.start) == {"2014-12-01"}
    assert stated(SWEDISH, "cense2020", VANORT.start) == {"2015-07"}
    assert stated(SWEDISH, "resolve", VANORT.start) == {"2016-04"}
    assert stated(SWEDISH, "serbian-eu-approach", VANORT.duration) == {"P2Y6M"}


@pytest.mark.parametrize(
    ("stem", "project", "property_", "values"),
    [
        (SWEDISH, "citizen", VANORT.partnerCount, {"6", "7"}),
        (SWEDISH, "citizen", VANORT.activityCount, {"12"}),
        (SWEDISH, "cense2020", VANORT.partnerCount, {"7"}),
        (SWEDISH, "resolve", VANORT.partnerCount, {"9"}),
        (SWEDISH, "world-cities", VANORT.partnerCount, {"8"}),
        (SWEDISH, "world-cities", VANORT.meetingCount, {"3"}),
        (SWEDISH, "sekos", VANORT.meetingCount, {"4"}),
        (SWEDISH, "daily-activities", VANORT.meetingCount, {"4"}),
        (SWEDISH, "mis", VANORT.beneficiaryCount, {"100"}),
        (ENGLISH, "environmental-education", VANORT.beneficiaryCount, {"100"}),
        (ENGLISH, "environmental-education", VANORT.activityCount, {"12"}),
        (ENGLISH, "environmental-education", VANORT.participantCount, {"13"}),
        (ENGLISH, "environmental-education", VANORT.meetingCount, {"4"}),
        (ENGLISH, "energy-plan", VANORT.activityCount, {"10"}),
        (ENGLISH, "public-skills-training", VANORT.activityCount, {"15"}),
        (ENGLISH, "coordination-structure", VANORT.activityCount, {"8"}),
        (ENGLISH, "coordination-structure", VANORT.beneficiaryCount, {"40"}),
        (ENGLISH, "sustainability-education", VANORT.participantCount, {"12"}),
        (ENGLISH, "sustainability-education", VANORT.beneficiaryCount, {"500"}),
    ],
)
def test_counts(stem: str, project: str, property_: URIRef, values: set[str]) -> None:
    """Every count that a page states is there, and where it says one number and lists another, both are."""
    assert stated(stem, project, property_) == values


def test_goals_are_those_that_a_page_names(view: Graph) -> None:
    """Two projects have a stated goal."""
    assert set(view.subject_objects(VANORT.addressesGoal)) == {
        (ID["project/energy-plan-jb-marks"], SDG["7"]),
        (ID["project/sustainability-education"], SDG["4"]),
    }


def test_partner_countries_without_named_partners(view: Graph) -> None:
    """Six countries of CENSE2020 and the Serbia of the earlier project have no named partner."""
    pairs = {
        (str(s).rsplit("/", 1)[1], str(o).rsplit("/", 1)[1]) for s, o in view.subject_objects(VANORT.partnerCountry)
    }

    assert pairs == {("cense2020", c) for c in ("GRC", "HRV", "ITA", "MLT", "NLD", "ROU")} | {
        ("serbian-eu-approach", "SRB")
    }


def test_stakeholders_have_their_role_and_are_involved(view: Graph) -> None:
    """The Stakeholders group of Resolve: four participations with that role, and the short cut for each."""
    project = ID["project/resolve"]
    group = {
        view.value(part, VANORT.participant)
        for part in view.objects(project, VANORT.participation)
        if (part, VANORT.role, CONCEPT["role/stakeholder"]) in view
    }

    assert paths(group) == {
        "municipality/se-0780",
        "municipality/se-region-kronoberg",
        "organisation/citysamverkan",
        "organisation/energikontor-sydost",
    }
    assert group <= set(view.objects(project, VANORT.involves))


def test_every_thing_takes_part_in_a_claim() -> None:
    """Nothing is declared that no claim speaks of."""
    for file in FILES.values():
        used = {c.subject for c in file.statements} | {c.object for c in file.statements}

        assert [t.id for t in file.things if t.iri not in used] == []


def test_names_are_whole_words() -> None:
    """A name rests on the words of the text, never on a part of a word ("Sida" in "Sidan")."""
    for file in FILES.values():
        text = file.document.text
        for thing in file.things:
            for name in thing.names:
                if text[name.span.start : name.span.end] == name.text:
                    around = text[name.span.start - 1 : name.span.start] + text[name.span.end : name.span.end + 1]

                    assert not re.search(r"\w", around), name


@pytest.mark.parametrize("stem", FILES)
def test_the_files_survive_being_written_again(stem: str) -> None:
    """Reading a claims file, writing it and reading it again gives the same claims."""
    file = FILES[stem]

    assert parse_claims_file(format_claims_file(file), stem, file.document).things == file.things
    assert parse_claims_file(format_claims_file(file), stem, file.document).statements == file.statements


def test_what_is_planned_stays_out_of_the_view(view: Graph) -> None:
    """Plans, hopes and conditions are claims with that modality and no plain triples."""
    planned = {
        (s, c.subject, c.predicate, c.object) for s, f in FILES.items() for c in f.claims() if not c.reading.stands
    }

    assert len(planned) > 10
    assert not any(str(term).endswith(("serbian-eu-partnership", "part-cense-host")) for t in view for term in t)


def test_the_succession_is_one_municipality_with_all_its_names(view: Graph) -> None:
    """Tlokwe City Council, North West 405 and JB Marks are one in the view; the former name comes from a page."""
    jb_marks = ID["municipality/za-jb-marks"]
    names = {str(name) for p in (SKOS.prefLabel, SKOS.altLabel) for name in view.objects(jb_marks, p)}

    assert {"JB Marks Local Municipality", "North West 405 Municipality", "Tlokwe City Council"} <= names
    assert set(view.objects(jb_marks, VANORT.formerName)) == {Literal("Tlokwe City Council", lang="en")}


def test_the_succession_can_be_switched_off(tmp_path: Path) -> None:
    """Without the decision the three stay apart, as the pages have them, and the workspace still builds and holds."""
    root = copy_of(tmp_path / "data")
    path = root / "decisions" / SUCCESSION
    path.write_text(re.sub(r"(?m)^(  date: .*)$", r"\1\n  active: false", path.read_text("utf-8")), "utf-8")
    dataset, violations = built(root)
    view = dataset.graph(VIEW)
    south_african = {
        str(m).rsplit("/", 1)[1]
        for m in of_type(view, VANORT.Municipality)
        if any(re.search("Tlokwe|North West|JB Marks", str(n)) for n in view.objects(m, SKOS.prefLabel))
    }

    assert violations == []
    assert south_african == {"icld.tlokwe", "icld.north-west-405", "icld.jb-marks"}
    assert len(of_type(view, VANORT.Partnership)) == 5
    assert len(of_type(view, VANORT.Project)) == 21


def test_decisions_say_who_when_and_why() -> None:
    """Every decision names who took it, when and why, and every lasting IRI is kept once."""
    decisions = read_decisions(DATA / "decisions")
    kept = [d.keep for d in decisions if d.keep]

    assert all(len(d.why.split()) > 3 and d.by and d.date == "2026-11-22" for d in decisions)
    assert len(kept) == len(set(kept))


def test_universities_are_two() -> None:
    """Växjö University and the Linnaeus University stay two organisations: no page says that one followed the other."""
    workspace = open_workspace(DATA)
    identity = _identity(workspace)
    local = {t.id: t.iri for t in FILES[ENGLISH].things}

    assert identity(local["vaxjo-university"]) != identity(local["linnaeus-university"])


def _identity(workspace: Workspace):  # type: ignore[no-untyped-def]
    codes = country_codes(read_reference(workspace.reference))
    return identify(read_claims(workspace), read_decisions(workspace.decisions), codes)


def test_reference_lists_are_whole_and_say_where_they_come_from() -> None:
    """17 goals, 169 targets, 249 countries and Kosovo, 290 municipalities, 21 counties; origin and licence at the head."""
    graph = read_reference(DATA / "reference")
    notations = [str(n) for s, n in graph.subject_objects(SKOS.notation) if s in SDG]

    assert sum("." not in n for n in notations) == 17
    assert sum("." in n for n in notations) == 169
    assert len(of_type(graph, VANORT.Country)) == 250
    assert sum("/municipality/se-" in str(s) for s in graph.subjects(DCTERMS.identifier)) == 290
    assert sum("/place/se-" in str(s) for s in graph.subjects(DCTERMS.identifier)) == 21
    for path in sorted((DATA / "reference").glob("*.ttl")):
        head = path.read_text("utf-8").split("@prefix")[0]
        assert "Origin" in head
        assert "icence" in head


@pytest.mark.parametrize("number", range(1, 18))
def test_a_goal_has_both_names(number: int) -> None:
    """Each goal has a short name in English and Swedish."""
    graph = read_reference(DATA / "reference")

    assert {name.language for name in graph.objects(SDG[str(number)], SKOS.prefLabel)} == {"en", "sv"}


def test_kosovo_is_as_in_the_list_of_the_eu() -> None:
    """XK means the country that the EU's list calls 1A0."""
    assert country_codes(read_reference(DATA / "reference"))["XK"] == COUNTRY["1A0"]


def test_view_and_reference_agree_on_names(view: Graph) -> None:
    """A thing of a reference list has no second name to show: one a language in view and list together."""
    reference = read_reference(DATA / "reference")
    for subject in set(view.subjects(SKOS.prefLabel)) & set(reference.subjects(SKOS.prefLabel)):
        both = {*view.objects(subject, SKOS.prefLabel), *reference.objects(subject, SKOS.prefLabel)}

        assert len(both) == len({name.language for name in both}), both


def test_no_triple_stands_in_two_default_graphs(dataset: Dataset) -> None:
    """View, reference and ontology share no triple: a store that does not merge them would count it twice."""
    view, reference, ontology = (set(dataset.graph(name)) for name in (VIEW, REFERENCE, ONTOLOGY))

    assert view & reference == view & ontology == reference & ontology == set()


def test_documents_are_plain_and_read_as_they_are() -> None:
    """The sheets are UTF-8 Markdown with line feeds, and nothing is lost in reading."""
    for path in sorted((DATA / "documents").glob("*.md")):
        assert read_document(path).text.encode("utf-8") == path.read_bytes()
        assert b"\r" not in path.read_bytes()
