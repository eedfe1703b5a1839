"""`vanort extract --model`: what a second reader says stands only where the text bears it, beside what the rules read."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from rdflib import Graph
from rich.console import Console
from typer.testing import CliRunner

from models import model_server, replying
from vanort.claims import ClaimsFile, parse_claims_file
from vanort.claims.terms import short_names
from vanort.cli import app
from vanort.documents import read_document
from vanort.review.session import gather
from vanort.review.terminal import Sitting, review
from vanort.second_reader.passages import passages
from vanort.workbench.bench import Bench
from vanort.workbench.showing import document_shown
from vanort.workspace.model import Workspace
from workspaces import make_workspace

TEXT = """\
Ekby abroad

Ekby Municipality and Lund Municipality have been twin towns since 2006.
The project Clean Shores (2015–2017) is led by Ekby Municipality.
Money for Clean Shores came out of the purse of Hill Trust. Anna Ek knows more about it.
"""
EKBY = {"id": "e", "type": "Municipality", "name": "Ekby Municipality"}
LUND = {"id": "l", "type": "Municipality", "name": "Lund Municipality"}
SHORES = {"id": "s", "type": "Project", "name": "Clean Shores"}
TRUST = {"id": "h", "type": "Organisation", "name": "Hill Trust"}
PAYS = {
    "subject": "s",
    "property": "fundedBy",
    "object": "h",
    "modality": "asserted",
    "quote": "Money for Clean Shores came out of the purse of Hill Trust",
}
LEADS = {
    "subject": "s",
    "property": "coordinator",
    "object": "e",
    "modality": "asserted",
    "quote": "Clean Shores (2015–2017) is led by Ekby Municipality",
}


def answer(*claims: dict[str, str], things: tuple[dict[str, str], ...] = (EKBY, LUND, SHORES, TRUST)) -> dict[str, Any]:
    return {"things": list(things), "claims": list(claims)}


def room(tmp_path: Path, text: str = TEXT) -> Workspace:
    return make_workspace(tmp_path / "w", {"page": (text, "document: page.txt\n")})


def extract(workspace: Workspace, *options: str, **settings: Any) -> Result:
    return CliRunner().invoke(app, ["extract", "-w", str(workspace.root), *options], **settings)


def with_model(workspace: Workspace, url: str, *options: str, **settings: Any) -> Result:
    return extract(workspace, "--model", url, "--model-name", "tiny", *options, **settings)


def claims(workspace: Workspace) -> ClaimsFile:
    path = workspace.claims / "page.yaml"
    return parse_claims_file(path.read_text(encoding="utf-8"), "page", read_document(workspace.documents / "page.txt"))


def told(file: ClaimsFile) -> dict[tuple[str, str, str], Any]:
    """Return the reading of each claim by subject, property and object."""
    ids = {thing.iri: thing.id for thing in file.things}
    return {
        (ids[c.subject], short_names()[c.predicate], str(ids.get(c.object, c.object))): c.reading
        for c in file.statements
    }


def test_what_only_the_model_says_is_proposed_to_look_at(tmp_path: Path) -> None:
    """A claim that the rules did not make is proposed with its words, by the model's name, at one half."""
    workspace = room(tmp_path)
    with model_server(replying(answer(PAYS))) as server:
        result = with_model(workspace, server.url)
    file = claims(workspace)
    reading = told(file)["clean-shores", "fundedBy", "hill-trust"]
    claim = next(c for c in file.statements if c.reading == reading)

    assert result.exit_code == 0, result.stderr
    assert (reading.read_by, str(reading.confidence), reading.review) == ("tiny", "0.5", "unreviewed")
    assert TEXT[claim.span.start : claim.span.end] == PAYS["quote"]


def test_what_both_say_is_surer_and_names_both(tmp_path: Path) -> None:
    """Where the model says what the rules said, half of the doubt goes; a twinning is the same from either side."""
    workspace = room(tmp_path)
    extract(workspace)
    before = told(claims(workspace))
    twins = {
        "subject": "l",
        "property": "twinnedWith",
        "object": "e",
        "modality": "asserted",
        "quote": "Ekby Municipality and Lund Municipality have been twin towns",
    }
    with model_server(replying(answer(LEADS, twins))) as server:
        with_model(workspace, server.url)
    after = told(claims(workspace))
    raised = {key for key, reading in after.items() if reading.agrees}

    assert {key[1] for key in raised} == {"coordinator", "twinnedWith"}
    assert all(after[key].read_by == "rules and tiny" for key in raised)
    assert all(after[key].confidence > before[key].confidence for key in raised)
    assert {key: reading.confidence for key, reading in after.items() if key not in raised} == {
        key: reading.confidence for key, reading in before.items() if key not in raised
    }


@pytest.mark.parametrize(
    ("other", "shown"),
    [
        ({**LEADS, "modality": "planned"}, "tiny: planned"),
        ({"subject": "s", "property": "start", "object": "2017", "modality": "asserted", "quote": "2015–2017"}, "tiny: 2017"),
    ],
)  # fmt: skip
def test_where_they_differ_a_person_is_asked(tmp_path: Path, other: dict[str, str], shown: str) -> None:
    """Another modality, or another value where there is one at most: the claim is only to look at, and says what else is read."""
    workspace = room(tmp_path)
    with model_server(replying(answer(other))) as server:
        with_model(workspace, server.url)
    differing = [reading for reading in told(claims(workspace)).values() if reading.disagrees == shown]

    assert len(differing) == 1
    assert differing[0].confidence < 0.85


@pytest.mark.parametrize(
    ("claim", "why"),
    [
        ({**PAYS, "quote": "Hill Trust gave a million for Clean Shores"}, "a quote that is not in the passage"),
        ({**PAYS, "quote": "have been twin towns since 2006"}, "a quote that names neither of its things"),
        ({**PAYS, "quote": "  "}, "a quote that is empty or too long"),
        ({**PAYS, "subject": "l", "property": "worksFor"}, "a property that its subject cannot have"),
        ({**PAYS, "property": "coordinator", "object": "s"}, "an object that the property cannot have"),
        ({**PAYS, "object": "Hill Trust"}, "an object that is no thing of the passage"),
        ({**PAYS, "subject": "x"}, "a subject that is no thing of the passage"),
        ({**LEADS, "subject": "e", "property": "memberOf"}, "a thing said of itself"),
        ({**PAYS, "property": "start", "object": "1999"}, "a value that is not in its quote"),
        ({**PAYS, "property": "start", "object": "purse"}, "a value of another kind than the property has"),
        ({**PAYS, "property": "status", "object": "status/wonderful"}, "a concept that was not offered"),
    ],
)  # fmt: skip
def test_what_the_text_or_the_ontology_does_not_bear_is_dropped_and_counted(
    tmp_path: Path, claim: dict[str, str], why: str
) -> None:
    """Nothing that a model invents gets into the claims file; how much it was, and why, is said."""
    workspace = room(tmp_path)
    extract(workspace)
    before = (workspace.claims / "page.yaml").read_bytes()
    with model_server(replying(answer(claim))) as server:
        result = with_model(workspace, server.url)

    assert result.exit_code == 0
    assert f"Dropped of tiny: 1 with {why}." in result.stderr
    assert (workspace.claims / "page.yaml").read_bytes() == before


def test_a_name_that_is_not_there_is_dropped_with_all_that_is_said_of_it(tmp_path: Path) -> None:
    """An invented body is no thing of the file, and its claims have no subject."""
    workspace = room(tmp_path)
    invented = {"id": "h", "type": "Organisation", "name": "Sida"}
    with model_server(replying(answer(PAYS, things=(SHORES, invented)))) as server:
        result = with_model(workspace, server.url)

    assert "1 with a name that is not in the passage" in result.stderr
    assert "sida" not in {thing.id for thing in claims(workspace).things}


def test_whoever_the_rules_take_for_a_person_stays_one(tmp_path: Path) -> None:
    """A model that calls a person an organisation does not bring a name out of the hiding that persons have."""
    workspace = room(
        tmp_path,
        TEXT.replace("Anna Ek knows more about it", "Contact: Anna Ek, Ekby Municipality, anna.ek@ekby.example"),
    )
    anna = {"id": "a", "type": "Organisation", "name": "Anna Ek"}
    member = {"subject": "s", "property": "partner", "object": "a", "modality": "asserted", "quote": "Contact: Anna Ek"}
    with model_server(replying(answer(member, things=(SHORES, anna)))) as server:
        result = with_model(workspace, server.url)
    types = {
        short_names()[thing.type]
        for thing in claims(workspace).things
        if thing.id.startswith("anna-ek") and thing.names
    }

    assert types == {"Person"}
    assert "1 with an object that the property cannot have" in result.stderr


def test_the_same_is_not_asked_twice(tmp_path: Path) -> None:
    """The answer lies in build/ by the hash of the question: a second run asks nobody, and the file keeps its bytes."""
    workspace = room(tmp_path)
    with model_server(replying(answer(PAYS, LEADS))) as server:
        with_model(workspace, server.url)
        first = (workspace.claims / "page.yaml").read_bytes()
        again = with_model(workspace, server.url)

        assert len(server.asked) == 1
        assert (workspace.claims / "page.yaml").read_bytes() == first
        assert "document" not in again.stderr.splitlines()[0] or "as it was" in again.stderr
        (workspace.claims / "page.yaml").unlink()
        with_model(workspace, server.url)

        assert len(server.asked) == 1
        assert claims(workspace) == parse_claims_file(
            first.decode(), "page", read_document(workspace.documents / "page.txt")
        )


def test_a_reading_without_a_model_leaves_what_one_has_said(tmp_path: Path) -> None:
    """The rules, run again after a change of the document's data, take nothing of the second reader away."""
    workspace = room(tmp_path)
    with model_server(replying(answer(PAYS, LEADS))) as server:
        with_model(workspace, server.url)
    before = told(claims(workspace))
    (workspace.root / "rules.toml").write_text("", encoding="utf-8")
    extract(workspace)

    assert told(claims(workspace)) == before


def test_another_answer_takes_the_place_of_the_first(tmp_path: Path) -> None:
    """What the model no longer says goes, unless somebody has judged it."""
    workspace = room(tmp_path)
    with model_server(replying(answer(PAYS, LEADS))) as server:
        with_model(workspace, server.url)
    with model_server(replying(answer())) as server:
        with_model(workspace, server.url)
    file = claims(workspace)

    assert ("clean-shores", "fundedBy", "hill-trust") not in told(file)
    assert not any(claim.reading.agrees for claim in file.statements)


def test_what_is_sent_is_text_terms_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The passages hold the whole document once, the ontology's terms are in the prompt, and the key is in a header."""
    monkeypatch.setenv("VANORT_MODEL_KEY", "s3cret")
    workspace = room(tmp_path)
    with model_server(replying(answer())) as server:
        result = with_model(workspace, server.url)
    body = server.asked[0]
    sent = json.dumps(body, ensure_ascii=False)

    assert server.paths == ["/v1/chat/completions"]
    assert server.headers[0]["Authorization"] == "Bearer s3cret"
    assert body["response_format"]["json_schema"]["strict"] is True
    assert (body["temperature"], body["seed"]) == (0, 0)
    assert all(line in body["messages"][1]["content"] for line in TEXT.splitlines())
    assert "twinnedWith (Municipality → Municipality)" in body["messages"][0]["content"]
    assert "s3cret" not in sent + result.output + "".join(
        p.read_text() for p in (workspace.build / "answers").iterdir()
    )


def test_before_texts_leave_the_machine_it_says_so_and_asks(tmp_path: Path) -> None:
    """A host that is not this machine hears nothing before somebody has agreed."""
    workspace = room(tmp_path)
    url = "https://model.invalid/v1"
    refused = with_model(workspace, url)

    assert refused.exit_code == 1
    assert "To tiny at model.invalid: 1 document, " in refused.stderr
    assert str(refused.exception) == "Nothing was sent: nobody has agreed. Run it in a terminal, or with --yes."
    assert told(claims(workspace))
    assert not (workspace.build / "answers").exists()


@pytest.mark.parametrize(
    "options",
    [("--model", "http://127.0.0.1:1/v1"), ("--model-name", "tiny"), ("--model", "http://127.0.0.1:1", "--model-name", "t", "--format", "annotations")],
)  # fmt: skip
def test_half_of_what_is_needed_is_wrong_usage(tmp_path: Path, options: tuple[str, ...]) -> None:
    """A model needs address and name, and reads no annotations."""
    assert extract(room(tmp_path), *options).exit_code == 2


def test_passages_hold_the_document_once_and_end_at_lines() -> None:
    """Every piece is as long as allowed at most, and together they are the text."""
    document = make_long()
    pieces = passages(document, 1_000)

    assert "".join(document.text[p.start : p.end] for p in pieces) == document.text
    assert max(p.end - p.start for p in pieces) <= 1_000
    assert all(document.text[p.end - 1] == "\n" for p in pieces)


def make_long() -> Any:
    from vanort.documents.model import Document, Section

    heads = [f"Part {n}\n" + f"A line about part {n}.\n" * (n * 12) for n in range(1, 9)]
    starts = [sum(map(len, heads[:n])) for n in range(len(heads) + 1)]
    sections = tuple(Section(f"Part {n + 1}", 1, starts[n], starts[n + 1]) for n in range(len(heads)))
    return Document(Path("long.txt"), "".join(heads), sections, "0" * 64, language="en")


def test_a_review_shows_who_has_read_what(tmp_path: Path) -> None:
    """In the terminal and on the page, a claim says that both read it, or who reads what instead."""
    workspace = room(tmp_path)
    other = {"subject": "s", "property": "start", "object": "2017", "modality": "asserted", "quote": "2015–2017"}
    with model_server(replying(answer(PAYS, LEADS, other))) as server:
        with_model(workspace, server.url)
    queue = gather(workspace, [claims(workspace)], Graph(), by="eva", date="2026-11-30")
    screen = Console(file=io.StringIO(), width=160, color_system=None)
    review(
        Sitting(queue.desk, queue.files, queue.decisions, screen, lambda: "k", lambda _, default: default),
        queue.waiting,
    )
    assert isinstance(screen.file, io.StringIO)
    shown = screen.file.getvalue()
    page = document_shown(Bench(workspace, "eva"), "page.txt")["facts"].values()

    assert "read by rules and tiny" in shown
    assert "read by tiny" in shown
    assert "read otherwise by tiny: 2017" in shown
    assert {"tiny", ""} == {fact["agrees"] for fact in page}
    assert {"tiny: 2017", "rules: 2015", ""} == {fact["disagrees"] for fact in page}
