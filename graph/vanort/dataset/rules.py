"""Run the rules of `queries/rules/` over the view and the reference lists until nothing new comes.

A rule is a SELECT that returns `?subject ?predicate ?object`, and in `?from1`, `?from2` … the properties of the
subject that the value was computed from, so that it rests on their claims.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from rdflib import URIRef
from rdflib.term import Node

from vanort.catalogue.question import Question, question_folders, read_catalogue
from vanort.errors import QueryError
from vanort.store import Store, open_text
from vanort.store.quads import graph_quads, to_nquads
from vanort.vocabulary import REFERENCE, VIEW

Triple = tuple[Node, Node, Node]
_MOST_ROUNDS = 10


def apply_rules(
    support: Mapping[Triple, tuple[URIRef, ...]], reference: Iterable[Triple] = (), *, own: Path | None = None
) -> dict[Triple, tuple[URIRef, ...]]:
    """Return the view with what the rules compute from it, and from the reference lists.

    `own` is the folder of a workspace's queries, whose rules lie over the shipped ones.

    Raises QueryError with its file where a rule cannot be asked, and where the rules never come to an end.
    """
    rules = read_catalogue(question_folders("rules", own))
    known, lists = dict(support), to_nquads(graph_quads(REFERENCE, reference))
    for _ in range(_MOST_ROUNDS):
        store = open_text(to_nquads(graph_quads(VIEW, known)) + lists)
        behind: dict[tuple[Node, Node], set[URIRef]] = defaultdict(set)
        for (subject, predicate, _), claims in known.items():
            behind[subject, predicate].update(claims)
        results = (_results(rule, store, behind) for rule in rules.values())
        new = {t: c for found in results for t, c in found.items() if t not in known}
        if not new:
            return known
        known |= new
    raise QueryError(
        f"The rules still find something new after {_MOST_ROUNDS} rounds.",
        hint="Look for rules that feed each other.",
    )


def _results(
    rule: Question, store: Store, behind: Mapping[tuple[Node, Node], set[URIRef]]
) -> dict[Triple, tuple[URIRef, ...]]:
    """Return what one rule gives, each triple with the claims behind the properties that it names.

    `behind` gives the claims behind each subject and property.
    """
    results: dict[Triple, tuple[URIRef, ...]] = {}
    try:
        rows = list(store.query(rule.text, timeout=rule.timeout, max_rows=rule.max_rows))
    except QueryError as fault:
        raise QueryError(f"The rule cannot be asked: {fault}", path=rule.path) from None
    for row in rows:
        subject, predicate, object_ = (row.get(name) for name in ("subject", "predicate", "object"))
        if subject is None or predicate is None or object_ is None:
            raise QueryError(
                "A rule left a part of its triple open.",
                path=rule.path,
                hint="Bind ?subject, ?predicate and ?object.",
            )
        premises = {term for name, term in row.items() if name.startswith("from") and term is not None}
        claims = {claim for premise in premises for claim in behind.get((subject, premise), ())}
        results[subject, predicate, object_] = tuple(sorted(claims))
    return results
