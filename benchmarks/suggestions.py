"""Hide a fifth of the ties of two real networks and see who finds them: vanort's suggestions or plain predictors.

    python benchmarks/suggestions.py            writes benchmarks/suggestions.md

Needs `data/real` below the folder that VANORT_SHARED names, or below `shared/` beside the repository: twinned
towns (Wikidata) and partners in FP7, H2020 and Horizon Europe projects (CORDIS).
"""

from __future__ import annotations

import csv
import gzip
import os
import sys
from pathlib import Path

from vanort.analysis.validation import COMBINED, RANDOM, TOP, validate
from vanort.network import Adjacency, project, rows_to_network
from vanort.network.adjacency import adjacency

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("VANORT_SHARED", HERE.parent.parent / "shared"))
REAL = SHARED / "data" / "real"
PEERS = ("common_neighbours", "adamic_adar", "preferential_attachment", RANDOM)
SEEDS = (1, 2, 3)


def twin_towns() -> Adjacency:
    """Twinned towns, one tie a pair."""
    with gzip.open(REAL / "twin_towns" / "wikidata_p190_pairs.tsv.gz", "rt", encoding="utf-8") as file:
        pairs = {tuple(sorted(line.split())) for line in file}
    return adjacency(rows_to_network([], ({"source": one, "target": other} for one, other in pairs if one != other)))


def project_partners() -> Adjacency:
    """Organisations that share a project."""
    path = REAL / "cordis" / "cordis_participations_by_start_year.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return project((row["pic"], row["project_id"]) for row in csv.DictReader(file))


def main() -> None:
    if not REAL.is_dir():
        sys.exit(f"Skipped: there is no {REAL}; set VANORT_SHARED to the folder that holds data/real.")
    lines = [
        "# Do the suggestions find ties that were hidden?",
        "",
        f"Made by `python benchmarks/suggestions.py`: a fifth of the ties is hidden, {len(SEEDS)} times; for up to 2,000",
        "hidden ties one end is asked for, and the rank of the other among all that are not tied is looked at.",
        f"Means over the {len(SEEDS)} times: share among the first {TOP}, mean of 1/rank, area under the ROC curve.",
        "",
    ]
    for title, network in (
        ("Twinned towns (Wikidata)", twin_towns()),
        ("Project partners (CORDIS)", project_partners()),
    ):
        runs = [validate(network, seed=seed) for seed in SEEDS]
        weights = ", ".join(f"{weight:g}" for _, weight in runs)
        lines += [
            f"## {title}: {len(network):,} nodes, {network.ties:,} ties",
            "",
            "| predictor | hits@10 | 1/rank | AUC |",
        ]
        lines += ["| --- | --- | --- | --- |"]
        means = {
            name: [
                sum(getattr(run[name], part) for run, _ in runs) / len(runs)
                for part in ("hits", "reciprocal_rank", "auc")
            ]
            for name in runs[0][0]
        }
        order = sorted(means, key=lambda name: (name == RANDOM, name != COMBINED, -means[name][1]))
        for name in order:
            cells = " | ".join(f"{value:.3f}" for value in means[name])
            mark = " (a peer)" if name in PEERS else ""
            lines.append(f"| {name.replace('_', ' ')}{mark} | {cells} |")
        lines += ["", f"Weight of the wider predictors, chosen within the ties that were left: {weights}.", ""]
        print("\n".join(lines), flush=True)
    (HERE / "suggestions.md").write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
