"""What is taken away: a drawing that grows, a picture of each step of the tour, a workbook, and sheets of paper that say what they show."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from python_calamine import CalamineWorkbook

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]
SVG = "{http://www.w3.org/2000/svg}"


def saved(page: Page, button: str, folder: Path) -> bytes:
    """Click what saves; return the file."""
    with page.expect_download() as download:
        page.click(button)
    download.value.save_as(folder / "saved")
    return (folder / "saved").read_bytes()


@pytest.mark.parametrize("view", ["partners", "municipalities", "funding", "goals", "timeline"])
def test_a_view_is_saved_as_a_drawing(open_page: Open, tmp_path: Path, view: str) -> None:
    """The SVG holds shapes and the names as text, with title and sources, whole however the view is scrolled."""
    page = open_page(viewport={"width": 1280, "height": 620}, reduced_motion="reduce")
    page.click(f"#view-{view}")
    page.wait_for_timeout(200)
    page.click("#more")
    drawing = ElementTree.fromstring(saved(page, "#menu-svg", tmp_path))  # noqa: S314 (our own file)
    words = [text.text or "" for text in drawing.iter(f"{SVG}text")]

    assert len(list(drawing.iter(f"{SVG}path"))) > 15
    assert any(word.startswith("Växjö's international work · ") for word in words)
    assert any("Växjö kommun" in word for word in words)
    tall = float(drawing.get("height") or 0)
    assert all(0 <= float(text.get("y") or 0) <= tall for text in drawing.iter(f"{SVG}text"))
    if view == "goals":
        assert "Partnerships for the goals" in words  # the last row


def test_each_step_of_the_tour_becomes_a_picture(open_page: Open, tmp_path: Path) -> None:
    """One click makes a ZIP that Python reads, with a PNG for each step, in order; the page is as it was before."""
    page = open_page(reduced_motion="reduce")
    steps = page.evaluate("vanort.page.dataset.tour.length")
    before = page.evaluate("JSON.stringify([vanort.page.state.get('view'), vanort.page.state.get('step')])")
    page.click("#more")
    archive = zipfile.ZipFile(io.BytesIO(saved(page, "#menu-tourPictures", tmp_path)))

    assert archive.testzip() is None
    names = archive.namelist()
    assert [name[:2] for name in names] == [f"{step:02}" for step in range(1, steps + 1)]
    assert all(archive.read(name).startswith(b"\x89PNG") for name in names)
    assert len({archive.read(name) for name in names}) == steps
    assert page.evaluate("JSON.stringify([vanort.page.state.get('view'), vanort.page.state.get('step')])") == before


def test_a_table_is_saved_as_a_workbook(open_page: Open, tmp_path: Path) -> None:
    """The XLSX has the rows of the table in their language, numbers as numbers, and nothing that is run as a formula."""
    page = open_page(reduced_motion="reduce")
    page.evaluate("vanort.page.dataset.things[vanort.page.current().view.nodes[0].thing].names = { en: '=1+1 & <b>' }")
    page.click("#mode-table")
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(saved(page, "#rows-xlsx", tmp_path))).get_sheet_by_index(0)
    rows = sheet.to_python()

    assert rows[0] == ["Name", "Type", "Start", "End", "Links"]
    assert len(rows) == 1 + page.evaluate("vanort.page.current().visible.nodes.length")
    assert ["READY", "Project", 2014.0, 2019.0, 4.0] in rows
    assert any(row[0] == "=1+1 & <b>" for row in rows)


def test_paper_says_which_year_and_what_has_none(open_page: Open) -> None:
    """Printed with a year chosen, the sheet names it and how many links have none; heads of tables are repeated."""
    page = open_page(reduced_motion="reduce")
    page.evaluate("vanort.page.state.set({ year: 2017 })")
    page.emulate_media(media="print")
    line = page.locator(".on-paper")

    assert line.is_visible()
    assert "2017" in line.inner_text()
    assert "without a year" in line.inner_text()

    page.emulate_media(media="screen")
    assert not line.is_visible()
    page.click("#mode-table")
    page.emulate_media(media="print")
    assert page.locator("thead").first.evaluate("(head) => getComputedStyle(head).display") == "table-header-group"


def test_paper_shows_a_drawing_of_its_own_size(open_page: Open) -> None:
    """Printed, the view is drawn anew for the sheet: in the colours of the day, with names and legend; then all is as before."""
    page = open_page(viewport={"width": 1920, "height": 700}, color_scheme="dark", reduced_motion="reduce")
    before = page.evaluate(
        "JSON.stringify([vanort.page.stage.camera, vanort.page.stage.scene.nodes.map(({ x, y }) => [x, y])])"
    )
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    drawing = page.locator(".sheet canvas")

    assert drawing.is_visible()
    assert not page.locator(".stage > canvas").is_visible()
    assert drawing.evaluate("({ width, height }) => [width, height]") == [2160, 2052]
    colours = drawing.evaluate(
        """(canvas) => { const { width, height } = canvas;
          const dots = new Uint32Array(canvas.getContext("2d").getImageData(0, 0, width, height).data.buffer);
          const among = (top, bottom) => [...new Set(dots.subarray(top * width, bottom * width))].map((dot) => [dot & 255, (dot >> 8) & 255, (dot >> 16) & 255].join());
          return [among(0, 1), among(0, 1900), among(1920, height)]; }"""
    )
    day, municipalities = "251,250,246", "31,102,165"
    assert colours[0] == [day]
    assert municipalities in colours[1]  # the picture
    assert municipalities in colours[2]  # the legend below it

    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")

    assert page.locator(".sheet canvas").count() == 0
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert before == page.evaluate(
        "JSON.stringify([vanort.page.stage.camera, vanort.page.stage.scene.nodes.map(({ x, y }) => [x, y])])"
    )
