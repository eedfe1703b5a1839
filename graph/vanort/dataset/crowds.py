"""What so many take part in that they cannot all be tied to each other: its document is left out before anything is drawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rdflib import RDF, URIRef
from rdflib.term import Node

from vanort.claims import ClaimsFile
from vanort.dataset.view import Support
from vanort.errors import ClaimsError, QueryLimit
from vanort.identity.merge import Identity
from vanort.network import refuse_too_many
from vanort.vocabulary import VANORT

_KINDS = (VANORT.Project, VANORT.Partnership)  # whose partners are tied to each other


def refuse_crowds(files: Sequence[ClaimsFile], support: Support, identity: Identity) -> None:
    """Raise ClaimsError for the file that names most partners of the largest undertaking, where all ties together are too many."""
    partners: dict[Node, list[tuple[URIRef, ...]]] = defaultdict(list)
    for (subject, predicate, _), claims in support.items():
        if predicate == VANORT.involves:
            partners[subject].append(claims)
    counted = {
        one: found for one, found in partners.items() if any((one, RDF.type, kind) in support for kind in _KINDS)
    }
    try:
        refuse_too_many(map(len, counted.values()))
    except QueryLimit as limit:
        largest = max(counted, key=lambda one: (len(counted[one]), str(one)))
        told = {claim for claims in counted[largest] for claim in claims}
        file = max(files, key=lambda file: sum(iri in told for iri, _ in file.named_claims()))
        called = [
            (name.text, thing.line) for thing in file.things if identity(thing.iri) == largest for name in thing.names
        ]
        name, line = next(iter(called), (str(largest), None))
        raise ClaimsError(
            f"'{name}' has {len(counted[largest]):,} partners. {limit.found}",
            path=file.path,
            line=line,
            hint="All partners of a project are tied to each other: keep those that matter here, some 2,000 in one project.",
        ) from None
