"""Queries over a dataset that are broken in one place, and right ones whose answer is truly empty, drawn by chance."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from vanort.store import Store
from vanort.store.cells import Cell, cell_text
from vanort.vocabulary import PREFIXES, VIEW

FORMS = (
    "SELECT * {{\n{0}\n}}",
    "SELECT (COUNT(*) AS ?n) {{\n{0}\n}}",
    "ASK {{\n{0}\n}}",
    "CONSTRUCT {{ ?x a ?x }} WHERE {{\n{0}\n}}",
)
USED = ("vanort", "skos", "dcterms", "foaf", "org", "xsd")
PROLOGUE = " ".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>" for prefix in USED)
_SAID = f"""SELECT ?class ?p ?o ?s {{ GRAPH <{VIEW}> {{ ?s a ?class ; ?p ?o }} }} ORDER BY ?class ?p ?o ?s"""


@dataclass(frozen=True)
class Broken:
    """A query whose part on `line` (of the text, from 1) was changed; `kind` says how."""

    kind: str
    text: str
    line: int
    word: str = ""


Fact = tuple[Cell, Cell, Cell, Cell]


def facts_of(store: Store) -> list[Fact]:
    """Return what is said of each thing in the view, with a class of it: class, property, value, thing."""
    rows = store.query(_SAID, timeout=None).cells()
    return [row for row in rows if _short(row[0]) and _short(row[1]) and not str(row[1]).endswith("#type')")]  # type: ignore[misc]


def _short(cell: Cell) -> str:
    assert cell is not None
    for prefix in USED:
        name = cell[1].removeprefix(PREFIXES[prefix])
        if name != cell[1] and name.replace("-", "").isalnum():
            return f"{prefix}:{name}"
    return ""


def broken(facts: list[Fact], chance: random.Random) -> Iterator[Broken]:
    """Yield broken queries without end, each kind in turn; some may have an answer all the same."""
    kinds: list[Callable[[list[Fact], random.Random], tuple[list[str], int, str]]] = [
        _term, _class, _tag, _datatype, _iri, _prefix, _direction, _wrong_class, _filter,
    ]  # fmt: skip
    while True:
        for kind in kinds:
            lines, at, word = kind(facts, chance)
            form = chance.choice(FORMS)
            yield Broken(kind.__name__[1:], f"{PROLOGUE}\n" + form.format("\n".join(lines)), at + 3, word)


def _misspelt(name: str, chance: random.Random) -> str:
    prefix, _, local = name.partition(":")
    at = chance.randrange(1, len(local))
    letters = local[:at] + chance.choice(["", local[at] * 2, chance.choice("xqz")]) + local[at + 1 :]
    return f"{prefix}:{letters}" if letters != local else f"{prefix}:{local}s"


def _beside(facts: list[Fact], class_: Cell, chance: random.Random, not_: Cell = None) -> str:
    others = sorted({_short(f[1]) for f in facts if f[0] == class_ and f[1] != not_})
    return f"  ?x {chance.choice(others)} ?other ." if others else "  ?x ?q ?other ."


def _term(facts: list[Fact], chance: random.Random) -> tuple[list[str], int, str]:
    fact = chance.choice(facts)
    wrong = _misspelt(_short(fact[1]), chance)
    return [f"  ?x a {_short(fact[0])} .", _beside(facts, fact[0], chance), f"  ?x {wrong} ?v ."], 2, wrong


def _class(facts: list[Fact], chance: random.Random) -> tuple[list[str], int, str]:
    fact = chance.choice(facts)
    wrong = _misspelt(_short(fact[0]), chance)
    return [_beside(facts, fact[0], chance), f"  ?x a {wrong} ."], 1, wrong


def _literals(facts: list[Fact], chance: random.Random, *, tagged: bool) -> Fact:
    return chance.choice([f for f in facts if f[2] and f[2][0] == "literal" and bool(f[2][2]) == tagged])


def _tag(facts: list[Fact], chance: random.Random) -> tuple[list[str], int, str]:
    class_, property_, value, _ = _literals(facts, chance, tagged=True)
    assert value is not None
    text = cell_text(("literal", value[1], "", "http://www.w3.org/2001/XMLSchema#string"))
    written = text + chance.choice(["", "@xx", "@sv-FI", "@eo"])
    return [f"  ?x a {_short(class_)} .", f"  ?x {_short(property_)} {written} ."], 1, ""


def _datatype(facts: list[Fact], chance: random.Random) -> tuple[list[str], int, str]:
    class_, property_, value, _ = _literals(facts, chance, tagged=False)
    assert value is not None
    text = cell_text(("literal", value[1], "", "http://www.w3.org/2001/XMLSchema#string"))
    written = text + chance.choice(["", "^^xsd:date", "^^xsd:token", "@en", "^^xsd:gMonth"])
    return [f"  ?x a {_short(class_)} .", f"  ?x {_short(property_)} {written} ."], 1, ""


def _iri(facts: list[Fact], chance: random.Random) -> tuple[list[str], int, str]:
    class_, property_, value, _ = chance.choice([f for f in facts if f[2] and f[2][0] == "uri"])
    assert value is not None
    wrong = f"<{value[1][:-1]}{chance.choice(['', 'q', 'zz'])}x>"
    return [_beside(facts, class_, chance), f"  ?x {_short(property_)} {wrong} ."], 1, wrong


def _prefix(facts: list[Fact], chance: random.Random) -> tuple[list[str], int, str]:
    fact = chance.choice(facts)
    own = _short(fact[1]).partition(":")
    wrong = f"{chance.choice([prefix for prefix in USED if prefix != own[0]])}:{own[2]}"
    return [f"  ?x a {_short(fact[0])} .", f"  ?x {wrong} ?v .", _beside(facts, fact[0], chance)], 1, wrong


def _direction(facts: list[Fact], chance: random.Random) -> tuple[list[str], int, str]:
    class_, property_, value, thing = chance.choice([f for f in facts if f[2] and f[2][0] == "uri"])
    verb = _short(property_)
    if chance.random() < 0.4:
        return [f"  {cell_text(value)} {verb} ?x .", _beside(facts, class_, chance, property_)], 0, ""
    if chance.random() < 0.5:
        return [f"  ?x a {_short(class_)} .", f"  ?v {verb} ?x ."], 1, ""
    return [_beside(facts, class_, chance, property_), f"  ?v {verb} {cell_text(thing)} ."], 1, ""


def _wrong_class(facts: list[Fact], chance: random.Random) -> tuple[list[str], int, str]:
    fact = chance.choice(facts)
    classes = sorted({_short(f[0]) for f in facts} - {_short(f[0]) for f in facts if f[1] == fact[1]})
    wrong = chance.choice(classes or ["vanort:Goal"])
    return [f"  ?x {_short(fact[1])} ?v .", f"  ?x a {wrong} ."], 1, wrong


def _filter(facts: list[Fact], chance: random.Random) -> tuple[list[str], int, str]:
    class_, property_, value, _ = chance.choice([f for f in facts if f[2] and f[2][0] == "literal"])
    assert value is not None
    wrong = chance.choice(
        [
            "FILTER(LANG(?v) = 'xx')",
            "FILTER(?v = 'nobody says this')",
            "FILTER(?w > 3)",
            "FILTER(STRLEN(STR(?v)) > 100000)",
        ]
        + (["FILTER(?v > <http://example.org/a>)", "FILTER(?v < true)"] if not value[2] else ["FILTER(?v > 2014)"])
    )
    return [f"  ?x a {_short(class_)} .", f"  ?x {_short(property_)} ?v .", f"  {wrong}"], 2, ""


def right(facts: list[Fact], chance: random.Random) -> Iterator[str]:
    """Yield right queries without end whose parts could all match; some have an answer."""
    while True:
        fact = chance.choice(facts)
        class_, property_, value, _ = fact
        verb = _short(property_)
        other = chance.choice([f for f in facts if f[0] == class_])
        head = f"  ?x a {_short(class_)} .\n" if chance.random() < 0.7 else ""
        bodies = [
            f"{head}  ?x {verb} {cell_text(value)} .\n  ?x {_short(other[1])} {cell_text(other[2])} .",
            f"{head}  {cell_text(other[3])} {verb} ?v .",
            f"{head}  {cell_text(other[3])} {verb} {cell_text(value)} .",
            f"{head}  {cell_text(other[3])} {verb} ?v ; {_short(other[1])} ?w .",
            f"{head}  ?x {verb} {cell_text(value)} . FILTER(?x = {cell_text(other[3])})",
        ]
        if value and value[0] == "literal" and value[3].endswith("integer"):
            bodies += [f"{head}  ?x {verb} 987654 .", f"{head}  ?x {verb} ?v FILTER(?v > 987654)"]
        if value and value[0] == "literal" and value[2]:
            bodies += [f'{head}  ?x {verb} "Nobody says this"@{value[2]} .']
        if value and value[0] == "literal" and value[3].endswith("gYear"):
            bodies += [f'{head}  ?x {verb} "1066"^^xsd:gYear .', f'{head}  ?x {verb} ?v FILTER(?v > "2999"^^xsd:gYear)']
        yield f"{PROLOGUE}\n" + chance.choice(FORMS).format(chance.choice(bodies))
