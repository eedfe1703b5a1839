"""What the page asks of who is who, and what it decides."""

from __future__ import annotations

from typing import Any

from vanort.server.workbench.desk import Desk, Values, text_of
from vanort.wording import said
from vanort.workbench.identities import Asked, identify, identities


def identities_shown(desk: Desk, _: str, __: Values) -> Any:
    """Return the questions of who is who, each with its sides."""
    decided = sorted(desk.bench.workspace.decisions.glob("*.yaml"))
    marks = (f"{path.name} {path.stat().st_mtime_ns} {path.stat().st_size}" for path in decided)
    found = desk.found("who", lambda: identities(desk.bench, desk.reference), *marks)
    return {"questions": [_shown(asked) for asked in found]}


def identified(desk: Desk, tab: str, given: Values) -> Any:
    """Write a decision of who is who."""
    keys = [str(key) for key in given.get("keys", ())]
    identify(desk.bench, tab, keys, text_of(given, "verdict"), text_of(given, "why"))
    return {}


def _shown(asked: Asked) -> Any:
    sides = [
        {
            "key": side.key,
            "names": list(side.names),
            "type": side.type,
            "code": side.code,
            "document": side.document,
            "passage": list(side.passage),
            "facts": [list(fact) for fact in side.facts],
        }
        for side in asked.sides
    ]
    shown = {"sides": sides, "score": asked.score, "sure": asked.sure, "tellable": asked.tellable}
    return {**shown, "reason": said(asked.reason)}
