"""Say what sources were read to state and nobody has judged yet: a silence above may be one of these."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from vanort.analysis.sentences import Answer


def waiting_answers(rows: Iterable[Mapping[str, Any]]) -> list[Answer]:
    """Say how many facts wait for a decision, by property; nothing where none does.

    >>> waiting_answers([{"propertyLabel": "funded by", "facts": 3}])[0].values
    {'count': 3, 'names': ['funded by (3)']}
    """
    kinds = [(str(row["propertyLabel"]), int(row["facts"])) for row in rows]
    if not kinds:
        return []
    names = [f"{label} ({facts})" for label, facts in kinds]
    return [Answer("limits.waiting", {"count": sum(facts for _, facts in kinds), "names": names})]
