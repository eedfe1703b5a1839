"""Who is who: candidates across documents and reference lists, each with a score and a reason; people decide."""

from __future__ import annotations

from vanort.resolution.candidates import candidates
from vanort.resolution.entities import Candidate, Entity

__all__ = ["Candidate", "Entity", "candidates"]
