"""Measure the import of a register against the rdflib script that one would write for it.

    VANORT_SHARED=… python benchmarks/importing.py [--rows 20000]

The file is that of all participations in Horizon 2020 (`data/real/cordis/h2020_participations_full.csv.gz` below the folder
that VANORT_SHARED names), or its first rows. Both make a graph of the same facts with a record for each row, write it as
N-Quads, and answer the same question, each in a process of its own, one after the other. Processor time is compared, since a
machine that others use says little by the clock; the peak of memory is that of the largest process.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import itertools
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TABLE = Path("data") / "real" / "cordis" / "h2020_participations_full.csv.gz"
QUESTION = """PREFIX vanort: <https://w3id.org/vanort/ns#>
SELECT ?country (COUNT(DISTINCT ?project) AS ?projects) {
  ?project a vanort:Project ; vanort:partner ?body . ?body vanort:country ?country
} GROUP BY ?country ORDER BY DESC(?projects) ?country LIMIT 5"""
NS, ID = "https://w3id.org/vanort/ns#", "https://w3id.org/vanort/id/"


def with_vanort(table: Path, folder: Path) -> None:
    """Import, build and ask, as the commands do."""
    import vanort
    from vanort.mappings.sources import find_source
    from vanort.registers.importing import import_register
    from vanort.workspace.model import open_workspace
    from vanort.workspace.scaffold import make_workspace

    make_workspace(folder / "room")
    done = import_register(open_workspace(folder / "room"), find_source("cordis"), [table], today="2026-01-01")
    said("imported", done.quads)
    with vanort.open(folder / "room") as ws:
        said("quads", sum(1 for _ in _dataset_of(ws).open("rb")))
        for row in ws.query(QUESTION, timeout=None):
            said("row", str(row["projects"]))


def _dataset_of(ws: object) -> Path:
    _ = ws.store  # type: ignore[attr-defined]
    return Path(ws.workspace.dataset)  # type: ignore[attr-defined]


def with_rdflib(table: Path, folder: Path) -> None:
    """Do the same by hand: a row at a time into an rdflib dataset."""
    from rdflib import PROV, RDF, XSD, Dataset, Literal, Namespace, URIRef

    ns, id_ = Namespace(NS), Namespace(ID)
    dataset = Dataset()
    stated, view = (
        dataset.graph("https://w3id.org/vanort/graph/source/cordis"),
        dataset.graph("https://w3id.org/vanort/graph/view"),
    )
    union = id_["organisation/european-union"]
    with gzip.open(table, "rt", encoding="utf-8") as file:
        for line, row in enumerate(csv.DictReader(file), 2):
            record = id_[f"row/{line}"]
            project, body = (
                id_[f"project/cordis-rcn-{row['rcn']}"],
                id_[f"organisation/pic-{row['pic'].removesuffix('.0')}"],
            )
            facts = [
                (project, RDF.type, ns.Project), (project, ns.fundedBy, union), (project, ns.partner, body),
                (body, RDF.type, ns.Organisation),
                (body, ns.country, URIRef(f"http://publications.europa.eu/resource/authority/country/{row['country']}")),
            ]  # fmt: skip
            for term, day in ((ns.start, row["start_date"]), (ns.end, row["end_date"])):
                if day != "NA":
                    facts.append((project, term, Literal(day, datatype=XSD.date)))
            if row["role"] == "coordinator":
                facts.append((project, ns.coordinator, body))
            if row["contribution"] not in ("", "NA", "0", "0.0"):
                money = id_[f"funding/cordis-{line}"]
                facts += [
                    (project, ns.funding, money), (money, RDF.type, ns.Funding), (money, ns.funder, union),
                    (money, ns.recipient, body), (money, ns.currency, Literal("EUR")),
                    (money, ns.amount, Literal(row["contribution"], datatype=XSD.decimal)),
                ]  # fmt: skip
            for subject in {fact[0] for fact in facts}:
                stated.add((subject, PROV.wasDerivedFrom, record))
            stated.add((record, RDF.type, ns.Row))
            stated.add((record, ns.line, Literal(line)))
            for fact in facts:
                stated.add(fact)
                view.add(fact)
                if fact[1] in (ns.partner, ns.coordinator, ns.fundedBy):
                    view.add((fact[0], ns.involves, fact[2]))
    said("quads", len(dataset))
    dataset.serialize(folder / "dataset.nq", format="nquads")
    for found in view.query(QUESTION):
        said("row", str(found[1]))


def said(what: str, value: object) -> None:
    """Tell the process that compares."""
    print(json.dumps([what, value]), flush=True)


def measured(way: str, table: Path) -> dict[str, object]:
    """Run one way in a process of its own, and return what it took."""
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, __file__, "--way", way, "--table", str(table), "--folder", folder]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        told = process.stdout.read() if process.stdout else ""
        _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{way} did not end well")
    lines = [json.loads(line) for line in told.splitlines()]
    return {
        "seconds": used.ru_utime + used.ru_stime,
        "by the clock": time.perf_counter() - started,
        "megabytes": used.ru_maxrss / 1024,
        "quads": dict(lines)["quads"],
        "rows": [value for what, value in lines if what == "row"],
    }


def first_rows(table: Path, rows: int, folder: Path) -> Path:
    """Write the first rows of a table to a file of its own; all where there are no more."""
    target = folder / "participations.csv.gz"
    with gzip.open(table, "rb") as source, gzip.open(target, "wb") as file:
        file.writelines(itertools.islice(source, rows + 1))
    return target


def main() -> None:
    """Measure both and print a line each, and how many times more work the script is."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--way", choices=("vanort", "rdflib"), help=argparse.SUPPRESS)
    parser.add_argument("--table", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.way:
        (with_vanort if options.way == "vanort" else with_rdflib)(options.table, options.folder)
        return
    table = Path(os.environ.get("VANORT_SHARED", "../shared")) / TABLE
    with tempfile.TemporaryDirectory() as folder:
        path = first_rows(table, options.rows, Path(folder))
        found = {way: measured(way, path) for way in ("vanort", "rdflib")}
    for way, took in found.items():
        print(
            f"{way:<7} {took['seconds']:>6.1f} s of processor, {took['by the clock']:>6.1f} s by the clock, "
            f"{took['megabytes']:>6,.0f} MB, {took['quads']:>9,} quads"
        )
    assert found["vanort"]["rows"] == found["rdflib"]["rows"], "the two do not answer alike"
    per_quad = {way: float(str(took["seconds"])) / int(str(took["quads"])) for way, took in found.items()}
    print(
        f"the script takes {float(str(found['rdflib']['seconds'])) / float(str(found['vanort']['seconds'])):.2f} times the processor time,"
    )
    print(f"and {per_quad['rdflib'] / per_quad['vanort']:.2f} times that of vanort for each quad")


if __name__ == "__main__":
    main()
