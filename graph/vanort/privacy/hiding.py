"""What is personal in a dataset is blacked out: the texts and the IRIs of what stays."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from urllib.parse import unquote

from rdflib import DCTERMS, RDFS, SKOS

from vanort.privacy.passages import Passages
from vanort.privacy.redaction import Personal
from vanort.store.quads import Quad, Term
from vanort.support.letters import plain_letters
from vanort.vocabulary import ID

_OA = "http://www.w3.org/ns/oa#"
_CLAIM = f"{ID}claim/"
_QUOTES = frozenset(
    {
        _OA + "exact",
        _OA + "prefix",
        _OA + "suffix",
        str(SKOS.note),
        str(RDFS.comment),
        str(DCTERMS.description),
        str(DCTERMS.title),  # of a document, or of a section in it
    }
)


class Hiding:
    """Blacks out the literals and IRIs of a dataset, each distinct one once."""

    def __init__(self, personal: Personal, passages: Passages, names: Mapping[Term, frozenset[str]]) -> None:
        self._personal = personal
        self._passages = passages
        own: dict[Term, set[str]] = defaultdict(set)
        for claim, some in names.items():
            if (document := passages.documents.get(claim)) is not None:
                own[document] |= some
        self._of_document = {
            document: Personal(frozenset(some), protected=personal.protected) for document, some in own.items()
        }
        self._parts = frozenset(map(plain_letters, personal.parts))
        self._names: dict[str, set[str]] = defaultdict(set)  # whole names by their first words: each word may be public
        for name in personal.names:
            words = _words(name)
            self._names[words[0] if words else ""].add(" ".join(words))
        self.text = lru_cache(maxsize=None)(personal.mask)
        # Not a cache around a method: that would refer back to this object, and keep a million terms until Python looks.
        self._iris: dict[Term, Term | None] = {}

    def iri(self, term: Term) -> Term | None:
        """Return a term that is no literal as it may be shown: the same one where it tells no name, None where it cannot stay."""
        if term not in self._iris:
            self._iris[term] = self._iri(term)
        return self._iris[term]

    def changed(self, quads: Iterable[tuple[str, Quad]]) -> dict[str, Quad | None]:
        """Return those quads, under their lines, in which something is personal, as they may be shown; None where one cannot stay."""
        found: dict[str, Quad | None] = {}
        iris, texts = set[str](), set[str]()  # that stay as they are: a dataset of a million quads repeats them
        for line, quad in quads:
            subject, predicate, object_, _ = quad
            literal = object_[0] == "literal"
            if subject[1] in iris and predicate[1] not in _QUOTES and object_[1] in (texts if literal else iris):
                continue
            left = self._quad(quad)
            if left is not quad:
                found[line] = left
                continue
            iris.add(subject[1])
            if not literal:
                iris.add(object_[1])
            elif predicate[1] not in _QUOTES:
                texts.add(object_[1])
        return found

    def _quad(self, quad: Quad) -> Quad | None:
        """Return the quad, the same one where nothing in it is personal; None where it cannot stay."""
        subject, predicate, object_, graph = quad
        if object_[0] == "literal":
            text = self._literal(subject, predicate[1], object_[1])
            hidden: Term | None = object_ if text == object_[1] else ("literal", text, *object_[2:])
        else:
            hidden = self.iri(object_)
        owner = self.iri(subject)
        if owner == subject and hidden == object_:
            return quad
        return (owner, predicate, hidden, graph) if owner and hidden else None

    def _literal(self, subject: Term, predicate: str, text: str) -> str:
        """Return a text as it may be shown: a passage by its place, other words of a document by its own persons."""
        if predicate not in _QUOTES:
            return self.text(text)
        if (masked := self._passages.masked.get(predicate, {}).get(subject)) is not None:
            return masked
        document = self._passages.documents.get(subject) or (subject[0], subject[1].partition("#")[0])
        if document in self._of_document:
            return self._of_document[document].mask(self.text(text), strict=True)
        # A quotation without a place may be of any document.
        return self.text(text, strict=predicate.startswith(_OA) and subject not in self._passages.documents)

    def _iri(self, term: Term) -> Term | None:
        """Return an IRI that tells no name: one of ours gets a hash in its place, others cannot stay."""
        if term[0] != "uri":
            return term
        iri = term[1]
        if iri.startswith(_CLAIM) and "#" in iri:  # its target or a selector goes by the name of the claim
            claim, _, part = iri.partition("#")
            hidden = self.iri(("uri", claim)) or term
            return term if hidden[1] == claim else ("uri", f"{hidden[1]}#{part}")
        if not self._personal.may_hold(unquote(iri)):
            return term
        if not iri.startswith(str(ID)):
            return None if self._personal.is_in_address(unquote(iri)) else term
        words = _words(iri.removeprefix(str(ID)))
        if self._parts.isdisjoint(words) and not self._personal.find(iri) and not self._bears_a_name(words):
            return term
        kind = iri.removeprefix(str(ID)).partition("/")[0]
        return ("uri", str(ID[f"{kind}/{hashlib.sha256(iri.encode()).hexdigest()[:12]}"]))

    def _bears_a_name(self, words: list[str]) -> bool:
        """Tell whether the words of an IRI hold a whole name: "karin-lund", where a street and a town bear its words, too."""
        whole = f" {' '.join(words)} "
        return any(f" {name} " in whole for first in set(words) for name in self._names.get(first, ()))


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", plain_letters(text))
