"""What a build would change, and what the checks would find: computed in a process of its own, nothing written.

python -m vanort.workbench.previewing FOLDER prints it as JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rdflib import SKOS, Graph, URIRef
from rdflib.term import Node

from vanort.claims.terms import short_names, write_reference
from vanort.dataset.assemble import Triple
from vanort.dataset.compile import Compiled, compile_workspace
from vanort.dataset.diff import compare
from vanort.dataset.viewed import VIEW_FILE, view_graph, view_of
from vanort.dataset.with_imports import WithImports
from vanort.store import open_text
from vanort.store.turtle import read_turtle
from vanort.validation.checks import check, unusable
from vanort.workbench.background import answer
from vanort.workspace.model import Workspace

MOST = 300  # changes of a kind that are listed; all are counted


def preview(workspace: Workspace) -> dict[str, Any]:
    """Return what the checks find and what would come, go and change, each fact with the documents that say it.

    Raises VanortError where the workspace cannot be built.
    """
    compiled = compile_workspace(workspace)
    lines = WithImports.of(workspace).at_hand(compiled.quads())
    view = view_of(lines)
    findings = [*map(unusable, compiled.faults)]
    findings += check(workspace, open_text("".join(lines)), compiled.texts(), everything=False)
    built = workspace.build / VIEW_FILE
    before = view_graph(read_turtle(built)) if built.is_file() else view_graph(())
    changes, told = compare(before, view), _Told(compiled, view, before)
    kinds: Mapping[str, list[tuple[Triple, Triple]]] = {
        "came": [(triple, triple) for triple in changes.came],
        "went": [(triple, triple) for triple in changes.went],
        "changed": list(changes.changed),
    }
    return {
        "built": built.is_file(),
        "findings": [finding.as_dict() for finding in findings],
        "counts": {kind: len(found) for kind, found in kinds.items()},
        **{kind: [told.change(old, new) for old, new in found[:MOST]] for kind, found in kinds.items()},
    }


class _Told:
    """Say triples by the names of things, and of which documents they are."""

    def __init__(self, compiled: Compiled, view: Graph, before: Graph) -> None:
        self._graphs = (view, before)
        self._support = compiled.support
        self._documents = {
            claim.iri(file.document.sha256): file.document.path.name
            for file in compiled.files
            for claim in file.claims()
        }

    def change(self, old: Triple, new: Triple) -> dict[str, Any]:
        """Return one change as a page shows it."""
        subject, property_, object_ = new
        told = {"subject": self._name(subject), "property": self._short(property_), "object": self._name(object_)}
        told["before"] = self._name(old[2]) if old is not new else ""
        claims = self._support.get(new, ())
        return {**told, "documents": sorted({self._documents[c] for c in claims if c in self._documents})}

    def _name(self, node: Node) -> str:
        if not isinstance(node, URIRef):
            return str(node)
        for graph in self._graphs:
            if labels := sorted(map(str, graph.objects(node, SKOS.prefLabel))):
                return labels[0]
        return short_names().get(node) or write_reference(node) or self._short(node)

    def _short(self, node: Node) -> str:
        return short_names().get(URIRef(str(node))) or str(node).rsplit("#", 1)[-1].rsplit("/", 1)[-1]


if __name__ == "__main__":
    answer(preview)
