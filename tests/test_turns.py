"""Several processes of vanort at work in one folder at a time come to what one after the other comes to."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from vanort.errors import VanortError
from vanort.support.turns import turn
from vanort.workspace.model import Workspace
from workspaces import CLAIMS, TEXT, make_workspace

fcntl = pytest.importorskip("fcntl")
PROPOSED = CLAIMS.replace('quote: "2015–2017"}', 'quote: "2015–2017", review: unreviewed, confidence: 0.9}')
SWEDISH = "Nyby kommun är vänort med Opole i Polen sedan 1994. Projektet Klara sjöar (2020–2022) leds av Nyby kommun.\n"
HOLDS = """
import sys, time
from pathlib import Path
from vanort.support.turns import turn
with turn(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


@contextmanager
def held(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Let another process hold a folder until the block ends, or until it is killed."""
    with subprocess.Popen([sys.executable, "-c", HOLDS, folder], stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "held\n"
            yield process
        finally:
            process.kill()


def start(room: Workspace, *command: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "vanort", *command], cwd=room.root, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )  # fmt: skip


def ends_well(process: subprocess.Popen[str]) -> str:
    said = process.communicate(timeout=240)[1]

    assert process.returncode == 0, said
    return said


def waits(process: subprocess.Popen[str], folder: Path) -> None:
    """Wait until a process has opened a folder that another one holds."""
    opened = Path(f"/proc/{process.pid}/fd")
    until = time.monotonic() + 120
    while time.monotonic() < until and process.poll() is None:
        if any(link.is_symlink() and link.resolve() == folder for link in opened.iterdir()):
            return
        time.sleep(0.05)
    pytest.fail(f"it did not wait: {process.poll()}")


@pytest.fixture
def room(tmp_path: Path) -> Workspace:
    made = make_workspace(tmp_path / "ws", {"page": (TEXT, PROPOSED)})
    (made.documents / "nyby.txt").write_text(SWEDISH, encoding="utf-8")
    return made


def test_who_is_killed_gives_the_folder_back(tmp_path: Path) -> None:
    """Nobody waits for a process that has ended, however it ended; no file of it stays."""
    with held(tmp_path) as process:
        with pytest.raises(VanortError, match="at work here for more than"), turn(tmp_path, patience=0.1):
            pass
        process.send_signal(signal.SIGKILL)
        process.wait()
        with turn(tmp_path, patience=5):
            pass

    assert not list(tmp_path.iterdir())


def test_who_waits_is_told_once(tmp_path: Path) -> None:
    """A command that has to wait says so, not at every look."""
    said: list[str] = []
    with held(tmp_path), pytest.raises(VanortError), turn(tmp_path, patience=0.3, waiting=said.append):
        pass

    assert len(said) == 1


def accept(text: str) -> str:
    return text.replace("review: unreviewed, confidence: 0.9", "review: accepted, confidence: 0.9")


def comment(text: str) -> str:
    return text.replace("things:", "# ours\nthings:")


@pytest.mark.skipif(
    not Path("/proc/self/fd").exists(), reason="this system does not say which files a process has open"
)
@pytest.mark.parametrize("change", [accept, comment])
def test_what_changes_while_a_document_is_read_stays(room: Workspace, change: Callable[[str], str]) -> None:
    """Extraction writes beside what lies there when it writes, not beside what lay there when it began."""
    claims = room.claims / "page.yaml"
    with held(room.claims) as holder:
        process = start(room, "extract")
        waits(process, room.claims)
        changed = change(claims.read_text(encoding="utf-8"))
        claims.write_text(changed, encoding="utf-8")
        holder.kill()
        ends_well(process)
    alone = make_workspace(room.root.parent / "alone", {"page": (TEXT, changed)})
    ends_well(start(alone, "extract"))

    assert claims.read_text(encoding="utf-8") == (alone.claims / "page.yaml").read_text(encoding="utf-8")


@pytest.mark.skipif(
    not Path("/proc/self/fd").exists(), reason="this system does not say which files a process has open"
)
def test_a_verdict_is_not_written_over_somebody_elses_change(room: Workspace) -> None:
    """A review that was begun before the change says so and writes nothing."""
    from vanort.errors import ClaimsError
    from vanort.review.verdicts import Change, open_desk

    path = room.claims / "page.yaml"
    desk = open_desk(room, (), by="Maja", date="2026-05-01")
    before = desk.read(path)
    path.write_text(comment(PROPOSED), encoding="utf-8")

    with pytest.raises(ClaimsError, match="changed by somebody else"):
        desk.write([Change(path, before, accept(PROPOSED))])
    assert path.read_text(encoding="utf-8") == comment(PROPOSED)


def test_who_waits_for_a_build_has_nothing_to_do_then(room: Workspace) -> None:
    """Two builds at once: one builds, the other finds it fresh."""
    said = [ends_well(process) for process in [start(room, "build"), start(room, "build")]]

    assert sorted("Nothing has changed" in words for words in said) == [False, True]


ACCEPT = ("review", "--accept-above", "0")
ORDER = ("extract", "review", "build")


@pytest.mark.slow
@pytest.mark.parametrize(
    "commands",
    [
        [("extract",)] * 4,
        [("extract",), ACCEPT, ("extract",)],
        [ACCEPT, ACCEPT],
        [("extract",), ("build", "--with-proposals"), ("extract",)],
        [("build",), ACCEPT, ("build",)],
    ],
    ids=lambda commands: " beside ".join(command[0] for command in commands),
)
def test_several_at_once_lose_nothing(tmp_path: Path, commands: list[tuple[str, ...]]) -> None:
    """Whatever runs beside whatever, once more each of them comes to what they come to one after the other."""
    rooms = [make_workspace(tmp_path / name, {"page": (TEXT, PROPOSED)}) for name in ("beside", "after")]
    for room in rooms:
        (room.documents / "nyby.txt").write_text(SWEDISH, encoding="utf-8")
        (room.claims / "page.yaml").write_text(comment(PROPOSED), encoding="utf-8")
    both = [start(rooms[0], *command) for command in commands]
    for process in both:
        said = process.communicate(timeout=240)[1]
        assert process.returncode in (0, 1), said
        assert "Traceback" not in said
        assert process.returncode == 0 or "changed by somebody else" in said
    for _ in range(2):  # what was proposed while others were accepted waits for the next one
        for room in rooms:
            for command in sorted({*commands}, key=lambda command: ORDER.index(command[0])):
                ends_well(start(room, *command))
    found, wanted = ({path.name: path.read_text(encoding="utf-8") for path in room.claims.iterdir()} for room in rooms)

    assert found == wanted
    assert "# ours" in found["page.yaml"]
