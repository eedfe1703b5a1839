"""The example workspace as a dataset: what questions see of it, with its decisions and without."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import RDF, SKOS, Dataset, Graph, Literal, URIRef

from vanort.build import build
from vanort.claims.graph import triples_to_claims_file
from vanort.claims.of_workspace import read_claims
from vanort.dataset.assemble import read_reference
from vanort.store.cells import cell_to_rdflib
from vanort.store.quads import read_quads
from vanort.vocabulary import CLAIMS, CONCEPT, ID, LINKS, ONTOLOGY, REFERENCE, SDG, VANORT, VIEW
from vanort.workspace.model import open_workspace

DATA = Path(__file__).parents[1] / "data"
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
    dataset = Dataset()
    for quad in read_quads(root / "build" / "dataset.nq"):  # rdflib's own parser would write P30M as P2Y6M
        subject, predicate, object_, graph = map(cell_to_rdflib, quad)
        dataset.graph(graph).add((subject, predicate, object_))
    return dataset, violations


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


def test_twenty_one_projects(view: Graph) -> None:
    """Thirteen projects on the Swedish page and ten on the English, two on both."""
    counts = {stem: sum(t.type == VANORT.Project for t in file.things) for stem, file in FILES.items()}

    assert counts == {"vaxjo-2017": 13, "icld": 10}
    assert paths(of_type(view, VANORT.Project)) == {f"project/{name}" for name in (*WITH_CONTACT, *WITHOUT_CONTACT)}


def test_mis_is_one_project_and_what_builds_on_it_another(view: Graph) -> None:
    """MIS and Environmental education in schools are one; Sustainability education builds on it."""
    mis, later = ID["project/mis"], ID["project/sustainability-education"]

    assert Literal("Environmental education in schools", lang="en") in set(view.objects(mis, SKOS.altLabel))
    assert set(view.objects(later, VANORT.buildsOn)) == {mis}


def test_four_partnerships(view: Graph) -> None:
    """The partnerships of both pages are four; the one that is only possible reaches no view."""
    assert paths(of_type(view, VANORT.Partnership)) == {
        "partnership/rs-kula--rs-nis--rs-varvarin--se-0780",
        "partnership/se-0780--se-region-kronoberg--vaxjo-energi--za-jb-marks",
        "partnership/se-0780--vn-an-giang",
        "partnership/se-0780--xk-vushtrri",
    }
    for partnership in of_type(view, VANORT.Partnership):
        slugs = sorted(str(p).rsplit("/", 1)[1] for p in view.objects(partnership, VANORT.partner))
        assert str(partnership).rsplit("/", 1)[1] == "--".join(slugs)


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


@pytest.mark.parametrize("stem", FILES)
def test_the_graphs_give_the_claims_back(stem: str, dataset: Dataset) -> None:
    """The claims file can be had back from the graphs of the dataset, with the ids of the file."""
    file = FILES[stem]
    back = triples_to_claims_file(dataset.graph(CLAIMS), dataset.graph(LINKS), file.document)

    assert sorted(map(str, back.claims())) == sorted(map(str, file.claims()))


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
    assert len(of_type(view, VANORT.Partnership)) == 6
    assert len(of_type(view, VANORT.Project)) == 21


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
