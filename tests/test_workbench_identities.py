"""Who is who in the workbench: what is asked, what a decision writes, and that it is taken back to the byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from vanort.dataset.assemble import read_reference
from vanort.errors import ClaimsError
from vanort.identity.decisions import read_decisions
from vanort.workbench import Bench
from vanort.workbench.identities import identify, identities
from vanort.workbench.undoing import undo
from workspaces import make_workspace

ICLD = "The Centre for Local Democracy pays. ICLD, the Centre for Local Democracy, is in Hemby."


def page(number: int, names: str) -> tuple[str, str]:
    claims = f"document: p{number}.txt\nthings:\n  centre: {{type: Organisation, {names}}}\nclaims:\n"
    return ICLD, claims


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """Three pages that name one organisation, and one decision that others have made."""
    names = "name: Centre for Local Democracy"
    pages = {f"p{n}": page(n, names) for n in range(3)}
    pages["other"] = (
        "Sala Energi pays.",
        "document: other.txt\nthings:\n  sala: {type: Organisation, name: Sala Energi}\n",
    )
    return Bench(make_workspace(tmp_path, pages), "Maja", today=lambda: "2026-05-01")


def test_names_written_alike_are_one_question(bench: Bench) -> None:
    """Three things of one name are one question, each side with the sentence that names it."""
    (asked,) = identities(bench, read_reference(bench.workspace.reference))

    assert [side.key for side in asked.sides] == ["p0:centre", "p1:centre", "p2:centre"]
    assert asked.sides[0].passage == ("The ", "Centre for Local Democracy", " pays.")
    assert (asked.sides[0].document, asked.reason != "") == ("p0.txt", True)


@pytest.mark.parametrize("kind", ["same", "different", "never-suggest"])
def test_a_decision_is_written_as_the_terminal_writes_it(bench: Bench, kind: str) -> None:
    """One decision settles the group, is signed, and is undone to the byte; what others wrote stays."""
    path = bench.workspace.decisions / "review.yaml"
    before = path.read_text(encoding="utf-8") if path.exists() else None

    identify(bench, "s", ["p0:centre", "p1:centre", "p2:centre"], kind)

    (decision,) = [one for one in read_decisions(bench.workspace.decisions) if one.by == "Maja"]
    keep = "organisation/centre" if kind == "same" else ""
    assert (decision.kind, decision.things, decision.keep) == (kind, ("p0:centre", "p1:centre", "p2:centre"), keep)
    assert identities(bench, read_reference(bench.workspace.reference)) == ()
    assert undo(bench, "s") is not None
    assert (path.read_text(encoding="utf-8") if path.exists() else None) == before


def test_a_decision_that_somebody_changed_is_not_taken_back(bench: Bench) -> None:
    """Undo does not overwrite what an editor made of a decision."""
    identify(bench, "s", ["p0:centre", "p1:centre"], "same")
    path = bench.workspace.decisions / "review.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("by: Maja", "by: Ola"), encoding="utf-8")

    with pytest.raises(ClaimsError, match="changed by somebody else"):
        undo(bench, "s")

    assert "by: Ola" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "keys", [["p0:centre"], ["p0:centre", "p9:centre"], ["reference:municipality/se-0780", "p0:centre"]]
)
def test_what_cannot_be_told_apart_is_told(bench: Bench, keys: list[str]) -> None:
    """One thing, a thing that is not there, and a row of a list are no two things that can be different."""
    with pytest.raises(ClaimsError):
        identify(bench, "s", keys, "different")
