"""A dataset and its networks as the one JSON object that the page reads (graph/explorer/src/data.d.ts)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

import networkx as nx

from vanort.analysis.asking import newest_day
from vanort.analysis.key_figures import key_figures, organisations
from vanort.analysis.undertakings import read_undertakings
from vanort.catalogue.limited import rows_of
from vanort.catalogue.parameters import names_query
from vanort.catalogue.question import Question, question_folders
from vanort.explorer.facets import read_facets
from vanort.explorer.owner import Owner
from vanort.explorer.presentation import presentation
from vanort.explorer.terms import read_terms
from vanort.explorer.things import read_things
from vanort.explorer.tour import TourError, read_tour, tour_faults
from vanort.explorer.views import read_views
from vanort.network import read_network
from vanort.store import DEFAULT_GRAPHS, Store
from vanort.vocabulary import PREFIXES

UNNAMED = {"integer", "language", "text", "year"}
TITLE = {"en": "International partnerships", "sv": "Internationella partnerskap"}


def explorer_data(
    store: Store,
    *,
    title: Mapping[str, str] | None = None,
    engine: str = "none",
    endpoint: str = "",
    contacts: bool = False,
    tour: Path | None = None,
    questions: Iterable[Question] = (),
    networks: Sequence[Path] | None = None,
    own: Path | None = None,
    summary: Mapping[str, str] | None = None,
    notes: bool = False,
    owner: Owner | None = None,
    hidden: Sequence[str] = (),
    left_out: Sequence[str] = (),
    otherwise: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Read all that the page shows from a store; whatever must stay private is not in the store any more.

    `engine` says where questions are asked: "inside" the file, at an "endpoint", or "none"; `notes` keeps the
    presenter's notes of the tour; `left_out` are the titles of imports that are too large for it. `summary` is what
    stands above every view instead of what the page makes of it; `owner` is who publishes it, `hidden` are the PARTS that
    only editors see and that are not in the store any more; `own` are the workspace's own queries;
    `otherwise` is what sources tell only as over or planned, or deny (see `vanort.explorer.otherwise`).

    Raises TourError where the tour names what is not there.
    """
    found = read_things(store)
    classes, properties = read_terms(store)
    folders = networks or question_folders("network", own)
    read = _networks(store, folders)
    # The figures first: they refuse a project of thousands, for whose pairs the filters would take gigabytes.
    figures = _figures(store, own, read)
    facets = read_facets(store, found)
    views = read_views(store, found, properties, facets=facets, contacts=contacts, folders=folders, networks=read)
    asked = [] if engine == "none" else list(questions)
    return {
        "title": dict(title or TITLE),
        "summary": dict(summary or {}),
        "owner": (owner or Owner()).data(),
        "figures": figures,
        "newest": newest_day(store, own),
        "options": {
            "contacts": contacts,
            "engine": engine,
            "endpoint": endpoint,
            "defaultGraphs": list(DEFAULT_GRAPHS),
            "leftOut": list(left_out),
            "forEditors": list(hidden),
            "otherwise": dict(otherwise or {}),
        },
        "classes": classes,
        "properties": properties,
        "facets": facets,
        "things": found.things,
        "claims": found.claims,
        "documents": found.documents,
        "views": views,
        "tour": read_tour(tour, found, views=held_things(views), facets=[f["id"] for f in facets], notes=notes)
        if tour
        else [],
        "asking": asking(asked),
        "questions": [question_data(question) for question in asked],
        "naming": {type_: names_query(type_) for type_ in sorted(_types(asked))},
        "prefixes": {prefix: str(namespace) for prefix, namespace in PREFIXES.items()},
    }


def _networks(store: Store, folders: Sequence[Path]) -> Callable[..., nx.MultiGraph]:
    """Return how networks are read for the figures and, later, for the views: each as it is only once, and each query asked once.

    The views change them, so figures come first.
    """
    asked: dict[str, list[dict[str, Any]]] = {}

    def ask(query: Question, text: str, store: Store) -> list[dict[str, Any]]:
        if text not in asked:
            asked[text] = rows_of(query, text, store)
        return asked[text]

    read = partial(read_network, store, include_contacts=True, folders=folders, ask=ask)
    known = cache(read)
    return lambda view, **how: read(view, **how) if how else known(view)


def _figures(store: Store, own: Path | None, networks: Callable[..., nx.MultiGraph]) -> list[dict[str, Any]]:
    """Return the numbers that introduce the network, the same as in the report."""
    undertakings = read_undertakings(store, own=own, networks=networks)
    return [
        {"value": figure.value, "label": {language: figure.words(language) for language in TITLE}}
        for figure in key_figures(undertakings, organisations(undertakings))
    ]


def held_things(views: Iterable[Mapping[str, Any]]) -> dict[str, set[int]]:
    """Return the things that each view holds, by the name of the view."""
    return {view["id"]: {node["thing"] for node in view["nodes"]} for view in views}


def check_tour(store: Store, tour: Path, *, networks: Sequence[Path] | None = None) -> list[TourError]:
    """Return all that is wrong in a tour through the page of a store.

    Raises TourError where the file is no tour at all.
    """
    found = read_things(store)
    _, properties = read_terms(store)
    facets = read_facets(store, found)
    views = read_views(store, found, properties, facets=facets, folders=networks)
    return tour_faults(tour, found, views=held_things(views), facets=[facet["id"] for facet in facets])


def asking(questions: Sequence[Question]) -> dict[str, Any]:
    """Return which questions stand first for what is open, by its class, and in which group each of all stands."""
    described = presentation()["asking"]
    names = [question.name for question in questions]
    first = {kind: [name for name in chosen if name in names] for kind, chosen in described["first"].items()}
    groups: list[dict[str, Any]] = [{"label": group["label"], "questions": []} for group in described["groups"]]
    for name in names:
        at = next(at for at, group in enumerate(described["groups"]) if re.search(group["names"], name))
        groups[at]["questions"].append(name)
    return {"first": first, "groups": [group for group in reversed(groups) if group["questions"]]}


def _types(questions: Iterable[Question]) -> set[str]:
    """Return the types of parameters whose values have names."""
    return {parameter.type for question in questions for parameter in question.parameters} - UNNAMED


def question_data(question: Question) -> dict[str, Any]:
    """Return a catalogue question as the page's form needs it."""
    return {
        "name": question.name,
        "id": question.id,
        "summary": {"en": question.header("summary"), "sv": question.header("summary", "sv")},
        "answer": question.texts("answer"),
        "none": question.texts("none"),
        "query": question.text,
        "parameters": [
            {"name": p.name, "type": p.type, "example": p.example, "optional": p.optional} for p in question.parameters
        ],
    }
