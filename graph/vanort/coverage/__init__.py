"""How far a document has been gone through: each sentence bears a claim, or somebody has said that it holds no fact."""

from __future__ import annotations

from vanort.coverage.counting import Coverage, cover, coverage_of_workspace
from vanort.coverage.no_fact import NoFact, read_no_facts
from vanort.coverage.sentences import Sentence, sentences_of

__all__ = ["Coverage", "NoFact", "Sentence", "cover", "coverage_of_workspace", "read_no_facts", "sentences_of"]
