"""Parts together: things that can never be both, filters that nothing passes, the one part that has no match."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from itertools import permutations

from vanort.emptiness.alone import Alone
from vanort.emptiness.compared import compared
from vanort.emptiness.pattern import Part
from vanort.emptiness.search import Note, Search, cut, every, short
from vanort.emptiness.values import language_fault, literal_fault

_LEAVING_OUT = ("filter", "exists", "absent", "minus")


class Together(Search):
    """Look at the parts of a group that have matches one by one."""

    __slots__ = ()

    def of_pairs(self, parts: Sequence[Part]) -> Iterator[Note]:
        """Say which two parts want the same thing to be what nothing is."""
        simple = [part for part in parts if part.is_simple]
        for part, other in permutations(simple, 2):
            typing = self.is_type(other.terms[1]) and other.terms[2].kind != "variable"
            if self.is_type(part.terms[1]) or (not typing and part.start > other.start):
                continue
            for side in (0, 2):
                shared = part.terms[side].text
                if part.terms[side].kind == "variable" and shared in (other.terms[0].text, other.terms[2].text):
                    yield from self._pair(part, other, side, typing)

    def _pair(self, part: Part, other: Part, side: int, typing: bool) -> Iterator[Note]:
        variable = part.terms[side].text
        name = variable[1:] if not variable.startswith("?vanort_") else "the blank node"
        mine, its = _general(part, variable, "1"), _general(other, variable, "2", keep_object=typing)
        if self.matches(mine, its) or self.is_possible(part, other, side, variable, typing):
            return
        turned = _general(part, variable, "1", turn=True)
        verb = part.terms[1]
        if self.matches(turned, its):
            yield self.note(
                part.start,
                f"{short(verb)} goes the other way: what ?{name} stands for is never on this side of it.",
                f"Write {part.terms[2].text} {short(verb)} {part.terms[0].text}",
            )
        elif not typing and self.matches(mine, _general(other, variable, "2", turn=True)):
            yield self.note(
                other.start,
                f"{short(other.terms[1])} goes the other way: what ?{name} stands for is never on this side of it.",
                f"Write {other.terms[2].text} {short(other.terms[1])} {other.terms[0].text}",
            )
        elif typing:
            classes = self._classes_of(mine, variable)
            yield self.note(
                other.terms[2].start,
                f"Nothing of the class {other.terms[2].text} {'has' if side == 0 else 'is a value of'} {short(verb)}.",
                f"{'It is said of' if side == 0 else 'Its values are of'}: {', '.join(classes)}." if classes else "",
            )
        else:
            yield self.note(
                other.start, f"Nothing can be ?{name} both here and in {cut(part.text)}: they are of other kinds."
            )

    def is_possible(self, part: Part, other: Part, side: int, variable: str, typing: bool) -> bool:
        """Tell whether two parts could meet in one thing, though none is there: by the ontology, or by a class in common."""
        verb = part.terms[1].text
        if typing:
            relation = "domain" if side == 0 else "range"
            said = f"{verb} <http://www.w3.org/2000/01/rdf-schema#{relation}> ?vanort_d"
            above = f"{other.terms[2].text} <http://www.w3.org/2000/01/rdf-schema#subClassOf>* ?vanort_d"
            return self.probes.holds(said, above)
        mine, its = _general(part, "?vanort_a", "1", side=side), _general(other, "?vanort_b", "2", of=variable)
        return self.matches(mine, its, "?vanort_a a ?vanort_k", "?vanort_b a ?vanort_k")

    def _classes_of(self, pattern: str, variable: str) -> list[str]:
        rows = self.probes.values("?vanort_k", f"{pattern} . {variable} a ?vanort_k", 6)
        return sorted(self.probes.shown(row[0][1]) for row in rows if row[0])

    def of_filters(self, parts: Sequence[Part]) -> Iterator[Note]:
        """Say which filter nothing passes, and whether it can be computed at all."""
        if misspelt := list(self._without_value(parts)):
            yield from misspelt
            return
        for part in parts:
            rest = [other.text for other in parts if other is not part]
            if part.kind not in _LEAVING_OUT or not rest or not self.matches(*rest):
                continue
            if unknown := self._unknown_beside(parts) or list(self._never(part, parts)):
                yield from unknown
            elif part.kind == "filter" and not self.matches(*rest, _computed(part)):
                found = f"{cut(part.text)} cannot be computed: a value is missing, or of another kind."
                yield self.note(part.start, found, self._sample(part, rest))
            else:
                found = f"Nothing passes {cut(part.text)}; without it there are matches."
                yield self.note(part.start, found, self._sample(part, rest), fault=False)

    def _without_value(self, parts: Sequence[Part]) -> Iterator[Note]:
        """Find a variable of a filter that no pattern knows."""
        others = [part for part in every(parts) if part.kind != "filter"]
        names = {term.text[1:] for part in others for term in part.terms if term.kind == "variable"}
        for part in parts:
            if part.kind != "filter" or re.search(r"\b(?:BOUND|COALESCE)\b", part.text, re.IGNORECASE):
                continue
            for term in part.terms:
                if term.kind == "variable" and term.text[1:] not in names:
                    near = difflib.get_close_matches(term.text[1:], names, n=1)
                    hint = f"Did you mean ?{near[0]}?" if near else "No pattern of this group gives it a value."
                    yield self.note(term.start, f"{term.text} has no value here.", hint)
                    return

    def _never(self, part: Part, parts: Sequence[Part]) -> Iterator[Note]:
        """Say what a filter wants a value to be that no value of its property is: of another datatype, in another language."""
        for one in compared(self.text, part) if part.kind == "filter" else ():
            for other in parts:
                if not other.is_simple or other.terms[2].text != one.variable:
                    continue
                verb, found, hint = other.terms[1], "", ""
                if one.is_language:
                    found, hint = language_fault(self.probes, verb, one.value.text.strip("\"'"), self.graph)
                else:
                    found, hint, is_fault = literal_fault(self.probes, verb, one.value, self.graph, by_value=True)
                    found = found if is_fault else ""
                if found:
                    yield self.note(one.value.start, found, hint)

    def _unknown_beside(self, parts: Sequence[Part]) -> list[Note]:
        """Say which terms of the optional parts nothing knows: a filter may wait for their values."""
        alone = Alone(self.text, self.probes, self.graph)
        optional = [inner for part in parts if part.kind == "optional" for inner in part.groups[0]]
        return [note for part in optional for note in alone.of_terms(part) if note.is_fault]

    def _sample(self, part: Part, rest: Sequence[str]) -> str:
        variable = next((term.text for term in part.terms if term.kind == "variable"), "")
        rows = (
            self.probes.values(variable, " ".join(f"{text} ." for text in rest), 3)
            if variable and part.kind == "filter"
            else []
        )
        shown = [self.probes.written(row[0]) for row in rows if row[0]]
        return f"{variable} is such as {', '.join(shown)}." if shown else ""

    def of_what_is_left_out(self, parts: Sequence[Part]) -> Iterator[Note]:
        """Say which single part keeps all the others from matching."""
        needed = [part for part in parts if part.kind not in ("optional", *_LEAVING_OUT)]
        if len(needed) < 2:
            return
        culprits = [part for part in needed if self.matches(*(p.text for p in parts if p is not part))]
        if len(culprits) == 1:
            yield self.note(
                culprits[0].start, f"Only {cut(culprits[0].text)} has no match beside the rest.", fault=False
            )


def _general(
    part: Part,
    variable: str,
    mark: str,
    *,
    keep_object: bool = False,
    turn: bool = False,
    side: int | None = None,
    of: str = "",
) -> str:
    """Return a triple with only its property and one variable kept: what could stand there at all."""
    shared = of or (part.terms[side].text if side is not None else variable)
    subject, verb, object_ = part.terms
    left = variable if subject.text == shared else f"?vanort_s{mark}"
    right = variable if object_.text == shared else object_.text if keep_object else f"?vanort_o{mark}"
    if turn:
        left, right = right, left
    return f"{left} {verb.text} {right}"


def _computed(part: Part) -> str:
    """Return a filter that everything passes for which the filter of a part gives yes or no, and no error."""
    condition = part.text[len("FILTER") :].strip()
    return f"FILTER(({condition}) || !({condition}))"
