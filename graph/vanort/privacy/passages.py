"""The texts of documents, pieced together from the passages of claims, with the persons in them blacked out where they stand.

A claim keeps its quotation, with some words on either side, and the place of both. What is personal is found in the text
as a whole: no edge of a passage cuts a name in two, and a first name or surname alone goes only near its bearer.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from vanort.privacy.identity_numbers import identity_numbers
from vanort.privacy.redaction import MASK, Personal
from vanort.privacy.telephone_signs import unstated_telephones
from vanort.store.quads import Quad, Term

_OA = "http://www.w3.org/ns/oa#"
_EXACT, _PREFIX, _SUFFIX = _OA + "exact", _OA + "prefix", _OA + "suffix"
_NEAR = 1500  # characters between a full name and its parts alone: some paragraphs, as a text tells of one person
_UNKNOWN = "\0"
_EMAIL = re.compile(r"[\w.+'-]+@(?:[\w-]+\.)+\w{2,}")  # anybody's, whether a claim states it or not


@dataclass
class _Selected:
    """What one target of a claim says: where the passage stands, and its words."""

    document: Term | None = None
    selectors: list[Term] = field(default_factory=list)
    start: int = -1
    texts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Passages:
    """Say what a quotation reads like once it is masked; `documents` gives the document of each selector and claim."""

    masked: dict[tuple[Term, str], str]
    documents: dict[Term, Term]


def masked_passages(
    quads: Sequence[Quad], personal: Personal, names: dict[Term, frozenset[str]], places: Iterable[tuple[Term, str]]
) -> Passages:
    """Mask the passages of all claims.

    `names` are those that each claim gives to a person; `places` are claims whose whole passage is such a name.
    """
    found, claims = _selected(quads)
    documents = {selector: one.document for one in found.values() if one.document for selector in one.selectors}
    documents |= {claim: found[target].document for claim, target in claims.items() if found[target].document}
    texts: dict[Term, list[tuple[int, str]]] = defaultdict(list)
    own: dict[Term, set[str]] = defaultdict(set)
    known: dict[Term, set[tuple[int, int]]] = defaultdict(set)
    for one in found.values():
        if one.document and one.start >= 0 and _EXACT in one.texts:
            texts[one.document] += [(_start(one, part), text) for part, text in one.texts.items()]
    for claim, some in names.items():
        if claim in claims and (document := found[claims[claim]].document):
            own[document] |= some
    for claim, name in places:
        one = found[claims[claim]] if claim in claims else _Selected()
        if one.document and " ".join(one.texts.get(_EXACT, "").split()) == name:
            known[one.document].add((one.start, one.start + len(one.texts[_EXACT])))
    clean = {
        document: _masked(_joined(pieces), personal, own[document], known[document])
        for document, pieces in texts.items()
    }
    masked = {
        (selector, part): clean[one.document][_start(one, part) : _start(one, part) + len(text)]
        for one in found.values()
        if one.document in clean and one.start >= 0 and _EXACT in one.texts
        for selector in one.selectors
        for part, text in one.texts.items()
    }
    return Passages(masked, documents)


def _selected(quads: Iterable[Quad]) -> tuple[dict[Term, _Selected], dict[Term, Term]]:
    found: dict[Term, _Selected] = defaultdict(_Selected)
    claims: dict[Term, Term] = {}
    target_of: dict[Term, Term] = {}
    rest = []
    for quad in quads:
        subject, predicate, object_, _ = quad
        match predicate[1].removeprefix(_OA):
            case "hasTarget":
                claims[subject] = object_
            case "hasSource":
                found[subject].document = object_
            case "hasSelector":
                found[subject].selectors.append(object_)
                target_of[object_] = subject
            case "start" | "exact" | "prefix" | "suffix":
                rest.append(quad)
    for subject, predicate, object_, _ in rest:
        if subject not in target_of:
            continue
        one = found[target_of[subject]]
        if predicate[1] == _OA + "start":
            one.start = int(object_[1])
        else:
            one.texts[predicate[1]] = object_[1]
    return found, {claim: target for claim, target in claims.items() if target in found}


def _start(one: _Selected, part: str) -> int:
    if part == _PREFIX:
        return one.start - len(one.texts[_PREFIX])
    return one.start + (len(one.texts[_EXACT]) if part == _SUFFIX else 0)


def _joined(pieces: Iterable[tuple[int, str]]) -> str:
    """Return the text as far as passages tell it, every character at its place."""
    pieces = [(start, text) for start, text in pieces if start >= 0]
    text = [_UNKNOWN] * max((start + len(piece) for start, piece in pieces), default=0)
    for start, piece in pieces:
        text[start : start + len(piece)] = piece
    return "".join(text)


def _masked(text: str, personal: Personal, names: Iterable[str], known: Iterable[tuple[int, int]]) -> str:
    """Black out full names, addresses and numbers everywhere; the parts of a document's own names near these."""
    own = Personal(frozenset(names) & personal.names, protected=personal.protected)
    whole = set(personal.spans(text))
    named = sorted({*own.spans(text), *known})
    alone = {(start, end) for start, end in own.spans_alone(text) if any(abs(at - start) <= _NEAR for at, _ in named)}
    others = {*identity_numbers(text), *(match.span() for match in _EMAIL.finditer(text))}
    others |= set(unstated_telephones(text, {*whole, *known, *others}))
    for start, end in (*whole, *known, *alone, *others):
        text = text[:start] + MASK * (end - start) + text[end:]
    edges = Personal(own.names, personal.emails, personal.telephones, personal.protected)
    return _UNKNOWN.join(edges.mask_edges(piece) if piece else "" for piece in text.split(_UNKNOWN))
