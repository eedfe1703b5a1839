"""A date or a stretch of time, as a text gives it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A date or a stretch of time: `begin` and `finish` as YYYY, YYYY-MM or YYYY-MM-DD, empty where not stated.

    `kind` is range, open ("2006 –"), since, until or date (a lone date, which cues must explain).
    """

    start: int
    end: int
    begin: str
    finish: str
    kind: str
