"""Ask a catalogue question: what people type becomes RDF terms, and names become the things that bear them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping

from rdflib import XSD, Literal, URIRef

from vanort.catalogue.near_names import near_filter
from vanort.catalogue.question import LANGUAGE, Parameter, Question
from vanort.claims.terms import GOAL, read_reference, terms
from vanort.errors import QueryError
from vanort.store import Store
from vanort.store.limits import DEFAULT_TIMEOUT
from vanort.support.letters import plain_words
from vanort.vocabulary import CLAIMS, CONCEPT, ID, PREFIXES, VANORT

LANGUAGES = ("en", "sv")  # those that every term and concept has a label in
UNDEFINED = "UNDEF"
LIST_THEM = "List what it has with: vanort query things"

# What bears the names of each type of parameter; any other type is a class of the ontology.
_KINDS = {
    # whoever takes part or pays
    "actor": "VALUES ?kind { vanort:Organisation vanort:Programme } ?thing a ?kind .",
    "class": "?thing a owl:Class .",
    "concept": "?thing a skos:Concept .",
    "Document": "?thing a vanort:Document .",
    "goal": f"?thing skos:inScheme <{GOAL.rstrip('/')}> .",
    "property": "VALUES ?type { owl:AnnotationProperty owl:DatatypeProperty owl:ObjectProperty } ?thing a ?type .",
    "thing": "",
}
_NAMES = ("skos:prefLabel", "skos:altLabel", "vanort:formerName", "dcterms:identifier")
_PROLOGUE = "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in ("dcterms", "owl", "rdfs", "skos", "vanort"))
_GOAL_NUMBER = re.compile(r"(?:(?:SDG|goal|mål)\s*)?(?P<number>\d[\w.]*)", re.IGNORECASE)


def bind_parameters(
    question: Question,
    values: Mapping[str, object],
    store: Store,
    *,
    language: str = "en",
    timeout: float | None = DEFAULT_TIMEOUT,
) -> str:
    """Return the SPARQL of a question with the given parameters bound as terms.

    A thing may be given by its IRI, by the end of its IRI (`project/sekos`) or by any of its names; case,
    accents and punctuation do not matter. `timeout` is how many seconds a name may be looked for.

    Raises QueryError where a value is not of its parameter's type, or names nothing in the graph, QueryLimit where
    that is not known in time.
    """
    given = {name: str(value) for name, value in values.items()}
    parameters = {parameter.name: parameter for parameter in question.parameters}
    if LANGUAGE in parameters:
        given.setdefault(LANGUAGE, language)
    bound = {}
    for name, value in given.items():
        parameter = parameters.get(name)
        if parameter is None:
            known = ", ".join(f"{p.name} ({p.type}), such as {p.example}" for p in parameters.values()) or "none"
            raise QueryError(f"'{question.name}' has no parameter '{name}'.", hint=f"It has: {known}.")
        bound[name] = read_parameter(parameter, value, store, timeout=timeout)
    return question.bind(bound)


def examples_used(question: Question, values: Mapping[str, object]) -> tuple[Parameter, ...]:
    """Return the parameters that are asked with their example, because no value was given for them."""
    return tuple(p for p in question.parameters if p.name not in values and p.type != LANGUAGE and not p.optional)


def read_parameter(parameter: Parameter, value: str, store: Store, *, timeout: float | None = DEFAULT_TIMEOUT) -> str:
    """Return a value as SPARQL writes it; see `bind_parameters`."""

    def fault(wanted: str) -> QueryError:
        return QueryError(
            f"'{value}' is no value of {parameter.name}.", hint=f"Give {wanted}, such as {parameter.example}."
        )

    if not value and parameter.optional:
        return UNDEFINED
    match parameter.type:
        case "text":
            return _quoted(value)
        case "language":
            if value not in LANGUAGES:
                raise fault(" or ".join(LANGUAGES))
            return _quoted(value)
        case "year" | "integer":
            if not re.fullmatch(r"-?\d{1,9}", value.strip()):
                raise fault("a whole number")
            return Literal(int(value), datatype=XSD.integer).n3()
        case "goal" if number := _GOAL_NUMBER.fullmatch(value.strip()):
            goal = read_reference(f"SDG {number['number']}")
            if goal is None:
                raise fault("the number of a goal or target")
            return goal.n3()
        case type_:
            return find_thing(value.strip(), type_, store, timeout=timeout).n3()


def find_thing(value: str, type_: str, store: Store, *, timeout: float | None = DEFAULT_TIMEOUT) -> URIRef:
    """Return the thing that a name, a path or an IRI means; `type_` is that of a parameter.

    Raises QueryError where it means nothing of that type, with the nearest names, or several things.
    """
    is_iri = re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", value) is not None
    if is_iri and type_ == "thing":  # things without a name, such as a contact point, have nothing but their IRI
        return URIRef(value)
    written = _as_written(value, type_, store, timeout)
    if len(written) == 1:
        return URIRef(written.pop())
    names = _names(type_, value, store, timeout)
    folded = fold(value)
    found = written | {thing for thing, name in names if fold(name) == folded}
    if len(found) == 1:
        return URIRef(found.pop())
    kind = type_ if type_ in ("thing", "goal", "class", "property", "concept") else type_.lower()
    if found:
        paths = " or ".join(sorted(_path(thing) for thing in found))
        raise QueryError(f"'{value}' is the name of {len(found)} things.", hint=f"Give {paths}.")
    if _is_told_otherwise(value, store, timeout):
        raise QueryError(
            f"Sources tell of '{value}' only as over or planned, or deny it.",
            hint="Read it with: vanort query not_asserted",
        )
    near = _nearest(value, sorted({name for _, name in names}))
    hint = f"Did you mean {' or '.join(f'“{name}”' for name in near)}?" if near else ""
    raise QueryError(f"The graph has no {kind} called '{value}'.", hint=hint or LIST_THEM)


def _is_told_otherwise(value: str, store: Store, timeout: float | None) -> bool:
    """Tell whether a name is one of something that is told as over or planned, or denied, so that no graph has it."""
    text = f"""{_PROLOGUE}PREFIX rdf: <{PREFIXES["rdf"]}>
ASK {{ GRAPH <{CLAIMS}> {{
  ?naming rdf:predicate skos:prefLabel ; rdf:object ?name ; vanort:modality ?modality .
  FILTER(LCASE(STR(?name)) = LCASE({_quoted(value)}) && ?modality != <{CONCEPT["modality/asserted"]}>)
}} }}"""
    with store.query(text, timeout=timeout) as answer:
        return bool(answer.boolean)


def names_query(type_: str) -> str:
    """Return the SPARQL that gives every name of every thing that a parameter of this type can mean.

    Raises QueryError where there is no such type.
    """
    names = "|".join(_names_of(type_))
    return f"{_PROLOGUE}SELECT DISTINCT ?thing ?name WHERE {{ {_in_its_graph(type_, f'{_kind(type_)} ?thing {names} ?name .')} }}"


def _names_of(type_: str) -> tuple[str, ...]:
    """Return the properties by which a term of the ontology, or any other thing, has its names."""
    return ("rdfs:label",) if type_ in ("class", "property") else _NAMES


def _in_its_graph(type_: str, pattern: str) -> str:
    return f"GRAPH <{CLAIMS}> {{ {pattern} }}" if type_ == "Document" else pattern


def _kind(type_: str) -> str:
    if type_ not in _KINDS and str(VANORT) + type_ not in VANORT:
        known = "year, integer, text, language, a class of the ontology, " + ", ".join(sorted(_KINDS))
        raise QueryError(f"There is no type of parameter called '{type_}'.", hint=f"Types: {known}.")
    return _KINDS[type_] if type_ in _KINDS else f"?thing a {VANORT[type_].n3()} ."


def _as_written(value: str, type_: str, store: Store, timeout: float | None) -> set[str]:
    """Return the things whose IRI a value is, or else those that bear just this name.

    The store looks for it: a register has a hundred thousand names, and none of the others has to come here.
    """
    meant = " ".join(iri.n3() for iri in _spelt_out(value, type_))
    # With the properties as values the engine goes through names alone; with a path it looks at each thing for each.
    named = f"VALUES ?named {{ {' '.join(_names_of(type_))} }} ?thing ?named ?name ."
    asked = [f"VALUES ?thing {{ {meant} }} {_kind(type_)} {named}"] if meant else []
    asked.append(f"{named} FILTER(LCASE(STR(?name)) = LCASE({_quoted(value)})) {_kind(type_)}")
    for where in asked:
        text = f"{_PROLOGUE}SELECT DISTINCT ?thing WHERE {{ {_in_its_graph(type_, where)} }}"
        with store.query(text, timeout=timeout) as answer:
            found = {thing[1] for (thing,) in answer.cells() if thing}
        if found:
            return found
    return set()


def _names(type_: str, value: str, store: Store, timeout: float | None) -> list[tuple[str, str]]:
    """Return the things of a type with those of their names that are like a value: a register has a hundred thousand others."""
    near = near_filter(value, "?name")
    text = names_query(type_)
    if near is not None:
        written, patterns = near
        named = f"VALUES ?named {{ {' '.join(_names_of(type_))} }} ?thing ?named ?name ."
        where = f"{named} {written % tuple(map(_quoted, patterns))} {_kind(type_)}"
        text = f"{_PROLOGUE}SELECT DISTINCT ?thing ?name WHERE {{ {_in_its_graph(type_, where)} }}"
    with store.query(text, timeout=timeout) as answer:
        return sorted({(thing[1], name[1]) for thing, name in answer.cells() if thing and name})


def _spelt_out(value: str, type_: str) -> Iterable[URIRef]:
    """Yield the IRIs that a value may be short for."""
    if re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", value):
        yield URIRef(value)
    elif type_ in ("class", "property"):
        if term := terms().get(value):
            yield term.iri
        prefix, _, name = value.partition(":")
        if prefix in PREFIXES and re.fullmatch(r"\w+", name):
            yield URIRef(PREFIXES[prefix] + name)
    elif re.fullmatch(r"[a-z-]+/[a-z0-9.-]+", value):
        yield ID[value]
        yield CONCEPT[value]


def _path(thing: str) -> str:
    """Return the shortest spelling that means a thing.

    >>> _path(str(ID["project/sekos"]))
    'project/sekos'
    """
    return thing.removeprefix(str(ID)).removeprefix(str(CONCEPT))


def _nearest(value: str, names: Iterable[str]) -> list[str]:
    """Return up to three names that hold the value, or look like it."""
    by_fold = {fold(name): name for name in names}
    holding = sorted((name for key, name in by_fold.items() if fold(value) in key), key=lambda name: (len(name), name))
    close = [by_fold[key] for key in difflib.get_close_matches(fold(value), by_fold, n=3, cutoff=0.6)]
    return list(dict.fromkeys([*holding, *close]))[:3]


def fold(name: str) -> str:
    """Return a name without case, accents, punctuation and spare spaces, for comparing.

    >>> fold("NIŠ  "), fold("Växjö – An Giang"), fold("Sønderborg")
    ('nis', 'vaxjo an giang', 'sonderborg')
    """
    return plain_words(name) or name.strip()


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
