"""Published datasets put into a workspace: as the workspace itself would come, as far as it was published, and no further."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

import vanort
from joined_towns import contents, decided, town
from registers_at_hand import LAKES, imported, written
from vanort.cli import app
from vanort.dataset.compile import compile_workspace
from vanort.errors import StoreError, VanortError, WorkspaceError
from vanort.joining.join import join_places
from vanort.privacy.publish import publish
from vanort.publish.export import export
from vanort.store.quads import to_nquads
from vanort.vocabulary import VIEW
from vanort.workspace.model import Workspace

FORMS = {"nq": "nq", "trig": "trig", "jsonld": "jsonld", "rdf12": "trig", "gz": "nq.gz"}
CONTACT = """
  - subject: contact
    property: email
    object: eva.lind@halme.example
    quote: eva.lind@halme.example
  - subject: project
    property: contact
    object: contact
    quote: eva.lind@halme.example
"""


def published(room: Workspace, path: Path) -> Path:
    """Publish what the documents of a workspace say, without persons."""
    written_out = publish(compile_workspace(room).nquads())
    return written(path.parent, f"{path.name}.nq", to_nquads((*written_out.quads, *written_out.stand_ins)))


def facts(room: Workspace) -> set[tuple[str, ...]]:
    """Return what the view of a workspace says, whatever its files are called."""
    view = compile_workspace(room).graphs[VIEW]
    return {tuple(re.sub(r"/page(-\w+)?\.", "/", str(term)) for term in triple) for triple in view}


@pytest.fixture(scope="module")
def neighbour(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Return a workspace of another town, built, with a decision."""
    room = town(tmp_path_factory.mktemp("towns") / "b", "Halme", code="se-1280")
    decided(room, "page:project", keep="project/halmes-lakes")
    vanort.open(room.root).build()
    return room


@pytest.mark.parametrize("form", FORMS)
def test_every_form_says_what_the_workspace_says(tmp_path: Path, neighbour: Workspace, form: str) -> None:
    """Each form that export writes comes in with the same facts; a second time, and as its workspace, it is known already."""
    text = export(neighbour, "nq" if form == "gz" else form).encode("utf-8")
    file = written(tmp_path, f"halme.{FORMS[form]}", gzip.compress(text) if form == "gz" else text)
    ours, beside = town(tmp_path / "a", "Lindby"), town(tmp_path / "c", "Lindby")

    first = join_places(ours, [file])
    before = contents(ours)
    again = join_places(ours, [file])
    join_places(beside, [neighbour.root])

    assert (len(first.documents), first.conflicts, again.documents, again.known) == (1, (), (), 1)
    assert contents(ours) == before
    assert facts(ours) == facts(beside)
    assert any("halmes-lakes" in subject for subject, *_ in facts(ours))


def test_the_order_does_not_matter(tmp_path: Path) -> None:
    """Two datasets that read one document differently, another, and the workspace with the document: any order, the same bytes."""
    other, third = town(tmp_path / "b", "Halme", code="se-1280"), town(tmp_path / "c", "Torvik", code="se-1283")
    places = [published(other, tmp_path / "halme"), published(third, tmp_path / "torvik"), other.root]
    path = other.claims / "page.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("coordinator", "partner"), encoding="utf-8")
    places.append(published(other, tmp_path / "halme-2"))
    found = []
    for number, order in enumerate(((0, 1, 2, 3), (3, 2, 1, 0), (1, 3, 0, 2))):
        ours = town(tmp_path / f"a{number}", "Lindby")
        for place in order:
            join_places(ours, [places[place]])
        found.append(contents(ours))

    assert all(each == found[0] for each in found)
    assert len([name for name in found[0] if name.startswith("claims/")]) == 3


def test_conflicts_have_both_passages(tmp_path: Path) -> None:
    """What cannot both be right is printed with the words of both sides; names alone make nothing one."""
    ours = town(tmp_path / "a", "Lindby")
    file = published(town(tmp_path / "b", "Halme", stem="sida", year="2015", code="se-1280"), tmp_path / "halme")
    words = ["join", str(file), "-w", str(ours.root), "-f", "json"]
    assert json.loads(CliRunner().invoke(app, words).stdout) == []
    assert len({subject for subject, _, kind in facts(ours) if kind.endswith("#Project")}) == 2
    (stem,) = (path.stem for path in ours.claims.glob("sida-*.yaml"))
    decided(ours, "page:project", f"{stem}:project")

    (conflict,) = json.loads(CliRunner().invoke(app, words).stdout)

    assert [side["quote"] for side in conflict["sides"]] == ["Sjöarna sedan 2014", "Sjöarna sedan 2015"]
    assert (conflict["kind"], conflict["property"]) == ("value", "start")


def test_ones_own_claims_stand(tmp_path: Path) -> None:
    """A dataset that reads one's own document in another way changes nothing, and is listed; one that says less is no conflict."""
    ours, other = town(tmp_path / "a", "Lindby"), town(tmp_path / "b", "Lindby", stem="sida")
    path = other.claims / "sida.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.rindex("  - subject")], encoding="utf-8")
    assert join_places(ours, [published(other, tmp_path / "less")]).conflicts == ()
    path.write_text(text.replace("coordinator", "partner"), encoding="utf-8")
    before = contents(ours)

    (conflict,) = join_places(ours, [published(other, tmp_path / "other")]).conflicts

    assert contents(ours) == before
    assert [dict(side)["followed"] for side in conflict.sides] == ["yes", "no"]
    assert [dict(side)["quote"] for side in conflict.sides] == ["Lindby kommun leder Sjöarna"] * 2


def test_what_was_not_published_does_not_come(tmp_path: Path) -> None:
    """An address that was taken out is in no file; the passage around it comes as it was published."""
    ours, other = town(tmp_path / "a", "Lindby"), town(tmp_path / "b", "Halme", stem="sida", code="se-1280")
    document, claims = other.documents / "sida.txt", other.claims / "sida.yaml"
    document.write_text(document.read_text(encoding="utf-8") + " Fråga eva.lind@halme.example.", encoding="utf-8")
    text = claims.read_text(encoding="utf-8")
    things = "  contact:\n    type: ContactPoint\n    quote: eva.lind@halme.example\n\nclaims:"
    claims.write_text(text.replace("\nclaims:", things, 1).rstrip() + CONTACT, encoding="utf-8")

    joined = join_places(ours, [published(other, tmp_path / "halme")])

    assert (len(joined.documents), joined.left_out) == (1, ())
    assert not [name for name, data in contents(ours).items() if b"eva.lind" in data]
    assert any(b"Halme kommun leder" in data for data in contents(ours).values())


def test_registers_come_as_they_were_imported(tmp_path: Path) -> None:
    """The graph of a register has the bytes that its import wrote, and is the same edition."""
    ours, other = town(tmp_path / "a", "Lindby"), town(tmp_path / "b", "Halme", stem="sida", code="se-1280")
    there = imported(other, "cordis", written(tmp_path, "lakes.csv", LAKES))

    vanort.open(other.root).build()
    joined = join_places(ours, [written(tmp_path, "halme.trig", export(other, "trig"))])
    again = join_places(ours, [other.root])

    assert (joined.imports, again.imports, again.conflicts) == (("cordis",), (), ())
    assert (ours.imports / "cordis" / there.graph.name).read_bytes() == there.graph.read_bytes()


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("empty.nq", "", WorkspaceError),
        ("foreign.nq", '<a:s> <a:p> "o" <a:g> .\n', WorkspaceError),
        ("broken.trig", "<a:s> <a:p", StoreError),
        ("cut.nq.gz", gzip.compress(b"<a:s> <a:p> <a:o> .\n" * 999, mtime=0)[:30], StoreError),
        ("table.csv", "a,b\n", StoreError),
        ("nowhere", None, WorkspaceError),
    ],
)
def test_what_is_no_dataset_is_refused(tmp_path: Path, name: str, content: str | None, kind: type[VanortError]) -> None:
    """A file with nothing of ours in it, or that cannot be read, ends with one error, and nothing has come in."""
    ours = town(tmp_path / "a", "Lindby")
    before = contents(ours)
    if content is not None:
        written(tmp_path, name, content)

    with pytest.raises(kind):
        join_places(ours, [tmp_path / name])
    assert contents(ours) == before


def test_names_in_a_dataset_lead_nowhere_else(tmp_path: Path) -> None:
    """Files come under names of our own making; a register with a path for a name, and broken claims, are left out and said."""
    ours, other = town(tmp_path / "a", "Lindby"), town(tmp_path / "b", "Halme", stem="sida", code="se-1280")
    file = published(other, tmp_path / "halme")
    text = file.read_text(encoding="utf-8").replace('"claims/sida.yaml"', '"claims/../../../sida.yaml"')
    text += "<a:s> <a:p> <a:o> <https://w3id.org/vanort/graph/source/../../up> .\n"
    file.write_text(text, encoding="utf-8")

    joined = join_places(ours, [file])

    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b", "halme.nq"]
    assert all(
        name.startswith(("documents/", "claims/", "decisions/", "vanort.toml", "reference/")) for name in contents(ours)
    )
    assert [fault.found for fault in joined.left_out] == ["'../../up' is no name of a dataset."]
