"""Who is who: candidates across documents and reference lists, each with a score and a reason; people decide."""

from __future__ import annotations

from vanort.identity.candidates import candidates
from vanort.identity.collect import claims_entities, reference_entities
from vanort.identity.entities import Candidate, Entity
from vanort.identity.exact_matches import sure_decisions

__all__ = ["Candidate", "Entity", "candidates", "claims_entities", "reference_entities", "sure_decisions"]
