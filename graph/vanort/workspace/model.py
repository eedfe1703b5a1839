"""The folder that a user works in, and its settings; knows where things are and does nothing to them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from vanort.errors import VanortError, WorkspaceError
from vanort.support.files import read_text
from vanort.support.merge_conflicts import refuse_conflict

SETTINGS = "vanort.toml"
_KINDS: Mapping[str, tuple[type | tuple[type, ...], str]] = {
    "title": ((str, dict), 'title = "A name"'),
    "summary": ((str, dict), 'summary = "One sentence"'),
    "language": (str, 'language = "en"'),
    "organisation": (str, 'organisation = "A name"'),
    "view": (dict, "a table: [view]"),
    "view.source_rank": (list, 'source_rank = ["agreement", "page"]'),
    "store": (dict, "a table: [store]"),
    "store.endpoint": (str, 'endpoint = "https://example.org/sparql"'),
    "store.update_endpoint": (str, 'update_endpoint = "https://example.org/update"'),
    "published": (dict, "a table: [published]"),
}


@dataclass(frozen=True, slots=True)
class Workspace:
    """Name the places of a workspace; `root` is the folder that holds vanort.toml."""

    root: Path
    settings: Mapping[str, Any] = field(default_factory=dict)

    @property
    def documents(self) -> Path:
        """The documents as received, each with NAME.yaml beside it for title, address and date."""
        return self.root / "documents"

    @property
    def claims(self) -> Path:
        """What each document says, one YAML file a document."""
        return self.root / "claims"

    @property
    def decisions(self) -> Path:
        """Who is the same as whom: YAML files written by people."""
        return self.root / "decisions"

    @property
    def coverage(self) -> Path:
        """Which sentences hold no fact: a text file for each document, written by people."""
        return self.root / "coverage"

    @property
    def reference(self) -> Path:
        """Lists that the workspace brings along: Turtle files."""
        return self.root / "reference"

    @property
    def mappings(self) -> Path:
        """What the columns of tables hold: TOML files, one a table."""
        return self.root / "mappings"

    @property
    def sources(self) -> Path:
        """Registers that the workspace can import beside the shipped ones: TOML files, one a register."""
        return self.root / "sources"

    @property
    def imports(self) -> Path:
        """What was imported from registers, a folder for each dataset; made by vanort import, never edited."""
        return self.root / "imports"

    @property
    def queries(self) -> Path:
        """Questions of the workspace's own, laid over the shipped ones."""
        return self.root / "queries"

    @property
    def languages(self) -> Path:
        """Language packs of the workspace's own, beside the shipped ones: a folder each."""
        return self.root / "languages"

    @property
    def rules(self) -> Path:
        """Single rules of the workspace's own, laid over the language packs."""
        return self.root / "rules.toml"

    @property
    def build(self) -> Path:
        """What is made from the rest; never edited, never under version control."""
        return self.root / "build"

    @property
    def mapped(self) -> Path:
        """By which mapping each table was read last: its hash, a file for each."""
        return self.build / "mapped"

    @property
    def dataset(self) -> Path:
        """All graphs as N-Quads."""
        return self.build / "dataset.nq"

    @property
    def at_hand(self) -> Path:
        """The dataset without imports that are too large for the page; there only where there are such."""
        return self.build / "at-hand.nq"

    @property
    def shown(self) -> Path:
        """The dataset that page, report, networks and checks are made from: all of it, unless imports are too large."""
        return self.at_hand if self.at_hand.is_file() else self.dataset

    @property
    def endpoint(self) -> str:
        """The SPARQL server whose data are asked instead of what is built here; empty where there is none."""
        return str(self.settings.get("store", {}).get("endpoint", ""))

    @property
    def update_endpoint(self) -> str:
        """Where that server takes updates, if that is elsewhere."""
        return str(self.settings.get("store", {}).get("update_endpoint", ""))

    def asking(self, endpoint: str) -> Workspace:
        """Return the workspace with another server to ask; empty for none, so that what is built here is asked.

        >>> Workspace(Path("data")).asking("https://example.org/sparql").endpoint
        'https://example.org/sparql'
        """
        store = {**self.settings.get("store", {}), "endpoint": endpoint}
        return replace(self, settings={**self.settings, "store": store})

    @property
    def language(self) -> str:
        """The language of reports and findings where a reader has not chosen one."""
        return str(self.settings.get("language", "en"))

    def relative(self, path: Path) -> str:
        """Return a path as a reader of the workspace would name it, with forward slashes.

        >>> Workspace(Path("data")).relative(Path("data/claims/a.yaml"))
        'claims/a.yaml'
        """
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return path.as_posix()


def find_workspace(start: Path | None = None, *, faults: list[VanortError] | None = None) -> Workspace:
    """Open the nearest folder upwards from `start` that holds a vanort.toml.

    Raises WorkspaceError where there is none, or where its settings cannot be used; see `open_workspace`.
    """
    start = (start or Path()).resolve()
    for folder in (start, *start.parents):
        if (folder / SETTINGS).is_file():
            return open_workspace(folder, faults=faults)
    raise WorkspaceError(
        f"No {SETTINGS} in {start} or above it.",
        hint="Name the workspace with -w DIR, or make one with: vanort init DIR",
    )


def open_workspace(root: Path | str, *, faults: list[VanortError] | None = None) -> Workspace:
    """Open the workspace in exactly this folder.

    Raises WorkspaceError where the folder has no vanort.toml, or where its settings cannot be used; where `faults` is
    given, the workspace is opened without its settings then, and why is added there.
    """
    root = Path(root)
    path = root / SETTINGS
    if not root.is_dir():
        raise WorkspaceError("There is no such folder.", path=root, hint="Make one with: vanort init DIR")
    if not path.is_file():
        raise WorkspaceError(f"The folder has no {SETTINGS}.", path=root, hint="Make one with: vanort init DIR")
    try:
        return Workspace(root, _read_settings(path))
    except WorkspaceError as fault:
        if faults is None:
            raise
        faults.append(fault)
        return Workspace(root)


def _read_settings(path: Path) -> Mapping[str, Any]:
    text = read_text(path, error=WorkspaceError)
    refuse_conflict(text, path=path, error=WorkspaceError)
    try:
        settings = tomllib.loads(text)
        repr(settings)  # which the mark of a build is made of; dotted keys nest without the parser noticing
    except (ValueError, RecursionError) as error:  # a number without end, tables in tables without end
        said = "they nest too deep" if isinstance(error, RecursionError) else str(error)[:200]
        raise WorkspaceError(
            f"The settings are not TOML: {said}.",
            path=path,
            hint="See https://toml.io for how it is written.",
        ) from None
    _refuse_other_kinds(settings, path)
    return settings


def _refuse_other_kinds(settings: Mapping[str, Any], path: Path) -> None:
    """Raise WorkspaceError for a setting whose value is of another kind than it can be."""
    tables = {table: value for table, value in settings.items() if isinstance(value, dict)}
    inner = {f"{table}.{name}": value for table, values in tables.items() for name, value in values.items()}
    given = {**settings, **inner}
    for name, (kinds, how) in _KINDS.items():
        value = given.get(name)
        texts = not isinstance(value, list) or all(isinstance(item, str) for item in value)
        if name in given and not (isinstance(value, kinds) and texts):
            raise WorkspaceError(f"'{name}' cannot be {str(value)[:40]!r}.", path=path, hint=f"Write it as {how}.")
