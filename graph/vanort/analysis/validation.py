"""How good the predictors are: hide some ties, predict, and see where the hidden ones come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from vanort.analysis.predictors import DEFAULT_WEIGHT, WEIGHTS, combine, known_ties, predict
from vanort.network import Adjacency
from vanort.network.adjacency import symmetric

HIDDEN = 0.2
FEWEST_TIES = 100  # below that, a fifth of the ties says nothing
BLOCK = 200
TOP = 10
COMBINED, RANDOM = "combined", "random"


@dataclass(frozen=True, slots=True)
class Quality:
    """How one predictor ranks hidden ties among all nodes that are not tied: a share, a mean of 1/rank, the AUC."""

    hits: float
    reciprocal_rank: float
    auc: float


def hide(network: Adjacency, *, seed: int, share: float = HIDDEN) -> tuple[Adjacency, np.ndarray]:
    """Take a share of the ties out at random; return what is left, and the hidden ties as an array of pairs."""
    sources, targets, weights = network.edge_list()
    order = np.random.default_rng(seed).permutation(len(sources))
    hidden, kept = order[: int(len(order) * share)], order[int(len(order) * share) :]
    left = Adjacency(network.nodes, symmetric(len(network), sources[kept], targets[kept], weights[kept]))
    return left, np.column_stack((sources[hidden], targets[hidden]))


def best_weight(network: Adjacency, *, seed: int = 1, questions: int = 1_000) -> float | None:
    """Return the weight of the wider predictors that finds hidden ties of this network best, by mean 1/rank.

    None where the network has too few ties to tell.
    """
    if network.ties < FEWEST_TIES:
        return None
    left, hidden = hide(network, seed=seed)
    found = rank_hidden(
        network, left, hidden, {str(weight): _combination(weight) for weight in WEIGHTS}, seed=seed, questions=questions
    )
    return max(WEIGHTS, key=lambda weight: (found[str(weight)].reciprocal_rank, -weight))


def validate(network: Adjacency, *, seed: int = 1, questions: int = 2_000) -> tuple[dict[str, Quality], float]:
    """Hide a fifth of the ties and rank them by every predictor, by their combination, and at random.

    The weight of the combination is chosen within the ties that are left. Returns the quality by predictor and
    that weight.
    """
    left, hidden = hide(network, seed=seed)
    weight = best_weight(left, seed=seed + 1) or DEFAULT_WEIGHT
    rules: dict[str, Rule] = {COMBINED: _combination(weight)}
    return rank_hidden(network, left, hidden, rules, seed=seed, questions=questions, singles=True), weight


Rule = Callable[[dict[str, np.ndarray], np.ndarray], np.ndarray]


def _combination(weight: float) -> Rule:
    return lambda scores, known: combine(scores, known, weight)


def rank_hidden(
    network: Adjacency,
    left: Adjacency,
    hidden: np.ndarray,
    rules: dict[str, Rule],
    *,
    seed: int,
    questions: int,
    singles: bool = False,
) -> dict[str, Quality]:
    """Ask, for each hidden tie and one of its ends, at which rank the other end comes among all not tied.

    Equal scores share their ranks. Other hidden ties of the same end are no wrong answers and are left out.
    """
    generator = np.random.default_rng(seed + 100)
    asked = hidden[generator.permutation(len(hidden))[:questions]]
    turn = generator.random(len(asked)) < 0.5
    asked = np.where(turn[:, None], asked[:, ::-1], asked)
    asked = asked[np.lexsort((asked[:, 1], asked[:, 0]))]
    ranks: dict[str, list[tuple[float, int]]] = {}
    for block in np.array_split(asked, max(1, len(asked) // BLOCK)):
        rows, place = np.unique(block[:, 0], return_inverse=True)
        scores = predict(left, rows)
        known, right = known_ties(left, rows), known_ties(network, rows)
        shown = dict(scores) | {RANDOM: generator.random(known.shape)} if singles else {}
        shown |= {name: rule(scores, known) for name, rule in rules.items()}
        for name, values in shown.items():
            for at, (_, target) in zip(place, block, strict=True):
                others = values[at][~right[at]]
                own = values[at][target]
                rank = 1 + (others > own).sum() + (others == own).sum() / 2
                ranks.setdefault(name, []).append((float(rank), len(others)))
    return {name: _quality(np.array(pairs)) for name, pairs in ranks.items()}


def _quality(pairs: np.ndarray) -> Quality:
    rank, others = pairs[:, 0], pairs[:, 1]
    return Quality(
        float((rank <= TOP).mean()), float((1 / rank).mean()), float((1 - (rank - 1) / np.maximum(others, 1)).mean())
    )
