"""What the second reader may say: types that have names, properties with their ends, concepts, and the schema of an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from rdflib import RDFS, SH, SKOS, Graph, URIRef

from vanort.claims.model import MODALITIES
from vanort.claims.reading import NAMELESS
from vanort.claims.terms import terms
from vanort.support.resources import resource
from vanort.workbench.terms import customs, kinds_of, read_ontology_once, terms_shown

# What is a free text about a thing, and no fact that a quote could bear out.
_TEXTS = frozenset({"text", "address"})
_GOALS = "SDG "
MOST = 40  # things, and claims, of one answer: more than any passage tells, and an end for a model that finds none


@dataclass(frozen=True, slots=True)
class Offered:
    """A property with the types that may stand at its ends; `concepts` where its values are a list, `value` otherwise."""

    name: str
    definition: str
    domains: frozenset[str]
    ranges: frozenset[str]
    concepts: tuple[str, ...]
    value: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All that may be said: types with their definitions, and properties."""

    types: Mapping[str, str]
    properties: Mapping[str, Offered]
    single: frozenset[str]  # properties of which a thing has one value at most


def vocabulary(reference: Graph) -> Vocabulary:
    """Return what a document may say of things that have names; `reference` holds concepts and goals.

    Contacts, budgets and other things without names are left to the rules.
    """
    shown = terms_shown(reference)
    types = {name: _definition(name) for name, one in shown["classes"].items() if name in shown["usual"]}
    types = {name: words for name, words in types.items() if terms()[name].iri not in NAMELESS}
    types["Country"] = _definition("Country")
    found = {}
    for name, one in shown["properties"].items():
        prefixes = tuple(customs()["schemes"].get(name, {}).values())
        concepts = tuple(
            c for c in shown["concepts"] if c.startswith(prefixes) and not (c.startswith(_GOALS) and "." in c)
        )
        domains = frozenset(one["domains"] or _usual(name)) & types.keys()
        ranges = frozenset(one["ranges"]) & types.keys()
        sayable = one["value"] not in _TEXTS and (one["value"] not in ("thing", "concept") or ranges or concepts)
        if name not in customs()["by_way_of"] and domains and (sayable or name == "formerName"):
            found[name] = Offered(name, _definition(name), domains, ranges, concepts if prefixes else (), one["value"])
    return Vocabulary(types, found, single_valued())


def answer_schema(offered: Vocabulary, most: int = MOST) -> dict[str, Any]:
    """Return the JSON schema of an answer: the things of a passage, and what it says of them, so many at most."""
    text = {"type": "string"}
    id_ = {"type": "string", "pattern": "^t[0-9]{1,3}$"}
    thing = {"id": id_, "type": {"enum": sorted(offered.types)}, "name": text}
    claim = {
        "subject": id_,
        "property": {"enum": sorted(offered.properties)},
        "object": text,
        "modality": {"enum": list(MODALITIES)},
        "quote": text,
    }
    return _object({"things": _list(thing, most), "claims": _list(claim, most)})


@cache
def single_valued() -> frozenset[str]:
    """Return the properties of which the shapes allow a thing one value."""
    shapes = Graph().parse(data=resource("ontology/shapes.ttl").read_text(encoding="utf-8"), format="turtle")
    named = {term.iri: name for name, term in terms().items()}
    paths = (
        shapes.value(shape, SH.path)
        for shape, limit in shapes.subject_objects(SH.maxCount)
        if isinstance(shape, URIRef) and str(limit) == "1"
    )
    return frozenset(named[path] for path in paths if isinstance(path, URIRef) and path in named)


def _usual(name: str) -> list[str]:
    return [kind for type_, usual in customs()["usual"].items() if name in usual for kind in kinds_of(type_)]


def _definition(name: str) -> str:
    ontology, iri = read_ontology_once(), terms()[name].iri
    for predicate in (SKOS.definition, RDFS.comment, RDFS.label, SKOS.prefLabel):
        for words in ontology.objects(iri, predicate):
            if getattr(words, "language", "") == "en":
                return str(words)
    return name


def _object(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(properties: Mapping[str, Any], most: int) -> dict[str, Any]:
    return {"type": "array", "maxItems": most, "items": _object(properties)}
