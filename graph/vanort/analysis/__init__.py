"""Measures, groups and answers: a network in, rows and sentences out."""

from __future__ import annotations

from vanort.analysis.communities import Communities, communities
from vanort.analysis.layout import layout

__all__ = ["Communities", "communities", "layout"]
