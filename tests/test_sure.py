"""Things that an exact official name makes one are merged by a rule, which every decision of a person overrules."""

from __future__ import annotations

from pathlib import Path

from rdflib import Literal, URIRef

from vanort.claims.of_workspace import read_claims
from vanort.dataset.compile import compile_workspace
from vanort.identity import Entity, sure_decisions
from vanort.identity.decisions import read_decisions
from vanort.vocabulary import ID, LINKS, VANORT
from vanort.workspace.model import Workspace
from workspaces import make_workspace

TEXT = "Ekby kommun and Lakes Research Institute AB are in Sweden."
ONE = """\
document: one.txt
things:
  ekby: {type: Municipality, name: Ekby kommun}
  lakes: {type: Organisation, name: Lakes Research Institute AB}
  sweden: {type: Country, name: Sweden, code: SE}
claims:
  - {subject: ekby, property: country, object: sweden, quote: in Sweden}
  - {subject: lakes, property: country, object: sweden, quote: in Sweden}
"""
TWO = ONE.replace("one.txt", "two.txt")
LIST = (Entity("reference:municipality/se-0001", "Municipality", ("Ekby kommun",), (), ("se-0001",), "SE"),)
DIFFERENT = """\
- decision: different
  things: [one:lakes, two:lakes]
  by: A. Person
  date: 2026-11-22
  why: They are two.
"""


def pages(root: Path, two: str = TWO, decisions: str = "") -> Workspace:
    return make_workspace(root, {"one": (TEXT, ONE), "two": (TEXT, two)}, decisions)


def merged(
    workspace: Workspace, rows: tuple[Entity, ...] = (), *, with_proposals: bool = False
) -> set[tuple[str, ...]]:
    decided = read_decisions(workspace.decisions)
    found = sure_decisions(read_claims(workspace), rows, decided, with_proposals=with_proposals)
    return {(*decision.things, decision.keep) for decision in found}


def test_an_exact_official_name_of_one_country_merges(tmp_path: Path) -> None:
    """A full name that two files give to bodies of one country needs no person, where one of them is in a list or both are."""
    assert ("one:lakes", "two:lakes", "") in merged(pages(tmp_path))


def test_a_listed_name_gives_the_iri_of_the_list(tmp_path: Path) -> None:
    """A municipality called as the list has it keeps the list's IRI, in whichever file it stands."""
    assert ("one:ekby", "municipality/se-0001") in merged(pages(tmp_path), LIST)
    assert ("two:ekby", "municipality/se-0001") in merged(pages(tmp_path), LIST)


def test_a_decision_of_a_person_overrules_the_rule(tmp_path: Path) -> None:
    """What is decided to be different stays apart."""
    workspace = pages(tmp_path, decisions=DIFFERENT)

    assert not any("one:lakes" in things and "two:lakes" in things for things in merged(workspace))


def test_what_is_only_proposed_merges_nothing(tmp_path: Path) -> None:
    """Things that nobody has accepted count only in a build with proposals."""
    waiting = TWO.replace("Institute AB}", "Institute AB, review: unreviewed, rule: en/names/head}")

    assert ("one:lakes", "two:lakes", "") not in merged(pages(tmp_path / "one", waiting))
    assert ("one:lakes", "two:lakes", "") in merged(pages(tmp_path / "two", waiting), with_proposals=True)


def test_two_codes_are_never_made_one(tmp_path: Path) -> None:
    """A name that a list gives to a thing with another code joins nothing."""
    coded = TWO.replace("name: Ekby kommun}", "name: Ekby kommun, code: se-0002}")

    assert not any("two:ekby" in things for things in merged(pages(tmp_path, coded), LIST))


def test_a_build_says_which_rule_merged_and_why(tmp_path: Path) -> None:
    """The merger stands among the decisions, with its rule and its reason, and both things share one IRI."""
    links = compile_workspace(pages(tmp_path)).graphs[LINKS]
    concerns = URIRef(f"{ID}organisation/two.lakes")
    decision = next(s for s, p, o in links if p == VANORT.concerns and o == concerns)
    told = {o for s, p, o in links if s == decision}

    assert Literal("rule/exact-official-name") in told
    assert Literal("vanort") in told
    assert any("Lakes Research Institute AB" in str(value) for value in told)
