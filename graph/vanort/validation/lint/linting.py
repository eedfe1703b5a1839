"""All that is wrong with the files of a folder, file by file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from vanort.catalogue.question import read_question
from vanort.documents.metadata import metadata_path
from vanort.errors import ClaimsError, DocumentError, VanortError, WorkspaceError
from vanort.identity.decisions import read_decisions
from vanort.languages.expressions import FILES, faults_of_expressions
from vanort.languages.own_rules import read_rules, with_rules
from vanort.languages.pack import language_packs, read_pack
from vanort.languages.table import LanguageError
from vanort.mappings import faults_of_mapping
from vanort.mappings.sources import faults_of_source
from vanort.store.turtle import read_turtle
from vanort.support.files import read_text
from vanort.support.schema import misfits, written_toml, written_yaml
from vanort.validation.lint.queries import faults_of
from vanort.workspace.model import SETTINGS, Workspace, open_workspace
from vanort.workspace.ranks import faults_of_ranks

_TOMLS = {
    "pack.toml": "pack",
    "goals.toml": "goal_names",
    "goal-terms.toml": "goal_terms",
    "tables.toml": "table_words",
}


def lint(folder: Path) -> tuple[VanortError, ...]:
    """Return all that is wrong with the files of a workspace, or with the queries and language packs of a folder.

    Each fault has its file, its line where there is one, and the nearest name that is known.
    """
    faults: list[VanortError] = []
    if (folder / SETTINGS).is_file():
        place = Workspace(folder)
        faults += _of_toml(folder / SETTINGS, "settings", error=WorkspaceError, what="The settings are")
        if not faults:
            faults += faults_of_ranks(open_workspace(folder, faults=[]))
        for path in sorted(folder.glob("tour*.yaml")):
            faults += _of_yaml(path, "tour", error=VanortError)
        for path in sorted(place.documents.rglob("*")) if place.documents.is_dir() else ():
            if path.is_file() and metadata_path(path).is_file():
                faults += _of_yaml(metadata_path(path), "metadata", error=DocumentError)
        faults += _of_decisions(place.decisions)
        for path in sorted(place.mappings.glob("*.toml")):
            faults += faults_of_mapping(path)
        for path in sorted(place.sources.glob("*.toml")):
            faults += faults_of_source(path)
        for path in sorted(place.reference.glob("*.ttl")):
            faults += _of_turtle(path)
        faults += _of_rules(place.rules)
        packs, folder = folder / "languages", place.queries
    else:
        packs = folder
    faults += _of_packs(packs)
    for path in sorted(folder.rglob("*.rq")):
        try:
            faults += faults_of(read_question(path))
        except VanortError as fault:
            faults.append(fault)
    return tuple(faults)


def _of_toml(path: Path, shape: str, *, error: type[VanortError], what: str = "The file is") -> Iterator[VanortError]:
    try:
        yield from misfits(written_toml(path, error=error, what=what), shape, path=path, error=error)
    except VanortError as fault:
        yield fault


def _of_yaml(path: Path, shape: str, *, error: type[VanortError]) -> Iterator[VanortError]:
    try:
        written = written_yaml(path, error=error)
        if written.value not in ("", {}):
            yield from misfits(written, shape, path=path, error=error)
    except VanortError as fault:
        yield fault


def _of_decisions(folder: Path) -> Iterator[VanortError]:
    found = [
        fault for path in sorted(folder.glob("*.yaml")) for fault in _of_yaml(path, "decisions", error=ClaimsError)
    ]
    yield from found
    if not found:  # what only a reader of decisions knows: which keys belong together
        try:
            read_decisions(folder, shown=folder.as_posix())
        except VanortError as fault:
            yield fault


def _of_rules(path: Path) -> Iterator[VanortError]:
    try:
        if path.is_file():
            rules = read_rules(read_text(path, error=LanguageError), path=path)
            with_rules(language_packs(), rules)
    except VanortError as fault:
        yield fault


def _of_turtle(path: Path) -> Iterator[VanortError]:
    try:
        read_turtle(path)
    except VanortError as fault:
        yield fault


def _of_packs(folder: Path) -> Iterator[VanortError]:
    for path in sorted(path for name in _TOMLS for path in folder.glob(f"**/*/{name}")):
        faults = tuple(_of_toml(path, _TOMLS[path.name], error=LanguageError, what="The language pack is"))
        yield from faults
        if faults:
            continue
        if path.name in FILES:
            yield from faults_of_expressions(path)
        if path.name == "pack.toml":
            try:
                read_pack(path.parent)
            except VanortError as fault:
                yield fault
