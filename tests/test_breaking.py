"""Broken on purpose, in its short form: one of each attack, and whatever comes of it is clean."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.slow
def test_no_attack_comes_to_harm() -> None:
    """No traceback, no hang, not over 1.5 GB, nothing lost: the command exits with 0."""
    command = Path(__file__).parent.parent / "benchmarks" / "breaking"
    done = subprocess.run([sys.executable, command, "--short"], capture_output=True, check=False, timeout=590)

    assert done.returncode == 0, done.stderr[-3000:].decode()
