"""What the ties of a network rest on: their claims, how sure those are, and how many documents say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import networkx as nx

from vanort.catalogue.question import read_question
from vanort.network.rows import Row
from vanort.store import Store
from vanort.support.resources import resource

QUERY = "queries/analysis/claims-of-ties.rq"


class Grounds(NamedTuple):
    """The claims between two things, as IRIs in order; the best of their confidences, 0 to 1; their documents."""

    claims: tuple[str, ...]
    confidence: float
    documents: frozenset[str]


def add_grounds(network: nx.MultiGraph, store: Store) -> None:
    """Give each tie `claims` (IRIs, with blanks between), `confidence` (0 to 1) and `sources` (how many documents).

    A tie by something shared rests on what says that either end is in it, and is as sure as the less sure of the two.
    A tie that a rule or a decision has put there, and no claim between its ends, gets none of these.
    """
    grounds = read_grounds(store.query(read_question(resource(QUERY)).text, timeout=None).to_python())
    for source, target, data in network.edges(data=True):
        data |= _of_tie(grounds, str(source), str(target), str(data.get("via", "")))


def read_grounds(rows: Iterable[Row]) -> dict[frozenset[str], Grounds]:
    """Return the grounds of each pair of things, from rows of subject, object, claim, confidence and document.

    >>> rows = [{"subject": "p", "object": "a", "claim": "c1", "confidence": 0.9, "document": "d"}]
    >>> read_grounds(rows)[frozenset({"a", "p"})].confidence
    0.9
    """
    found: dict[frozenset[str], list[Row]] = defaultdict(list)
    for row in rows:
        found[frozenset({row["subject"], row["object"]})].append(row)
    return {
        pair: Grounds(
            tuple(sorted({str(row["claim"]) for row in said})),
            max(float(row["confidence"]) for row in said),
            frozenset(str(row["document"]) for row in said),
        )
        for pair, said in found.items()
    }


def _of_tie(grounds: Mapping[frozenset[str], Grounds], source: str, target: str, via: str) -> dict[str, Any]:
    pairs = [frozenset({via, source}), frozenset({via, target})] if via else [frozenset({source, target})]
    said = [grounds[pair] for pair in pairs if pair in grounds]
    if len(said) < len(pairs):
        return {}
    return {
        "claims": " ".join(dict.fromkeys(claim for ground in said for claim in ground.claims)),
        "confidence": min(ground.confidence for ground in said),
        "sources": len(frozenset().union(*(ground.documents for ground in said))),
    }
