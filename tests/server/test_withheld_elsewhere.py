"""What an export or another server withholds is told there, too: never "not stated" of what was left out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from typer.testing import CliRunner

from server.running import Server, serving
from vanort.build import build
from vanort.cli import app
from vanort.privacy.publish import publish
from vanort.publish.export import export
from vanort.workspace.model import Workspace
from workspaces import make_workspace

PAGE = "Ekby Town Council runs Clean Shores. Contact: Maja Kviberg, maja@ekby.example\n"
CLAIMS = """\
document: page.txt
things:
  shores: {type: Project, name: Clean Shores}
  ekby: {type: Municipality, name: Ekby Town Council}
  point: {type: ContactPoint, quote: Contact}
  maja: {type: Person, name: Maja Kviberg}
claims:
  - {subject: shores, property: coordinator, object: ekby, quote: Ekby Town Council}
  - {subject: shores, property: contact, object: point, quote: Contact}
  - {subject: point, property: contactPerson, object: maja, quote: Maja Kviberg}
  - {subject: point, property: email, object: maja@ekby.example, quote: maja@ekby.example}
"""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Build a workspace whose page names a person."""
    made = make_workspace(tmp_path_factory.mktemp("workspace"), {"page": (PAGE, CLAIMS)})
    build(made)
    return made


@pytest.fixture(scope="module", params=["workspace", "export", "bare", "whole"])
def served(
    request: pytest.FixtureRequest, workspace: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Server]]:
    """Serve it as it is, from an export, from a dataset without stand-ins, and with contacts."""
    folder = tmp_path_factory.mktemp("served")
    data = folder / "data.nq"
    more: tuple[str, ...] = ()
    match request.param:
        case "workspace":
            data = workspace.dataset
        case "bare":
            data.write_text(publish(workspace.dataset).nquads, encoding="utf-8")
        case "whole":
            data, more = workspace.dataset, ("--include-contacts",)
        case "export":
            data.write_text(export(workspace, "nq"), encoding="utf-8")
    with serving(folder, "--data", str(data), *more) as server:
        yield request.param, server


def told(workspace: Workspace, server: Server, question: str) -> str:
    """Ask a question of the catalogue at a server and return what is printed."""
    arguments = ["query", question, "-w", str(workspace.root), "--endpoint", server.endpoint]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0
    return result.output


def test_a_question_about_persons_is_never_answered_with_not_stated(
    served: tuple[str, Server], workspace: Workspace
) -> None:
    """Where persons were left out, the answer says so, with the count where it is known; else it names them."""
    kind, server = served
    said = told(workspace, server, "contacts")

    assert "Not stated" not in said
    assert ("Maja Kviberg" in said) == (kind == "whole")
    assert ("Withheld here: 1 person, 1 e-mail address" in said) == (kind in ("workspace", "export"))
    assert ("the dataset has no persons" in said) == (kind == "bare")


def test_other_questions_are_answered_as_ever(served: tuple[str, Server], workspace: Workspace) -> None:
    """What no person is part of is given, or truly not stated, and nothing is said of what is withheld."""
    _, server = served

    assert "Withheld" not in (said := told(workspace, server, "coordinator_of_project"))
    assert "Ekby" in said or "Not stated" in said  # the example of the catalogue is of another workspace
    assert told(workspace, server, "disagreements").strip().endswith("None: no partnership has two beginnings.")
    not_stated = "Not stated: no source says anything that answers this."
    assert told(workspace, server, "former_names").strip().endswith(not_stated)


@pytest.mark.parametrize("form", ["nq", "trig", "jsonld", "rdf12"])
def test_the_stand_ins_of_an_export_tell_nobody_of_whom(workspace: Workspace, form: str) -> None:
    """No name, address or part of one is in an export, in whatever form."""
    content = export(workspace, form)

    assert "withheld" in content
    assert not any(word in content for word in ("Maja", "Kviberg", "maja@"))
