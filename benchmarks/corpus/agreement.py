"""How far what was read agrees with an annotation: pairs of names and of facts, one to one.

The rules are those of the README beside this file. A name agrees where type and place do; a fact where the predicate and
both ends do. An end agrees by one of its words or by its place in the text, a literal by its value.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

YEARS = frozenset({"startYear", "endYear"})
NOT_ASSERTED = frozenset({"negated", "past", "planned"})
OPTIONAL = "ambiguous"
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Name:
    """A mention of an entity in a text."""

    kind: str
    start: int
    end: int


@dataclass(slots=True, eq=False)
class End:
    """The subject or the object of a fact: its words and places, and the partners of a partnership without a name."""

    words: frozenset[str]
    places: tuple[tuple[int, int], ...] = ()
    partners: list[End] = field(default_factory=list)


@dataclass(frozen=True, slots=True, eq=False)
class Fact:
    """A fact as annotated or read, and how it is said: stated, ambiguous, negated, past, planned, or a probability."""

    subject: End
    predicate: str
    object: End
    said: str | float

    @property
    def asserted(self) -> bool:
        """Whether it is said as a plain fact."""
        return self.said not in NOT_ASSERTED


def normal(words: object) -> str:
    r"""Return words as they are compared.

    >>> normal(" Malmö\u00a0 Stad")
    'malmö stad'
    """
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", str(words))).strip().casefold()


def names_of(annotation: dict[str, Any]) -> list[Name]:
    """Return the mentions of an annotation in the order of the text."""
    every = {(e["type"], m["start"], m["end"]) for e in annotation["entities"] for m in e["mentions"]}
    return [Name(*one) for one in sorted(every)]


def facts_of(annotation: dict[str, Any]) -> list[Fact]:
    """Return the facts of an annotation, the same fact once."""
    entities = {entity["id"]: entity for entity in annotation["entities"]}
    ends: dict[tuple[str, str], End] = {}
    facts: dict[tuple[str, str, str, bool], Fact] = {}
    for row in annotation["facts"]:
        predicate = row["predicate"]
        subject = ends.setdefault(("", row["subject"]), _end(entities.get(row["subject"]), row["subject"], ""))
        thing = ends.setdefault((predicate, row["object"]), _end(entities.get(row["object"]), row["object"], predicate))
        said = row["certainty"]
        key = (row["subject"], predicate, normal(row["object"]), said in NOT_ASSERTED)
        facts.setdefault(key, Fact(subject, predicate, thing, said))
        if predicate == "partner" and said not in NOT_ASSERTED and _is_partnership(entities.get(row["subject"])):
            subject.partners.append(thing)
    return list(facts.values())


def _is_partnership(entity: dict[str, Any] | None) -> bool:
    return entity is not None and entity["type"] == "Partnership"


def _end(entity: dict[str, Any] | None, value: str, predicate: str) -> End:
    if entity is None:
        return End(frozenset({normal(value), _value(predicate, value)}))
    written = [entity["label"], *(mention["text"] for mention in entity["mentions"])]
    words = {normal(one) for one in written} | {_value(predicate, one) for one in written}
    return End(frozenset(words - {""}), tuple((m["start"], m["end"]) for m in entity["mentions"]))


def _value(predicate: str, written: str) -> str:
    """Return what a literal comes to: the year of a date, the digits of a number, an address without its prefix."""
    words = normal(written)
    if predicate in YEARS:
        year = _YEAR.search(words)
        return year.group() if year else words
    if predicate in {"phone", "budget"}:
        digits = re.sub(r"\D", "", words)
        return digits if len(digits) > 1 else words
    return words.removeprefix("mailto:").strip().rstrip(".") if predicate == "email" else words


def same_fact(one: Fact, other: Fact) -> bool:
    """Tell whether two facts say the same, however certain they are."""
    return (
        one.predicate == other.predicate
        and _same(one.object, other.object)
        and (_same(one.subject, other.subject) or _same_partners(one.subject, other.subject))
    )


def _same(one: End, other: End) -> bool:
    return bool(one.words & other.words) or any(a < d and c < b for a, b in one.places for c, d in other.places)


def _same_partners(one: End, other: End) -> bool:
    """Tell whether two partnerships, one of them without a name, share at least two partners and nearly all."""
    if (one.places and other.places) or abs(len(one.partners) - len(other.partners)) > 1:
        return False
    shared = [[at for at, b in enumerate(other.partners) if _same(a, b)] for a in one.partners]
    return len(paired(shared)) >= 2


def same_name(one: Name, other: Name) -> bool:
    """Tell whether two mentions are of one type and share a character."""
    return one.kind == other.kind and one.start < other.end and other.start < one.end


def agreeing(wanted: Sequence[Any], found: Sequence[Any], same: Any) -> dict[int, int]:
    """Pair as many of what is wanted with what was found as can be, one to one; return the places of each pair."""
    return paired([[at for at, other in enumerate(found) if same(one, other)] for one in wanted])


def paired(choices: Sequence[Iterable[int]]) -> dict[int, int]:
    """Return the largest pairing in which each takes one of its choices and none is taken twice (Kuhn's algorithm).

    >>> paired([[0, 1], [0]])
    {1: 0, 0: 1}
    """
    owner: dict[int, int] = {}

    def take(one: int, tried: set[int]) -> bool:
        for choice in choices[one]:
            if choice not in tried:
                tried.add(choice)
                if choice not in owner or take(owner[choice], tried):
                    owner[choice] = one
                    return True
        return False

    for one in range(len(choices)):
        take(one, set())
    return {one: choice for choice, one in sorted(owner.items())}
