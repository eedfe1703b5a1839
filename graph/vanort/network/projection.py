"""Turn a two-mode network (members and what they share) into ties, by a sparse matrix product."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from scipy import sparse

from vanort.network.adjacency import Adjacency


def project(memberships: Iterable[tuple[str, str]]) -> Adjacency:
    """Tie members that share something; the weight is the number of things they share.

    With B the 0/1 matrix of members × things, the weights are B Bᵀ without its diagonal (Breiger 1974,
    "The duality of persons and groups"). Repeated memberships count once.

    >>> project([("a", "p"), ("b", "p"), ("b", "q"), ("a", "q"), ("c", "q")]).weights.toarray().tolist()
    [[0.0, 2.0, 1.0], [2.0, 0.0, 1.0], [1.0, 1.0, 0.0]]
    """
    pairs = sorted(set(memberships))
    members = tuple(sorted({member for member, _ in pairs}))
    rows = {member: index for index, member in enumerate(members)}
    columns: dict[str, int] = {}
    row = np.fromiter((rows[member] for member, _ in pairs), dtype=np.int64, count=len(pairs))
    column = np.fromiter((columns.setdefault(via, len(columns)) for _, via in pairs), np.int64, len(pairs))
    two_mode = sparse.csr_array((np.ones(len(pairs)), (row, column)), shape=(len(members), len(columns)))
    shared = (two_mode @ two_mode.T).tocsr()
    shared.setdiag(0)
    shared.eliminate_zeros()
    shared.sort_indices()
    return Adjacency(members, shared)
