"""Who is who: things that may be one, with the passages that name them; one decision for a group of names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rdflib import SKOS, Graph, URIRef

from vanort.claims import ClaimsFile, Thing
from vanort.claims.terms import short_names, write_reference
from vanort.coverage.counting import touched
from vanort.errors import ClaimsError, VanortError
from vanort.identity import Candidate
from vanort.identity.collect import REFERENCE
from vanort.identity.decisions import KINDS, SAME, Decision, read_decisions
from vanort.identity.name_parts import fold
from vanort.review.session import asked_of
from vanort.review.verdicts import decidable, decision_written, path_to_keep
from vanort.vocabulary import ID
from vanort.workbench.bench import Bench, Step
from vanort.workbench.decided import add_decision
from vanort.workbench.opened import Opened

_MOST_FACTS = 4  # that help to tell two apart
_MOST_ASKED = 300  # questions that a page shows; the likeliest come first


@dataclass(frozen=True, slots=True)
class Side:
    """One of those that may be the same: its key (`file:thing`, or a row of a list), its names, and where it is named."""

    key: str
    names: tuple[str, ...]
    type: str
    code: str = ""
    document: str = ""
    passage: tuple[str, str, str] = ("", "", "")
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of who is who: its sides, how likely they are one, why, and whether they can be told apart here."""

    sides: tuple[Side, ...]
    score: float
    reason: str
    sure: bool
    tellable: bool


def identities(bench: Bench, reference: Graph) -> tuple[Asked, ...]:
    """Return what is to be asked of who is who, the likeliest first; names that are written alike are one question.

    Raises ClaimsError where decisions cannot be read.
    """
    opened = _readable(bench)
    files = [one.file for one in opened]
    found = asked_of(files, reference, read_decisions(bench.workspace.decisions))
    sides = {key: side for one in opened for key, side in _sides(one)}
    asked = [_asked(group, sides, reference) for group in _groups(found, sides)[:_MOST_ASKED]]
    return tuple(asked)


def identify(bench: Bench, tab: str, keys: Sequence[str], kind: str, why: str = "") -> None:
    """Write a decision about things, signed, as the terminal writes it.

    Raises ClaimsError where it is no decision, or one that cannot be said of these.
    """
    files = [one.file for one in _readable(bench)]
    known = {f"{file.stem}:{thing.id}" for file in files for thing in file.things}
    rows = [key for key in keys if key.startswith(REFERENCE)]
    if kind not in KINDS or len(keys) < 2 or not set(keys) - set(rows) <= known:
        raise ClaimsError("The things are not there any more.", hint="Load the page again.")
    if len(rows) > 1 or (rows and kind != SAME):
        raise ClaimsError(
            "A row of a reference list cannot be told apart by a decision.", hint="Give the thing its code."
        )
    keep = _kept(keys, files, read_decisions(bench.workspace.decisions)) if kind == SAME else ""
    written = decision_written(kind, keys, keep, why or "Said in the workbench.", bench.by, bench.today())
    add_decision(bench, written)
    bench.trails.setdefault(tab, []).append(Step("", decided=written))


def _kept(keys: Sequence[str], files: Sequence[ClaimsFile], decisions: Sequence[Decision]) -> str:
    """Return the IRI path that things shall share: that of a row among them, or of the first, where nothing settles it."""
    row = next((key for key in keys if key.startswith(REFERENCE)), None)
    others = [key for key in keys if key != row]
    pairs = [(row, others[0])] if row else [(others[0], other) for other in others[1:]]
    kept = [path_to_keep(Candidate(min(pair), max(pair), 1.0, ""), files, decisions) for pair in pairs]
    return kept[0] if all(kept) else ""


def _readable(bench: Bench) -> list[Opened]:
    found = []
    for name in bench.names():
        try:
            found.append(bench.open(name))
        except VanortError:  # the list of documents says why
            continue
    return found


def _groups(found: Sequence[Candidate], sides: Mapping[str, Side]) -> list[list[Candidate]]:
    """Return candidates that are one question: pairs of one type whose names are written alike hang together."""
    alike: dict[object, list[Candidate]] = defaultdict(list)
    for candidate in found:
        names = [
            {fold(name) for name in sides[k].names} if k in sides else set() for k in (candidate.left, candidate.right)
        ]
        shared = min(names[0] & names[1], default="")
        type_ = sides[candidate.left].type if candidate.left in sides else ""
        alike[(type_, shared) if shared else candidate].append(candidate)
    return sorted(alike.values(), key=lambda group: (not group[0].sure, -group[0].score, group[0].left))


def _asked(group: Sequence[Candidate], sides: Mapping[str, Side], reference: Graph) -> Asked:
    keys = sorted({key for candidate in group for key in (candidate.left, candidate.right)})
    first = group[0]
    tellable = all(decidable("different", candidate) for candidate in group)
    shown = tuple(sides.get(key) or _row(key, reference) for key in keys)
    return Asked(shown, min(candidate.score for candidate in group), first.reason, first.sure, tellable)


def _row(key: str, reference: Graph) -> Side:
    iri = ID[key.removeprefix(REFERENCE)]
    names = sorted({str(label) for p in (SKOS.prefLabel, SKOS.altLabel) for label in reference.objects(iri, p)})
    return Side(key, tuple(names), "Municipality", key.rpartition("/")[2])


def _sides(opened: Opened) -> Iterable[tuple[str, Side]]:
    file, text = opened.file, opened.file.document.text
    starts = [sentence.start for sentence in opened.sentences]
    things = {thing.iri: thing for thing in file.things}
    facts = _facts(file, things)
    for thing in file.things:
        start, end = thing.span.start, thing.span.end
        numbers = list(touched(opened.sentences, starts, start, end))
        left = opened.sentences[numbers[0]].start if numbers else start
        right = max(end, opened.sentences[numbers[-1]].end) if numbers else end
        left = min(left, start)
        yield (
            f"{file.stem}:{thing.id}",
            Side(
                f"{file.stem}:{thing.id}",
                tuple(dict.fromkeys(name.text for name in thing.names)),
                short_names()[thing.type],
                thing.code,
                file.document.path.name,
                (text[left:start], text[start:end], text[end:right]),
                tuple(facts[thing.iri][:_MOST_FACTS]),
            ),
        )


def _facts(file: ClaimsFile, things: Mapping[URIRef, Thing]) -> Mapping[URIRef, list[tuple[str, str]]]:
    """Return what is said of each thing: property, and whom or how much, those of which it is the subject first."""
    found: dict[URIRef, list[tuple[str, str]]] = defaultdict(list)
    for claim in file.statements:
        other = things.get(URIRef(str(claim.object)))
        object_ = claim.object
        written = write_reference(object_) if isinstance(object_, URIRef) and not other else None
        name = next((n.text for n in other.names if n.preferred), "") if other else written or str(object_)
        if claim.reading.stands and name:
            found[claim.subject].append((short_names()[claim.predicate], name))
    return found
