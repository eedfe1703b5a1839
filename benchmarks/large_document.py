"""Measure how a document of 200 pages opens in the workbench, and how long each decision takes, by clock and by processor.

python benchmarks/large_document.py [--pages 200] [--decisions 40]

The document is made up: a page of 2,900 characters has a heading, sentences with facts, sentences without, and a list. The
processor's time of page and server is told beside the clock, since a machine that others use waits more than it works.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from workbench import serve, workspace_of  # the script beside it

SYLLABLES = ("bar", "dal", "ek", "fal", "gran", "hol", "kal", "lind", "mar", "nor", "sten", "vik")
ENDS = ("by", "stad", "borg", "köping", "vik", "torp")
FILLER = "Arbetet har gått bra och alla som var med har lärt sig mycket av varandra under resans gång. "
PAGE = 2_900  # characters: what stands on a page of A4
TICKS = os.sysconf("SC_CLK_TCK")
# How long from a key until the frame after the page has changed has been drawn.
WATCH = """window.drawn = []; addEventListener('keydown', (event) => {
  const pressed = event.timeStamp; const place = document.querySelector('.now');
  const watch = new MutationObserver(() => { watch.disconnect();
    requestAnimationFrame(() => requestAnimationFrame((now) => window.drawn.push(now - pressed))); });
  watch.observe(place, { childList: true, subtree: true }); }, true);"""


def town(number: int) -> str:
    """Return the name of a town that there is not."""
    first, rest = SYLLABLES[number % 12], number // 12
    return f"{first}{SYLLABLES[rest % 12]}{ENDS[rest // 12 % 6]}".capitalize()


def text_of(pages: int) -> str:
    """Return the text of so many pages."""
    found = ["Internationellt arbete\n"]
    for number in range(pages):
        own, other, third = town(3 * number), town(3 * number + 1), town(3 * number + 2)
        project = f"Rena {town(number + 400)} {number}"
        page = f"\n\n# {own} i världen\n\n{own}s kommun är vänort med {other}s kommun sedan {1950 + number % 70}.\n"
        page += f"Projektet {project} leds av {own}s kommun, med stöd av Sida.\n\n- {third}s kommun, Norge\n- {other}s kommun, Finland\n\n"
        while len(page) < PAGE:
            page += FILLER + ("\n\n" if len(page) % 3 else "")
        found.append(page)
    return "".join(found)


def processor(pid: int) -> float:
    """Return the seconds that a process has worked."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def worked(session: Any) -> float:
    """Return the seconds that a page has worked."""
    told = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    return float(told["TaskDuration"])


def opened(playwright: Any, address: str, name: str, pid: int) -> tuple[Any, Any, str]:
    """Open the document in a new browser, and return its page, its session and what it took."""
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
    page = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB").new_page()
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})  # what the thread has worked, not waited
    page.add_init_script(WATCH)
    before, start = processor(pid), time.perf_counter()
    page.goto(f"{address}&document={name}")
    page.wait_for_selector("html[data-ready]", timeout=120_000)
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    seconds = time.perf_counter() - start
    page.keyboard.press("Escape")  # the tour of the first visit
    took = f"{seconds:.2f} s; processor: page {worked(session):.2f} s, server {processor(pid) - before:.2f} s"
    return page, session, took


def main() -> None:
    """Measure what the command line asks for."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--decisions", type=int, default=40)
    given = parser.parse_args()
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "large.txt"
        path.write_text(text_of(given.pages), encoding="utf-8")
        start = time.perf_counter()
        root = workspace_of(Path(scratch), [path])
        print(
            f"{given.pages} pages, {path.stat().st_size:,} bytes; extracted in {time.perf_counter() - start:.0f} s; load {os.getloadavg()[0]:.1f}"
        )
        process, address = serve(root)
        measure(playwright, process, address, given.decisions)
        process.terminate()


def measure(playwright: Any, process: subprocess.Popen[str], address: str, decisions: int) -> None:
    """Open the document twice, decide, and print what it took."""
    first = opened(playwright, address, "large.txt", process.pid)
    print(f"opens for the first time in {first[2]}", flush=True)
    first[0].context.browser.close()
    page, session, took = opened(playwright, address, "large.txt", process.pid)
    print(f"opens in {took}", flush=True)
    said, before, server = [], worked(session), processor(process.pid)
    for _ in range(decisions):
        with page.expect_response("**/api/judge") as told:
            page.keyboard.press("a")
        said.append(told.value.request.timing["responseStart"])
        page.wait_for_timeout(60)
    drawn = page.evaluate("window.drawn")[-decisions:]
    print(
        f"a decision: on disk after {statistics.median(said):.0f} ms (most {max(said):.0f}), on the screen after "
        f"{statistics.median(drawn):.0f} ms (most {max(drawn):.0f}); processor: page {(worked(session) - before) / decisions * 1000:.0f} ms, "
        f"server {(processor(process.pid) - server) / decisions * 1000:.0f} ms; load {os.getloadavg()[0]:.1f}",
        flush=True,
    )
    page.context.browser.close()


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    main()
