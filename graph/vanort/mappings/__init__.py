"""Mappings: what the columns of a table hold, declared in a small text file that people correct."""

from __future__ import annotations

from vanort.mappings.model import (
    DAY_MONTH,
    MONTH_DAY,
    Column,
    SheetMapping,
    TableMapping,
    faults_of_mapping,
    format_mapping,
    read_mapping,
)

__all__ = [
    "DAY_MONTH",
    "MONTH_DAY",
    "Column",
    "SheetMapping",
    "TableMapping",
    "faults_of_mapping",
    "format_mapping",
    "read_mapping",
]
