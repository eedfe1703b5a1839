"""Learning from decisions, without a model: what people added twice in the same way is offered as a rule of the workspace."""

from __future__ import annotations

from vanort.learning.offering import Offer, offers

__all__ = ["Offer", "offers"]
