"""The dataset in other forms: TriG, JSON-LD in our own short names, N-Quads, and TriG of RDF 1.2 with a reifier for each claim."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from rdflib import RDF, Dataset

from vanort.privacy.publish import must_not_leak, publish
from vanort.privacy.streamed import LARGE, streamed
from vanort.publish.content import split
from vanort.store.cells import cell_text, cell_to_rdflib
from vanort.store.quads import Quad, read_quads, to_nquads, to_trig, trig_parts
from vanort.support.resources import resource
from vanort.vocabulary import CLAIMS, ID, PREFIXES
from vanort.workspace.fingerprint import noted
from vanort.workspace.home import quads_of
from vanort.workspace.model import Workspace

FORMS = ("trig", "jsonld", "nq", "rdf12")
# RDF 1.2; the namespace as rdflib knows it is closed to the terms of RDF 1.1.
_CLAIM = f"<{ID}claim/"
_REIFIES = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies>"


def exported(workspace: Workspace, form: str, *, include_contacts: bool = False, large: int = LARGE) -> Iterator[str]:
    """Yield the built dataset in a form, part by part, as `export` returns it; a large one is never held.

    `large` is from how many bytes on; JSON-LD, which has to be one tree, is always held.

    Raises what `export` raises, PrivacyError before what must not leave has left.
    """
    path = workspace.dataset
    if form == "jsonld" or workspace.endpoint or not noted(workspace.build) or path.stat().st_size < large:
        yield export(workspace, form, include_contacts=include_contacts)
        return
    lines = streamed(path, include_contacts=include_contacts).searched("the export")
    if form == "nq":
        yield from lines
        return
    with tempfile.TemporaryDirectory(prefix=".exporting.", dir=path.parent) as folder:
        version = "1.2" if form == "rdf12" else ""
        parts = split(_with_reifiers(lines) if version else lines, Path(folder))
        ordered = sorted(parts, key=lambda graph: f"<{graph}>")
        in_order = (f"{line[:-2]}<{graph}> .\n" for graph in ordered for line in parts[graph].lines())
        yield from trig_parts(in_order, Path(folder), version=version)


def export(workspace: Workspace, form: str, *, include_contacts: bool = False) -> str:
    """Return the built dataset in a form; persons and their addresses are left out unless asked for.

    For what is left out stand-ins are counted in graphs of their own (see `vanort.privacy.withheld`).

    Raises StoreError where the workspace has not been built, PrivacyError where something personal is left.
    """
    published = publish(quads_of(workspace, everything=True), include_contacts=include_contacts)
    quads = (*published.quads, *published.stand_ins)
    match form:
        case "trig":
            content = to_trig(to_nquads(quads).split("\n"))
        case "jsonld":
            content = str(_dataset(quads).serialize(format="json-ld", context=context(), indent=1, sort_keys=True))
        case "rdf12":
            content = to_trig((line.rstrip("\n") for line in reified(quads)), version="1.2")
        case _:
            content = to_nquads(quads)
    must_not_leak("the export", content.encode("utf-8"), published.personal)
    return content


def _with_reifiers(lines: Iterable[str]) -> Iterator[str]:
    """Yield sorted lines of N-Quads, claims as reifiers, still sorted: what is said of a claim comes together."""
    for about, some in groupby(lines, key=lambda line: line[: line.index(" ")]):
        if about.startswith(_CLAIM):
            yield from sorted(reified(read_quads("".join(some))))
        else:
            yield from some


def reified(quads: Iterable[Quad]) -> Iterator[str]:
    """Yield the dataset as lines of N-Quads 1.2, each claim a reifier of the triple that it states.

    See https://www.w3.org/TR/rdf12-concepts/#section-triple-terms-reification.
    """
    parts = {str(RDF.subject): 0, str(RDF.predicate): 1, str(RDF.object): 2}
    stated: dict[str, list[str]] = {}
    for quad in quads:
        subject, predicate, object_, graph = quad
        if graph == ("uri", str(CLAIMS)) and predicate[1] in parts:
            stated.setdefault(cell_text(subject), ["", "", ""])[parts[predicate[1]]] = cell_text(object_)
        else:
            yield to_nquads([quad])
    for claim, terms in stated.items():
        yield f"{claim} {_REIFIES} <<( {' '.join(terms)} )>> {CLAIMS.n3()} .\n"


def context() -> dict[str, Any]:
    """Return the JSON-LD context of the ontology, with all our prefixes beside its terms.

    A text says the same with and without the type `xsd:string`; without it rdflib finds the short name of its term.
    """
    own: dict[str, Any] = json.loads(resource("ontology/context.jsonld").read_text(encoding="utf-8"))["@context"]
    terms = {
        name: {"@id": term["@id"]} if isinstance(term, dict) and term.get("@type") == "xsd:string" else term
        for name, term in own.items()
    }
    return {**PREFIXES, "vann": "http://purl.org/vocab/vann/", **terms}


def _dataset(quads: Iterable[Quad]) -> Dataset:
    """Return quads as an rdflib dataset, filled in sorted order, since the serialisers write in the order of filling."""
    dataset = Dataset()
    for quad in sorted(quads, key=str):
        subject, predicate, object_, graph = (cell_to_rdflib(cell) for cell in quad)
        dataset.graph(graph).add((subject, predicate, object_))  # type: ignore[arg-type]
    return dataset
