"""Prefixes of a query: those that it declares, those that it uses without, and what they are usually short for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from vanort.store.guard import Token, tokens
from vanort.vocabulary import GRAPH, PREFIXES

# Ours, and of other vocabularies those that people write without the line.
KNOWN = {
    "bd": "http://www.bigdata.com/rdf#",
    "dbo": "http://dbpedia.org/ontology/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "graph": str(GRAPH),
    "geo": "http://www.opengis.net/ont/geosparql#",
    "schema": "https://schema.org/",
    "time": "http://www.w3.org/2006/time#",
    "wd": "http://www.wikidata.org/entity/",
    "wdt": "http://www.wikidata.org/prop/direct/",
    "wgs84": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    **PREFIXES,
}


class Completed(NamedTuple):
    """A query with the prefixes that it needs, and what is to be said of those that were added; empty for none."""

    text: str
    note: str


def declared_prefixes(read: Sequence[Token]) -> dict[str, str]:
    """Return the prefixes that a query declares, with what they stand for."""
    found = {}
    for word, name, iri in zip(read, read[1:], read[2:], strict=False):
        if word.value == "PREFIX" and name.kind == "name" and iri.kind == "iri":
            found[name.value.removesuffix(":")] = iri.value[1:-1]
    return found


def undeclared_prefixes(read: Sequence[Token]) -> dict[str, int]:
    """Return the prefixes that a query uses and does not declare, each with where it is used first."""
    declared = declared_prefixes(read)
    used: dict[str, int] = {}
    for before, token in zip([None, *read], read, strict=False):
        prefix = token.value.partition(":")[0]
        declaring = before is not None and before.value == "PREFIX"
        if token.kind == "name" and not declaring and prefix not in declared and prefix != "_":
            used.setdefault(prefix, token.start)
    return used


def with_prefixes(text: str) -> Completed:
    r"""Declare what a query uses and does not declare, in a first line of its own, as far as it is known what is meant.

    >>> with_prefixes("ASK { ?s skos:prefLabel ?o }").text
    'PREFIX skos: <http://www.w3.org/2004/02/skos/core#>\nASK { ?s skos:prefLabel ?o }'
    >>> with_prefixes("ASK { ?s ex:a ?o }")
    Completed(text='ASK { ?s ex:a ?o }', note='')
    >>> with_prefixes("ASK { GRAPH graph:claims { ?s ?p ?o } }").text.partition("\n")[0]
    'PREFIX graph: <https://w3id.org/vanort/graph/>'
    """
    missing = [prefix for prefix in undeclared_prefixes(list(tokens(text))) if prefix in KNOWN]
    if not missing:
        return Completed(text, "")
    line = " ".join(f"PREFIX {prefix}: <{KNOWN[prefix]}>" for prefix in missing)
    named = f"prefix {missing[0]}: is" if len(missing) == 1 else f"prefixes {', '.join(f'{p}:' for p in missing)} are"
    return Completed(f"{line}\n{text}", f"The {named} not declared. Added as line 1: {line}")


def names_term(text: str, iri: str) -> bool:
    """Tell whether a query writes a term: whole, or by the prefix that our queries declare.

    >>> names_term("SELECT ?p { ?p a vanort:Person }", "https://w3id.org/vanort/ns#Person")
    True
    >>> names_term("SELECT ?p { ?p vanort:PersonX ?x }", "https://w3id.org/vanort/ns#Person")
    False
    """
    if f"<{iri}>" in text:
        return True
    names = (f"{prefix}:{iri.removeprefix(ns)}" for prefix, ns in PREFIXES.items() if iri.startswith(ns))
    return any(re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text) for name in names)
