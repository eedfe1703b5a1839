"""Whether a sentence asserts one statement, or plans, ends or denies it, after NegEx and ConText.

Chapman and others (2001), "A simple algorithm for identifying negated findings"; Harkema and others (2009), "ConText". Cues that
only look like one go first; a cue's scope ends with its clause; what counts is the clause with the statement's own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vanort.extraction.discourse.cues import ARTICLE, CueTable, Match
from vanort.extraction.discourse.sentence_clauses import Aside, Clauses, Span, divide, is_list_comma
from vanort.extraction.mentions.contrasts import Contrast, contrasts

ASSERTED, PLANNED, PAST, NEGATED = "asserted", "planned", "past", "negated"
_STATUS = {"negated": NEGATED, "left": PAST, "planned": PLANNED, "past": PAST}  # the weightier first
_OPENING = 10  # characters before a cue that tells on of what the clause before names: "but it declined"
_CONDITION = 3  # characters before a condition that opens a sentence
_LEADING = 12  # characters before a cue in a bracket: "(since 2014 dormant)"
_JOINTS = re.compile(r"(?:;|\s[–—-])\s+")
_SHORT = 6  # words in a bracket or cell that says how things stand with what is before it: "(dormant since 2014)"


@dataclass(frozen=True)
class Verdict:
    """What a text makes of a statement, the words that decided, and the kind of their cue; empty where it asserts it."""

    status: str = ASSERTED
    because: str = ""
    kind: str = ""


@dataclass(frozen=True, eq=False)
class Statement:
    """One statement in its sentence: offsets of what it is told of, of the words that tell it, and of all names.

    `standing` holds for relations that can end while both sides go on: twin towns, memberships, contacts. `row` is a
    row of a table, whose cells are clauses.
    """

    text: str
    told: Span | None = None
    triggers: tuple[Span, ...] = ()
    names: tuple[Span, ...] = ()
    standing: bool = False
    row: bool = False


def judge(table: CueTable, statement: Statement) -> Verdict:
    """Return how a sentence holds a statement; without `told`, how it holds anything at all.

    >>> from vanort.extraction.discourse.cues import cue_table
    >>> from vanort.languages import language_packs
    >>> english, text = cue_table(language_packs()["en"]), "Ale is a partner but Hof is not."
    >>> [judge(english, Statement(text, name, names=((0, 3), (21, 24)))).status for name in ((0, 3), (21, 24))]
    ['asserted', 'negated']
    """
    taken_back = _taken_back(table, statement)
    if taken_back:
        return Verdict(NEGATED, taken_back, "correction")
    cues = table.find(statement.text, statement.names)
    if not cues:
        return Verdict()
    turned = _turned(table, statement)
    if turned and statement.told and turned.denies(statement.told[0]):
        return Verdict(NEGATED, statement.text[slice(*turned.negation)], "antithesis")
    held = (turned.negation, turned.turn) if turned else ()
    cues = [m for m in cues if not any(m.start < end and start < m.end for start, end in held)]
    clauses = divide(
        table, statement.text, statement.names, statement.triggers, cues, row=statement.row, apart_from=held
    )
    points = _points(statement, clauses)
    reaching = [m for m in cues if _reaches(m, statement, clauses, points)]
    lifts = [m for m in reaching if m.cue.kind == "lifts" and m.cue.category == "planned"]
    resumed = any(m.cue.kind == "lifts" and m.cue.category == "past" for m in cues)
    lifted = bool(lifts) and not any(m.cue.kind == "whole" for m in reaching)
    given = _is_given(statement, table)
    for category, status in _STATUS.items():
        if (category == "past" and not statement.standing) or (category == "planned" and lifted):
            continue
        if resumed and category in {"past", "left"}:
            continue  # "The link lapsed in 2004 and was renewed in 2009"
        if given and category in {"negated", "planned"}:
            continue
        for match in reaching:
            if match.cue.category == category and match.cue.kind != "lifts":
                return Verdict(status, statement.text[match.start : match.end], match.cue.kind)
    return Verdict()


def _turned(table: CueTable, statement: Statement) -> Contrast | None:
    """Return where the sentence names what is told of in "not A but B", as A or as B; None where it does not."""
    if statement.told is None:
        return None
    found = contrasts(table.pack, statement.text, sorted(statement.names))
    return next((c for c in found if c.denies(statement.told[0]) or c.sets(statement.told[0])), None)


def _taken_back(table: CueTable, statement: Statement) -> str:
    """Return the words behind a semicolon or dash that deny what stands before: "…; no such agreement exists"."""
    if statement.told is None:
        return ""
    for joint in _JOINTS.finditer(statement.text, statement.told[1]):
        for cue in table.corrections:
            match = cue.pattern.match(statement.text, joint.end())
            if match is None or table.only_looks_so(statement.text, *match.span()):
                continue
            if not any(match.start() <= start < match.end() for start, _ in statement.names):
                return match.group()
    return ""


def _is_given(statement: Statement, table: CueTable) -> bool:
    """Tell whether the words right before a name take the statement for granted: "we plan to visit our twin town Hof"."""
    told = statement.told
    return told is not None and any(
        border.cue.kind == "given" and 0 <= told[0] - border.end <= ARTICLE for border in table.borders(statement.text)
    )


def _points(statement: Statement, clauses: Clauses) -> tuple[Span, ...]:
    """Return what is told of, and the words that tell it: those in its own clause, else the nearest."""
    told = statement.told
    if told is None:
        return ()
    # A trigger may run over a border, "fikk … av": what counts is its end that is nearer to what is told of.
    near = [(t[1] - 1, t[1]) if t[1] <= told[0] else (t[0], t[0] + 1) for t in statement.triggers]
    outside = [t for t in near if not told[0] <= t[0] < told[1]]
    own = [
        t
        for t in outside
        if clauses.outer_at(t[0]) == clauses.outer_at(told[0]) and clauses.inner_at(t[0]) == clauses.inner_at(told[0])
    ]
    nearest = sorted(own or outside, key=lambda t: max(t[0] - told[1], told[0] - t[1]))[:1]
    if nearest and not own and _goes_on(told, nearest[0], statement, clauses):
        return tuple(nearest)
    return (told, *nearest)


def _goes_on(told: Span, trigger: Span, statement: Statement, clauses: Clauses) -> bool:
    """Tell whether the next clause tells the statement without naming whom anew: "Ale does not lead it but is a partner"."""
    after = clauses.outer_at(trigger[0])
    if after != clauses.outer_at(told[0]) + 1:
        return False
    return not any(clauses.starts[after] <= start < trigger[0] for start, _ in statement.names)


def _reaches(match: Match, statement: Statement, clauses: Clauses, points: tuple[Span, ...]) -> bool:
    """Tell whether a cue's scope holds the statement."""
    kind, text, told = match.cue.kind, statement.text, statement.told
    apart = clauses.inner_at(match.start)
    if told is None:
        return kind != "next" and (apart is None or kind in {"whole", "lifts"})
    outer = clauses.outer_at(match.start)
    if kind == "next":
        same = match.end <= told[0] and clauses.outer_at(told[0]) == outer
        return same and _only_names(text[match.end : told[0]], match.end, statement.names)
    if kind == "fate" and apart is None and _tells_of_undertaking(match, told, outer, clauses):
        return True
    if kind == "whole":
        return any(_is_under(match, outer, clauses.outer_at(point[0]), clauses) for point in points)
    if apart is not None and not any(clauses.inner_at(point[0]) == apart for point in points):
        return _explains(match, apart, statement)
    near = [point for point in points if clauses.outer_at(point[0]) == outer and clauses.inner_at(point[0]) == apart]
    if match.cue.category in {"negated", "past", "left"}:
        near = [point for point in near if not any(match.start < colon < point[0] for colon in clauses.colons)]
    if kind == "lifts":
        return bool(near)
    goes_on = kind == "fate" and match.start - clauses.starts[outer] <= _OPENING
    if (kind == "after" or goes_on or match.cue.category == "left") and not near:
        return _without_subject(outer, statement, clauses) and any(
            clauses.outer_at(point[0]) == outer - 1 and clauses.inner_at(point[0]) is None for point in points
        )
    if not near and _resumes(match, outer, statement, clauses):
        return any(clauses.outer_at(point[0]) == outer - 1 for point in points)
    if statement.row and not near:
        return _tells_of_row(match, clauses, statement)
    return any(_on_its_side(match, point, statement, clauses) for point in near)


def _is_under(match: Match, outer: int, told: int, clauses: Clauses) -> bool:
    """Tell whether a cue for all its clause holds a clause: one that opens the sentence goes on behind "and", not behind "but".

    "If the fund agrees, work begins in May and Hof leads it".
    """
    opens = match.start <= _CONDITION and match.cue.category == "planned"
    return told == outer or (
        opens and outer == 0 and told > 0 and all(clauses.starts[at] in clauses.joined for at in range(1, told + 1))
    )


def _on_its_side(match: Match, point: Span, statement: Statement, clauses: Clauses) -> bool:
    kind, text = match.cue.kind, statement.text
    if kind in {"before", "around", "fate"} and point[0] >= match.start:
        return True
    if kind == "after":
        return point[0] <= match.start
    return kind in {"around", "fate"} and all(
        is_list_comma(m.start(), text, statement.names) or _edges(m.start(), statement, clauses)
        for m in _commas(text, point[1], match.start)
    )


def _edges(comma: int, statement: Statement, clauses: Clauses) -> bool:
    """Tell whether a comma opens or closes words beside the point: "the twinning with Hof, begun in 1979, ended"."""
    held = (*statement.names, *statement.triggers)
    return any(
        comma in {aside.start, aside.end} and not any(aside.start <= start < aside.end for start, _ in held)
        for aside in clauses.inner
    )


def _tells_of_undertaking(match: Match, told: Span, outer: int, clauses: Clauses) -> bool:
    """Tell whether a relative clause tells the statement of what comes to nothing: "The bid in which Ale is …, failed"."""
    return any(start <= told[0] < match.start and clauses.outer_at(start) == outer for start in clauses.of_undertakings)


def _commas(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    return re.compile(",").finditer(text, start, max(start, end))


def _only_names(between: str, offset: int, names: Sequence[Span]) -> bool:
    """Tell whether what stands between is names and what joins them: then "not" holds for the next name, too."""
    rest = [char for at, char in enumerate(between, start=offset) if not any(start <= at < end for start, end in names)]
    return "," not in rest and len("".join(rest).split()) <= 2


def _explains(match: Match, apart: Aside, statement: Statement) -> bool:
    """Tell whether a bracket or relative clause says how things stand with the name right before it: "Hof (dormant)"."""
    text, told = statement.text, statement.told
    if told is None or not apart.explains or any(apart.start < start < apart.end for start, _ in statement.names):
        return False
    if told[1] > apart.start or text[told[1] : apart.start].strip(" \xa0,"):
        return False
    words = text[apart.start : apart.end].split()
    short = text[apart.start] == "(" and len(words) <= _SHORT and match.start - apart.start <= _LEADING
    return short or match.cue.kind == "after"


def _without_subject(outer: int, statement: Statement, clauses: Clauses) -> bool:
    """Tell whether a clause names nothing, and so goes on about what the one before names: "… and left in 2016"."""
    return outer > 0 and not any(clauses.outer_at(start) == outer for start, _ in statement.names)


def _resumes(match: Match, outer: int, statement: Statement, clauses: Clauses) -> bool:
    """Tell whether a clause says how the relation told in the one before ended or failed: "but the agreement expired"."""
    fits = match.cue.category in {"past", "left"} or match.cue.kind == "fate"
    return fits and clauses.starts[outer] in clauses.resumed and _without_subject(outer, statement, clauses)


def _tells_of_row(match: Match, clauses: Clauses, statement: Statement) -> bool:
    """Tell whether a cell opens with a cue and says little else: then it says how things stand with its row."""
    outer = clauses.outer_at(match.start)
    start = clauses.starts[outer]
    end = clauses.starts[outer + 1] if outer + 1 < len(clauses.starts) else len(statement.text)
    cell = statement.text[start:end].strip(" \t|")
    opens = not statement.text[start : match.start].strip(" \t|(")
    return opens and len(cell.split()) <= _SHORT and not any(start <= name < end for name, _ in statement.names)
