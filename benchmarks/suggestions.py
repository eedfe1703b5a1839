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
from statistics import mean, stdev

from vanort.analysis.validation import RANDOM, SUGGESTED, TOP, UNTRIED, Quality, validate
from vanort.network import Adjacency, project, rows_to_network
from vanort.network.adjacency import adjacency

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("VANORT_SHARED", HERE.parent.parent / "shared"))
REAL = SHARED / "data" / "real"
PEERS = ("common_neighbours", "adamic_adar", "preferential_attachment", RANDOM)
SEEDS = (1, 2, 3, 4, 5)
MARKS = {SUGGESTED: "**suggested**", UNTRIED: "suggested where there is too little to try out"}


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


def cells(runs: list[Quality]) -> str:
    """Mean and standard deviation of each figure over the seeds."""
    columns = [[getattr(run, part) for run in runs] for part in ("hits", "reciprocal_rank", "auc")]
    return " | ".join(f"{mean(column):.3f} ± {stdev(column):.3f}" for column in columns)


def main() -> None:
    if not REAL.is_dir():
        sys.exit(f"Skipped: there is no {REAL}; set VANORT_SHARED to the folder that holds data/real.")
    lines = [
        "# Do the suggestions find ties that were hidden?",
        "",
        f"Made by `python benchmarks/suggestions.py`: a fifth of the ties is hidden, {len(SEEDS)} times; for up to 2,000",
        "hidden ties one end is asked for, and the rank of the other among all that are not tied is looked at.",
        f"Mean ± standard deviation over the {len(SEEDS)} times: share among the first {TOP}, mean of 1/rank, area under",
        "the ROC curve. What is suggested follows the rule that proved best on ties hidden among those that were left:",
        "resource allocation, unless another predictor, or a combination, was better by more than two standard errors.",
        "",
    ]
    for title, network in (
        ("Twinned towns (Wikidata)", twin_towns()),
        ("Project partners (CORDIS)", project_partners()),
    ):
        runs = [validate(network, seed=seed) for seed in SEEDS]
        qualities = {name: [found[name] for found, _ in runs] for name in runs[0][0]}
        lines += [
            f"## {title}: {len(network):,} nodes, {network.ties:,} ties",
            "",
            f"| predictor | hits@{TOP} | 1/rank | AUC |",
            "| --- | --- | --- | --- |",
        ]
        order = sorted(
            qualities,
            key=lambda name: (name == RANDOM, name != SUGGESTED, -mean(q.reciprocal_rank for q in qualities[name])),
        )
        for name in order:
            mark = " (a peer)" if name in PEERS else ""
            lines.append(f"| {MARKS.get(name, name.replace('_', ' '))}{mark} | {cells(qualities[name])} |")
        single = next(name for name in order if name not in MARKS)
        gains = [
            ours.reciprocal_rank - theirs.reciprocal_rank
            for ours, theirs in zip(qualities[SUGGESTED], qualities[single], strict=True)
        ]
        rules = ", ".join(
            rule.predictor.replace("_", " ") + (f" {rule.weight:g}" if rule.weight else "") for _, rule in runs
        )
        lines += [
            "",
            f"Rule chosen, time by time: {rules}. Gain in 1/rank on the best single predictor ({single.replace('_', ' ')}):",
            f"{', '.join(f'{gain:+.3f}' for gain in gains)}.",
            "",
        ]
    text = "\n".join(lines)
    (HERE / "suggestions.md").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
