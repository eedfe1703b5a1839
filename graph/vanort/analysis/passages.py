"""The words of the sources that a sentence rests on."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from vanort.analysis.sentences import Answer

SHORT_PASSAGE = 16  # characters: less (“the project”, “2014”) says little by itself, and comes after what says more


class Passage(NamedTuple):
    """Words of a source, and the name of the document in which they stand."""

    words: str
    document: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One passage that says something of a thing: the property by its name, the value as an IRI, or empty text."""

    thing: str
    property: str
    value: str
    planned: bool
    passage: Passage


Statements = Mapping[str, tuple[Statement, ...]]


def read_statements(rows: Iterable[Mapping[str, Any]]) -> Statements:
    """Return what passages say, by thing, from rows of thing, property, value, planned, passage and documentLabel.

    >>> rows = [{"thing": "p", "property": "https://w3id.org/vanort/ns#start", "value": "", "planned": False,
    ...          "passage": "since 2014", "documentLabel": "Our twin towns"}]
    >>> read_statements(rows)["p"][0].passage
    Passage(words='since 2014', document='Our twin towns')
    """
    found: dict[str, list[Statement]] = defaultdict(list)
    for row in rows:
        name = str(row["property"]).rsplit("#", 1)[-1].rsplit("/", 1)[-1]
        passage = Passage(" ".join(str(row["passage"]).split()), str(row["documentLabel"]))
        found[str(row["thing"])].append(
            Statement(str(row["thing"]), name, str(row["value"]), bool(row["planned"]), passage)
        )
    return {thing: tuple(those) for thing, those in found.items()}


def statements_of(answer: Answer, statements: Statements, named: Iterable[str] = ()) -> tuple[Statement, ...]:
    """Return the statements that a sentence rests on, each passage once; none where it rests on what no source says.

    `named` are the things that the sentence names, in its order: what is said of them comes first, one statement of
    each thing before a second of any. Where a thing is tied to others that the sentence rests on, only that counts.
    """
    rules = _rules()
    group = rules["sentences"].get(answer.key)
    if not group:
        return ()
    properties, planned = set(rules["properties"][group]), group in rules["planned"]["groups"]
    things = dict.fromkeys([*named, *answer.facts])
    turns: list[tuple[int, int, Statement]] = []
    for place, thing in enumerate(things):
        said = [one for one in statements.get(thing, ()) if one.property in properties and (planned or not one.planned)]
        said = [one for one in said if one.value in things] or said
        said.sort(key=lambda one: len(one.passage.words) < SHORT_PASSAGE)
        turns += [(turn, place, one) for turn, one in enumerate(said)]
    ordered = [one for _, _, one in sorted(turns, key=lambda turn: turn[:2])]
    return tuple({one.passage: one for one in reversed(ordered)}.values())[::-1]


@cache
def _rules() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "sentences" / "rests_on.toml").read_text(encoding="utf-8"))
