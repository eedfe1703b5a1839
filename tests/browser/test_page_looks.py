"""Three people's tasks end as they did when somebody last looked at the pictures: see tests/browser/tasks.

Pictures are compared small: letters of another font move a little, what is missing or elsewhere shows. After a change
that is meant to be seen: `vanort explore -w data -o build/page.html` (the page as the public sees it), then
`python tests/browser/tasks/tasks.py build/page.html`, and look at the new ones.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from browser.tasks import tasks

Image = pytest.importorskip("PIL.Image", reason="needs the Python package pillow")

SMALL = (64, 40)
FAR = 14  # of 255: a field of the small picture shows something else
MOST_FAR = 0.04  # of all fields; a picture taken again differs in none, two steps of a task in 0.058 and more
Open = Callable[..., Any]


@pytest.fixture
def page(open_page: Open) -> Any:
    """The page in the window of the pictures, where letters are those of the pictures."""
    page = open_page(**tasks.WINDOW)
    if tasks.letters(page) != (tasks.HERE / "letters.txt").read_text(encoding="utf-8"):
        pytest.skip("the pictures were taken with another font than this machine has")
    return page


def far_share(one: bytes, other: bytes) -> float:
    """Return the share of fields in which two pictures differ by far, seen small."""
    fields = [
        list(Image.open(io.BytesIO(picture)).convert("L").resize(SMALL, Image.Resampling.BOX).tobytes())
        for picture in (one, other)
    ]
    return sum(abs(a - b) > FAR for a, b in zip(*fields, strict=True)) / len(fields[0])


def as_kept(page: Any, person: str) -> Callable[[str], None]:
    """Return what holds each step of a person's task against its picture."""

    def compare(name: str) -> None:
        kept = tasks.HERE / f"{person}-{name}.png"
        share = far_share(tasks.picture(page), kept.read_bytes())
        assert share <= MOST_FAR, f"{kept.name}: {share:.0%} of the picture shows something else"

    return compare


@pytest.mark.parametrize("task", [tasks.strategist, tasks.presenter], ids=lambda task: str(task.__name__))
def test_every_step_looks_as_it_did(page: Any, task: Callable[[Any, Any], None]) -> None:
    """At each step of a task the page shows what it showed."""
    task(page, as_kept(page, task.__name__))


def test_the_researcher_takes_the_same_tables_away(page: Any, tmp_path: Path) -> None:
    """The steps look as they did, and the tables are the same to the letter."""
    tasks.researcher(page, as_kept(page, "researcher"), tmp_path)

    tables = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.glob("*.csv")}
    assert tables == {path.name: path.read_text(encoding="utf-8") for path in tasks.HERE.glob("*.csv")}


def test_one_step_does_not_pass_for_another() -> None:
    """What is compared tells the steps apart: another view, another panel are seen."""
    pictures = [path.read_bytes() for path in sorted(tasks.HERE.glob("*.png"))]

    assert min(far_share(one, other) for one, other in combinations(pictures, 2)) > MOST_FAR
