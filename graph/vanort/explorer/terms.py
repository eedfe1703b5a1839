"""Classes and properties as the page words them: labels and definitions of the ontology with presentation.toml."""

from __future__ import annotations

from typing import Any

from vanort.explorer.presentation import presentation, property_order
from vanort.explorer.texts import cell_text, last_part, rows
from vanort.store import Store
from vanort.vocabulary import VANORT

_BY_LANGUAGE = dict[str, str]


def read_terms(store: Store) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return classes and properties by the last part of their IRI."""
    labels: dict[str, _BY_LANGUAGE] = {}
    definitions: dict[str, _BY_LANGUAGE] = {}
    iris: dict[str, str] = {}
    # Two vocabularies may call different things by one word (oa:start, vanort:start): here it is ours that is meant.
    for term, label, definition in sorted(rows(store, "terms"), key=lambda row: not row[0][1].startswith(str(VANORT))):
        name = last_part(term[1])
        if iris.setdefault(name, term[1]) != term[1]:
            continue
        labels.setdefault(name, {})[label[2]] = label[1]
        if definition is not None:
            definitions.setdefault(name, {})[definition[2]] = cell_text(definition)
    shown = presentation()
    classes = {
        name: {
            "iri": iris.get(name, ""),
            "label": labels.get(name) or style.get("label", {"": name}),
            "plural": style["plural"],
            "definition": definitions.get(name) or style.get("definition", {"": ""}),
            "shape": style["shape"],
            "light": style["light"],
            "dark": style["dark"],
            "inline": style.get("inline", False),
            "expected": style.get("expected", []),
        }
        for name, style in shown["classes"].items()
    }
    single, inverse = set(shown["properties"]["single"]), shown["properties"]["inverse"]
    properties = {
        name: {
            "iri": iris[name],
            "label": label,
            "inverse": inverse.get(name) or {language: f"← {text}" for language, text in label.items()},
            "definition": definitions.get(name, {"": ""}),
            "order": property_order(name),
            "single": name in single,
        }
        for name, label in labels.items()
        if name[:1].islower()
    }
    return classes, properties
