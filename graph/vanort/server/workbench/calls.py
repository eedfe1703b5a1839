"""What the page asks for and sends, as plain functions over a bench: values in, values out; a fault is told as VanortError."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from vanort.errors import ClaimsError
from vanort.server.workbench.desk import Desk, Values, text_of
from vanort.server.workbench.documents_in import amended, brought
from vanort.server.workbench.looking import history_shown, preview_shown, rule_taken, rules_shown
from vanort.server.workbench.who import identified, identities_shown
from vanort.workbench.adding import add
from vanort.workbench.correcting import correct
from vanort.workbench.finding import search
from vanort.workbench.gathering import NewThing, Statement
from vanort.workbench.judging import Asked, Done, judge, say_nothing_there
from vanort.workbench.literals import address_of, money_of, value_of
from vanort.workbench.showing import changed_shown, document_shown, documents_shown
from vanort.workbench.terms import kinds_of
from vanort.workbench.undoing import undo


def documents(desk: Desk, _: str, __: Values) -> Any:
    """Return every document with how far it is."""
    bench = desk.bench
    shown = {"documents": documents_shown(bench), "by": bench.by}
    return {**shown, "title": str(bench.workspace.settings.get("title", "")), "language": bench.workspace.language}


def document(desk: Desk, _: str, given: Values) -> Any:
    """Return one document with its structure, its entries, and what is to be asked."""
    return document_shown(desk.bench, text_of(given, "document"))


def version(desk: Desk, _: str, given: Values) -> Any:
    """Return what changes when a file of a document does."""
    return {"version": desk.bench.open(text_of(given, "document")).version}


def terms(desk: Desk, _: str, __: Values) -> Any:
    """Return what can be said."""
    return desk.terms


def find(desk: Desk, _: str, given: Values) -> Any:
    """Return the things that a name may mean; `types` keeps to some."""
    types = frozenset(kind for type_ in text_of(given, "types").split(",") if type_ for kind in kinds_of(type_))
    found = search(text_of(given, "query"), desk.known(text_of(given, "document")), types)
    return [
        {"name": one.name, "type": one.type, "key": one.key, "code": one.code, "source": one.source} for one in found
    ]


def value(desk: Desk, _: str, given: Values) -> Any:
    """Return the value that words come to for a property; none where they hold no such value."""
    document = desk.bench.open(text_of(given, "document")).file.document
    words, property_ = text_of(given, "words"), text_of(given, "property")
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
    name = text_of(given, "document")
    asked = [Asked(str(key), str(seen)) for key, seen in dict(given.get("entries", {})).items()]
    return _told(desk, name, judge(desk.bench, tab, name, asked, text_of(given, "verdict"), text_of(given, "modality")))


def silent(desk: Desk, tab: str, given: Values) -> Any:
    """Write that sentences hold no fact, or that they may."""
    name = text_of(given, "document")
    starts = [int(start) for start in given.get("starts", ())]
    return _told(desk, name, say_nothing_there(desk.bench, tab, name, starts, holds=bool(given.get("holds", True))))


def added(desk: Desk, tab: str, given: Values) -> Any:
    """Write what was missed."""
    name = text_of(given, "document")
    return _told(desk, name, add(desk.bench, tab, name, _said(given)))


def corrected(desk: Desk, tab: str, given: Values) -> Any:
    """Write an entry as a person corrects it."""
    name = text_of(given, "document")
    return _told(
        desk, name, correct(desk.bench, tab, name, text_of(given, "key"), text_of(given, "seen"), _said(given))
    )


def undone(desk: Desk, tab: str, _: Values) -> Any:
    """Take back the last step of a browser tab."""
    found = undo(desk.bench, tab)
    if found is None:
        return {"document": ""}
    step, done = found
    place = "who" if step.decided else "rules" if step.rule else "documents" if step.brought else ""
    return {"document": step.document, "place": place, "changed": list(done.changed), "refused": list(done.refused)}


READING: Mapping[str, Callable[[Desk, str, Values], Any]] = {
    "documents": documents, "document": document, "version": version, "terms": terms, "find": find, "value": value,
    "identities": identities_shown, "preview": preview_shown, "history": history_shown,
    "rules": rules_shown,
}  # fmt: skip
WRITING: Mapping[str, Callable[[Desk, str, Values], Any]] = {
    "judge": judged, "silent": silent, "add": added, "correct": corrected, "undo": undone,
    "bring": brought, "amend": amended, "identify": identified, "rule": rule_taken,
}  # fmt: skip


def _told(desk: Desk, name: str, done: Done) -> Any:
    """Return what changed, and what somebody else had changed before, each as it is now."""
    opened = desk.bench.open(name)
    shown = changed_shown(opened, (*done.changed, *done.refused))
    return {**shown, "changed": list(done.changed), "refused": list(done.refused)}


def _said(given: Values) -> NewThing | Statement:
    if "thing" in given:
        return _new(given["thing"])
    object_ = given.get("object")
    return Statement(
        _one(given["subject"]),
        text_of(given, "property"),
        None if object_ is None else _one(object_),
        text_of(given, "value"),
        int(given["start"]),
        int(given["end"]),
        text_of(given, "modality") or "asserted",
    )


def _one(given: Any) -> str | NewThing:
    return given if isinstance(given, str) else _new(given)


def _new(given: Values) -> NewThing:
    return NewThing(
        text_of(given, "type"), text_of(given, "name"), int(given["start"]), int(given["end"]), text_of(given, "code")
    )
