"""A running server and its workspace: a new build is served, and what is stale is said."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path

from server.running import Server, serving
from vanort.build import build
from vanort.workspace.model import Workspace
from workspaces import make_workspace

PAGE = "Ekby Town Council runs {name}.\n"
CLAIMS = """\
document: page.txt
things:
  shores: {{type: Project, name: {name}}}
  ekby: {{type: Municipality, name: Ekby Town Council}}
claims:
  - {{subject: shores, property: coordinator, object: ekby, quote: Ekby Town Council}}
"""
NAMES = (
    "SELECT ?name { ?p a <https://w3id.org/vanort/ns#Project> ; <http://www.w3.org/2004/02/skos/core#prefLabel> ?name }"
)


def named(name: str) -> dict[str, tuple[str, str]]:
    return {"page": (PAGE.format(name=name), CLAIMS.format(name=name))}


def renamed(workspace: Workspace, name: str) -> None:
    """Change what the workspace says."""
    (workspace.documents / "page.txt").write_text(PAGE.format(name=name), encoding="utf-8")
    (workspace.claims / "page.yaml").write_text(CLAIMS.format(name=name), encoding="utf-8")


def until(found: Callable[[], bool], server: Server, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found():
            return
        time.sleep(0.2)
    raise AssertionError(server.log.read_text(encoding="utf-8"))


def names(server: Server) -> str:
    return server.query(NAMES, "text/csv").text


def stale(server: Server) -> str:
    return server.query("ASK {}").headers.get("vanort-stale", "")


def test_a_changed_workspace_is_told_and_its_new_build_is_served(tmp_path: Path) -> None:
    """A changed file is told with every answer until the workspace is built, and then the new build answers."""
    workspace = make_workspace(tmp_path / "workspace", named("Clean Shores"))
    build(workspace)
    with serving(tmp_path, "-w", str(workspace.root)) as server:
        assert "Clean Shores" in names(server)
        assert stale(server) == ""

        renamed(workspace, "Quiet Harbours")
        until(lambda: bool(stale(server)), server)
        assert stale(server).startswith("The workspace changed at 2")
        assert "answers are from the build of 2" in stale(server)
        assert "The workspace changed at" in server.get("/questions", "text/html").text
        assert "Arbetsytan ändrades" in server.get("/sparql", "text/html", lang="sv").text
        assert "Clean Shores" in names(server)

        build(workspace)
        until(lambda: "Quiet Harbours" in names(server), server)
        until(lambda: not stale(server), server)
        assert "Clean Shores" not in names(server)
        assert "Quiet Harbours" in server.get("/", "text/html").text
        assert "The workspace changed at" not in server.get("/questions", "text/html").text
    said = server.log.read_text(encoding="utf-8")
    assert said.count("The workspace changed at") == 1
    assert said.count("The dataset changed: answers are from that of") == 1
    assert "Traceback" not in said


def test_a_file_that_is_saved_as_it_was_is_no_change(tmp_path: Path) -> None:
    """A change that is taken back, or a file saved without one, is not told, or no longer."""
    workspace = make_workspace(tmp_path / "workspace", named("Clean Shores"))
    build(workspace)
    with serving(tmp_path, "-w", str(workspace.root)) as server:
        renamed(workspace, "Quiet Harbours")
        until(lambda: bool(stale(server)), server)
        renamed(workspace, "Clean Shores")
        until(lambda: not stale(server), server)
        renamed(workspace, "Clean Shores")
        time.sleep(5)
        assert stale(server) == ""


def test_a_file_is_loaded_again_and_a_broken_one_is_not(tmp_path: Path) -> None:
    """Of --data FILE a new one is served, a broken one is told while the last good one answers, a mended one is served."""
    path = tmp_path / "data.ttl"
    line = '<http://example.org/a> a <https://w3id.org/vanort/ns#Project> ; <http://www.w3.org/2004/02/skos/core#prefLabel> "{0}" .\n'
    path.write_text(line.format("One"), encoding="utf-8")
    with serving(tmp_path, "--data", str(path)) as server:
        path.write_text(line.format("Two"), encoding="utf-8")
        until(lambda: "Two" in names(server), server)
        path.write_text("this is no Turtle", encoding="utf-8")
        until(lambda: "cannot be loaded" in stale(server), server)
        assert "Two" in names(server)
        path.unlink()
        time.sleep(5)
        assert "Two" in names(server)
        path.write_text(line.format("Three"), encoding="utf-8")
        until(lambda: "Three" in names(server), server)
        assert stale(server) == ""
    assert "This is not Turtle" in server.log.read_text(encoding="utf-8")


def test_updates_are_not_lost_to_a_new_dataset(tmp_path: Path) -> None:
    """Where updates are allowed a new dataset is told, and not loaded over what they have changed."""
    path = tmp_path / "data.nt"
    shutil.copyfile("/dev/null", path)
    with serving(tmp_path, "--data", str(path), "--allow-update") as server:
        server.update("INSERT DATA { <http://example.org/a> <http://example.org/b> 1 }")
        path.write_text("<http://example.org/c> <http://example.org/d> <http://example.org/e> .\n", encoding="utf-8")
        until(lambda: "Restart the server" in stale(server), server)
        found = server.query("SELECT ?o { ?s ?p ?o FILTER(STRSTARTS(STR(?s), 'http://example.org')) }", "text/csv").text
    assert found.split() == ["o", "1"]
