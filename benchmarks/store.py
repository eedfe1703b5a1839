"""Measure the store and the server.

    python benchmarks/store.py [--quads 100000] [--seconds 60] [--clients 50] [--only QUESTION]

The dataset is that of data/, made larger by copying its things under new names until it has the number of quads. Every
question of the catalogue is asked of the built-in store and, as the peer, of plain rdflib, in the same run; the rows
must be equal. Then a server is started and asked by many clients at once, also beside endless queries.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path

from rdflib import Dataset, URIRef

from vanort.catalogue.question import read_catalogue
from vanort.store import DEFAULT_GRAPHS, EmbeddedStore, open_embedded
from vanort.store.cells import Row, cell_from_rdflib, cell_to_rdflib
from vanort.store.quads import read_quads
from vanort.support.resources import resource

ROOT = Path(__file__).parent.parent
ENDLESS = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(12)) + " }"
LOOK_UP = "SELECT ?p ?o {{ <{}> ?p ?o }}"


def main() -> None:
    """Run everything and print one line a measure."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--dataset", type=Path, default=ROOT / "data" / "build" / "dataset.nq")
    parser.add_argument("--quads", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--patience", type=float, default=60, help="seconds for one question on rdflib")
    parser.add_argument("--only", default="", help="questions with this in their name or id")
    parser.add_argument("--skip-rdflib", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "dataset.nq"
        path.write_text(enlarged(options.dataset, options.quads), encoding="utf-8")
        print(f"{sum(1 for _ in path.open(encoding='utf-8')):,} quads, {path.stat().st_size / 1e6:.0f} MB")
        started = time.perf_counter()
        store = open_embedded(path, home="memory")
        print(f"load: {time.perf_counter() - started:.2f} s")
        first_rows(store)
        if not options.skip_rdflib:
            against_rdflib(store, path, options.patience, options.only)
        store.close()
        if options.seconds:
            served(path, options.clients, options.seconds)


def enlarged(built: Path, quads: int) -> str:
    """Return a dataset with its things copied under new names until there are so many quads."""
    if not built.is_file():
        sys.exit("Build the example first: make demo")
    lines = built.read_text(encoding="utf-8").splitlines(keepends=True)
    fixed = [line for line in lines if re.search(r"graph/(ontology|reference)> \.$", line)]
    moving = [line for line in lines if line not in set(fixed)]
    copies, number = list(lines), 0
    while len(copies) < quads:
        number += 1
        # Things below id/ get a new name; graphs, properties and what is shared stay what they are.
        copies += [re.sub(r"(/vanort/id/[a-z-]+/)", rf"\g<1>copy{number}-", line) for line in moving]
    return "".join(copies[:quads] if len(copies) - quads < len(moving) else copies)


def first_rows(store: EmbeddedStore) -> None:
    """Measure how soon the first row of a look-up is there, in this process."""
    things = [str(row["s"]) for row in store.query("SELECT DISTINCT ?s { ?s a ?t } LIMIT 300")]
    times = []
    for thing in things:
        started = time.perf_counter()
        with store.query(LOOK_UP.format(thing)) as answer:
            next(iter(answer))
            times.append(time.perf_counter() - started)
    report("first row of a look-up, in process", times)


def against_rdflib(store: EmbeddedStore, path: Path, patience: float, only: str) -> None:
    """Ask every question here and of plain rdflib, and compare times and rows."""
    dataset = Dataset()
    for s, p, o, g in read_quads(path):
        triple = (cell_to_rdflib(s), cell_to_rdflib(p), cell_to_rdflib(o))
        name = cell_to_rdflib(g)
        dataset.graph(URIRef(str(name))).add(triple)  # type: ignore[arg-type]
        if str(name) in DEFAULT_GRAPHS:  # rdflib has no default graphs by parameter
            dataset.default_graph.add(triple)  # type: ignore[arg-type]
    ratios = []
    for name, question in read_catalogue([resource("queries/questions")]).items():
        if only and only not in name and only != question.id:
            continue
        ours, here = timed(lambda text=question.text: rows_here(store, text))
        try:
            theirs, there = within(patience, lambda text=question.text: rows_of_rdflib(dataset, text))
        except TimeoutError:
            ratios.append(patience / ours)
            print(f"  {name}: more than {patience / ours:.0f}x ({ours * 1000:.1f} ms, rdflib was given up)")
            continue
        except (TypeError, RecursionError) as error:  # rdflib cannot order what is unbound with what is not
            print(f"  {name}: left out, rdflib fails with {type(error).__name__} ({ours * 1000:.1f} ms)")
            continue
        ratios.append(theirs / ours)
        equal = "equal" if Counter(here) == Counter(there) else "ROWS DIFFER"
        print(f"  {name}: {theirs / ours:.0f}x ({ours * 1000:.1f} ms, {len(here)} rows, {equal})")
    print(f"questions against rdflib: median {statistics.median(ratios):.0f}x, least {min(ratios):.1f}x")


def rows_here(store: EmbeddedStore, text: str) -> list[Row]:
    """Return all rows from the built-in store."""
    return [tuple(map(cell_from_rdflib, row.values())) for row in store.query(text, timeout=300)]


def rows_of_rdflib(dataset: Dataset, text: str) -> list[Row]:
    """Return all rows from rdflib."""
    result = dataset.query(text)
    names = result.vars or []
    return [tuple(cell_from_rdflib(row.get(name)) for name in names) for row in result.bindings]


def within(seconds: float, work: Callable[[], list[Row]]) -> tuple[float, list[Row]]:
    """Do some work, and give up when the time is over."""

    def over(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        return timed(work)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def timed(work: Callable[[], list[Row]]) -> tuple[float, list[Row]]:
    """Return how long some work takes and what it gives: the median of five runs, or of what fits into a second."""
    times, result = list[float](), list[Row]()
    while len(times) < 5 and sum(times) < 1:
        started = time.perf_counter()
        result = work()
        times.append(time.perf_counter() - started)
    return statistics.median(times), result


def served(path: Path, clients: int, seconds: float) -> None:
    """Start a server and ask it: one client, many clients, and one beside four endless queries."""
    command = [sys.executable, "-m", "vanort", "serve", "--data", str(path), "--port", "8899", "--timeout", "20"]
    with tempfile.TemporaryFile() as log, subprocess.Popen(command, stderr=log) as process:
        try:
            started = time.perf_counter()
            wait_for(8899)
            print(f"server up, without persons: {time.perf_counter() - started:.1f} s")
            things = [binding["s"]["value"] for binding in ask("SELECT DISTINCT ?s { ?s a ?t } LIMIT 200")]
            right = {thing: counted(ask(LOOK_UP.format(thing))) for thing in things}
            times = [timed_ask(LOOK_UP.format(thing)) for thing in things]
            report("look-up over HTTP, one client", times)
            before = memory_of(process.pid)
            loaded(clients, seconds, right)
            endless = [threading.Thread(target=ask, args=(ENDLESS,)) for _ in range(4)]
            for thread in endless:
                thread.start()
            time.sleep(1)
            times = [timed_ask(LOOK_UP.format(thing)) for thing in (things * 3)[:300]]
            report("look-up over HTTP beside four endless queries", times)
            for thread in endless:
                thread.join()
            print(
                f"memory of the server and its processes: {before:.0f} MB before, {memory_of(process.pid):.0f} MB after"
            )
        finally:
            process.terminate()


def loaded(clients: int, seconds: float, right: dict[str, Counter[str]]) -> None:
    """Ask with many clients at once for some time, and check every answer."""
    until, times, wrong = time.monotonic() + seconds, list[float](), list[str]()

    def client(number: int) -> None:
        connection = HTTPConnection("127.0.0.1", 8899, timeout=60)
        things = list(right)
        turn = number
        while time.monotonic() < until:
            thing = things[turn % len(things)]
            turn += 7
            started = time.perf_counter()
            try:
                if counted(ask(LOOK_UP.format(thing), connection)) != right[thing]:
                    wrong.append(f"wrong answer for {thing}")
            except (OSError, AssertionError) as error:
                wrong.append(repr(error))
                connection = HTTPConnection("127.0.0.1", 8899, timeout=60)
            times.append(time.perf_counter() - started)

    threads = [threading.Thread(target=client, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    report(f"{clients} clients for {seconds:g} s: {len(times):,} look-ups, {len(wrong)} wrong or failed", times)
    for line in wrong[:5]:
        print(f"  {line}")


def ask(text: str, connection: HTTPConnection | None = None) -> list[dict[str, dict[str, str]]]:
    """Ask the server and return the rows; nothing where it refuses."""
    own = connection or HTTPConnection("127.0.0.1", 8899, timeout=60)
    own.request("POST", "/sparql", text.encode(), {"Content-Type": "application/sparql-query"})
    response = own.getresponse()
    body = response.read()
    if connection is None:
        own.close()
    if response.status == 503:
        return []
    assert response.status == 200, body
    return list(json.loads(body)["results"]["bindings"])


def counted(rows: list[dict[str, dict[str, str]]]) -> Counter[str]:
    """Return rows as a bag, to compare."""
    return Counter(json.dumps(row, sort_keys=True) for row in rows)


def timed_ask(text: str) -> float:
    """Return how long an answer takes."""
    started = time.perf_counter()
    ask(text)
    return time.perf_counter() - started


def wait_for(port: int) -> None:
    """Wait until someone listens."""
    for _ in range(1200):
        try:
            HTTPConnection("127.0.0.1", port, timeout=1).connect()
        except OSError:
            time.sleep(0.1)
        else:
            return
    sys.exit("The server did not start.")


def memory_of(pid: int) -> float:
    """Return the memory of a process and all below it in MB, shared pages counted once (Linux)."""
    parents = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            parents[int(entry.parent.name)] = int(entry.read_text().rpartition(")")[2].split()[1])
    family = {pid}
    while more := {child for child, parent in parents.items() if parent in family} - family:
        family |= more
    total = 0
    for member in family:
        with contextlib.suppress(OSError, TypeError):
            rollup = Path(f"/proc/{member}/smaps_rollup").read_text()
            total += int(re.search(r"^Pss:\s+(\d+)", rollup, re.MULTILINE)[1])  # type: ignore[index]
    return total / 1000


def report(name: str, times: list[float]) -> None:
    """Print median, 95th percentile and worst of some times."""
    ordered = sorted(times)
    worst = ordered[-1] * 1000
    middle, late = statistics.median(ordered) * 1000, ordered[int(len(ordered) * 0.95)] * 1000
    print(f"{name}: median {middle:.1f} ms, 95th percentile {late:.1f} ms, worst {worst:.1f} ms")


if __name__ == "__main__":
    main()
