"""Let two browsers and an editor work in one folder at once, and kill the one who writes; say what is lost or broken.

python benchmarks/deciding_together.py [--decisions 10000] [--kills 30]

Two processes each judge half of the entries of many documents, as two workbenches do; a third one saves the same files as an
editor does, adding a remark each time, and a fourth one reads them all the time. Then a process that judges is ended by
kill -9 at random moments. Every decision that was said to be done must stand in the files, signed.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from vanort.claims.of_workspace import read_claims
from vanort.errors import VanortError
from vanort.workbench import Bench
from vanort.workbench.judging import Asked, judge
from vanort.workspace.model import Workspace, open_workspace

ENTRIES = 250  # of a document
SAVES = 0.02  # seconds between two saves of the editor


def make(root: Path, documents: int) -> Workspace:
    """Make a workspace of documents with things that nobody has judged."""
    for folder in ("documents", "claims", "decisions"):
        (root / folder).mkdir(parents=True)
    (root / "vanort.toml").write_text('title = "Many"\n', encoding="utf-8")
    text = " ".join(f"Thing {n}x." for n in range(ENTRIES))
    things = "".join(
        f"  t{n}: {{type: Theme, name: Thing {n}x, review: unreviewed, rule: r}}\n" for n in range(ENTRIES)
    )
    for number in range(documents):
        (root / f"documents/d{number}.txt").write_text(text, encoding="utf-8")
        (root / f"documents/d{number}.txt.yaml").write_text("language: en\n", encoding="utf-8")
        (root / f"claims/d{number}.yaml").write_text(f"# Head.\ndocument: d{number}.txt\nthings:\n{things}claims:\n", encoding="utf-8")  # fmt: skip
    return open_workspace(root)


def work(root: Path, by: str, first: int) -> None:
    """Judge every second entry that waits, from `first` on, and print each as soon as it is said to be done."""
    bench = Bench(open_workspace(root), by)
    for name in bench.names():
        waiting = [t.id for t in bench.open(name).file.things if t.reading.review == "unreviewed"]
        for thing in [id_ for id_ in waiting if int(id_[1:]) % 2 == first]:
            done = judge(bench, "tab", name, [Asked(f"thing:{thing}", "unreviewed")], "accepted")
            if done.changed:
                print(name, thing, flush=True)


def started(root: Path, by: str, first: int) -> subprocess.Popen[str]:
    """Start a process that judges."""
    command = [sys.executable, __file__, "--work", str(root), by, str(first)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def edit(workspace: Workspace, stop: threading.Event, saves: list[int]) -> None:
    """Save files as an editor does: read, add a remark, and write where nobody has written meanwhile."""
    chance = random.Random(7)  # noqa: S311 (of a benchmark)
    while not stop.wait(SAVES):
        path = chance.choice(sorted(workspace.claims.glob("*.yaml")))
        before = path.read_bytes()
        after = before.replace(b"# Head.", b"# Head.\n# Edited.", 1)
        draft = path.with_name(f".{path.name}.swp")
        draft.write_bytes(after)
        if path.read_bytes() == before:
            draft.replace(path)
            saves.append(1)
        else:
            draft.unlink()


def look(workspace: Workspace, stop: threading.Event, broken: list[str]) -> None:
    """Read the files all the time; each must be whole at every moment."""
    while not stop.is_set():
        faults: list[VanortError] = []
        read_claims(workspace, faults=faults)
        broken += map(str, faults)


def standing(workspace: Workspace) -> tuple[set[tuple[str, str]], int]:
    """Return what has been accepted, and how many of it nobody has signed."""
    things = [(file.document.path.name, thing) for file in read_claims(workspace) for thing in file.things]
    accepted = [(name, thing) for name, thing in things if thing.reading.review == "accepted"]
    return {(name, thing.id) for name, thing in accepted}, sum(
        not (t.reading.by and t.reading.date) for _, t in accepted
    )


def together(decisions: int) -> str:
    """Let all work at once, and say what came of it."""
    with tempfile.TemporaryDirectory() as scratch:
        workspace = make(Path(scratch) / "town", max(1, decisions // ENTRIES))
        stop, saves, broken = threading.Event(), list[int](), list[str]()
        beside = [
            threading.Thread(target=edit, args=(workspace, stop, saves)),
            threading.Thread(target=look, args=(workspace, stop, broken)),
        ]
        start = time.perf_counter()
        judging = [started(workspace.root, by, first) for first, by in enumerate(("Maja", "Ola"))]
        for thread in beside:
            thread.start()
        said = {tuple(line.split()) for process in judging for line in process.communicate()[0].splitlines()}
        stop.set()
        for thread in beside:
            thread.join()
        accepted, unsigned = standing(workspace)
        edits = sum(p.read_text(encoding="utf-8").count("# Edited.") for p in workspace.claims.glob("*.yaml"))
        return (
            f"{len(said):,} decisions of two, {len(saves):,} saves of an editor in {time.perf_counter() - start:.0f} s: {len(said - accepted)} decisions lost, "
            f"{unsigned} unsigned, {len(saves) - edits} saves lost, {len(broken)} times a file that could not be read"
        )


def killed(times: int) -> str:
    """End the one who judges at random moments, and say what is missing."""
    chance = random.Random(11)  # noqa: S311 (of a benchmark)
    with tempfile.TemporaryDirectory() as scratch:
        workspace = make(Path(scratch) / "town", 8)
        lost = broken = done = 0
        for _ in range(times):
            process = started(workspace.root, "Maja", chance.randrange(2))
            assert process.stdout is not None
            first = process.stdout.readline()
            time.sleep(chance.random() * 0.4)
            process.kill()
            said = {
                tuple(line.split()) for line in (first, *process.stdout.read().splitlines()) if len(line.split()) == 2
            }
            process.wait()
            faults: list[VanortError] = []
            read_claims(workspace, faults=faults)
            broken += len(faults)
            lost += len(said - standing(workspace)[0])
            done += len(said)
        return f"kill -9 at {times} moments: {done:,} decisions were said to be done, {lost} of them lost, {broken} files that could not be read"


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--decisions", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--work", nargs=3, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.work:
        work(Path(given.work[0]), given.work[1], int(given.work[2]))
        return
    print(together(given.decisions), flush=True)
    print(killed(given.kills), flush=True)


if __name__ == "__main__":
    main()
