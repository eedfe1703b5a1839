"""Pages that no rule was written with: two in each language, every name invented, and the facts that they state.

Beside each text stands a table: `asserted` facts are wanted, `optional` ones may be found (they follow, or may be read
either way), `not` ones are planned, past or denied. Several names of one thing are joined with " = ", the two parties of
a partnership with " & ".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from vanort.documents import read_document
from vanort.extraction.coreference.grouping import Entity
from vanort.extraction.pipeline import Extraction, extract
from vanort.extraction.relations.fact import Fact

FOLDER = Path(__file__).parent / "resources" / "fresh"
Statement = tuple[str, str, str]


@dataclass(frozen=True)
class Score:
    """What was found of a page's facts."""

    found: tuple[Statement, ...]
    missing: tuple[Statement, ...]
    more: tuple[Statement, ...]
    wrongly_asserted: tuple[Statement, ...]


def page_names() -> list[str]:
    """Return the names of the pages, their language first."""
    return sorted(path.stem for path in FOLDER.glob("*.txt"))


def score(page: str) -> Score:
    """Read a page and compare the asserted facts with its table."""
    extraction = extract(read_document(FOLDER / f"{page}.txt"), page[:2])
    told = [fact for fact in extraction.facts if fact.modality == "asserted"]
    wanted, found, excused = _table(page), [], set()
    missing = []
    for how, statement in sorted(wanted, key=lambda row: row[0] != "asserted"):
        matching = [i for i, fact in enumerate(told) if i not in excused and _says(extraction, fact, statement)]
        if how == "asserted":
            (found if matching else missing).append(statement)
        if how != "not":
            excused.update(matching)
    rest = [fact for i, fact in enumerate(told) if i not in excused]
    wrong = [s for how, s in wanted if how == "not" and any(_says(extraction, fact, s) for fact in rest)]
    return Score(tuple(found), tuple(missing), tuple(map(_plainly, rest)), tuple(wrong))


def prf(scores: list[Score]) -> tuple[float, float, float]:
    """Return precision, recall and F1 over pages."""
    found, missing, more = (sum(len(getattr(s, name)) for s in scores) for name in ("found", "missing", "more"))
    precision, recall = found / max(1, found + more), found / max(1, found + missing)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def _table(page: str) -> list[tuple[str, Statement]]:
    lines = (FOLDER / f"{page}.tsv").read_text(encoding="utf-8").splitlines()
    return [(how, (subject, predicate, value)) for how, subject, predicate, value in (x.split("\t") for x in lines)]


def _says(extraction: Extraction, fact: Fact, statement: Statement) -> bool:
    subject, predicate, value = statement
    return (
        fact.predicate == predicate
        and _is(extraction, fact.subject, subject)
        and (
            _is(extraction, fact.object, value)
            if isinstance(fact.object, Entity)
            else _literal(predicate, fact.object) == _literal(predicate, value)
        )
    ) or (
        predicate == fact.predicate == "twinnedWith"
        and isinstance(fact.object, Entity)
        and _is(extraction, fact.object, subject)
        and _is(extraction, fact.subject, value)
    )


def _is(extraction: Extraction, entity: Entity, written: str) -> bool:
    if any(_is_named(extraction, entity, name) for name in written.split(" = ")):
        return True
    if " & " in written:
        parties = written.split(" & ")
        return len(entity.parties) == len(parties) and all(
            any(_is_named(extraction, party, name) for party in entity.parties) for name in parties
        )
    return False


def _is_named(extraction: Extraction, entity: Entity, name: str) -> bool:
    """Tell whether an entity bears a name; an authority's may stand with or without the word for what it is."""
    text = extraction.page.text
    own = {_folded(text[m.start : m.end]) for m in entity.mentions} | {_folded(entity.label)}
    if _folded(name) in own:
        return True
    return entity.kind in {"Municipality", "Region"} and any(
        set(_folded(name).split()) <= set(known.split()) for known in own
    )


def _folded(name: str) -> str:
    return re.sub(r"\s+", " ", name).strip().casefold()


def _literal(predicate: str, value: str) -> str:
    if predicate in {"startYear", "endYear"}:
        return value[:4]
    return re.sub(r"\D", "", value) if predicate == "phone" else value.casefold()


def _plainly(fact: Fact) -> Statement:
    return fact.subject.label, fact.predicate, fact.object if isinstance(fact.object, str) else fact.object.label


if __name__ == "__main__":
    scores = {page: score(page) for page in page_names()}
    for page, one in scores.items():
        print(page, *(f"{value:.2f}" for value in prf([one])))
        print(*(f"  - {s}" for s in one.missing), *(f"  + {s}" for s in one.more), sep="\n")
        print(*(f"  WRONG {s}" for s in one.wrongly_asserted), sep="\n")
    print("together", *(f"{value:.3f}" for value in prf(list(scores.values()))))
