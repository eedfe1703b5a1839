"""How good the predictors are: hide some ties, predict, and see where the hidden ones come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from vanort.analysis.predictors import COMBINATIONS, DEFAULT_RULE, PREDICTORS, Rule, known_ties, predict
from vanort.network import Adjacency
from vanort.network.adjacency import symmetric

HIDDEN = 0.2
FEWEST_TIES = 100  # below that, a fifth of the ties says nothing
BLOCK = 200
TOP = 10
SUGGESTED, UNTRIED, RANDOM = "suggested", "untried", "random"
SINGLE = tuple(map(Rule, PREDICTORS))
PLAINEST = Rule("resource_allocation")
TIMES, CLEARLY = 3, 2.0  # hidings to choose a rule by; standard errors by which another must be better


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


def best_rule(network: Adjacency, *, seed: int = 1, questions: int = 1_000) -> Rule | None:
    """Return the rule that finds hidden ties of this network best, by mean 1/rank over several hidings.

    The plainer rule stays unless another is clearly better, by more than two standard errors of the difference:
    resource allocation, then the best single predictor, then the best combination. None where the network has too
    few ties to tell.
    """
    if network.ties < FEWEST_TIES:
        return None
    rules = (*SINGLE, *COMBINATIONS)
    found: dict[Rule, list[np.ndarray]] = {rule: [] for rule in rules}
    for time in range(TIMES):
        left, hidden = hide(network, seed=seed + time)
        ranks = rank_hidden(network, left, hidden, rules, seed=seed + time, questions=questions)
        for rule, pairs in ranks.items():
            found[rule].append(1 / pairs[:, 0])
    reciprocal = {rule: np.concatenate(parts) for rule, parts in found.items()}
    chosen = PLAINEST
    for group in (SINGLE, COMBINATIONS):
        best = max(group, key=lambda rule: reciprocal[rule].mean())
        gain = reciprocal[best] - reciprocal[chosen]
        if gain.mean() > CLEARLY * gain.std() / np.sqrt(len(gain)):
            chosen = best
    return chosen


def validate(network: Adjacency, *, seed: int = 1, questions: int = 2_000) -> tuple[dict[str, Quality], Rule]:
    """Hide a fifth of the ties and rank them by what is suggested, by every predictor alone, and at random.

    Which rule makes the suggestions is chosen within the ties that are left; `untried` is the rule where there
    are too few to choose by. Returns the quality by name, and the rule that was chosen.
    """
    left, hidden = hide(network, seed=seed)
    chosen = best_rule(left, seed=seed + 1) or DEFAULT_RULE
    named = {SUGGESTED: chosen, UNTRIED: DEFAULT_RULE, RANDOM: Rule(RANDOM)} | {rule.predictor: rule for rule in SINGLE}
    ranks = rank_hidden(network, left, hidden, tuple(named.values()), seed=seed, questions=questions)
    return {name: quality(ranks[rule]) for name, rule in named.items()}, chosen


def rank_hidden(
    network: Adjacency,
    left: Adjacency,
    hidden: np.ndarray,
    rules: Sequence[Rule],
    *,
    seed: int,
    questions: int,
) -> dict[Rule, np.ndarray]:
    """Ask, for each hidden tie and one of its ends, at which rank the other end comes among all not tied.

    Returns, by rule, a row for each question, in the same order for all: the rank, and how many others there were.
    Equal scores share their ranks. Other hidden ties of the same end are no wrong answers and are left out.
    """
    generator = np.random.default_rng(seed + 100)
    asked = hidden[generator.permutation(len(hidden))[:questions]]
    turn = generator.random(len(asked)) < 0.5
    asked = np.where(turn[:, None], asked[:, ::-1], asked)
    asked = asked[np.lexsort((asked[:, 1], asked[:, 0]))]
    ranks: dict[Rule, list[tuple[float, int]]] = {rule: [] for rule in rules}
    for block in np.array_split(asked, max(1, len(asked) // BLOCK)):
        rows, place = np.unique(block[:, 0], return_inverse=True)
        scores = predict(left, rows)
        known, right = known_ties(left, rows), known_ties(network, rows)
        scores[RANDOM] = generator.random(known.shape)
        for rule in ranks:
            values = rule(scores, known)
            for at, (_, target) in zip(place, block, strict=True):
                others = values[at][~right[at]]
                own = values[at][target]
                rank = 1 + (others > own).sum() + (others == own).sum() / 2
                ranks[rule].append((float(rank), len(others)))
    return {rule: np.array(pairs) for rule, pairs in ranks.items()}


def quality(pairs: np.ndarray) -> Quality:
    """Sum up ranks, each with the number of others."""
    rank, others = pairs[:, 0], pairs[:, 1]
    return Quality(
        float((rank <= TOP).mean()), float((1 / rank).mean()), float((1 - (rank - 1) / np.maximum(others, 1)).mean())
    )
