"""Merge what was imported with what documents say, thing by thing: the lines of the dataset, in order.

Everything is sorted by its subject, so that all that is said of one thing, by whomever, comes together, and nothing but that is
held in memory.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from rdflib import PROV, RDF, RDFS, SKOS, XSD, Graph

from vanort.dataset.view import above
from vanort.vocabulary import GRAPH, ID, REFERENCE, VANORT, VIEW

_TYPE, _NAME, _OTHER_NAME, _DERIVED = (f"<{t}>" for t in (RDF.type, SKOS.prefLabel, SKOS.altLabel, PROV.wasDerivedFrom))
_VIEW, _REFERENCE = f" <{VIEW}> .\n", f" <{REFERENCE}> .\n"
_SOURCE = f" <{GRAPH}source/"
_RECORDS = (f"<{ID}row/", f"<{ID}document/", f"<{GRAPH}")  # of whom nothing is said in the view
_YEARS = {f"<{VANORT.start}>": f"<{VANORT.startYear}>", f"<{VANORT.end}>": f"<{VANORT.endYear}>"}
_OURS = ('"@en', '"@sv')
_NO_WORDS = '"@zxx'  # a number that stands in for a name

Line = tuple[str, int]  # with the place of its file: documents have 0, imports the others in their rank
Pair = tuple[str, str]


class ViewRules:
    """What the ontology and the policy of the view say, as the lines of a dataset write terms."""

    def __init__(self, ontology: Graph, single_valued: Iterable[str]) -> None:
        self.single = frozenset(f"<{term}>" for term in single_valued)
        self.properties = _parents(ontology, RDFS.subPropertyOf)
        self.classes = _parents(ontology, RDFS.subClassOf)


def _parents(ontology: Graph, relation: object) -> dict[str, tuple[str, ...]]:
    terms = set(ontology.subjects(relation))  # type: ignore[arg-type]
    return {f"<{term}>": tuple(f"<{each}>" for each in above(ontology, term, relation)) for term in terms}  # type: ignore[arg-type]


def merged(documents: Iterable[str], imports: Sequence[Path], rules: ViewRules) -> Iterator[str]:
    """Yield the sorted lines of a dataset: those of documents, and the graphs of imports with what they add to the view.

    Documents and reference lists have their say first, then imports in their order.
    """
    files = [path.open(encoding="utf-8", newline="\n") for path in imports]
    try:
        yield from _merged([_placed(lines, place) for place, lines in enumerate([documents, *files])], rules)
    finally:
        for file in files:
            file.close()


def _placed(lines: Iterable[str], place: int) -> Iterator[Line]:
    return ((line, place) for line in lines)


def _merged(streams: Iterable[Iterator[Line]], rules: ViewRules) -> Iterator[str]:
    for _, group in groupby(heapq.merge(*streams), key=lambda line: subject_of(line[0])):
        yield from thing_lines(list(group), rules)


def thing_lines(lines: Sequence[Line], rules: ViewRules) -> list[str]:
    """Return the sorted lines that the dataset has of one thing, from all that documents and imports say of it."""
    said = {line for line, _ in lines}
    if any(place for _, place in lines):
        said |= set(_viewed(lines, rules))
    return sorted(said)


def subject_of(line: str) -> str:
    r"""Return the subject of a line of N-Quads, as it is written there.

    >>> subject_of("<a:s> <a:p> <a:o> .\n")
    '<a:s>'
    """
    return line[: line.index(" ")]


def _viewed(lines: Sequence[Line], rules: ViewRules) -> Iterator[str]:
    """Yield the lines that the view gets of one thing: what imports say of it and nobody before them says otherwise."""
    subject = subject_of(lines[0][0])
    if subject.startswith(_RECORDS):
        return
    known, stated = _known_and_stated(lines)
    if not any(predicate == _TYPE for _, (predicate, _) in stated) and not any(p == _TYPE for p, _ in known):
        return  # something that others point to, and that no row describes
    chosen = _chosen(known, stated, rules)
    for predicate, object_ in chosen:
        pairs = [(predicate, object_)]
        if predicate == _TYPE:
            pairs += [(predicate, class_) for class_ in rules.classes.get(object_, ())]
        pairs += [(property_, object_) for property_ in rules.properties.get(predicate, ())]
        if predicate in _YEARS:
            pairs.append((_YEARS[predicate], f'"{int(object_[1:5])}"^^<{XSD.integer}>'))
        for pair in pairs:
            if pair not in known:
                yield f"{subject} {pair[0]} {pair[1]}{_VIEW}"


def _known_and_stated(lines: Sequence[Line]) -> tuple[set[Pair], list[tuple[int, Pair]]]:
    """Return what documents and lists say of a thing in the view's eyes, and what imports state of it, by rank."""
    known: set[Pair] = set()
    stated: list[tuple[int, Pair]] = []
    for line, place in lines:
        if place and _SOURCE in line[-120:]:
            _, predicate, rest = line.split(" ", 2)
            if predicate != _DERIVED:
                stated.append((place, (predicate, rest[: rest.rindex(_SOURCE)])))
        elif not place and line.endswith((_VIEW, _REFERENCE)):
            _, predicate, rest = line.split(" ", 2)
            known.add((predicate, rest[: -len(_VIEW if rest.endswith(_VIEW) else _REFERENCE)]))
    return known, stated


def _chosen(known: set[Pair], stated: Sequence[tuple[int, Pair]], rules: ViewRules) -> set[Pair]:
    taken = {predicate for predicate, _ in known}
    rivals: dict[str, list[tuple[int, str]]] = defaultdict(list)
    chosen: set[Pair] = set()
    for place, (predicate, object_) in stated:
        if predicate in rules.single or predicate == _NAME:
            rivals[predicate].append((place, object_))
        else:
            chosen.add((predicate, object_))
    for predicate, values in rivals.items():
        if predicate == _NAME:
            chosen |= _names(values, has_name=_NAME in taken)
        elif predicate not in taken:
            chosen.add((predicate, min(values)[1]))
    names = {object_ for predicate, object_ in chosen | known if predicate == _NAME}
    return {pair for pair in chosen if pair[0] != _OTHER_NAME or pair[1] not in names}


def _names(values: Sequence[tuple[int, str]], *, has_name: bool) -> set[Pair]:
    """Return which of several names is the preferred one: by rank, and one with small letters before one all in capitals.

    English and Swedish have one each; a thing that has neither keeps a single one. A number stands in only where there is no name.
    """
    ranked = sorted(set(values), key=lambda value: (value[0], value[1].rpartition('"')[0].isupper(), value[1]))
    names = [name for _, name in ranked if not name.endswith(_NO_WORDS)]
    if has_name:
        return {(_OTHER_NAME, name) for name in names}
    best = [found for tag in _OURS if (found := next((name for name in names if name.endswith(tag)), ""))]
    preferred = best or names[:1] or [ranked[0][1]]
    return {(_NAME, name) for name in preferred} | {(_OTHER_NAME, name) for name in names if name not in preferred}
