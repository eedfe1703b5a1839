"""By keyboard and screen reader alone, with enough contrast, without motion."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]


# Rules of axe that it does not apply unasked: size of targets (WCAG 2.5.8), names that begin with what is seen (2.5.3).
RULES = {"rules": {"target-size": {"enabled": True}, "label-content-name-mismatch": {"enabled": True}}}
SHOW_VIEW = "(view) => vanort.page.state.set({ mode: 'network', view })"


@pytest.mark.parametrize(
    ("width", "height", "options"),
    [
        (390, 844, {"color_scheme": "light", "locale": "sv-SE"}),
        (1440, 900, {"color_scheme": "dark", "locale": "en-GB"}),
        (3840, 2160, {"color_scheme": "light", "locale": "sv-SE", "forced_colors": "active"}),
        (320, 180, {"color_scheme": "dark", "locale": "en-GB"}),
    ],
    ids=["phone", "usual", "wall, forced colours", "400 %"],
)
def test_axe_finds_nothing(open_page: Open, width: int, height: int, options: dict[str, str]) -> None:
    """axe-core finds no violation in any view or mode, from a phone to a wall, light and dark, in both languages."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = open_page(viewport={"width": width, "height": height}, reduced_motion="reduce", **options)
    views = page.evaluate("vanort.page.dataset.views.map(({ id }) => id)")
    steps: dict[str, Callable[[], object]] = {
        "first sight": lambda: None,
        "details": lambda: (page.fill("#search", "Växjö – Vushtrri"), page.keyboard.press("Enter")),
        "table": lambda: page.click("#mode-table"),
        "table of goals": lambda: page.evaluate("vanort.page.state.set({ mode: 'table', view: 'goals' })"),
        "asking": lambda: (
            page.click("#mode-ask"),
            page.wait_for_selector("#ask-run"),
            page.click("#ask-run"),
            page.wait_for_selector(".answers .rows"),
        ),
        **{view: lambda view=view: page.evaluate(SHOW_VIEW, view) for view in views[1:]},  # type: ignore[misc]
        "tour": lambda: page.evaluate("vanort.page.tour.start()"),
    }
    found = {}
    for name, step in steps.items():
        step()
        page.wait_for_timeout(100)
        if violations := axe.run(page, options=RULES).response["violations"]:
            found[name] = [(v["id"], [node["target"] for node in v["nodes"]][:3]) for v in violations]

    assert found == {}


@pytest.mark.parametrize(("width", "height"), [(640, 360), (320, 180)], ids=["200 %", "400 %"])
def test_enlarged_the_page_scrolls_and_the_picture_keeps_its_height(open_page: Open, width: int, height: int) -> None:
    """At 200 and 400 % of 1280 by 720 the picture is high enough to be read, nothing runs out, and the wheel scrolls on."""
    page = open_page(viewport={"width": width, "height": height}, reduced_motion="reduce")

    assert page.evaluate("vanort.page.stage.size.height") >= 240
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.documentElement.scrollHeight > window.innerHeight")

    page.locator(".stage canvas").scroll_into_view_if_needed()
    before = page.evaluate("[scrollY, vanort.page.stage.camera.k]")
    page.mouse.move(width / 2, height / 2)
    page.mouse.wheel(0, -40)
    page.wait_for_function("(before) => scrollY < before", arg=before[0])

    assert page.evaluate("vanort.page.stage.camera.k") == before[1]


def test_lines_can_be_seen(open_page: Open) -> None:
    """In light and dark the lines of the picture stand out 3 to 1 from its ground and from every group's."""
    page = open_page(color_scheme="light")
    ratios = """() => {
      const { colors } = vanort.page.stage.scene;
      const light = (color) => {
        const part = (value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
        const [r, g, b] = color.match(/[0-9]+/g).map((value) => part(Number(value) / 255));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      return [colors.background, colors.land, ...colors.groups].map((ground) => {
        const [less, more] = [light(ground), light(colors.edge)].sort((a, b) => a - b);
        return (more + 0.05) / (less + 0.05);
      });
    }"""

    assert min(page.evaluate(ratios)) >= 3

    page.click("#theme")

    assert min(page.evaluate(ratios)) >= 3


def test_forced_colours(open_page: Open) -> None:
    """Where the system chooses all colours the picture is drawn in them, whatever shape or line."""
    page = open_page(forced_colors="active", color_scheme="dark")
    drawn = page.evaluate(
        "(({ colors, nodes }) => [colors.background, ...new Set([colors.ink, ...nodes.map(({ color }) => color)])])"
        "(vanort.page.stage.scene)"
    )

    assert drawn == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


def test_groups_have_a_rim_in_forced_colours(open_page: Open) -> None:
    """What coloured areas tell elsewhere, lines tell where the system chooses all colours; they hide no name."""
    page = open_page(forced_colors="active", color_scheme="light", reduced_motion="reduce")
    painted = """(groups) => { const { stage } = vanort.page; const { width, height } = stage.size;
      const paint = (with_) => { const pen = new OffscreenCanvas(width, height).getContext("2d");
        const kept = stage.scene.groups; if (!with_) stage.scene.groups = [];
        const labels = stage.paintOn(pen); stage.scene.groups = kept;
        return [pen.getImageData(0, 0, width, height).data, labels.length]; };
      const [[one, named], [other, alone]] = [paint(true), paint(false)];
      let changed = 0;
      for (let at = 0; at < one.length; at += 4) changed += one[at] !== other[at];
      return { groups: stage.scene.groups.length, changed, named, alone }; }"""
    found = page.evaluate(painted)

    assert found["groups"] > 3
    assert found["changed"] > 200 * found["groups"]
    assert found["named"] == found["alone"] > 0


@pytest.mark.parametrize("language", ["en", "sv"])
def test_search_forgives_and_understands(open_page: Open, language: str) -> None:
    """A slip of the pen is forgiven, a goal is found by its number, a country comes before a project in it."""
    page = open_page(locale={"en": "en-GB", "sv": "sv-SE"}[language])
    goal, country = {"en": ("goal 7", "serbia"), "sv": ("mål 7", "serbien")}[language]
    first = "(words) => { const hits = vanort.page.search.hits(words); return hits[0] && vanort.page.dataset.things[hits[0].index].iri; }"
    found = {words: page.evaluate(first, words) for words in ("energi cities", "vusthrri", goal, country, "qqqqqq")}

    assert found["energi cities"].endswith("energy-cities")
    assert "vushtrri" in found["vusthrri"]
    assert found[goal] == "http://metadata.un.org/sdg/7"
    assert found[country].endswith("SRB") or "country" in found[country]
    assert found["qqqqqq"] is None


def test_one_link_is_no_plural(open_page: Open) -> None:
    """What there is one of is said in the singular, in both languages."""
    page = open_page()
    said = "(language) => { vanort.page.state.set({ language }); return [1, 2].map((n) => vanort.page.word('strands', { n })); }"

    assert page.evaluate(said, "en") == ["1 link", "2 links"]
    assert page.evaluate(said, "sv") == ["1 länk", "2 länkar"]


def test_on_a_phone_no_label_is_cut(open_page: Open) -> None:
    """In no view does a name run over the edge of the picture on a phone."""
    page = open_page(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    cut = """async () => {
      const { page } = vanort;
      const found = [];
      for (const { id } of page.dataset.views) {
        page.state.set({ view: id });
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        const { width } = page.stage.size;
        for (const { left, right, item } of page.stage.labels) if (left < 0 || right > width) found.push([id, item.label, left, right]);
      }
      return found;
    }"""

    assert page.evaluate(cut) == []


def test_keys_walk_the_network(open_page: Open) -> None:
    """Arrow keys go from thing to thing and say its name, Enter opens it, Escape comes back."""
    page = open_page()
    page.locator("canvas").focus()
    page.keyboard.press("ArrowRight")
    first = page.locator("[role=status].unseen").inner_text()
    page.keyboard.press("ArrowUp")
    second = page.locator("[role=status].unseen").inner_text()

    assert "Växjö municipality" in first
    assert second != first

    page.keyboard.press("Enter")

    assert page.locator(".details h2").inner_text() in second

    page.keyboard.press("Escape")

    assert not page.locator(".details").is_visible()


def test_blindfold(open_page: Open) -> None:
    """Who coordinates CitiZEN is found, its passage read and the table saved by keyboard and names of roles alone."""
    page = open_page()
    page.keyboard.press("/")
    page.keyboard.type("citizen")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    details = page.get_by_role("complementary", name="Details")

    assert page.evaluate("document.activeElement.textContent").startswith("CitiZEN")

    for _ in range(40):
        page.keyboard.press("Tab")
        if "Energy Cities" in page.evaluate("document.activeElement.textContent"):
            break
    term = page.evaluate("document.activeElement.closest('.fact').querySelector('dt').textContent")

    assert term.lower() == "coordinator"

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert "Energy Cities" in details.get_by_role("figure").first.inner_text()

    table = page.get_by_role("button", name="Table", exact=True)
    table.focus()
    page.keyboard.press("Enter")
    save = page.get_by_role("button", name="Save as CSV")
    save.focus()
    with page.expect_download() as download:
        page.keyboard.press("Enter")

    assert download.value.suggested_filename == "projects-nodes.csv"


def test_reduced_motion(open_page: Open) -> None:
    """Where the reader wants no motion the view jumps instead of gliding."""
    page = open_page(reduced_motion="reduce")
    before = page.evaluate("vanort.page.stage.camera.k")
    page.click("#zoom-in")

    assert page.evaluate("vanort.page.stage.camera.k") == pytest.approx(1.5 * before)


def test_enlarged_the_filters_are_come_to_and_left(open_page: Open) -> None:
    """At 400 % the filters open below the window: the focus goes there, and Escape brings it back to their button."""
    page = open_page(viewport={"width": 320, "height": 180}, reduced_motion="reduce")
    page.click("#filters-button")
    title = page.locator("#filters-title").bounding_box()

    assert title
    assert 0 <= title["y"] < 180
    assert page.evaluate("document.activeElement.id") == "filters-title"

    page.keyboard.press("Tab")
    page.keyboard.press("Escape")

    assert page.evaluate("document.activeElement.id") == "filters-button"
    assert not page.locator(".filters").is_visible()


def test_on_a_phone_the_name_of_the_view_is_in_sight(open_page: Open) -> None:
    """Of the row of views, which is wider than a phone, the one that is shown is scrolled to."""
    page = open_page(viewport={"width": 390, "height": 844})
    for view in page.evaluate("vanort.page.dataset.views.map(({ id }) => id)"):
        page.evaluate(SHOW_VIEW, view)
        box = page.locator(f"#view-{view}").bounding_box()

        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
