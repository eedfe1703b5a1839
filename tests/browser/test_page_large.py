"""A network of many things is read: as groups that open, nothing left out in silence, by click, key, search and link."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from browser.tasks import tasks
from browser.tasks.large import HERE as PICTURES
from browser.tasks.large import WINDOW, two_halves
from browser.test_page_in_sight import LYING_OVER
from browser.test_page_looks import MOST_FAR, far_share
from explorer_datasets import COUNTRIES, to_quads, town_facts
from vanort.explorer import explorer_page

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]

# What is drawn of a view: things by themselves, folds with what they hold, and what the reader is told of it.
DRAWN = """() => { const { page } = vanort; const { visible, drawn } = page.current(); const { scene } = page.stage;
  return { all: visible.nodes.length, single: scene.nodes.filter(({ fold }) => !fold).length,
    folds: scene.nodes.filter(({ fold }) => fold).map(({ fold, label, position }) => ({ label, position, key: fold.key, circle: fold.circle, part: fold.part, things: fold.members.map(({ thing }) => thing) })),
    open: scene.open.map(({ circle }) => circle), told: page.drawing.foldedText() }; }"""
PLACE = "(thing) => vanort.where(vanort.page.dataset.things[thing].iri)"


def made(things: int, folder: Path, *, seed: int = 1) -> Path:
    """Write the page of about so many things."""
    path = folder / f"{things}.html"
    path.write_text(explorer_page(to_quads(town_facts(things, seed=seed)), engine="none"), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of about 1,500 things."""
    return made(1500, tmp_path_factory.mktemp("large"))


@pytest.fixture(scope="module")
def middling(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of about 300 things."""
    return made(240, tmp_path_factory.mktemp("middling"), seed=5)


@pytest.fixture
def page(open_page: Open, large: Path) -> Page:
    """The large page, standing still."""
    return open_page(large, reduced_motion="reduce")


def click_fold(page: Page, fold: dict[str, Any]) -> None:
    """Click in the middle of what stands for folded things."""
    place = page.evaluate(PLACE, fold["things"][0])
    page.mouse.click(place["x"], place["y"])
    page.wait_for_timeout(80)


def test_up_to_400_things_are_drawn_one_by_one(open_page: Open, middling: Path) -> None:
    """A network that can be read whole has no folds."""
    drawn = open_page(middling, reduced_motion="reduce").evaluate(DRAWN)

    assert drawn["single"] == drawn["all"] <= 400
    assert drawn["folds"] == []


def test_above_400_things_groups_are_drawn_and_nothing_is_left_out(page: Page) -> None:
    """Each thing is in exactly one circle; how many there are is said; all are drawn for whoever asks, and folded again."""
    before = page.evaluate(DRAWN)
    held = [thing for fold in before["folds"] for thing in fold["things"]]

    assert before["single"] == 0
    assert 2 < len(before["folds"]) <= 24
    assert len(held) == len(set(held)) == before["all"] > 400
    assert f"{before['all']:,} things in {len(before['folds'])} groups" in page.locator(".notice").inner_text()

    page.click("#unfold-all")
    everything = page.evaluate(DRAWN)

    assert everything["single"] == before["all"]
    assert f"All {before['all']:,} things are drawn" in page.locator(".notice").inner_text()

    page.click("#fold-again")

    assert page.evaluate(DRAWN) == before


def test_a_click_opens_a_group_and_its_heading_closes_it(page: Page) -> None:
    """Opened, its things, or the circles in it, stand in its place; what is folded still adds up to the rest."""
    before = page.evaluate(DRAWN)
    click_fold(page, before["folds"][0])
    opened = page.evaluate(DRAWN)

    assert opened["open"] == [before["folds"][0]["circle"]]
    assert opened["single"] + sum(len(fold["things"]) for fold in opened["folds"]) == before["all"]
    assert f"{before['all']:,} things" in opened["told"]

    heading = page.evaluate("vanort.page.stage.scene.headings[0]")
    box = page.locator("canvas").first.bounding_box()
    assert box
    page.mouse.click(box["x"] + heading["left"] + 10, box["y"] + (heading["top"] + heading["bottom"]) / 2)
    page.wait_for_timeout(80)

    assert page.evaluate(DRAWN) == before


def test_a_folded_thing_stands_where_its_group_stands(page: Page) -> None:
    """Each thing of the view has its place in the window, that of its circle, under nothing; what is not there has none."""
    places = page.evaluate(
        "() => vanort.page.current().visible.nodes.map(({ thing }) => [thing, vanort.where(vanort.page.dataset.things[thing].iri)])"
    )
    fold = page.evaluate(DRAWN)["folds"][0]
    middle = page.evaluate(
        "(at) => { const { stage } = vanort.page; const [x, y] = stage.place(stage.scene.nodes[at]); return { x, y, visible: true }; }",
        fold["position"],
    )

    assert all(place["visible"] and set(place) == {"x", "y", "visible"} for _, place in places)
    assert {str(place) for thing, place in places if thing in fold["things"]} == {str(middle)}
    assert page.evaluate("vanort.where('https://nowhere.example/x')") is None


def test_search_opens_the_group_of_what_is_found(open_page: Open, page: Page, large: Path) -> None:
    """What was searched for is drawn by itself and in sight; Back folds its group, the link opens it, elsewhere too."""
    before = page.evaluate(DRAWN)
    thing = before["folds"][1]["things"][3]
    page.fill("#search", page.evaluate("(thing) => vanort.page.name(thing)", thing))
    page.keyboard.press("Enter")
    page.wait_for_timeout(200)
    found = page.evaluate(DRAWN)
    address = page.evaluate("location.hash")

    assert page.evaluate(
        "(thing) => vanort.page.stage.scene.nodes.some((node) => node.thing === thing)",
        page.evaluate("vanort.page.state.get('focus').thing"),
    )
    assert page.evaluate(f"({PLACE})(vanort.page.state.get('focus').thing).visible")
    assert len(found["open"]) >= 1

    again = open_page(large, hash_=address, reduced_motion="reduce")

    assert again.evaluate(DRAWN)["open"] == found["open"]

    page.keyboard.press("Escape")
    page.wait_for_timeout(80)

    assert page.evaluate(DRAWN)["open"] == found["open"]  # what was opened stays open when the details close

    page.evaluate("history.go(-2)")
    page.wait_for_timeout(200)

    assert page.evaluate(DRAWN) == before


def test_groups_open_and_close_by_keys_and_by_name(page: Page) -> None:
    """The first arrow goes to the largest circle, others from circle to circle; Enter opens one, Backspace closes it; so do the buttons of the legend."""
    said = page.locator("[role=status].unseen")
    largest = max(page.evaluate(DRAWN)["folds"], key=lambda fold: len(fold["things"]))
    page.locator("canvas").focus()
    page.keyboard.press("ArrowRight")

    assert said.inner_text().startswith(f"{largest['label']}, folded group")

    page.keyboard.press("Enter")

    assert said.inner_text().startswith("Opened: ")
    assert len(page.evaluate(DRAWN)["open"]) == 1

    page.keyboard.press("Backspace")

    assert said.inner_text().startswith("Folded: ")
    assert page.evaluate(DRAWN)["open"] == []

    button = page.locator(".legend button[aria-expanded][id^=circle]").first
    button.focus()
    page.keyboard.press("Enter")

    assert len(page.evaluate(DRAWN)["open"]) == 1
    assert page.evaluate("document.activeElement.getAttribute('aria-expanded')") == "true"

    page.keyboard.press("Enter")

    assert page.evaluate(DRAWN)["open"] == []


def test_a_filter_folds_only_what_it_leaves(page: Page) -> None:
    """Circles hold what matches with its neighbours; where that is little all of it is drawn."""
    page.locator(".filters label", has_text="Spain").first.click()
    page.wait_for_timeout(100)
    drawn = page.evaluate(DRAWN)
    held = drawn["single"] + sum(len(fold["things"]) for fold in drawn["folds"])

    assert held == drawn["all"] < 1200


def test_a_map_of_many_is_folded_by_country_and_nothing_is_left_out(page: Page) -> None:
    """Each placed thing is in one circle, named after its country; a large country opens into parts, others into things; keys do the same."""
    page.click("#view-municipalities")
    page.wait_for_timeout(150)
    before = page.evaluate(DRAWN)
    held = [thing for fold in before["folds"] for thing in fold["things"]]

    assert before["single"] == 0
    assert {fold["label"].split(" · ")[0] for fold in before["folds"]} == set(COUNTRIES.values())
    assert len(held) == len(set(held)) == before["all"] > 400
    assert f"{before['all']:,} things in {len(before['folds'])} groups" in page.locator(".notice").inner_text()
    assert "6 countries" in page.locator(".legend").inner_text()

    smallest = min(before["folds"], key=lambda fold: len(fold["things"]))
    click_fold(page, smallest)
    opened = page.evaluate(DRAWN)

    assert opened["single"] == len(smallest["things"])
    assert opened["single"] + sum(len(fold["things"]) for fold in opened["folds"]) == before["all"]
    assert all(page.evaluate(f"({PLACE})({thing})") for thing in smallest["things"])

    page.click("#fold-again")
    page.locator("canvas").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    by_key = page.evaluate(DRAWN)

    assert len(by_key["open"]) == 1
    assert by_key["single"] + sum(len(fold["things"]) for fold in by_key["folds"]) == before["all"]

    page.keyboard.press("Backspace")

    assert page.evaluate(DRAWN)["open"] == []

    page.click(f"#circle-{before['folds'][0]['circle']}")  # the country with most
    parts = page.evaluate(DRAWN)

    assert parts["single"] == 0
    assert len(parts["folds"]) > len(before["folds"])
    assert sum(len(fold["things"]) for fold in parts["folds"]) == before["all"]


def test_on_a_phone_what_is_open_leaves_room_for_its_place(open_page: Open, large: Path) -> None:
    """With the details of a thing open, the thing itself is in sight above them; most groups carry their name before."""
    page = open_page(large, viewport={"width": 390, "height": 844}, reduced_motion="reduce", has_touch=True)
    page.wait_for_timeout(100)
    named, circles = page.evaluate("[vanort.page.stage.labels.length, vanort.page.stage.scene.nodes.length]")

    assert named >= 0.75 * circles

    page.evaluate("(thing) => vanort.page.open({ thing })", page.evaluate(DRAWN)["folds"][1]["things"][0])
    page.wait_for_timeout(300)

    assert page.evaluate(f"({PLACE})(vanort.page.state.get('focus').thing).visible")


@pytest.mark.parametrize("view", ["timeline", "funding"])
def test_charts_show_the_strongest_and_a_row_of_others_that_opens(page: Page, view: str) -> None:
    """Few enough to be read at one look are shown, the others stand in rows that say how many, and open by a click or by search."""
    page.click(f"#view-{view}")
    page.wait_for_timeout(100)
    drawn = page.evaluate(DRAWN)

    assert drawn["folds"]
    assert drawn["single"] + sum(len(fold["things"]) for fold in drawn["folds"]) == drawn["all"]
    assert all(fold["label"] == f"{len(fold['things'])} others" for fold in drawn["folds"])

    others = drawn["folds"][0]
    page.evaluate("(at) => vanort.page.stage.reveal(vanort.page.stage.scene.nodes[at])", others["position"])
    page.wait_for_timeout(100)
    click_fold(page, others)

    assert page.evaluate(DRAWN)["single"] == drawn["single"] + len(others["things"])

    page.click("#fold-again")
    page.fill("#search", page.evaluate("(thing) => vanort.page.name(thing)", others["things"][-1]))
    page.keyboard.press("Enter")
    page.wait_for_timeout(150)

    assert page.evaluate(f"({PLACE})(vanort.page.state.get('focus').thing).visible")
    assert page.evaluate(
        "vanort.page.stage.scene.nodes.some(({ thing }) => thing === vanort.page.state.get('focus').thing)"
    )


@pytest.mark.parametrize(
    ("width", "height", "least"), [(1280, 720, 0.5), (1440, 900, 0.66), (1920, 1080, 0.9), (3840, 2160, 0.95)]
)
def test_at_300_things_most_are_named_and_no_name_lies_on_another(
    open_page: Open, middling: Path, width: int, height: int, least: float
) -> None:
    """At rest on an ordinary screen six of ten things carry their name."""
    page = open_page(middling, viewport={"width": width, "height": height}, reduced_motion="reduce")
    page.wait_for_timeout(100)
    named, things, overlaps = page.evaluate(
        """() => { const { labels, scene } = vanort.page.stage;
        const cover = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
        return [labels.length, scene.nodes.length, labels.filter((a, i) => labels.some((b, j) => i < j && cover(a, b))).length]; }"""
    )

    assert 300 <= things <= 400
    assert named / things >= least
    assert overlaps == 0


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (820, 1180)])
def test_a_network_takes_the_shape_of_the_window(open_page: Open, middling: Path, width: int, height: int) -> None:
    """Wide or high, the picture fills most of the window; what is dragged, and the view in a link, stay at their place in another shape."""
    page = open_page(middling, viewport={"width": width, "height": height}, reduced_motion="reduce")
    page.wait_for_timeout(100)
    across, down = page.evaluate(
        """() => { const { nodes } = vanort.page.stage.scene; const { size, camera: { k } } = vanort.page.stage;
        const share = (axis, side) => (Math.max(...nodes.map((node) => node[axis])) - Math.min(...nodes.map((node) => node[axis]))) * k / side;
        return [share("x", size.width), share("y", size.height)]; }"""
    )

    assert min(across, down) > 0.6

    page.evaluate(
        "() => { const { stage, state } = vanort.page; stage.move(stage.scene.nodes[0], 40, 30); state.set({ pins: { [stage.scene.nodes[0].thing]: stage.scene.nodes[0].home } }); }"
    )
    page.wait_for_timeout(100)

    assert page.evaluate(
        "() => { const { scene } = vanort.page.stage; return [scene.nodes[0].x, scene.nodes[0].y].map(Math.round); }"
    ) == [40, 30]


def test_names_stay_where_they_are_while_the_picture_moves(open_page: Open, middling: Path) -> None:
    """Moved, the picture carries its names along; only some at its rim go to another side of their things."""
    page = open_page(middling, viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page.wait_for_timeout(100)
    sides = """() => { const { stage } = vanort.page; const { camera, size } = stage; return Object.fromEntries(stage.labels.map(({ item, left, top }) =>
        [item.position, [left - ((stage.scene.nodes[item.position].x - camera.x) * camera.k + size.width / 2), top - ((stage.scene.nodes[item.position].y - camera.y) * camera.k + size.height / 2)].map(Math.round)])); }"""
    before = page.evaluate(sides)
    page.evaluate(
        "(({ stage }) => stage.look({ ...stage.camera, x: stage.camera.x + 60, y: stage.camera.y + 40 }))(vanort.page)"
    )
    page.wait_for_timeout(200)
    after = page.evaluate(sides)
    kept = [position for position in before if position in after]

    assert len(kept) > 0.8 * len(before)
    assert len([position for position in kept if after[position] != before[position]]) < 0.05 * len(kept)


def test_what_joins_two_halves_is_named_between_them(open_page: Open, tmp_path: Path) -> None:
    """The one project that holds two halves together carries its name at rest, and stands in the free ground between them."""
    path = tmp_path / "halves.html"
    path.write_text(explorer_page(to_quads(two_halves(7)), engine="none"), encoding="utf-8")
    page = open_page(path, viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page.wait_for_timeout(100)
    joins, named, left, right, at = page.evaluate(
        """() => { const { page: { stage, dataset } } = vanort; const { nodes } = stage.scene;
        const ends = (sign) => nodes.filter(({ thing, joins }) => !joins && dataset.things[thing].iri.includes(sign)).map(({ x }) => x);
        const bridge = nodes.find(({ label }) => label === "Rivers without borders");
        return [bridge.joins, stage.labels.some(({ item }) => item.position === bridge.position), ends("/g"), ends("/h"), bridge.x]; }"""
    )

    assert joins
    assert named
    assert sum(x < at for x in left) > 0.95 * len(left)
    assert sum(x > at for x in right) > 0.95 * len(right)
    assert "joins two parts" in page.locator(".legend").inner_text()


@pytest.mark.parametrize("name", ["300", "1500"])
def test_large_networks_look_as_they_did(open_page: Open, middling: Path, large: Path, name: str) -> None:
    """The page shows what it showed when somebody last looked at the pictures: see tests/browser/tasks/large.py."""
    page = open_page({"300": middling, "1500": large}[name], **WINDOW)
    if tasks.letters(page) != (tasks.HERE / "letters.txt").read_text(encoding="utf-8"):
        pytest.skip("the pictures were taken with another font than this machine has")
    page.wait_for_timeout(400)

    assert far_share(page.screenshot(), (PICTURES / f"{name}.png").read_bytes()) <= MOST_FAR


def test_no_panel_lies_over_another(open_page: Open, large: Path) -> None:
    """With a long message and all groups in the legend, the panels of a large network keep clear of each other."""
    page = open_page(large, viewport={"width": 1280, "height": 720}, reduced_motion="reduce")

    assert page.evaluate(LYING_OVER) == []


@pytest.mark.parametrize(
    ("width", "height", "options"),
    [
        (390, 844, {"color_scheme": "light", "locale": "sv-SE"}),
        (1440, 900, {"color_scheme": "dark", "locale": "en-GB"}),
        (1280, 720, {"color_scheme": "light", "locale": "sv-SE", "forced_colors": "active"}),
    ],
    ids=["phone", "usual", "forced colours"],
)
def test_axe_finds_nothing_folded_or_open(
    open_page: Open, large: Path, width: int, height: int, options: dict[str, str]
) -> None:
    """axe-core finds no violation while groups are folded, while one is open, and on charts with others."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = open_page(large, viewport={"width": width, "height": height}, reduced_motion="reduce", **options)
    rules = {"rules": {"target-size": {"enabled": True}, "label-content-name-mismatch": {"enabled": True}}}
    steps = {
        "folded": "() => {}",
        "legend": "() => document.querySelector('#legend-fold[aria-expanded=false]')?.click()",
        "open": "() => vanort.page.drawing.unfold(vanort.page.stage.scene.nodes[0].fold)",
        "map": "() => vanort.page.state.set({ view: 'municipalities' })",
        "country": "() => vanort.page.drawing.unfold(vanort.page.stage.scene.nodes.at(-1).fold)",
        "timeline": "() => vanort.page.state.set({ view: 'timeline' })",
        "funding": "() => vanort.page.state.set({ view: 'funding' })",
    }
    found = {}
    for name, step in steps.items():
        page.evaluate(step)
        page.wait_for_timeout(100)
        if violations := axe.run(page, options=rules).response["violations"]:
            found[name] = [(v["id"], [node["target"] for node in v["nodes"]][:3]) for v in violations]

    assert found == {}
