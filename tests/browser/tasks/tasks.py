"""Three people's tasks, done by clicks and keys as the README says, with a picture of each step.

vanort explore -w data -o build/page.html  (as the public sees it)
python tests/browser/tasks/tasks.py build/page.html

A strategist prepares a meeting on Vushtrri, a researcher counts projects by goal and by funder and takes the tables
away, a presenter goes through a tour of five steps. The pictures lie beside this file.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
WINDOW: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}, "locale": "en-GB", "reduced_motion": "reduce"}


def strategist(page: Any, keep: Any) -> None:
    """Find out who Vushtrri is, since when, in which projects, for whose money, and where the sources disagree."""
    page.fill("#search", "vushtrri")
    keep("1-search")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Only its neighbours").click()
    page.click("#zoom-fit")
    keep("2-neighbours")
    page.locator(".details .thing", has_text="Växjö – Vushtrri").first.click()
    keep("3-the-sources-disagree")
    page.get_by_role("button", name="The whole network").click()
    page.click("#view-funding")
    keep("4-money")


def researcher(page: Any, keep: Any, folder: Path = HERE) -> None:
    """Count the projects of each goal and of a funder, and take the tables away into a folder."""
    page.click("#mode-ask")
    page.fill("#find-question", "goal")
    page.click("#question-projects_per_goal")
    page.click("#ask-run")
    page.wait_for_selector(".answers tbody tr")
    keep("1-projects-by-goal")
    save(page, "#answer-csv", folder / "projects_per_goal.csv")
    page.fill("#find-question", "funder")
    page.click("#question-projects_by_funder")
    page.click("#ask-run")
    page.wait_for_selector(".answers tbody tr")
    keep("2-projects-by-funder")
    save(page, "#answer-csv", folder / "projects_by_funder.csv")
    page.click("#answer-highlight")
    keep("3-the-answer-in-the-network")


def presenter(page: Any, keep: Any) -> None:
    """A tour of five steps, by arrow keys."""
    page.click("#start-tour")
    for step in range(1, 6):
        keep(f"step-{step}")
        page.keyboard.press("ArrowRight")


def save(page: Any, button: str, path: Path) -> None:
    """Keep what a button offers as a file."""
    with page.expect_download() as download:
        page.click(button)
    download.value.save_as(path)


def letters(page: Any) -> str:
    """Return how wide a few words of the page are, as a sign of which font the machine has."""
    width = """() => {
      const canvas = document.createElement("canvas").getContext("2d");
      canvas.font = getComputedStyle(document.body).font;
      return canvas.measureText("Internationella partnerskap, 2015–2017").width;
    }"""
    return f"{page.evaluate(width):.2f}\n"


def picture(page: Any) -> bytes:
    """Return what is seen, once it stands still."""
    page.wait_for_timeout(300)
    return bytes(page.screenshot())


def main() -> None:
    """Do the tasks one after the other, each in a fresh window."""
    from playwright.sync_api import sync_playwright

    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for task in (strategist, researcher, presenter):
            page = browser.new_page(**WINDOW)
            page.goto(Path(sys.argv[1]).resolve().as_uri())
            page.wait_for_selector("html[data-ready]")

            def keep(name: str, page: Any = page, task: Any = task) -> None:
                (HERE / f"{task.__name__}-{name}.png").write_bytes(picture(page))

            (HERE / "letters.txt").write_text(letters(page), encoding="utf-8")
            task(page, keep)
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
