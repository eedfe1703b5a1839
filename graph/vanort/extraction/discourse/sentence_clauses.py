"""A sentence divided into clauses: what joins two statements, and what is said in brackets or beside the point."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from vanort.extraction.discourse.cues import CueTable, Match

Span = tuple[int, int]
_BRACKET = re.compile(r"\([^()]*\)")
_COMMA = re.compile(r",(?!\d)")
_DASH = re.compile(r"\s[–—-]\s")
_NEXT = 16  # characters between a verb and its subject behind it: "Although … ended, is the town of Hof"
_SUBJECT = 40  # characters of the first of two subjects: "that the municipality of Ale and"
_RELATIVE = 8  # characters from a comma to the relative word behind it: ", in which"
_APART = 8  # characters behind a comma in which a name is what "not" denies: ", not the Hull council,"
_STOP = re.compile(r"(?<=\w{4})[.!?]\s+(?=[^\W\d_a-zåäöæøü])")
_COLON = re.compile(r":\s")
_SEMICOLON = re.compile(r";\s+")
_TAB = re.compile(r"\t|\s\|\s?|\|\s")


@dataclass(frozen=True)
class Aside:
    """A stretch that stands apart in its clause; `explains` where it says how things are with the name before it."""

    start: int
    end: int
    explains: bool = True


@dataclass(frozen=True)
class Clauses:
    """Where the clauses of a sentence begin, and what stands apart inside them: relative clauses, brackets, asides.

    `of_undertakings` are where relative clauses begin that tell of an application, a project, an agreement; `colons`
    stand between two clauses: no denial and no end goes on behind one; `resumed` are where clauses begin that go on about
    the relation told before: "but the agreement ended"; `joined` are those that "and" joins to the one before.
    """

    starts: tuple[int, ...]
    inner: tuple[Aside, ...]
    of_undertakings: tuple[int, ...] = ()
    colons: tuple[int, ...] = ()
    resumed: tuple[int, ...] = ()
    joined: tuple[int, ...] = ()

    def outer_at(self, offset: int) -> int:
        """Return the number of the clause that holds an offset."""
        return sum(1 for start in self.starts if start <= offset) - 1

    def inner_at(self, offset: int) -> Aside | None:
        """Return the smallest aside that holds an offset, None where it stands in the clause itself."""
        held = [aside for aside in self.inner if aside.start <= offset < aside.end]
        return min(held, key=lambda aside: aside.end - aside.start, default=None)


def divide(
    table: CueTable,
    text: str,
    names: Sequence[Span],
    triggers: Sequence[Span],
    cues: Sequence[Match] = (),
    *,
    row: bool = False,
    apart_from: Sequence[Span] = (),
) -> Clauses:
    """Divide a sentence, or a row of a table, into its clauses; the words of the language say where.

    What stands in `apart_from` divides nothing: "but" in "not Ale but Hof".

    A cue that opens an aside belongs to it, whatever else the aside names; a border word inside a cue opens none: "arbetar
    för att".
    """
    borders = [b for b in table.borders(text) if not _in_name(b, names) and not _in_name(b, apart_from)]
    verbs = [b for b in borders if b.cue.kind == "verb"]
    starts = {0, *(b.start for b in borders if b.cue.kind == "termination")}
    starts |= {m.end() for m in _STOP.finditer(text)}  # a field may hold more than one sentence
    starts |= {m.end() for m in _SEMICOLON.finditer(text) if _between(m.start(), verbs)}
    starts |= {m.end() for m in _TAB.finditer(text)} if row else set()
    joined = set[int]()
    for joint in (b for b in borders if b.cue.kind == "joint"):
        if _in_row(text, joint, max(joined, default=len(text)), names) or _joins_subjects(joint, borders, verbs):
            continue
        if _joins_clauses(text, joint, verbs, names, triggers):
            joined.add(joint.start)
    starts |= joined
    starts |= {at for b in borders if b.cue.kind == "contrast" and (at := _set_against(text, b, verbs, names))}
    inner = [Aside(*m.span()) for m in _BRACKET.finditer(text)]
    relatives = [b.start for b in borders if b.cue.kind == "relative"]
    for opener in (b for b in borders if b.cue.kind in {"subordinate", "relative"}):
        relative = opener.cue.kind == "relative"
        if any(cue.start < opener.start and opener.end <= cue.end for cue in cues):
            continue
        if not relative or text[: opener.start].rstrip().endswith((",", "(", "–", "—")):
            ends = [*(s for s in starts if s > opener.start), len(text)]
            if relative or not _holds_asides(text[opener.end : min(ends)], opener, names, triggers):
                ends.append(_next_comma(text, opener.end, names, () if relative else relatives))
            if not relative and not opener.start:
                ends += [verb.start for verb in verbs if _has_subject_behind(verb, text, names)]
            ends += [aside.end for aside in inner if aside.start < opener.start < aside.end]
            inner.append(Aside(opener.start, min(ends), relative))
    inner += _asides(text, starts, names, triggers, frozenset(cue.start for cue in cues))
    colons = (m.start() for m in _COLON.finditer(text) if _between(m.start(), verbs))
    resumes = [b.start for b in borders if b.cue.kind == "resumes"]
    resumed = (
        start for start, end in pairwise([*sorted(starts), len(text)]) if any(start <= at < end for at in resumes)
    )
    return Clauses(
        tuple(sorted(starts)),
        tuple(inner),
        tuple(_of_undertakings(text, borders, names)),
        tuple(colons),
        tuple(resumed),
        tuple(sorted(joined)),
    )


def _set_against(text: str, contrast: Match, verbs: Sequence[Match], names: Sequence[Span]) -> int:
    """Return where a clause begins that a word sets against the one before, 0 where it stands inside its only clause.

    "Ale is a partner, Hof, however, is not"; but "The twinning with Hof, however, has ended".
    """
    commas = [m.start() for m in _COMMA.finditer(text, 0, contrast.start)]
    start = 0
    while commas:
        comma = commas.pop()
        between = [at for at, _ in names if comma < at < contrast.start]
        if len(between) > 1 or any(comma < verb.start < contrast.start for verb in verbs):
            break
        start = comma + 1
    return start if any(verb.end < start for verb in verbs) else 0


def _holds_asides(rest: str, opener: Match, names: Sequence[Span], triggers: Sequence[Span]) -> bool:
    """Tell whether commas in what follows a subordinate clause's opener come in pairs: ", although a bid, a small one, failed"."""
    told = any(opener.end <= start < opener.end + len(rest) for start, _ in (*names, *triggers))
    commas = len(_COMMA.findall(rest))
    return opener.start > 0 and not told and commas > 0 and commas % 2 == 0


def _between(at: int, verbs: Sequence[Match]) -> bool:
    return any(verb.end <= at for verb in verbs) and any(verb.start > at for verb in verbs)


def _of_undertakings(text: str, borders: Sequence[Match], names: Sequence[Span]) -> Iterator[int]:
    """Yield where a relative clause begins whose noun is an undertaking: "the bid for Hull, in which"."""
    commas = [m.start() for m in _COMMA.finditer(text) if not is_list_comma(m.start(), text, names)]
    nouns = [b.start for b in borders if b.cue.kind in {"undertaking", "resumes"}]
    for opener in (b for b in borders if b.cue.kind == "relative"):
        clause = max((at for at in commas if text[at + 1 : opener.start].strip()), default=0)
        if any(clause <= noun < opener.start for noun in nouns):
            yield opener.start


def _has_subject_behind(verb: Match, text: str, names: Sequence[Span]) -> bool:
    """Tell whether a verb opens the main clause behind a subordinate one: "Trots att … är Ale …"."""
    return any(0 < start - verb.end <= _NEXT and "," not in text[verb.end : start] for start, _ in names)


def _in_name(border: Match, names: Sequence[Span]) -> bool:
    return any(start <= border.start and border.end <= end for start, end in names)


def _in_row(text: str, joint: Match, opened: int, names: Sequence[Span]) -> bool:
    """Tell whether "and" stands between the first two names of a clause that "and" opened: "and Ale and Hof take part"."""
    inside = [span for span in names if opened <= span[0] and span[1] <= joint.start]
    apart = [name for name in inside if text[name[1] : joint.start].isspace()]
    return len(inside) == 1 and bool(apart) and _begins_name(joint.end, text, names)


def _joins_subjects(joint: Match, borders: Sequence[Match], verbs: Sequence[Match]) -> bool:
    """Tell whether "and" stands before the verb of what another clause tells: "It is a myth that Ale and Hof are …"."""
    opened = max((b.end for b in borders if b.cue.kind == "complement" and b.end < joint.start), default=None)
    if opened is None or joint.start - opened > _SUBJECT:
        return False
    return not any(opened <= verb.start < joint.start for verb in verbs)


def _joins_clauses(
    text: str, joint: Match, verbs: Sequence[Match], names: Sequence[Span], triggers: Sequence[Span]
) -> bool:
    """Tell whether "and" joins two statements: each side has a verb, and the right one comes soon behind it."""
    after = next((verb for verb in verbs if verb.start >= joint.end), None)
    comma = text[: joint.start].rstrip().endswith(",")
    if not any(verb.end <= joint.start for verb in verbs):
        return comma and after is not None and not _begins_name(joint.end, text, names)
    if after is None:
        return comma and not _begins_name(joint.end, text, names)
    between = text[joint.end : after.start]
    return len(between) < 50 and (_COMMA.search(between) is None)


def _begins_name(offset: int, text: str, names: Sequence[Span]) -> bool:
    rest = text[offset:]
    at = offset + len(rest) - len(rest.lstrip())
    return any(start <= at + 4 and at < end for start, end in names)


def _next_comma(text: str, offset: int, names: Sequence[Span], relatives: Sequence[int] = ()) -> int:
    """Return where a subordinate clause ends: at the next comma that neither stands between names nor holds a relative."""
    held = False
    for match in _COMMA.finditer(text, offset):
        if is_list_comma(match.start(), text, names):
            continue
        opens = any(0 < start - match.start() <= _RELATIVE for start in relatives)
        if not opens and not held:
            return match.start()
        held = opens
    return len(text)


def is_list_comma(at: int, text: str, names: Sequence[Span]) -> bool:
    """Tell whether a comma only stands between two names.

    >>> is_list_comma(3, "Ale, Hof and Ulm", [(0, 3), (5, 8), (13, 16)]), is_list_comma(3, "Ale, which", [(0, 3)])
    (True, False)
    """
    before = any(end <= at <= end + 1 for _, end in names)
    gap = len(text[at + 1 :]) - len(text[at + 1 :].lstrip())
    return before and any(0 <= start - (at + 1 + gap) <= 4 for start, _ in names)


def _asides(
    text: str, starts: set[int], names: Sequence[Span], triggers: Sequence[Span], cues: Collection[int]
) -> list[Aside]:
    """Return what stands between two commas or dashes and names nothing: ", an idea from 2016,"."""
    marks = [m.start() for m in _COMMA.finditer(text)]
    dashes = [m.start() for m in _DASH.finditer(text)]
    found = []
    for edges in (marks, dashes):
        for left, right in pairwise(edges):
            opened = left + 2 in cues and not any(0 <= start - left <= _APART for start, _ in names)
            held = [span for span in ((*triggers,) if opened else (*names, *triggers)) if left <= span[0] < right]
            if not held and not any(left < start < right for start in starts) and text[:left].strip():
                found.append(Aside(left, right))
    return found
