"""What sources tell only as planned or over, or deny, of what an empty answer was asked: it is no silence of theirs."""

from __future__ import annotations

import re

from rdflib import SKOS

from vanort.store import Store
from vanort.store.prefixes import names_term
from vanort.vocabulary import CLAIMS, CONCEPT, ID, VANORT

_THING = re.compile(rf"<({re.escape(str(ID))}[^<>\s]+)>")
_MODALITIES = ("past", "planned", "negated")
_TURNED_DOWN = ("rejected", "superseded", "unreviewed")


def otherwise_told(text: str, store: Store, language: str = "en") -> str:
    """Say which statements about the things that a query names, by its properties, are told otherwise than as so; empty where none is."""
    rows = _rows(sorted(set(_THING.findall(text))), store, language)
    names = ", ".join(f"{label} ({number})" for property_, label, number in rows if names_term(text, property_))
    if not names:
        return ""
    return f"Told only as planned or over, or denied, and counted in no answer (vanort query not_asserted): {names}."


def _rows(things: list[str], store: Store, language: str) -> list[tuple[str, str, int]]:
    iris = ", ".join(f"<{thing}>" for thing in things)
    about = f"FILTER(?subject IN ({iris}) || ?object IN ({iris}))" if things else ""
    modalities, statuses = (
        ", ".join(f"<{CONCEPT[f'{scheme}/{name}']}>" for name in names)
        for scheme, names in (("modality", _MODALITIES), ("review-status", _TURNED_DOWN))
    )
    asked = f"""PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?property (MIN(STR(?label)) AS ?name) (COUNT(DISTINCT ?claim) AS ?claims) WHERE {{
  GRAPH <{CLAIMS}> {{
    ?claim <{VANORT.modality}> ?modality ; <{VANORT.reviewStatus}> ?review ;
      rdf:subject ?subject ; rdf:predicate ?property ; rdf:object ?object .
  }}
  FILTER(?modality IN ({modalities}) && ?review NOT IN ({statuses})) {about}
  FILTER(?property NOT IN (<{SKOS.prefLabel}>, <{SKOS.altLabel}>, rdf:type))
  ?property rdfs:label ?label . FILTER(LANG(?label) = "{language}")
}} GROUP BY ?property ORDER BY ?property"""
    return [(str(r["property"]), str(r["name"]), int(r["claims"])) for r in store.query(asked).to_python()]
