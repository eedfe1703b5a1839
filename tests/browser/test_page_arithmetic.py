"""Sums and products in questions of one's own come out as SPARQL means them: from left to right."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pyoxigraph as ox

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]

EXPRESSIONS = (
    "10 - 1 - 5", "10 - 1 + 5", "100 / 2 / 5", "8 / 4 * 2 / 2", "10 -1 +5", "20 - 2 * 3 + 1", "-10 - 1 - 5", "10 - -2 - 3",
    "1 - 2 * 3 / 4 / 5 - 6 * 7 - 8", "(10 - (1 - 5 - 2) - 3) * 2 / 4 / 2", "10 - ABS(1 - 2 - 3) - 1",
    "IF(10 - 1 - 5 = 4, 10 - 2 - 3, 0)", "YEAR(?d) - MONTH(?d) - DAY(?d)", 'STRLEN("a - b - c") - 1 - 1', "2 - 1 - 1 IN (3 - 2 - 1)",
    '"10"^^xsd:integer - 1 - 5', 'xsd:integer("10") - 1 - 5', "?n - ?n - ?n",
)  # fmt: skip


def ask(page: Page, query: str) -> None:
    """Write a question of one's own, ask it and wait for its rows."""
    page.click("#mode-ask")
    page.click("#question-free")
    page.locator(".editor >> css=.cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(query)
    page.click("#ask-run")
    page.wait_for_selector(".answers tbody tr")


def test_arithmetic_goes_from_left_to_right(open_page: Open) -> None:
    """The page computes what the engine of the command line computes, whose arithmetic is right."""
    columns = " ".join(f"(STR({expression}) AS ?x{at})" for at, expression in enumerate(EXPRESSIONS))
    query = f'SELECT {columns} {{ VALUES (?d ?n) {{ ("2020-03-04"^^xsd:date 5) }} }}'
    known = ox.Store().query(f"PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> {query}")
    assert isinstance(known, ox.QuerySolutions)
    (solution,) = known

    page = open_page()
    ask(page, query)

    shown = page.locator(".answers tbody td").all_inner_texts()
    meant = [getattr(solution[at], "value", "") for at in range(len(EXPRESSIONS))]
    assert dict(zip(EXPRESSIONS, shown, strict=True)) == dict(zip(EXPRESSIONS, meant, strict=True))


def test_paths_stay_as_they_are(open_page: Open) -> None:
    """A path of several steps is no product."""
    page = open_page()
    ask(page, "SELECT DISTINCT ?c { ?p a vanort:Project ; vanort:partner/vanort:country/skos:prefLabel+ ?c } LIMIT 3")

    assert page.locator(".answers tbody tr").count() == 3
