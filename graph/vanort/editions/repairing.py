"""Quotes that a document no longer has: found again where they moved, named where they are gone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from vanort.claims import document_of
from vanort.documents import read_document
from vanort.editions.carrying import Place, carry_over
from vanort.errors import VanortError
from vanort.languages.pack import packs_with
from vanort.review.verdicts import read_exactly
from vanort.support.files import write_atomically
from vanort.support.turns import turn
from vanort.workspace.model import Workspace


def repair_quotes(workspace: Workspace) -> Iterator[str]:
    """Write quotes that moved anew in every claims file, and yield a line for each that moved or is gone.

    What is gone is left for a person. A file that cannot be read is left alone: the check names it.
    """
    for path in sorted(workspace.claims.glob("*.yaml")):
        try:
            with turn(workspace.claims):
                yield from _repaired(workspace, path)
        except VanortError:
            continue


def _repaired(workspace: Workspace, path: Path) -> Iterator[str]:
    document = read_document(workspace.documents / document_of(path), packs=packs_with(workspace.languages))
    shown, text = workspace.relative(path), read_exactly(path)
    carried = carry_over(text, document, path=shown, cut=False)
    if carried.text != text:
        write_atomically(path, carried.text)
    for place in carried.moved:
        yield f"{shown}:{place.line}: found again in other words, and to be judged: {_short(place)}"
    for place in carried.gone:
        yield f"{shown}:{place.line}: gone from the document: {_short(place)}"


def _short(place: Place) -> str:
    return " ".join(place.before.split())[:120]
