"""The report on paper, printed by Chromium and read back from the PDF, and on a phone."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from browser.axe import axe_faults
from vanort.report import report_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from vanort.workspace.model import Workspace

LEAST = 200  # letters on a sheet: some lines


@pytest.mark.parametrize("language", ["en", "sv"])
def test_the_report_breaks_well_on_paper(browser: Browser, example: Workspace, tmp_path: Path, language: str) -> None:
    """A4, no page but the last left half empty, no heading at the foot of a page, whatever fonts there are."""
    file = tmp_path / "report.html"
    file.write_text(report_workspace(example, language=language), encoding="utf-8")
    page = browser.new_page()
    page.goto(file.as_uri())
    headings = page.locator("h2").all_inner_texts()
    printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    page.close()
    assert [sheet.mediabox.height for sheet in printed.pages] == [pytest.approx(842, abs=1)] * len(printed.pages)
    if not any(sheet.extract_text().strip() for sheet in printed.pages):
        pytest.skip("There is no font here, so that nothing is printed. On Debian: apt-get install fonts-dejavu-core")

    for sheet in printed.pages:
        lowest: list[float] = []
        lines = []

        def note(text: str, matrix: list[float], place: list[float], *_: object) -> None:
            # The transformation's last number and the text's own place give the height above the foot of the page.
            if text.strip() and not text.strip().isdigit():
                lowest.append(matrix[3] * place[5] + matrix[5])  # noqa: B023 (used within this round)
                lines.append(text.strip())  # noqa: B023

        sheet.extract_text(visitor_text=note)
        assert lines[-1] not in headings
        assert sum(map(len, lines)) > LEAST  # no sheet with a last line alone
        if sheet is not printed.pages[-1]:
            assert min(lowest) < sheet.mediabox.height / 2


@pytest.mark.parametrize("width", [390, 320])
@pytest.mark.parametrize("language", ["en", "sv"])
def test_the_report_fits_a_phone(
    browser: Browser, example: Workspace, tmp_path: Path, language: str, width: int
) -> None:
    """On a phone and at 400 % nothing of the report stands beside the page, tables scroll by themselves, and axe finds nothing."""
    file = tmp_path / "report.html"
    file.write_text(report_workspace(example, language=language), encoding="utf-8")
    page = browser.new_page(viewport={"width": width, "height": 844})
    page.goto(file.as_uri())
    wide, faults = page.evaluate("document.documentElement.scrollWidth"), axe_faults(page)
    page.close()

    assert wide == width
    assert faults == []
