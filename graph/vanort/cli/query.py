"""`vanort query`: a question by name, from a file or from standard input, on the built dataset or an endpoint."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from vanort.cli.options import EndpointOption, OutputOption, WorkspaceOption, asked_workspace
from vanort.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vanort.catalogue.question import Question


class Form(StrEnum):
    """How an answer is printed."""

    table = "table"
    csv = "csv"
    json = "json"
    ttl = "ttl"
    nt = "nt"


def run(
    question: Annotated[
        str,
        typer.Argument(
            metavar="NAME|FILE.rq|-", help="A name or id of the catalogue, a file, or - for standard input."
        ),
    ],
    workspace: WorkspaceOption = None,
    parameter: Annotated[
        Optional[list[str]],  # noqa: UP045 (typer reads it at run time)
        typer.Option(
            "-p",
            "--parameter",
            metavar="KEY=VALUE",
            help="A parameter of the question; may be given several times.",
        ),
    ] = None,
    form: Annotated[
        Optional[Form],  # noqa: UP045
        typer.Option("-f", "--format", help="Rows: table, csv or json (W3C SPARQL results); graphs: ttl or nt."),
    ] = None,
    language: Annotated[
        str, typer.Option("--language", metavar="en|sv", help="The language of labels; by default the workspace's.")
    ] = "",
    endpoint: EndpointOption = None,
    timeout: Annotated[
        float,
        typer.Option("--timeout", metavar="SECONDS", min=0.001, help="Stop the question after this long."),
    ] = 30.0,
    max_rows: Annotated[
        Optional[int],  # noqa: UP045
        typer.Option("--max-rows", metavar="N", min=1, help="Refuse answers of more rows."),
    ] = None,
    allow_service: Annotated[
        bool, typer.Option("--allow-service", help="Let the query ask other servers (SERVICE); it leaves your machine.")
    ] = False,
    output: OutputOption = None,
) -> None:
    """Ask a question: SELECT, ASK, CONSTRUCT or DESCRIBE. No row means that nothing is stated.

    Example: vanort query coordinator_of_project -p project=CitiZEN
    """
    from vanort.catalogue.asked import asked_question, is_sparql, sparql_of
    from vanort.catalogue.ordering import in_alphabet
    from vanort.catalogue.otherwise_told import head, otherwise_told
    from vanort.catalogue.otherwise_told import sentence as told_otherwise
    from vanort.catalogue.parameters import examples_used
    from vanort.catalogue.question import question_folders, read_catalogue
    from vanort.catalogue.waiting import not_counted
    from vanort.cli.answers import write_answer
    from vanort.cli.screen import say, write_output
    from vanort.emptiness import PATIENCE, Explanation, asking, explain, leaves_out, looks_empty
    from vanort.privacy.withheld import WITHOUT, sentence
    from vanort.store.prefixes import with_prefixes
    from vanort.store.results import with_head
    from vanort.validation.lint import at_its_line, faults_of
    from vanort.wording import spoken
    from vanort.workspace.home import store_of

    values = dict(pair(item) for item in parameter or ())
    place = asked_workspace(workspace, endpoint)
    language = language or place.language
    store, folder = store_of(place, allow_service=allow_service, patience=timeout), place.queries
    own, added = None, ""
    try:
        catalogue = read_catalogue(question_folders("questions", folder))
        own = _own(question, catalogue, folder)
        asked = _text(question, own)
        text, added = with_prefixes(sparql_of(asked, catalogue, values, store, language=language, timeout=timeout))
        if added:
            say(added)
        known = asked_question(asked, catalogue)
        for example in examples_used(known, values):
            say(f"{example.name}: {example.example} (the example; ask about another with -p {example.name}=…)")
        with store.query(text, timeout=timeout, max_rows=max_rows) as answer:
            ordered = answer if is_sparql(asked) else in_alphabet(answer, text, values.get("language", language))
            content, rows = write_answer(ordered, form.value if form else "")
        empty = looks_empty(text, answer.kind, count=rows, boolean=answer.boolean, first=answer.first)
        empty = empty and not answer.withheld
        ask = asking(store.query, seconds=min(PATIENCE, timeout))
        lacking = WITHOUT if place.endpoint and not answer.withheld and leaves_out(text, ask) else ""
        # A shipped question is known to be able to match.
        unsure = (own is not None or is_sparql(asked)) and empty and not lacking
        explanation = explain(text, ask) if unsure else Explanation(())
        waiting = "" if place.endpoint else not_counted(text, store, spoken(), folder)
        otherwise = otherwise_told(text, store, timeout=min(PATIENCE, timeout)) if empty and explanation.is_able else {}
    except QueryError as fault:
        if own is None or not str(fault).startswith("line "):
            raise
        raise at_its_line(fault, own, added=bool(added)) from None
    finally:
        store.close()
    named = own is not None and not is_sparql(asked)
    faults = tuple(faults_of(own, completed=True)) if own is not None and (named or explanation.is_able) else ()
    for misfit in faults:
        say(f"vanort: {misfit}")
    if faults and empty and named:  # an empty answer would say that nothing is stated, which nobody knows then
        raise typer.Exit(1)
    if otherwise and form is Form.json:
        content = with_head(content, head(otherwise))
    write_output(content, output)
    withheld = sentence(answer.withheld, spoken(), see="the server's own --include-contacts") or lacking
    silent = rows == 0 or not explanation.is_able
    none = (
        known.header("none", spoken()) if explanation.is_able else ""
    )  # what no row means, where the question says so
    told = told_otherwise(otherwise, spoken())
    summary = none if told else none or explanation.summary()
    for line in (*answer.notes, *([withheld] if withheld else [summary] if silent and summary else [])):
        say(line)
    for line in (*explanation.sentences(), *filter(None, (told, waiting))):
        say(line)


def _own(question: str, catalogue: Mapping[str, Question], folder: Path | None) -> Question | None:
    """Return the question where it is a file, or lies in the workspace's own folder."""
    from vanort.catalogue.question import find_question, read_question

    if question == "-":
        return None
    if question.endswith((".rq", ".sparql")) and question not in catalogue:
        return read_question(Path(question))
    found = find_question(catalogue, question)
    return found if folder is not None and found.path.is_relative_to(folder) else None


def _text(question: str, own: Question | None) -> str:
    """Return the SPARQL of a file or of standard input; a name of the catalogue stays a name."""
    if question == "-":
        try:
            return sys.stdin.buffer.read().decode("utf-8-sig")
        except UnicodeDecodeError as fault:
            raise QueryError(f"Standard input is not UTF-8: {fault.reason}.", hint="Save the query as UTF-8.") from None
    return own.text if own is not None and own.path == Path(question) else question


def pair(item: str) -> tuple[str, str]:
    """Return the key and the value of `-p KEY=VALUE`.

    Raises QueryError where there is no value.
    """
    key, equals, value = item.partition("=")
    if not equals:
        raise QueryError(f"The parameter '{item}' has no value.", hint="Write it as -p key=value.")
    return key.strip(), value
