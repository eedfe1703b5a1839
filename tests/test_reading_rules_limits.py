"""Where rules of reading end: how long a name is, how near two words stand, how many of something there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reading_of import read, value_of

TABLE = Path(__file__).parent / "resources" / "limits.tsv"
LIKELY = 0.5  # no rule proposes what it holds for unlikely
CHOICE = re.compile(r"\{([^{}|]*)\|([^{}]*)\}")


def rows() -> list[tuple[str, str, str, str]]:
    """Return the rows of the table, each with its rule."""
    rule, found = "", []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            rule = line.removeprefix("## ")
        elif not line.startswith("#"):
            language, text, fact = line.split("\t")
            found.append((rule, language, text.replace("\\n", "\n").replace("\\t", "\t"), fact))
    return found


def told(text: str, language: str) -> dict[str, float]:
    """Return all that a text names and tells, as the table has it, with how sure the rule is of itself."""
    extraction = read(text, language)
    found = {f"{entity.kind} | {entity.label}": 1.0 for entity in extraction.entities}
    for fact in (*extraction.facts, *extraction.details):
        thing = value_of(fact)
        how = () if fact.modality == "asserted" else (fact.modality,)
        found[" | ".join((fact.subject.label, fact.predicate, thing, *how))] = fact.confidence
    return found


@pytest.mark.parametrize(("rule", "language", "text", "fact"), rows(), ids=[f"{r[1]}: {r[0]}" for r in rows()])
def test_a_rule_holds_up_to_its_limit_and_not_beyond(rule: str, language: str, text: str, fact: str) -> None:
    """The first reading of a row tells its fact, the second does not, or another rule does with less certainty."""
    near, far = (
        told(CHOICE.sub(rf"\g<{side}>", text), language).get(CHOICE.sub(rf"\g<{side}>", fact), 0) for side in (1, 2)
    )

    assert near >= LIKELY, rule
    assert near > far, rule
