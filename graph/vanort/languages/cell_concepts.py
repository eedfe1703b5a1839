"""Which concept of the ontology a cell names: by the ontology's own labels, and by the words of `tables.toml` in every language."""

from __future__ import annotations

import re
from functools import cache

from rdflib import SKOS, Graph, Literal

from vanort.languages.column_heads import any_of, table_words
from vanort.languages.pack import language_packs
from vanort.support.resources import resource
from vanort.vocabulary import CONCEPT


def concept_of(scheme: str, text: str) -> str:
    """Return which concept of a scheme a cell names, in any language; empty where it names none.

    >>> concept_of("status", "Pågående"), concept_of("partnership-kind", "Städtepartnerschaft"), concept_of("role", "?")
    ('ongoing', 'twinning', '')
    """
    plain = " ".join(text.casefold().split()).rstrip(".")
    found = [concept for concept, pattern in _concepts(scheme) if pattern.fullmatch(plain)]
    return found[0] if found else ""


@cache
def _concepts(scheme: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    entries: dict[str, set[str]] = {}
    for code in language_packs():
        for concept, words in table_words(code).get("values", {}).get(scheme, {}).items():
            entries.setdefault(concept, {concept.replace("-", " ")}).update(words)
    for concept, label, _ in concept_labels(scheme):
        entries.setdefault(concept, set()).add(re.escape(label.casefold()))
    return tuple((concept, any_of(sorted(words))) for concept, words in entries.items())


@cache
def concept_labels(scheme: str) -> tuple[tuple[str, str, str], ...]:
    """Return the concepts of a scheme with each of their labels and its language, sorted by concept.

    >>> [label for _, label, language in concept_labels("status") if language == "sv"]
    ['inställt', 'avslutat', 'pågående', 'planerat']
    """
    graph = _concept_graph()
    found = [
        (str(concept).rpartition("/")[2], str(label), label.language or "")
        for concept in graph.subjects(SKOS.inScheme, CONCEPT[scheme])
        for property_ in (SKOS.prefLabel, SKOS.altLabel)
        for label in graph.objects(concept, property_)
        if isinstance(label, Literal)
    ]
    return tuple(sorted(found))


@cache
def _concept_graph() -> Graph:
    return Graph().parse(data=resource("ontology/concepts.ttl").read_text(encoding="utf-8"), format="turtle")
