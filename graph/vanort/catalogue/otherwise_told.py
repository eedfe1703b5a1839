"""What sources tell only as over or planned, or deny, of what an empty answer was asked: it is no silence of theirs.

The question is asked once more for each of the three, as if what is told so were so; how many rows it has then is said
beside the empty answer. An answer that has rows stands as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from vanort.catalogue.asked import sparql_of
from vanort.catalogue.question import Question, question_folders, read_catalogue
from vanort.emptiness import looks_empty
from vanort.errors import VanortError
from vanort.store import EmbeddedStore, Store
from vanort.store.laid_in import beside, laid_in
from vanort.store.prefixes import with_prefixes
from vanort.vocabulary import CONCEPT, GRAPH
from vanort.wording.translating import swedish

OTHERWISE = f"{GRAPH}otherwise"  # the graph in which what is told otherwise lies while the question is asked again
MOST_ROWS = 1_000
# How it is told, by the names of the concepts, and the words for it; the same words as in graph/explorer/src/words.js.
_WORDS = {
    "en": {"past": "only as over: {n}", "planned": "only as planned: {n}", "negated": "denied: {n}"},
    "sv": {"past": "bara som avslutat: {n}", "planned": "bara som planerat: {n}", "negated": "förnekat: {n}"},
}


@cache
def queries() -> Mapping[str, str]:
    """Return the query that makes what is told otherwise out of the claims, for each way in which it is told."""
    question = read_catalogue(question_folders("analysis"))["told-otherwise"]
    return {name: question.bind({"modality": f"<{CONCEPT[f'modality/{name}']}>"}) for name in _WORDS["en"]}


def counted(store: Any, ask: Callable[[], int]) -> dict[str, int]:
    """Return how many rows an answer has with what is told otherwise laid into a pyoxigraph store, for each way of telling."""
    found = {}
    for name, construct in queries().items():
        with laid_in(store, construct, OTHERWISE) as is_any:
            if is_any and (number := ask()):
                found[name] = number
    return found


def otherwise_told(text: str, store: Store, *, timeout: float | None) -> dict[str, int]:
    """Return how many rows a question without an answer would have, for each way in which sources tell it otherwise.

    A store on a server, or on disk, is not asked: nothing can be laid into it.
    """
    if not isinstance(store, EmbeddedStore) or not store.is_in_memory:
        return {}

    def ask() -> int:
        again = beside(store, OTHERWISE)
        try:
            with again.query(text, timeout=timeout, max_rows=MOST_ROWS) as answer:
                rows = sum(1 for _ in answer.cells())
                empty = looks_empty(text, answer.kind, count=rows, boolean=answer.boolean, first=answer.first)
                return 0 if empty else rows or 1
        finally:
            again.close()

    try:
        return counted(store.oxigraph, ask)
    except VanortError:
        return {}  # too long, or too many: the answer is there, and what may be said beside it takes none away


def notes_of(
    question: str,
    catalogue: Mapping[str, Question],
    parameters: Mapping[str, object],
    store: Store,
    language: str,
    timeout: float | None,
) -> tuple[str, ...]:
    """Return the sentence on a question by name, or a query, that has no answer; nothing where sources do not tell it."""
    asked = sparql_of(question, catalogue, parameters, store, language=language, timeout=timeout)
    told = sentence(otherwise_told(with_prefixes(asked).text, store, timeout=timeout), language)
    return (told,) if told else ()


def sentence(counts: Mapping[str, int], language: str) -> str:
    """Say in words how sources tell what was asked, and where it can be read; nothing where they do not.

    >>> sentence({"past": 1, "negated": 2}, "en")
    'Not stated as so, but only as over: 1; denied: 2 (see: vanort query not_asserted).'
    >>> sentence({}, "sv")
    ''
    """
    words = _WORDS.get(language, _WORDS["en"])
    told = "; ".join(words[name].format(n=number) for name, number in counts.items())
    said = f"Not stated as so, but {told} (see: vanort query not_asserted)."
    return "" if not told else swedish(said) if language == "sv" else said


def head(counts: Mapping[str, int]) -> dict[str, Any]:
    """Return what the head of a JSON answer says of it: the counts, and a sentence in each language.

    >>> head({"planned": 1})["otherwise"]["counts"]
    {'planned': 1}
    >>> head({})
    {}
    """
    said = {language: sentence(counts, language) for language in _WORDS}
    return {"otherwise": {**said, "counts": dict(counts)}} if counts else {}
