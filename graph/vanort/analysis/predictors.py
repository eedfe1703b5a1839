"""Which ties are likely to come: seven predictors of links, and one combination of them.

Every predictor gives each pair a score; only the order of scores matters. Ties count as being there or not,
whatever their weight. Let N(u) be the neighbours of u and d(u) their number.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from vanort.network import Adjacency
from vanort.network.sparse import SparseMatrix

Scores = Mapping[str, np.ndarray]
KATZ_DAMPING, KATZ_STEPS = 0.02, 5
RESTART, WALK_STEPS = 0.15, 20
WIDER = ("paths_of_three", "random_walk", "katz")
BY_DEGREE = 0.01


@dataclass(frozen=True, slots=True)
class Rule:
    """What orders the candidates: one predictor alone, or, with a weight, the combination."""

    predictor: str
    weight: float | None = None

    def __call__(self, scores: Scores, known: np.ndarray) -> np.ndarray:
        """Return the values by which candidates are ordered, |rows| × n."""
        return scores[self.predictor] if self.weight is None else combine(scores, known, self.weight)


PREDICTORS = (
    "common_neighbours",
    "adamic_adar",
    "resource_allocation",
    "preferential_attachment",
    "paths_of_three",
    "random_walk",
    "katz",
)
COMBINED = "combined"
# How much the wider predictors weigh; which weight is best, if any, is tried out on hidden ties.
COMBINATIONS = tuple(Rule(COMBINED, weight) for weight in (0.3, 1.0, 3.0))
# Where there is too little to try out: resource allocation, the wider ones deciding between equals only, which costs
# nothing where it is best and helps where it is silent (benchmarks/suggestions.md).
DEFAULT_RULE = Rule(COMBINED, 0.003)


def predict(network: Adjacency, rows: np.ndarray) -> dict[str, np.ndarray]:
    """Return the scores of all nodes for each of some nodes, |rows| × n, by predictor.

    - `common_neighbours` |N(u) ∩ N(v)| (Newman 2001);
    - `adamic_adar` Σ 1/log d(w) over common neighbours w (Adamic and Adar 2003);
    - `resource_allocation` Σ 1/d(w) over them (Zhou, Lü and Zhang 2009);
    - `preferential_attachment` d(u) d(v) (Barabási and Albert 1999);
    - `paths_of_three` paths u–w–x–v, each by 1/√(d(w) d(x)) (Kovács and others 2019);
    - `random_walk` share of time at v of a walker who returns to u (Tong, Faloutsos and Pan 2006);
    - `katz` walks of up to five steps, each step damped by 0.02 (Katz 1953).
    """
    links = network.weights.with_data(np.ones(network.weights.nnz))
    degree = links.row_counts().astype(float)
    own = links.dense_rows(rows)
    with np.errstate(divide="ignore"):
        by_log = np.where(degree > 1, 1 / np.log(degree), 0.0)
        by_degree = np.where(degree > 0, 1 / degree, 0.0)
    by_root = np.sqrt(by_degree)
    back = links.with_data(by_degree[links.indices])  # a step along a tie, seen from where it leads
    halfway = links.with_data(by_root[links.indices])
    return {
        "common_neighbours": _onward(own, links),
        "adamic_adar": _onward(own * by_log, links),
        "resource_allocation": _onward(own * by_degree, links),
        "preferential_attachment": np.outer(degree[rows], degree),
        "paths_of_three": (links @ (halfway @ (own * by_root).T)).T,
        "random_walk": _walk(back, rows),
        "katz": _katz(links, rows),
    }


def combine(scores: Scores, known: np.ndarray, weight: float) -> np.ndarray:
    """Return resource allocation, refined by the wider predictors and, where all are silent, by degree.

    Each is divided by its largest score among the nodes that are not `known` (|rows| × n, true for oneself and
    one's ties) before it is weighed.
    """

    def scaled(name: str) -> np.ndarray:
        values = np.where(known, 0.0, scores[name])
        largest = values.max(axis=1, keepdims=True, initial=0.0)
        result: np.ndarray = np.divide(values, largest, out=np.zeros_like(values), where=largest > 0)
        return result

    wider = sum(scaled(name) for name in WIDER)
    combined: np.ndarray = (
        scaled("resource_allocation") + weight * wider + BY_DEGREE * weight * scaled("preferential_attachment")
    )
    return combined


def known_ties(network: Adjacency, rows: np.ndarray) -> np.ndarray:
    """Return what is tied to each of some nodes already, oneself included, |rows| × n."""
    known: np.ndarray = network.weights.dense_rows(rows) > 0
    known[np.arange(len(rows)), rows] = True
    return known


def _onward(own: np.ndarray, links: SparseMatrix) -> np.ndarray:
    """Return what comes of rows, |rows| × n, by one more step along the ties, which lead both ways."""
    return (links @ own.T).T


def _walk(back: SparseMatrix, rows: np.ndarray) -> np.ndarray:
    start = np.zeros((back.shape[0], len(rows)))
    start[rows, np.arange(len(rows))] = 1
    place = start
    for _ in range(WALK_STEPS):
        place = RESTART * start + (1 - RESTART) * (back @ place)
    return place.T


def _katz(links: SparseMatrix, rows: np.ndarray) -> np.ndarray:
    walks = np.zeros((links.shape[0], len(rows)))
    walks[rows, np.arange(len(rows))] = 1
    total = np.zeros_like(walks)
    for _ in range(KATZ_STEPS):
        walks = KATZ_DAMPING * (links @ walks)
        total += walks
    return total.T
