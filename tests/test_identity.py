"""Who is who: only a code, an equal name with an address, or a decision makes two things one."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import URIRef

from vanort.claims.of_workspace import read_claims
from vanort.errors import ClaimsError
from vanort.identity.decisions import read_decisions
from vanort.identity.merge import Identity, identify
from vanort.vocabulary import ID
from vanort.workspace.model import Workspace
from workspaces import make_workspace

COUNTRIES = {"SE": URIRef("http://publications.europa.eu/resource/authority/country/SWE")}
ONE = (
    "document: one.txt\nthings:\n  town: {type: Municipality, name: Ekby}\n  lake: {type: Project, name: Clean Lake}\n"
)
TWO = (
    "document: two.txt\nthings:\n  town: {type: Municipality, name: Ekby}\n  lake: {type: Project, name: Clean Lake}\n"
)
TEXT = "Ekby runs Clean Lake. Sweden."
SAME = "by: A. Person\n  date: 2026-11-22\n  why: Both pages mean one project.\n"


def identified(workspace: Workspace) -> Identity:
    return identify(read_claims(workspace), read_decisions(workspace.decisions), COUNTRIES)


def two_pages(root: Path, one: str = ONE, two: str = TWO, decisions: str = "") -> Workspace:
    return make_workspace(root, {"one": (TEXT, one), "two": (TEXT, two)}, decisions)


def test_the_same_id_in_two_files_is_not_the_same_thing(tmp_path: Path) -> None:
    """Ids are local to their file."""
    identity = identified(two_pages(tmp_path))

    assert identity(ID["municipality/one.town"]) != identity(ID["municipality/two.town"])


def test_an_official_code_makes_two_things_one(tmp_path: Path) -> None:
    """Things with the same code get the IRI of the code."""
    coded = "{type: Municipality, name: Ekby, code: se-0780}"
    old = "{type: Municipality, name: Ekby}"
    identity = identified(two_pages(tmp_path, ONE.replace(old, coded), TWO.replace(old, coded)))

    assert identity(ID["municipality/one.town"]) == identity(ID["municipality/two.town"]) == ID["municipality/se-0780"]


def test_a_decision_makes_two_things_one_and_can_be_switched_off(tmp_path: Path) -> None:
    """An active decision merges under the IRI that it keeps; an inactive one does nothing."""
    decision = f"- decision: same\n  things: [one:lake, two:lake]\n  keep: project/clean-lake\n  {SAME}"
    on = identified(two_pages(tmp_path / "on", decisions=decision))
    off = identified(two_pages(tmp_path / "off", decisions=f"{decision}  active: false\n"))

    assert on(ID["project/two.lake"]) == ID["project/clean-lake"]
    assert off(ID["project/two.lake"]) == ID["project/two.lake"]


def test_persons_of_one_name_and_one_address_are_one(tmp_path: Path) -> None:
    """A person is known by name and e-mail, and neither stands in the IRI."""
    text = "Eva Ek, eva@ekby.example, works for Ekby."
    claims = """\
things:
  town: {type: Municipality, name: Ekby}
  eva: {type: Person, name: Eva Ek}
  desk: {type: ContactPoint, quote: Eva Ek}
claims:
  - {subject: desk, property: contactPerson, object: eva, quote: Eva Ek}
  - {subject: desk, property: email, object: eva@ekby.example, quote: eva@ekby.example}
"""
    workspace = make_workspace(tmp_path, {s: (text, f"document: {s}.txt\n{claims}") for s in ("one", "two")})
    identity = identified(workspace)

    assert identity(ID["person/one.eva"]) == identity(ID["person/two.eva"])
    assert "eva" not in identity(ID["person/one.eva"])


def test_a_partnership_is_named_for_its_partners(tmp_path: Path) -> None:
    """The IRI of a partnership joins the slugs of all its partners, sorted."""
    text = "Ekby and Aby cooperate."
    claims = """\
document: one.txt
things:
  ekby: {type: Municipality, name: Ekby}
  aby: {type: Municipality, name: Aby}
  link: {type: Partnership, name: Ekby and Aby}
claims:
  - {subject: link, property: partner, object: ekby, quote: Ekby and Aby}
  - {subject: link, property: partner, object: aby, quote: Ekby and Aby}
"""
    identity = identified(make_workspace(tmp_path, {"one": (text, claims)}))

    assert identity(ID["partnership/one.link"]) == ID["partnership/one.aby--one.ekby"]


@pytest.mark.parametrize(
    ("decisions", "message"),
    [
        (
            f"- decision: same\n  things: [one:lake, two:pond]\n  {SAME}",
            "decisions/decisions.yaml:1: No claims file declares 'two:pond'.",
        ),
        (
            f"- decision: sane\n  things: [one:lake, two:lake]\n  {SAME}",
            "decisions.yaml:1: 'sane' is no kind of decision.",
        ),
        ("- decision: same\n  things: [one:lake, two:lake]\n", "'date' is missing. Add a line 'date: …'"),
        (
            f"- decision: same\n  things: [one:lake, two:lake]\n  {SAME}- decision: different\n  things: [one:lake, two:lake]\n  {SAME}",
            "decisions.yaml:6: These things are said to be different here and to be the same elsewhere.",
        ),
        (
            (
                f"- decision: same\n  things: [one:lake, two:lake]\n  keep: project/a\n  {SAME}"
                f"- decision: same\n  things: [one:lake]\n  keep: project/b\n  {SAME}"
            ),
            "decisions.yaml:7: The same thing cannot keep both project/a (decisions/decisions.yaml:1) and project/b.",
        ),
    ],
)
def test_decisions_that_cannot_hold_are_refused(tmp_path: Path, decisions: str, message: str) -> None:
    """A decision about nothing, of no kind, or against another says so with its line."""
    with pytest.raises(ClaimsError) as fault:
        identified(two_pages(tmp_path, decisions=decisions))

    assert message in str(fault.value)


def test_a_town_and_its_municipality_are_never_one(tmp_path: Path) -> None:
    """A decision that merges a place with an authority is refused."""
    place = TWO.replace("type: Municipality", "type: Place")
    decision = f"- decision: same\n  things: [one:town, two:town]\n  {SAME}"

    with pytest.raises(ClaimsError, match="one is a place and the other is not"):
        identified(two_pages(tmp_path, two=place, decisions=decision))
