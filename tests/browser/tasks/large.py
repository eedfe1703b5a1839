"""Pictures of networks of 300, 1,500 and 5,000 things, and three questions that the first answers by itself.

python tests/browser/tasks/large.py [questions 300 1500 5000]

Who is the hub, what connects the two halves, where is the gap: see large.md beside the pictures in `large/`.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from rdflib import RDF, SKOS, Literal

from explorer_datasets import Fact, to_quads, town_facts
from vanort.explorer import explorer_page
from vanort.vocabulary import ID, VANORT

HERE = Path(__file__).parent / "large"
COLOURS = 256  # as many as a palette holds
SIZES = {"300": 240, "1500": 1500, "5000": 5000}
WINDOW: dict[str, Any] = {"viewport": {"width": 1920, "height": 1080}, "locale": "en-GB", "reduced_motion": "reduce"}


def two_halves(seed: int) -> list[Fact]:
    """Return some 300 things in two halves that one project joins; which towns and project it is depends on the seed."""
    left = town_facts(130, seed=seed, cluster=44)
    right = [tuple(_moved(term) for term in fact) for fact in town_facts(130, seed=seed + 1, cluster=44)]
    facts: list[Fact] = [*left, *right]  # type: ignore[list-item]
    bridge = ID["project/bridge"]
    facts += [
        (bridge, RDF.type, VANORT.Project),
        (bridge, SKOS.prefLabel, Literal("Rivers without borders", lang="en")),
    ]
    towns = sorted({o for s, p, o in facts if p == VANORT.partner}, key=str)
    for member in (next(t for t in towns if "/g1-" in str(t)), next(t for t in towns if "/h0-" in str(t))):
        facts += [(bridge, VANORT.partner, member), (bridge, VANORT.involves, member)]
    return sorted(set(facts), key=str)


def _fits(seed: int) -> bool:
    """Tell whether so many things take part in anything as are meant."""
    return 280 <= len({end for s, p, o in two_halves(seed) if p == VANORT.partner for end in (s, o)}) <= 330


def _moved(term: Any) -> Any:
    """Return the same thing of another half."""
    text = str(term)
    return type(term)(text.replace("/g", "/h")) if "/id/" in text and "/g" in text else term


def in_few_colours(path: Path) -> None:
    """Keep a picture with the colours of a palette: a third of the size, and nothing that an eye would miss."""
    from PIL import Image

    with Image.open(path) as picture:
        picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


def main() -> None:
    """Make each page and keep its picture."""
    from playwright.sync_api import sync_playwright

    HERE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        facts = {
            "questions": two_halves(7),
            **{name: town_facts(size, seed=5 if size == 240 else 1) for name, size in SIZES.items()},
        }
        for name, made in facts.items():
            if sys.argv[1:] and name not in sys.argv[1:]:
                continue
            path = Path(folder) / f"{name}.html"
            path.write_text(explorer_page(to_quads(made), engine="none"), encoding="utf-8")
            page = browser.new_page(**WINDOW)
            page.goto(path.as_uri())
            page.wait_for_selector("html[data-ready]")
            page.wait_for_timeout(400)
            page.screenshot(path=HERE / f"{name}.png")
            in_few_colours(HERE / f"{name}.png")
            page.close()
            print(name, flush=True)
        browser.close()


if __name__ == "__main__":
    main()
