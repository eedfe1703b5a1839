"""`vanort languages check`: a pack of one's own is tried on its own examples before it reads a page."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from vanort.cli import app

DUTCH = Path(__file__).parent / "resources" / "languages" / "nl"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A workspace's own pack of Dutch."""
    (tmp_path / "vanort.toml").write_text('name = "Zwolle"\n', encoding="utf-8")
    shutil.copytree(DUTCH, tmp_path / "languages" / "nl")
    return tmp_path / "languages" / "nl"


def checked(pack: Path, *more: str) -> tuple[int, str]:
    """Check the pack; return the exit code and all that is printed."""
    result = CliRunner().invoke(app, ["languages", "check", "nl", "-w", str(pack.parents[1]), *more])
    return result.exit_code, result.output


def test_the_packs_are_listed_with_what_they_hold(pack: Path) -> None:
    """One's own stands beside the shipped ones, with its folder."""
    result = CliRunner().invoke(app, ["languages", "-w", str(pack.parents[1])])

    assert [line.split()[0] for line in result.output.splitlines()[1:]] == ["da", "de", "en", "fi", "nl", "no", "sv"]
    assert str(pack) in result.output


def test_a_pack_whose_examples_hold_passes(pack: Path) -> None:
    """What has no example is named, and is no failure."""
    code, output = checked(pack)

    assert code == 0
    assert "Examples that are not read as they should be: 0" in output
    assert "has an entry without an example of its own" in output


@pytest.mark.parametrize(
    ("file", "line", "found"),
    [
        ("frames.tsv", "leads\t{A} trekt … {B}\tGemeente Zwolle betaalt het project Groene Kade.", "read as nothing, not as 'leads'"),
        ("frames.tsv", "twinned\t{A} kent {B}\tZwolle kent Coventry.\tZwolle kent Coventry.", "read as 'twinned', not as nothing"),
        ("assertion.tsv", "soms\tnegated\taround\t[[Zwolle]] is lid.", "not as 'negated around'"),
        ("assertion.tsv", "geenszins\tnegated\taround\t[[Zwolle]] is geenszins lid.\t[[Zwolle]] is geenszins lid.", "read as 'negated', not as 'asserted'"),
    ],
)  # fmt: skip
def test_an_example_that_is_not_read_as_its_line_says_is_named(pack: Path, file: str, line: str, found: str) -> None:
    """File, what went wrong, the example and the entry; the exit tells a script."""
    with (pack / file).open("a", encoding="utf-8") as table:
        table.write(f"{line}\n")
    code, output = checked(pack)

    assert code == 1
    assert found in output
    assert file in output
    assert line.split("\t")[1 if file == "frames.tsv" else 0] in output


def test_a_new_line_whose_example_holds_passes(pack: Path) -> None:
    """What is added well changes nothing of the verdict."""
    with (pack / "assertion.tsv").open("a", encoding="utf-8") as table:
        table.write("misschien\tnegated\tbefore\tMisschien is [[Zwolle]] lid.\n")
    code, output = checked(pack)

    assert code == 0
    assert "misschien" not in output


def test_entries_that_no_document_needs_are_listed_on_request(pack: Path) -> None:
    """What reads nothing in all documents of the language may be a guess."""
    documents = pack.parents[1] / "documents"
    documents.mkdir()
    (documents / "stad.txt").write_text(
        "De gemeente Zwolle heeft een zusterstad en dat is goed voor de stad.\n", "utf-8"
    )
    _, output = checked(pack, "--unused")

    assert "cues.twin has an entry that reads nothing in 1 documents" in output
    assert "'zusterstad'" not in "".join(line for line in output.splitlines(True) if "reads nothing" in line)


def test_a_language_without_a_pack_is_told_with_those_that_there_are(pack: Path) -> None:
    """The message names what could have been meant."""
    result = CliRunner().invoke(app, ["languages", "check", "xx", "-w", str(pack.parents[1])])

    assert result.exit_code != 0
    assert "There are: da, de, en, fi, nl, no, sv." in str(result.exception)
