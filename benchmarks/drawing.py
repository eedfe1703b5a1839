"""All things of a large network drawn at once: the page's canvas beside sigma.js 4 (WebGL 2), in the same run.

    python benchmarks/drawing.py [5000 20000]

Needs Chromium, and Node with npm for sigma and esbuild. Both draw the same things and links at the same places; the canvas
draws names, shapes and dashes, too. Drawn: from the call to the second frame after it. Frames: while the camera moves, a
step a frame, for three seconds.

The page draws on its canvas alone: sigma draws no sooner and no smoother without a GPU, and its 0.44 MB would lift the page of the example
over its limit of 3.6 MB. Above 400 things the page shows groups at first, some tens of circles, which any canvas draws at once.

Measured with Chromium 156 without a GPU (WebGL 2 in software) on two cores that others used, too (load 9 to 12):

| things | links  | canvas: all drawn | frames a second | sigma: all drawn | frames a second | groups, first draw |
| ------ | ------ | ----------------- | --------------- | ---------------- | --------------- | ------------------ |
| 4,842  | 11,214 | 1.5 s             | 39              | 6.6 s            | 1.2             | 1.7 s              |
| 19,348 | 24,000 | 1.2 s             | 11              | 10.2 s           | 0.3             | 3.0 s              |
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from explorer_datasets import partnership_facts, to_quads
from vanort.explorer import explorer_page

PACKAGES = ("sigma@4.0.4", "graphology@0.26.0", "esbuild@0.28.2")
SIGMA = """
import Graph from "graphology";
import Sigma from "sigma";
window.show = (nodes, edges) => {
  const graph = new Graph({ multi: true });
  nodes.forEach(({ x, y, size, color, label }, at) => graph.addNode(String(at), { x, y: -y, size: size / 3, color, label }));
  edges.forEach(({ a, b }) => graph.addEdge(String(a), String(b), { size: 0.5, color: "#7d8791" }));
  window.sigma = new Sigma(graph, document.getElementById("here"));
};
"""
DRAWN = """async () => {
  const began = performance.now();
  BEGIN;
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return performance.now() - began;
}"""
MOVED = """async () => {
  const began = performance.now();
  let frames = 0;
  while (performance.now() - began < 3000) {
    await new Promise(requestAnimationFrame);
    frames += 1;
    MOVE;
  }
  return (1000 * frames) / (performance.now() - began);
}"""
CANVAS = {
    "BEGIN": "vanort.page.state.set({ unfolded: [['projects', 'all']] }); vanort.page.stage.fit(false, { whole: true })",
    "MOVE": "const { stage } = vanort.page; stage.look({ ...stage.camera, x: stage.camera.x + 8 * Math.sin(frames / 20) })",
}
WEBGL = {
    "BEGIN": "show(...network)",
    "MOVE": "const { x, y, ratio } = sigma.getCamera().getState(); sigma.getCamera().setState({ x: x + 0.002 * Math.sin(frames / 20), y, ratio })",
}


def bundled(folder: Path) -> str:
    """Return sigma with what shows a network, as one script; packages come from npm."""
    (folder / "show.mjs").write_text(SIGMA, encoding="utf-8")
    npm, node = shutil.which("npm"), shutil.which("node")
    if not npm or not node:
        raise SystemExit("Needs Node with npm: sigma is no part of vanort.")
    subprocess.run([npm, "install", "--no-audit", "--no-fund", "--loglevel=error", *PACKAGES], cwd=folder, check=True)
    esbuild = folder / "node_modules" / "esbuild" / "bin" / "esbuild"
    subprocess.run(
        [str(esbuild), "show.mjs", "--bundle", "--minify", "--format=iife", "--outfile=show.js"], cwd=folder, check=True
    )
    return (folder / "show.js").read_text(encoding="utf-8")


def measure(page: Any, how: dict[str, str]) -> dict[str, float]:
    """Return the milliseconds until all is drawn, and the frames a second while the camera moves."""
    drawn = page.evaluate(DRAWN.replace("BEGIN", how["BEGIN"]))
    return {"drawn_ms": drawn, "frames_per_s": page.evaluate(MOVED.replace("MOVE", how["MOVE"]))}


def main() -> None:
    """Measure each size and print a line of JSON for it."""
    from playwright.sync_api import sync_playwright

    sizes = [int(size) for size in sys.argv[1:]] or [5000, 20_000]
    with tempfile.TemporaryDirectory() as name, sync_playwright() as driver:
        folder = Path(name)
        sigma = bundled(folder)
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for size in sizes:
            quads = to_quads(partnership_facts(int(size * 0.55), int(size * 0.45), 5))
            (folder / "page.html").write_text(explorer_page(quads, engine="none"), encoding="utf-8")
            window = {"viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce"}
            page = browser.new_page(**window)
            page.set_default_timeout(180_000)
            page.goto((folder / "page.html").as_uri())
            page.wait_for_selector("html[data-ready]")
            folded = page.evaluate("vanort.page.measured.firstDraw")
            canvas = measure(page, CANVAS)
            network = page.evaluate(
                "(({ nodes, edges }) => [nodes.map(({ x, y, size, color, label }) => ({ x, y, size, color, label })), edges.map(({ a, b }) => ({ a, b }))])(vanort.page.stage.scene)"
            )
            page.close()
            page = browser.new_page(**window)
            page.set_default_timeout(180_000)
            page.set_content("<div id=here style='position:absolute;inset:0'></div>")
            page.evaluate("(network) => { window.network = network; }", network)
            page.add_script_tag(content=sigma)
            webgl = measure(page, WEBGL)
            page.close()
            row = {"things": len(network[0]), "links": len(network[1]), "folded_first_draw_ms": folded}
            row |= {f"canvas_{key}": value for key, value in canvas.items()}
            row |= {f"sigma_{key}": value for key, value in webgl.items()} | {"sigma_MB": len(sigma) / 1e6}
            print(json.dumps({key: round(value, 2) for key, value in row.items()}), flush=True)
        browser.close()


if __name__ == "__main__":
    main()
