"""Goals that only the wording suggests: computed claims with their words, kept apart from what a document states.

They stand in no claims file and in no document's graph. A person who judges one writes a claim `suggestedGoal` into
the file, accepted or rejected, and that claim takes the place of the computed one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from rdflib import URIRef

from vanort.claims import Claim, ClaimsFile, Reading
from vanort.claims.graph import COMPUTED, Triple
from vanort.claims.model import SUGGESTED, UNREVIEWED
from vanort.extraction.goals.claims import suggestions
from vanort.identity.merge import Identity
from vanort.vocabulary import VANORT


def suggested_claims(file: ClaimsFile) -> tuple[Claim, ...]:
    """Return a claim for each goal that the wording about an undertaking of the file suggests."""
    judged = {(c.subject, c.object) for c in file.statements if c.predicate == VANORT.suggestedGoal}
    lines = {thing.iri: thing.line for thing in file.things}
    return tuple(
        Claim(
            found.subject,
            VANORT.suggestedGoal,
            found.goal,
            found.span,
            Reading(Decimal(f"{found.score:.2f}"), SUGGESTED, UNREVIEWED, COMPUTED, "; ".join(found.words)),
            lines.get(found.subject, 0),
        )
        for found in suggestions(file)
        if (found.subject, found.goal) not in judged
    )


def add_suggestions(
    support: dict[Triple, tuple[URIRef, ...]],
    files: Sequence[ClaimsFile],
    computed: Mapping[str, Sequence[Claim]],
    identity: Identity,
) -> None:
    """Add the suggested goals to the view, except where a source states the goal, or a target of it, itself."""
    stated = {(s, re.sub(r"\.\w+$", "", str(o))) for s, p, o in support if p == VANORT.addressesGoal}  # 7.2 states 7
    for file in files:
        for claim in computed.get(file.stem, ()):
            subject = identity(claim.subject)
            triple = (subject, VANORT.suggestedGoal, claim.object)
            if (subject, str(claim.object)) not in stated:
                support[triple] = (*support.get(triple, ()), claim.iri(file.document.sha256))
