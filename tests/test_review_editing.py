"""Values in a YAML file are changed where they stand; every other byte stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanort.errors import ClaimsError
from vanort.review.editing import Edit, apply_edits, values
from vanort.support.yaml_source import parse_yaml

TEXT = """\
# Written by hand — keep   this
document: page.md

things:

  # the municipality
  vaxjo: {type: Municipality, name: "Växjö kommun", also: [Växjö],  review: unreviewed}   # yes
  sekos:
    type: Project
    name: {sv: SEKOS, en: SEKOS}
    # odd spacing
    review:   'unreviewed'
    rule: sv/projects/title
claims:
  - subject: sekos
    property: partner
    quote: >-
      mellan Växjö
      och Vushtrri
    # about the next
  - {subject: sekos, property: start, object: 2015, quote: "2015", review: unreviewed}
"""

PLACES: list[tuple[str, str | int]] = [("things", "vaxjo"), ("things", "sekos"), ("claims", 0), ("claims", 1)]


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (Edit(("things", "vaxjo"), "review", "accepted"), "],  review: unreviewed}   #", "],  review: accepted}   #"),
        (Edit(("things", "sekos"), "review", "rejected"), "review:   'unreviewed'", "review:   rejected"),
        (Edit(("claims", 1), "object", "2016"), "object: 2015", "object: 2016"),
        (Edit(("claims", 1), "note", "a, b"), "review: unreviewed}\n", 'review: unreviewed, note: "a, b"}\n'),
        (
            Edit(("claims", 0), "review", "accepted"),
            "      och Vushtrri\n    # about",
            "      och Vushtrri\n    review: accepted\n    # about",
        ),
        (
            Edit(("claims", 0), "quote", "och Vushtrri"),
            ">-\n      mellan Växjö\n      och Vushtrri\n",
            "och Vushtrri\n",
        ),
        (
            Edit(("things", "sekos"), "modality", "planned"),
            "    rule: sv/projects/title\n",
            "    rule: sv/projects/title\n    modality: planned\n",
        ),
    ],
)
def test_only_the_value_changes(edit: Edit, old: str, new: str) -> None:
    """A value is replaced or added where it stands, and nothing else moves."""
    assert TEXT.count(old) == 1

    assert apply_edits(TEXT, [edit], path="a.yaml") == TEXT.replace(old, new)


@given(
    st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from(["review", "note", "modality"]), st.text(max_size=20))),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["", "\ufeff"]),
)
def test_any_value_is_read_back(edits: list[tuple[tuple[str, str | int], str, str]], newline: str, mark: str) -> None:
    """Whatever is written is read back, for every other entry the old values hold, and comments stay."""
    text = mark + TEXT.replace("\n", newline)
    wanted = {(where, key): value.replace("\0", "") for where, key, value in edits}

    after = apply_edits(text, [Edit(where, key, value) for (where, key), value in wanted.items()], path="a.yaml")

    for where in PLACES:
        expected = values(text, where, path="a.yaml")
        expected |= {key: value for (place, key), value in wanted.items() if place == where}
        assert values(after, where, path="a.yaml") == expected
    assert [line for line in after.split(newline) if line.lstrip(" \ufeff").startswith("#")] == [
        line for line in text.split(newline) if line.lstrip(" \ufeff").startswith("#")
    ]


def test_the_last_line_may_lack_its_newline() -> None:
    """A value is added behind the last line also where that has no newline."""
    text = "claims:\n  - subject: a\n    property: partner"

    after = apply_edits(text, [Edit(("claims", 0), "note", "x")], path="a.yaml")

    assert after == text + "\n    note: x"


@pytest.mark.parametrize("where", [("claims", 7), ("things", "nobody"), ("else", 0)])
def test_an_entry_that_is_gone_is_said(where: tuple[str, str | int]) -> None:
    """Where the entry is no longer there, nothing is written and the message says so."""
    with pytest.raises(ClaimsError, match=r"There is no entry .* any more\. The file has changed: review again\."):
        apply_edits(TEXT, [Edit(where, "review", "accepted")], path="a.yaml")


def test_what_is_written_is_still_a_claims_file() -> None:
    """The house's own reader reads what was edited."""
    after = apply_edits(TEXT, [Edit(where, "review", "accepted") for where in PLACES], path="a.yaml")

    read = parse_yaml(after, path="a.yaml").plain()

    assert [read["things"][id_]["review"] for id_ in ("vaxjo", "sekos")] == ["accepted", "accepted"]
    assert [claim["review"] for claim in read["claims"]] == ["accepted", "accepted"]
