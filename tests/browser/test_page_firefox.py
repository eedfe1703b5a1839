"""The page in Firefox: drawn, read, asked, for everyone; nothing of it is Chromium's alone."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from firefox import CONTROL, Firefox

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
pytestmark = pytest.mark.skipif(FIREFOX is None, reason="needs Firefox; on Debian: apt-get install firefox-esr")
PAGE = "window.wrappedJSObject.vanort.page"
STATUS = "document.querySelector('.ask-status').textContent"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """A Firefox for all tests here."""
    with Firefox(str(FIREFOX), tmp_path_factory.mktemp("profile")) as driver:
        yield driver


@pytest.fixture
def page(firefox: Firefox, example_page: Path) -> Firefox:
    """The example's page, from its file, just opened."""
    return opened(firefox, example_page)


def opened(firefox: Firefox, path: Path, hash_: str = "", width: int = 1440) -> Firefox:
    """Open a page anew and wait until it is drawn."""
    firefox.open("about:blank")
    firefox.open(path.as_uri() + hash_, width)
    firefox.wait_for("document.documentElement.dataset.ready !== undefined")
    return firefox


@pytest.mark.parametrize("view", ["projects", "partners", "municipalities", "funding", "goals", "timeline"])
def test_firefox_draws_it(page: Firefox, view: str) -> None:
    """Every view is drawn."""
    page.click(f"#view-{view}")
    page.wait_for(f"{PAGE}.state.get('view') === '{view}'")
    time.sleep(0.3)
    colors = page.run(
        """const canvas = document.querySelector("canvas");
        const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
        return new Set(new Uint32Array(pixels.buffer)).size;"""
    )

    assert colors > 20  # an empty canvas has one


def test_firefox_reads_it(page: Firefox) -> None:
    """A name is found, its facts are shown, and a passage unfolds."""
    page.click("#search")
    page.type("CitiZEN")
    page.click("#hits [role=option]")

    assert "CitiZEN" in page.wait_for("document.querySelector('.details h2')?.textContent")

    page.click(".details button.sources")

    assert page.wait_for("document.querySelector('.details blockquote mark')?.textContent")


def test_firefox_asks_it(page: Firefox) -> None:
    """The engine answers from its thread; a question that runs on is stopped, and the next is answered."""
    page.click("#mode-ask")
    page.click("#ask-run")

    assert "Rows" in page.wait_for(f"/ms/.test({STATUS}) && {STATUS}")

    page.click("#question-free")
    ask(page, ENDLESS)
    page.click("#ask-stop")

    assert page.run(f"return {STATUS}") == "Stopped."

    ask(page, "SELECT ?p { ?p a vanort:Project }")

    assert "Rows" in page.wait_for(f"/ms/.test({STATUS}) && {STATUS}")


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [500, 1440])  # its narrowest window, and a wide one
def test_axe_finds_nothing_in_firefox(
    firefox: Firefox, example_page: Path, theme: str, width: int, language: str
) -> None:
    """axe-core finds no violation in any mode, light and dark, wide and narrow, in both languages."""
    folder = Path(pytest.importorskip("axe_playwright_python").__file__).parent
    axe = (folder / "axe.min.js").read_text(encoding="utf-8")
    kept = quote(json.dumps({"theme": theme, "language": language}))
    page = opened(firefox, example_page, f"#{kept}", width)
    steps: dict[str, Callable[[], object]] = {
        "first sight": lambda: None,
        "details": lambda: page.run(f"{PAGE}.open(0)"),
        "table": lambda: page.click("#mode-table"),
        "asking": lambda: (page.click("#mode-ask"), page.click("#ask-run"), page.click(".answers .rows")),
        "timeline": lambda: (page.click("#mode-network"), page.click("#view-timeline")),
    }
    found = {}
    for name, step in steps.items():
        step()
        time.sleep(0.2)
        violations = json.loads(page.run(f"{axe}; return JSON.stringify((await axe.run(document)).violations)"))
        if violations:
            found[name] = [(v["id"], [node["target"] for node in v["nodes"]][:3]) for v in violations]

    assert found == {}


def ask(page: Firefox, query: str) -> None:
    """Write a question into the editor and ask it."""
    page.run("document.querySelector('.editor').shadowRoot.querySelector('.cm-content').focus()")
    page.type(f"{CONTROL}a{query}")
    page.click("#ask-run")
