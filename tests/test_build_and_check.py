"""`vanort build` and `vanort check` say the same of a workspace, whatever its state."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from vanort.build import build, check_built
from vanort.claims.of_workspace import read_claims
from vanort.dataset.assemble import read_reference
from vanort.review.session import accept_all_above, gather
from vanort.workspace.model import Workspace
from workspaces import CLAIMS, TEXT, make_workspace

TWIN = "  - {subject: ekby, property: twinnedWith, object: ekby, quote: Ekby Municipality has worked}\n"
LATE = CLAIMS.replace("object: 2015,", "object: 2019,")
PROPOSED = CLAIMS + TWIN.replace("worked}", "worked, review: unreviewed, confidence: 0.5}")
TWICE = "".join(
    f"- decision: same\n  things: [page:ekby, page:lund]\n  by: {who}\n  date: 2026-11-{day}\n  why: says so\n"
    for who, day in (("Aino", 21), ("Bo", 22))
)
STATES = {
    "plain": ({"page": (TEXT, CLAIMS)}, "", False),
    "its own twin": ({"page": (TEXT, CLAIMS + TWIN)}, "", False),
    "ends before it begins": ({"page": (TEXT, LATE)}, "", False),
    "a violation among proposals, left out": ({"page": (TEXT, PROPOSED)}, "", False),
    "a violation among proposals, taken in": ({"page": (TEXT, PROPOSED)}, "", True),
    "decided twice": ({"page": (TEXT, CLAIMS)}, TWICE, False),
}


def counts(findings: tuple[object, ...]) -> list[str]:
    return sorted(f"{f.severity} {f.rule} {f.where}" for f in findings)  # type: ignore[attr-defined]


@pytest.mark.parametrize("state", STATES)
def test_build_and_check_find_the_same(tmp_path: Path, state: str) -> None:
    """Every finding of a build is one of the check after it, and the other way round; a second build says it again."""
    pages, decisions, with_proposals = STATES[state]
    workspace = make_workspace(tmp_path, pages, decisions)

    built = build(workspace, with_proposals=with_proposals)
    checked = check_built(workspace)

    assert counts(built.findings) == counts(checked)
    assert counts(build(workspace, with_proposals=with_proposals).findings) == counts(checked)
    broken = state in ("its own twin", "a violation among proposals, taken in")
    assert any(finding.severity == "violation" for finding in checked) == broken


def test_a_check_leaves_a_build_with_proposals_as_it_is(tmp_path: Path) -> None:
    """To look at a build with proposals does not turn it into one without them."""
    workspace = make_workspace(tmp_path, {"page": (TEXT, PROPOSED)})
    build(workspace, with_proposals=True)
    before = workspace.dataset.read_bytes()

    check_built(workspace)

    assert workspace.dataset.read_bytes() == before


def test_the_commands_count_alike(tmp_path: Path) -> None:
    """What build says at its end is what check says at its end."""
    workspace = make_workspace(tmp_path, {"page": (TEXT, CLAIMS + TWIN)})

    def last(command: str) -> str:
        arguments = [sys.executable, "-m", "vanort", command, "-w", str(workspace.root)]
        return subprocess.run(arguments, capture_output=True, text=True, check=False).stderr

    assert "1 violation" in last("build")
    assert "1 violation" in last("check")


LISTED = (
    "The City of Gothenburg met Ekby in 2014.",
    "document: listed.txt\nthings:\n  gbg: {type: Municipality, name: Göteborgs kommun, quote: City of Gothenburg}\nclaims: []\n",
)


def test_a_decision_that_review_wrote_has_its_day(tmp_path: Path) -> None:
    """A pair that a rule would join by itself, decided in a review, is one decision with one day."""
    workspace: Workspace = make_workspace(tmp_path, {"page": (TEXT, CLAIMS), "listed": LISTED})
    queue = gather(workspace, read_claims(workspace), read_reference(workspace.reference), by="Kim", date="2026-11-23")
    accept_all_above(queue, 0.9)

    build(workspace)

    assert not [finding for finding in check_built(workspace) if "no day" in finding.found]
