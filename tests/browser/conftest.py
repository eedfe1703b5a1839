"""A Chromium that may reach nothing, and the example workspace's page in it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from vanort.build import build
from vanort.explorer import explore_workspace
from vanort.workspace.model import Workspace, open_workspace

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium")
EXAMPLE = Path(__file__).parents[2] / "data"
Open = Callable[..., "Page"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark all that lies here: it needs a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="needs Chromium; on Debian: apt-get install chromium"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser for all tests."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs the Python package playwright")
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The example workspace, built in a folder of its own."""
    folder = tmp_path_factory.mktemp("example") / "data"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("build"))
    workspace = open_workspace(folder)
    build(workspace)
    return workspace


@pytest.fixture(scope="session")
def example_page(example: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the example workspace, with the engine inside."""
    path = tmp_path_factory.mktemp("page") / "explorer.html"
    path.write_text(explore_workspace(example), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def editors_page(example: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the example workspace as its editors see it, without the engine."""
    path = tmp_path_factory.mktemp("editors") / "explorer.html"
    path.write_text(explore_workspace(example, engine="none", for_editors=True), encoding="utf-8")
    return path


@pytest.fixture
def open_page(browser: Browser, example_page: Path) -> Iterator[Open]:
    """Open a page; afterwards nothing may have been asked for from outside, and no error may stand in the console."""
    faults: list[str] = []
    contexts: list[Any] = []

    def open_(path: Path = example_page, hash_: str = "", **options: Any) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, "locale": "en-GB"} | options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("request", lambda request: _note(faults, request.url, path))
        page.on("console", lambda m: faults.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(path.as_uri() + hash_)
        page.wait_for_selector("html[data-ready]")
        return page

    yield open_
    for context in contexts:
        context.close()

    assert faults == []


def _note(faults: list[str], address: str, path: Path) -> None:
    if not address.startswith((path.as_uri(), "data:", "blob:")):
        faults.append(f"asked for {address}")
