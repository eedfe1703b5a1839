"""The two raw pages behind the shipped data, where they are at hand: what people wrote down is proposed."""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

BENCHMARK = Path(__file__).parent.parent / "benchmarks" / "seeds.py"


@cache
def benchmark() -> ModuleType:
    """Load the benchmark, whose way of comparing the tests share."""
    spec = importlib.util.spec_from_file_location("seeds_benchmark", BENCHMARK)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["seeds_benchmark"] = module
    spec.loader.exec_module(module)
    return module


pytestmark = pytest.mark.skipif(
    benchmark().seeds() is None, reason="the two pages are missing: name their folder in VANORT_SHARED"
)


@cache
def together() -> Any:
    """Compare both pages with the claims written by hand."""
    module = benchmark()
    return module.whole(module.compared(module.seeds()).values())


def test_facts_of_the_raw_pages_agree_with_those_written_by_hand() -> None:
    """Facts reach an F1 of 0.80 with precision 0.90, by the names of things."""
    precision, _, f1 = together().prf()

    assert f1 >= 0.80
    assert precision >= 0.90


def test_every_project_is_found() -> None:
    """All projects that people wrote down are proposed, also those without a title."""
    assert len(together().projects) == 23  # 21 projects; two of them stand on both pages
    assert together().lost_projects == ()


def test_every_contact_person_is_found() -> None:
    """The nine people are proposed with a contact point each."""
    assert len(together().contacts) == 9
    assert not together().lost_contacts
