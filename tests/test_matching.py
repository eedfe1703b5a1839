"""A list matched against a graph: candidates with score and reason, and no name lost."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from typer.testing import CliRunner

from registers_at_hand import LAKES, empty_workspace, imported, written
from vanort.cli import app
from vanort.errors import DocumentError
from vanort.identity.entities import Entity
from vanort.identity.matching import Matcher
from vanort.tables.matching import Named, matched, names_of
from vanort.wording.translating import swedish

ENTITIES = (
    Entity("i:lindby", "Municipality", ("Lindby kommun", "Lindby"), codes=("se-9901",), country="SE"),
    Entity("i:torvik", "Municipality", ("Torvik kommune",), country="NO"),
    Entity("i:torvik-fi", "Municipality", ("Torvik",), country="FI"),
    Entity("i:institute", "Organisation", ("Institute of Inland Lakes",), country="DE"),
    Entity("i:lakes", "Project", ("Clean Lakes", "CLEANLAKES")),
    Entity("i:anna", "Person", ("Anna Torvik",)),
)


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(ENTITIES)


@pytest.mark.parametrize(
    ("name", "country", "first"),
    [
        ("LINDBY KOMMUN", "", "i:lindby"),
        ("Lindby municipality", "", "i:lindby"),
        ("se-9901", "", "i:lindby"),
        ("Gemeinde Torvik", "NO", "i:torvik"),
        ("Torvik", "FI", "i:torvik-fi"),
        ("Torviks kommun", "NO", "i:torvik"),
        ("Inst. of Inland Lakes", "", "i:institute"),
        ("Institute of Inlnd Lakes", "DE", "i:institute"),
        ("clean-lakes", "", "i:lakes"),
    ],
)
def test_a_name_finds_what_it_means(matcher: Matcher, name: str, country: str, first: str) -> None:
    """Other languages, capitals, codes and slips of the pen find the thing, by name alone or with the country."""
    found = matcher.matches(name, country=country)

    assert found[0].entity.id == first
    assert found[0].reason
    assert 0.5 <= found[0].score <= 1


@pytest.mark.parametrize(
    ("name", "country"), [("Lindby kommun", "FI"), ("Anna Torvik", ""), ("Lakeside", ""), ("  ", ""), ("se-9902", "")]
)
def test_a_name_that_means_nothing_finds_nothing(matcher: Matcher, name: str, country: str) -> None:
    """Another country, a person, another word, nothing at all: none is made a candidate."""
    assert [m.entity.id for m in matcher.matches(name, country=country) if m.score >= 0.9] == []
    assert "i:anna" not in [m.entity.id for m in matcher.matches(name, country=country)]


def test_a_class_takes_the_narrower_ones_in(matcher: Matcher) -> None:
    """A municipality is an organisation; a project is none."""
    assert [m.entity.id for m in matcher.matches("Lindby", types=("Organisation",))] == ["i:lindby"]
    assert matcher.matches("Clean Lakes", types=("Organisation",)) == ()


def test_every_row_is_told_of(matcher: Matcher) -> None:
    """A row without a candidate has a line of its own, and nothing in the file is a formula."""
    lines = "".join(matched(matcher, [Named(2, "Lindby"), Named(3, "=1+1"), Named(4, "Lindby")]))
    rows = list(csv.DictReader(io.StringIO(lines)))

    assert [(row["row"], row["candidate"]) for row in rows] == [("2", "i:lindby"), ("3", ""), ("4", "i:lindby")]
    assert (rows[1]["name"], rows[1]["score"], bool(rows[1]["reason"])) == ("'=1+1", "", True)


@pytest.mark.parametrize(
    "content", ["Ort\nTorvik\n\nHalme\n", "Medlemmar 2024;\nort;Land\nTorvik;NO\n;\nHalme;Finland\n"]
)
def test_a_column_is_found_by_its_head(tmp_path: Path, content: str) -> None:
    """In a list of one column, and below a title; empty cells are passed over and lines are those of the file."""
    path = written(tmp_path, "list.csv", content)

    names = names_of(path, "ORT", "Land" if "Land" in content else "")

    assert [named.name for named in names] == ["Torvik", "Halme"]
    assert [content.split("\n")[named.row - 1].partition(";")[0] for named in names] == ["Torvik", "Halme"]
    assert [named.country for named in names] == (["NO", "FI"] if "Land" in content else ["", ""])


def test_a_column_that_is_not_there_is_said(tmp_path: Path) -> None:
    """The heads that there are stand in the error."""
    with pytest.raises(DocumentError, match=r"no column 'Stad'.*Ort"):
        names_of(written(tmp_path, "list.csv", "Ort;Land\nTorvik;Norge\n"), "Stad")


def test_the_command_matches_what_was_imported(tmp_path: Path) -> None:
    """A list against a workspace: candidates on standard output, how many there are on the other."""
    room = empty_workspace(tmp_path / "room")
    imported(room, "cordis", written(tmp_path, "lakes.csv", LAKES))
    names = written(tmp_path, "list.csv", "Member,Country\nLakeside University,UK\nVäxjö,Sweden\nNobody,\n")
    words = ["match", str(names), "--column", "Member", "--country-column", "Country", "-w", str(room.root)]

    result = CliRunner().invoke(app, words)
    rows = list(csv.DictReader(io.StringIO(result.stdout)))

    assert result.exit_code == 0
    assert ("3", "https://w3id.org/vanort/id/municipality/se-0780") in {(r["row"], r["candidate"]) for r in rows}
    assert [row["row"] for row in rows if not row["candidate"]] == ["4"]
    assert CliRunner().invoke(app, [*words, "--type", "Person"]).exit_code != 0


def test_a_part_of_a_name_is_not_called_the_whole() -> None:
    """A bond is not called as one of its towns is: the reason names the part, in both languages of the interface."""
    bond = Entity("x:bond", "Partnership", ("Lindby – Leive",))

    (found,) = Matcher([bond]).matches("Leive")

    assert found.reason == "“Leive” is a part of the name Lindby – Leive."
    assert swedish(found.reason) == "”Leive” är en del av namnet Lindby – Leive."
