"""Workspaces put together: again changes nothing, the order does not matter, conflicts are listed, nothing merges by itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import vanort
from joined_towns import contents, decided, projects, town
from registers_at_hand import LAKES, imported, named, written
from vanort.cli import app
from vanort.errors import WorkspaceError
from vanort.joining.join import Joined, join
from vanort.workspace.model import open_workspace


def test_documents_come_in_and_names_do_not_merge(tmp_path: Path) -> None:
    """Two projects of one name from two pages stay two, though file and id are called alike; a code makes one."""
    ours, other = town(tmp_path / "a", "Lindby", code="se-0780"), town(tmp_path / "b", "Halme", code="se-1280")

    joined = join(ours, [other])

    assert (len(joined.documents), joined.known, joined.conflicts) == (1, 0, ())
    assert len(projects(ours)) == 2
    with vanort.open(ours.root) as ws:
        towns = {
            str(row["m"]).rpartition("/")[2]
            for row in ws.query("SELECT ?m { ?p <https://w3id.org/vanort/ns#coordinator> ?m }")
        }
    assert towns == {"se-0780", "se-1280"}
    assert not [f for f in vanort.open(ours.root).build().findings if f.severity == "violation"]


def test_again_changes_no_byte(tmp_path: Path) -> None:
    """A second join of the same workspaces writes nothing new and tells the same conflicts."""
    ours = town(tmp_path / "a", "Lindby")
    other = town(tmp_path / "b", "Lindby", stem="sida", year="2015")
    decided(ours, "page:project")
    first = join(ours, [other])
    decided(other, "sida:project")
    second = join(ours, [other])
    before = contents(ours)

    third = join(ours, [other])

    assert contents(ours) == before
    assert (third.known, third.documents) == (1, ())
    assert third.conflicts == second.conflicts
    assert len(first.documents) == 1


def test_the_order_does_not_matter(tmp_path: Path) -> None:
    """Whichever comes first, at once or one after the other, the workspace holds the same bytes."""
    found = []
    names = {"b": ("Halme", "halme", "2015"), "c": ("Torvik", "torvik", "2016"), "d": ("Seeby", "seeby", "2017")}
    for number, order in enumerate(("bcd", "dcb", "cbd")):
        folder = tmp_path / str(number)
        ours = town(folder / "a", "Lindby")
        others = {
            key: town(folder / key, name, stem=stem, year=year, code="se-1280")
            for key, (name, stem, year) in names.items()
        }
        for key in "bc":
            decided(others[key], f"{names[key][1]}:project", keep="project/shared")
        if number % 2:
            join(ours, [others[key] for key in order])
        else:
            for key in order:
                join(ours, [others[key]])
        found.append(contents(ours))

    assert all(each == found[0] for each in found)


def test_conflicts_are_told_with_both_passages(tmp_path: Path) -> None:
    """Two pages that give one project other years, made one by a decision, are listed with both their words."""
    ours, other = (
        town(tmp_path / "a", "Lindby"),
        town(tmp_path / "b", "Halme", stem="sida", year="2015", code="se-1280"),
    )
    join(ours, [other])
    decided(ours, "page:project", "sida:project")

    (conflict,) = join(ours, [other]).conflicts

    assert (conflict.kind, conflict.about, conflict.property) == ("value", "project/sjoarna", "start")
    assert [dict(side)["quote"] for side in conflict.sides] == ["Sjöarna sedan 2014", "Sjöarna sedan 2015"]
    assert [dict(side)["where"].partition(":")[0] for side in conflict.sides] == [
        "claims/page.yaml",
        "claims/sida.yaml",
    ]


def test_agreement_is_no_conflict(tmp_path: Path) -> None:
    """The same year twice, and a day within it, clash with nobody."""
    ours, other = town(tmp_path / "a", "Lindby"), town(tmp_path / "b", "Halme", stem="sida", code="se-1280")
    join(ours, [other])
    decided(ours, "page:project", "sida:project")

    assert join(ours, [other]).conflicts == ()


@pytest.mark.parametrize("other_says", ["different", "same-kept"])
def test_ones_own_decisions_stand(tmp_path: Path, other_says: str) -> None:
    """A decision of another workspace that clashes is kept, not followed and listed; the workspace can still be built."""
    ours, other = town(tmp_path / "a", "Lindby"), town(tmp_path / "b", "Halme", stem="sida", code="se-1280")
    if other_says == "different":
        join(ours, [other])
        join(other, [ours])
        decided(ours, "page:project", "sida:project")
        decided(other, "page:project", "sida:project", kind="different")
    else:  # both have chosen one address for their project
        decided(ours, "page:project")
        decided(other, "sida:project")

    joined = join(ours, [other])

    assert [conflict.kind for conflict in joined.conflicts] == ["decision"]
    assert "active: false" in (ours.decisions / "joined.yaml").read_text(encoding="utf-8")
    assert len(projects(ours)) == (1 if other_says == "different" else 2)


def test_a_decision_of_others_is_followed(tmp_path: Path) -> None:
    """What another workspace has decided about its own documents holds here, too."""
    ours, other = town(tmp_path / "a", "Lindby"), town(tmp_path / "b", "Halme", code="se-1280")
    decided(other, "page:project", keep="project/halmes-lakes")

    join(ours, [other])

    assert "halmes-lakes" in projects(ours)
    assert len(projects(ours)) == 2


def test_one_document_read_in_two_ways_is_listed(tmp_path: Path) -> None:
    """The same document keeps one's own claims; that the other workspace has read it differently is said."""
    ours, other = town(tmp_path / "a", "Lindby"), town(tmp_path / "b", "Lindby", stem="sida")
    path = other.claims / "sida.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("property: coordinator", "property: partner"), encoding="utf-8"
    )
    before = contents(ours)

    joined = join(ours, [other])

    assert contents(ours) == before
    assert [(conflict.kind, conflict.about) for conflict in joined.conflicts] == [("claims", "page.txt")]


def test_registers_come_along_in_their_newest_edition(tmp_path: Path) -> None:
    """A register that only the other has comes in; of two editions the newer one is followed, and both are named."""
    ours, other = town(tmp_path / "a", "Lindby"), town(tmp_path / "b", "Halme", stem="sida", code="se-1280")
    imported(other, "cordis", written(tmp_path, "lakes.csv", LAKES))
    first = join(ours, [other])
    imported(other, "cordis", written(tmp_path, "lakes.csv", named(*LAKES.splitlines()[1:3])))
    second = join(ours, [other])

    assert (first.imports, first.conflicts) == (("cordis",), ())
    assert [conflict.kind for conflict in second.conflicts] == ["import"]


def test_what_cannot_be_read_is_left_out_and_named(tmp_path: Path) -> None:
    """A broken claims file of another workspace stops nothing; a join with itself is refused."""
    ours, other = town(tmp_path / "a", "Lindby"), town(tmp_path / "b", "Halme", stem="sida", code="se-1280")
    (other.claims / "broken.yaml").write_text("document: ../../secret.txt\n", encoding="utf-8")

    joined = join(ours, [other])

    assert (len(joined.documents), len(joined.left_out)) == (1, 1)
    with pytest.raises(WorkspaceError, match="with itself"):
        join(ours, [open_workspace(tmp_path / "a")])


def test_the_command_prints_conflicts_as_json(tmp_path: Path) -> None:
    """Programs get a list on standard output, empty where nothing clashes; people get lines."""
    ours, other = town(tmp_path / "a", "Lindby"), town(tmp_path / "b", "Lindby", stem="sida", code="se-0780")
    path = other.claims / "sida.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\n# looked at\n", encoding="utf-8")
    words = ["join", str(other.root), "-w", str(ours.root)]

    result = CliRunner().invoke(app, [*words, "-f", "json"])
    (told,) = json.loads(result.stdout)

    assert (result.exit_code, told["kind"], [side["followed"] for side in told["sides"]]) == (
        0,
        "claims",
        ["yes", "no"],
    )
    assert "claims: page.txt" in CliRunner().invoke(app, words).stdout


@given(st.lists(st.sampled_from("bcd"), min_size=1, max_size=4))
@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_sequence_of_joins_ends_alike(tmp_path_factory: pytest.TempPathFactory, order: list[str]) -> None:
    """Joins in any order, any number of times, hold what one join of all of them holds."""
    folder = tmp_path_factory.mktemp("joins")
    names = {"b": "Halme", "c": "Torvik", "d": "Seeby"}
    others = {key: town(folder / key, name, stem=name.lower(), code="se-1280") for key, name in names.items()}
    one, all_at_once = town(folder / "a", "Lindby"), town(folder / "z", "Lindby")
    for key in order:
        result: Joined = join(one, [others[key]])
        assert result.conflicts == ()
    join(all_at_once, [others[key] for key in sorted(set(order))])

    assert contents(one) == contents(all_at_once)
