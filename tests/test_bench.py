"""The page of what things cost says what was measured, and a run is added to those before it."""

from __future__ import annotations

import json
import runpy
from pathlib import Path

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"


def test_the_page_is_that_of_the_history() -> None:
    """bench.md is written from bench.json, and from nothing else."""
    history = json.loads((BENCHMARKS / "bench.json").read_text(encoding="utf-8"))
    made = runpy.run_path(str(BENCHMARKS / "bench.py"))["table_of"](history)

    assert (BENCHMARKS / "bench.md").read_text(encoding="utf-8") == made


def test_what_grows_is_shown_beside_what_people_would_write() -> None:
    """Each run has three sizes, the largest a hundred times the smallest, and the script beside the first two."""
    *_, last = json.loads((BENCHMARKS / "bench.json").read_text(encoding="utf-8"))

    assert [size["statements"] for size in last["sizes"]] == [10_000, 100_000, 1_000_000]
    assert ["rdflib" in size for size in last["sizes"]] == [True, True, False]
