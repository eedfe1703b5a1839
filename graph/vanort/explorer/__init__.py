"""A dataset and its networks become one HTML file that needs nothing but a browser."""

from __future__ import annotations

from vanort.explorer.making import explore_workspace, explorer_page, tour_of

__all__ = ["explore_workspace", "explorer_page", "tour_of"]
