"""Who is who: candidates across documents and reference lists, each with a score and a reason; people decide."""

from __future__ import annotations

from vanort.resolution.candidates import candidates
from vanort.resolution.entities import Candidate, Entity
from vanort.resolution.gathering import claims_entities, reference_entities
from vanort.resolution.sure import sure_decisions

__all__ = ["Candidate", "Entity", "candidates", "claims_entities", "reference_entities", "sure_decisions"]
