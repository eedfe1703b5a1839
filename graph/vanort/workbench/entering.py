"""Entries that come into a claims file or go out of it, all others left as they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from vanort.claims import Claim, Thing, parse_claims_file
from vanort.claims.writing import bearers_of, claim_lines, format_scalar, thing_lines
from vanort.extraction.proposing.yaml_patch import with_part
from vanort.review.editing import Where
from vanort.review.entries import find_entries
from vanort.workbench.opened import Opened, places_of


def with_entries(opened: Opened, things: Sequence[Thing], claims: Sequence[Claim]) -> Opened:
    """Return the state with things and claims added at the end of their parts, as a person would write them.

    Raises ClaimsError where the file could then not be read.
    """
    file = replace(opened.file, things=(*opened.file.things, *things), statements=(*opened.file.statements, *claims))
    ids = {thing.iri: thing.id for thing in file.things}
    bearers = bearers_of(file)
    text = opened.text if opened.text is not None else f"document: {format_scalar(file.document.path.name)}\n"
    mark, text = text[: text.startswith("\ufeff")], text.removeprefix("\ufeff")
    said = [line for claim in claims for line in claim_lines(claim, file, ids)]
    named = [line for thing in things for line in thing_lines(thing, file, bearers)]
    for part, lines in (("things", named), ("claims", said)):
        text = with_part(text, part, lines, set(), file.path)
    return read_anew(opened, mark + text)


def without(opened: Opened, places: Iterable[Where]) -> Opened:
    """Return the state with entries taken out, with the comment lines inside them kept."""
    text, gone = opened.text or "", tuple(places)
    mark, text = text[: text.startswith("\ufeff")], text.removeprefix("\ufeff")
    for part in ("claims", "things"):
        if here := {place for kind, place in gone if kind == part}:
            text = with_part(text, part, [], here, opened.file.path)
    return read_anew(opened, mark + text)


def read_anew(opened: Opened, text: str) -> Opened:
    """Return the state in which the claims file holds a text.

    Raises ClaimsError where the text cannot be read.
    """
    file = parse_claims_file(text.removeprefix("\ufeff"), opened.file.stem, opened.file.document)
    file = replace(file, path=opened.file.path)
    return replace(opened, file=file, text=text, entries=find_entries(text, path=file.path), places=places_of(file))
