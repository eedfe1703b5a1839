"""How the page does at 1,000, 5,000 and 20,000 nodes: built, first drawn, panned; beside pyvis's page in the same run.

    python benchmarks/explorer.py [1000 5000 20000]

Needs Chromium. Partnerships are drawn as in the programmes of the EU: few organisations in many projects, many in few.
The page's own canvas was chosen over WebGL: without a GPU Chromium draws WebGL in software, and a canvas that shows a
picture painted beforehand while it moves costs the same at every size.

Measured with Chromium 156 without a GPU on two cores that others used, too (load 3.7 to 6.7, three runs by the clock);
pyvis's page shows the same network with positions stored and physics off. At such a load the clock tells of the others
as much as of the page; processor time, of all processes together, tells of the page.

| nodes  | built, by the clock | processor time | file    | first draw | frames a second | pyvis: first draw |
| ------ | ------------------- | -------------- | ------- | ---------- | --------------- | ----------------- |
| 1,000  | 0.6 to 1.1 s        | 0.6 s          | 0.3 MB  | 0.3 s      | 60              | 1.1 s             |
| 5,000  | 4.5 to 7.9 s        | 5.1 s          | 0.9 MB  | 0.6 s      | 61              | 2.6 s             |
| 20,000 | 26 to 38 s          | 19 s           | 3.4 MB  | 2.0 s      | 57              | 8.5 s             |

At 20,000 things 11 s of the 19 are steps that follow one another, the rest are views, drawn side by side. How long that
takes by the clock on a quiet machine was not measured.

Of a view a third is its queries, the rest their rows, sorted, tied, laid out.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import networkx as nx

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from explorer_datasets import partnership_facts, to_quads
from vanort.explorer import explorer_page
from vanort.explorer.bridge import show_network

PAN = """async () => {
  const canvas = document.querySelector("canvas");
  const box = canvas.getBoundingClientRect();
  const at = (type, x, y) => canvas.dispatchEvent(new PointerEvent(type, { pointerId: 1, pointerType: "mouse", button: 0, buttons: 1, bubbles: true, clientX: x, clientY: y }));
  canvas.setPointerCapture = () => {};
  at("pointerdown", box.left + 5, box.top + 5);
  const began = performance.now();
  let frames = 0;
  while (performance.now() - began < 3000) {
    await new Promise(requestAnimationFrame);
    frames += 1;
    at("pointermove", box.left + 300 + 250 * Math.sin(frames / 20), box.top + 200 + 150 * Math.cos(frames / 20));
  }
  at("pointerup", box.left, box.top);
  return (1000 * frames) / (performance.now() - began);
}"""


def measure(nodes: int, browser: Any) -> dict[str, float]:
    """Return the seconds to build and to draw, the frames a second while panning, and the size of the file."""
    organisations, projects = int(nodes * 0.55), int(nodes * 0.45)
    quads = to_quads(partnership_facts(organisations, projects, 5))
    began, processor = time.perf_counter(), _processor()
    text = explorer_page(quads, engine="none", include_contacts=True)
    found: dict[str, float] = {"nodes": nodes, "built_s": time.perf_counter() - began}
    found |= {"built_cpu_s": _processor() - processor, "load": os.getloadavg()[0], "file_MB": len(text.encode()) / 1e6}
    return found | drawn(
        text, browser, "document.documentElement.dataset.ready !== undefined && vanort.page.measured.firstDraw", PAN
    )


def _processor() -> float:
    """Return the seconds of the processor that this process and those that it started have taken."""
    return sum(os.times()[:4])


def drawn(text: str, browser: Any, ready: str, pan: str | None) -> dict[str, float]:
    """Open a page and measure in it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_text(text, encoding="utf-8")
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(180_000)
        page.goto(path.as_uri())
        while not (first := page.evaluate(f"() => {ready}")):
            page.wait_for_timeout(20)
        frames = page.evaluate(pan) if pan else 0
        links = page.evaluate("() => globalThis.vanort ? vanort.page.stage.scene.edges.length : 0")
        page.close()
    return {"first_draw_s": first / 1000, "frames_per_s": frames, "links_drawn": links}


def pyvis_page(nodes: int, browser: Any) -> dict[str, float]:
    """The same network on vis-network with positions stored and physics off, pyvis's best case."""
    facts = partnership_facts(int(nodes * 0.55), int(nodes * 0.45), 5)
    network = nx.Graph((str(s), str(o)) for s, p, o in facts if p.endswith("partner"))
    began = time.perf_counter()
    text = show_network(network).page
    built = time.perf_counter() - began
    ready = "window.network && network.body.nodeIndices.length && performance.now()"
    return {"pyvis_built_s": built} | {
        f"pyvis_{key}": value for key, value in drawn(text, browser, ready, None).items() if key == "first_draw_s"
    }


def main() -> None:
    """Measure each size and print a line of JSON for it."""
    from playwright.sync_api import sync_playwright

    sizes = [int(size) for size in sys.argv[1:]] or [1000, 5000, 20_000]
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for size in sizes:
            row = measure(size, browser) | pyvis_page(size, browser)
            print(json.dumps({key: round(value, 2) for key, value in row.items()}))
        browser.close()


if __name__ == "__main__":
    main()
