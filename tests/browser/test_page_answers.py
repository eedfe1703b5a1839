"""The page answers every question of the catalogue as the command line does, and says what it withholds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from catalogue_answers import CATALOGUE, CommandLine, command_line, disagreements, read_rows
from vanort.build import build
from vanort.explorer import explore_workspace
from vanort.workspace.model import Workspace
from workspaces import make_workspace

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]


@pytest.fixture(scope="module")
def home(example: Workspace) -> CommandLine:
    return command_line(example.root)


def asked(page: Page, question: str, values: dict[str, str]) -> tuple[list[tuple[str, ...]], str]:
    """Ask a question with the form of the page; return the rows that it saves as CSV, and what it says above them."""
    page.click(f"#question-{question}")
    for name, value in values.items():
        page.fill(f"#parameter-{name}", value)
    page.click("#ask-run")
    page.wait_for_function(
        "() => { const text = document.querySelector('.ask-status').textContent;"
        " return text && text !== vanort.page.word('running'); }"
    )
    said = page.locator(".ask-status").inner_text()
    if not page.locator("#answer-csv").count():
        return [], said
    with page.expect_download() as download:
        page.click("#answer-csv")
    return read_rows(Path(download.value.path()).read_text(encoding="utf-8-sig")), said


@pytest.mark.parametrize("values", ["its examples", pytest.param("other values", marks=pytest.mark.slow)])
def test_every_question_is_answered_as_on_the_command_line(
    open_page: Open, example: Workspace, home: CommandLine, values: str
) -> None:
    """Each question gives the rows of `vanort query`, or says how much of them is withheld; 'not stated' only where it is true."""
    page = open_page(example.build / "explorer.html")
    page.click("#mode-ask")
    page.wait_for_selector("#ask-run")
    faults = []
    for name, question in CATALOGUE.items():
        given = {} if values == "its examples" else home.other_values(question)
        if values != "its examples" and not given:
            continue
        rows, said = asked(page, name, given)
        faults += disagreements(home, name, given, rows, said)

    assert faults == []


@pytest.mark.parametrize(
    ("question", "count", "words"), [("passages_with_word", 0, "No row here"), ("evidence_of_fact", 1, "Rows: 1")]
)
def test_the_page_for_everybody_says_what_only_editors_see(
    open_page: Open, question: str, count: int, words: str
) -> None:
    """What is left out for everybody is never told as not stated."""
    page = open_page()
    page.click("#mode-ask")
    page.wait_for_selector("#ask-run")
    rows, said = asked(page, question, {})

    assert "Only for editors, and not in this page: notes, what a source denies" in said
    assert len(rows) == count
    assert words in said
    assert "not stated" not in said


OTHERWISE = """\
document: page.txt
things:
  oby: {type: Municipality, name: Öby}
  a: {type: Municipality, name: Ärla}
  soon: {type: Project, name: Snart}
claims:
  - {subject: oby, property: twinnedWith, object: a, quote: kontakt, modality: past}
  - {subject: soon, property: partner, object: a, quote: kontakt, modality: planned}
"""


def test_what_is_told_otherwise_is_said_beside_an_empty_answer(open_page: Open, tmp_path: Path) -> None:
    """Editors read that it is over or planned; everybody reads that it is over, and that what is planned is not in the page."""
    workspace = make_workspace(tmp_path, {"page": ("kontakt Öby Ärla Snart", OTHERWISE)})
    build(workspace)
    said = {}
    for editors in (True, False):
        path = tmp_path / f"{editors}.html"
        path.write_text(explore_workspace(workspace, for_editors=editors), encoding="utf-8")
        page = open_page(path)
        page.click("#mode-ask")
        page.wait_for_selector("#ask-run")
        for question, values in (
            ("twin_towns", {"municipality": "Öby"}),
            ("partners_of_project", {"project": "Snart"}),
            ("funders_of_project", {"project": "Snart"}),
        ):
            rows, said[editors, question] = asked(page, question, values)
            assert rows == []

    assert said[True, "twin_towns"] == "Not stated as so, but only as over: 1."
    assert said[True, "partners_of_project"] == "Not stated as so, but only as planned: 1."
    assert said[True, "funders_of_project"] == "No row: not stated."
    assert said[False, "twin_towns"].startswith("Not stated as so, but only as over: 1. · Only for editors")
    assert said[False, "partners_of_project"] == (
        "No row here. · Only for editors, and not in this page: what is planned."
    )
