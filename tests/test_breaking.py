"""Broken on purpose, in its short form: mutated files of each kind that comes in; `make break` does all the rest."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.slow
def test_no_broken_file_comes_to_harm() -> None:
    """No traceback, no hang, not over 1.5 GB, nothing lost: the command exits with 0."""
    command = Path(__file__).parent.parent / "benchmarks" / "breaking"
    done = subprocess.run(
        [sys.executable, command, "--short", "--only", "files"], capture_output=True, check=False, timeout=590
    )

    assert done.returncode == 0, done.stderr[-3000:].decode()
