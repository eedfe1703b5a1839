"""The quick picture of a view, drawn by pyvis: one file, nothing from outside, and every text is text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx
from typer.testing import CliRunner

from vanort.cli import app
from vanort.explorer.bridge import show_network
from vanort.workspace.model import Workspace

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HOSTILE = "</script><script>window.hit=1</script><img src=x onerror='window.hit=1'>"


def opened(browser: Browser, path: Path, faults: list[str]) -> Page:
    """Open a file; note what it asks for from outside, and what it complains of."""
    page = browser.new_page(viewport={"width": 1000, "height": 700})
    page.on(
        "request", lambda r: faults.append(r.url) if not r.url.startswith((path.as_uri(), "data:", "blob:")) else None
    )
    page.on("console", lambda m: faults.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(path.as_uri())
    page.wait_for_function("() => window.network && window.network.getPositions !== undefined")
    return page


def test_the_command_draws_every_organisation_in_one_closed_file(
    browser: Browser, example: Workspace, tmp_path: Path
) -> None:
    """`vanort network partners -f html` opens without a network and shows as many nodes as the view has."""
    path, faults = tmp_path / "partners.html", []
    said = CliRunner().invoke(app, ["network", "partners", "-w", str(example.root), "-f", "html", "-o", str(path)])
    assert said.exit_code == 0
    page = opened(browser, path, faults)

    drawn = page.evaluate("Object.keys(window.network.getPositions()).length")
    box = page.evaluate("(() => { const c = document.querySelector('canvas'); return [c.width, c.height]; })()")
    assert drawn == 37  # organisations and departments of the example
    assert min(box) > 300
    assert not faults
    page.close()


def test_what_a_name_holds_does_nothing_in_the_picture(browser: Browser, tmp_path: Path) -> None:
    """Names and labels that are markup stay text, also in the box that opens over a tie."""
    network = nx.MultiGraph()
    network.add_node(HOSTILE, label=HOSTILE, type="Project")
    network.add_node("b", label="b")
    network.add_edge(HOSTILE, "b", label=HOSTILE)
    path, faults = tmp_path / "hostile.html", []
    path.write_text(show_network(network).page, encoding="utf-8")
    page = opened(browser, path, faults)
    centre = page.evaluate(
        "(() => { const p = Object.values(network.getPositions()); const d = network.canvasToDOM("
        "{x: (p[0].x + p[1].x) / 2, y: (p[0].y + p[1].y) / 2}); return [d.x, d.y]; })()"
    )
    page.mouse.move(*centre)
    page.wait_for_timeout(600)

    assert page.evaluate("window.hit") is None
    assert page.locator("img").count() == 0
    assert not faults
    page.close()
