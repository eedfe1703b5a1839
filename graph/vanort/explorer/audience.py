"""What a page for everybody leaves out of a dataset: what is only for those who keep it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from vanort.catalogue.question import Question

# What `[published] show` may name; without it, each of them stays with the editors.
PARTS = ("notes", "denied", "planned", "confidence", "review", "places")

_VANORT = "https://w3id.org/vanort/"
_NOTE = "<http://www.w3.org/2004/02/skos/core#note>"
_PREDICATE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate>"
_MODALITY = f"<{_VANORT}ns#modality>"
_STATUS = f"<{_VANORT}ns#reviewStatus>"
_CLAIM = f"<{_VANORT}id/claim/"
_IN_FILES = tuple(f"<{_VANORT}id/{kind}/" for kind in ("claim", "decision"))
_DOCUMENT, _CLAIMS_FILE = f"<{_VANORT}id/document/", '"claims/'
_DROPPED = {
    "notes": frozenset({_NOTE}),
    "places": frozenset({"<http://www.w3.org/ns/prov#wasGeneratedBy>"}),
}
# Questions lean on these being there: they stay, and say nothing.
_EMPTIED = {
    "confidence": {f"<{_VANORT}ns#confidence>": '""'},
    "review": {_STATUS: f"<{_VANORT}concept/review-status/withheld>"},
    "places": {"<http://purl.org/dc/terms/identifier>": '""'},
}
_MODALITIES = {"denied": "negated", "planned": "planned"}
_TURNED_DOWN = tuple(f"<{_VANORT}concept/review-status/{status}>" for status in ("rejected", "superseded"))
# A question about what is left out would answer that nobody states it.
_ASKS_FOR = {
    "denied": r"modality:(negated|planned)|\?modality NOT IN",
    "confidence": r"FILTER\(.*\?confidence\b",
}


def for_everybody(nquads: str, show: Collection[str] = ()) -> str:
    r"""Return a dataset (N-Quads, a statement a line) without what only its editors see, but for the PARTS in `show`.

    Left out are notes, what is denied or planned, how sure and how far reviewed a statement is (with those that were
    turned down), and in which line of which file it stands.

    >>> for_everybody('<a> <http://www.w3.org/2004/02/skos/core#note> "mind" .\n<a> <b> <c> .\n')
    '<a> <b> <c> .\n'
    >>> for_everybody('<a> <http://www.w3.org/2004/02/skos/core#note> "mind" .\n', ["notes"])[:3]
    '<a>'
    """
    hidden = [part for part in PARTS if part not in show]
    if not hidden:
        return nquads
    lines = [f"{line}\n" for line in nquads.split("\n") if line]  # a text may hold other ends of lines: U+2028
    return "".join(_kept(lines, hidden))


def without_hidden(questions: Iterable[Question], show: Collection[str] = ()) -> list[Question]:
    """Return the questions that do not ask for what `for_everybody` leaves out."""
    asks = [pattern for part, pattern in _ASKS_FOR.items() if part not in show]
    return [question for question in questions if not any(re.search(pattern, question.text) for pattern in asks)]


def _hidden_claims(lines: Iterable[str], hidden: Collection[str]) -> Iterator[str]:
    modalities = tuple(f"<{_VANORT}concept/modality/{_MODALITIES[p]}>" for p in hidden if p in _MODALITIES)
    for line in lines:
        if not line.startswith(_CLAIM):
            continue
        claim, predicate, rest = line.split(" ", 2)
        said = {_MODALITY: modalities, _STATUS: _TURNED_DOWN if "review" in hidden else ()}.get(predicate, ())
        if rest.startswith(said) or ("notes" in hidden and predicate == _PREDICATE and rest.startswith(_NOTE)):
            yield claim


def _kept(lines: Iterable[str], hidden: Collection[str]) -> Iterator[str]:
    claims = set(_hidden_claims(lines, hidden))
    dropped: frozenset[str] = frozenset().union(*(_DROPPED.get(part, frozenset()) for part in hidden))
    emptied = {predicate: value for part in hidden for predicate, value in _EMPTIED.get(part, {}).items()}
    for line in lines:
        subject, predicate, rest = line.split(" ", 2)
        if predicate in dropped or (
            subject.startswith(_CLAIM) and f"{subject.partition('#')[0].removesuffix('>')}>" in claims
        ):
            continue
        if "places" in hidden and subject.startswith(_DOCUMENT) and rest.startswith(_CLAIMS_FILE):
            continue
        if predicate in emptied and subject.startswith(_IN_FILES):
            graph = rest[rest.rindex("<") :] if rest.endswith("> .\n") else ".\n"
            yield f"{subject} {predicate} {emptied[predicate]} {graph}"
        else:
            yield line
