"""A sheet on one partner, to be taken to a meeting: what is shared, since when, for whose money, what is not known."""

from __future__ import annotations

from vanort.brief.making import brief_workspace

__all__ = ["brief_workspace"]
