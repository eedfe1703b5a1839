"""A dataset and its networks become one HTML file that needs nothing but a browser."""

from __future__ import annotations

from vanort.explorer.making import explorer_page

__all__ = ["explorer_page"]
