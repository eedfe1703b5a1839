"""Draw conclusions from what the store says of each part of a query that has no answer.

A part that could never match is a fault: a term that nothing knows, a language or datatype that a property never has,
a class that never has it, the wrong direction, a filter that cannot be computed. A part that only has no match today
is a remark: the answer is then truly *not stated*.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from vanort.emptiness.alone import Alone
from vanort.emptiness.pattern import Part, Unreadable, Where, read_where
from vanort.emptiness.probes import TRUE, Ask, Probes
from vanort.emptiness.search import Note, Search, every
from vanort.emptiness.together import Together
from vanort.errors import VanortError
from vanort.store import guard
from vanort.store.answer import Answer
from vanort.store.cells import Row
from vanort.store.limits import too_slow

PATIENCE = 5.0  # seconds that a reader waits to hear why there is nothing
NOT_STATED = "Not stated: no source says anything that answers this."
_MOST_PARTS = 40  # a longer query is somebody's program, and would take as many questions as it has pairs
_ZERO = re.compile(r"[+-]?0+(?:\.0+)?(?:[eE][+-]?\d+)?")


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is to be said of an empty answer; it is not complete where time or grammar ended the search."""

    notes: tuple[Note, ...]
    is_complete: bool = True

    @property
    def is_able(self) -> bool:
        """Whether every part of the query could match."""
        return not any(note.is_fault for note in self.notes)

    def summary(self) -> str:
        """Return what an empty answer means, in one sentence."""
        if not self.is_able:
            return "No answer: a part of the query can match nothing."
        if self.is_complete:
            return NOT_STATED
        return "No answer; whether the query could have one was not found out in time."

    def sentences(self) -> tuple[str, ...]:
        """Return the notes as lines for a reader; what only has no match today is left out beside a fault."""
        return tuple(str(note) for note in self.notes if note.is_fault or self.is_able)


def looks_empty(text: str, kind: str, *, count: int, boolean: bool | None, first: Row = ()) -> bool:
    """Tell whether an answer says nothing: no row, no triple, false, or a count of nothing."""
    if kind == "ask":
        return boolean is False
    if count == 0:
        return True
    words = guard.read(text).words
    counting = not words.isdisjoint({"COUNT", "SUM", "AVG", "MIN", "MAX", "SAMPLE", "GROUP_CONCAT"})
    return (
        kind == "select"
        and count == 1
        and counting
        and "GROUP" not in words
        and all(cell is None or (cell[0] == "literal" and (not cell[1] or _ZERO.fullmatch(cell[1]))) for cell in first)
    )


def explain(text: str, ask: Ask) -> Explanation:
    """Say why a query that is right SPARQL has an empty answer; nothing where that cannot be told.

    `ask` gives the rows of another query on the same dataset, of an ASK one row; an error that it raises, such as a
    time limit, ends the search with what was found so far.
    """
    found: list[Note] = []
    complete = True
    try:
        where = read_where(text)
        for note in _notes(text, where, Probes(where, ask)):
            found.append(note)  # noqa: PERF402 (what was found before the time was up is kept)
    except (Unreadable, VanortError, IndexError):
        complete = False
    return Explanation(tuple(sorted(dict.fromkeys(found))), complete)


def asking(query: Callable[..., Answer], *, seconds: float = PATIENCE) -> Ask:
    """Return how `explain` asks a store: by its `query`, for so many seconds in all."""
    until = time.monotonic() + seconds

    def ask(text: str) -> list[Row]:
        left = until - time.monotonic()
        if left <= 0:
            raise too_slow(seconds)
        with query(text, timeout=left) as answer:
            if answer.kind == "ask":
                return [(TRUE,)] if answer.boolean else [(None,)]
            return list(answer.cells())

    return ask


def _notes(text: str, where: Where, probes: Probes) -> Iterator[Note]:
    parts = where.parts
    alone = Alone(text, probes)
    if unknown := [note for graph in where.graphs for note in alone.of_graph(graph)]:
        yield from unknown
        return
    if parts and not parts[0].text:  # DESCRIBE without a WHERE
        yield from alone.of_terms(parts[0])
        return
    if not parts or sum(1 for _ in every(parts)) > _MOST_PARTS:
        return
    if not probes.holds(*(part.text for part in parts)):
        yield from _of_group(Search(text, probes), parts)
        return
    for token in where.rest:  # the pattern matches, so what comes after it leaves nothing
        if token.kind == "word" and token.value in ("HAVING", "OFFSET", "LIMIT"):
            found = f"There are matches, but {token.value} leaves none of them."
            yield Search(text, probes).note(token.start, found, fault=False)
            return


def _of_group(search: Search, group: Sequence[Part]) -> Iterator[Note]:
    """Say what is wrong with a group, all of whose parts must match: first with the terms, then with ever more of it."""
    parts = list(_flat(group))
    alone = Alone(search.text, search.probes, search.graph)
    unknown = [note for part in parts for note in alone.of_terms(part)]
    yield from unknown
    if unknown:
        return
    single = [note for part in parts for note in _of_part(search, alone, part, parts)]
    yield from single
    if any(note.is_fault for note in single):
        return
    together = Together(search.text, search.probes, search.graph)
    joined = list(together.of_pairs(parts)) or list(together.of_filters(parts))
    yield from joined
    if not joined and not single:
        yield from together.of_what_is_left_out(parts)


def _of_part(search: Search, alone: Alone, part: Part, parts: Sequence[Part]) -> Iterator[Note]:
    """Say what is wrong with a part that has no match by itself."""
    if part.kind == "union":
        branches = [list(_of_group(search, branch)) for branch in part.groups]
        if all(any(note.is_fault for note in branch) for branch in branches):
            for branch in branches:
                yield from branch
    elif part.kind in ("select", "graph") and not search.matches(part.text):
        name = part.terms[0].text if part.kind == "graph" else search.graph
        yield from _of_group(Search(search.text, search.probes, name), part.groups[0])
    elif part.kind == "triple" and not search.matches(part.text, *_bound_by_values(part, parts)):
        yield from alone.of_triple(part)


def _flat(parts: Sequence[Part]) -> Iterator[Part]:
    for part in parts:
        if part.kind == "group":
            yield from _flat(part.groups[0])
        else:
            yield part


def _bound_by_values(part: Part, parts: Sequence[Part]) -> list[str]:
    names = {term.text for term in part.terms if term.kind == "variable"}
    return [p.text for p in parts if p.kind == "values" and names & {t.text for t in p.terms if t.kind == "variable"}]
