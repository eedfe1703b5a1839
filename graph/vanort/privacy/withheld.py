"""What a published dataset withholds, countable: stand-ins for what was taken out, and what an answer lacks for it.

Whoever asks a dataset without persons about persons must not read "not stated". So each person, address and number
that was taken out leaves a stand-in: a kind and a number, and how it hangs together with what stays. A question is
asked with and without the stand-ins; what only the first answer has is what is withheld from the second. Stand-ins lie
in graphs of their own, `graph/withheld/NAME` for what was in `graph/NAME`, and no answer ever shows one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from urllib.parse import quote, unquote

from rdflib import RDF

from vanort.store.cells import Cell, Row
from vanort.store.quads import Quad, Term
from vanort.vocabulary import GRAPH, ID, PREFIXES, VANORT

GRAPHS = f"{GRAPH}withheld/"
_DEFAULT = "default"  # stands for the graph without a name
_AT = f"{ID}withheld/"
_MARK = "▇"
_TOKEN = re.compile(rf"(?:{re.escape(_AT)}|{_MARK})(?P<kind>\w+)/(?P<number>\d+)")
_EXACT = "http://www.w3.org/ns/oa#exact"
# What a reader counts; anything else about a person (a title, a note, the claims behind it) is neither counted nor shown.
# English and Swedish, each for one and for several; the same words as in graph/explorer/src/withheld.js.
WORDS: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "person": (("{n} person", "{n} persons"), ("{n} person", "{n} personer")),
    "email": (("{n} e-mail address", "{n} e-mail addresses"), ("{n} e-postadress", "{n} e-postadresser")),
    "telephone": (("{n} telephone number", "{n} telephone numbers"), ("{n} telefonnummer", "{n} telefonnummer")),
    "passage": (("{n} passage", "{n} passages"), ("{n} textställe", "{n} textställen")),
    "answer": (("what would change the answer",) * 2, ("det som skulle ändra svaret",) * 2),
    "part": (("part of {n} row", "parts of {n} rows"), ("en del av {n} rad", "delar av {n} rader")),
}
_LANGUAGES = ("en", "sv")
# Of a dataset elsewhere that was published without persons, and without stand-ins to count.
WITHOUT = (
    "Withheld here: the dataset has no persons, addresses or numbers in it, so nobody can tell whether a source "
    "states one (see the workspace itself)."
)


def stand_ins(
    gone: Iterable[Quad],
    kept: Iterable[Quad],
    *,
    dropped: Collection[Term],
    persons: Mapping[Term, str],
    properties: Collection[str],
) -> tuple[Quad, ...]:
    """Return stand-ins for quads that were taken out.

    `kept` are the quads that stay: only terms that they show are named. `dropped` are the things that went,
    `persons` those of them that are counted, with their class; `properties` are those whose values are personal.
    """
    gone = tuple(gone)
    asked = {
        term for quad in gone for term in quad[:3] if term[0] == "uri" and term not in dropped and not _is_term(term)
    }
    naming = _Naming(kept, asked, dropped, persons, properties)
    # What hangs on things that stay is numbered first, so that numbers follow their order and not that of names.
    ordered = sorted(gone, key=lambda quad: (quad[0] in naming.dropped, str(quad)))
    naming.learn(ordered)
    return tuple(dict.fromkeys(naming.quad(quad) for quad in ordered))


class _Naming:
    """Calls each term that was taken out by its kind and a number."""

    def __init__(
        self,
        kept: Iterable[Quad],
        asked: Collection[Term],
        dropped: Collection[Term],
        persons: Mapping[Term, str],
        properties: Collection[str],
    ) -> None:
        self.dropped, self._persons, self._properties = frozenset(dropped), persons, frozenset(properties)
        self._known = set[Term]()
        sought = set(asked)
        for quad in kept if sought else ():
            if not sought.isdisjoint(quad[:3]):
                self._known |= sought.intersection(quad[:3])
                sought -= self._known
                if not sought:  # nearly always long before the end of a large dataset
                    break
        self._numbers: dict[tuple[str, object], str] = {}
        self._count = Counter[str]()
        self._about: dict[Term, tuple[str, Term | None]] = {}  # claim: predicate and subject

    def learn(self, quads: Iterable[Quad]) -> None:
        """Take note of what each claim is about."""
        predicates = {s: o[1] for s, p, o, _ in quads if p[1] == str(RDF.predicate)}
        subjects = {s: o for s, p, o, _ in quads if p[1] == str(RDF.subject)}
        self._about = {claim: (predicate, subjects.get(claim)) for claim, predicate in predicates.items()}

    def quad(self, quad: Quad) -> Quad:
        """Return the stand-in of a quad."""
        subject, predicate, object_, graph = quad
        if object_[0] == "literal":
            named = self._literal(quad)
        else:
            named = self._thing(object_, _last(predicate[1]) if predicate[1] in self._properties else "other")
        return self._thing(subject), predicate, named, ("uri", withheld_graph(graph))

    def _thing(self, term: Term, kind: str = "other") -> Term:
        if term not in self.dropped and (term in self._known or _is_term(term)):
            return term
        return ("uri", _AT + self._token(self._persons.get(term, kind), term))

    def _literal(self, quad: Quad) -> Term:
        subject, predicate, object_, _ = quad
        property_, about = predicate[1], subject
        if property_ == str(RDF.object) and subject in self._about:
            property_, about = self._about[subject][0], self._about[subject][1] or subject
        elif property_ == str(VANORT.confidence):
            return object_  # says how sure a reading is, nothing of the person
        if property_ in self._properties:
            token = self._token(_last(property_), object_[1])
        elif about in self._persons:
            token = self._token(self._persons[about], about)  # a name counts as its person
        else:
            token = self._token("passage" if property_ == _EXACT else "other", (subject, object_[1]))
        return ("literal", _MARK + token, object_[2], object_[3] if object_[2] else _STRING)

    def _token(self, kind: str, what: object) -> str:
        if (kind, what) not in self._numbers:
            self._count[kind] += 1
            self._numbers[kind, what] = f"{kind}/{self._count[kind]}"
        return self._numbers[kind, what]


_STRING = "http://www.w3.org/2001/XMLSchema#string"


def _is_term(term: Term) -> bool:
    """Say whether an IRI is a term of a known vocabulary, which tells of nobody."""
    return term[0] == "uri" and str(term[1]).startswith(tuple(PREFIXES.values()))


def _last(iri: str) -> str:
    return re.split(r"[/#]", iri)[-1]


def withheld_graph(graph: Cell) -> str:
    """Return the graph of the stand-ins for what was in a graph.

    >>> withheld_graph(("uri", "https://w3id.org/vanort/graph/view"))
    'https://w3id.org/vanort/graph/withheld/view'
    """
    if graph is None:
        return GRAPHS + _DEFAULT
    iri = str(graph[1])
    return GRAPHS + (iri.removeprefix(str(GRAPH)) if iri.startswith(str(GRAPH)) else quote(iri, safe=""))


def is_stand_in(quad: Quad) -> bool:
    """Say whether a quad is the stand-in of one that was taken out."""
    return is_of_stand_ins(quad[3])


def is_of_stand_ins(graph: Cell) -> bool:
    """Say whether a graph is one of those that stand-ins lie in."""
    return graph is not None and str(graph[1]).startswith(GRAPHS)


def in_place(quad: Quad) -> Quad:
    """Return a stand-in in the graph in which the quad was that it stands for."""
    name = str(quad[3][1]).removeprefix(GRAPHS) if quad[3] else _DEFAULT
    graph: Cell = ("uri", unquote(name) if "%3A" in name else str(GRAPH) + name)
    return (*quad[:3], None if name == _DEFAULT else graph)


def lacking(shown: Iterable[Row], whole: Iterable[Row]) -> dict[str, int]:
    """Return what rows lack that were asked without the stand-ins, against those asked with them: a count a kind.

    A row that says something else without naming what is withheld (a count) is a "part".

    >>> ann, bo = (("uri", f"{_AT}person/{n}") for n in (1, 2))
    >>> lacking([(None,)], [(ann,), (bo,), (ann,)])
    {'person': 2}
    """
    rest = Counter(tuple(map(_key, row)) for row in whole)
    rest.subtract(Counter(tuple(map(_key, row)) for row in shown))
    found: set[str] = set()
    parts = 0
    for row in (row for row, count in rest.items() if count > 0):
        tokens = {match.group("kind", "number") for cell in row for match in _TOKEN.finditer(str(cell))}
        counted = {"/".join(token) for token in tokens if token[0] in WORDS}
        found |= counted
        parts += not counted
    counts = Counter(token.partition("/")[0] for token in found)
    counts["part"] += parts
    return {kind: counts[kind] for kind in WORDS if counts[kind]}


def _key(cell: Cell) -> tuple[object, ...]:
    return () if cell is None else tuple(cell)


def sentence(counts: Mapping[str, int], language: str, *, see: str) -> str:
    """Return in words what is withheld, and where it can be seen; nothing where nothing is.

    >>> sentence({"person": 3, "email": 1}, "en", see="vanort serve --include-contacts")
    'Withheld here: 3 persons, 1 e-mail address (see vanort serve --include-contacts).'
    >>> sentence({"person": 3}, "sv", see="Hjälp")
    'Visas inte här: 3 personer (se Hjälp).'
    """
    if not counts:
        return ""
    at = _LANGUAGES.index(language)
    words = ", ".join(WORDS[kind][at][count != 1].format(n=count) for kind, count in counts.items())
    head, look = (("Withheld here", "see"), ("Visas inte här", "se"))[at]
    return f"{head}: {words} ({look} {see})."


def is_empty(row: Sequence[Cell]) -> bool:
    """Say whether a row says nothing at all: all that it had is withheld."""
    return all(cell is None for cell in row)
