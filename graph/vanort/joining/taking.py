"""What is taken from another workspace: documents with their claims, mappings, lists and registers, each under a free name."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from vanort.claims import ClaimsFile
from vanort.claims.of_workspace import read_claims
from vanort.dataset.imported import Imported, imports_of
from vanort.documents import read_document
from vanort.documents.metadata import metadata_path
from vanort.errors import VanortError
from vanort.joining.same_document import content_of, gives_way, only_in, said, text_of, with_document
from vanort.support.files import write_atomically
from vanort.workspace.fingerprint import content_mark
from vanort.workspace.model import Workspace

_QUOTED = 3  # passages of each side: enough to see what is read in another way


@dataclass(frozen=True, slots=True, order=True)
class Conflict:
    """What two workspaces say that cannot both be followed: its kind, what it is about, and both sides in words.

    Of kind "value" a side is a passage: value, words, document and place. Of the others it says which file stands, and which
    is set aside.
    """

    kind: str
    about: str
    property: str
    sides: tuple[tuple[tuple[str, str], ...], ...]

    def as_dict(self) -> dict[str, object]:
        """Return the conflict as JSON has it."""
        return {
            "kind": self.kind,
            "about": self.about,
            "property": self.property,
            "sides": [dict(s) for s in self.sides],
        }


@dataclass
class Taken:
    """What came of taking: new and known documents, under which stem the files of each other workspace are here.

    `renamed` are the stems of excerpts here whose place the files of another stem have taken.
    """

    documents: list[str] = field(default_factory=list)
    known: int = 0
    imports: list[str] = field(default_factory=list)
    stems: dict[Path, dict[str, str]] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)
    conflicts: list[Conflict] = field(default_factory=list)
    left_out: list[VanortError] = field(default_factory=list)


def take(workspace: Workspace, others: Sequence[Workspace], shown: Mapping[Path, str]) -> Taken:
    """Copy what other workspaces have and this one has not; what it has stays as it is, byte for byte.

    The same document is known by its content, an excerpt of it by the document that it names. An excerpt that nobody has touched
    since it came gives way to its document, or to one that tells more. `shown` says what others are called in messages. Things keep the names of their files, and where another file has that name
    already, eight digits of the document's hash are added: so no two things become one by being called the same.
    """
    taken = Taken(stems={other.root: {} for other in others})
    here = {content_of(file): file for file in read_claims(workspace, faults=[])}
    lying = {content_mark(path): path.name for path in sorted(workspace.documents.glob("*")) if path.is_file()}
    found = [(file, other) for other in others for file in read_claims(other, faults=taken.left_out)]
    for file, other in sorted(found, key=lambda pair: (pair[0].stem, content_of(pair[0]), text_of(*pair))):
        own = here.get(content_of(file))
        if own is None:
            own = here[content_of(file)] = _copied(file, other, workspace, lying)
            taken.documents.append(own.document.path.name)
        else:
            taken.known += 1
            better = gives_way(own, file, other, workspace)
            if not _is_read_alike(own, file, other, workspace):
                name = shown.get(other.root, other.root.as_posix())
                taken.conflicts.append(_read_differently(own, file, name, taken_in=better))
            if better:
                _take_away(own, workspace, lying)
                here[content_of(file)] = _copied(file, other, workspace, lying)
                taken.renamed[own.stem] = here[content_of(file)].stem
                own = here[content_of(file)]
        taken.stems[other.root][file.stem] = own.stem
    for other in sorted(others, key=lambda each: each.root.as_posix()):
        _take_lists(workspace, other)
        _take_imports(workspace, other, taken)
    return taken


def _copied(file: ClaimsFile, other: Workspace, workspace: Workspace, lying: dict[str, str]) -> ClaimsFile:
    source = file.document.path
    name = lying.get(content_mark(source), "")
    if not name:
        name = _free(workspace.documents, source.name, file.document.sha256)
        _copy(source, workspace.documents / name)
        if metadata_path(source).is_file():
            _copy(metadata_path(source), metadata_path(workspace.documents / name))
    stem = _free(workspace.claims, f"{file.stem}.yaml", file.document.sha256).removesuffix(".yaml")
    write_atomically(workspace.claims / f"{stem}.yaml", with_document(text_of(file, other), name))
    mapping = other.mappings / f"{file.stem}.toml"
    if mapping.is_file():
        _copy(mapping, workspace.mappings / f"{stem}.toml")
    return ClaimsFile(stem, read_document(workspace.documents / name), file.things, file.statements)


def _take_away(own: ClaimsFile, workspace: Workspace, lying: dict[str, str]) -> None:
    """Remove an excerpt in whose place another file comes."""
    document = own.document.path
    lying.pop(content_mark(document), None)
    for path in (document, metadata_path(document), workspace.claims / f"{own.stem}.yaml"):
        path.unlink(missing_ok=True)


def _is_read_alike(own: ClaimsFile, file: ClaimsFile, other: Workspace, workspace: Workspace) -> bool:
    """Whether two files say the same; an excerpt does not say all, so it is asked only whether it says something else."""
    if own.document.excerpt_of and file.document.excerpt_of:
        return not (only_in(own, file) and only_in(file, own))
    if own.document.excerpt_of or file.document.excerpt_of:
        return not (only_in(own, file) if own.document.excerpt_of else only_in(file, own))
    return said(text_of(file, other)) == said(text_of(own, workspace))


def _free(folder: Path, name: str, digest: str) -> str:
    """Return a name that no file of a folder has: the name itself, or one with digits of a hash."""
    if not (folder / name).exists():
        return name
    stem, dot, ending = name.partition(".")
    return f"{stem}-{digest[:8]}{dot}{ending}"


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(target, source.read_bytes())


def _read_differently(own: ClaimsFile, file: ClaimsFile, other: str, *, taken_in: bool) -> Conflict:
    followed = ("no", "yes") if taken_in else ("yes", "no")
    sides = (
        (("file", f"claims/{own.stem}.yaml"), ("quote", _quotes(own, file)), ("followed", followed[0])),
        (("file", f"{other}/claims/{file.stem}.yaml"), ("quote", _quotes(file, own)), ("followed", followed[1])),
    )
    return Conflict("claims", own.document.path.name, "", sides)


def _quotes(file: ClaimsFile, other: ClaimsFile) -> str:
    """Return the passages of claims that only one of two files has, the first of them."""
    text = file.document.text
    return " | ".join(
        dict.fromkeys(text[claim.span.start : claim.span.end] for claim in only_in(file, other)[:_QUOTED])
    )


def _take_lists(workspace: Workspace, other: Workspace) -> None:
    """Copy reference lists and sources of registers: what no file here says already."""
    known = {content_mark(path) for path in workspace.reference.glob("*.ttl")}
    for path in sorted(other.reference.glob("*.ttl")):
        if (mark := content_mark(path)) not in known:
            _copy(path, workspace.reference / _free(workspace.reference, path.name, mark))
    for path in sorted(other.sources.glob("*.toml")):
        if not (workspace.sources / path.name).exists():
            _copy(path, workspace.sources / path.name)


def _take_imports(workspace: Workspace, other: Workspace, taken: Taken) -> None:
    """Copy registers: of two editions of one dataset the newer one is followed, whoever has it."""
    here = {each.name: each for each in imports_of(workspace)}
    for each in imports_of(other):
        own = here.get(each.name)
        if own is not None and own.graph.name == each.graph.name:  # named by its content
            continue
        if own is not None:
            newer, older = sorted((own, each), key=_edition, reverse=True)
            sides = tuple(_side(edition, followed) for edition, followed in ((newer, "yes"), (older, "no")))
            taken.conflicts.append(Conflict("import", f"imports/{each.name}", "", sides))
        if own is None or _edition(each) > _edition(own):
            shutil.rmtree(workspace.imports / each.name, ignore_errors=True)
            shutil.copytree(each.folder, workspace.imports / each.name)
            taken.imports.append(each.name)


def _edition(imported: Imported) -> tuple[str, str]:
    return imported.date, hashlib.sha256(repr(sorted(imported.marks.items())).encode()).hexdigest()


def _side(imported: Imported, followed: str) -> tuple[tuple[str, str], ...]:
    return (("title", imported.title), ("date", imported.date), ("quads", f"{imported.quads}"), ("followed", followed))


def stems_by_party(workspace: Workspace, taken: Taken) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield whose the claims files here are: this workspace's own, and those of each other one."""
    joined = {stem for stems in taken.stems.values() for stem in stems.values()}
    own = {path.stem for path in workspace.claims.glob("*.yaml")} - joined
    yield "", frozenset(own)
    for root, stems in sorted(taken.stems.items()):
        yield root.as_posix(), frozenset(stems.values())
