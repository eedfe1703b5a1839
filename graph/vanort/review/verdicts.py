"""What a verdict does to the files: each is a change of text, written in one step, that can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from vanort.claims import ClaimsFile
from vanort.claims.model import ACCEPTED, REJECTED, class_slug
from vanort.claims.reading import parse_claims_file
from vanort.claims.writing import format_scalar
from vanort.errors import ClaimsError
from vanort.identity import Candidate
from vanort.identity.collect import REFERENCE
from vanort.identity.decisions import SAME, Decision
from vanort.review.editing import Edit, apply_edits, values
from vanort.review.proposals import Proposal
from vanort.support.files import read_text, write_atomically
from vanort.support.turns import turn
from vanort.workspace.model import Workspace

DECISIONS = "review.yaml"
# What a person may write anew in a proposal; everything else is the machine's own record.
EDITABLE = ("subject", "property", "object", "type", "name", "code", "quote", "within", "modality", "note")
_HEAD = "# Decided in vanort review: who is the same as whom, with who, when and why. Edit freely.\n"


@dataclass(frozen=True, slots=True)
class Change:
    """The text of a file before and after a verdict; no text before where the file was not there."""

    path: Path
    before: str | None
    after: str


@dataclass(slots=True)
class Desk:
    """Keep what has been written in this sitting, so that it can be undone; `by` and `date` sign the decisions.

    `known` holds the text of each file as it was last read or written: nobody else's change is written over.
    """

    workspace: Workspace
    by: str
    date: str
    known: dict[Path, str | None] = field(default_factory=dict)
    done: list[tuple[Change, ...]] = field(default_factory=list)

    def write(self, changes: Sequence[Change]) -> None:
        """Write changes that belong together, each file in one step.

        Raises ClaimsError, and writes nothing, where somebody has changed one of the files since it was read.
        """
        with _turns(changes):
            for path in {change.path for change in changes}:
                self.read(path)
            for change in changes:
                write_atomically(change.path, change.after.encode("utf-8"))
                self.known[change.path] = change.after
        self.done.append(tuple(changes))

    def undo(self) -> bool:
        """Take the last verdict back; False where there is none.

        Raises ClaimsError where somebody has changed the file since.
        """
        if not self.done:
            return False
        with _turns(self.done[-1]):
            for path in {change.path for change in self.done[-1]}:
                self.read(path)
            for change in reversed(self.done.pop()):
                if change.before is None:
                    change.path.unlink()
                else:
                    write_atomically(change.path, change.before.encode("utf-8"))
                self.known[change.path] = change.before
        return True

    def as_one(self) -> None:
        """Make the last two verdicts one, to be undone together."""
        self.done[-2:] = [(*self.done[-2], *self.done[-1])]

    def read(self, path: Path) -> str | None:
        """Return the text of a file, or None where there is none.

        Raises ClaimsError where it is not what this sitting has read or written.
        """
        text = read_exactly(path) if path.is_file() else None
        if self.known.setdefault(path, text) != text:
            raise ClaimsError(
                "The file has been changed by somebody else.", path=path, hint="Leave with q, then review again."
            )
        return text

    def path(self, file: ClaimsFile) -> Path:
        """Return where a claims file lies."""
        return self.workspace.claims / f"{file.stem}.yaml"


@contextmanager
def _turns(changes: Iterable[Change]) -> Iterator[None]:
    """Hold the folders of changes, in one order for all, so that nobody waits for one who waits for them."""
    with ExitStack() as held:
        for folder in sorted({change.path.parent for change in changes}):
            held.enter_context(turn(folder))
        yield


def open_desk(workspace: Workspace, files: Iterable[ClaimsFile], *, by: str, date: str) -> Desk:
    """Open a sitting: note how each file stands now."""
    desk = Desk(workspace, by, date)
    for path in (*(desk.path(file) for file in files), workspace.decisions / DECISIONS):
        desk.read(path)
    return desk


def accept(desk: Desk, proposals: Iterable[Proposal]) -> int:
    """Accept proposals, with the things that they speak of; say how many entries that changed."""
    return _judge(desk, ((p, (p.where, *p.needs)) for p in proposals), ACCEPTED)


def reject(desk: Desk, proposals: Iterable[Proposal]) -> int:
    """Reject proposals, with the claims that speak of a rejected thing; say how many entries that changed."""
    return _judge(desk, ((p, (p.where, *p.holds)) for p in proposals), REJECTED)


def edit(desk: Desk, proposal: Proposal, fields: Mapping[str, str]) -> None:
    """Accept a proposal as a person writes it.

    Raises ClaimsError, and writes nothing, where the file could then not be read.
    """
    path = desk.path(proposal.file)
    before = desk.read(path) or ""
    edits = [Edit(proposal.where, key, value) for key, value in fields.items()]
    edits += [edit for where in (proposal.where, *proposal.needs) for edit in _signed(desk, where, ACCEPTED)]
    after = apply_edits(before, edits, path=proposal.file.path)
    parse_claims_file(after, proposal.file.stem, proposal.file.document)
    desk.write([Change(path, before, after)])


def decide(desk: Desk, kind: str, candidate: Candidate, *, keep: str = "", why: str = "") -> None:
    """Record what a person says of two things: `same`, `different` or `never-suggest`."""
    decide_all(desk, [(kind, candidate, keep, why)])


def decide_all(desk: Desk, verdicts: Sequence[tuple[str, Candidate, str, str]]) -> None:
    """Record several decisions in one step: kind, candidate, IRI path to keep, why."""
    path = desk.workspace.decisions / DECISIONS
    before = desk.read(path)
    added = [
        decision_written(kind, (candidate.left, candidate.right), keep, why or candidate.reason, desk.by, desk.date)
        for kind, candidate, keep, why in verdicts
    ]
    desk.write([Change(path, before, with_decisions(before, added))])


def with_decisions(before: str | None, added: Iterable[str]) -> str:
    """Return the text of a file of decisions with more at its end; where there was none it begins with its head."""
    text = _HEAD if before is None else before + ("" if before.endswith("\n") or not before else "\n")
    return text + "".join(f"\n{one}" for one in added)


def without_decision(text: str, added: str) -> str | None:
    """Return a text without a decision that was added; None where nothing is left of the file.

    Raises ClaimsError where the decision does not stand there any more as it was written.
    """
    if f"\n{added}" not in text:
        raise ClaimsError("The decision has been changed by somebody else.", path=f"decisions/{DECISIONS}")
    before, _, after = text.rpartition(f"\n{added}")
    return None if before + after == _HEAD else before + after


def decidable(kind: str, candidate: Candidate) -> bool:
    """Tell whether a decision can say it: only things of claims files can be told apart, a row can be kept."""
    rows = sum(key.startswith(REFERENCE) for key in (candidate.left, candidate.right))
    return rows == 0 or (rows == 1 and kind == SAME)


def path_to_keep(candidate: Candidate, files: Sequence[ClaimsFile], decisions: Iterable[Decision]) -> str:
    """Return the IRI path that two things shall share: that of a reference row, or a new one from the id.

    Nothing where a code or an earlier decision settles it already.
    """
    for key in (candidate.left, candidate.right):
        if key.startswith(REFERENCE):
            return key.removeprefix(REFERENCE)
    things = {f"{file.stem}:{thing.id}": thing for file in files for thing in file.things}
    pair = [things[key] for key in (candidate.left, candidate.right) if key in things]
    active = [decision for decision in decisions if decision.active and decision.kind == SAME]
    settled = any({candidate.left, candidate.right} & set(decision.things) for decision in active)
    if not pair or settled or any(thing.code for thing in pair):
        return ""
    keep = f"{class_slug(pair[0].type)}/{pair[0].id}"
    return "" if keep in {decision.keep for decision in active} else keep


def current_values(desk: Desk, proposal: Proposal) -> dict[str, str]:
    """Return what an entry holds now, of that which a person may write anew."""
    found = values(desk.read(desk.path(proposal.file)) or "", proposal.where, path=proposal.file.path)
    return {key: found[key] for key in EDITABLE if key in found}


def read_exactly(path: Path) -> str:
    """Return a file's text with its newlines and its byte order mark as they stand."""
    mark = "\ufeff" if path.read_bytes().startswith(b"\xef\xbb\xbf") else ""
    return mark + read_text(path, error=ClaimsError)


def _judge(desk: Desk, judged: Iterable[tuple[Proposal, Sequence[tuple[str, str | int]]]], verdict: str) -> int:
    edits: dict[Path, dict[tuple[str, str | int], list[Edit]]] = {}
    shown: dict[Path, str] = {}
    for proposal, places in judged:
        path = desk.path(proposal.file)
        shown[path] = proposal.file.path
        for where in places:
            edits.setdefault(path, {})[where] = _signed(desk, where, verdict)
    changes = []
    for path, by_place in sorted(edits.items()):
        before = desk.read(path) or ""
        changes.append(Change(path, before, apply_edits(before, [*chain(*by_place.values())], path=shown[path])))
    if changes:
        desk.write(changes)
    return sum(map(len, edits.values()))


def _signed(desk: Desk, where: tuple[str, str | int], verdict: str) -> list[Edit]:
    return [Edit(where, "review", verdict), Edit(where, "by", desk.by), Edit(where, "date", desk.date)]


def decision_written(kind: str, keys: Sequence[str], keep: str, why: str, by: str, date: str) -> str:
    """Return a decision as it stands in a file: what, of which things, and who, when, why; rows of lists are no things."""
    things = [key for key in keys if not key.startswith(REFERENCE)]
    lines = [f"- decision: {kind}", f"  things: [{', '.join(things)}]"]
    if keep and kind == SAME:
        lines.append(f"  keep: {keep}")
    lines += [f"  by: {format_scalar(by)}", f"  date: {date}", f"  why: {format_scalar(why)}"]
    return "\n".join(lines) + "\n"
