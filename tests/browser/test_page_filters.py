"""Filters do what they say: the number beside a value is what choosing it gives, in every view."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]

# For each value that the filters of each view show (folded ones too): the number beside it, and what choosing it gives.
CHOICES = """(first) => {
  const { page } = vanort;
  const { dataset, state } = page;
  const wrong = [];
  let chosen = 0;
  for (const view of dataset.views) {
    state.set({ view: view.id, facets: {} });
    if (first) {
      const box = document.querySelector(".filters input[type=checkbox]");
      box.click();
    }
    const before = state.get("facets");
    // Each list in full, as a reader unfolds it.
    for (const button of document.querySelectorAll(".filters li > button.quiet")) if (/more$/.test(button.textContent)) button.click();
    const values = [...document.querySelectorAll(".filters input[type=checkbox]:not(:checked)")].map((box) =>
      ({ id: box.id, number: Number(box.parentElement.querySelector("small").textContent) }));
    for (const { id, number } of values) {
      const [, facet, value] = id.match(/^facet-(.*)-(\\d+)$/);
      if (before[facet]) continue;
      state.set({ facets: { ...before, [facet]: [Number(value)] } });
      const { nodes } = page.current().visible;
      const matches = nodes.filter(({ context }) => !context);
      const itself = nodes.find(({ thing }) => thing === Number(value));
      if (matches.length !== number) wrong.push(`${view.id}: ${facet} ${page.name(Number(value))}: ${number} beside it, ${matches.length} match`);
      if (!first && itself?.context) wrong.push(`${view.id}: ${page.name(Number(value))} is chosen and faded`);
      if (!matches.length && !document.querySelector(".notice button")) wrong.push(`${view.id}: ${id}: nothing says which filter to lift`);
      chosen += 1;
    }
    state.set({ facets: {} });
  }
  return { wrong, chosen };
}"""


@pytest.mark.parametrize("first", [False, True], ids=["alone", "beside another"])
def test_the_number_beside_a_value_is_what_choosing_it_gives(open_page: Open, first: bool) -> None:
    """Alone and beside another filter: as many match as was said, what is chosen is not faded, an empty picture says why."""
    found = open_page().evaluate(CHOICES, first)

    assert found["chosen"] > 100
    assert found["wrong"] == []


def test_lifting_the_filter_that_is_named_brings_things_back(open_page: Open) -> None:
    """Where two filters leave nothing, the button that names one of them takes it away."""
    page = open_page()
    page.evaluate(
        """() => { const { dataset, state, current } = vanort.page;
        const [country, partner] = dataset.facets;
        const both = (a, b) => { state.set({ facets: { [country.id]: [a], [partner.id]: [b] } }); return current().visible.nodes.length; };
        const values = (facet) => [...new Set(Object.values(facet.values).flat())];
        for (const a of values(country)) for (const b of values(partner)) if (!both(a, b)) return; }"""
    )

    assert "Nothing matches" in page.locator(".notice").inner_text()

    page.locator(".notice button", has_text="Without").first.click()

    assert page.evaluate("vanort.page.current().visible.nodes.length") > 0
    assert page.evaluate("Object.keys(vanort.page.state.get('facets')).length") == 1
