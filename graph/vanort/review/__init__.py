"""People decide: proposals and candidates in a queue, each verdict written to the text files that hold it."""

from __future__ import annotations

from vanort.review.proposals import Proposal, Question, proposals, questions
from vanort.review.verdicts import Desk, open_desk

__all__ = ["Desk", "Proposal", "Question", "open_desk", "proposals", "questions"]
