"""Two readings of one document laid over each other: where they agree the claim is surer, where they differ a person looks.

| The model | What becomes of the rules' claim | What becomes of the model's |
| --- | --- | --- |
| says the same | surer by half of what it lacked; `agrees` names the model | it is the same claim |
| says it is planned, past or denied instead | only to look at; `disagrees` says what the model reads | it is the same claim |
| gives another value where there is one at most | only to look at; `disagrees` says which | stands beside it, and disagrees, too |
| says nothing of it | stays as it is: a model overlooks much | – |
| says something new | – | proposed, at one half |
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from rdflib import URIRef
from rdflib.term import Node

from vanort.claims import Claim, ClaimsFile
from vanort.claims.model import TOLD
from vanort.claims.terms import short_names
from vanort.claims.writing import object_written
from vanort.vocabulary import VANORT

SURER = Decimal(
    "0.5"
)  # how much of the doubt goes where both agree; a convention: each model would have to be measured
_MOST = Decimal("0.99")
_TO_LOOK_AT = TOLD - Decimal("0.01")
_BOTH_WAYS = frozenset({VANORT.twinnedWith, VANORT.pairedWith})


def both(rules: ClaimsFile, model: ClaimsFile, name: str, single: frozenset[str]) -> ClaimsFile:
    """Return the rules' claims with what a model of a name says of them, and its own beside them.

    `model` speaks of the things of `rules` by their IRIs; `single` are the properties with one value at most.
    """
    ids = {thing.iri: thing.id for thing in (*rules.things, *model.things)}
    spoken = {_key(claim): claim for claim in model.statements}
    values: dict[tuple[URIRef, URIRef], Claim] = {}
    for claim in model.statements:
        if short_names()[claim.predicate] in single:
            values.setdefault((claim.subject, claim.predicate), claim)
    statements, disputed = [], {}
    for claim in rules.statements:
        same, other = spoken.pop(_key(claim), None), values.get((claim.subject, claim.predicate))
        if same is not None:
            statements.append(_judged(claim, same, name))
        elif other is not None:
            statements.append(_disputed(claim, f"{name}: {object_written(other.object, ids)}"))
            disputed[_key(other)] = object_written(claim.object, ids)
        else:
            statements.append(claim)
    own = [_disputed(c, f"rules: {disputed[key]}") if key in disputed else c for key, c in spoken.items()]
    return replace(rules, things=(*rules.things, *model.things), statements=(*statements, *own))


def _judged(claim: Claim, said: Claim, name: str) -> Claim:
    if said.reading.modality != claim.reading.modality:
        return _disputed(claim, f"{name}: {said.reading.modality}")
    sure = claim.reading.confidence
    surer = min(max(sure, _MOST), sure + (1 - sure) * SURER)
    surer = surer.quantize(Decimal("0.01")).normalize()
    return replace(claim, reading=replace(claim.reading, confidence=surer, agrees=name))


def _disputed(claim: Claim, words: str) -> Claim:
    reading = claim.reading
    return replace(claim, reading=replace(reading, confidence=min(reading.confidence, _TO_LOOK_AT), disagrees=words))


def _key(claim: Claim) -> tuple[Node, ...]:
    if claim.predicate in _BOTH_WAYS:
        return (claim.predicate, *sorted((claim.subject, claim.object), key=str))
    return claim.triple
