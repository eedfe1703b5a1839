"""The report: one HTML file that a strategist reads on paper or on screen; no script, nothing from elsewhere."""

from __future__ import annotations

from vanort.report.making import report_workspace
from vanort.report.page import write_report

__all__ = ["report_workspace", "write_report"]
