"""Decisions of several workspaces followed together, as far as they can be: one's own first, then the others' in a fixed order."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rdflib import URIRef

from vanort.claims import ClaimsFile
from vanort.errors import ClaimsError
from vanort.identity.decisions import SAME, Decision, read_decisions
from vanort.identity.merge import identify
from vanort.joining.taking import Conflict, Taken
from vanort.support.files import write_atomically
from vanort.support.quoting import quoted
from vanort.workspace.model import Workspace

JOINED = "joined.yaml"
PUBLISHED = "decisions/published.yaml"  # of a dataset, which does not say which names a decision gave
_SET_ASIDE = " [set aside by vanort join: "
_HEAD = (
    "# Decisions of other workspaces, written by vanort join. Change your own decisions, which stand before these.\n"
)


def join_decisions(
    workspace: Workspace,
    others: Sequence[Workspace],
    taken: Taken,
    files: Sequence[ClaimsFile],
    countries: Mapping[str, URIRef],
) -> list[Conflict]:
    """Write the decisions of others into `decisions/joined.yaml`, and return those that cannot be followed.

    A decision that clashes with one's own, or with another that stands before it, is kept and not followed. The order is
    that of what they say, so that it does not matter which workspace came first.
    """
    path = workspace.decisions / JOINED
    shown = workspace.relative(path)
    before = read_decisions(workspace.decisions)
    own = tuple(decision for decision in before if decision.path != f"decisions/{JOINED}")
    there = {f"{file.stem}:{thing.id}" for file in files for thing in file.things}
    came = (_moved(_raised(decision), _Kept(taken.renamed), there, shown) for decision in before if decision not in own)
    found = {_key(decision): decision for decision in came if decision is not None}
    mine = {_key(decision) for decision in own}
    nameless = {_key(replace(decision, names=())) for decision in own}
    for other in others:
        for decision in read_decisions(other.decisions):
            moved = _moved(_raised(decision), taken.stems[other.root], there, shown)
            if moved is None or _key(moved) in mine:
                continue
            if decision.path != PUBLISHED or _key(replace(moved, names=())) not in nameless:
                found[_key(moved)] = moved
    conflicts: list[Conflict] = []
    followed, written = list(own), []
    for _, decision in sorted(found.items()):
        why = _clash(files, [*followed, decision], countries) if decision.active else ""
        if why:
            conflicts.append(_told(decision, why))
            decision = replace(decision, active=False, why=f"{decision.why}{_SET_ASIDE}{why}]")
        followed.append(decision)
        written.append(decision)
    if written:
        write_atomically(path, _HEAD + "".join(map(decision_text, written)))
    elif path.is_file():
        path.unlink()
    return conflicts


class _Kept(dict[str, str]):
    """Stems under which files are here now; those that nothing is said of keep theirs."""

    def get(self, stem: str, default: str | None = None) -> str:  # type: ignore[override]
        """Return the stem of now."""
        return super().get(stem, stem)


def _raised(decision: Decision) -> Decision:
    """Return a decision as it was before a join set it aside."""
    why, mark, _ = decision.why.partition(_SET_ASIDE)
    return replace(decision, why=why, active=True) if mark else decision


def _moved(decision: Decision, stems: Mapping[str, str], there: Iterable[str], shown: str) -> Decision | None:
    """Return a decision about the things as they are called here; None where too few of them are here."""
    keys = [key.partition(":") for key in decision.things]
    things = tuple(sorted({moved for s, _, i in keys if (moved := f"{stems.get(s, '')}:{i}") in there}))
    if len(things) < 2 and not (decision.kind == SAME and things and (decision.keep or decision.names)):
        return None
    return replace(decision, things=things, path=shown, line=0)


def _key(decision: Decision) -> str:
    """Return what a decision says, whoever says it from which line, as a key that sorts."""
    said = (decision.kind, sorted(decision.things), decision.keep, sorted(decision.names), decision.by, decision.date)
    return json.dumps([*said, decision.why, decision.active], ensure_ascii=False)


def _clash(files: Sequence[ClaimsFile], decisions: Sequence[Decision], countries: Mapping[str, URIRef]) -> str:
    """Return why the last of some decisions cannot be followed beside the others; nothing where it can."""
    *others, last = decisions
    try:
        identity = identify(files, decisions, countries)
    except ClaimsError as fault:
        return fault.found
    if last.kind == SAME and last.keep:
        local = {f"{file.stem}:{thing.id}": thing.iri for file in files for thing in file.things}
        without = identify(files, others, countries)
        of_last = {without(local[key]) for key in last.things}
        kept = identity(local[last.things[0]])
        if any(identity(iri) == kept and without(iri) not in of_last for iri in local.values()):
            return f"Other things have the address {last.keep} already."
    return ""


def _told(decision: Decision, why: str) -> Conflict:
    side = (("things", ", ".join(decision.things)), ("by", decision.by), ("date", decision.date), ("why", decision.why))
    return Conflict("decision", decision.kind, "", (side, (("found", why),)))


def decision_text(decision: Decision) -> str:
    """Return a decision as its file has it."""
    lines = [f"\n- decision: {decision.kind}", f"  things: [{', '.join(map(quoted, decision.things))}]"]
    if decision.keep:
        lines.append(f"  keep: {decision.keep}")
    if decision.names:
        names: dict[str, list[str]] = {}
        for language, name in decision.names:
            names.setdefault(language, []).append(name)
        lines.append(f"  name: {quoted(names)}")
    lines += [f"  by: {quoted(decision.by)}", f"  date: {decision.date}", f"  why: {quoted(decision.why)}"]
    if not decision.active:
        lines.append("  active: false")
    return "\n".join(lines) + "\n"
