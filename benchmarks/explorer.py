"""How the page does at 1,000, 5,000 and 20,000 nodes: built, first drawn, panned; beside pyvis's page in the same run.

    python benchmarks/explorer.py [1000 5000 20000]

Needs Chromium. Partnerships are drawn as in the programmes of the EU: few organisations in many projects, many in few.
The page's own canvas was chosen over WebGL: without a GPU Chromium draws WebGL in software, and a canvas that shows a
picture painted beforehand while it moves costs the same at every size.

Measured with Chromium 156 without a GPU on two cores that others used, too (load 4 to 5); pyvis's page shows the same
network with positions stored and physics off. Building is in seconds by the clock, between a quiet and a busy moment.

| nodes  | built      | file    | first draw | frames a second | pyvis: first draw |
| ------ | ---------- | ------- | ---------- | --------------- | ----------------- |
| 1,000  | 1.4 to 2.5 | 0.2 MB  | 0.6 s      | 56              | 2.2 s             |
| 5,000  | 3.6 to 7.7 | 0.9 MB  | 1.9 s      | 57              | 8.2 s             |
| 20,000 | 14 to 26   | 3.4 MB  | 4.1 s      | 51              | 25 s              |

Most of building is the views, drawn side by side: a third of each is its queries, the rest their rows, sorted, tied, laid out.
"""

from __future__ import annotations

import json
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
    began, processor = time.perf_counter(), time.process_time()
    text = explorer_page(quads, engine="none", include_contacts=True)
    found: dict[str, float] = {"nodes": nodes, "built_s": time.perf_counter() - began}
    found |= {"built_cpu_s": time.process_time() - processor, "file_MB": len(text.encode()) / 1e6}
    return found | drawn(
        text, browser, "document.documentElement.dataset.ready !== undefined && vanort.page.measured.firstDraw", PAN
    )


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
