"""Bring documents into a workspace: the bytes as received, and NAME.yaml beside them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from vanort.documents.kinds import ENDINGS, KINDS, bears, kind_of
from vanort.documents.metadata import metadata_path, read_metadata
from vanort.documents.reading import read_document
from vanort.errors import DocumentError
from vanort.languages.pack import packs_with
from vanort.support.files import write_atomically
from vanort.support.quoting import quoted
from vanort.workspace.model import Workspace

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Added:
    """A document as it lies in the workspace, and what was guessed or told about it; a date that is not stated is empty."""

    path: Path
    words: int
    known: Mapping[str, str]
    kind: str
    warnings: tuple[str, ...]


def documents_in(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files named, and those of a format that is read in the folders named, in order.

    Raises DocumentError where a folder holds none.
    """
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        found = sorted(file for file in path.rglob("*") if file.is_file() and file.suffix.lower() in ENDINGS)
        if not found:
            raise DocumentError(f"The folder holds no {', '.join(ENDINGS)}.", path=path)
        yield from found


def add_document(
    workspace: Workspace,
    path: Path,
    *,
    told: Mapping[str, str] | None = None,
    kind: str = "",
    today: datetime.date | None = None,
) -> Added:
    """Copy one document in; what is told about it (a field of the metadata each) goes before what is guessed.

    The metadata that people have written stays. A file whose ending is not one of its kind gets it: `page.aspx.html`.

    Raises DocumentError where the file cannot be read, where what is told cannot be, or where another document
    bears its name.
    """
    told = {name: value.strip() for name, value in (told or {}).items()}
    _refuse_impossible(told, kind)
    if not path.is_file():
        raise DocumentError("There is no such file.", path=path)
    kind = kind or kind_of(path)
    expected, packs = str(workspace.settings.get("language", "")), packs_with(workspace.languages)
    document = read_document(path, expected=expected, kind=kind, packs=packs)
    target = workspace.documents / (path.name if bears(path, kind) else f"{path.name}.{kind}")
    data = path.read_bytes()
    if target.is_file() and target.read_bytes() != data:
        raise DocumentError(
            f"Another document is called {target.name} in the workspace.",
            path=path,
            hint="Rename this one first; a new edition is a document of its own.",
        )
    guessed = {
        "title": document.title,
        "publisher": document.publisher,
        "address": document.address,
        "language": document.language,
        "date": document.date,
        "retrieved": today.isoformat() if today else "",
        "sha256": document.sha256,
    }
    write_atomically(target, data)
    sidecar = metadata_path(target)
    if not sidecar.is_file():
        write_atomically(sidecar, _with("", {name: value for name, value in (guessed | told).items() if value}))
    elif told:
        write_atomically(sidecar, _with(sidecar.read_text(encoding="utf-8"), told))
    known = {name: value for name, value in (guessed | read_metadata(target)).items() if name != "sha256"}
    return Added(target, len(document.text.split()), known, kind, document.warnings)


def _refuse_impossible(told: Mapping[str, str], kind: str) -> None:
    """Raise DocumentError where the kind, the language or the date told is none."""
    if kind and kind not in KINDS:
        raise DocumentError(f"“{kind}” is no kind of document.", hint=f"The kinds are {', '.join(KINDS)}.")
    if (language := told.get("language")) and not _LANGUAGE.fullmatch(language):
        raise DocumentError(f"“{language}” is no code of a language.", hint="Write it as sv, en, no, da, de or fi.")
    if (date := told.get("date")) and not _is_date(date):
        raise DocumentError(f"“{date}” is no date.", hint="Write it as 2017, 2017-09 or 2017-09-05.")


def _is_date(written: str) -> bool:
    """Tell whether this is a year, a month or a day of the calendar, as ISO 8601 writes them.

    >>> _is_date("2017"), _is_date("2017-09"), _is_date("2017-02-30"), _is_date("9/2017")
    (True, True, False, False)
    """
    forms = {"%Y": 4, "%Y-%m": 7, "%Y-%m-%d": 10}  # with how many characters each has
    for form, length in forms.items():
        if len(written) == length:
            try:
                datetime.datetime.strptime(written, form)
            except ValueError:
                return False
            return True
    return False


def _with(metadata: str, told: Mapping[str, str]) -> str:
    r"""Return metadata with these fields in the place of the old ones; the other lines stay as people wrote them.

    >>> _with("# ours\ntitle: Old\ndate: 2017\n", {"title": "New", "language": "sv"})
    '# ours\ntitle: "New"\ndate: 2017\nlanguage: "sv"\n'
    """
    for name, value in told.items():
        line = f"{name}: {quoted(value)}\n"
        field = re.compile(rf"^{name}[ \t]*:.*(?:\n[ \t]+.*)*(?:\n|\Z)", re.MULTILINE)
        if old := field.search(metadata):
            metadata = metadata[: old.start()] + line + metadata[old.end() :]
        else:
            metadata = metadata + ("" if not metadata or metadata.endswith("\n") else "\n") + line
    return metadata
