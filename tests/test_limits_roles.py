"""Where rules of reading end: who leads a project and takes part."""

from __future__ import annotations

import pytest

from limits_of import Limit, broken, limits


@pytest.mark.parametrize("rows", limits("roles"))
def test_each_rule_holds_up_to_its_limit_and_not_beyond(rows: list[Limit]) -> None:
    """A text that keeps to the limit tells its fact; one beyond it does not, or with less certainty."""
    assert broken(rows) == []
