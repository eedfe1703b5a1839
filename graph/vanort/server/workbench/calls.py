"""What the page asks for and sends, as plain functions over a bench: values in, values out; a fault is told as VanortError."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from rdflib import Graph

from vanort.dataset.assemble import read_reference
from vanort.errors import ClaimsError, VanortError
from vanort.workbench.adding import add
from vanort.workbench.bench import Bench
from vanort.workbench.correcting import correct
from vanort.workbench.finding import Known, lists_known, search, things_known
from vanort.workbench.gathering import NewThing, Statement
from vanort.workbench.judging import Asked, Done, judge, say_nothing_there, undo
from vanort.workbench.literals import address_of, money_of, value_of
from vanort.workbench.showing import changed_shown, document_shown, documents_shown
from vanort.workbench.terms import kinds_of, terms_shown

Values = Mapping[str, Any]


@dataclass
class Desk:
    """A bench with what the page needs beside it: the reference lists, and the names of all things."""

    bench: Bench
    _others: dict[str, tuple[str, list[tuple[str, Known]]]] = field(default_factory=dict)

    @cached_property
    def reference(self) -> Graph:
        """The concept schemes and the official lists."""
        return read_reference(self.bench.workspace.reference)

    @cached_property
    def lists(self) -> tuple[tuple[str, Known], ...]:
        """The names that official lists know."""
        return lists_known(self.reference)

    @cached_property
    def terms(self) -> dict[str, Any]:
        """What can be said."""
        return terms_shown(self.reference)

    def known(self, name: str) -> list[tuple[str, Known]]:
        """Return all names: of this document, of the others that can be read, of the lists."""
        found = list(things_known(self.bench.open(name), own=True))
        for other in self.bench.names():
            if other == name:
                continue
            try:
                opened = self.bench.open(other)
            except VanortError:
                continue
            if self._others.get(other, ("", []))[0] != opened.version:
                self._others[other] = opened.version, list(things_known(opened, own=False))
            found += self._others[other][1]
        return [*found, *self.lists]


def documents(desk: Desk, _: str, __: Values) -> Any:
    """Return every document with how far it is."""
    bench = desk.bench
    shown = {"documents": documents_shown(bench), "by": bench.by}
    return {**shown, "title": str(bench.workspace.settings.get("title", "")), "language": bench.workspace.language}


def document(desk: Desk, _: str, given: Values) -> Any:
    """Return one document with its structure, its entries, and what is to be asked."""
    return document_shown(desk.bench, _text(given, "document"))


def version(desk: Desk, _: str, given: Values) -> Any:
    """Return what changes when a file of a document does."""
    return {"version": desk.bench.open(_text(given, "document")).version}


def terms(desk: Desk, _: str, __: Values) -> Any:
    """Return what can be said."""
    return desk.terms


def find(desk: Desk, _: str, given: Values) -> Any:
    """Return the things that a name may mean; `types` keeps to some."""
    types = frozenset(kind for type_ in _text(given, "types").split(",") if type_ for kind in kinds_of(type_))
    found = search(_text(given, "query"), desk.known(_text(given, "document")), types)
    return [
        {"name": one.name, "type": one.type, "key": one.key, "code": one.code, "source": one.source} for one in found
    ]


def value(desk: Desk, _: str, given: Values) -> Any:
    """Return the value that words come to for a property; none where they hold no such value."""
    document = desk.bench.open(_text(given, "document")).file.document
    words, property_ = _text(given, "words"), _text(given, "property")
    try:
        if property_ == "budget":
            return {"value": " ".join(money_of(words, document.language))}
        if desk.terms["properties"].get(property_, {}).get("value") == "address":
            return {"value": address_of(words)}
        context = f"{document.text} {document.address}"
        return {"value": value_of(property_, words, language=document.language, context=context)}
    except ClaimsError:
        return {"value": ""}


def judged(desk: Desk, tab: str, given: Values) -> Any:
    """Write a decision."""
    name = _text(given, "document")
    asked = [Asked(str(key), str(seen)) for key, seen in dict(given.get("entries", {})).items()]
    return _told(desk, name, judge(desk.bench, tab, name, asked, _text(given, "verdict"), _text(given, "modality")))


def silent(desk: Desk, tab: str, given: Values) -> Any:
    """Write that sentences hold no fact, or that they may."""
    name = _text(given, "document")
    starts = [int(start) for start in given.get("starts", ())]
    return _told(desk, name, say_nothing_there(desk.bench, tab, name, starts, holds=bool(given.get("holds", True))))


def added(desk: Desk, tab: str, given: Values) -> Any:
    """Write what was missed."""
    name = _text(given, "document")
    return _told(desk, name, add(desk.bench, tab, name, _said(given)))


def corrected(desk: Desk, tab: str, given: Values) -> Any:
    """Write an entry as a person corrects it."""
    name = _text(given, "document")
    return _told(desk, name, correct(desk.bench, tab, name, _text(given, "key"), _text(given, "seen"), _said(given)))


def undone(desk: Desk, tab: str, _: Values) -> Any:
    """Take back the last step of a browser tab."""
    found = undo(desk.bench, tab)
    if found is None:
        return {"document": ""}
    name, done = found
    return {"document": name, "changed": list(done.changed), "refused": list(done.refused)}


READING: Mapping[str, Callable[[Desk, str, Values], Any]] = {
    "documents": documents, "document": document, "version": version, "terms": terms, "find": find, "value": value,
}  # fmt: skip
WRITING: Mapping[str, Callable[[Desk, str, Values], Any]] = {
    "judge": judged, "silent": silent, "add": added, "correct": corrected, "undo": undone,
}  # fmt: skip


def _told(desk: Desk, name: str, done: Done) -> Any:
    """Return what changed, and what somebody else had changed before, each as it is now."""
    opened = desk.bench.open(name)
    shown = changed_shown(opened, (*done.changed, *done.refused))
    return {**shown, "changed": list(done.changed), "refused": list(done.refused)}


def _text(given: Values, key: str) -> str:
    found = given.get(key, "")
    if not isinstance(found, str):
        raise ClaimsError(f"'{key}' is no text.")
    return found


def _said(given: Values) -> NewThing | Statement:
    if "thing" in given:
        return _new(given["thing"])
    object_ = given.get("object")
    return Statement(
        _one(given["subject"]),
        _text(given, "property"),
        None if object_ is None else _one(object_),
        _text(given, "value"),
        int(given["start"]),
        int(given["end"]),
        _text(given, "modality") or "asserted",
    )


def _one(given: Any) -> str | NewThing:
    return given if isinstance(given, str) else _new(given)


def _new(given: Values) -> NewThing:
    return NewThing(
        _text(given, "type"), _text(given, "name"), int(given["start"]), int(given["end"]), _text(given, "code")
    )
