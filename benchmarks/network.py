"""Time projection, measures, communities and layout on H2020 participations, beside networkx alone.

    python benchmarks/network.py [--all]        writes benchmarks/network.md

Needs the table `data/real/cordis/h2020_participations_full.csv.gz` below the folder that VANORT_SHARED names, or
below `shared/` beside the repository. Each size runs in a process of its own, so that peak memory is its own.
"""

from __future__ import annotations

import csv
import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rdflib import Graph

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("VANORT_SHARED", HERE.parent.parent / "shared"))
TABLE = SHARED / "data" / "real" / "cordis" / "h2020_participations_full.csv.gz"
COMPARED, MIDDLE, FULL, LARGEST = 4_000, 15_000, 100_000, 1_000_000


def participations(count: int) -> list[tuple[str, str]]:
    """Return pairs of organisation and project; beyond the table's end, its years are told again.

    Retold projects keep their size; nine in ten of their members are the same organisations as before, one in
    ten is new, so that the network grows as a longer programme would let it grow.
    """
    with gzip.open(TABLE, "rt", encoding="utf-8") as file:
        table = sorted({(row["pic"], row["rcn"]) for row in csv.DictReader(file)}, key=lambda pair: pair[::-1])
    pairs: list[tuple[str, str]] = []
    for times in range(count // len(table) + 1):
        for number, (organisation, project) in enumerate(table):
            if len(pairs) == count:
                return pairs
            new = times and (number * 7919 + times) % 10 == 0
            pairs.append((f"{organisation}-{times}" if new else organisation, f"{project}-{times}"))
    return pairs


class Clock:
    """Seconds of processor time by step, all threads together: what else the machine does makes no difference."""

    def __init__(self) -> None:
        self.steps: dict[str, float] = {}

    @contextmanager
    def __call__(self, step: str) -> Iterator[None]:
        """Time what stands in the with block."""
        begun = time.process_time()
        yield
        self.steps[step] = time.process_time() - begun


def with_vanort(pairs: list[tuple[str, str]]) -> dict[str, float]:
    """All default measures, communities and layout, as `vanort analyse` computes them."""
    from vanort.analysis import communities, layout
    from vanort.analysis.measures import measures
    from vanort.analysis.structure import structure
    from vanort.network import project

    clock = Clock()
    with clock("projection"):
        network = project(pairs)
    with clock("measures"):
        found = measures(network)
        structure(network)
    with clock("communities"):
        groups = communities(network)
    with clock("layout"):
        layout(network, groups=groups.membership)
    clock.steps |= {"nodes": len(network), "ties": network.ties, "sampled": found.sampled or 0}
    return clock.steps


def with_networkx(pairs: list[tuple[str, str]]) -> dict[str, float]:
    """The same by networkx alone: its own projection, measures, as many searches for groups (Louvain), its layout."""
    import networkx as nx

    from vanort.analysis.communities import RUNS_WHEN_LARGE

    clock = Clock()
    with clock("projection"):
        two_mode = nx.Graph(pairs)
        network = nx.bipartite.weighted_projected_graph(two_mode, sorted({member for member, _ in pairs}))
    with clock("measures"):
        list(network.degree()), list(network.degree(weight="weight"))
        nx.betweenness_centrality(network)
        nx.closeness_centrality(network)
        for part in nx.connected_components(network):
            if len(part) > 1:
                nx.eigenvector_centrality(network.subgraph(part), weight="weight", max_iter=100_000, tol=1e-9)
        nx.pagerank(network, weight="weight", tol=1e-10)
        nx.clustering(network, weight="weight")
        nx.constraint(network, weight="weight")
        nx.effective_size(network, weight="weight")
        nx.core_number(network)
        nx.density(network), list(nx.bridges(network)), list(nx.articulation_points(network))
    with clock("communities"):
        for seed in range(RUNS_WHEN_LARGE):
            nx.community.louvain_communities(network, weight="weight", seed=seed)
    with clock("layout"):
        nx.spring_layout(network, seed=1)
    clock.steps |= {"nodes": len(network), "ties": network.number_of_edges(), "sampled": 0}
    return clock.steps


RUNS: dict[str, Callable[[list[tuple[str, str]]], dict[str, float]]] = {
    "vanort": with_vanort,
    "networkx": with_networkx,
}
COMMAND = "command"


def measured(which: str, count: int) -> dict[str, float]:
    """Run one size in a process of its own."""
    process = subprocess.run([sys.executable, __file__, which, str(count)], capture_output=True, text=True, check=True)
    result: dict[str, float] = json.loads(process.stdout)
    return result


def whole_command(count: int) -> dict[str, float]:
    """Run `vanort analyse` on a dataset of so many participations, reading and telling included."""
    from vanort.support.resources import resource as shipped
    from vanort.vocabulary import ID, ONTOLOGY, VANORT, VIEW
    from vanort.workspace.scaffold import make_workspace

    kind, label = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>", "<http://www.w3.org/2004/02/skos/core#prefLabel>"
    facts: dict[str, None] = {}
    for organisation, project in participations(count):
        member, shared = f"<{ID}organisation/{organisation}>", f"<{ID}project/{project}>"
        facts[f"{member} {kind} <{VANORT.Organisation}>"] = facts[f"{shared} {kind} <{VANORT.Project}>"] = None
        facts[f'{member} {label} "Organisation {organisation}"@en'] = facts[
            f'{shared} {label} "Project {project}"@en'
        ] = None
        facts[f"{shared} <{VANORT.partner}> {member}"] = facts[f"{shared} <{VANORT.involves}> {member}"] = None
    ontology = Graph().parse(shipped("ontology/vanort.ttl")).serialize(format="nt").splitlines()
    lines = [f"{fact} <{VIEW}> .\n" for fact in facts]
    lines += [f"{line.removesuffix(' .')} <{ONTOLOGY}> .\n" for line in ontology if line]
    with tempfile.TemporaryDirectory() as folder:
        make_workspace(Path(folder) / "w")
        dataset = Path(folder) / "w" / "build" / "dataset.nq"
        dataset.parent.mkdir(parents=True, exist_ok=True)
        dataset.write_text("".join(sorted(lines)), encoding="utf-8")
        told = [sys.executable, "-m", "vanort", "analyse", "-w", f"{folder}/w", "-o", f"{folder}/out.txt"]
        subprocess.run(told, check=True, capture_output=True)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {"seconds": used.ru_utime + used.ru_stime, "peak": used.ru_maxrss / 1e6}


def line(which: str, count: int, steps: dict[str, float]) -> str:
    """One row of the table."""
    parts = ("projection", "measures", "communities", "layout")
    seconds = [steps[part] for part in parts]
    cells = [which, f"{count:,}", f"{steps['nodes']:,.0f}", f"{steps['ties']:,.0f}", *(f"{s:.2f}" for s in seconds)]
    cells += [
        f"{sum(seconds):.1f}",
        f"{steps['memory']:.2f}",
        f"{steps['sampled']:.0f} nodes" if steps["sampled"] else "exact",
    ]
    return f"| {' | '.join(cells)} |"


def main() -> None:
    if len(sys.argv) == 3:
        which, count = sys.argv[1], int(sys.argv[2])
        if which == COMMAND:
            print(json.dumps(whole_command(count)))
            return
        steps = RUNS[which](participations(count))
        steps["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
        print(json.dumps(steps))
        return
    if not TABLE.is_file():
        sys.exit(f"Skipped: there is no {TABLE}; set VANORT_SHARED to the folder that holds data/real.")
    sizes = [COMPARED, FULL, *([LARGEST] if "--all" in sys.argv else [])]
    ours = {count: measured("vanort", count) for count in sizes}
    theirs = measured("networkx", COMPARED)
    whole = {count: measured(COMMAND, count) for count in (MIDDLE, FULL)}
    rows = [line("networkx", COMPARED, theirs), *(line("vanort", count, steps) for count, steps in ours.items())]
    parts = ("projection", "measures", "communities", "layout")
    ratio = sum(theirs[part] for part in parts) / sum(ours[COMPARED][part] for part in parts)
    text = "\n".join(
        [
            "# Networks of H2020 participations",
            "",
            "Made by `python benchmarks/network.py --all`; seconds of processor time, memory in GB at its peak.",
            "",
            "| with | two-mode edges | nodes | ties | projection | measures | communities | layout | all | memory | paths |",
            "| --- " * 11 + "|",
            *rows,
            "",
            f"On {COMPARED:,} two-mode edges, where every path is followed, vanort is {ratio:.0f} times as fast",
            "as networkx alone in the same run.",
            "",
            "The whole command `vanort analyse`, with reading, suggestions and what is told: "
            + "; ".join(f"{c:,} participations {m['seconds']:.0f} s, {m['peak']:.1f} GB" for c, m in whole.items())
            + ".",
            "",
        ]
    )
    (HERE / "network.md").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
