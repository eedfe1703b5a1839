"""What a build looks at is loaded once: what is personal is taken out of that store, and questions are asked once."""

from __future__ import annotations

from pathlib import Path

from vanort.catalogue.limited import remembering, rows_of
from vanort.catalogue.question import read_question
from vanort.store import EmbeddedStore, open_text
from vanort.store.patching import bring_along_in_memory

KIM, PUB = '<a:pub> <a:host> "Kim Exempel" .\n', '<a:pub> <a:name> "The Pub" .\n'
HIDDEN = '<a:pub> <a:host> "▒▒▒ ▒▒▒▒▒▒▒" .\n'


def said(store: EmbeddedStore, timeout: float | None = None) -> set[str]:
    """Return all that a store says as text."""
    with store.query("SELECT ?text { ?s ?p ?text }", timeout=timeout) as answer:
        return {row[0][1] for row in answer.cells() if row[0]}


def test_what_is_personal_is_gone_from_the_store_itself() -> None:
    """Lines go and others come in their place; what is neither stays."""
    store = open_text(KIM + PUB, default_graphs=None)

    shown = bring_along_in_memory(store, {KIM}, [HIDDEN])

    assert shown is not None
    assert said(shown) == {"▒▒▒ ▒▒▒▒▒▒▒", "The Pub"}


def test_no_process_that_answered_before_shows_it_again() -> None:
    """A question with a limit of time is answered by a process with a copy of the store: the copy from before is not asked."""
    store = open_text(KIM + PUB, default_graphs=None)
    assert said(store, timeout=30) == {"Kim Exempel", "The Pub"}
    shown = bring_along_in_memory(store, {KIM}, [])

    assert shown is not None
    assert said(shown, timeout=30) == {"The Pub"}
    assert said(store, timeout=30) == {"The Pub"}
    shown.close()


def test_what_has_no_name_is_not_looked_for() -> None:
    """A line with a blank node cannot be found in a store: nothing is done, and whoever asked is told so."""
    nameless = '_:somebody <a:name> "Kim Exempel" .\n'
    store = open_text(nameless + PUB, default_graphs=None)

    assert bring_along_in_memory(store, {nameless, PUB}, []) is None
    assert said(store) == {"Kim Exempel", "The Pub"}


def test_what_was_remembered_is_not_asked_again_and_all_else_is(tmp_path: Path) -> None:
    """The rows of a question are kept while they are to be remembered; a later or another one sees the store as it is."""
    path = tmp_path / "names.rq"
    path.write_text("#+ summary: Names.\nSELECT ?name { ?thing <a:name> ?name } ORDER BY ?name\n", encoding="utf-8")
    question, other = read_question(path), "SELECT (COUNT(*) AS ?count) { ?thing <a:name> ?name }"
    store = open_text(PUB, default_graphs=None)
    with remembering(store):
        first = rows_of(question, question.text, store)
    first[0]["name"] = "changed by whoever got it"
    store.close()  # whoever answered has the store as it was
    store.oxigraph.clear()

    assert rows_of(question, question.text, store) == [{"name": "The Pub"}]
    assert rows_of(question, other, store) == [{"count": 0}]
    store.oxigraph.extend(open_text(PUB, default_graphs=None).oxigraph)
    assert rows_of(question, other, store) == [{"count": 1}]
