"""A claims file is brought up to date where it stands: what people wrote around the entries stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reading_of import read
from vanort.claims import ClaimsFile, format_claims_file, parse_claims_file
from vanort.extraction.proposing.claims_file import propose
from vanort.extraction.proposing.merge import renew
from vanort.extraction.proposing.yaml_patch import amend

TEXT = """Projektet ”Gröna broar” (2015–2017) drivs av Sala kommun tillsammans med Avesta kommun.

The project is about renewable energy.
"""
WRITTEN = """\
# Checked with Alva in May
document: page.txt

things:
    # the project itself
    bridges: {type: Project, name: Gröna broar}   # short name

    sala:
        type: Municipality
        name:   "Sala kommun"
    # here end the things

claims:   # in the order of the text
- subject: bridges
  property: coordinator
  object: sala

  quote: drivs av Sala kommun   # twice in the minutes
# Avesta still to be asked
"""


def proposed() -> ClaimsFile:
    """Return what is proposed for the text."""
    return propose(read(TEXT, "sv"), "broar")


def written(text: str) -> ClaimsFile:
    """Return a claims file that a person wrote about the text."""
    return parse_claims_file(text, "broar", proposed().document)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_new_proposals_leave_every_line_that_a_person_wrote(newline: str, mark: str) -> None:
    """Comments, blank lines, indentation and quotation marks stay; the new entries stand last in their part."""
    own = mark + WRITTEN.replace("\n", newline)
    before = written(WRITTEN)
    after = renew(before, proposed()).file
    text = amend(own, before, after)

    lines = text.split(newline)
    at = iter(lines)
    assert all(line in at for line in own.split(newline))
    assert len(after.statements) > len(before.statements)
    assert written(text.removeprefix("\ufeff")).statements == written(format_claims_file(after)).statements
    assert ("\r\n" in text) == (newline == "\r\n")


def test_a_second_reading_changes_no_byte() -> None:
    """What has been added is known the next time."""
    before = written(WRITTEN)
    text = amend(WRITTEN, before, renew(before, proposed()).file)

    assert amend(text, written(text), renew(written(text), proposed()).file) == text


def test_what_is_no_longer_proposed_is_cut_and_a_comment_in_it_kept() -> None:
    """An unreviewed proposal goes with its lines; a person's comment line among them stays."""
    before = written(WRITTEN)
    text = amend(WRITTEN, before, renew(before, proposed()).file)
    text = text.replace("  property: start\n", "  # is this right?\n  property: start\n", 1)
    held = written(text)
    gone = amend(text, held, renew(held, replace(proposed(), things=(), statements=())).file)

    assert "property: start" not in gone
    assert "# is this right?" in gone
    assert "# Avesta still to be asked" in gone
    assert written(gone).statements == before.statements


@pytest.mark.parametrize(
    "text",
    [
        "document: page.txt  # mine\n",
        "document: page.txt  # mine\nthings: {}\nclaims: []\n",
        "document: page.txt  # mine\nthings:\nclaims:\n",
        "document: page.txt  # mine",
    ],
)
def test_a_file_without_entries_gets_its_first(text: str) -> None:
    """Empty and missing parts are filled, and a comment above them stays."""
    before = written(text)
    after = renew(before, proposed()).file
    amended = amend(text, before, after)

    assert amended.startswith("document: page.txt  # mine\n")
    assert written(amended).statements == written(format_claims_file(after)).statements


def test_entries_that_share_a_line_are_written_anew() -> None:
    """A file whose entries cannot be told by lines keeps its content."""
    text = "document: page.txt\nthings: {bridges: {type: Project, name: Gröna broar}}\nclaims: []\n"
    before = written(text)
    after = renew(before, proposed()).file

    assert amend(text, before, after) == format_claims_file(after)
