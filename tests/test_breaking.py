"""Broken on purpose, in its short form: some of each attack; `make break` does all of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = Path(__file__).parent.parent / "benchmarks" / "breaking"


def broken(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, COMMAND, *arguments], capture_output=True, check=False, timeout=590)


@pytest.mark.parametrize(
    ("attack", "like", "cases"),
    [
        ("places", "extract with 5,000 bytes free", 1),
        ("places", "review on a disk that is read only", 1),
        ("places", "add in a folder that may not be written", 1),
        ("places", "a pipe as claims", 1),
        ("bombs", "a decision about 100,000 things", 1),
        ("bombs", "a query of 10,000 UNIONs", 1),
        ("bombs", "a view without an end, analysed", 1),
        ("bombs", "an exponent of a billion", 1),
        ("places", "the clock stands still", 1),
        ("places", "import where no file may grow", 1),
    ],
)
def test_a_hostile_place_or_file_comes_to_no_harm(attack: str, like: str, cases: int) -> None:
    """No traceback, no hang, not over 1.5 GB, nothing lost: the command exits with 0, and the case was tried."""
    done = broken("--only", attack, "--like", like)
    tried = f"| **all** | {cases} |".encode() in done.stdout

    assert done.returncode == 0, done.stderr[-3000:].decode()
    assert tried or b"left out" in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("attack", ["interruptions", "requests", "places", "bombs", "files"])
def test_some_of_each_attack_come_to_no_harm(attack: str) -> None:
    """Kill -9, two at once, fuzzed requests, bombs of queries, disks, odd files: nothing that is not clean."""
    done = broken("--short", "--only", attack)

    assert done.returncode == 0, done.stderr[-3000:].decode()


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
