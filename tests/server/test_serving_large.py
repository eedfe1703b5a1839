"""A large dataset is served from the store that is on disk already where nobody is in it, and without persons otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

import vanort
from joined_towns import town
from registers_at_hand import LAKES, empty_workspace, imported, written
from vanort.server import kept_page as keeping
from vanort.server import loading
from vanort.server.answering import answer
from vanort.server.kept_page import kept_page
from vanort.server.replies import Question
from vanort.server.withholding import held_on_disk
from vanort.workspace import fingerprint
from vanort.workspace.model import Workspace

EVERYTHING = Question("SELECT ?o { GRAPH ?g { ?s ?p ?o } }", "csv")


@pytest.fixture(autouse=True)
def everything_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "DISK_ABOVE_BYTES", 0)
    monkeypatch.setattr(keeping, "DISK_ABOVE_BYTES", 0)


def built(room: Workspace, folder: Path) -> Path:
    """Import a register into a workspace, build it, and return its dataset."""
    imported(room, "cordis", written(folder, "lakes.csv", LAKES))
    vanort.open(room.root).build()
    return room.dataset


def said(held: loading.Held) -> str:
    assert held.home is not None
    return bytes(answer(held_on_disk(held.home), EVERYTHING).body).decode()


def test_a_register_alone_is_served_as_it_lies(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """There is no second store; a second start opens the first one, and says so."""
    dataset = built(empty_workspace(tmp_path / "room"), tmp_path)
    first = loading.load(dataset, include_contacts=False)
    inode = (dataset.with_suffix(".oxigraph") / "CURRENT").stat().st_ino

    second = loading.load(dataset, include_contacts=False)

    assert first.home == second.home == dataset.with_suffix(".oxigraph")
    assert (dataset.with_suffix(".oxigraph") / "CURRENT").stat().st_ino == inode
    assert not dataset.with_name("dataset.nq.served").exists()
    assert "VAXJO KOMMUN" in said(second)
    assert "opened in" in capfd.readouterr().err


def test_documents_are_served_without_persons(tmp_path: Path) -> None:
    """Where a passage may name somebody there is a second store, filled line by line, and with contacts the first one."""
    room = town(tmp_path / "room", "Halme", code="se-1280")
    page = room.documents / "page.txt"
    page.write_text(
        page.read_text(encoding="utf-8").replace("2014.", "2014, eva.lind@halme.example."), encoding="utf-8"
    )
    dataset = built(room, tmp_path)
    shown, whole = (loading.load(dataset, include_contacts=include) for include in (False, True))

    assert shown.home == dataset.with_name("dataset.nq.served")
    assert whole.home == dataset.with_suffix(".oxigraph")
    assert "eva.lind" in said(whole)
    assert "eva.lind" not in said(shown)
    assert "VAXJO KOMMUN" in said(shown)


def test_the_page_is_kept_while_nothing_changes(tmp_path: Path) -> None:
    """It is made once; a new document, and asking for contacts, make it again."""
    room = town(tmp_path / "room", "Halme", code="se-1280")
    vanort.open(room.root).build()
    made: list[int] = []

    def page(*, include_contacts: bool = False) -> str | None:
        return kept_page(
            room, include_contacts=include_contacts, make=lambda: f"page {len(made)}{made.append(1) or ''}"
        )

    assert [page(), page()] == ["page 0", "page 0"]
    assert page(include_contacts=True) == "page 1"
    with (room.claims / "page.yaml").open("a", encoding="utf-8") as file:
        file.write("\n# looked at\n")
    assert page() == "page 2"
    assert len(list((room.build / "served").iterdir())) == 2


def test_a_large_file_is_looked_at_again_once_it_is_touched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its noted mark holds as long as its entry does, and is not noted in the moment of a change."""
    monkeypatch.setattr(fingerprint, "LARGEST", 1)
    path = written(tmp_path, "dataset.nq", "first")
    assert fingerprint.kept_mark(path) == fingerprint.content_mark(path)
    assert not (tmp_path / ".dataset.nq.mark").exists()
    monkeypatch.setattr(fingerprint, "_TICK", -1.0)
    first = fingerprint.kept_mark(path)
    assert (tmp_path / ".dataset.nq.mark").is_file()
    path.write_text("other", encoding="utf-8")

    assert fingerprint.kept_mark(path) == fingerprint.content_mark(path) != first
