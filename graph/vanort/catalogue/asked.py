"""What a person asks with: the name or the id of a question, or a query of one's own."""

from __future__ import annotations

from collections.abc import Mapping

from vanort.catalogue.parameters import bind_parameters
from vanort.catalogue.question import Question, find_question, parse_question
from vanort.errors import QueryError
from vanort.store import Store
from vanort.store.limits import DEFAULT_TIMEOUT


def sparql_of(
    question: str,
    catalogue: Mapping[str, Question],
    parameters: Mapping[str, object],
    store: Store,
    *,
    language: str = "en",
    timeout: float | None = DEFAULT_TIMEOUT,
) -> str:
    """Return the SPARQL that a name, an id or a text stands for, parameters bound.

    Raises QueryError where it is none of them.
    """
    asked = asked_question(question, catalogue)
    if is_sparql(question) and not asked.parameters:
        return _unbound(question, parameters)
    return bind_parameters(asked, parameters, store, language=language, timeout=timeout)


def asked_question(question: str, catalogue: Mapping[str, Question]) -> Question:
    """Return the question that a name, an id or a text stands for.

    Raises QueryError where it is none of them.
    """
    return parse_question("the query", question) if is_sparql(question) else find_question(catalogue, question)


def no_row(question: str, catalogue: Mapping[str, Question], language: str) -> tuple[str, ...]:
    """Return what it means that a named question has no row, where it says so; nothing where nothing is stated then.

    Raises QueryError where there is no such question.
    """
    none = find_question(catalogue, question).header("none", language)
    return (none,) if none else ()


def is_sparql(text: str) -> bool:
    """Say whether a text is a query rather than the name of one: it has braces or a line break.

    >>> is_sparql("ASK {}"), is_sparql("Q3")
    (True, False)
    """
    return "{" in text or "\n" in text


def _unbound(text: str, parameters: Mapping[str, object]) -> str:
    if parameters:
        raise QueryError(
            f"The query has no parameter '{next(iter(parameters))}'.",
            hint="Declare it: a header '#+ parameter: name (type) = example' and a line 'VALUES ?name { … }'.",
        )
    return text
