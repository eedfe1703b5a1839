"""Which claims cannot be true together: different values of a property that can have only one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import permutations

from rdflib import Literal, URIRef
from rdflib.term import Node

from vanort.claims import ClaimsFile
from vanort.dataset.view import Policy
from vanort.identity.merge import Identity, rewritten
from vanort.vocabulary import VANORT


def contradictions(
    files: Sequence[ClaimsFile], identity: Identity, policy: Policy
) -> Iterator[tuple[URIRef, URIRef, URIRef]]:
    """Yield `claim contradicts claim`, both ways, for standing claims of one thing that clash."""
    rivals: dict[tuple[URIRef, URIRef], list[tuple[URIRef, Node]]] = defaultdict(list)
    for file in files:
        for claim in filter(policy.takes, file.statements):
            if claim.predicate in policy.single_valued:
                entry = claim.iri(file.document.sha256), rewritten(claim.object, identity)
                rivals[identity(claim.subject), claim.predicate].append(entry)
    for contest in sorted(rivals):
        for (left, value), (right, other) in permutations(sorted(rivals[contest], key=str), 2):
            if clash(value, other):
                yield left, VANORT.contradicts, right


def clash(value: Node, other: Node) -> bool:
    """Say whether two values cannot both hold; a date and its own year or month can.

    >>> clash(Literal("2014"), Literal("2014-12-01")), clash(Literal("2010"), Literal("2015"))
    (False, True)
    """
    left, right = sorted((str(value), str(other)), key=len)
    return left != right and not (isinstance(value, Literal) and right.startswith(f"{left}-"))
