"""What is said of an import itself: whose data it is, on what terms, from which files, of which day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from rdflib import DCTERMS, FOAF, SKOS, XSD, URIRef

from vanort.mappings.source import Source
from vanort.registers.facts import PART, TYPE, Statement
from vanort.registers.identifiers import thing_iri
from vanort.store.cells import LANG_STRING, XSD_STRING, cell_text
from vanort.vocabulary import VANORT, source_graph

_RETRIEVED = "<http://purl.org/pav/retrievedOn>"


class _File(Protocol):
    @property
    def path(self) -> Path: ...
    @property
    def sha256(self) -> str: ...


def document_iri(sha256: str) -> str:
    """Return the IRI of a file as a document: the hash of its bytes as received.

    >>> document_iri("0123456789abcdef")
    '<https://w3id.org/vanort/id/document/0123456789ab>'
    """
    return thing_iri(f"document/{sha256[:12]}")


def describe(source: Source, dataset: str, files: Sequence[_File], day: str) -> Iterator[Statement]:
    """Yield what is to be said of a dataset and its files: title, publisher, licence, day, hash."""
    graph = f"<{source_graph(dataset)}>"
    yield graph, _of(DCTERMS.title), _text(source.title, source.language)
    for file in files:
        document = document_iri(file.sha256)
        yield document, PART, graph
        yield document, TYPE, _of(VANORT.Document)
        yield document, _of(DCTERMS.title), _text(file.path.name, "en")
        yield document, _of(SKOS.prefLabel), _text(file.path.name, "en")
        yield document, _of(DCTERMS.identifier), _text(f"sha256:{file.sha256}")
        yield document, _RETRIEVED, f'"{day}"^^<{XSD.date}>'
        yield from _terms(document, source)
    yield from _terms(graph, source)


def _terms(subject: str, source: Source) -> Iterator[Statement]:
    for predicate, said in ((DCTERMS.publisher, source.publisher), (DCTERMS.license, source.licence)):
        if said:
            yield subject, _of(predicate), f"<{said}>" if said.startswith("http") else _text(said)
    if source.homepage:
        yield subject, _of(FOAF.homepage), f"<{source.homepage}>"


def _of(term: URIRef) -> str:
    return f"<{term}>"


def _text(words: str, language: str = "") -> str:
    return cell_text(("literal", words, language, LANG_STRING if language else XSD_STRING))
