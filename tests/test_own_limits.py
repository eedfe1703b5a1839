"""What a workspace brings along is stopped when it does not come to an end: its checks, its rules, its texts."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

import vanort
import vanort.catalogue.question as question
import vanort.documents.bounded as bounded
from vanort.analysis.asking import ask
from vanort.build import build, check_built
from vanort.catalogue.question import question_folders, read_catalogue
from vanort.cli import app
from vanort.documents.bounded import read_in_time
from vanort.documents.limits import MOST_READ
from vanort.errors import DocumentError, QueryError, QueryLimit, VanortError
from vanort.support.confined import Exhausted, within
from vanort.workspace.model import Workspace
from workspaces import make_workspace

FRENCH = Path(__file__).parent / "resources" / "languages" / "fr"
ENDLESS = "".join(f"?entity{n} ?b{n} ?c{n} . " for n in range(8))


def spin() -> None:
    while True:
        pass


def own(room: Workspace, kind: str, text: str, name: str = "own") -> None:
    (room.queries / kind).mkdir(parents=True)
    (room.queries / kind / f"{name}.rq").write_text(text, encoding="utf-8")


def test_a_check_without_an_end_is_a_violation_and_the_others_are_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The finding names the file; nobody takes the silence of a check that was stopped for an all-clear."""
    monkeypatch.setattr(question, "DEFAULT_TIMEOUT", 1)
    room = make_workspace(tmp_path)
    others = {finding.rule for finding in check_built(room)}
    own(room, "checks", f"#+ summary: a\nSELECT ?entity {{ {ENDLESS} }} ORDER BY ?c7")
    begun = time.monotonic()
    found = check_built(room)
    (stopped,) = [finding for finding in found if finding.rule == "own"]

    assert time.monotonic() - begun < 120
    assert (stopped.severity, stopped.where) == ("violation", "queries/checks/own.rq")
    assert "longer than 1 s" in stopped.found or "of memory" in stopped.found
    assert {finding.rule for finding in found} == {*others, "own"}


def test_a_rule_without_an_end_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build says which rule it stopped, since a view without it would be another one."""
    monkeypatch.setattr(question, "DEFAULT_TIMEOUT", 1)
    room = make_workspace(tmp_path)
    own(room, "rules", f"SELECT ?subject ?predicate ?object {{ {ENDLESS} }} ORDER BY ?c7")

    with pytest.raises(QueryError, match=r"own\.rq: The rule cannot be asked: .* (longer than 1 s|of memory)"):
        build(room)


@pytest.mark.parametrize("part", ["edges", "nodes"])
def test_a_view_without_an_end_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str) -> None:
    """A network of a workspace's own query has the limits of a rule, of time or memory as the machine is, and the file is told."""
    monkeypatch.setattr(question, "DEFAULT_TIMEOUT", 1)
    room = make_workspace(tmp_path)
    build(room)
    own(room, "network", f"SELECT ?source ?target ?node {{ {ENDLESS} }} ORDER BY ?c7", f"partners.{part}")

    with (
        vanort.open(room.root) as ws,
        pytest.raises(QueryLimit, match=rf"partners\.{part}\.rq: .* (longer than 1 s|of memory)"),
    ):
        ws.network("partners")


def test_a_question_of_the_analysis_without_an_end_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An analysis asks what a workspace lays over its questions within the same limits."""
    monkeypatch.setattr(question, "DEFAULT_TIMEOUT", 1)
    room = make_workspace(tmp_path)
    build(room)
    name = sorted(read_catalogue(question_folders("analysis")))[0]
    own(room, "analysis", f"SELECT ?thing {{ {ENDLESS} }} ORDER BY ?c7", name)

    with vanort.open(room.root) as ws, pytest.raises(QueryLimit, match=rf"{name}\.rq: .* (longer than 1 s|of memory)"):
        ask(ws.store, name, own=room.queries)


def test_a_view_of_very_many_rows_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cross product that is not sorted gives rows at once: they are not gathered until the memory is full."""
    monkeypatch.setattr(question, "MOST_ROWS", 1_000)
    room = make_workspace(tmp_path)
    build(room)
    own(room, "network", f"SELECT (?a0 AS ?source) (?c1 AS ?target) {{ {ENDLESS} }}", "mine.edges")

    with vanort.open(room.root) as ws, pytest.raises(QueryLimit, match=r"mine\.edges\.rq: .* more than 1,000 rows"):
        ws.network("mine")


def test_what_is_shipped_takes_the_time_that_it_needs() -> None:
    """Queries of ours have been tried, on large graphs, too: none of them is stopped."""
    shipped = [
        q
        for kind in ("network", "rules", "checks", "analysis")
        for q in read_catalogue(question_folders(kind)).values()
    ]

    assert shipped
    assert {(q.timeout, q.max_rows) for q in shipped} == {(None, None)}


@pytest.mark.parametrize("text", ["a = " + "9" * 5_000, "a = " + "[" * 20_000, "a = -" + "1" * 50_000 + "\n"])
@pytest.mark.parametrize(
    "file",
    ["mappings/page.toml", "sources/friends.toml", "languages/fr/pack.toml", "languages/fr/tables.toml", "vanort.toml"],
)
def test_a_file_of_settings_without_end_is_named(tmp_path: Path, file: str, text: str) -> None:
    """A number of thousands of digits and brackets in brackets are one fault with its file, in each kind of TOML."""
    room = make_workspace(tmp_path).root
    (room / file).parent.mkdir(parents=True, exist_ok=True)
    shutil.copytree(FRENCH, room / "languages" / "fr", dirs_exist_ok=True)
    (room / file).write_text(text, encoding="utf-8")

    told = CliRunner().invoke(app, ["lint", str(room)])

    assert told.exit_code == 1
    assert not told.exception or isinstance(told.exception, SystemExit | VanortError)
    assert Path(file).name in f"{told.output}{told.exception}"


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
