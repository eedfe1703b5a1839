"""An empty answer of the endpoint, of the command line and in Python says why it is empty."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from urllib.parse import unquote

import pytest

import vanort
from server.running import Server, serving
from vanort.build import build
from vanort.workspace.model import Workspace
from workspaces import make_workspace

PREFIX = "PREFIX vanort: <https://w3id.org/vanort/ns#>\n"
MISSPELT = PREFIX + "SELECT ?p { ?p a vanort:Project ; vanort:coördinator ?o }"
UNSTATED = PREFIX + "SELECT ?p { ?p a vanort:Project ; vanort:startYear 1811 }"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    made = make_workspace(tmp_path_factory.mktemp("workspace"))
    build(made)
    return made


@pytest.fixture(scope="module")
def server(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("server"), "--data", str(workspace.dataset)) as server:
        yield server


@pytest.mark.parametrize("form", ["SELECT ?p", "SELECT (COUNT(*) AS ?n)", "ASK", "CONSTRUCT { ?p a ?o } WHERE"])
def test_the_endpoint_says_why_there_is_nothing(server: Server, form: str) -> None:
    """The header names the term with its place and the nearest, for every form and format; JSON has it in its head."""
    text = MISSPELT.replace("SELECT ?p", form)
    accept = "text/turtle" if form.startswith("CONSTRUCT") else "application/sparql-results+json"
    answer = server.query(text, accept)

    note = unquote(answer.headers["x-vanort-note"])
    assert answer.status == 200
    assert note.startswith("line 2, column ")
    assert "vanort:coördinator" in note
    assert "vanort:coordinator" in note
    if "json" in accept:
        assert json.loads(answer.body)["head"]["notes"] == [note]


def test_an_answer_has_no_note_where_there_is_something(server: Server) -> None:
    """Rows, a count of something and a true ASK come without a note."""
    for text in (PREFIX + "SELECT ?p { ?p a vanort:Project }", PREFIX + "ASK { ?p a vanort:Project }"):
        assert "x-vanort-note" not in server.query(text).headers


def test_the_page_says_it_to_people(server: Server) -> None:
    """The page of a query shows the note, as text."""
    page = server.get("/sparql", "text/html", query=MISSPELT + " # <script>")

    assert "Nothing knows the property vanort:coördinator" in page.text
    assert "<script>" not in page.text


def asked(workspace: Workspace, text: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "vanort", "query", "-", "-w", str(workspace.root)]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("form", ["SELECT ?p", "SELECT (COUNT(*) AS ?n)", "ASK", "CONSTRUCT { ?p a ?o } WHERE"])
def test_the_command_says_not_stated_only_of_what_could_be(workspace: Workspace, form: str) -> None:
    """A misspelt term is named and nothing is called not stated; a right question without an answer is."""
    misspelt = asked(workspace, MISSPELT.replace("SELECT ?p", form))
    unstated = asked(workspace, UNSTATED.replace("SELECT ?p", form))

    assert "Nothing knows the property vanort:coördinator. Did you mean vanort:coordinator?" in misspelt.stderr
    assert "Not stated" not in misspelt.stderr
    assert ("Not stated" in unstated.stderr) == (form in ("SELECT ?p", "CONSTRUCT { ?p a ?o } WHERE"))
    assert "Nothing knows" not in unstated.stderr


def test_rows_in_python_carry_it(workspace: Workspace) -> None:
    """The rows of a query of one's own say why there is none; those of the catalogue say nothing."""
    with vanort.open(workspace.root) as opened:
        assert "vanort:coordinator" in opened.query(MISSPELT).notes[0]  # type: ignore[union-attr]
        assert opened.explain(UNSTATED).is_able
        assert not opened.explain(MISSPELT).is_able
        assert opened.query("funders_of_project", project="Clean Shores").notes == ()  # type: ignore[union-attr]
