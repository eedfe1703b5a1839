"""What comes from outside while vanort works: kill -9 at any moment, the same work twice at once, another seed or zone."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from seeds import DECISIONS, HTML, MARKDOWN, SWEDISH
from trials import FINE, HANG, LOST, TRACEBACK, Result, written_by_people

from server.running import Server, serving
from workspaces import CLAIMS, TEXT, make_workspace

_PROPOSED = CLAIMS.replace('quote: "2015–2017"}', 'quote: "2015–2017", review: unreviewed, confidence: 0.9}')
_WAITS = 120  # seconds
COMMANDS: dict[str, tuple[str, ...]] = {
    "build": ("build",),
    "extract": ("extract",),
    "review": ("review", "--accept-above", "0"),
    "push": ("push", "--endpoint", "ENDPOINT"),
}


def interruptions(*, seed: int, moments: int, until: float, jobs: int = 2, every: int = 1) -> Iterator[Result]:
    """The same work twice at once; other seeds and zones (or one in so many); then kill each command at so many random moments, while there is time."""
    with TemporaryDirectory() as held:
        folder = Path(held)
        make = _start_with(folder / "begin")
        (folder / "server").mkdir()
        with ThreadPoolExecutor(jobs) as pool:
            yield from pool.map(partial(_twice, folder, make), ("build", "extract", "review"))
            yield from _elsewhere(folder, make, pool, list(_ELSEWHERE)[::every])
            with serving(folder / "server", "--allow-update", "--include-contacts") as server:
                killed = [_killed(folder, make, server, name, seed, moments) for name in COMMANDS]
                for _ in range(moments):  # each command by one thread at a time
                    yield from pool.map(next, killed)
                    if time.monotonic() > until:
                        return


def _start_with(begin: Path) -> Path:
    """Make the workspace that every attack begins with, built once, with documents and proposals that wait."""
    make_workspace(begin, {"page": (TEXT, _PROPOSED)}, decisions=DECISIONS)
    for name, text in (("swedish.txt", SWEDISH), ("towns.md", MARKDOWN), ("page.html", HTML)):
        (begin / "documents" / name).write_text(text, encoding="utf-8")
    if (built := _run(begin, ("build",))).returncode != 0:
        sys.exit(f"A sound workspace is not built: {built.stderr[-500:].decode()}")
    with (begin / "claims" / "page.yaml").open("a", encoding="utf-8") as file:
        file.write("# a line of ours\n")
    return begin


def _run(room: Path, command: Sequence[str], **more: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "vanort", *command],
        cwd=room,
        capture_output=True,
        check=False,
        timeout=_WAITS,
        env={**os.environ, **more},
    )


def _killed(folder: Path, make: Path, server: Server, name: str, seed: int, moments: int) -> Iterator[Result]:
    command = [part.replace("ENDPOINT", server.endpoint) for part in COMMANDS[name]]
    whole = _copy(make, folder / f"{name}-whole")
    begun = time.monotonic()
    _run(whole, command)
    takes, wanted = time.monotonic() - begun, _state(whole, name, server)
    chance = random.Random(f"{seed}/{name}")  # noqa: S311 (to be repeated)
    for number in range(moments):
        if name == "push":
            server.update("DROP ALL")
        room = _copy(make, folder / f"{name}-{number}")
        before = {path: path.read_bytes() for path in room.rglob("*") if path.is_file()}
        at = chance.uniform(0.2, 1.05) * takes
        process = subprocess.Popen(
            [sys.executable, "-m", "vanort", *command],
            cwd=room,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            process.wait(at)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        lost = _halves(before, whole, room)
        again = _run(room, command)
        if not lost and again.returncode not in (0, 1):
            lost = f"the second run exits with {again.returncode}"
        if not lost and (found := _state(room, name, server)) != wanted:
            lost = f"after the second run it is not what one run gives: {_different(found, wanted)}"
        outcome = TRACEBACK if b"Traceback" in again.stderr else LOST if lost else FINE
        yield Result(f"kill -9 of {name}", f"after {at:.2f} s", outcome, at, 0, lost)
        shutil.rmtree(room)


def _copy(make: Path, room: Path) -> Path:
    shutil.copytree(make, room)
    return room


def _halves(before: dict[Path, bytes], whole: Path, room: Path) -> str:
    """Name a file that is neither as it was nor as it is to be (a line more or less of the journal is neither's fault)."""
    for path, old in before.items():
        if not path.is_file():
            return f"{path.name} is gone"
        name = path.relative_to(room)
        new = (whole / name).read_bytes() if (whole / name).is_file() else old
        steps = name.parts[0] in ("decisions", "claims")  # review writes them verdict by verdict: each is a whole file
        if (
            path.read_bytes() not in (old, new)
            and not steps
            and path.name not in ("build.json", "extracted.tsv", "push.json")
        ):
            return f"{path.name} is neither the old nor the new one"
    return ""


def _state(room: Path, name: str, server: Server) -> dict[str, bytes | str]:
    if name == "push":
        return {
            graph: server.query(
                f"SELECT (COUNT(*) AS ?n) {{ GRAPH <https://w3id.org/vanort/graph/{graph}> {{ ?s ?p ?o }} }}"
            ).text
            for graph in ("view", "claims", "reference")
        }
    built = ("dataset.nq", "view.ttl", "explorer.html", "report.html") if name == "build" else ()
    return {**written_by_people(room), **{file: (room / "build" / file).read_bytes() for file in built}}


def _different(found: dict[str, bytes | str], wanted: dict[str, bytes | str]) -> str:
    return ", ".join(sorted(name for name in {*found, *wanted} if found.get(name) != wanted.get(name)))


def _twice(folder: Path, make: Path, name: str) -> Result:
    """Two at once come to what one comes to."""
    whole, room = _copy(make, folder / f"{name}-once"), _copy(make, folder / f"{name}-twice")
    command = [sys.executable, "-m", "vanort", *COMMANDS[name]]
    _run(whole, COMMANDS[name])
    begun = time.monotonic()
    both = [subprocess.Popen(command, cwd=room, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for _ in range(2)]
    try:
        said = b"".join(process.communicate(timeout=_WAITS)[1] for process in both)
    except subprocess.TimeoutExpired:
        return Result("two at once", name, HANG, _WAITS, 0, "")
    found, wanted = (
        {**written_by_people(place), "dataset": (place / "build/dataset.nq").read_text("utf-8")}
        for place in (room, whole)
    )
    outcome = TRACEBACK if b"Traceback" in said else LOST if found != wanted else FINE
    different = ", ".join(sorted(key for key in {*found, *wanted} if found.get(key) != wanted.get(key)))
    return Result("two at once", name, outcome, time.monotonic() - begun, 0, different)


_ELSEWHERE: dict[str, dict[str, str]] = {
    "as here": {},
    "hash seed 1": {"PYTHONHASHSEED": "1"},
    "hash seed 4711": {"PYTHONHASHSEED": "4711"},
    "in Kiritimati": {"TZ": "Pacific/Kiritimati"},
    "in Turkish": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "in the locale C": {"LC_ALL": "C", "PYTHONUTF8": "0"},
    "a clock set back ten years": {},
}


def _elsewhere(folder: Path, make: Path, pool: ThreadPoolExecutor, names: Sequence[str]) -> Iterator[Result]:
    """Another hash seed, time zone, locale or date of the files gives the same bytes."""
    wanted: dict[str, bytes] = {}
    made = pool.map(partial(_made, folder, make), names)
    for name, (found, failed, seconds) in zip(names, made, strict=True):
        wanted = wanted or found
        outcome = TRACEBACK if failed else FINE if found == wanted else LOST
        different = ", ".join(key for key in sorted({*found, *wanted}) if found.get(key) != wanted.get(key))
        yield Result("same bytes elsewhere", name, outcome, seconds, 0, different)


def _made(folder: Path, make: Path, name: str) -> tuple[dict[str, bytes], bool, float]:
    """Return what extract and build write elsewhere, whether they failed with a traceback, and how long they took."""
    begun, room = time.monotonic(), _copy(make, folder / name.replace(" ", "-"))
    if "clock" in name:
        for path in room.rglob("*"):
            os.utime(path, (time.time() + 315_360_000,) * 2)
    commands = (("extract",), ("build", "--with-proposals"))
    runs = [_run(room, command, **_ELSEWHERE[name]) for command in commands]
    found = {
        str(path.relative_to(room)): path.read_bytes()
        for path in sorted(room.rglob("*"))
        if path.is_file() and path.suffix in (".nq", ".ttl", ".html", ".yaml")
    }
    return found, any(b"Traceback" in run.stderr for run in runs), time.monotonic() - begun
