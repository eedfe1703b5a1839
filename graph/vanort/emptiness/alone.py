"""A part by itself: terms that nothing knows, values that a property never has, the wrong direction."""

from __future__ import annotations

from collections.abc import Iterator

from vanort.emptiness.pattern import RDF_TYPE, Part, Term
from vanort.emptiness.search import Note, Search, cut, short
from vanort.emptiness.values import literal_fault


class Alone(Search):
    """Look at each part as if it were the whole query."""

    __slots__ = ()

    def of_terms(self, part: Part) -> Iterator[Note]:
        """Say which terms of a part nothing knows."""
        if part.kind == "triple":
            subject, *verbs, object_ = part.terms
            typing = any(term.text == RDF_TYPE or self.is_type(term) for term in verbs if term.kind in ("iri", "name"))
            for term in verbs:
                if term.kind in ("iri", "name"):
                    yield from self.of_property(term)
            for term in (subject, object_):
                if term.kind in ("iri", "name"):
                    yield from self.of_class(term) if typing and term is object_ else self.of_thing(term)
        elif part.kind == "graph":
            yield from self.of_graph(part.terms[0])
        elif part.kind == "exists":
            for inner in part.groups[0]:
                yield from self.of_terms(inner)
        elif part.kind in ("filter", "values"):
            unknown = [
                note for term in part.terms if term.kind in ("iri", "name") for note in self.of_thing(term, part)
            ]
            if part.kind == "filter" or len(unknown) == sum(1 for t in part.terms if t.kind != "variable"):
                yield from unknown

    def of_graph(self, name: Term) -> Iterator[Note]:
        """Say that there is no graph of a name."""
        if name.kind != "variable" and not self.probes.has_graph(name):
            near = self.probes.nearest(self.probes.iri(name), self.probes.graphs)
            yield self.note(name.start, f"There is no graph {name.text}.", near)

    def of_property(self, term: Term) -> Iterator[Note]:
        """Say why nothing is said with a property."""
        pattern = f"?vanort_s {term.text} ?vanort_o"
        if self.is_type(term) or self.probes.holds(pattern):
            return
        if self.probes.holds(f"GRAPH ?vanort_g {{ {pattern} }}"):
            if not self.graph:
                yield self.note(
                    term.start,
                    f"{term.text} stands in the named graphs only.",
                    f"Write GRAPH ?g {{ … {short(term)} … }} around it.",
                )
        elif self.probes.anywhere(f"{term.text} ?vanort_p ?vanort_o"):
            yield self.note(term.start, f"Nothing is said with {short(term)}, though the term is known.", fault=False)
        else:
            near = self.probes.nearest(self.probes.iri(term), self.probes.properties)
            yield self.note(term.start, f"Nothing knows the property {short(term)}.", near)

    def of_class(self, term: Term) -> Iterator[Note]:
        """Say why nothing is of a class."""
        if self.probes.anywhere(f"?vanort_s a {term.text}"):
            return
        if self.probes.anywhere(f"{term.text} ?vanort_p ?vanort_o"):
            if self.probes.iri(term) in self.probes.classes:
                yield self.note(term.start, f"There is nothing of the class {term.text}.", fault=False)
            else:
                near = self.probes.nearest(self.probes.iri(term), self.probes.classes)
                yield self.note(term.start, f"{term.text} is no class, and nothing has it as its type.", near)
        else:
            near = self.probes.nearest(self.probes.iri(term), self.probes.classes)
            yield self.note(term.start, f"Nothing knows the class {term.text}.", near)

    def of_thing(self, term: Term, part: Part | None = None) -> Iterator[Note]:
        """Say that a thing is unknown; in a filter (`part`) it may be a property, a class or a graph, too."""
        if part is not None and _is_called_or_typed(self.text, term):
            return
        known = f"{{ {term.text} ?vanort_p ?vanort_o }} UNION {{ ?vanort_s ?vanort_p {term.text} }}"
        if part is not None:
            known += f" UNION {{ ?vanort_s {term.text} ?vanort_o }} UNION {{ GRAPH {term.text} {{ ?a ?b ?c }} }}"
        if not self.probes.anywhere(f"{{ {known} }}"):
            near = self.probes.nearest(self.probes.iri(term), self.probes.things)
            yield self.note(term.start, f"Nothing is said of {term.text}, and nothing names it.", near)

    def of_triple(self, part: Part) -> Iterator[Note]:
        """Say why nothing matches a triple whose terms are all known."""
        if not part.is_simple:
            yield self.note(part.start, f"Nothing matches {cut(part.text)}.", fault=False)
            return
        subject, verb, object_ = part.terms
        if object_.kind in ("text", "number", "boolean"):
            fault = literal_fault(self.probes, verb, object_, self.graph)
            yield self.note(object_.start, fault[0], fault[1], fault=fault[2])
            return
        if not self.matches(f"?vanort_s {verb.text} ?vanort_o"):
            return
        at = verb.start or part.start
        turned = self.matches(f"{object_.text} {verb.text} {subject.text}") if object_.kind != "text" else False
        constant, fits = (
            (subject, "{0} {1} ?vanort_x") if subject.kind != "variable" else (object_, "?vanort_x {1} {0}")
        )
        things = (f"?vanort_s {verb.text} ?vanort_o", "FILTER(isIRI(?vanort_o) || isBlank(?vanort_o))")
        if constant is object_ and constant.kind in ("iri", "name") and not self.matches(*things):
            found = f"The values of {short(verb)} are texts or numbers, and {object_.text} is a thing."
            yield self.note(object_.start, found)
            return
        if turned and not self.kind_can(constant, verb, fits):
            yield self.note(
                at,
                f"{short(verb)} goes the other way: nothing like {constant.text} stands on this side of it.",
                f"Write {object_.text} {short(verb)} {subject.text}",
            )
            return
        if constant.kind in ("iri", "name") and not self.is_type(verb) and not self.kind_can(constant, verb, fits):
            yield self.note(
                at,
                f"Nothing of the kind of {constant.text} {'has' if constant is subject else 'is the value of'} {short(verb)}.",
            )
            return
        hint = f"The other way round there is a match: {object_.text} {short(verb)} {subject.text}" if turned else ""
        yield self.note(part.start, f"Nothing matches {cut(part.text)}.", hint, fault=False)

    def kind_can(self, thing: Term, verb: Term, fits: str) -> bool:
        """Tell whether another thing of a class of this one stands where this one stands."""
        typed = f"{thing.text} a ?vanort_k"
        if not self.probes.anywhere(typed):
            return True  # of no class, so nobody can tell
        other = fits.format("?vanort_other", verb.text)
        return self.matches(other, typed, "?vanort_other a ?vanort_k") or self.probes.holds(
            typed, "?vanort_other a ?vanort_k", other
        )


def _is_called_or_typed(text: str, term: Term) -> bool:
    """Tell whether a name in a filter is a function, or the datatype of a text."""
    return text[: term.start].endswith("^^") or text[term.start + len(term.text) :].lstrip().startswith("(")
