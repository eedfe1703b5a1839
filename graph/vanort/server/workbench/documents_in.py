"""Documents that a page sends: taken in, with what was guessed of them, or a question back."""

from __future__ import annotations

import base64
import binascii
from typing import Any

from vanort.claims.model import ACCEPTED
from vanort.errors import DocumentError
from vanort.server.workbench.desk import Desk, Values, text_of, texts_of
from vanort.wording import said
from vanort.workbench.bringing import Brought, amend, bring
from vanort.workbench.taking_out import remember_brought

SHOWN = ("title", "language", "date", "address")  # what is guessed, and can be corrected


def brought(desk: Desk, tab: str, given: Values) -> Any:
    """Take a document in: its bytes in base64, or a text; tell what became of it."""
    try:
        data = base64.b64decode(text_of(given, "data"), validate=True)
    except binascii.Error:
        raise DocumentError("The file did not come whole.", hint="Drop it once more.") from None
    data = data or text_of(given, "text").encode("utf-8")
    edition_of = None if given.get("editionOf") is None else text_of(given, "editionOf")
    told = {name: value for name, value in texts_of(given, "told").items() if name in SHOWN and value}
    found = bring(desk.bench, text_of(given, "name"), data, told=told, edition_of=edition_of)
    if found.added:
        remember_brought(desk.bench, tab, found.name)
    return _shown(found)


def amended(desk: Desk, tab: str, given: Values) -> Any:
    """Write down what a person says of a document; tell what is proposed then."""
    told = {name: value for name, value in texts_of(given, "told").items() if name in SHOWN}
    name = text_of(given, "document")
    found = amend(desk.bench, name, told)
    if any(step.document == name and step.brought for step in desk.bench.trails.get(tab, ())[-1:]):
        remember_brought(desk.bench, tab, name)
    return _shown(found)


def _shown(found: Brought) -> Any:
    shown: dict[str, Any] = {"name": found.name, "known": found.known, "edition": found.edition}
    if found.added:
        added = found.added
        shown["added"] = {"words": added.words, "kind": added.kind, "warnings": [said(one) for one in added.warnings]}
        shown["told"] = {name: added.known.get(name, "") for name in SHOWN}
        shown["lines"] = [said(line) for line in found.lines]
    if found.carried:
        carried = found.carried
        shown["carried"] = {
            "kept": carried.kept,
            "moved": [{"before": place.before, "after": place.after} for place in carried.moved],
            "gone": [{"before": place.before} for place in carried.gone if place.review == ACCEPTED],
        }
    return shown
