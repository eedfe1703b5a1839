"""The page as a file: what is in it, what is not, and that it is always the same."""

from __future__ import annotations

import base64
import gzip
import hashlib
import html
import importlib.util
import json
import re
import shutil
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, SKOS, Literal

from explorer_datasets import partnership_facts, to_quads
from vanort.build import build
from vanort.catalogue.question import question_folders
from vanort.errors import QueryError
from vanort.explorer import explore_workspace, explorer_page, tour_of
from vanort.explorer.bridge import show_network
from vanort.explorer.bundle import bundled, page_digest, towns_digest
from vanort.explorer.layouts import columns, layered
from vanort.explorer.page import json_bytes
from vanort.explorer.tour import TourError
from vanort.report import report_workspace
from vanort.vocabulary import CLAIMS, ID, VANORT
from vanort.workspace.model import Workspace, open_workspace

ROOT = Path(__file__).parents[1]
SOURCES = ROOT / "graph" / "explorer"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The example workspace, built in a folder of its own."""
    folder = tmp_path_factory.mktemp("explorer") / "data"
    shutil.copytree(ROOT / "data", folder, ignore=shutil.ignore_patterns("build"))
    built = open_workspace(folder)
    build(built)
    return built


@pytest.fixture(scope="module")
def page(workspace: Workspace) -> str:
    """Its page, as the build wrote it."""
    return (workspace.build / "explorer.html").read_text(encoding="utf-8")


def blocks(page: str) -> dict[str, bytes]:
    """Return the parts of a page, unpacked."""
    found = {}
    for kind, name, text in re.findall(r'<script type="([^"]+)" id="block-(\w+)">(.*?)</script>', page, re.DOTALL):
        found[name] = text.encode() if kind.endswith("json") else gzip.decompress(base64.b64decode(text))
    return found


def data_of(page: str) -> dict[str, Any]:
    """Return the data that a page shows."""
    data: dict[str, Any] = json.loads(blocks(page)["data"])
    return data


def test_same_bytes(workspace: Workspace, page: str) -> None:
    """The same dataset gives the same page, byte for byte."""
    assert explore_workspace(workspace, for_editors=True) == page


def test_sizes(workspace: Workspace, page: str) -> None:
    """With the engine the example's page is at most 3.6 MB, without it at most 1 MB."""
    assert len(page.encode()) <= 3_600_000
    assert len(explore_workspace(workspace, engine="none").encode()) <= 1_000_000


@pytest.mark.parametrize("language", ["en", "sv"])
def test_the_page_counts_as_the_report_does(workspace: Workspace, page: str, language: str) -> None:
    """The key figures of the page are those of the report, in number and in words."""
    report = report_workspace(workspace, language=language)
    listed = re.findall(r'<ul class="figures">(.*?)</ul>', report)[0]
    told = [(int(value), words) for value, words in re.findall(r"<strong>(\d+)</strong> (.*?)</li>", listed)]

    assert [(figure["value"], figure["label"][language]) for figure in data_of(page)["figures"]] == told
    assert len(told) == 4


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('summary = "With whom Lindby works"\n', {"": "With whom Lindby works"}),
        ('summary = {en = "With whom", sv = "Med vilka"}\n', {"en": "With whom", "sv": "Med vilka"}),
        ("", {}),
    ],
)
def test_a_workspace_says_what_one_sees(
    workspace: Workspace, tmp_path: Path, written: str, read: dict[str, str]
) -> None:
    """The sentence above the picture can be given in the settings, in one language or in two."""
    (tmp_path / "vanort.toml").write_text(written, encoding="utf-8")
    page = explore_workspace(
        open_workspace(tmp_path), dataset=workspace.dataset.read_text(encoding="utf-8"), engine="none"
    )

    assert data_of(page)["summary"] == read


def test_no_personal_data(workspace: Workspace, page: str) -> None:
    """No name, address or number of a person stands in any block, unless contacts are asked for."""
    with_contacts = data_of(explore_workspace(workspace, engine="none", include_contacts=True))
    persons = [t for t in with_contacts["things"] if t["class"] == "Person"]
    names = {name for person in persons for name in person["names"].values()}
    reached = {
        fact["value"].removeprefix("mailto:")
        for thing in with_contacts["things"]
        for fact in thing["facts"]
        if fact["property"] in ("email", "telephone")
    }
    everything = "\n".join(content.decode("utf-8", "replace") for content in blocks(page).values()) + page

    assert len(names) == 9
    assert len(reached) > 9
    assert [value for value in sorted(names | reached) if value in everything] == []


def test_every_fact_of_the_view_is_shown_with_its_claims(workspace: Workspace) -> None:
    """Nearly all that is shown leads to a passage; for editors every passage names its document and its line."""
    data = data_of(explore_workspace(workspace, engine="none", for_editors=True))
    shown = [fact for thing in data["things"] for fact in thing["facts"] if fact["held"]]
    grounded = [fact for fact in shown if fact["claims"]]

    assert len(grounded) > 0.7 * len(shown)
    assert all(re.fullmatch(r"claims/[^/]+\.yaml:\d+", claim["place"]) for claim in data["claims"])
    assert all(0 <= claim["document"] < len(data["documents"]) and claim["quote"] for claim in data["claims"])


def test_a_passage_says_its_section(page: str) -> None:
    """A passage comes with the heading that it stands under: the last one before it in its document."""
    claims = data_of(page)["claims"]

    assert all(claim["section"] for claim in claims)
    assert {claim["section"] for claim in claims if claim["quote"].startswith("Kontakt för SEKOS")} == {
        "SEKOS – Socialt Entreprenörskap Kosovo"
    }


def test_the_page_says_of_when_its_data_are(page: str, workspace: Workspace) -> None:
    """The newest day of documents and decisions stands in the page, and none where neither names one."""
    decided = [
        line.split()[-1]
        for path in workspace.decisions.glob("*.yaml")
        for line in path.read_text("utf-8").splitlines()
        if line.strip().startswith("date:")
    ]
    assert data_of(page)["newest"] == max(decided)
    assert data_of(explorer_page(""))["newest"] == ""


def test_a_heading_is_masked_like_any_passage() -> None:
    """A heading that names a person does so in no page that leaves persons out."""
    kim, project, source = ID["person/kim"], ID["project/p"], ID["document/0123456789ab"]
    facts = [(project, RDF.type, VANORT.Project), (kim, RDF.type, VANORT.Person)]
    facts += [(kim, SKOS.prefLabel, Literal("Kim Exempel", lang="en"))]
    heading = (
        f"<{source}#s> <http://purl.org/dc/terms/isPartOf> <{source}> <{CLAIMS}> .\n"
        f'<{source}#s> <http://purl.org/dc/terms/title> "Ask Kim Exempel" <{CLAIMS}> .\n'
        f'<{source}#s> <http://www.w3.org/ns/oa#start> "0" <{CLAIMS}> .\n'
        f"<{ID['claim/0']}#target> <http://www.w3.org/ns/oa#hasSelector> <{ID['claim/0']}#position> <{CLAIMS}> .\n"
        f'<{ID["claim/0"]}#position> <http://www.w3.org/ns/oa#start> "7" <{CLAIMS}> .\n'
    )

    page = explorer_page(to_quads(facts, quotes=["the project"]) + heading)

    assert [claim["section"] for claim in data_of(page)["claims"]] == ["Ask ▒▒▒▒▒▒▒▒▒▒▒"]


def test_policy_names_the_scripts(page: str) -> None:
    """The policy names exactly the scripts in the file, by their hashes, and lets nothing be loaded."""
    policy = html.unescape(re.search(r'Security-Policy" content="([^"]*)"', page)[1])  # type: ignore[index]
    inline = re.search(r"<script>(.*?)</script>", page, re.DOTALL)[1]  # type: ignore[index]
    scripts = [inline.encode(), blocks(page)["ask"]]
    hashes = {f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'" for script in scripts}
    allowed = dict(rule.split(" ", 1) for rule in policy.split("; "))

    assert set(allowed["script-src"].split()) == hashes | {"'wasm-unsafe-eval'"}
    assert allowed["default-src"] == "'none'"
    assert allowed["worker-src"] == "blob:"  # the engine's thread; its text is a part of a script named above
    assert "connect-src" not in allowed
    assert not re.search(r"<(?:script|img|link)[^>]+(?:src|href)=[\"']?(?:https?:)?//", page)


def test_disagreement_and_what_is_not_followed(page: str) -> None:
    """Both starts of the partnership with Vushtrri are in the page; one is followed."""
    partnership = next(t for t in data_of(page)["things"] if "vushtrri" in t["iri"] and t["class"] == "Partnership")
    starts = {fact["value"]: fact["held"] for fact in partnership["facts"] if fact["property"] == "start"}

    assert set(starts) == {"2013", "2014"}
    assert sorted(starts.values()) == [False, True]


@given(st.text())
def test_json_cannot_end_its_element(text: str) -> None:
    """Whatever a text holds, the JSON of the page reads back and holds no < that could end the script element."""
    packed = json_bytes({"text": text})

    assert b"<" not in packed
    assert json.loads(packed) == {"text": text}


@pytest.mark.parametrize(
    ("tour", "message"),
    [
        ("{}", "A tour is a list of steps."),
        ("- {title: A, colour: red}", "'colour' is no key of a step."),
        ("- {title: A, view: partner}", "'partner' is no view."),
        ("- {title: A, focus: Vushtri}", "Did you mean vushtrri"),
        ("- {title: A, filter: {land: [Kosovo]}}", "'land' is no filter."),
        ("- {title: A, year: soon}", "'soon' is no year."),
        ("- {title: A, annotation: Here}", "An annotation stands at a thing."),
    ],
)
def test_tours_with_a_fault(workspace: Workspace, tmp_path: Path, tour: str, message: str) -> None:
    """A tour that names what is not there is refused with the file, the line, and what there is."""
    path = tmp_path / "tour.yaml"
    path.write_text(tour, encoding="utf-8")

    with pytest.raises(TourError, match=re.escape(message)) as error:
        explore_workspace(workspace, engine="none", tour=path)
    assert str(error.value).startswith(f"{path}:1:")


def test_a_step_whose_view_does_not_show_its_focus_is_named(workspace: Workspace, tmp_path: Path) -> None:
    """Each such step is told with its line and the views that show it; a step without a view stays in the one before."""
    path = tmp_path / "tour.yaml"
    path.write_text(
        "- {title: A, view: goals, focus: Vushtrri}\n- {title: B, focus: Vushtrri}\n- {title: C, view: map}\n"
        "- {title: D, view: partners, focus: Vushtrri}\n- {title: E, focus: Vushtrri}\n",
        encoding="utf-8",
    )

    faults = [str(fault) for fault in tour_of(workspace, path)]

    assert [re.search(r":(\d+):", fault).group(1) for fault in faults] == ["1", "2", "3"]  # type: ignore[union-attr]
    assert "The view 'goals' does not show 'Vushtrri'." in faults[0]
    assert "partners" in faults[0]
    assert "'map' is no view" in faults[2]


def test_notes_of_the_presenter_are_published_only_where_they_are_asked_for(
    workspace: Workspace, tmp_path: Path
) -> None:
    """A page made as usual holds no word of them; one made with them does."""
    path = tmp_path / "tour.yaml"
    path.write_text("- {title: A, text: Told, notes: Mention the budget}\n", encoding="utf-8")

    assert "Mention the budget" not in explore_workspace(workspace, engine="none", tour=path)
    assert "Mention the budget" in explore_workspace(workspace, engine="none", tour=path, notes=True)


def test_no_outline_crosses_the_whole_map() -> None:
    """A country that the 180th meridian cuts is drawn on one side of it."""
    rings = json.loads(gzip.decompress(bundled("outlines.json.gz")))

    assert len(rings) > 200
    assert max(abs(a - b) for ring in rings for a, b in zip(ring[::2], ring[2::2], strict=False)) < 1000


def test_bundle_knows_its_sources() -> None:
    """The build hook and the package compute the same digests of the sources."""
    specification = importlib.util.spec_from_file_location("hatch_build", SOURCES / "hatch_build.py")
    assert specification is not None
    assert specification.loader is not None
    hook = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(hook)

    assert hook.page_digest(SOURCES) == page_digest(SOURCES)
    assert hook.towns_digest(SOURCES) == towns_digest(SOURCES)


def test_no_html_is_ever_made_from_text() -> None:
    """No script of the page reads text as HTML or as code."""
    forbidden = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\(|new Function")
    found = [path.name for path in (SOURCES / "src").glob("*.js") if forbidden.search(path.read_text(encoding="utf-8"))]

    assert found == []


def test_both_languages_have_the_same_words() -> None:
    """Every word of the page is there in English and in Swedish."""
    text = (SOURCES / "src" / "words.js").read_text(encoding="utf-8")
    english, swedish = (
        set(re.findall(r'(?:^ {4}|["\]}], )(\w+): ', part, re.MULTILINE)) for part in text.split("\n  sv: {")
    )

    assert english == swedish


def test_tiny_dataset() -> None:
    """A page can be made of one thing, and of a dataset without anything."""
    facts = [(ID["project/p"], RDF.type, VANORT.Project), (ID["project/p"], SKOS.prefLabel, Literal("P", lang="sv"))]

    views = data_of(explorer_page(to_quads(facts), engine="none"))["views"]

    assert "timeline" in {view["id"] for view in views}
    assert len(data_of(explorer_page(to_quads([]), engine="none"))["views"]) == 1


LEADS = """\
#+ label: Leads
#+ label@sv: Samordnare
#+ summary: Who leads what
SELECT ?source ?target { ?target <https://w3id.org/vanort/ns#partner> ?source } ORDER BY ?source ?target
"""


def test_one_query_file_makes_a_view(tmp_path: Path) -> None:
    """An edge query with a label becomes a view of the page; its nodes are the ends of its edges."""
    (tmp_path / "leads.edges.rq").write_text(LEADS, encoding="utf-8")
    quads = to_quads(partnership_facts(3, 2, 2))
    data = data_of(explorer_page(quads, engine="none", networks=[*question_folders("network"), tmp_path]))
    view = next(view for view in data["views"] if view["id"] == "leads")

    assert view["label"] == {"en": "Leads", "sv": "Samordnare"}
    assert view["kind"] == "network"
    assert len(view["edges"]) > 0
    assert len(view["nodes"]) <= len(data["things"])


def test_a_view_drawn_in_no_known_way_is_an_error(tmp_path: Path) -> None:
    """The message names the file and the ways there are."""
    (tmp_path / "leads.edges.rq").write_text("#+ drawn: cloud\n" + LEADS, encoding="utf-8")
    with pytest.raises(QueryError, match=r"leads\.edges\.rq.*'cloud'.*network, map, layers"):
        explorer_page(
            to_quads(partnership_facts(3, 2, 2)), engine="none", networks=[*question_folders("network"), tmp_path]
        )


def test_columns_hold_circles() -> None:
    """Money that runs in a circle shares a column instead of running for ever."""
    assert columns(nx.DiGraph([("a", "b"), ("b", "a"), ("b", "c")])) == {"a": 0, "b": 0, "c": 1}


@given(st.integers(1, 12), st.integers(0, 30))
def test_layers_overlap_nowhere(size: int, seed: int) -> None:
    """No two things of a layered view lie on each other."""
    network = nx.gnp_random_graph(size, 0.3, seed=seed, directed=True)
    placed = layered(columns(network), list(network.edges()), {node: float(node) for node in network})

    assert len(set(placed.values())) == size


def test_pyvis_bridge_is_closed() -> None:
    """The pyvis page loads nothing, keeps parallel edges, and shows hostile ids as text."""
    network = nx.MultiGraph()
    hostile = "</script><script>alert(1)</script>"
    network.add_node(hostile, label="<img src=x onerror=alert(1)>", type="Project")
    network.add_edges_from([(hostile, "b", {"label": "one"}), (hostile, "b", {"label": "two"})])
    drawn = show_network(network).page

    assert hostile not in drawn
    assert "https://cdn" not in drawn
    assert drawn.count('"from":') == 2


def test_big_network_is_told(tmp_path: Path) -> None:
    """Five hundred nodes make a page whose views say how many they are."""
    page = explorer_page(to_quads(partnership_facts(300, 200, 5)), engine="none")
    projects = next(view for view in data_of(page)["views"] if view["id"] == "projects")

    assert len(projects["nodes"]) >= 450
    assert len({(node["x"], node["y"]) for node in projects["nodes"]}) == len(projects["nodes"])
