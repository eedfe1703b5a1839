"""A file is replaced only if it still holds what was read; whoever saves it in the last moment gets it back."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from vanort.support import files
from vanort.support.exchanging import exchange, is_being_written
from vanort.support.files import replace_unchanged

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux, which can exchange two files")


def at_the_last_moment(monkeypatch: pytest.MonkeyPatch, *saves: Callable[[], None]) -> None:
    """Let somebody save, once before each exchange: after the last look, and before the names change."""
    waiting = list(saves)

    def late(draft: Path, path: Path) -> bool:
        if waiting:
            waiting.pop(0)()
        return exchange(draft, path)

    monkeypatch.setattr(files, "exchange", late)


def save(path: Path, content: bytes) -> Callable[[], None]:
    """Save as most editors do: beside it, then renamed."""

    def saved() -> None:
        beside = path.with_name("editor")
        beside.write_bytes(content)
        beside.replace(path)

    return saved


@LINUX
def test_what_is_saved_between_look_and_renaming_is_not_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The editor's content stands, nothing else lies there, and the caller is told."""
    path = tmp_path / "page.yaml"
    path.write_bytes(b"old")
    at_the_last_moment(monkeypatch, save(path, b"edited"))

    assert not replace_unchanged(path, b"ours", b"old")
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"page.yaml": b"edited"}


@LINUX
def test_the_newest_of_two_late_saves_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who saves again while the first save is put back is not overtaken by it."""
    path = tmp_path / "page.yaml"
    path.write_bytes(b"old")
    at_the_last_moment(monkeypatch, save(path, b"first"), save(path, b"second"), save(path, b"third"))

    assert not replace_unchanged(path, b"ours", b"old")
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"page.yaml": b"third"}


@LINUX
def test_who_writes_into_the_open_file_is_not_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An editor that writes in place, half done at the exchange, writes into the file that stands."""
    path = tmp_path / "page.yaml"
    path.write_bytes(b"old")
    opened: list[int] = []
    at_the_last_moment(monkeypatch, lambda: opened.append(os.open(path, os.O_WRONLY)))

    assert not replace_unchanged(path, b"ours", b"old")
    assert is_being_written(path)
    os.write(opened[0], b"in place")
    os.close(opened[0])
    assert not is_being_written(path)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"page.yaml": b"in place"}


@LINUX
def test_whoever_only_reads_holds_nobody_up(tmp_path: Path) -> None:
    """A file that is open for reading is replaced; the reader keeps what they have opened."""
    path = tmp_path / "page.yaml"
    path.write_bytes(b"old")
    with path.open("rb") as reader:
        assert replace_unchanged(path, b"ours", b"old")
        assert (reader.read(), path.read_bytes()) == (b"old", b"ours")


@pytest.mark.parametrize("held", [b"another", None])
def test_what_has_changed_since_is_left(tmp_path: Path, held: bytes | None) -> None:
    """A file that holds something else than was read, or is there though it was not, keeps its bytes."""
    path = tmp_path / "page.yaml"
    path.write_bytes(b"old")

    assert not replace_unchanged(path, b"ours", held)
    assert path.read_bytes() == b"old"


def test_where_files_cannot_be_exchanged_they_are_renamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system without the exchange replaces a file all the same."""
    path = tmp_path / "page.yaml"
    path.write_bytes(b"old")
    monkeypatch.setattr(files, "exchange", lambda *_: False)

    assert replace_unchanged(path, b"ours", b"old")
    assert path.read_bytes() == b"ours"


@LINUX
def test_a_reader_never_finds_nothing(tmp_path: Path) -> None:
    """While files are exchanged five hundred times, one stands there at every moment."""
    path, other = tmp_path / "one", tmp_path / "other"
    path.write_bytes(b"a" * 1000)
    other.write_bytes(b"b" * 1000)
    seen: set[bytes] = set()
    stop = threading.Event()

    def look() -> None:
        while not stop.is_set():
            seen.add(path.read_bytes())

    reader = threading.Thread(target=look)
    reader.start()
    for _ in range(500):
        assert exchange(path, other)
    stop.set()
    reader.join()

    assert seen <= {b"a" * 1000, b"b" * 1000}
