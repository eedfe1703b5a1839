"""Which ties are likely to come: seven predictors of links, and one combination of them.

Every predictor gives each pair a score; only the order of scores matters. Ties count as being there or not,
whatever their weight. Let N(u) be the neighbours of u and d(u) their number.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from vanort.network import Adjacency

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
    links = network.weights.astype(bool).astype(float).tocsr()
    degree = np.diff(links.indptr).astype(float)
    own = links[rows]
    with np.errstate(divide="ignore"):
        by_log = np.where(degree > 1, 1 / np.log(degree), 0.0)
        by_degree = np.where(degree > 0, 1 / degree, 0.0)
    by_root = np.sqrt(by_degree)
    step = links.multiply(by_degree[:, None]).tocsr()
    return {
        "common_neighbours": (own @ links).toarray(),
        "adamic_adar": (own.multiply(by_log).tocsr() @ links).toarray(),
        "resource_allocation": (own.multiply(by_degree).tocsr() @ links).toarray(),
        "preferential_attachment": np.outer(degree[rows], degree),
        "paths_of_three": _spread(own.multiply(by_root).tocsr(), links.multiply(by_root).tocsr()) @ links,
        "random_walk": _walk(step, rows),
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
    known: np.ndarray = network.weights[rows].toarray() > 0
    known[np.arange(len(rows)), rows] = True
    return known


def _spread(own: sparse.csr_array, links: sparse.csr_array) -> np.ndarray:
    spread: np.ndarray = (own @ links).toarray()
    return spread


def _walk(step: sparse.csr_array, rows: np.ndarray) -> np.ndarray:
    start = np.zeros((step.shape[0], len(rows)))
    start[rows, np.arange(len(rows))] = 1
    place, back = start, step.T.tocsr()
    for _ in range(WALK_STEPS):
        place = RESTART * start + (1 - RESTART) * (back @ place)
    return place.T


def _katz(links: sparse.csr_array, rows: np.ndarray) -> np.ndarray:
    walks = np.zeros((links.shape[0], len(rows)))
    walks[rows, np.arange(len(rows))] = 1
    total = np.zeros_like(walks)
    for _ in range(KATZ_STEPS):
        walks = KATZ_DAMPING * (links @ walks)
        total += walks
    return total.T
