"""Broken on purpose, in its short form: some of each attack; `make break` does all of them."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = Path(__file__).parent.parent / "benchmarks" / "breaking"


def broken(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, COMMAND, *arguments], capture_output=True, check=False, timeout=1_800)


PLACES = (
    "extract with 5,000 bytes free",
    "review on a disk that is read only",
    "add in a folder that may not be written",
    "a pipe as claims",
    "the clock stands still",
    "import where no file may grow",
)
BOMBS = (
    "a decision about 100,000 things",
    "a query of 10,000 UNIONs",
    "a view without an end, analysed",
    "an exponent of a billion",
)


@pytest.mark.slow
def test_some_of_each_attack_come_to_no_harm(tmp_path: Path) -> None:
    """Broken and hostile files, odd places, bombs, fuzzed requests, kill -9: no traceback, no hang, nothing lost.

    One run, because what it forks its cases from has to be brought into memory once.
    """
    rows = tmp_path / "rows.csv"
    done = broken("--short", "--rows", str(rows), "--like", *PLACES, *BOMBS)
    assert done.returncode == 0, done.stderr[-3000:].decode()

    tried = rows.read_text(encoding="utf-8")
    left_out = done.stderr.decode()
    assert [name for name in (*PLACES, *BOMBS) if name not in tried and name not in left_out] == []
    assert {row["attack"] for row in csv.DictReader(tried.splitlines())} > {
        "places", "bombs", "fuzzed requests", "query bombs", "kill -9 of build", "mutated pdf", "same bytes elsewhere",
    }  # fmt: skip


def test_what_is_not_clean_is_told(tmp_path: Path) -> None:
    """A case that takes a file away is counted as lost, one that prints a traceback as a traceback."""
    program = f"""
import sys
sys.path[:0] = [{str(COMMAND)!r}, {str(COMMAND.parent.parent / "tests")!r}]
from trials import Case, run_cases
from workspaces import make_workspace
def takes(room):
    make_workspace(room)
    return [("queries",)]
def fails(room):
    raise ValueError("broken")
def gone(room):
    (room / "documents/page.txt").unlink()
    return "documents/page.txt"
cases = [Case("a", "lost", takes, gone), Case("a", "traceback", fails), Case("a", "fine", takes)]
print(sorted(f"{{result.name}}: {{result.outcome}}" for result in run_cases(cases)))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, timeout=300, text=True)

    assert done.stdout.strip() == "['fine: fine', 'lost: lost', 'traceback: traceback']"


def test_memory_that_processes_share_counts_once() -> None:
    """A process of 200 MB and three copies of it that only wait take little more than 200 MB together."""
    program = f"""
import os, signal, sys
sys.path.insert(0, {str(COMMAND)!r})
from trials import _used_by_group
os.setpgid(0, 0)
block = b"x" * 200_000_000
copies = []
for _ in range(3):
    if not (pid := os.fork()):
        signal.pause()
    copies.append(pid)
_, largest, together = _used_by_group(os.getpid())
for pid in copies:
    os.kill(pid, signal.SIGKILL)
print(largest, together)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, timeout=60, text=True)
    largest, together = map(int, done.stdout.split())

    assert largest >= 200
    assert 200 <= together < 350
