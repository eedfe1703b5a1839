"""Another edition of a document: what stands there still is kept, what moved is judged again, what is gone is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from vanort.claims import parse_claims_file
from vanort.cli import app
from vanort.editions import carry_over
from vanort.editions.carrying import nearest
from vanort.workspace.model import Workspace
from workspaces import make_document, make_workspace

TEXT = "Hemby and Sydby are twin towns since 1998.\n\nOla Ek leads Clean Shores.\n\nHemby is a partner in the project Sea.\n"
CLAIMS = """\
# Ours.
document: page.txt
things:
  hemby: {type: Municipality, name: Hemby}   # checked
  sydby: {type: Municipality, name: Sydby}
  shores: {type: Project, name: Clean Shores}
  sea: {type: Project, name: Sea}
claims:
  # twins
  - {subject: hemby, property: twinnedWith, object: sydby, quote: Hemby and Sydby are twin towns since 1998, by: Maja}
  - {subject: sea, property: partner, object: hemby, quote: Hemby is a partner in the project Sea.}
  - {subject: shores, property: partner, object: hemby, quote: Ola Ek leads Clean Shores.}
"""


def test_decisions_stay_where_the_words_stand(tmp_path: Path) -> None:
    """Comments, order and signatures stay; moved words wait for a person with the old ones beside; what is gone is cut."""
    text = "Hemby and Sydby are twin towns since 1998. Hemby is a keen partner in the project Sea now.\n"
    new = make_document(tmp_path, text, "page-2.txt")

    carried = carry_over(CLAIMS, new, path="claims/page.yaml")

    file = parse_claims_file(carried.text, "page-2", new)
    assert [(c.reading.review, c.reading.by) for c in file.statements] == [("accepted", "Maja"), ("unreviewed", "")]
    assert file.statements[1].reading.note == "was: Hemby is a partner in the project Sea."
    assert [thing.id for thing in file.things] == ["hemby", "sydby", "sea"]
    assert "name: Hemby}   # checked" in carried.text
    assert "# twins" in carried.text
    assert ([p.before for p in carried.gone], carried.kept) == (["Clean Shores", "Ola Ek leads Clean Shores."], 4)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Hemby and Sydby are twin towns since 1999.", "Hemby and Sydby are twin towns since 1998"),
        ("Nordvik och Östby har inget samarbete.", "Hemby och Sydby har ett samarbete om vatten"),
        ("Kommune A er venskabsby. Kommune A er venskabsby.", "Kommunen A er nu en venskabsby"),
        ("Sydby.", "Sydby in Finland"),
    ],
)
def test_other_words_are_no_moved_ones(text: str, quote: str) -> None:
    """Another number, other names, two places alike, or too few words are not taken for the same sentence."""
    assert nearest(text, quote) is None


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "Kommunen har sedan länge vänorten Sydby i Finland, sedan 1998.",
            "Kommunen har vänorten Sydby i Finland sedan 1998",
        ),
        ("Der Landkreis Hemby ist seit 1998 ein Partner von Sydby.", "Landkreis Hemby ist seit 1998 Partner von Sydby"),
        (
            "Hemby kunta on Sydbyn pitkäaikainen ystävyyskunta vuodesta 1998.",
            "Hemby kunta on Sydbyn ystävyyskunta vuodesta 1998",
        ),
    ],
)
def test_a_word_more_is_the_same_sentence(text: str, quote: str) -> None:
    """A sentence that gained a word or two is found again, in whatever language."""
    assert nearest(text, quote) is not None


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A workspace whose document was written anew under its claims."""
    workspace = make_workspace(tmp_path, {"page": (TEXT, CLAIMS)})
    text = TEXT.replace("is a partner in", "is a keen partner in").replace(
        "Ola Ek leads Clean Shores.", "Clean Shores."
    )
    (workspace.documents / "page.txt").write_text(text, encoding="utf-8")
    return workspace


def test_check_repairs_quotes_that_moved(workspace: Workspace) -> None:
    """`vanort check --repair` writes moved quotes anew, and names what is gone with file and line."""
    told = CliRunner().invoke(app, ["check", "--repair", "-w", str(workspace.root)])

    text = (workspace.claims / "page.yaml").read_text(encoding="utf-8")
    assert "quote: Hemby is a keen partner in the project Sea, review: unreviewed, note:" in text
    assert "claims/page.yaml:11: found again in other words" in told.output
    assert "claims/page.yaml:12: gone from the document: Ola Ek leads Clean Shores." in told.output
    again = CliRunner().invoke(app, ["check", "--repair", "-w", str(workspace.root)])
    assert "found again" not in again.output
