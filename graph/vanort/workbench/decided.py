"""The file of decisions about who is who: a decision is added at its end, and taken out again as it was written."""

from __future__ import annotations

from pathlib import Path

from vanort.review.verdicts import DECISIONS, read_exactly, with_decisions, without_decision
from vanort.support.files import write_atomically
from vanort.support.turns import turn
from vanort.workbench.bench import Bench


def add_decision(bench: Bench, written: str) -> None:
    """Add a decision to those of the workbench, whatever others have added meanwhile."""
    with bench.lock, turn(bench.workspace.decisions):
        path = _path(bench)
        write_atomically(path, with_decisions(read_exactly(path) if path.is_file() else None, [written]))


def take_decision_back(bench: Bench, written: str) -> None:
    """Take a decision out again.

    Raises ClaimsError where somebody has changed it since.
    """
    with bench.lock, turn(bench.workspace.decisions):
        path = _path(bench)
        text = without_decision(read_exactly(path) if path.is_file() else "", written)
        if text is None:
            path.unlink()
        else:
            write_atomically(path, text)


def _path(bench: Bench) -> Path:
    return bench.workspace.decisions / DECISIONS
