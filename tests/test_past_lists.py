"""A line above plain lines says how things stand with them, as a heading does."""

from __future__ import annotations

import pytest

from reading_of import facts


@pytest.mark.parametrize(
    ("language", "text", "past", "present"),
    [
        ("en", "Twin towns of Kendal:\nRinteln, Germany (1992)\n\nPast links of Kendal\nKiel, Germany (1998–2011)\nChâteaulin, France (ended 2006)", {"Kiel", "Châteaulin"}, {"Rinteln"}),
        ("sv", "Vänorter till Ystad:\nKerteminde (Danmark)\n\nTidigare vänorter till Ystad:\nIisalmi (Finland)\nHaugesund (Norge)", {"Iisalmi", "Haugesund"}, {"Kerteminde"}),
        ("de", "Partnerstädte der Stadt Wismar:\nKalmar (Schweden)\n\nEhemalige Partnerstädte der Stadt Wismar:\nKemi (Finnland), Aalborg (Dänemark)", {"Kemi", "Aalborg"}, {"Kalmar"}),
    ],
)  # fmt: skip
def test_former_twin_towns_in_plain_lines_are_past(language: str, text: str, past: set[str], present: set[str]) -> None:
    """Neither bullets nor a heading are needed: a line of its own and short lines right below it."""
    for modality, towns in (("past", past), ("asserted", present)):
        assert {b for _, predicate, b in facts(text, language, modality) if predicate == "twinnedWith"} == towns
