"""The goals that the words about a project suggest."""

from __future__ import annotations

from pathlib import Path

from vanort.dataset.suggested_goals import suggested_claims
from vanort.extraction.goals.claims import suggestions
from workspaces import make_claims

TEXT = """\
Bright Nights

Solar panels and batteries replace diesel in the electricity grid of Ekby. It is a project on SDG 13.

Clear Streams

Wells, toilets and drinking water for Lund-by-Sea. Climate change and greenhouse gas emissions matter, too.

Bright Nights and Clear Streams both teach pupils and teachers in every school.
"""
CLAIMS = """\
document: page.txt
things:
  nights: {type: Project, name: Bright Nights, quote: Solar panels}
  streams: {type: Project, name: Clear Streams, quote: drinking water for Lund-by-Sea}
claims:
  - {subject: nights, property: addressesGoal, object: SDG 13, quote: SDG 13}
  - {subject: streams, property: addressesGoal, object: SDG 13.2, quote: Climate change}
"""


def test_each_project_has_the_goals_of_its_own_paragraphs(tmp_path: Path) -> None:
    """A goal is suggested where the words of a project's own paragraph lead to it, and not where it is stated."""
    file = make_claims(tmp_path, CLAIMS, TEXT)

    found = [(s.subject.rsplit(".", 1)[1], s.goal.rsplit("/", 1)[1]) for s in suggestions(file)]

    assert found == [("nights", "7"), ("streams", "6")]


def test_the_passage_holds_the_words(tmp_path: Path) -> None:
    """The passage of a suggestion begins and ends with words that led to it."""
    first = suggestions(make_claims(tmp_path, CLAIMS, TEXT))[0]
    passage = TEXT[first.span.start : first.span.end]

    assert passage.startswith(first.words[0])
    assert "Solar panels" in first.words
    assert 0.5 <= first.score <= 1


def test_a_computed_goal_is_no_assertion_of_the_source(tmp_path: Path) -> None:
    """The claim of a suggested goal says that the wording suggests it, and becomes no plain triple of the document."""
    claims = suggested_claims(make_claims(tmp_path, CLAIMS, TEXT))

    assert {claim.reading.modality for claim in claims} == {"suggested"}
    assert not any(claim.reading.stands for claim in claims)
