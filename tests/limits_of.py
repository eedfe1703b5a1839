r"""Tables of where rules of reading end: a text that keeps to a limit, and one that does not.

Above its rows stands each rule, after `#`. A row has a language, a text (\n a new line, \t the border of a cell) and one fact,
subject | relation | object; `{near|far}` is what stands in the first reading, which tells the fact, and in the second, which
does not, or where another rule tells it with less certainty. A fact may end in `| past` or the like; otherwise it is told as
plain. `kind | name` is a thing that the text names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from reading_of import read, value_of

FOLDER = Path(__file__).parent / "resources" / "limits"
LIKELY = 0.5  # no rule proposes what it holds for unlikely
AT_ONCE = 10  # rows of one test: it stays quick
CHOICE = re.compile(r"\{([^{}|]*)\|([^{}]*)\}")


class Limit(NamedTuple):
    """One row of a table, with its rule."""

    rule: str
    language: str
    text: str
    fact: str


def limits(name: str) -> list[list[Limit]]:
    """Return the rows of a table, some at once."""
    rows = _rows(name)
    return list(iter(lambda: list(islice(rows, AT_ONCE)), []))


def _rows(name: str) -> Iterator[Limit]:
    rule = ""
    for line in (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            rule = line.removeprefix("# ")
        else:
            language, text, fact = line.split("\t")
            yield Limit(rule, language, text.replace("\\n", "\n").replace("\\t", "\t"), fact)


def broken(rows: list[Limit]) -> list[Limit]:
    """Return the rows whose first reading does not tell the fact, or whose second tells it as surely."""
    found = []
    for row in rows:
        near, far = (
            told(CHOICE.sub(rf"\g<{side}>", row.text), row.language).get(CHOICE.sub(rf"\g<{side}>", row.fact), 0)
            for side in (1, 2)
        )
        if not near >= LIKELY or not near > far:
            found.append(row)
    return found


def told(text: str, language: str) -> dict[str, float]:
    """Return all that a text names and tells, as the tables have it, with how sure the rule is of itself."""
    extraction = read(text, language)
    found = {f"{entity.kind} | {entity.label}": 1.0 for entity in extraction.entities}
    for fact in (*extraction.facts, *extraction.details):
        how = () if fact.modality == "asserted" else (fact.modality,)
        found[" | ".join((fact.subject.label, fact.predicate, value_of(fact), *how))] = fact.confidence
    return found
