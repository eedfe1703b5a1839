"""Each view is read as what it is: bars along time, ribbons of money, rows of cells, a map with insets, hubs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]
SIZES = [(1440, 900), (390, 844), (3840, 2160)]


# How much of each box is not paper, at its right end, where no name stands.
COLOURED = """(boxes) => { const { stage } = vanort.page; const { ratio } = stage.size;
  const copy = new OffscreenCanvas(stage.canvas.width, stage.canvas.height).getContext("2d", { willReadFrequently: true });
  copy.drawImage(stage.canvas, 0, 0);
  const paper = copy.getImageData(2, 2, 1, 1).data;
  return boxes.map(({ right, top, bottom }) => {
    const { data } = copy.getImageData((right - 6) * ratio, (top + 2) * ratio, 4 * ratio, (bottom - top - 4) * ratio);
    let other = 0;
    for (let at = 0; at < data.length; at += 4) other += Math.abs(data[at + 1] - paper[1]) + Math.abs(data[at + 2] - paper[2]) > 40;
    return other / (data.length / 4);
  }); }"""


@pytest.fixture
def page(open_page: Open) -> Page:
    """The page of the example, standing still."""
    return open_page(reduced_motion="reduce")


def show(page: Page, view: str) -> Any:
    """Show a view; return what is drawn of it: nodes with their names and places, and what its parts are."""
    page.evaluate("(view) => vanort.page.state.set({ view, mode: 'network', focus: null, year: null })", view)
    page.wait_for_timeout(60)
    return page.evaluate(
        """() => { const { scene, size, camera } = vanort.page.stage;
        return { ...scene, outlines: [], size, camera, labels: vanort.page.stage.labels.map(({ left, right, top, bottom, item }) => ({ left, right, top, bottom, name: item.label })) }; }"""
    )


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_timeline_fills_the_width(open_page: Open, width: int, height: int) -> None:
    """Bars reach the right edge whatever the window, at the years that are stated; what has none stands in a section below."""
    scene = show(open_page(viewport={"width": width, "height": height}), "timeline")
    dated = [node for node in scene["nodes"] if not node["apart"]]
    apart = [node for node in scene["nodes"] if node["apart"]]
    axis = scene["axis"]

    assert max(node["x"] + node["length"] for node in dated) > scene["size"]["width"] - 60
    for node in dated:
        start, end = node["span"]["start"], node["span"]["end"]
        first = start if start is not None else end
        assert node["x"] == pytest.approx(axis["left"] + (first - axis["first"]) * axis["year"])
        assert node["length"] == pytest.approx(((end if end is not None else start) - first + 1) * axis["year"])
    assert len(apart) == sum(node["span"] == {"start": None, "end": None} for node in scene["nodes"]) > 0
    assert min(node["y"] for node in apart) > max(node["y"] for node in dated)
    assert scene["section"]["count"] == len(apart)


def test_an_arrow_tells_that_no_end_is_stated(page: Page) -> None:
    """Right of a bar whose end is stated nothing is drawn; right of one whose end is not, an arrow is."""
    scene = show(page, "timeline")
    pixels = """([x, y]) => { const { stage } = vanort.page; const { ratio } = stage.size;
      const copy = new OffscreenCanvas(stage.canvas.width, stage.canvas.height).getContext("2d", { willReadFrequently: true });
      copy.drawImage(stage.canvas, 0, 0);
      const { data } = copy.getImageData(x * ratio, (y - 8) * ratio, 12 * ratio, 16 * ratio);
      return new Set(Array.from({ length: data.length / 4 }, (_, at) => data.slice(4 * at, 4 * at + 3).join())).size; }"""
    open_, closed = (
        next(n for n in scene["nodes"] if not n["apart"] and (n["span"]["end"] is None) == is_open)
        for is_open in (True, False)
    )
    edge = scene["axis"]["right"] + 12

    assert page.evaluate(pixels, [edge, open_["y"]]) > 1
    assert page.evaluate(pixels, [edge, closed["y"]]) == 1


def test_rows_scroll_where_the_window_is_low(open_page: Open) -> None:
    """On a low window the last row is scrolled to by wheel and by choosing it; rows never become too low to read."""
    page = open_page(viewport={"width": 1280, "height": 560}, reduced_motion="reduce")
    scene = show(page, "goals")
    last = max(scene["nodes"], key=lambda node: float(node["y"]))
    place = "(thing) => vanort.where(vanort.page.dataset.things[thing].iri)"

    assert scene["scale"] >= 0.84
    assert scene["tall"] > scene["size"]["height"]
    assert not page.evaluate(place, last["thing"])["visible"]

    box = page.locator("canvas").first.bounding_box()
    assert box
    page.mouse.move(box["x"] + 200, box["y"] + 100)
    page.mouse.click(box["x"] + box["width"] - 30, box["y"] + 10)
    page.mouse.wheel(0, 4000)
    page.wait_for_timeout(100)

    assert page.evaluate(place, last["thing"])["visible"]


def test_money_flows_from_funder_over_channel_to_project(page: Page) -> None:
    """Ribbons run from left to right, as wide as there are flows; who passes money on stands between; the rest is counted."""
    scene = show(page, "funding")
    nodes = scene["nodes"]
    x = {node["label"]: node["x"] for node in nodes}
    without = [node for node in nodes if node["apart"]]

    assert x["Sida"] < x["ICLD"] < x["Energy planning with Niš, Kula and Varvarin"] == x["READY"]
    assert all(nodes[edge["from"]]["x"] < nodes[edge["to"]]["x"] for edge in scene["edges"])
    wide = {edge["wide"] / edge["count"] for edge in scene["edges"]}
    assert max(wide) == pytest.approx(min(wide))
    assert scene["section"]["count"] == len(without) == scene["undertakings"] - 8
    assert f"No funder stated: {len(without)} of {scene['undertakings']}" in page.locator(".sentence").inner_text()
    page.select_option("#language", "sv")
    assert f"Ingen finansiär uppges: {len(without)} av" in page.locator(".sentence").inner_text()


def test_goals_are_seventeen_rows_of_stated_and_suggested(page: Page) -> None:
    """Each goal has its row, in order; what is only suggested is told apart from what is stated, and never both."""
    scene = show(page, "goals")
    heads = sorted((node for node in scene["nodes"] if node["code"]), key=lambda node: float(node["y"]))

    assert [node["code"] for node in heads] == [str(number) for number in range(1, 18)]
    pairs = [tuple(sorted((edge["a"], edge["b"]))) for edge in scene["edges"]]
    assert len(pairs) == len(set(pairs))
    suggested = [edge for edge in scene["edges"] if edge["suggested"]]
    assert 0 < len(suggested) < len(pairs)
    cells = [mark for mark in scene["marks"] if "edge" in mark]
    assert len(cells) == len(pairs)
    # Hatched cells are mostly paper, stated ones mostly colour.
    shares = page.evaluate(COLOURED, [{key: cell[key] for key in ("left", "right", "top", "bottom")} for cell in cells])
    assert [share < 0.75 for share in shares] == [cell["edge"]["suggested"] for cell in cells]


def test_countries_are_sorted_bars(page: Page) -> None:
    """The country with most projects and partnerships stands first; each bar has a cell for each of them."""
    scene = show(page, "countries")
    heads = sorted((n for n in scene["nodes"] if n["home"][0] > 0), key=lambda node: float(node["y"]))
    counts = [node["counts"]["stated"] for node in heads]

    assert counts == sorted(counts, reverse=True)
    assert heads[0]["label"] == "Sweden"
    assert sum(counts) == len(scene["edges"])


def test_a_project_of_many_is_a_hub(page: Page) -> None:
    """What four or more share stands in the middle of them; no four partners are all tied to each other by it."""
    scene = show(page, "partners")
    names = {node["position"]: node["label"] for node in scene["nodes"]}
    spokes = [names[edge["a"]] for edge in scene["edges"] if names[edge["b"]].startswith("World Cities")] + [
        names[edge["b"]] for edge in scene["edges"] if names[edge["a"]].startswith("World Cities")
    ]

    assert {"Leipzig", "Kumamoto", "Växjö municipality"} <= set(spokes)
    assert not any({names[edge["a"]], names[edge["b"]]} == {"Leipzig", "Kumamoto"} for edge in scene["edges"])
    assert "Växjö municipality is connected to all 36 others" in page.locator(".sentence").inner_text()


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_the_map_has_insets_for_what_is_far(open_page: Open, width: int, height: int) -> None:
    """Europe fills the map, what lies far away stands in frames beside or below it; no thing lies on another."""
    page = open_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
    scene = show(page, "municipalities")
    page.wait_for_function("() => vanort.page.stage.scene.outlines.length > 0")
    frames = [inset["frame"] for inset in scene["insets"]]
    inside = {
        node["label"]: [
            at
            for at, f in enumerate(frames)
            if f["left"] <= node["x"] <= f["right"] and f["top"] <= node["y"] <= f["bottom"]
        ]
        for node in scene["nodes"]
    }

    assert len(frames) == 3
    assert inside["Växjö municipality"] == inside["Riga"] == []
    assert inside["Kumamoto"] == inside["Shimokawa"] != inside["An Giang"] != inside["JB Marks Local Municipality"]
    assert all(len(inside[name]) == 1 for name in ("Kumamoto", "An Giang", "JB Marks Local Municipality"))
    places = [(node["x"], node["y"]) for node in scene["nodes"]]
    apart = min((ax - bx) ** 2 + (ay - by) ** 2 for at, (ax, ay) in enumerate(places) for bx, by in places[at + 1 :])
    assert apart**0.5 * scene["camera"]["k"] > 6  # pixels
    assert {"Sweden", "Japan", "South Africa"} <= {country["label"] for country in scene["countries"]}


def test_a_name_is_clicked_like_its_thing(page: Page) -> None:
    """In every view a click on a name opens what it names."""
    for view in page.evaluate("vanort.page.dataset.views.map(({ id }) => id)"):
        box = page.locator("canvas").first.bounding_box()
        assert box
        for number in range(3):
            label = show(page, view)["labels"][number]
            x, y = (label["left"] + label["right"]) / 2, (label["top"] + label["bottom"]) / 2
            page.mouse.click(box["x"] + x, box["y"] + y)
            focus = page.evaluate("vanort.page.state.get('focus')")
            page.evaluate("vanort.page.open(null)")
            page.wait_for_timeout(60)

            assert focus is not None, label
            assert page.evaluate("vanort.page.name", focus["thing"]) == label["name"], view


def test_names_wrap_to_three_lines(page: Page) -> None:
    """A long name stands whole beside its thing where three lines hold it."""
    show(page, "partners")
    lines = page.evaluate("vanort.page.stage.labels.map(({ lines }) => lines)")

    assert max(len(line) for line in lines) == 3
    assert ["World Cities: EU – Third", "Countries Cooperation on", "Urban Development"] in lines


def test_groups_keep_their_colours_when_the_year_changes(page: Page) -> None:
    """A group that is still there is as it was; its number gives it its colour."""
    groups = "Object.fromEntries(vanort.page.stage.scene.groups.map(({ number, members }) => [number, members.map((at) => vanort.page.stage.scene.nodes[at].thing)]))"
    before = page.evaluate(groups)
    page.evaluate("vanort.page.state.set({ year: 2017 })")
    after = page.evaluate(groups)

    assert len(after) > 0
    assert all(set(members) <= set(before[number]) for number, members in after.items())
