"""Make the pictures of the site and of the README: the example's page and report as a browser shows them.

python docs/pictures.py data

Each picture is made once in English and once in Swedish, into docs/en/pictures and docs/sv/pictures.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
LOCALES = {"en": "en-GB", "sv": "sv-SE"}
# Drop a text onto the page, as a file.
DROP = """([name, type, text]) => {
  const transfer = new DataTransfer();
  transfer.items.add(new File([text], name, { type }));
  for (const kind of ["dragover", "drop"]) document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }));
}"""
WINDOW: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce"}


def network(page: Any) -> None:
    """Show a project, and the passages behind the year when it began."""
    page.click("#filters-button")
    page.fill("#search", "SEKOS")
    page.keyboard.press("Enter")
    page.locator(".details .fact", has_text=re.compile(r"^(start|början)")).locator(".sources").first.click()
    page.evaluate("vanort.page.stage.fit(false)")


def neighbours(page: Any) -> None:
    """Show one partner with its neighbours alone."""
    page.fill("#search", "Vushtrri")
    page.keyboard.press("Enter")
    english, swedish = (page.get_by_role("button", name=name) for name in ("Only its neighbours", "Bara dess grannar"))
    english.or_(swedish).click()
    page.click("#zoom-fit")


def disagreement(page: Any) -> None:
    """Show a partnership about whose start the sources disagree."""
    neighbours(page)
    page.locator(".details .thing", has_text="Växjö – Vushtrri").first.click()


def funding(page: Any) -> None:
    """Show the flows of money."""
    page.click("#view-funding")


def timeline(page: Any) -> None:
    """Show what ran when."""
    page.click("#view-timeline")


def municipalities(page: Any) -> None:
    """Show the map."""
    page.click("#view-municipalities")


def tour(page: Any) -> None:
    """Show the second step of the guided tour."""
    page.click("#start-tour")
    page.keyboard.press("ArrowRight")


def answer(page: Any) -> None:
    """Show the answer to a question asked in the page."""
    page.click("#mode-ask")
    page.click("#question-projects_by_funder")
    page.click("#ask-run")
    page.wait_for_selector(".answers tbody tr")


OF_THE_PAGE: dict[str, Callable[[Any], None]] = {
    "network": network,
    "neighbours": neighbours,
    "disagreement": disagreement,
    "funding": funding,
    "timeline": timeline,
    "map": municipalities,
    "tour": tour,
    "answer": answer,
}


def take_pictures(folder: Path) -> None:
    """Open page and report of a built workspace in Chromium, do what each picture shows, and keep what is seen."""
    from playwright.sync_api import sync_playwright

    from vanort.report import report_workspace
    from vanort.workspace.model import open_workspace

    workspace = open_workspace(folder)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for language, locale in LOCALES.items():
            report = Path(scratch) / f"{language}.html"
            report.write_text(report_workspace(workspace, language=language), encoding="utf-8")
            pictures = HERE / language / "pictures"
            pictures.mkdir(parents=True, exist_ok=True)
            for name, act in (*OF_THE_PAGE.items(), ("report", None)):
                page = browser.new_page(**WINDOW, locale=locale)
                page.goto((workspace.build / "explorer.html" if act else report).resolve().as_uri())
                if act:
                    page.wait_for_selector("html[data-ready]")
                    act(page)
                page.wait_for_timeout(300)
                page.screenshot(path=pictures / f"{name}.png")
                page.close()
        for language, locale in LOCALES.items():
            take_path(browser, Path(scratch) / f"town-{language}", language, locale)
        browser.close()


def take_path(browser: Any, folder: Path, language: str, locale: str) -> None:
    """Go the way of the how-to page: a text is dropped in, judged, built, and seen in the network."""
    pictures = HERE / language / "pictures"
    how_to = (HERE / language / "how-to" / "workbench.md").read_text(encoding="utf-8")
    example = re.search(r"\$ echo '([^']+)' > (\S+)", how_to)
    assert example is not None  # noqa: S101
    vanort = [sys.executable, "-m", "vanort"]
    subprocess.run([*vanort, "init", folder], check=True, capture_output=True)  # noqa: S603
    with workbench(folder) as address:
        page = browser.new_page(**WINDOW, locale=locale)
        page.goto(address)
        page.wait_for_selector("dialog[open]")  # the tour of the first visit
        page.keyboard.press("Escape")
        page.evaluate(DROP, [example[2], "text/plain", example[1]])
        page.locator(".told input").first.wait_for()
        page.wait_for_timeout(500)
        page.screenshot(path=pictures / "workbench-in.png")
        page.locator(".brought button.strong").first.click()
        page.locator(".now .said").first.wait_for()
        page.keyboard.press("a")
        page.wait_for_timeout(5000)  # until it no longer says so
        page.screenshot(path=pictures / "workbench.png")
        while page.locator(".now .said").count():
            with page.expect_response("**/api/judge"):
                page.keyboard.press("a")
            page.wait_for_timeout(300)
        page.close()
    subprocess.run([*vanort, "build", "-w", folder], check=True, capture_output=True)  # noqa: S603
    page = browser.new_page(**WINDOW, locale=locale)
    page.goto((folder / "build" / "explorer.html").resolve().as_uri())
    page.wait_for_selector("html[data-ready]")
    page.wait_for_timeout(500)
    page.screenshot(path=pictures / "workbench-network.png")
    page.close()


@contextmanager
def workbench(folder: Path) -> Iterator[str]:
    """Start the workbench on a workspace, and yield its address."""
    command = [sys.executable, "-m", "vanort", "review", "--browser", "--by", "Eva", "-w", folder]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:  # noqa: S603
        assert process.stderr is not None  # noqa: S101
        yield re.findall(r"http://\S+", process.stderr.readline())[0]
        process.terminate()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    take_pictures(Path(sys.argv[1]))
