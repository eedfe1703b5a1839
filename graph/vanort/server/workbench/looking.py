"""What the page asks about the whole: what the checks find, what a build would change, and who did what to a document."""

from __future__ import annotations

from typing import Any

from vanort.errors import VanortError
from vanort.server.workbench.desk import Desk, Values, text_of
from vanort.wording import said
from vanort.workbench.history import history
from vanort.workbench.opened import Opened, key_of_claim, key_of_thing
from vanort.workbench.rules import take


def history_shown(desk: Desk, _: str, given: Values) -> Any:
    """Return the history of a document."""
    return {"days": history(desk.bench, text_of(given, "document"))}


def preview_shown(desk: Desk, _: str, __: Values) -> Any:
    """Return what a build would change and what the checks find, each finding with the entry that it is about."""
    found = desk.preview.now()
    if "fault" in found:
        found = {**found, "fault": said(found["fault"])}
    if "findings" in found:
        places = _places(desk)
        found = {**found, "findings": [_finding(one, places) for one in found["findings"]]}
    return found


def rules_shown(desk: Desk, _: str, __: Values) -> Any:
    """Return the rules that are offered, and those that were taken."""
    found = desk.offers.now()
    return {**found, "fault": said(found["fault"])} if "fault" in found else found


def rule_taken(desk: Desk, tab: str, given: Values) -> Any:
    """Write a rule down, or that it is not wanted."""
    documents = tuple(str(name) for name in given.get("documents", ()))
    lines = take(desk.bench, tab, text_of(given, "line"), documents, wanted=bool(given.get("wanted", True)))
    return {"lines": [said(line) for line in lines]}


def _places(desk: Desk) -> dict[str, Opened]:
    """Return the documents that can be read, by the path of their claims file."""
    found = {}
    for name in desk.bench.names():
        try:
            found[desk.bench.workspace.relative(desk.bench.claims_path(name))] = desk.bench.open(name)
        except VanortError:
            continue
    return found


def _finding(finding: dict[str, str], places: dict[str, Opened]) -> dict[str, str]:
    path, _, line = finding["where"].rpartition(":")
    shown = {**finding, "found": said(finding["found"]), "hint": said(finding["hint"]), "document": "", "key": ""}
    opened = places.get(path)
    if opened is None or not line.isdecimal():
        return shown
    sha = opened.file.document.sha256
    entries = [(thing.line, key_of_thing(thing)) for thing in opened.file.things]
    entries += [(claim.line, key_of_claim(claim, sha)) for claim in opened.file.statements]
    before = [entry for entry in sorted(entries) if entry[0] <= int(line)]
    return {**shown, "document": opened.file.document.path.name, "key": before[-1][1] if before else ""}
