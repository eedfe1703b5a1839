"""What a tie rests on: its claims, how sure they are, and how many documents say so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import vanort
from vanort.api import OpenWorkspace
from vanort.build import build
from workspaces import make_workspace

FIRST = """\
document: first.txt
things:
  shores: {type: Project, name: Clean Shores}
  ekby: {type: Municipality, name: Ekby, code: pic:901}
  norda: {type: Municipality, name: Norda, code: pic:902}
  solvik: {type: Municipality, name: Solvik, code: pic:903}
claims:
  - {subject: shores, property: partner, object: ekby, quote: Ekby, confidence: 0.9}
  - {subject: shores, property: partner, object: norda, quote: Norda, confidence: 0.6}
  - {subject: shores, property: partner, object: solvik, quote: Solvik, confidence: 0.9, modality: negated}
  - {subject: ekby, property: twinnedWith, object: norda, quote: twins, confidence: 0.8}
"""
SECOND = """\
document: second.txt
things:
  shores: {type: Project, name: Clean Shores}
  norda: {type: Municipality, name: Norda, code: pic:902}
  ekby: {type: Municipality, name: Ekby, code: pic:901}
claims:
  - {subject: norda, property: twinnedWith, object: ekby, quote: twin, confidence: 0.7}
  - {subject: ekby, property: twinnedWith, object: norda, quote: twin, confidence: 1, review: rejected}
"""


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenWorkspace]:
    """Build two pages that speak of the same two towns."""
    pages = {
        "first": ("Clean Shores: Ekby, Norda, not Solvik. They are twins.", FIRST),
        "second": ("Norda, twin of Ekby, Clean Shores.", SECOND),
    }
    made = make_workspace(tmp_path_factory.mktemp("grounds"), pages)
    build(made)
    with vanort.open(made.root) as opened:
        yield opened


def ties(room: OpenWorkspace, view: str) -> dict[bool, dict[str, object]]:
    """Return what the ties of a view carry, by whether they are shared or direct."""
    return {"via" in data: data for *_, data in room.network(view).edges(data=True)}


def test_a_tie_by_something_shared_is_as_sure_as_the_less_sure_of_its_ends(room: OpenWorkspace) -> None:
    """Both memberships are named; the weaker one bounds what can be said of the tie."""
    tie = ties(room, "partners")[True]

    assert len(str(tie["claims"]).split()) == 2
    assert (tie["confidence"], tie["sources"]) == (0.6, 1)


def test_a_direct_tie_counts_documents_and_not_claims_and_forgets_rejected_ones(room: OpenWorkspace) -> None:
    """Two documents say that the towns are twins, one either way round; the best reading counts, the rejected does not."""
    tie = ties(room, "partners")[False]

    assert len(str(tie["claims"]).split()) == 2
    assert (tie["confidence"], tie["sources"]) == (0.8, 2)


def test_what_is_denied_ties_nobody(room: OpenWorkspace) -> None:
    """A denied partner has no tie, and no claim of it stands at another."""
    network = room.network("partners")

    assert not [node for node in network if str(node).endswith("solvik") and network.degree(node)]


def test_the_notebook_shows_what_there_is_to_use() -> None:
    """`dir(vanort)` names `open` before anything is loaded, and the options of a view stand in its signature."""
    assert "open" in dir(vanort)
    with pytest.raises(TypeError):
        vanort.open(Path(__file__).parents[1] / "data").network("partners", colour="red")  # type: ignore[call-arg]
