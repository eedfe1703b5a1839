"""`vanort extract`: what documents say, as proposed claims or as annotations."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Optional

import typer

from vanort.cli.options import WorkspaceOption, chosen_workspace, workspace_at_hand
from vanort.cli.screen import bar, say, write_output


class ExtractFormat(StrEnum):
    """The forms in which an extraction can be had."""

    claims = "claims"
    annotations = "annotations"


def run(
    files: Annotated[
        Optional[list[Path]],  # noqa: UP045
        typer.Argument(metavar="[FILE…]", help="Documents; those of the workspace by default."),
    ] = None,
    output: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("-o", "--output", metavar="DIR", help="The folder to write to."),
    ] = None,
    form: Annotated[
        ExtractFormat, typer.Option("--format", help="claims, or annotations (JSON with offsets).")
    ] = ExtractFormat.claims,
    language: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--language", metavar="L", help="The documents' language; found out by default."),
    ] = None,
    model: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(
            "--model",
            metavar="URL",
            help="Let a language model read them, too, by the OpenAI-compatible protocol; a key is taken from VANORT_MODEL_KEY.",
        ),
    ] = None,
    model_name: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--model-name", metavar="NAME", help="Which model its server is to use."),
    ] = None,
    model_timeout: Annotated[
        float, typer.Option("--model-timeout", metavar="SECONDS", min=0.1, help="How long it may take for one answer.")
    ] = 300.0,
    yes: Annotated[bool, typer.Option("--yes", help="Send texts to the model's host without asking.")] = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Propose claims for documents, each with its exact words, its rule, and how sure it is.

    Claims go to `claims/` of the workspace and keep every decision and edit of yours; annotations need no workspace.
    Stopped midway, it goes on where it was when it is run again.

    Example: **vanort extract --format annotations page.txt -o out**
    """
    if (model is None) is not (model_name is None):
        raise typer.BadParameter("give both, or neither.", param_hint="'--model' and '--model-name'")
    if model is not None and form is ExtractFormat.annotations:
        raise typer.BadParameter("annotations are those of the rules alone.", param_hint="'--model'")
    if form is ExtractFormat.annotations and files:
        _annotate(files, output, language, _own_languages(workspace))
        return
    from vanort.extraction.proposing.batch import extract_workspace
    from vanort.tables.of_workspace import Proposer

    room = chosen_workspace(workspace)
    propose = Proposer(room, language)
    with bar() as step:
        outcome = extract_workspace(room, files or (), folder=output, language=language, propose=propose, step=step)
    if form is ExtractFormat.annotations and not outcome.stopped:
        _annotate(sorted(p for p in outcome.documents), output, language, room.languages)
        return
    for line in (*propose.lines, *outcome.lines):
        say(line)
    if outcome.stopped:
        raise typer.Exit(130)
    well = not (outcome.failed or propose.unread)
    if model is not None and model_name is not None:
        from vanort.cli.second_reader import read_again

        well &= read_again(
            room,
            outcome.documents,
            url=model,
            name=model_name,
            patience=model_timeout,
            yes=yes,
            folder=output,
            language=language,
        )
    if not well:
        raise typer.Exit(1)


def _own_languages(workspace: Path | None) -> Path | None:
    """Return the language packs of the workspace, nowhere where there is none: annotations need no workspace."""
    place = workspace_at_hand(workspace)
    return place.languages if place else None


def _annotate(files: list[Path], output: Path | None, language: str | None, own: Path | None) -> None:
    from vanort.documents import read_document
    from vanort.documents.bounded import read_in_time
    from vanort.errors import DocumentError
    from vanort.extraction.pipeline import extract
    from vanort.extraction.proposing.annotations import annotation_of
    from vanort.languages.pack import language_packs, packs_with
    from vanort.support.files import write_atomically

    packs = packs_with(own) if own is not None else language_packs()
    failed = False
    for path in files:
        try:
            document = read_document(path, packs=packs)
            with read_in_time(path, document.text):
                annotation = annotation_of(extract(document, language, packs=packs))
        except DocumentError as error:
            say(f"vanort: {error}")
            failed = True
            continue
        for warning in document.warnings:
            say(f"vanort: {path}: {warning}")
        content = json.dumps(annotation, ensure_ascii=False, indent=1) + "\n"
        if output is None or str(output) == "-":
            write_output(content, None)
        else:
            write_atomically(output / f"{path.stem}.json", content)
    if failed:
        raise typer.Exit(1)
