"""What one document says, as values: the things that it names and the claims that it makes about them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache, cached_property

from rdflib import RDF, SKOS, Literal, URIRef
from rdflib.term import Node

from vanort.documents import Document
from vanort.vocabulary import ID

ASSERTED = "asserted"
MODALITIES = (ASSERTED, "planned", "past", "negated")  # what a source may say; a person writes one of these
SUGGESTED = "suggested"  # what no source says: a build computes it from the wording
ACCEPTED, UNREVIEWED, REJECTED, SUPERSEDED = "accepted", "unreviewed", "rejected", "superseded"
REVIEWS = (ACCEPTED, UNREVIEWED, REJECTED, SUPERSEDED)
CERTAIN = Decimal(1)
BY_MODEL = "model/"  # how the rule of a claim begins that a language model has read
# A proposal from here on is *told*: 85 in 100 of them are right, or more. One below is *to look at*.
TOLD = Decimal("0.85")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Mark characters of a text: Unicode code points, half open, so that `text[start:end]` is the quote."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """Say how a passage was read: how surely, in which mood, by which rule, and what people made of it.

    `by` and `date` sign what a person has judged or written; `agrees` names a second reader who reads the same,
    `disagrees` says who reads what instead. They stay in the file and go into no graph.
    """

    confidence: Decimal = CERTAIN
    modality: str = ASSERTED
    review: str = ACCEPTED
    rule: str = ""
    note: str = ""
    by: str = ""
    date: str = ""
    agrees: str = ""
    disagrees: str = ""

    @property
    def read_by(self) -> str:
        """Who has read this: the rules, a model, or both; empty where no machine has.

        >>> Reading(rule="sv/roles/partner").read_by, Reading(rule="model/gemma3").read_by
        ('rules', 'gemma3')
        >>> Reading(rule="sv/roles/partner", agrees="gemma3").read_by
        'rules and gemma3'
        """
        first = self.rule.removeprefix(BY_MODEL) if self.rule.startswith(BY_MODEL) else "rules" if self.rule else ""
        return f"{first} and {self.agrees}" if self.agrees else first

    @property
    def stands(self) -> bool:
        """Whether the claim may become a plain triple: asserted, and neither rejected nor superseded."""
        return self.modality == ASSERTED and self.review in (ACCEPTED, UNREVIEWED)


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement as one document makes it, with the characters that bear it.

    Things are named by their local IRIs (`ClaimsFile.local`); which of them are the same is not for a document
    to say. `line` is where the claim stands in its file.
    """

    subject: URIRef
    predicate: URIRef
    object: Node
    span: Span
    reading: Reading = field(default_factory=Reading)
    line: int = field(default=0, compare=False)

    @property
    def triple(self) -> tuple[URIRef, URIRef, Node]:
        """The statement itself."""
        return self.subject, self.predicate, self.object

    def iri(self, document_sha: str) -> URIRef:
        """Return the claim's IRI: a hash of document, subject, predicate, object and span, so that it never changes.

        >>> claim = Claim(URIRef("x:s"), URIRef("x:p"), Literal("o"), Span(0, 3))
        >>> claim.iri("00ff").removeprefix(str(ID))
        'claim/a2f3afc53d65179c'
        """
        parts = [document_sha, *(term.n3() for term in self.triple), str(self.span.start), str(self.span.end)]
        return ID[f"claim/{hashlib.sha256(chr(10).join(parts).encode()).hexdigest()[:16]}"]


@dataclass(frozen=True, slots=True)
class Name:
    """A name that a document gives a thing, in a language, and where it stands."""

    text: str
    language: str
    span: Span
    preferred: bool


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing that a document names: its type, its names there, and the official code that fixes its identity.

    `span` is where the text speaks of it first; the claim that it exists rests on that.
    """

    id: str
    iri: URIRef
    type: URIRef
    names: tuple[Name, ...]
    span: Span
    code: str = ""
    reading: Reading = field(default_factory=Reading)
    line: int = field(default=0, compare=False)

    def claims(self) -> Iterator[Claim]:
        """Yield what the declaration claims: that the thing is of its type and bears its names."""
        yield Claim(self.iri, RDF.type, self.type, self.span, self.reading, self.line)
        for name in self.names:
            predicate = SKOS.prefLabel if name.preferred else SKOS.altLabel
            yield Claim(
                self.iri,
                predicate,
                Literal(name.text, lang=name.language),
                name.span,
                self.reading,
                self.line,
            )


@dataclass(frozen=True)
class ClaimsFile:
    """All that one document says: the content of one file in `claims/`."""

    stem: str
    document: Document
    things: tuple[Thing, ...]
    statements: tuple[Claim, ...]
    path: str = field(default="", compare=False)

    def claims(self) -> Iterator[Claim]:
        """Yield every claim of the file: those of the declarations first, then the statements."""
        yield from self._claims

    def named_claims(self) -> Iterator[tuple[URIRef, Claim]]:
        """Yield every claim with its IRI, in the same order; each is hashed once, however often a build asks."""
        return zip(self._iris, self._claims, strict=True)

    def moved(self, place: Callable[[Span], Span]) -> ClaimsFile:
        """Return the file with each of its spans where `place` puts it, for another text with the same words."""
        things = (
            replace(
                thing,
                span=place(thing.span),
                names=tuple(replace(name, span=place(name.span)) for name in thing.names),
            )
            for thing in self.things
        )
        statements = (replace(claim, span=place(claim.span)) for claim in self.statements)
        return replace(self, things=tuple(things), statements=tuple(statements))

    @cached_property
    def _claims(self) -> tuple[Claim, ...]:
        return (*(claim for thing in self.things for claim in thing.claims()), *self.statements)

    @cached_property
    def _iris(self) -> tuple[URIRef, ...]:
        return tuple(claim.iri(self.document.sha256) for claim in self._claims)


def local_iri(type_: URIRef, stem: str, id_: str) -> URIRef:
    """Return the IRI of a thing as long as nobody has said what it is the same as.

    >>> local_iri(URIRef("https://w3id.org/vanort/ns#Project"), "vaxjo-2017", "sekos").removeprefix(str(ID))
    'project/vaxjo-2017.sekos'
    """
    return ID[f"{class_slug(type_)}/{stem}.{id_}"]


@cache
def class_slug(type_: URIRef) -> str:
    """Return the path segment under which things of a class live.

    >>> class_slug(URIRef("https://w3id.org/vanort/ns#ContactPoint"))
    'contact-point'
    """
    name = str(type_).rsplit("#", 1)[-1]
    return "".join(f"-{c.lower()}" if c.isupper() else c for c in name).removeprefix("-")
