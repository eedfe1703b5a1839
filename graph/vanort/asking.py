"""Ask a catalogue question: what people type becomes RDF terms, and names become the things that bear them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping

from rdflib import SKOS, XSD, Literal, URIRef

from vanort.claims.terms import GOAL, read_reference
from vanort.errors import QueryError
from vanort.queries import LANGUAGE, Parameter, Question
from vanort.store import Store
from vanort.vocabulary import ID, VANORT

_NAMES = """
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX vanort: <https://w3id.org/vanort/ns#>
SELECT DISTINCT ?thing ?name ?type WHERE {
  ?thing skos:prefLabel|skos:altLabel|vanort:formerName ?name ; a ?type .
}
ORDER BY ?thing ?name
"""
UNDEFINED = "UNDEF"


def bind_parameters(question: Question, values: Mapping[str, object], store: Store, *, language: str = "en") -> str:
    """Return the SPARQL of a question with the given parameters bound as terms.

    A thing may be given by its IRI, by the end of its IRI (`project/sekos`) or by any of its names; case and
    accents do not matter.

    Raises QueryError where a value is not of its parameter's type, or names nothing in the graph.
    """
    given = {name: str(value) for name, value in values.items()}
    parameters = {parameter.name: parameter for parameter in question.parameters}
    if LANGUAGE in parameters:
        given.setdefault(LANGUAGE, language)
    terms = {}
    for name, value in given.items():
        parameter = parameters.get(name)
        if parameter is None:
            known = ", ".join(f"{p.name} ({p.type}), such as {p.example}" for p in parameters.values()) or "none"
            raise QueryError(f"'{question.name}' has no parameter '{name}'.", hint=f"It has: {known}.")
        terms[name] = read_parameter(parameter, value, store)
    return question.bind(terms)


def read_parameter(parameter: Parameter, value: str, store: Store) -> str:
    """Return a value as SPARQL writes it; see `bind_parameters`."""

    def fault(wanted: str) -> QueryError:
        return QueryError(
            f"'{value}' is no value of {parameter.name}.", hint=f"Give {wanted}, such as {parameter.example}."
        )

    if not value and parameter.optional:
        return UNDEFINED
    match parameter.type:
        case "year" | "integer":
            if not re.fullmatch(r"-?\d{1,9}", value):
                raise fault("a whole number")
            return Literal(int(value), datatype=XSD.integer).n3()
        case "text" | "language":
            return _quoted(value)
        case "goal":
            goal = (
                read_reference(value)
                or read_reference(f"SDG {value}")
                or (URIRef(value) if value.startswith(GOAL) else None)
            )
            if goal is None or not goal.startswith(GOAL):
                raise fault("the number of a goal or target")
            return goal.n3()
        case type_:
            return find_thing(value, VANORT[type_], store).n3()


def find_thing(value: str, type_: URIRef, store: Store) -> URIRef:
    """Return the thing that a name, a path or an IRI means.

    Raises QueryError where it means nothing of that type, with the nearest names, or several things.
    """
    if re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", value):
        return URIRef(value)
    rows = [
        (URIRef(str(row["thing"])), str(row["name"]))
        for row in store.query(_NAMES)
        if row["type"] == type_ or (type_ == VANORT.Theme and row["type"] == SKOS.Concept)
    ]
    if not rows:
        rows = [(URIRef(str(row["thing"])), str(row["name"])) for row in store.query(_NAMES)]
    path = ID[value] if re.fullmatch(r"[a-z-]+/[a-z0-9.-]+", value) else None
    if path in {thing for thing, _ in rows}:
        return URIRef(str(path))
    found = {thing for thing, name in rows if fold(name) == fold(value)}
    if len(found) == 1:
        return found.pop()
    kind = str(type_).rsplit("#", 1)[-1]
    if found:
        paths = ", ".join(sorted(str(thing) for thing in found))
        raise QueryError(f"'{value}' is the name of {len(found)} things.", hint=f"Give one of: {paths}")
    names = sorted({name for _, name in rows})
    near = _nearest(value, names)
    hint = (
        f"Did you mean {' or '.join(f'“{name}”' for name in near)}?" if near else "List them with: vanort query things"
    )
    raise QueryError(f"The graph has no {kind} with the name '{value}'.", hint=hint)


def _nearest(value: str, names: Iterable[str]) -> list[str]:
    by_fold = {fold(name): name for name in names}
    holding = [name for key, name in by_fold.items() if fold(value) in key]
    close = [by_fold[key] for key in difflib.get_close_matches(fold(value), by_fold, n=3, cutoff=0.5)]
    return list(dict.fromkeys([*holding, *close]))[:3]


def fold(name: str) -> str:
    """Return a name without case, accents and spare spaces, for comparing.

    >>> fold("NIŠ  "), fold("Växjö")
    ('nis', 'vaxjo')
    """
    import unicodedata

    letters = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).split())


def _quoted(text: str) -> str:
    r"""Return a text as a SPARQL string on one line.

    >>> print(_quoted('a "b" \\ c'))
    "a \"b\" \\ c"
    """
    escapes = {
        "\\": "\\\\",
        '"': '\\"',
        "\n": "\\n",
        "\r": "\\r",
        "\t": "\\t",
        "{": "\\u007B",
        "}": "\\u007D",
    }
    return f'"{"".join(escapes.get(c, c) for c in text)}"'
