"""Clustering, constraint and effective size, however many triangles a network has."""

from __future__ import annotations

import numpy as np
import pytest

from vanort.analysis.structural_holes import structural_holes
from vanort.network import Adjacency
from vanort.network.adjacency import symmetric


def test_many_who_all_know_each_other_are_measured_as_few_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """Products of whole matrices give what a search for triangles gives, and are made where that would take long."""
    generator = np.random.default_rng(1)
    one, other = np.triu_indices(40, 1)
    values = generator.integers(1, 5, len(one)) * generator.random(len(one))
    values[generator.random(len(one)) < 0.2] = 0
    network = Adjacency(
        tuple(map(str, range(42))), symmetric(42, one[values > 0], other[values > 0], values[values > 0])
    )
    searched = structural_holes(network)
    monkeypatch.setattr("vanort.analysis.structural_holes.BLOCK", 100)
    monkeypatch.setattr("vanort.analysis.structural_holes._triangles", lambda *_: pytest.fail("searched"))

    multiplied = structural_holes(network)

    assert {name: column.shape for name, column in multiplied.items()} == dict.fromkeys(searched, (42,))
    for name, found in searched.items():
        np.testing.assert_allclose(multiplied[name], found, rtol=1e-9)
