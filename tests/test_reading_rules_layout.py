"""What stands right before a name, and what opens a line."""

from __future__ import annotations

import pytest

from reading_of import read

TEXT = "Vi möttes i\nBrno. Vi såg Brno, och i år, Brno. Mötet hölls i    Brno."


@pytest.mark.parametrize(("nth", "expected"), [(0, "i"), (1, None), (2, None), (3, "i")])
def test_a_word_is_right_before_a_name_where_only_blanks_part_them(nth: int, expected: str | None) -> None:
    """A line end or several blanks do; another word or a comma does not."""
    page = read(TEXT, "sv").page
    offset = [at for at in range(len(TEXT)) if TEXT.startswith("Brno", at)][nth]

    found = page.word_before(page.lexicon.locative, offset)

    assert (TEXT[slice(*found)] if found else None) == expected
    assert page.word_before(page.lexicon.locative, offset, floor=offset) is None
