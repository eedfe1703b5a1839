"""The texts of documents, pieced together from the passages of claims, with the persons in them blacked out where they stand.

A claim keeps its quotation, with some words on either side, and the place of both. What is personal is found in the text
as a whole: no edge of a passage cuts a name in two, and a first name or surname alone goes only near its bearer.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from vanort.privacy.identity_numbers import identity_numbers
from vanort.privacy.redaction import MASK, Personal
from vanort.privacy.telephone_signs import unstated_telephones
from vanort.store.quads import Term

Said = Mapping[str, Sequence[tuple[Term, Term]]]  # subjects and objects by predicate
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
    """Say what a quotation reads like once it is masked, by its property and its selector; `documents` gives the document of each selector and claim."""

    masked: dict[str, dict[Term, str]]
    documents: dict[Term, Term]


def masked_passages(
    said: Said, personal: Personal, names: dict[Term, frozenset[str]], places: Iterable[tuple[Term, str]]
) -> Passages:
    """Mask the passages of all claims, given what is said in the dataset.

    `names` are those that each claim gives to a person; `places` are claims whose whole passage is such a name.
    """
    found, claims = _selected(said)
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
    masked: dict[str, dict[Term, str]] = {_EXACT: {}, _PREFIX: {}, _SUFFIX: {}}
    for one in found.values():
        if one.document in clean and one.start >= 0 and _EXACT in one.texts:
            for part, text in one.texts.items():
                start = _start(one, part)
                shown = clean[one.document][start : start + len(text)]
                masked[part].update(dict.fromkeys(one.selectors, shown))
    return Passages(masked, documents)


def _selected(said: Said) -> tuple[dict[Term, _Selected], dict[Term, Term]]:
    found: dict[Term, _Selected] = defaultdict(_Selected)
    target_of: dict[Term, Term] = {}
    for target, selector in said.get(_OA + "hasSelector", ()):
        found[target].selectors.append(selector)
        target_of[selector] = target
    for target, document in said.get(_OA + "hasSource", ()):
        found[target].document = document
    for selector, start in said.get(_OA + "start", ()):
        if selector in target_of:
            found[target_of[selector]].start = int(start[1])
    for part in (_EXACT, _PREFIX, _SUFFIX):
        for selector, text in said.get(part, ()):
            if selector in target_of:
                found[target_of[selector]].texts[part] = text[1]
    return found, {claim: target for claim, target in said.get(_OA + "hasTarget", ()) if target in found}


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
