"""The cues of each language do what their own examples say."""

from __future__ import annotations

from pathlib import Path

import pytest

from assertions import holds, verdict
from vanort.languages import LanguageError, language_packs
from vanort.languages.assertion_cues import Cue, read_cues

EVERY = [(code, cue) for code, pack in sorted(language_packs().items()) for cue in pack.assertion]


def _name(value: object) -> str:
    return f"{value.kind}: {value.phrase[:40]}" if isinstance(value, Cue) else str(value)


@pytest.mark.parametrize(("code", "cue"), EVERY, ids=_name)
def test_a_cue_does_what_its_example_says(code: str, cue: Cue) -> None:
    """Each line of assertion.tsv decides its example as its category says, and leaves its counter-example asserted."""
    for example in cue.examples:
        assert holds(code, cue, example)
    for counter in cue.counters:
        assert verdict(code, counter).status == "asserted"


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("\tnegated\tbefore", "belongs to no entry"),
        ("not\tdenied\tbefore\tHull is not.", "is no cue as"),
        ("not\tnegated\tbehind\tHull is not.", "is no cue as"),
        ("but\tnegated\ttermination\tHull is, but Cork is not.", "is no cue as"),
        ("not\tnegated\tbefore", "has no example"),
        ("not {ENDED}\tnegated\tbefore\tHull has not ended.", "is no class of words"),
    ],
)
def test_a_line_that_is_no_cue_is_refused_with_its_number(line: str, fault: str, tmp_path: Path) -> None:
    """The message names file and line, and what is known."""
    path = tmp_path / "assertion.tsv"
    path.write_text(f"# cues\n{line}\n", encoding="utf-8")
    with pytest.raises(LanguageError, match=rf"assertion\.tsv:2: .* {fault}"):
        read_cues(path, {})
