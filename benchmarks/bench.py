"""One suite for all that is measured: `make bench`. It prints a table, and adds a run to the history in bench.json.

    VANORT_SHARED=… python benchmarks/bench.py [--sizes 10000 100000 1000000] [--also store network drawing]
    python benchmarks/bench.py --table          writes bench.md from bench.json, and measures nothing

Registers are measured at several sizes, so that it is seen how cost grows: the first rows of all participations in Horizon 2020
are imported, built and asked (`vanort`), the same is done by a hand-written script (`rdflib`, up to 100,000 statements), and what
was built is loaded into a store on disk, opened and exported. Each step has a process of its own; processor time is compared,
since a machine that others use says little by the clock. `--also` runs the other benchmarks of this folder, and keeps what they print.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from importing import TABLE, first_rows, measured, with_vanort

HERE = Path(__file__).resolve().parent
HISTORY, SHOWN = HERE / "bench.json", HERE / "bench.md"
SIZES = (10_000, 100_000, 1_000_000)
PER_ROW = 29  # statements of the dataset that a participation comes to
MOST_OF_SCRIPT = 100_000  # statements: beyond, the script takes minutes and gigabytes
STEPS = ("load", "open", "export")
ALSO = {
    "store": ("store.py", "--quads", "100000", "--seconds", "5", "--clients", "8"),
    "network": ("network.py",),
    "drawing": ("drawing.py",),
    "workbench": ("workbench.py",),
}


def load(dataset: Path) -> None:
    """Load a dataset into a store on disk."""
    from vanort.store import open_embedded

    open_embedded(dataset, home="disk").close()


def export(dataset: Path) -> None:
    """Write what may be shown of a dataset, line by line."""
    from vanort.privacy.streamed import streamed

    with dataset.with_name("shown.nq").open("w", encoding="utf-8") as file:
        file.writelines(streamed(dataset).searched("shown.nq"))


def opened(dataset: Path) -> None:
    """Open the store on disk, and ask it something small."""
    from vanort.store import open_embedded

    with open_embedded(dataset, home="disk").query("ASK { ?s ?p ?o }") as answer:
        assert answer.boolean


def step(name: str, dataset: Path) -> dict[str, float]:
    """Run one step in a process of its own, and return what it took."""
    process = subprocess.Popen([sys.executable, __file__, "--step", name, "--dataset", str(dataset)])
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{name} did not end well")
    return {"seconds": round(used.ru_utime + used.ru_stime, 2), "megabytes": round(used.ru_maxrss / 1024)}


def at_size(table: Path, statements: int) -> dict[str, Any]:
    """Return what a register of about so many statements costs, step by step."""
    found: dict[str, Any] = {"statements": statements}
    with tempfile.TemporaryDirectory() as folder:
        path = first_rows(table, max(1, statements // PER_ROW), Path(folder))
        ways = ("vanort", "rdflib") if statements <= MOST_OF_SCRIPT else ("vanort",)
        for way in ways:
            took = measured(way, path)
            found[way] = {
                "seconds": round(took["seconds"], 2),
                "megabytes": round(took["megabytes"]),
                "quads": took["quads"],
            }
            print(f"{statements:>10,}  {way:<7} {found[way]}", flush=True)
        with open(os.devnull, "w") as nowhere:
            subprocess.run(
                [sys.executable, __file__, "--step", "room", "--dataset", str(path)], check=True, stdout=nowhere
            )
        dataset = path.parent / "room" / "build" / "dataset.nq"
        shutil.rmtree(dataset.with_suffix(".oxigraph"), ignore_errors=True)  # a large one has been loaded to be asked
        for name in STEPS:
            found[name] = step(name, dataset)
            print(f"{statements:>10,}  {name:<7} {found[name]}", flush=True)
    return found


def commit() -> str:
    """Return the commit that is measured, with a plus where files differ from it."""
    said = subprocess.run(["git", "describe", "--always", "--dirty=+"], capture_output=True, text=True, cwd=HERE)
    return said.stdout.strip() or "unknown"


def table_of(history: list[dict[str, Any]]) -> str:
    """Return the last run as a page, and the runs before it in short."""
    last = history[-1]
    lines = [
        "# What things cost",
        "",
        "Written by `make bench` (`benchmarks/bench.py`, which says what is measured); do not edit. Seconds are those of the processor.",
        "",
        f"Measured at {last['commit']}, Python {last['python']}, {last['machine']}.",
        "",
        "| Statements | import, build, ask: s | MB | script with rdflib: s | MB | for each statement, times | load on disk: s | a second | open: s | export: s | MB |",
        "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for size in last["sizes"]:
        ours, script = size["vanort"], size.get("rdflib")
        times = "–"
        if script:
            times = f"{script['seconds'] / script['quads'] / (ours['seconds'] / ours['quads']):.1f}"
        beside = (f"{script['seconds']:.1f}", f"{script['megabytes']:,}") if script else ("–", "–")
        rate = ours["quads"] / max(0.01, size["load"]["seconds"] - size["open"]["seconds"])
        cells = (
            f"{ours['quads']:,}", f"{ours['seconds']:.1f}", f"{ours['megabytes']:,}", *beside, times,
            f"{size['load']['seconds']:.1f}", f"{rate:,.0f}", f"{size['open']['seconds']:.1f}",
            f"{size['export']['seconds']:.1f}", f"{size['export']['megabytes']:,}",
        )  # fmt: skip
        lines.append(f"| {' | '.join(cells)} |")
    lines += ["", "## Runs", "", "| Commit | Statements | import, build, ask: s | load: s | export: s |"]
    lines.append("| --- | ---: | ---: | ---: | ---: |")
    for run in history:
        for size in run["sizes"]:
            ours = size["vanort"]
            lines.append(
                f"| {run['commit']} | {ours['quads']:,} | {ours['seconds']:.1f} | {size['load']['seconds']:.1f} | {size['export']['seconds']:.1f} |"
            )
    for name, said in last.get("also", {}).items():
        lines += ["", f"## {name}", "", "```", *said, "```"]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure, print, and keep what was measured."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--also", nargs="*", choices=sorted(ALSO), default=())
    parser.add_argument("--table", action="store_true", help="write bench.md from bench.json")
    parser.add_argument("--step", choices=(*STEPS, "room"), help=argparse.SUPPRESS)
    parser.add_argument("--dataset", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.step == "room":
        with_vanort(options.dataset, options.dataset.parent)
        return
    if options.step:
        {"load": load, "open": opened, "export": export}[options.step](options.dataset)
        return
    history = json.loads(HISTORY.read_text(encoding="utf-8")) if HISTORY.is_file() else []
    if not options.table:
        table = Path(os.environ.get("VANORT_SHARED", "../shared")) / TABLE
        if not table.is_file():
            raise SystemExit(f"{table} is missing: VANORT_SHARED names the folder that holds it.")
        run = {"commit": commit(), "python": platform.python_version(), "machine": f"{os.cpu_count()} processors"}
        run["sizes"] = [at_size(table, size) for size in options.sizes]
        run["also"] = {}
        for name in options.also:
            script, *words = ALSO[name]
            said = subprocess.run([sys.executable, str(HERE / script), *words], capture_output=True, text=True)
            run["also"][name] = (said.stdout or said.stderr).splitlines()
        history.append(run)
        HISTORY.write_text(json.dumps(history, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    SHOWN.write_text(table_of(history), encoding="utf-8")
    print(SHOWN.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
