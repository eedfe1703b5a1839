"""Nothing that is pointed at is hidden: by a panel, a legend, a sheet, or the edge of the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]

SIZES = [(1440, 900), (1280, 720), (1920, 1080), (820, 1180), (390, 844)]

# Ask the page where each thing of each view is, after it was shown in one of the ways that readers have.
HIDDEN = """async (how) => {
  const { page, where } = vanort;
  const { dataset, state } = page;
  const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))));
  const hidden = [];
  const look = (view, thing) => {
    const place = where(dataset.things[thing].iri);
    if (!place?.visible) hidden.push(`${how}: ${view.id}: ${page.name(thing)} ${JSON.stringify(place)}`);
  };
  for (const view of dataset.views) {
    state.set({ step: null, view: view.id, focus: null, mode: "network" });
    page.stage.fit(false, { whole: true });
    await drawn();
    if (how === "whole") {
      for (const { thing } of view.nodes) look(view, thing);
      continue;
    }
    for (const { thing } of view.nodes) {
      if (how === "step") {
        state.set({ step: 0, view: view.id, focus: { thing } });
        page.settle();
      } else page.open({ thing }, { move: how === "search" });
      await drawn();
      look(view, thing);
      if (how !== "step") page.open(null);
    }
  }
  return hidden;
}"""


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("how", ["whole", "click", "search", "step"])
def test_every_thing_of_every_view_is_in_sight(open_page: Open, width: int, height: int, how: str) -> None:
    """Shown whole, clicked, searched for or told by the tour: each thing lies in the window, under nothing."""
    page = open_page(viewport={"width": width, "height": height}, reduced_motion="reduce")

    assert page.evaluate(HIDDEN, how) == []


LYING_OVER = """async () => {
  const { page } = vanort;
  const parts = [".legend", ".notice", ".zoom", ".lead", ".time", ".side", ".filters", ".row"];
  const over = [];
  const look = (what) => {
    const boxes = parts.map((name) => [name, document.querySelector(name).getBoundingClientRect()]).filter(([, { width, height }]) => width && height);
    boxes.forEach(([one, a], at) => boxes.slice(at + 1).forEach(([other, b]) => {
      if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1) over.push(`${what}: ${one} ${other}`);
    }));
  };
  const thing = page.current().visible.nodes[0].thing;
  const facet = page.dataset.facets.find(({ values }) => Object.keys(values).length);
  for (const { id } of page.dataset.views) {
    for (const [what, change] of Object.entries({ "at rest": {}, filtered: { facets: { [facet.id]: [Object.values(facet.values)[0][0]] } }, open: { focus: { thing } } })) {
      page.state.set({ facets: {}, focus: null, view: id, ...change });
      await new Promise((done) => requestAnimationFrame(done));
      const fold = document.getElementById("legend-fold");
      if (fold.getAttribute("aria-expanded") === "false") fold.click();
      document.querySelectorAll(".legend details").forEach((each) => (each.open = true));
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      look(`${id}, ${what}`);
    }
  }
  return over;
}"""


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1440, 900), (1920, 1080), (390, 844)])
def test_no_panel_lies_over_another(open_page: Open, width: int, height: int) -> None:
    """Legend, message, zoom and what stands beside the picture keep clear of each other in every view, with all unfolded."""
    page = open_page(viewport={"width": width, "height": height}, reduced_motion="reduce")

    assert page.evaluate(LYING_OVER) == []


def test_where_tells_of_what_is_not_there(open_page: Open) -> None:
    """What a view does not hold has no place, and what another mode covers is not visible."""
    page = open_page(reduced_motion="reduce")
    first = "vanort.page.dataset.things[vanort.page.current().visible.nodes[0].thing].iri"

    assert page.evaluate("vanort.where('https://nowhere.example/x')") is None
    assert page.evaluate(f"vanort.where({first}).visible") is True

    page.click("#mode-table")

    assert page.evaluate(f"vanort.where({first}).visible") is False


def test_after_the_reader_moved_the_picture_a_click_still_keeps_the_thing_in_sight(open_page: Open) -> None:
    """A panel that opens beside a moved picture does not push what was clicked out of the window."""
    page = open_page(reduced_motion="reduce")
    page.evaluate("vanort.page.stage.look({ ...vanort.page.stage.camera, k: 2 * vanort.page.stage.camera.k })")
    right = page.evaluate(
        """() => { const { page, where } = vanort;
        return page.stage.scene.nodes.map(({ thing }) => page.dataset.things[thing].iri)
          .filter((iri) => where(iri).visible).sort((a, b) => where(b).x - where(a).x)[0]; }"""
    )
    place = page.evaluate("(iri) => vanort.where(iri)", right)
    page.mouse.click(place["x"], place["y"])
    page.wait_for_selector(".details h2")
    page.wait_for_timeout(100)

    assert page.evaluate("(iri) => vanort.where(iri)", right)["visible"]


def test_the_clicker_works_wherever_one_has_clicked(open_page: Open) -> None:
    """Twenty clicks all over the picture and the page's edges take no key away from the tour."""
    page = open_page()
    page.click("#start-tour")
    box = page.locator("canvas").first.bounding_box()
    assert box
    forth = ["PageDown", "ArrowRight", " ", "ArrowDown"]
    for number in range(20):
        across = box["x"] + 20 + (number * 97) % (box["width"] - 40)
        page.mouse.click(across, box["y"] + 20 + (number * 61) % (box["height"] - 40))
        before = page.evaluate("vanort.page.state.get('step')")
        page.keyboard.press(forth[number % 4] if before < 4 else "PageUp")

        assert page.evaluate("vanort.page.state.get('step')") == before + (1 if before < 4 else -1)

    page.keyboard.press("Escape")

    assert page.evaluate("vanort.page.state.get('step')") is None


@pytest.mark.parametrize(("width", "height"), [(390, 844), (600, 400), (1440, 900)])
def test_each_step_can_be_left_forwards(open_page: Open, width: int, height: int) -> None:
    """Text and buttons of each step are within reach on every screen, whatever the step opens."""
    page = open_page(viewport={"width": width, "height": height})
    page.evaluate("vanort.page.tour.start()")
    for _ in range(4):
        page.wait_for_timeout(50)
        page.click("#tour-next", timeout=2000)

    assert page.evaluate("vanort.page.state.get('step')") == 4


def test_from_neighbours_to_neighbours_all_stay_in_sight(open_page: Open) -> None:
    """Shown alone with its neighbours, a thing leads to the next: of each all neighbours are in sight."""
    page = open_page(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    page.fill("#search", "Vushtrri")
    page.keyboard.press("Enter")
    page.evaluate("vanort.page.state.set({ near: true })")
    for name in ("Växjö – Vushtrri", "Växjö municipality"):
        page.locator(".details .thing", has_text=name).first.click()
        page.wait_for_timeout(200)
        hidden = page.evaluate(
            """() => { const { page, where } = vanort; return page.current().visible.nodes.map(({ thing }) => page.dataset.things[thing].iri)
            .filter((iri) => !where(iri).visible); }"""
        )

        assert hidden == []
