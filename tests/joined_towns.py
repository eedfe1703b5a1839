"""Workspaces of small towns, each with one document, for tests that put them together."""

from __future__ import annotations

from pathlib import Path

import vanort
from vanort.workspace.model import Workspace, open_workspace
from vanort.workspace.scaffold import make_workspace

TEXT = "{town} kommun leder {project} sedan {year}. {town} kommun har vänorten Torvik."
CLAIMS = """document: {name}

things:
  town:
    type: Municipality
    name: {town} kommun
    code: {code}
  project:
    type: Project
    name: {project}

claims:
  - subject: project
    property: coordinator
    object: town
    quote: {town} kommun leder {project}
  - subject: project
    property: start
    object: {year}
    quote: {project} sedan {year}
"""


def town(
    folder: Path, name: str, *, stem: str = "page", project: str = "Sjöarna", year: str = "2014", code: str = "se-0780"
) -> Workspace:
    """Make a workspace with one document that tells of a project."""
    make_workspace(folder)
    said = {"town": name, "project": project, "year": year, "code": code, "name": f"{stem}.txt"}
    (folder / "documents").mkdir(exist_ok=True)
    (folder / "claims").mkdir(exist_ok=True)
    (folder / "documents" / f"{stem}.txt").write_text(TEXT.format(**said), encoding="utf-8")
    (folder / "documents" / f"{stem}.txt.yaml").write_text(f"title: {name}\nlanguage: sv\n", encoding="utf-8")
    (folder / "claims" / f"{stem}.yaml").write_text(CLAIMS.format(**said), encoding="utf-8")
    return open_workspace(folder)


def decided(room: Workspace, *things: str, kind: str = "same", keep: str = "project/sjoarna") -> None:
    """Add a decision to a workspace."""
    lines = [
        f"- decision: {kind}",
        f"  things: [{', '.join(things)}]",
        f"  keep: {keep}" if kind == "same" and keep else "",
    ]
    with (room.decisions / "projects.yaml").open("a", encoding="utf-8") as file:
        file.write("\n".join([*filter(None, lines), "  by: Eva", "  date: 2026-11-29", "  why: One project.", ""]))


def contents(room: Workspace) -> dict[str, bytes]:
    """Return all that people or a join have written into a workspace, by path."""
    return {
        path.relative_to(room.root).as_posix(): path.read_bytes()
        for path in sorted(room.root.rglob("*"))
        if path.is_file()
        and not path.is_relative_to(room.build)
        and path.suffix in (".yaml", ".txt", ".toml", ".nq", ".json")
    }


def projects(room: Workspace) -> list[str]:
    """Return the projects of a workspace, built anew."""
    with vanort.open(room.root) as ws:
        rows = ws.query("SELECT ?p { ?p a <https://w3id.org/vanort/ns#Project> } ORDER BY ?p")
        return [str(row["p"]).rpartition("/")[2] for row in rows]
