"""A project of thousands: all its partners tied to each other would be too many ties for any drawing."""

from __future__ import annotations

from pathlib import Path

import pytest

from vanort.dataset.compile import Compiled, compile_workspace
from vanort.errors import ClaimsError
from vanort.network.rows import MOST_TIES
from vanort.vocabulary import VANORT
from workspaces import CLAIMS, TEXT, make_workspace

MANY, FEW = 2_010, 1_990  # partners of one project, on either side of two million ties


def listing(title: str, kind: str, property_: str, members: int) -> tuple[str, str]:
    """Return a page that lists so many members of one thing, and its claims."""
    names = [f"Ort {number:04}" for number in range(members)]
    things = "".join(f"  t{number}: {{type: Municipality, name: {name}}}\n" for number, name in enumerate(names))
    claims = "".join(
        f"  - {{subject: all, property: {property_}, object: t{number}, quote: {name}}}\n"
        for number, name in enumerate(names)
    )
    head = f"document: crowd.txt\nthings:\n  all: {{type: {kind}, name: {title}}}\n"
    return "\n".join([title, *names, ""]), f"{head}{things}claims:\n{claims}"


def compiled(root: Path, *pages: tuple[str, str]) -> Compiled:
    """Compile a workspace of some pages."""
    return compile_workspace(make_workspace(root, dict(zip(("crowd", "page"), pages, strict=False))))


@pytest.mark.parametrize(
    ("title", "kind", "property_"),
    [
        ("Clean Shores", "Project", "partner"),
        ("Städer för fred", "Partnership", "partner"),
        ("Verkosto", "Project", "involves"),
    ],
)
def test_a_project_of_thousands_leaves_out_its_document_and_no_other(
    tmp_path: Path, title: str, kind: str, property_: str
) -> None:
    """What cannot be drawn is named with its file, its line and its number of partners, and the others are built."""
    made = compiled(tmp_path, listing(title, kind, property_, MANY), (TEXT, CLAIMS))

    assert [file.stem for file in made.files] == ["page"]
    (fault,) = map(str, made.faults)
    assert fault.startswith(f"claims/crowd.yaml:3: '{title}' has {MANY:,} partners.")
    assert f"more than {MOST_TIES:,}" in fault


def test_alone_it_is_refused_in_the_same_words(tmp_path: Path) -> None:
    """Where no other document is left there is nothing to build."""
    with pytest.raises(ClaimsError, match=f"'Clean Shores' has {MANY:,} partners"):
        compiled(tmp_path, listing("Clean Shores", "Project", "partner", MANY))


def test_what_can_be_drawn_is_left_in(tmp_path: Path) -> None:
    """A project of some partners fewer is compiled with all of them."""
    made = compiled(tmp_path, listing("Clean Shores", "Project", "partner", FEW))

    assert made.faults == ()
    assert sum(predicate == VANORT.involves for _, predicate, _ in made.support) == FEW
