"""Things, facts, claims and documents of a dataset, in the numbered form that the page reads (src/data.d.ts)."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from vanort.explorer.presentation import class_of, goal_color, presentation
from vanort.explorer.texts import Cell, cell_text, last_part, rows
from vanort.store import Store

_CLOCK_FREE = {"startYear": "start", "endYear": "end"}
_NAMES = ("prefLabel", "altLabel", "formerName")
_SDG = "http://metadata.un.org/sdg/"


@dataclass
class Things:
    """All that the page can show, with the number of each thing by IRI."""

    things: list[dict[str, Any]] = field(default_factory=list)
    claims: list[dict[str, Any]] = field(default_factory=list)
    documents: list[dict[str, Any]] = field(default_factory=list)
    number: dict[str, int] = field(default_factory=dict)

    def label(self, iri: str, language: str = "en") -> str:
        """Return the name of a thing in a language, else in any."""
        names = self.things[self.number[iri]]["names"]
        return str(names.get(language) or next(iter(names.values()), last_part(iri)))


def read_things(store: Store) -> Things:
    """Read the view with the claims behind each of its facts, and what sources say beyond it.

    A fact that no claim stands behind was computed or decided; a claim that the view does not follow (planned,
    denied, or outweighed by another) is kept and marked `held: false`.
    """
    view = _view(store)
    found = Things()
    found.documents, documents = _documents(store)
    said = _claims(store, found, documents, view)
    for subject, predicate, object_ in said:
        if subject in view:
            view[subject].setdefault((predicate, object_), False)
    names = _reference_names(store, view)
    for iri in sorted({*view, *names}):
        found.number[iri] = len(found.number)
    for iri in found.number:
        found.things.append(_thing(iri, view.get(iri, {}), names.get(iri, []), said, found.number))
    return found


def _view(store: Store) -> dict[str, dict[tuple[str, Cell], bool]]:
    facts: dict[str, dict[tuple[str, Cell], bool]] = defaultdict(dict)
    for subject, predicate, object_ in rows(store, "view"):
        facts[subject[1]][(predicate[1], object_)] = True
    return facts


def _documents(store: Store) -> tuple[list[dict[str, Any]], dict[str, int]]:
    documents: dict[str, dict[str, str]] = {}
    for iri, title, publisher, address, date, language in rows(store, "documents"):
        documents.setdefault(
            iri[1],
            {
                "iri": iri[1],
                "title": cell_text(title),
                "publisher": cell_text(publisher),
                "address": cell_text(address),
                "date": cell_text(date),
                "language": cell_text(language),
            },
        )
    return list(documents.values()), {iri: number for number, iri in enumerate(documents)}


def _claims(
    store: Store, found: Things, documents: dict[str, int], view: dict[str, dict[tuple[str, Cell], bool]]
) -> dict[tuple[str, str, Cell], list[int]]:
    said: dict[tuple[str, str, Cell], list[int]] = defaultdict(list)
    headings = _headings(store)
    for row in rows(store, "claims"):
        _, subject, predicate, object_, document, exact, prefix, suffix, confidence, modality, review, place, start = (
            row
        )
        as_viewed = _as_viewed(view.get(subject[1], {}), predicate[1], object_)
        said[subject[1], as_viewed, object_].append(len(found.claims))
        found.claims.append(
            {
                "document": documents.get(cell_text(document), -1),
                "quote": cell_text(exact),
                "prefix": cell_text(prefix),
                "suffix": cell_text(suffix),
                "section": _section(headings.get(cell_text(document), []), start),
                "confidence": _sure(confidence),
                "modality": last_part(cell_text(modality)),
                "review": last_part(cell_text(review)).replace("withheld", ""),
                "place": cell_text(place),
            }
        )
    return said


def _sure(confidence: Cell | None) -> float | None:
    """Return how sure a claim is, 0 to 1: quite, where nothing is said of it; nothing where that is withheld."""
    if confidence is None:
        return 1.0
    return float(confidence[1]) if confidence[1] else None


def _headings(store: Store) -> dict[str, list[tuple[int, str]]]:
    """Return where the headings of each document stand, from the first to the last."""
    headings: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for document, start, heading in rows(store, "sections"):
        headings[document[1]].append((int(start[1]), heading[1]))
    return headings


def _section(headings: list[tuple[int, str]], start: Cell | None) -> str:
    """Return the last heading at or before a passage; nothing where it stands before the first, or nobody knows."""
    before = bisect_right(headings, int(start[1]), key=itemgetter(0)) if start else 0
    return headings[before - 1][1] if before else ""


def _as_viewed(facts: dict[tuple[str, Cell], bool], predicate: str, object_: Cell) -> str:
    """Return the property under which the view holds a stated name: it keeps one name a language as the first."""
    if last_part(predicate) not in _NAMES or (predicate, object_) in facts:
        return predicate
    return next((p for p, o in sorted(facts) if o == object_ and last_part(p) in _NAMES), predicate)


def _reference_names(
    store: Store, view: dict[str, dict[tuple[str, Cell], bool]]
) -> dict[str, list[tuple[str, Cell, str]]]:
    """Names and codes of what the view points to (goals, countries, concepts), and of all seventeen goals."""
    wanted = {object_[1] for facts in view.values() for _, object_ in facts if object_[0] == "uri"}
    names: dict[str, list[tuple[str, Cell, str]]] = defaultdict(list)
    for iri, predicate, name, type_ in rows(store, "names"):
        if iri[1] in wanted or iri[1].removeprefix(_SDG).isdigit():
            names[iri[1]].append((predicate[1], name, last_part(cell_text(type_))))
    return names


def _thing(
    iri: str,
    facts: dict[tuple[str, Cell], bool],
    reference: list[tuple[str, Cell, str]],
    said: dict[tuple[str, str, Cell], list[int]],
    number: dict[str, int],
) -> dict[str, Any]:
    types = {last_part(o[1]) for p, o in facts if last_part(p) == "type"} | {t for _, _, t in reference}
    is_goal = iri.startswith(_SDG)
    thing: dict[str, Any] = {
        "iri": iri,
        "class": "Goal" if is_goal else class_of(types),
        "names": {},
        "others": [],
        "facts": [],
    }
    named = [(p, o) for p, o, _ in reference] + [(p, o) for (p, o), held in facts.items() if held]
    _add_names(thing, sorted(set(named)))
    if is_goal:
        code = iri.removeprefix(_SDG)
        thing |= {"code": code, "color": goal_color(code)}
    left_out = set(presentation()["properties"]["left_out"])
    for (predicate, object_), held in sorted(facts.items()):
        name = last_part(predicate)
        if name in _CLOCK_FREE and held:
            thing[_CLOCK_FREE[name]] = int(object_[1])
        if name in left_out or _said_better(facts, name, object_):
            continue
        claims = said.get((iri, predicate, object_), [])
        thing["facts"].append({"property": name, **_object(object_, number), "claims": claims, "held": held})
    return thing


def _said_better(facts: dict[tuple[str, Cell], bool], name: str, object_: Cell) -> bool:
    """Tell whether a narrower property already says this of the same object."""
    narrower = presentation()["properties"]["said_better"].get(name, ())
    return bool(narrower) and any(o == object_ and last_part(p) in narrower for p, o in facts)


def _add_names(thing: dict[str, Any], named: list[tuple[str, Cell]]) -> None:
    for predicate, object_ in named:
        name = last_part(predicate)
        if name not in _NAMES or object_[0] != "literal":
            continue
        text, language = object_[1], object_[2]
        if name == "prefLabel":
            thing["names"].setdefault(language, text)
        else:
            thing["others"].append({"text": text, "language": language, "property": name})


def _object(object_: Cell, number: dict[str, int]) -> dict[str, Any]:
    if object_[0] != "literal":
        return {"thing": number[object_[1]]} if object_[1] in number else {"value": object_[1]}
    _, value, language, datatype = object_
    described: dict[str, Any] = {"value": value}
    if language:
        described["language"] = language
    elif (kind := last_part(datatype)) != "string":
        described["datatype"] = kind
    return described
