"""Review in a terminal: one proposal or question at a time, one key a verdict."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from rich.console import Console, Group
from rich.panel import Panel
from rich.text import Text

from vanort.claims import ClaimsFile
from vanort.claims.model import TOLD
from vanort.errors import ClaimsError
from vanort.identity import Candidate
from vanort.identity.decisions import DIFFERENT, NEVER_SUGGEST, SAME, Decision
from vanort.review.proposals import Proposal, Question
from vanort.review.verdicts import Desk, accept, current_values, decidable, decide, edit, path_to_keep, reject
from vanort.support.printable import printable
from vanort.wording import in_language, said, spoken

_CONTEXT = 240
_KEYS_OF_PROPOSAL = "[a]ccept  [r]eject  [e]dit  [m]erge with …  [s]plit from …  s[k]ip  [u]ndo  [q]uit"
_KEYS_OF_QUESTION = "[m]erge: the same  [s]plit: different  [n]ever ask  s[k]ip  [u]ndo  [q]uit"
_VERDICTS = {"m": SAME, "a": SAME, "s": DIFFERENT, "r": DIFFERENT, "n": NEVER_SUGGEST}


@dataclass(slots=True)
class Sitting:
    """What a review talks through: where it writes, what it shows, and how it asks."""

    desk: Desk
    files: Sequence[ClaimsFile]
    decisions: Sequence[Decision]
    console: Console
    key: Callable[[], str]
    ask: Callable[[str, str], str]
    counts: dict[str, int] = field(default_factory=dict)


def review(sitting: Sitting, waiting: Sequence[Proposal | Question]) -> dict[str, int]:
    """Go through the queue; return how often each verdict was given.

    What is accepted or rejected along with something else is not asked again. The last verdict can be undone as
    often as there are verdicts; quitting, and the end of input, keep all that has been written.
    """
    position = 0
    trail: list[tuple[int, str, frozenset[tuple[str, object]]]] = []
    settled: set[tuple[str, object]] = set()
    while position < len(waiting):
        item = waiting[position]
        if isinstance(item, Proposal) and (item.file.stem, item.where) in settled:
            position += 1
            continue
        sitting.console.print(_shown(item, position + 1, len(waiting)))
        pressed = _pressed(sitting)
        if pressed == "q":
            break
        try:
            if pressed == "u":
                if sitting.desk.undo():
                    position, verdict, places = trail.pop()
                    settled -= places
                    sitting.counts[verdict] -= 1
                else:
                    _say(sitting, "Nothing to undo.")
                continue
            done = _judge(sitting, item, pressed)
        except ClaimsError as error:
            _say(sitting, str(in_language(error, spoken())))
            continue
        if done is None:
            continue
        if done:
            places = (
                frozenset((item.file.stem, where) for where in _places(item, done))
                if isinstance(item, Proposal)
                else frozenset()
            )
            trail.append((position, done, places))
            settled |= places
            sitting.counts[done] = sitting.counts.get(done, 0) + 1
        position += 1
    return {verdict: n for verdict, n in sitting.counts.items() if n}


def _judge(sitting: Sitting, item: Proposal | Question, pressed: str) -> str | None:
    """Do what a key says; return the verdict, "" for a skip, None where the same item is to be shown again."""
    if pressed == "k":
        return ""
    if isinstance(item, Question):
        return _decide(sitting, item, pressed)
    if pressed == "a":
        accept(sitting.desk, [item])
        return "accepted"
    if pressed == "r":
        reject(sitting.desk, [item])
        return "rejected"
    if pressed == "e":
        fields = _ask_for_fields(sitting, item)
        edit(sitting.desk, item, fields)
        return "edited"
    if pressed in {"m", "s"} and item.where[0] == "things":
        return _relate(sitting, item, SAME if pressed == "m" else DIFFERENT)
    _say(sitting, "Only things can be merged or split." if pressed in {"m", "s"} else f"Keys: {_KEYS_OF_PROPOSAL}")
    return None


def _relate(sitting: Sitting, item: Proposal, kind: str) -> str | None:
    """Accept a thing and say in the same breath with which other one it is the same, or not."""
    known = {f"{file.stem}:{thing.id}" for file in sitting.files for thing in file.things}
    this = f"{item.file.stem}:{item.where[1]}"
    other = sitting.ask(said("Which thing (file:id)?"), "")
    if other not in known - {this}:
        _say(sitting, f"No claims file declares '{other}'. Write the file without .yaml, a colon and the id.")
        return None
    left, right = sorted((this, other))
    candidate = Candidate(left, right, 1.0, f"{item.statement}; said in review.")
    keep = path_to_keep(candidate, sitting.files, sitting.decisions) if kind == SAME else ""
    decide(sitting.desk, kind, candidate, keep=keep, why=sitting.ask(said("Why?"), candidate.reason))
    accept(sitting.desk, [item])
    sitting.desk.as_one()
    return "merged" if kind == SAME else "split"


def _decide(sitting: Sitting, item: Question, pressed: str) -> str | None:
    kind = _VERDICTS.get(pressed)
    if kind is None:
        _say(sitting, f"Keys: {_KEYS_OF_QUESTION}")
        return None
    if not decidable(kind, item.candidate):
        _say(
            sitting,
            "A row of a reference list cannot be told apart by a decision: skip it, or give the thing its code.",
        )
        return None
    why = sitting.ask(said("Why?"), item.candidate.reason)
    keep = path_to_keep(item.candidate, sitting.files, sitting.decisions) if kind == SAME else ""
    decide(sitting.desk, kind, item.candidate, keep=keep, why=why)
    return {SAME: "merged", DIFFERENT: "split"}.get(kind, "never asked again")


def _ask_for_fields(sitting: Sitting, item: Proposal) -> dict[str, str]:
    """Ask for each value that the entry holds; the modality can always be added."""
    old = {**current_values(sitting.desk, item)}
    old.setdefault("modality", item.reading.modality)
    new = {key: sitting.ask(key, value) for key, value in old.items()}
    return {key: value for key, value in new.items() if value != old[key]}


def _places(item: Proposal, verdict: str) -> tuple[tuple[str, str | int], ...]:
    return (item.where, *(item.holds if verdict == "rejected" else item.needs))


def _pressed(sitting: Sitting) -> str:
    try:
        return sitting.key().lower()[:1]
    except EOFError:
        return "q"


def _shown(item: Proposal | Question, number: int, total: int) -> Panel:
    if isinstance(item, Proposal):
        title = f"{number} of {total} · {item.file.path}:{item.line}"
        told = "told" if item.confidence >= TOLD else "to look at"
        by = f"confidence {item.confidence:f} ({told}) · {item.reading.modality} · rule {item.reading.rule or 'none'}"
        readers = f"read by {item.reading.read_by}" if item.reading.read_by != "rules" else ""
        other = item.reading.disagrees and f"read otherwise by {item.reading.disagrees}"
        why = [Text(printable(said(line)), style="dim") for line in (readers, other, item.reading.note) if line]
        body = Group(
            Text(printable(item.statement), style="bold"),
            Text(printable(said(by)), style="dim"),
            *why,
            Text(),
            passage(item),
        )
        return Panel(body, title=Text(printable(said(title))), subtitle=Text(said(_KEYS_OF_PROPOSAL)))
    candidate = item.candidate
    sure = "by rule, beyond doubt" if candidate.sure else f"score {candidate.score:.2f}"
    body = Group(
        Text(said("Are these the same?"), style="bold"),
        Text(printable(f"  {item.sides[0]}")),
        Text(printable(f"  {item.sides[1]}")),
        Text(),
        Text(printable(f"{said(candidate.reason)} ({said(sure)})"), style="dim"),
    )
    return Panel(body, title=Text(said(f"{number} of {total} · who is who")), subtitle=Text(said(_KEYS_OF_QUESTION)))


def passage(item: Proposal) -> Text:
    """Return the passage in its surroundings, the words that bear the claim marked."""
    text, span = item.file.document.text, item.span
    start, end = max(0, span.start - _CONTEXT), min(len(text), span.end + _CONTEXT)
    shown = Text("…" if start else "")
    shown.append(printable(text[start : span.start]))
    shown.append(printable(text[span.start : span.end]), style="reverse bold")
    shown.append(printable(text[span.end : end]))
    return shown.append("…" if end < len(text) else "")


def _say(sitting: Sitting, words: str) -> None:
    sitting.console.print(Text(printable(said(words)), style="yellow"))
