"""Turn a two-mode network (members and what they share) into ties."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter

import numpy as np

from vanort.network.adjacency import Adjacency, symmetric

_MOST_WAITING = 4_000_000  # pairs that are held before they are added up


def project(memberships: Iterable[tuple[str, str]]) -> Adjacency:
    """Tie members that share something; the weight is the number of things they share.

    With B the 0/1 matrix of members × things, the weights are B Bᵀ without its diagonal (Breiger 1974,
    "The duality of persons and groups"). Repeated memberships count once.

    >>> project([("a", "p"), ("b", "p"), ("b", "q"), ("a", "q"), ("c", "q")]).weights.toarray().tolist()
    [[0.0, 2.0, 1.0], [2.0, 0.0, 1.0], [1.0, 1.0, 0.0]]
    """
    pairs = sorted({(via, member) for member, via in memberships})
    members = tuple(sorted({member for _, member in pairs}))
    position = {member: index for index, member in enumerate(members)}
    summed, waiting = (np.array([], np.int64), np.array([])), [np.array([], np.int64)]
    # The product of sparse matrices, a thing at a time: what one thing adds is its members, each with each.
    for _, group in groupby(pairs, key=itemgetter(0)):
        sharing = np.array([position[member] for _, member in group])
        one, other = np.triu_indices(len(sharing), 1)
        waiting.append(sharing[one] * len(members) + sharing[other])
        if sum(map(len, waiting)) > _MOST_WAITING:
            summed, waiting = _added(*summed, waiting), []
    places, counts = _added(*summed, waiting)
    return Adjacency(members, symmetric(len(members), *np.divmod(places, max(len(members), 1)), counts))


def _added(places: np.ndarray, counts: np.ndarray, more: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """Return the places with those of more pairs, each once, and how often each has come so far."""
    found, entry = np.unique(np.concatenate((places, *more)), return_inverse=True)
    times = np.ones(len(entry))
    times[: len(counts)] = counts
    return found, np.bincount(entry.reshape(-1), times, len(found)).astype(float)
