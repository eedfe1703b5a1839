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


def test_what_is_chosen_stands_in_its_list_however_short_that_is(open_page: Open) -> None:
    """A value that is chosen is seen with its box, also one that the folded list leaves out."""
    page = open_page()
    chosen = page.evaluate(
        """() => { const { page } = vanort; const { id } = page.dataset.facets[0];
        const shown = new Set([...document.querySelectorAll(".filters input[type=checkbox]")].map((box) => box.id));
        const value = Object.values(page.dataset.facets[0].values).flat().find((value) => !shown.has(`facet-${id}-${value}`));
        page.state.set({ facets: { [id]: [value] } }); return `facet-${id}-${value}`; }"""
    )

    assert page.locator(f"#{chosen}").is_checked()
    assert page.locator(f"#{chosen}").is_visible()


# What leaves nothing: an impossible pair of filters, a year beside a filter, kinds that are hidden.
NOTHING = {
    "filters": "(page, [a, b]) => ({ facets: { [a.id]: [a.value], [b.id]: [b.value] } })",
    "year": "(page, [a]) => ({ facets: { [a.id]: [a.value] }, year: 1900, undated: false })",
    "kinds": "(page) => ({ hidden: [...new Set(page.current().view.nodes.map(({ thing }) => page.dataset.things[thing].class))] })",
}


@pytest.mark.parametrize("what", NOTHING)
@pytest.mark.parametrize("mode", ["network", "table"])
def test_where_nothing_is_left_a_button_leads_back(open_page: Open, what: str, mode: str) -> None:
    """Whatever choice leaves nothing, in picture and table, a choice to lift is named, and lifting it brings things back."""
    page = open_page()
    found = page.evaluate(
        f"""([mode]) => {{ const {{ page }} = vanort; const {{ dataset, state, current }} = page;
        const values = (facet) => [...new Set(Object.values(facet.values).flat())].map((value) => ({{ id: facet.id, value }}));
        const empty = (change) => {{ state.set({{ facets: {{}}, year: null, hidden: [], undated: true, ...change }}); return !current().visible.nodes.length; }};
        state.set({{ mode }});
        for (const a of values(dataset.facets[0])) for (const b of values(dataset.facets[1])) if (empty(({NOTHING[what]})(page, [a, b]))) return true; }}""",
        [mode],
    )
    assert found
    place = page.locator(".notice" if mode == "network" else ".table .rows")

    assert "Nothing matches" in place.inner_text()

    place.locator("button").first.click()

    assert page.evaluate("vanort.page.current().visible.nodes.length") > 0
