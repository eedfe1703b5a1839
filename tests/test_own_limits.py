"""What a workspace brings along is stopped when it does not come to an end: its checks, its rules, its texts."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

import vanort.dataset.rules as rules
import vanort.documents.bounded as bounded
import vanort.validation.checks as checks
from vanort.build import build, check_built
from vanort.documents.bounded import read_in_time
from vanort.documents.limits import MOST_READ
from vanort.errors import DocumentError, QueryError
from vanort.support.confined import Exhausted, within
from vanort.workspace.model import Workspace
from workspaces import make_workspace

ENDLESS = "".join(f"?entity{n} ?b{n} ?c{n} . " for n in range(8))


def spin() -> None:
    while True:
        pass


def own(room: Workspace, kind: str, text: str) -> None:
    (room.queries / kind).mkdir(parents=True)
    (room.queries / kind / "own.rq").write_text(text, encoding="utf-8")


def test_a_check_without_an_end_is_a_violation_and_the_others_are_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The finding names the file; nobody takes the silence of a check that was stopped for an all-clear."""
    monkeypatch.setattr(checks, "DEFAULT_TIMEOUT", 1)
    room = make_workspace(tmp_path)
    others = {finding.rule for finding in check_built(room)}
    own(room, "checks", f"#+ summary: a\nSELECT ?entity {{ {ENDLESS} }} ORDER BY ?c7")
    begun = time.monotonic()
    found = check_built(room)
    (stopped,) = [finding for finding in found if finding.rule == "own"]

    assert time.monotonic() - begun < 120
    assert (stopped.severity, stopped.where) == ("violation", "queries/checks/own.rq")
    assert "longer than 1 s" in stopped.found
    assert {finding.rule for finding in found} == {*others, "own"}


def test_a_rule_without_an_end_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build says which rule it stopped, since a view without it would be another one."""
    monkeypatch.setattr(rules, "DEFAULT_TIMEOUT", 1)
    room = make_workspace(tmp_path)
    own(room, "rules", f"SELECT ?subject ?predicate ?object {{ {ENDLESS} }} ORDER BY ?c7")

    with pytest.raises(QueryError, match=r"own\.rq: The rule cannot be asked: .* longer than 1 s"):
        build(room)


def test_work_that_takes_too_long_is_stopped_and_the_next_is_not() -> None:
    """The clock of one piece of work is off when it ends, whether it was stopped or not."""
    with pytest.raises(Exhausted), within(0.2):
        spin()
    with within(0.2):
        pass
    end = time.process_time() + 0.4
    while time.process_time() < end:
        pass


@pytest.mark.parametrize("sign", ["Ort {} ligger vid en sjö. ", "Kaupunki {} on järven rannalla. ", "# Town {}\n"])
def test_a_text_longer_than_is_read_is_refused_with_both_numbers(tmp_path: Path, sign: str) -> None:
    """The message says how long it is, and how long it may be; one sentence said without an end is not so long."""
    text = "".join(map(sign.format, range(MOST_READ // 12)))

    with (
        pytest.raises(DocumentError, match=rf"has [\d,]+ characters; .* {MOST_READ:,} at most"),
        read_in_time(tmp_path, text),
    ):
        pass
    with read_in_time(tmp_path, sign * MOST_READ):
        pass


def test_a_text_read_for_too_long_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an error of the document like others, with what to do."""
    monkeypatch.setattr(bounded, "MOST_SECONDS", 0.2)
    with pytest.raises(DocumentError, match=r"more than 0\.2 s\. Split it"), read_in_time(tmp_path, ""):
        spin()
