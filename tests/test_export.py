"""The dataset in other forms says what it says at home, to anyone's reader."""

from __future__ import annotations

import json
import subprocess
import sys

import pyoxigraph as ox
import pytest

from vanort.build import build
from vanort.publish.export import FORMS, context, export
from vanort.workspace.model import Workspace
from workspaces import make_workspace

REIFIES = "http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies"
READ_AS = {"trig": ox.RdfFormat.TRIG, "jsonld": ox.RdfFormat.JSON_LD, "nq": ox.RdfFormat.N_QUADS}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    made = make_workspace(tmp_path_factory.mktemp("workspace"))
    build(made)
    return made


def canonical(text: str, format_: ox.RdfFormat) -> set[str]:
    dataset = ox.Dataset(ox.parse(text.encode("utf-8"), format=format_))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return set(map(str, dataset))


@pytest.mark.parametrize("form", ["trig", "jsonld"])
def test_a_form_read_back_is_the_dataset(workspace: Workspace, form: str) -> None:
    """Another reader finds in TriG and JSON-LD exactly the quads of the N-Quads."""
    assert canonical(export(workspace, form), READ_AS[form]) == canonical(export(workspace, "nq"), READ_AS["nq"])


def test_jsonld_speaks_in_short_names(workspace: Workspace) -> None:
    """JSON-LD has the context of the ontology and uses its names, for texts, languages, years and things."""
    document = json.loads(export(workspace, "jsonld"))
    names = {key for graph in document["@graph"] for node in graph.get("@graph", [graph]) for key in node}
    types = {
        kind
        for graph in document["@graph"]
        for node in graph.get("@graph", [graph])
        for kind in ([node["@type"]] if isinstance(node.get("@type"), str) else node.get("@type", []))
    }

    assert document["@context"] == json.loads(json.dumps(context()))
    assert {"prefLabel", "identifier", "modality", "confidence"} <= names
    assert {"Claim", "Document", "Project"} <= types
    assert not [name for name in names if name.startswith("http")]


def test_rdf12_is_trig_with_a_reifier_for_each_claim(workspace: Workspace) -> None:
    """RDF 1.2 comes as TriG that says so; every claim reifies its triple, and all other quads are as they were."""
    text = export(workspace, "rdf12")
    read = list(ox.parse(text.encode("utf-8"), format=ox.RdfFormat.TRIG))
    claims = {quad.subject: quad.object for quad in read if quad.predicate.value == REIFIES}
    plain = list(ox.parse(export(workspace, "nq").encode("utf-8"), format=ox.RdfFormat.N_QUADS))
    parts: dict[object, dict[str, object]] = {}
    for quad in plain:
        if quad.graph_name == ox.NamedNode("https://w3id.org/vanort/graph/claims") and "22-rdf-syntax-ns#" in str(
            quad.predicate
        ):
            parts.setdefault(quad.subject, {})[quad.predicate.value.partition("#")[2]] = quad.object
    stated = {claim: found for claim, found in parts.items() if "predicate" in found}

    assert text.startswith('VERSION "1.2"\n@prefix ')
    assert len(stated) > 5
    assert {claim: (t.subject, t.predicate, t.object) for claim, t in claims.items()} == {  # type: ignore[union-attr]
        claim: (found["subject"], found["predicate"], found["object"]) for claim, found in stated.items()
    }
    assert len(read) == len(plain) - 2 * len(stated)


@pytest.mark.parametrize("form", FORMS)
def test_the_same_bytes_twice(workspace: Workspace, form: str) -> None:
    """A form is the same each time, and never empty."""
    first = export(workspace, form)

    assert first == export(workspace, form)
    assert len(first) > 1_000


def test_two_processes_write_the_same(workspace: Workspace) -> None:
    """TriG of another process has the same bytes, prefixes and all."""
    code = "import sys, pathlib; from vanort.publish.export import export; from vanort.workspace.model import open_workspace; "
    code += "sys.stdout.write(export(open_workspace(pathlib.Path(sys.argv[1])), 'trig'))"
    other = subprocess.run(
        [sys.executable, "-c", code, str(workspace.root)], capture_output=True, check=True, encoding="utf-8"
    )

    assert other.stdout == export(workspace, "trig")
