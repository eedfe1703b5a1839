"""A large dataset without persons, line by line: only the lines that can matter for what is personal are held.

Most lines of a register can neither be personal nor say what is: they have no passage, no address and no word of any name, and
are about nobody. They go out as they stand. All others are dealt with together, as in a dataset that is held whole
(`vanort.privacy.publish`), and come to the same lines.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from vanort.privacy.personal_things import STRUCTURE, dropped_things, marked_terms, personal_values
from vanort.privacy.publish import Personal, must_not_leak, without_persons
from vanort.privacy.withheld import GRAPHS
from vanort.store.cells import cell_text
from vanort.store.quads import Quad, by_line, quad_line, read_quads
from vanort.vocabulary import GRAPH, VANORT

# Bytes of a dataset that is not held whole: of more, publishing takes some thirteen times as much memory.
LARGE = 50_000_000
_AT_ONCE = 20_000  # lines that are searched together before they leave: some 4 MB
_OA = "<http://www.w3.org/ns/oa#"
_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_MARKING = ("personalData> ", "subClassOf> ", "subPropertyOf> ")
_OWN = tuple(f"<{term}>" for term in (VANORT.ContactPoint, VANORT.Document))
_STAND_IN = f" <{GRAPHS}"
_ESCAPED = ("\\", "%")  # what reads otherwise once it is undone is looked at with the rest

Reads = Callable[[], Iterator[str]]


@dataclass(frozen=True)
class Streamed:
    """What may be shown of a dataset: `lines` begins anew each time; `personal` is what was taken out."""

    lines: Reads
    personal: Personal
    stand_ins: tuple[Quad, ...]

    def searched(self, path: Path | str) -> Iterator[str]:
        """Yield the lines with the stand-ins in their places, each searched for what is personal before it leaves.

        `path` is where they go to. Raises PrivacyError where something personal is left.
        """
        whole = heapq.merge(self.lines(), sorted(map(quad_line, self.stand_ins)))
        while some := list(islice(whole, _AT_ONCE)):
            if self.personal.names or self.personal.emails or self.personal.telephones:
                must_not_leak(path, "".join(some).encode("utf-8"), self.personal)
            yield from some


def streamed(path: Path, *, include_contacts: bool = False) -> Streamed:
    """Read a dataset that a build has written, and leave out what is personal, unless contacts are asked for; see the module.

    It is read several times, and no part of a register is held.
    """

    def lines() -> Iterator[str]:
        with path.open(encoding="utf-8", newline="\n") as file:
            yield from file

    if include_contacts:
        stood_in = tuple(read_quads("".join(line for line in lines() if _STAND_IN in line)))
        return Streamed(lambda: (line for line in lines() if _STAND_IN not in line), Personal(), stood_in)
    held = _held(lines)
    published = without_persons(by_line(read_quads("".join(held))))

    def left() -> Iterator[str]:
        light = (line for line in lines() if line not in held)
        return heapq.merge(light, (f"{line}\n" for line in published.nquads.split("\n") if line))

    return Streamed(left, published.personal, published.stand_ins)


def _held(lines: Reads) -> set[str]:
    """Return the lines that can matter: what says who is a person, what is about them, and what may have a word of their names."""
    marking = by_line(read_quads("".join(line for line in lines() if any(sign in line for sign in _MARKING))))
    classes, properties = (frozenset(f"<{term}>" for term in terms) for terms in marked_terms(marking.values()))
    asked = {f"<{term}>" for term in STRUCTURE} | properties
    held = {line for line in lines() if _is_structure(line, asked, {*classes, *_OWN})}
    held.update(marking)
    dropped = {cell_text(term) for term in dropped_things(by_line(read_quads("".join(held))).values())}
    if dropped:
        held.update(line for line in lines() if not dropped.isdisjoint(_ends(line)))
    gone = [line for line in held if not dropped.isdisjoint(_ends(line)) or _predicate(line) in properties]
    personal = personal_values(by_line(read_quads("".join(held))).values())
    around = {term for line in gone for term in _ends(line) if term.startswith("<")}
    if around or personal.names or personal.emails or personal.telephones:
        held.update(line for line in lines() if _may_hold(line, personal))
        held.update(_first_about(lines, around))
    return held


def _is_structure(line: str, asked: Collection[str], classes: Collection[str]) -> bool:
    _, predicate, rest = line.split(" ", 2)
    if predicate == _TYPE:
        return rest.startswith(tuple(classes))
    if predicate in asked or predicate.startswith(_OA) or _STAND_IN in rest:
        return True
    return rest.startswith('"claims/') or rest.endswith(_GRAPHS_OF_PEOPLE)


_GRAPHS_OF_PEOPLE = tuple(f"<{GRAPH}{name}> .\n" for name in ("claims", "links", "ontology"))


def _may_hold(line: str, personal: Personal) -> bool:
    return any(sign in line for sign in _ESCAPED) or personal.may_hold(line)


def _first_about(lines: Reads, terms: set[str]) -> Iterator[str]:
    """Yield a line for each of some things that has it for a subject or object: it is known that they stay."""
    wanted = set(terms)
    for line in lines():
        if not wanted.isdisjoint(found := _ends(line)):
            wanted.difference_update(found)
            yield line


def _predicate(line: str) -> str:
    return line.split(" ", 2)[1]


def _ends(line: str) -> tuple[str, str]:
    r"""Return subject and object of a line of N-Quads as it writes them.

    >>> _ends('<a:s> <a:p> "o <a:x> "@en <a:g> .\n')
    ('<a:s>', '"o <a:x> "@en')
    """
    subject, _, rest = line.split(" ", 2)
    return subject, rest[: rest.rindex(" <")]
