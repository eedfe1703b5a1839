"""The WHERE of a query as patterns with their places in the text, each in the words in which it was written.

Follows https://www.w3.org/TR/sparql11-query/#sparqlGrammar as far as a query that an engine has accepted needs it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from vanort.store import guard
from vanort.store.guard import Token

_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?<!\.)")
_TERMS = ("variable", "iri", "name", "text", "number", "boolean")
PATTERNS, RDF_TYPE = "vanort_", "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


class Unreadable(Exception):
    """The text is not written as this reader knows it."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term as it is written; a blank node is a variable of its own."""

    kind: str
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a group: a triple, a filter, a block of values, or a group with its kind."""

    kind: str  # triple, filter, bind, values, exists, absent, optional, minus, service, graph, group, union, select
    text: str  # what stands for it in a query
    start: int
    terms: tuple[Term, ...] = ()  # of a triple: subject, the terms of its path, object; else all terms in it
    verb: str = ""
    groups: tuple[tuple[Part, ...], ...] = ()

    @property
    def is_simple(self) -> bool:
        """Whether it is a triple with one property, not a path and not a variable."""
        return self.kind == "triple" and len(self.terms) == 3 and self.terms[1].kind in ("iri", "name")


@dataclass(frozen=True, slots=True)
class Where:
    """What a query asks of its dataset: all of `before` stands in front of a group of one's own."""

    prologue: str
    dataset: str
    parts: tuple[Part, ...]
    rest: tuple[Token, ...] = field(default=(), repr=False)
    graphs: tuple[Term, ...] = ()  # that FROM and FROM NAMED name


def read_where(text: str) -> Where:
    """Take the WHERE of a query apart.

    >>> [part.text for part in read_where("SELECT * { ?s a ?c ; ?p 'x' FILTER(?c > 1) }").parts]
    ['?s a ?c', "?s ?p 'x'", 'FILTER(?c > 1)']

    Raises Unreadable where it is not written as this reader knows it.
    """
    reading = guard.read(text)
    return _Reader(text, list(_with_numbers(text))).where(reading.form, reading.start)


def _with_numbers(text: str) -> Iterator[Token]:
    end = 0
    for token in guard.tokens(text):
        if token.start < end:
            continue
        number = token.kind == "other" and token.value in "0123456789+-." and _NUMBER.match(text, token.start)
        if number:
            token = Token("number", number.group(), token.start, number.end())
        elif token.kind == "word" and token.value in ("TRUE", "FALSE"):
            token = Token("boolean", token.value.lower(), token.start, token.end)
        end = token.end
        yield token


class _Reader:
    def __init__(self, text: str, read: list[Token]) -> None:
        self.text, self.read, self.at, self.made = text, read, 0, 0

    def where(self, form: str, start: int) -> Where:
        while self.read[self.at].start < start:
            self.at += 1
        self.at += 1
        if form == "CONSTRUCT" and self.next == "{":
            self.skip("{", "}")
        dataset: list[str] = []
        graphs: list[Term] = []
        depth = 0
        described = self.at
        while self.next != "{" or depth:
            if self.at >= len(self.read):  # a DESCRIBE of things by their names
                named = [token for token in self.read[described:] if token.kind in ("iri", "name")]
                terms = tuple(Term(token.kind, token.value, token.start) for token in named)
                things = (Part("values", "", named[0].start, terms),) if named and not dataset else ()
                return Where(self.text[:start], " ".join(dataset), things)
            if self.next == "FROM":
                stop = self.at + (2 if self.read[self.at + 1].value == "NAMED" else 1)
                dataset.append(self.text[self.read[self.at].start : self.read[stop].end])
                graphs.append(Term(self.read[stop].kind, self.read[stop].value, self.read[stop].start))
            depth += {"(": 1, ")": -1}.get(self.next, 0)
            self.at += 1
        parts = self.group()
        return Where(self.text[:start], " ".join(dataset), parts, tuple(self.read[self.at :]), tuple(graphs))

    @property
    def next(self) -> str:
        return self.read[self.at].value if self.at < len(self.read) else ""

    def take(self, *values: str) -> Token:
        if self.at >= len(self.read) or (values and self.next not in values):
            raise Unreadable(self.next)
        self.at += 1
        return self.read[self.at - 1]

    def skip(self, opening: str, closing: str) -> int:
        """Pass a balanced part and return where it ends in the text."""
        self.take(opening)
        depth = 1
        while depth:
            value = self.take().value
            depth += {opening: 1, closing: -1}.get(value, 0)
        return self.read[self.at - 1].end

    def group(self) -> tuple[Part, ...]:
        self.take("{")
        parts: list[Part] = []
        if self.next == "SELECT":
            return (self.select(),)
        while self.next != "}":
            if self.next == ".":
                self.at += 1
            else:
                parts += self.part()
        self.take("}")
        return tuple(parts)

    def select(self) -> Part:
        first = self.at
        self.at = first + 1
        depth = 0
        while self.next != "{" or depth:
            depth += {"(": 1, ")": -1}.get(self.take().value, 0)
        inner = self.group()
        while self.next != "}":
            if self.next == "{":
                self.skip("{", "}")
            else:
                self.take()
        start, end = self.read[first].start, self.read[self.at - 1].end
        self.take("}")
        return Part("select", "{ " + self.text[start:end] + " }", start, (), "", (inner,))

    def part(self) -> list[Part]:
        first, word = self.read[self.at], self.next
        known = first.kind == "word" and word != "A"
        if word == "{":
            groups = [self.group()]
            while self.next == "UNION":
                self.take()
                groups.append(self.group())
            return [self.made_of("union" if len(groups) > 1 else "group", first, groups)]
        if known and word in ("OPTIONAL", "MINUS", "LATERAL"):
            self.take()
            return [self.made_of(word.lower(), first, [self.group()])]
        if known and word in ("GRAPH", "SERVICE"):
            self.take()
            if self.next == "SILENT":
                self.take()
            name = self.term()
            return [self.made_of(word.lower(), first, [self.group()], (name,))]
        if known and word == "FILTER":
            self.take()
            if self.next in ("NOT", "EXISTS"):
                kind = "exists" if self.take().value == "EXISTS" else "absent"
                if kind == "absent":
                    self.take("EXISTS")
                return [self.made_of(kind, first, [self.group()])]
            if self.next != "(":
                self.take()
            self.skip("(", ")")
            return [self.span("filter", first)]
        if known and word in ("BIND", "VALUES"):
            self.take()
            if self.next == "(":
                self.skip("(", ")")
            if word == "VALUES":
                self.at += self.next != "{"  # the one variable
                self.skip("{", "}")
            return [self.span(word.lower(), first)]
        return self.triples()

    def span(self, kind: str, first: Token) -> Part:
        inside = [token for token in self.read[: self.at] if token.start >= first.start]
        terms = tuple(Term(t.kind, self.text[t.start : t.end], t.start) for t in inside if t.kind in _TERMS)
        return Part(kind, self.text[first.start : self.read[self.at - 1].end], first.start, terms)

    def made_of(self, kind: str, first: Token, groups: list[tuple[Part, ...]], terms: tuple[Term, ...] = ()) -> Part:
        text = self.text[first.start : self.read[self.at - 1].end]
        return Part(kind, text, first.start, terms, "", tuple(groups))

    def triples(self) -> list[Part]:
        found: list[Part] = []
        subject = self.node(found)
        if self.next not in (".", "}"):
            self.properties(subject, found)
        return found

    def properties(self, subject: Term, found: list[Part]) -> None:
        while True:
            first = self.at
            verbs = self.path()
            verb = self.text[self.read[first].start : self.read[self.at - 1].end]
            while True:
                object_ = self.node(found)
                text = f"{subject.text} {verb} {object_.text}"
                found.append(Part("triple", text, self.read[first].start, (subject, *verbs, object_), verb))
                if self.next != ",":
                    break
                self.take()
            if self.next != ";":
                return
            while self.next == ";":
                self.take()
            if self.next in (".", "}", "]", ""):
                return

    def path(self) -> list[Term]:
        """Read a path: its terms, and signs between them."""
        terms = self.step()
        while self.next in ("/", "|"):
            self.take()
            terms += self.step()
        return terms

    def step(self) -> list[Term]:
        signs = 0
        while self.next in ("^", "!"):
            self.take()
            signs += 1
        if self.next == "(":
            self.take()
            terms = self.path() if self.next != ")" else []
            self.take(")")
            signs += 1
        elif self.read[self.at].kind == "word":
            token = self.take("A")
            terms = [Term("iri", RDF_TYPE, token.start)]
        else:
            terms = [self.term()]
        while self.next in ("*", "+", "?"):
            self.take()
            signs += 1
        return [*terms, Term("sign", "", 0)] if signs else terms

    def node(self, found: list[Part]) -> Term:
        token = self.read[self.at]
        if self.next == "[":
            self.take()
            made = self.fresh(token)
            if self.next != "]":
                self.properties(made, found)
            self.take("]")
            return made
        if self.next == "(":
            self.skip("(", ")")
            return self.fresh(token)
        return self.term()

    def term(self) -> Term:
        token = self.take()
        if token.kind == "name" and token.value.startswith("_:"):
            return Term("variable", f"?{PATTERNS}{re.sub(r'[^A-Za-z0-9]', '_', token.value[2:])}", token.start)
        if token.kind not in _TERMS:
            raise Unreadable(token.value)
        end = token.end
        if token.kind == "text":
            if self.at < len(self.read) and self.read[self.at].kind == "language":
                end = self.take().end
            elif self.next == "^":
                self.take()
                self.take("^")
                end = self.take().end
        return Term(token.kind, self.text[token.start : end], token.start)

    def fresh(self, token: Token) -> Term:
        self.made += 1
        return Term("variable", f"?{PATTERNS}{self.made}", token.start)
