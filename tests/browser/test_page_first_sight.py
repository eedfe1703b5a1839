"""The first ten seconds: what one sees is said in a sentence, with figures, day and sources, and groups have names."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]

# The thing with most others in each network view, with their number; who shares a project in the middle of many meets through it.
MOST_LINKED = """() => {
  const { page } = vanort;
  const { visible, view } = page.current();
  const tied = view.nodes.map(() => new Set());
  for (const { source, target } of visible.edges) {
    tied[source].add(target);
    tied[target].add(source);
  }
  const met = view.nodes.map((node, at) => new Set([...tied[at]].flatMap((other) => (view.nodes[other].hub ? [...tied[other]] : [other])).filter((other) => other !== at)));
  const [most, at] = view.nodes.map((node, at) => [node.hub ? -1 : met[at].size, at]).sort(([a], [b]) => b - a)[0];
  return [page.name(view.nodes[at].thing), most];
}"""


def counted(sentence: str) -> int:
    """Return how many a sentence tells of: "20 projects and 4 partnerships" are 24."""
    return sum(int(number) for number in re.findall(r" (\d+) ", sentence))


def test_each_view_says_what_one_sees(open_page: Open) -> None:
    """Above every view stands what it is, in both languages, and who has most links in it: as the picture has it."""
    page = open_page(reduced_motion="reduce")
    sentence = page.locator(".sentence")
    said = set()
    for language in ("en", "sv"):
        page.select_option("#language", language)
        for view in page.evaluate("vanort.page.dataset.views.map(({ id, kind }) => [id, kind])"):
            page.click(f"#view-{view[0]}")
            text = sentence.inner_text()
            said.add(text)
            if view[1] in ("network", "map"):
                name, most = page.evaluate(MOST_LINKED)
                assert name in text
                assert counted(text) == most

    assert len(said) == 2 * len(page.locator(".views button").all())
    assert all(text.endswith(".") for text in said)


def test_the_sentence_follows_the_filter(open_page: Open) -> None:
    """With a filter or a year the sentence counts what is left."""
    page = open_page(reduced_motion="reduce")
    page.locator(".filters label", has_text="Serbia").click()
    name, most = page.evaluate(MOST_LINKED)

    assert name in page.locator(".sentence").inner_text()
    assert counted(page.locator(".sentence").inner_text()) == most


def test_the_groups_have_names(open_page: Open) -> None:
    """Each coloured area of the picture is in the legend by the name of its most linked thing, and can be brought near."""
    page = open_page(reduced_motion="reduce")
    names = page.locator(".legend .more .cut").all_inner_texts()

    assert len(names) == page.evaluate("vanort.page.stage.scene.groups.length") > 3
    assert "World Cities: EU – Third Countries Cooperation on Urban Development" in names

    before = page.evaluate("vanort.page.stage.camera.k")
    page.locator(".legend .more button", has_text="World Cities").click()

    assert page.evaluate("vanort.page.stage.camera.k") > before


@pytest.mark.parametrize(("width", "height", "most"), [(1440, 900, 0.09), (390, 844, 0.15), (3840, 2160, 0.06)])
def test_what_is_said_leaves_the_picture_its_room(open_page: Open, width: int, height: int, most: float) -> None:
    """Sentence, day, sources and figures take a line or two of the window, more on a phone, and nothing runs out."""
    page = open_page(viewport={"width": width, "height": height})
    box = page.locator(".lead").bounding_box()

    assert box
    assert box["height"] <= most * height
    assert page.evaluate("document.querySelector('.lead').scrollWidth <= document.querySelector('.lead').clientWidth")


def test_the_button_for_the_picture_is_called_so_over_a_map(open_page: Open) -> None:
    """What the first way of showing is called fits every view."""
    page = open_page()
    page.click("#view-municipalities")

    assert page.locator("#mode-network").inner_text() == "Picture"
