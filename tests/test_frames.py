"""The frames of each language read what their own examples say."""

from __future__ import annotations

import pytest

from reading_of import read
from vanort.extraction.coreference.grouping import Entity
from vanort.languages import language_packs
from vanort.languages.frames import Frame

EVERY = [(code, frame) for code, pack in sorted(language_packs().items()) for frame in pack.frames]
PREDICATES = {
    "twinned": "twinnedWith",
    "cooperates": "partner",
    "partner": "partner",
    "leads": "coordinator",
    "funds": "fundedBy",
    "member": "memberOf",
    "located": "country",
}


def _name(value: object) -> str:
    return f"{value.relation}: {value.phrase[:40]}" if isinstance(value, Frame) else str(value)


def told(code: str, frame: Frame, text: str) -> list[str]:
    """Return the facts of a frame's relation in a text, as "subject – object"."""
    return [
        f"{fact.subject.label} – {fact.object.label}"
        for fact in read(text, code).facts
        if fact.predicate == PREDICATES[frame.relation] and isinstance(fact.object, Entity)
    ]


@pytest.mark.parametrize(("code", "frame"), EVERY, ids=_name)
def test_a_frame_reads_its_example_and_not_its_counter_example(code: str, frame: Frame) -> None:
    """Each line of frames.tsv finds its relation in its example, and nothing in its counter-example."""
    assert told(code, frame, frame.example)
    assert not told(code, frame, frame.counter)
