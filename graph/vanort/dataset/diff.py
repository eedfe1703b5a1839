"""What came, went and changed between two views, as a reader would say it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from rdflib import SKOS, XSD, Graph, Literal, URIRef
from rdflib.term import Node

Triple = tuple[Node, Node, Node]


@dataclass(frozen=True, slots=True)
class Changes:
    """The triples that came and went; those of one subject and property that did both have changed."""

    came: tuple[Triple, ...]
    went: tuple[Triple, ...]
    changed: tuple[tuple[Triple, Triple], ...]

    def __bool__(self) -> bool:
        """Whether anything is different."""
        return bool(self.came or self.went or self.changed)

    def summary(self) -> str:
        """Return how many facts came, went and changed, in words.

        >>> Changes((), (), ()).summary()
        'no fact is different'
        """
        counts = ((len(self.came), "came"), (len(self.went), "went"), (len(self.changed), "changed"))
        said = [f"{count:,} {what}" for count, what in counts if count]
        return f"facts: {', '.join(said)}" if said else "no fact is different"


def compare(before: Iterable[Triple], after: Iterable[Triple]) -> Changes:
    """Return what is different between two sets of triples, sorted.

    >>> a, b, c = URIRef("x:a"), URIRef("x:p"), URIRef("x:c")
    >>> [len(part) for part in (lambda x: (x.came, x.went, x.changed))(compare([(a, b, a)], [(a, b, c)]))]
    [0, 0, 1]

    A decimal number is the same however it is spelt: Turtle writes 5 as 5.0.

    >>> five, again = Literal("5", datatype=XSD.decimal), Literal("5.0", datatype=XSD.decimal)
    >>> bool(compare([(a, b, five)], [(a, b, again)]))
    False
    """
    old, new = {_spelt_alike(triple) for triple in before}, {_spelt_alike(triple) for triple in after}
    gone: dict[tuple[Node, Node], list[Triple]] = defaultdict(list)
    for triple in sorted(old - new):
        gone[triple[0], triple[1]].append(triple)
    came, changed = [], []
    for triple in sorted(new - old):
        if rivals := gone[triple[0], triple[1]]:
            changed.append((rivals.pop(0), triple))
        else:
            came.append(triple)
    went = [triple for rivals in gone.values() for triple in rivals]
    return Changes(tuple(came), tuple(went), tuple(changed))


def _spelt_alike(triple: Triple) -> Triple:
    subject, property_, value = triple
    if isinstance(value, Literal) and value.datatype == XSD.decimal and isinstance(value.value, Decimal):
        return subject, property_, Literal(f"{value.value.normalize():f}", datatype=XSD.decimal)
    return triple


def describe(changes: Changes, before: Graph, after: Graph, *, limit: int = 20) -> list[str]:
    """Return a line for each change, things under their names; at most `limit` lines and one that counts the rest."""

    def name(term: Node) -> str:
        if not isinstance(term, URIRef):
            return f"“{term}”"
        for graph in (after, before):
            if labels := sorted(map(str, graph.objects(term, SKOS.prefLabel))):
                return labels[0]
        return str(term).rsplit("#", 1)[-1].rsplit("/", 1)[-1]

    lines = [f"+ {name(s)} · {name(p)} · {name(o)}" for s, p, o in changes.came]
    lines += [f"- {name(s)} · {name(p)} · {name(o)}" for s, p, o in changes.went]
    lines += [f"~ {name(s)} · {name(p)} · {name(o)} → {name(new[2])}" for (s, p, o), new in changes.changed]
    rest = len(lines) - limit
    return lines if rest <= 0 else [*lines[:limit], f"… and {rest} more"]
