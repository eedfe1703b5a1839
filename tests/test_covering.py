"""How far a document is: its sentences, what bears a claim, what is said to hold no fact, and the command that counts."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from vanort.cli import app
from vanort.coverage import NoFact, coverage_of_workspace, read_no_facts, sentences_of
from vanort.coverage.no_fact import no_fact_path, say_no_fact, take_back, words_of
from vanort.documents import Document
from vanort.documents.sections import find_sections
from vanort.errors import ClaimsError
from vanort.languages.pack import language_packs
from vanort.workspace.model import Workspace
from workspaces import make_workspace

TEXT = """\
# Hemby abroad

Hemby has worked with Nordvik since 2006; the towns meet each year. Read more on our site.

- Sydby, Finland
- Västvik, Norge

Town\tSince
Östby\t1998

Read more on our site.
"""
CLAIMS = """\
document: page.txt
things:
  hemby: {type: Municipality, name: Hemby}
  nordvik: {type: Municipality, name: Nordvik}
  sydby: {type: Municipality, name: Sydby, review: rejected, rule: sv/names/place}
  ostby: {type: Municipality, name: Östby, review: unreviewed, rule: sv/names/place}
claims:
  - {subject: hemby, property: twinnedWith, object: nordvik, quote: Hemby has worked with Nordvik}
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Return a workspace of one page with headings, a list, a table and a sentence that stands there twice."""
    return make_workspace(tmp_path, {"page": (TEXT, CLAIMS)})


def words(workspace: Workspace, *, still_open: bool = False) -> list[str]:
    """Return the words of the sentences of the page, or of those that are open."""
    (coverage,) = coverage_of_workspace(workspace, faults=[])
    text = coverage.document.text
    return [text[one.start : one.end] for one in (coverage.open if still_open else coverage.sentences)]


def test_headings_items_rows_and_sentences_are_counted(workspace: Workspace) -> None:
    """Each heading, list item and table row is a sentence; a semicolon ends none."""
    assert words(workspace) == [
        "# Hemby abroad",
        "Hemby has worked with Nordvik since 2006; the towns meet each year.",
        "Read more on our site.",
        "Sydby, Finland",
        "Västvik, Norge",
        "Town\tSince",
        "Östby\t1998",
        "Read more on our site.",
    ]


def test_what_is_rejected_bears_nothing(workspace: Workspace) -> None:
    """A sentence is covered by a claim or a proposal, not by what somebody has rejected."""
    assert words(workspace, still_open=True) == [
        "Read more on our site.", "Sydby, Finland", "Västvik, Norge", "Town\tSince", "Read more on our site.",
    ]  # fmt: skip


def test_no_fact_holds_for_every_sentence_of_the_words(workspace: Workspace) -> None:
    """What is said of words holds wherever they stand, and can be taken back."""
    path = no_fact_path(workspace.coverage, "page.txt")

    assert say_no_fact(path, [NoFact("Read more on our site.", "Maja", "2026-05-01")]) == ("Read more on our site.",)
    assert "Read more on our site." not in words(workspace, still_open=True)

    assert take_back(path, ["Read more on our site."]) == (NoFact("Read more on our site.", "Maja", "2026-05-01"),)
    assert words(workspace, still_open=True).count("Read more on our site.") == 2


def test_remarks_and_other_lines_stay(tmp_path: Path) -> None:
    """Adding and taking back leave what a person wrote into the file as it stands."""
    path = no_fact_path(tmp_path, "page.txt")
    path.write_text("# by hand\nA word.\tOla\n\n# more\n", encoding="utf-8")

    say_no_fact(path, [NoFact("# Heading", "Maja", "2026-05-01", "Heading.")])
    assert path.read_text(encoding="utf-8").startswith("# by hand\nA word.\tOla\n\n# more\n")
    take_back(path, ["# Heading"])

    assert path.read_text(encoding="utf-8") == "# by hand\nA word.\tOla\n\n# more\n"


@settings(deadline=None)
@given(st.lists(st.tuples(st.text(), st.text(), st.text()), max_size=5))
def test_whatever_is_said_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, said: list[tuple[str, str, str]]
) -> None:
    """Any words, with signs of remarks, tabs and line breaks in them, are read as they were said."""
    path = tmp_path_factory.mktemp("coverage") / "page.tsv"
    facts = [NoFact(words_of(a), words_of(b), "2026-05-01", words_of(c)) for a, b, c in said]
    say_no_fact(path, facts)

    last = {
        one.words: one for one in facts if one.words
    }  # of several that say it of the same words, the last is written

    assert read_no_facts(path) == last


def test_a_line_with_too_many_parts_is_named(tmp_path: Path) -> None:
    """A line that cannot be meant is told with its number."""
    path = tmp_path / "page.txt.tsv"
    path.write_text("# x\na\tb\tc\td\te\n", encoding="utf-8")

    with pytest.raises(ClaimsError, match=r"page\.txt\.tsv:2: The line has 5 parts"):
        read_no_facts(path)


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("Ab .;\n\t|-#•1åλ😀")))
def test_sentences_follow_each_other(text: str) -> None:
    """Sentences lie in the text in order, never overlap, and none is empty."""
    document = Document(Path("a.txt"), text, find_sections(text), "", language="sv")

    places = [(one.start, one.end) for one in sentences_of(document, language_packs())]

    assert all(text[start:end].strip() for start, end in places)
    assert all(before[1] <= after[0] for before, after in pairwise(places))


def test_the_command_counts_and_lists(workspace: Workspace) -> None:
    """`vanort coverage` prints the counts, JSON holds each open sentence with its line, `--open` lists them."""
    run = lambda *more: CliRunner().invoke(app, ["coverage", "-w", str(workspace.root), *more])  # noqa: E731

    assert run().stdout.splitlines()[1].split() == ["page.txt", "8", "3", "0", "5", "1"]
    (found,) = json.loads(run("-f", "json").stdout)
    assert (found["complete"], found["open_sentences"][1]["line"], found["open_sentences"][1]["text"]) == (
        False, 5, "Sydby, Finland",
    )  # fmt: skip
    assert run("--open").stdout.splitlines()[1] == "page.txt:5: Sydby, Finland"
    assert "0 of 1 documents are complete." in run().stderr
