"""A page becomes a graph: what was proposed is judged, what was missed is added, nothing is overlooked; all in text files."""

from __future__ import annotations

from vanort.workbench.bench import Bench
from vanort.workbench.opened import Opened

__all__ = ["Bench", "Opened"]
