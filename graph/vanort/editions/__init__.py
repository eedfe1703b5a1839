"""Another edition of a document: what it still says is carried over, what moved is found again, what is gone is named."""

from __future__ import annotations

from vanort.editions.carrying import Carried, Place, carry_over
from vanort.editions.repairing import repair_quotes

__all__ = ["Carried", "Place", "carry_over", "repair_quotes"]
