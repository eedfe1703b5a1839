"""Figures that pages quote are those that were measured: `make figures` writes both, and no page keeps an older one."""

from __future__ import annotations

import json
import re
import runpy
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
MADE = runpy.run_path(str(ROOT / "benchmarks" / "figures.py"))
FIGURES: dict[str, Any] = json.loads((ROOT / "benchmarks" / "figures.json").read_text(encoding="utf-8"))
QUOTES = list(MADE["quotes"]())
# What reads as a measured figure: per cent, a score, a size.
MEASURED = re.compile(
    r"\d+[.,]\d+ (?:in|av) 100|F1 (?:was between |mellan )?\d+(?:[.,]\d+)?|\d+[.,]\d+ (?:MB|GB)|of \d+ cases"
)


@pytest.mark.parametrize(("page", "sentence"), QUOTES, ids=lambda part: str(part)[-60:])
def test_a_page_quotes_what_was_measured(page: Path, sentence: str) -> None:
    """A sentence stands on its page, once, and each figure in it is the measured one."""
    pattern, names = MADE["pattern"](sentence)
    (found,) = pattern.finditer(page.read_text(encoding="utf-8"))
    assert list(found.groups()) == [MADE["shown"](FIGURES, name, page) for name in names]


@pytest.mark.parametrize("page", ["README.md", "README.sv.md"])
def test_no_figure_of_the_readme_is_written_by_hand(page: str) -> None:
    """Whatever reads as a measured figure stands in a sentence that is compared."""
    text = (ROOT / page).read_text(encoding="utf-8")
    quoted = [MADE["pattern"](sentence)[0].search(text).span() for place, sentence in QUOTES if place == ROOT / page]
    figures = list(MEASURED.finditer(text))
    assert figures
    for figure in figures:
        assert any(start <= figure.start() and figure.end() <= end for start, end in quoted), figure[0]


def test_an_older_figure_is_written_anew(tmp_path: Path) -> None:
    """Whoever changes how well it reads has the pages follow by one command, line ends and all else left alone."""
    for page in ("README.md", "README.sv.md"):
        text = (ROOT / page).read_text(encoding="utf-8")
        figures = json.loads(json.dumps(FIGURES))
        figures["documents"]["facts_precision"] = 12.3
        changed = MADE["written"](ROOT / page, figures)
        assert ("12,3" if page == "README.sv.md" else "12.3") in changed
        assert len(changed.splitlines()) == len(text.splitlines())
        assert sum(a != b for a, b in zip(text.splitlines(), changed.splitlines(), strict=True)) == 1


def test_the_page_is_as_large_as_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """What can be measured without other texts is measured again here, so that figures.json itself does not age."""
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    assert MADE["who_is_who"]() == FIGURES["who_is_who"]
    assert abs(MADE["page"]()["megabytes"] - FIGURES["page"]["megabytes"]) <= 0.1
