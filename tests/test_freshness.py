"""No answer is stale without a word: whatever is edited, restored, renamed, broken or mended between two questions."""

# ruff: noqa: D102 (the rules of a state machine are named for what somebody does)

from __future__ import annotations

import os
import shutil
import tempfile
import warnings
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from typer.testing import CliRunner

import vanort
from vanort.build import build
from vanort.cli import app
from vanort.errors import VanortError
from vanort.vocabulary import VANORT
from vanort.workspace.model import open_workspace
from workspaces import CLAIMS, TEXT, make_workspace

DAY = 86_400_000_000_000  # nanoseconds
QUERY = """\
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX vanort: <https://w3id.org/vanort/ns#>
SELECT DISTINCT ?kind ?value WHERE {
  { ?s vanort:end ?end . BIND("end" AS ?kind) BIND(STR(?end) AS ?value) }
  UNION { ?s vanort:durationMonths ?months . BIND("rule" AS ?kind) BIND(STR(?months) AS ?value) }
  UNION { <https://example.org/listed> skos:prefLabel ?name . BIND("list" AS ?kind) BIND(STR(?name) AS ?value) }
  UNION { GRAPH ?g { ?d a vanort:Document ; dcterms:title ?title } BIND("title" AS ?kind) BIND(STR(?title) AS ?value) }
  UNION { <https://w3id.org/vanort/id/project/shores> skos:prefLabel ?name . BIND("name" AS ?kind) BIND(STR(?name) AS ?value) }
}
ORDER BY ?kind ?value
"""
RULE = """\
PREFIX vanort: <https://w3id.org/vanort/ns#>
SELECT ?subject (vanort:durationMonths AS ?predicate) (MONTHS AS ?object) (vanort:end AS ?from1)
WHERE { ?subject vanort:end ?end }
"""
DECISION = """\
- decision: same
  things: [a:shores, b:shores]
  keep: project/shores
  name: {en: NAME}
  by: Kim
  date: 2026-01-15
  why: Both pages mean it.
"""
LIST = '<https://example.org/listed> <http://www.w3.org/2004/02/skos/core#prefLabel> "NAME" .\n'
WORDS = ("amber", "birch", "cedar")  # of one length, so that no edit changes a size
YEARS = ("2016", "2017", "2018")
LETTERS = st.sampled_from(range(3))
TIMES = st.sampled_from(["now", "as before", "a day ago", "in a day"])


def claims_of(page: str, year: str) -> str:
    """Return the claims about a page, with its project ending in a year that its text gives."""
    text = CLAIMS.replace("document: page.txt", f"document: {page}.txt")
    return text.replace('object: 2017, quote: "2015–2017"', f"object: {year}, quote: Ends {year}")


class Town(RuleBasedStateMachine):
    """A workspace that somebody works in, and what its files say right now."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp()) / "town"
        text = TEXT + "".join(f"Ends {year}.\n" for year in YEARS)
        pages = {page: (text, claims_of(page, YEARS[0])) for page in ("a", "b")}
        rank = '[view]\nsource_rank = ["a", "b"]\n'
        make_workspace(self.root, pages, DECISION.replace("NAME", WORDS[0]), rank)
        for folder in ("reference", "queries/rules"):
            (self.root / folder).mkdir(parents=True)
        self.model: dict[str, Any] = {
            "a": YEARS[0],
            "b": YEARS[0],
            "name": WORDS[0],
            "rank": ["a", "b"],
            "list": "",
            "rule": "",
        }
        self.model |= {"title a": "A page", "title b": "A page"}
        self.broken: dict[Path, bytes] = {}
        self.kept: dict[Path, tuple[Path, dict[str, Any]]] = {}
        self.good: list[str] = []  # what the last good build answers
        self.notebook = vanort.open(self.root)

    def teardown(self) -> None:
        self.notebook.close()
        shutil.rmtree(self.root.parent)

    def put(self, name: str, content: str, time: str) -> None:
        path = self.root / name
        before = path.stat().st_mtime_ns if path.is_file() else None
        path.write_text(content, encoding="utf-8")
        now = path.stat().st_mtime_ns
        if time != "now":
            at = {"as before": before or now, "a day ago": now - DAY, "in a day": now + DAY}[time]
            os.utime(path, ns=(at, at))

    def expected(self) -> list[str]:
        """Return what the files say, as the query prints it."""
        model = self.model
        ends = {model[model["rank"][0]]} if model["name"] else {model["a"], model["b"]}
        rows = {("end", end) for end in ends} | {("title", model["title a"]), ("title", model["title b"])}
        rows |= {("list", model["list"])} if model["list"] else set()
        rows |= {("rule", model["rule"])} if model["rule"] else set()
        rows |= {("name", model["name"])} if model["name"] else set()
        return [f"{kind},{value}" for kind, value in sorted(rows)]

    def mend(self, name: str) -> None:
        self.broken.pop(self.root / name, None)

    @rule(page=st.sampled_from("ab"), year=LETTERS, time=TIMES)
    def edit_claims(self, page: str, year: int, time: str) -> None:
        self.model[page] = YEARS[year]
        self.put(f"claims/{page}.yaml", claims_of(page, YEARS[year]), time)

    @rule(page=st.sampled_from("ab"), word=LETTERS, time=TIMES)
    def edit_what_is_known_of_a_document(self, page: str, word: int, time: str) -> None:
        self.model[f"title {page}"] = WORDS[word]
        self.put(f"documents/{page}.txt.yaml", f"language: en\ntitle: {WORDS[word]}\n", time)

    @rule(word=LETTERS, time=TIMES)
    def edit_the_decision(self, word: int, time: str) -> None:
        self.model["name"] = WORDS[word]
        self.mend("decisions/decisions.yaml")
        self.put("decisions/decisions.yaml", DECISION.replace("NAME", WORDS[word]), time)

    @rule()
    def delete_the_decision(self) -> None:
        self.model["name"] = ""
        self.mend("decisions/decisions.yaml")
        (self.root / "decisions/decisions.yaml").unlink(missing_ok=True)

    @rule(first=st.sampled_from("ab"), time=TIMES)
    def edit_the_settings(self, first: str, time: str) -> None:
        rank = [first, "b" if first == "a" else "a"]
        self.model["rank"] = rank
        self.mend("vanort.toml")
        self.put("vanort.toml", f'[view]\nsource_rank = ["{rank[0]}", "{rank[1]}"]\n', time)

    @rule(word=LETTERS, time=TIMES, file=st.sampled_from(["one", "two"]))
    def edit_or_rename_the_list(self, word: int, time: str, file: str) -> None:
        self.model["list"] = WORDS[word]
        for old in (self.root / "reference").glob("*.ttl"):
            old.rename(self.root / "reference" / f"{file}.ttl")
        self.put(f"reference/{file}.ttl", LIST.replace("NAME", WORDS[word]), time)

    @rule()
    def delete_the_list(self) -> None:
        self.model["list"] = ""
        for old in (self.root / "reference").glob("*.ttl"):
            old.unlink()

    @rule(months=st.sampled_from(["12", "24"]), time=TIMES)
    def edit_the_rule(self, months: str, time: str) -> None:
        self.model["rule"] = months
        self.put("queries/rules/own.rq", RULE.replace("MONTHS", months), time)

    @rule()
    def delete_the_rule(self) -> None:
        self.model["rule"] = ""
        (self.root / "queries/rules/own.rq").unlink(missing_ok=True)

    @rule(name=st.sampled_from(["claims/a.yaml", "documents/b.txt.yaml"]))
    def keep_or_restore(self, name: str) -> None:
        """Put a file aside, or put it back with the time that it had."""
        path, key = self.root / name, {"claims/a.yaml": "a", "documents/b.txt.yaml": "title b"}[name]
        if path in self.kept:
            copy, known = self.kept.pop(path)
            shutil.copy2(copy, path)
            self.model |= known
        else:
            copy = self.root.parent / path.name
            shutil.copy2(path, copy)
            self.kept[path] = copy, {key: self.model[key]}

    @rule(name=st.sampled_from(["vanort.toml", "decisions/decisions.yaml"]), mended=st.booleans())
    def break_or_mend(self, name: str, mended: bool) -> None:
        path = self.root / name
        if mended and path in self.broken:
            path.write_bytes(self.broken.pop(path))
        elif not mended and path.is_file() and path not in self.broken:
            self.broken[path] = path.read_bytes()
            path.write_text("- [\n", encoding="utf-8")

    @rule()
    def build_it(self) -> None:
        if not self.broken:
            build(open_workspace(self.root))
            self.good = self.expected()

    @initialize(built=st.booleans())
    def begin(self, built: bool) -> None:
        if built:
            self.build_it()

    @rule()
    def ask_on_the_command_line(self) -> None:
        (self.root.parent / "q.rq").write_text(QUERY, encoding="utf-8")
        arguments = ["query", str(self.root.parent / "q.rq"), "-w", str(self.root), "-f", "csv"]
        result = CliRunner().invoke(app, arguments)
        self.judge(result.stdout.splitlines()[1:], result.stderr, failed=result.exit_code != 0)

    @rule()
    def ask_in_a_notebook(self) -> None:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            try:
                rows: Any = self.notebook.query(QUERY)
            except VanortError:
                rows = None
        said = " ".join(str(warning.message) for warning in caught)
        self.judge([f"{row['kind']},{row['value']}" for row in rows or ()], said, failed=rows is None)

    def judge(self, rows: list[str], said: str, *, failed: bool) -> None:
        if not self.broken:
            self.good = self.expected()
            assert rows == self.good
            assert "older build" not in said
        elif self.good:
            assert rows == self.good
            assert "from an older build" in said
        else:
            assert failed


def sequences(count: int, steps: int) -> settings:
    """Return how many sequences of how many steps are played."""
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    return settings(max_examples=count, stateful_step_count=steps, deadline=None, suppress_health_check=checks)


def test_no_answer_is_stale() -> None:
    """In a few sequences of edits, builds and questions each answer is what the files say, or says that it is older."""
    run_state_machine_as_test(Town, settings=sequences(2, 6))


def no_pages(*_: object, **__: object) -> dict[str, str]:
    """Draw nothing: no answer is read from the pages, and most of a small build is drawing them."""
    return {}


@pytest.mark.slow
@pytest.mark.timeout(0)
def test_no_answer_is_stale_in_many_sequences(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same in 25 longer ones, or in as many as the variable VANORT_SEQUENCES says: 500 take half an hour."""
    monkeypatch.setattr("vanort.looking.make_pages", no_pages)
    monkeypatch.setattr("vanort.build.prepare", None)
    run_state_machine_as_test(Town, settings=sequences(int(os.environ.get("VANORT_SEQUENCES", "25")), 10))


def test_a_rule_of_the_workspace_is_run(tmp_path: Path) -> None:
    """What an own rule computes is there for a query, and rests on the claim that it was computed from."""
    make_workspace(tmp_path)
    (tmp_path / "queries" / "rules").mkdir(parents=True)
    (tmp_path / "queries" / "rules" / "own.rq").write_text(RULE.replace("MONTHS", "24"), encoding="utf-8")
    with vanort.open(tmp_path) as workspace:
        rows: Any = workspace.query("SELECT ?s ?o { ?s <https://w3id.org/vanort/ns#durationMonths> ?o }")
        (row,) = rows
        (claim,) = workspace.because(row["s"], VANORT.durationMonths, row["o"])

    assert row["o"].toPython() == 24
    assert "/id/claim/" in claim
