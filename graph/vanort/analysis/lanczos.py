"""The leading eigenvector of a large sparse symmetric matrix."""

from __future__ import annotations

from importlib.util import find_spec

import numpy as np

from vanort.network.sparse import SparseMatrix

BASIS, KEPT, ROUNDS = 80, 20, 200
PRECISE = 1e-12  # of the eigenvalue


def leading_eigenvector(weights: SparseMatrix) -> np.ndarray:
    """Return the eigenvector of the largest eigenvalue, of length 1, by the method of Lanczos (1950), restarted.

    Each round widens an orthogonal basis, finds the best vectors within it and goes on with these (thick restart, Wu
    and Simon 2000). The matrix is that of a connected network with positive weights, so that the eigenvalue is simple.

    >>> from vanort.network.sparse import from_entries
    >>> pair = from_entries((2, 2), np.array([0, 1]), np.array([1, 0]), np.array([3.0, 3.0]))
    >>> leading_eigenvector(pair).round(6).tolist()
    [0.707107, 0.707107]
    """
    size = weights.shape[0]
    if find_spec("scipy"):  # many times faster; the same to the last digits
        from scipy.sparse import csr_array
        from scipy.sparse.linalg import eigsh

        whole = csr_array((weights.data, weights.indices, weights.indptr), weights.shape)
        leading: np.ndarray = eigsh(whole, k=1, which="LA", v0=np.ones(size), tol=PRECISE, maxiter=10_000)[1][:, 0]
        return leading
    return restarted_lanczos(weights)


def restarted_lanczos(weights: SparseMatrix) -> np.ndarray:
    """Return the same without scipy."""
    size = weights.shape[0]
    basis = [np.full(size, 1 / np.sqrt(size))]
    for _ in range(ROUNDS):
        while len(basis) < min(BASIS, size):
            rest = weights @ basis[-1]
            before = np.array(basis)
            for _ in range(2):  # once is not enough to be orthogonal to the last digit
                rest = rest - before.T @ (before @ rest)
            length = np.linalg.norm(rest)
            if length < 1e-10 * np.abs(weights.data).max():
                break
            basis.append(rest / length)
        axes = np.array(basis).T
        values, vectors = np.linalg.eigh(axes.T @ (weights @ axes))
        basis = list((axes @ vectors[:, -KEPT:]).T)
        vector: np.ndarray = basis[-1] / np.linalg.norm(basis[-1])
        if np.linalg.norm(weights @ vector - values[-1] * vector) <= PRECISE * values[-1]:
            break
    return vector
