"""The index of names gives what a search through all names gives, and folding by runs what folding by characters gives."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from vanort.claims.bearers import Bearers
from vanort.claims.lookalikes import fold_unseen

_NAMES = st.text("ab Å", min_size=1, max_size=5)


@given(st.lists(st.tuples(st.integers(0, 3), _NAMES), max_size=12), _NAMES, st.integers(0, 3))
def test_longer_names_are_those_of_other_things_that_hold_the_name(
    named: list[tuple[int, str]], name: str, thing: int
) -> None:
    """The index finds each name that holds another and belongs to another thing, once."""
    expected = {other for owner, other in named if owner != thing and name in other and name != other}
    found = Bearers(named).longer(name, thing)
    assert set(found) == expected
    assert len(found) == len(expected)


@given(st.text("aé \n\u00a0\u00ad\u0308\u0301\u200bñЖ가’-", max_size=20))
def test_each_folded_character_knows_its_place(text: str) -> None:
    """A folded text has a start and an end for each character, and folding what stands there gives it again."""
    folded = fold_unseen(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    for character, start, end in zip(*folded, strict=True):
        again = fold_unseen(text[start:end]).text
        assert character in unicodedata.normalize("NFC", again)
