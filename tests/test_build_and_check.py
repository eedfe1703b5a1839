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


def test_a_decision_about_what_is_gone_is_a_finding_and_the_others_hold(tmp_path: Path) -> None:
    """A document was taken out, an id was changed: the build says which decision is meant, goes on, and follows what is left of it."""
    page = "document: {stem}.txt\nthings:\n  lake: {{type: Project, name: Clean Lake}}\nclaims: []\n"
    decisions = (
        '- {decision: same, things: ["one:lake", "two:lake", "three:lake"], keep: project/lake, by: T, date: 2026-01-01, why: One.}\n'
        '- {decision: different, things: ["one:lake", "one:pond"], by: T, date: 2026-01-01, why: Two.}\n'
    )
    pages = {stem: (f"Clean Lake {stem}", page.format(stem=stem)) for stem in ("one", "two")}
    workspace = make_workspace(tmp_path, pages, decisions)

    built = build(workspace)

    assert [(finding.where, finding.found) for finding in built.left_out] == [
        ("decisions/decisions.yaml:1", "No claims file declares 'three:lake'."),
        ("decisions/decisions.yaml:2", "No claims file declares 'one:pond'."),
    ]
    assert built.left_out == tuple(f for f in check_built(workspace) if f.rule == "left-out")
    view = (workspace.build / "view.ttl").read_text(encoding="utf-8")
    assert "project/lake" in view
    assert "one.lake" not in view
