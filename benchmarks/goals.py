"""Measure `vanort goals` on the SDG Classification Benchmark: accuracy for each goal, and speed.

    python benchmarks/goals.py [--fit]

Reads `corpus/sdg/dev.csv` in the folder that VANORT_SHARED names, by default `shared` beside the repository.
`--fit` writes the slope and the seventeen levels to `graph/vanort/languages/goals.toml`; nothing else is
fitted, and nothing of the texts is kept. The cross-validated column is the honest one: each snippet is judged
by numbers fitted without it. Two baselines run beside it: a word of the goal's name, and the commoner answer.
"""

from __future__ import annotations

import argparse
import csv
import os
import re
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vanort.extraction.goals.read import read_goals
from vanort.extraction.goals.suggested import goal_evidence
from vanort.support.resources import resource

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("VANORT_SHARED", ROOT.parent / "shared"))
GOALS = range(1, 18)
FOLDS, ROUNDS = 10, 10
RIDGE = 1.0  # how strongly a goal's level is drawn to the common level

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
NAMES = (
    *(
        "poverty",
        "hunger",
        "health",
        "education",
        "gender",
        "water",
        "energy",
        "work",
        "infrastructure",
        "inequalit",
    ),
    *("(?:city|cities)", "consumption", "climate", "ocean", "land", "peace", "partnership"),
)


@dataclass(frozen=True)
class Snippets:
    """The benchmark as columns."""

    texts: list[str]
    goals: NDArray[np.int_]
    labels: Flags


def read_snippets(path: Path) -> Snippets:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return Snippets(
        [row["text"] for row in rows],
        np.array([int(row["sdg"]) for row in rows]),
        np.array([row["label"] == "True" for row in rows]),
    )


def evidence_of(snippets: Snippets) -> Floats:
    """Return ln(1 + evidence) of each snippet for the goal it is asked about."""
    pairs = zip(snippets.texts, snippets.goals, strict=True)
    return np.array([np.log1p(goal_evidence(text, "en").get(int(goal), (0.0, []))[0]) for text, goal in pairs])


def fit(evidence: Floats, goals: NDArray[np.int_], labels: Flags) -> Floats:
    """Fit slope, common level and each goal's distance from it by ridge logistic regression."""
    design = np.column_stack([evidence, np.ones(len(evidence)), np.eye(17)[goals - 1]])
    penalty = np.diag([0.01, 1e-6, *[RIDGE] * 17])
    weights = np.zeros(19)
    for _ in range(30):
        chance = 1 / (1 + np.exp(-design @ weights))
        curvature = design.T @ (design * (chance * (1 - chance) + 1e-9)[:, None]) + penalty
        weights += np.linalg.solve(curvature, design.T @ (labels - chance) - penalty @ weights)
    return weights


def answers(weights: Floats, evidence: Floats, goals: NDArray[np.int_]) -> Flags:
    return weights[0] * evidence + weights[1] + weights[1 + goals] >= 0


def cross_validated(evidence: Floats, snippets: Snippets, seed: int) -> Flags:
    """Answer for each snippet by weights fitted without its fold; folds keep goals and labels balanced."""
    random = np.random.default_rng(seed)
    fold = np.zeros(len(evidence), int)
    for goal in GOALS:
        for label in (True, False):
            members = np.flatnonzero((snippets.goals == goal) & (snippets.labels == label))
            fold[random.permutation(members)] = np.arange(len(members)) % FOLDS
    said = np.zeros(len(evidence), bool)
    for number in range(FOLDS):
        held = fold == number
        weights = fit(evidence[~held], snippets.goals[~held], snippets.labels[~held])
        said[held] = answers(weights, evidence[held], snippets.goals[held])
    return said


def by_goal(right: Flags, goals: NDArray[np.int_]) -> Floats:
    return np.array([right[goals == goal].mean() for goal in GOALS])


def majority(snippets: Snippets) -> Floats:
    shares = by_goal(snippets.labels, snippets.goals)
    return np.maximum(shares, 1 - shares)


def by_name(snippets: Snippets) -> Flags:
    pairs = zip(snippets.texts, snippets.goals, strict=True)
    return np.array([bool(re.search(rf"\b{NAMES[goal - 1]}", text, re.IGNORECASE)) for text, goal in pairs])


def write_fit(weights: Floats) -> None:
    path = resource("languages/goals.toml")
    levels = ", ".join(f"{weights[1] + weights[1 + goal]:.2f}" for goal in GOALS)
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"(?m)^slope = .*$", f"slope = {weights[0]:.2f}", text)
    path.write_text(re.sub(r"(?m)^levels = .*$", f"levels = [{levels}]", text), encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--fit", action="store_true", help="write the fitted numbers into the language data")
    options = parser.parse_args(arguments)
    path = SHARED / "corpus" / "sdg" / "dev.csv"
    if not path.is_file():
        print(f"{path} is missing: set VANORT_SHARED to the folder that holds corpus/sdg/dev.csv.")
        return 0
    snippets = read_snippets(path)
    evidence = evidence_of(snippets)
    if options.fit:
        write_fit(fit(evidence, snippets.goals, snippets.labels))
        print("Fitted; run again to measure.")
        return 0
    rounds = [
        by_goal(cross_validated(evidence, snippets, seed) == snippets.labels, snippets.goals) for seed in range(ROUNDS)
    ]
    start = time.process_time()
    said = [{reading.goal for reading in read_goals(text)} for text in snippets.texts]
    seconds = time.process_time() - start
    asked = np.array([str(goal) in found for goal, found in zip(snippets.goals, said, strict=True)])
    columns = {
        "cross-validated": np.mean(rounds, axis=0),
        "as shipped": by_goal(asked == snippets.labels, snippets.goals),
        "goal's name": by_goal(by_name(snippets) == snippets.labels, snippets.goals),
        "commoner": majority(snippets),
    }
    print("| goal | snippets | " + " | ".join(columns) + " |")
    print("|---:|---:|" + "---:|" * len(columns))
    for goal in GOALS:
        shares = " | ".join(f"{100 * column[goal - 1]:.1f}" for column in columns.values())
        print(f"| {goal} | {int((snippets.goals == goal).sum())} | {shares} |")
    print("| mean | | " + " | ".join(f"**{100 * column.mean():.1f}**" for column in columns.values()) + " |")
    print(f"\n{60 * len(said) / seconds:,.0f} snippets a minute on one core")
    return 0


if __name__ == "__main__":
    sys.exit(main())
