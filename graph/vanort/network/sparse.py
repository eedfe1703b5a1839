"""A sparse matrix in compressed rows, with the few operations that networks need.

scipy has them all, but takes 140 MB and longer to load than all that a page asks of it. Where it is installed
(vanort[analysis]) it takes over large products, with the same results to the last bit.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec

import numpy as np

_WORTH_LOADING = 10_000_000  # multiplications from which on scipy has won back the time to load it
_multiplied = 0  # how often in this process so far: many small products take as long as a large one


@dataclass(frozen=True, slots=True, eq=False)
class SparseMatrix:
    """Hold a matrix row by row: row i has `data[indptr[i]:indptr[i + 1]]` in these places of `indices`, sorted."""

    shape: tuple[int, int]
    indptr: np.ndarray
    indices: np.ndarray
    data: np.ndarray

    @property
    def nnz(self) -> int:
        """Return the number of places that hold a value."""
        return len(self.data)

    @property
    def rows(self) -> np.ndarray:
        """Return the row of each value, as `indices` says its column."""
        return np.repeat(np.arange(self.shape[0]), self.row_counts())

    def row_counts(self) -> np.ndarray:
        """Return the number of values in each row."""
        return np.diff(self.indptr)

    def row_sums(self) -> np.ndarray:
        """Return the sum of each row."""
        return np.bincount(self.rows, self.data, self.shape[0]).astype(float)

    def column_sums(self) -> np.ndarray:
        """Return the sum of each column."""
        return np.bincount(self.indices, self.data, self.shape[1]).astype(float)

    def row_maxima(self) -> np.ndarray:
        """Return the largest value of each row, 0 where it has none above."""
        largest = np.zeros(self.shape[0])
        np.maximum.at(largest, self.rows, self.data)
        return largest

    def with_data(self, data: np.ndarray) -> SparseMatrix:
        """Return a matrix with other values in the same places."""
        return SparseMatrix(self.shape, self.indptr, self.indices, data)

    def toarray(self) -> np.ndarray:
        """Return the whole matrix."""
        return self.dense_rows(np.arange(self.shape[0]))

    def dense_rows(self, chosen: np.ndarray) -> np.ndarray:
        """Return some rows in full, |chosen| × columns."""
        counts = self.row_counts()[chosen]
        row = np.repeat(np.arange(len(chosen)), counts)
        # Where each chosen row begins, less what stands before it in the result, plus the place in the result.
        place = np.repeat(self.indptr[chosen] - (np.cumsum(counts) - counts), counts) + np.arange(counts.sum())
        full = np.zeros((len(chosen), self.shape[1]))
        full[row, self.indices[place]] = self.data[place]
        return full

    def part(self, chosen: np.ndarray) -> SparseMatrix:
        """Return the square matrix of some rows and the same columns; `chosen` is sorted."""
        number = np.full(self.shape[1], -1)
        number[chosen] = np.arange(len(chosen))
        row, column = number[self.rows], number[self.indices]
        kept = (row >= 0) & (column >= 0)
        return from_entries((len(chosen), len(chosen)), row[kept], column[kept], self.data[kept])

    def __matmul__(self, other: np.ndarray) -> np.ndarray:
        """Return the product with a whole matrix or a vector."""
        if other.ndim == 2 and _is_worth_loading(self.nnz * other.shape[1]):
            from scipy.sparse import csr_array

            product: np.ndarray = csr_array((self.data, self.indices, self.indptr), self.shape) @ other
            return product
        rows, size = self.rows, self.shape[0]
        # Column by column, each in one piece of memory: many times faster than all of them at once.
        columns = np.ascontiguousarray(np.atleast_2d(other.T))
        products = (np.bincount(rows, self.data * column[self.indices], size) for column in columns)
        result = np.array([*products], float).reshape(len(columns), size).T
        return result[:, 0] if other.ndim == 1 else result


def _is_worth_loading(multiplications: int) -> bool:
    """Tell whether scipy is to do so many more multiplications, where it is installed."""
    global _multiplied
    _multiplied += multiplications
    return _multiplied > _WORTH_LOADING and find_spec("scipy") is not None


def from_entries(shape: tuple[int, int], rows: np.ndarray, columns: np.ndarray, values: np.ndarray) -> SparseMatrix:
    """Return the matrix that holds these values at these places; those of one place are added up, in their order.

    >>> from_entries((2, 2), np.array([0, 1, 0]), np.array([1, 0, 1]), np.array([1.0, 2.0, 3.0])).toarray().tolist()
    [[0.0, 4.0], [2.0, 0.0]]
    """
    places, entry = np.unique(rows.astype(np.int64) * shape[1] + columns, return_inverse=True)
    data = np.bincount(entry.reshape(-1), values, len(places)).astype(float)
    row = places // shape[1] if shape[1] else places
    indptr = np.concatenate(([0], np.cumsum(np.bincount(row, minlength=shape[0]))))
    return SparseMatrix(shape, indptr, places - row * shape[1], data)
