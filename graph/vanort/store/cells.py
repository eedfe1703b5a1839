"""The one form in which terms travel: between worker processes, stores and writers of results.

A cell is None (unbound) or a tuple that starts with its kind, named as in the SPARQL results JSON format
(https://www.w3.org/TR/sparql11-results-json/#select-encode-terms)::

    ("uri", iri)   ("bnode", label)   ("literal", lexical form, language, datatype)   ("triple", s, p, o)

Tuples of text pickle quickly and hold every lexical form as it was; rdflib terms are made only where a person
or a library asks for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

import pyoxigraph as ox
from rdflib import BNode, Literal, URIRef
from rdflib.term import Node

from vanort.errors import QueryError

Cell = tuple[Any, ...] | None
Row = tuple[Cell, ...]

XSD = "http://www.w3.org/2001/XMLSchema#"
XSD_STRING = XSD + "string"
LANG_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
_NAMED_NODE, _LITERAL = ox.NamedNode, ox.Literal
_TO_ESCAPE = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def cell_from_oxigraph(term: Any) -> Cell:
    """Return the cell of a pyoxigraph term; a base direction joins the language as in N-Triples 1.2.

    >>> cell_from_oxigraph(ox.Literal("2", datatype=ox.NamedNode(XSD + "integer")))
    ('literal', '2', '', 'http://www.w3.org/2001/XMLSchema#integer')
    """
    if term is None:
        return None
    kind = type(term)  # none of these classes has another below it
    if kind is _NAMED_NODE:
        return ("uri", term.value)
    if kind is _LITERAL:
        if language := term.language:
            direction = term.direction
            return ("literal", term.value, f"{language}--{direction}" if direction else language, LANG_STRING)
        return ("literal", term.value, "", term.datatype.value)
    if kind is ox.BlankNode:
        return ("bnode", term.value)
    if kind is ox.Triple:
        return ("triple", *map(cell_from_oxigraph, (term.subject, term.predicate, term.object)))
    return None


def cell_from_rdflib(term: Node | None) -> Cell:
    """Return the cell of an rdflib term.

    >>> cell_from_rdflib(Literal("vänort", lang="sv"))[1:3]
    ('vänort', 'sv')
    """
    if term is None:
        return None
    if isinstance(term, Literal):
        if term.language:
            return ("literal", str(term), term.language, LANG_STRING)
        return ("literal", str(term), "", str(term.datatype or XSD_STRING))
    return ("bnode" if isinstance(term, BNode) else "uri", str(term))


def cell_from_json(term: Mapping[str, Any]) -> Cell:
    """Return the cell of a term in the SPARQL results JSON format.

    >>> cell_from_json({"type": "literal", "value": "vänort", "xml:lang": "sv"})[:3]
    ('literal', 'vänort', 'sv')
    """
    kind, value = term["type"], term["value"]
    if kind == "triple":
        return ("triple", *(cell_from_json(value[part]) for part in ("subject", "predicate", "object")))
    if kind in ("uri", "bnode"):
        return (kind, value)
    if language := term.get("xml:lang"):
        direction = term.get("its:dir")
        return ("literal", value, f"{language}--{direction}" if direction else language, LANG_STRING)
    return ("literal", value, "", term.get("datatype", XSD_STRING))


@lru_cache(maxsize=65_536)  # answers repeat their terms, and an rdflib term takes microseconds to make
def cell_to_rdflib(cell: Cell) -> URIRef | BNode | Literal | None:
    """Return the rdflib term of a cell, its lexical form untouched.

    Raises QueryError for a triple term of RDF 1.2, which rdflib cannot hold.
    """
    if cell is None:
        return None
    kind = cell[0]
    if kind == "uri":
        return URIRef(cell[1])
    if kind == "literal":
        _, value, language, datatype = cell
        if language:
            return Literal(value, lang=language.partition("--")[0])
        return Literal(value) if datatype == XSD_STRING else Literal(value, datatype=URIRef(datatype), normalize=False)
    if kind == "bnode":
        return BNode(cell[1])
    raise QueryError(
        "The answer holds a triple term of RDF 1.2, which has no rdflib form.",
        hint="Ask for its parts with SUBJECT(), PREDICATE() and OBJECT().",
    )


def cell_to_oxigraph(cell: Cell) -> Any:
    """Return the pyoxigraph term of a cell that is bound."""
    assert cell is not None  # noqa: S101 (a triple has no unbound part)
    kind = cell[0]
    if kind == "uri":
        return ox.NamedNode(cell[1])
    if kind == "bnode":
        return ox.BlankNode(cell[1])
    if kind == "triple":
        return ox.Triple(*map(cell_to_oxigraph, cell[1:]))
    _, value, language, datatype = cell
    if not language:
        return ox.Literal(value, datatype=ox.NamedNode(datatype))
    tag, _, direction = language.partition("--")
    return ox.Literal(value, language=tag, direction=ox.BaseDirection(direction) if direction else None)


def cell_text(cell: Cell) -> str:
    r"""Return a term as N-Triples, SPARQL and TSV write it; nothing for an unbound one.

    >>> print(cell_text(("literal", 'a "b"\n', "sv", LANG_STRING)))
    "a \"b\"\n"@sv
    """
    if cell is None:
        return ""
    kind = cell[0]
    if kind == "uri":
        return f"<{cell[1]}>"
    if kind == "bnode":
        return f"_:{cell[1]}"
    if kind == "triple":
        return "<<( " + " ".join(map(cell_text, cell[1:])) + " )>>"
    text = cell[1]
    if not text.isprintable() or '"' in text or "\\" in text:  # to translate takes a microsecond, and few texts need it
        text = text.translate(_TO_ESCAPE)
    text = f'"{text}"'
    if cell[2]:
        return f"{text}@{cell[2]}"
    return text if cell[3] == XSD_STRING else f"{text}^^<{cell[3]}>"


def rows_from_oxigraph(solutions: Iterable[Any]) -> Iterable[Row]:
    """Yield the rows of a pyoxigraph answer, lazily."""
    for solution in solutions:
        yield tuple(map(cell_from_oxigraph, solution))
