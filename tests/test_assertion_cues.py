"""The cues of each language do what their own examples say."""

from __future__ import annotations

from pathlib import Path

import pytest

from assertions import unmarked, verdict
from vanort.extraction.discourse.cues import cue_table
from vanort.extraction.discourse.sentence_clauses import divide
from vanort.extraction.discourse.sentence_context import heading_verdict
from vanort.extraction.lexicon.lexicon import lexicon
from vanort.languages import language_packs
from vanort.languages.assertion_cues import Cue, CueError, read_cues

STATUS = {"negated": "negated", "planned": "planned", "past": "past", "left": "past"}
EVERY = [(code, cue) for code, pack in sorted(language_packs().items()) for cue in pack.assertion]


def _name(value: object) -> str:
    return f"{value.kind}: {value.phrase[:40]}" if isinstance(value, Cue) else str(value)


@pytest.mark.parametrize(("code", "cue"), EVERY, ids=_name)
def test_a_cue_does_what_its_example_says(code: str, cue: Cue) -> None:
    """Each line of assertion.tsv decides its example as its category says, and leaves its counter-example asserted."""
    words = lexicon(code)
    if cue.kind == "verb":
        return
    assert cue.example
    if cue.kind == "heading":
        assert heading_verdict(words, cue.example).status == STATUS[cue.category]
    elif cue.kind == "correction":
        assert cue.pattern.match(cue.example)
    elif cue.kind == "resumes":
        assert cue.pattern.search(unmarked(cue.example)[0])
        assert verdict(code, cue.example).status == "past"
    elif cue.kind == "complement":
        assert verdict(code, cue.example).status == "negated"
    elif cue.kind in {"undertaking", "given"}:
        assert cue.pattern.search(unmarked(cue.example)[0])
        expected = "negated" if cue.kind == "undertaking" else "asserted"
        assert verdict(code, cue.example).status == expected
    elif cue.category == "border":
        clauses = divide(cue_table(words.pack), cue.example, (), ())
        assert len(clauses.starts) > 1 or clauses.inner
    else:
        assert cue.pattern.search(unmarked(cue.example)[0])
        expected = "asserted" if cue.kind in {"pseudo", "lifts"} else STATUS[cue.category]
        assert verdict(code, cue.example).status == expected
    if cue.counter:
        assert verdict(code, cue.counter).status == "asserted"


@pytest.mark.parametrize(
    "line", ["\tnegated\tbefore", "not\tdenied\tbefore", "not\tnegated\tbehind", "but\tnegated\ttermination"]
)
def test_a_line_that_is_no_cue_is_refused_with_its_number(line: str, tmp_path: Path) -> None:
    """The message names file and line, and what is known."""
    path = tmp_path / "assertion.tsv"
    path.write_text(f"# cues\n{line}\n", encoding="utf-8")
    with pytest.raises(CueError, match=r"assertion\.tsv:2: .* is no cue as"):
        read_cues(path)
