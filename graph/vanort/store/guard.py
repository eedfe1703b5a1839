"""Read a query far enough to know what it would reach for, before any engine sees it.

Engines follow SERVICE and LOAD out of the machine and have no switch that forbids it, so the words themselves
are looked for: as tokens of the grammar (https://www.w3.org/TR/sparql11-query/#sparqlGrammar), never inside
an IRI, a string, a comment, a name or a variable. How deep a query is nested is looked at, too, and of how many parts
it is made: the engine calls itself for each level, and for each part that it joins to those before (`{} UNION {} UNION {}`
is a tree), and ends its process where there are too many.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from vanort.errors import QueryError

FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
MOST_NESTED = 200  # levels; on a stack of 8 MB Oxigraph reads 500 of each kind, and ends at 2,000 of some
MOST_PARTS = (
    2_000  # joined to each other; on a stack of 8 MB Oxigraph reads 2,000 of each kind, and ends at 3,000 of some
)
UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"})

# Longest first, as the grammar's tokens are read. A name may hold an escaped quotation mark (ex:it\'s).
# A prefix has 100 characters at most: without an end, `a.a.a.` is read again from each of its letters.
_TOKEN = re.compile(
    r"""
    (?P<iri>     <(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*> )
  | (?P<comment> \#[^\r\n]* )
  | (?P<text>    \"\"\"(?:\"{0,2}(?:[^"\\]|\\.))*\"\"\" | '''(?:'{0,2}(?:[^'\\]|\\.))*'''
               | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*' )
  | (?P<variable>[?$]\w+ )
  | (?P<name>    (?:[^\W\d_](?:[\w.\-·]{0,98}[\w\-·])?|_)?:(?:[\w.:\-·]|%[0-9A-Fa-f]{2}|\\.)* )
  | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)* )
  | (?P<word>    [^\W\d][\w]* )
  | (?P<mark>    [{};] )
  | (?P<other>   \S )
    """,
    re.VERBOSE | re.DOTALL,
)
IRI = re.compile(r"""[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|^`\\]*""")
_OPENING, _CLOSING = frozenset({"{", "(", "[", "<<"}), frozenset({"}", ")", "]", ">>"})
_JOINING = frozenset({"UNION", "OPTIONAL", "MINUS", "FILTER", "BIND", "VALUES", "AS", "EXISTS"})
_OPERATORS = frozenset("|&+-*/^")
_TERMS = frozenset({"variable", "iri", "name", "text"})
_CODE_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


class Token(NamedTuple):
    """One word or mark of a query, with where it starts and ends; a word is in upper case."""

    kind: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What a query or an update asks for: its form (SELECT … or UPDATE) and the words it uses."""

    form: str
    words: frozenset[str]
    start: int = 0  # where the prologue ends and the form begins
    limit: int | None = None  # the LIMIT of the whole query

    @property
    def names_dataset(self) -> bool:
        """Whether the query chooses its own graphs with FROM."""
        return self.form != "UPDATE" and "FROM" in self.words

    @property
    def names_update_dataset(self) -> bool:
        """Whether the update chooses its own graphs with USING or WITH."""
        return self.form == "UPDATE" and not self.words.isdisjoint({"USING", "WITH"})


def tokens(text: str) -> Iterator[Token]:
    """Yield the words and marks of a query, without comments.

    >>> [token.value for token in tokens("ASK { ?s ex:service 'SERVICE' } # LOAD")]
    ['ASK', '{', '?s', 'ex:service', "'SERVICE'", '}']
    """
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "other"
        if kind != "comment":
            value = match.group()
            yield Token(kind, value.upper() if kind == "word" else value, match.start(), match.end())


def check_nesting(text: str) -> None:
    """Refuse a text in which brackets of any kind, or signs of negation, are nested too deep for an engine.

    >>> check_nesting("ASK { FILTER (" + "!" * 1_000 + "?x) }")
    Traceback (most recent call last):
    vanort.errors.QueryError: query:1: The query is nested more than 200 levels deep. Write it flatter: fewer brackets inside brackets.

    Raises QueryError with the line.
    """
    depth = negations = 0
    before, end = "", -1
    for match in _TOKEN.finditer(text):
        sign = match.group()
        if sign in "<>" and sign == before and match.start() == end:
            sign *= 2  # of a quoted triple; never a token of its own, since an IRI may begin with the second one
        if sign == "!":
            negations += 1
        elif match.lastgroup != "comment":
            negations = 0
        before, end = sign, match.end()
        if sign in _OPENING:
            depth += 1
        elif sign in _CLOSING and depth:
            depth -= 1
        if depth + negations > MOST_NESTED:
            raise QueryError(
                f"The query is nested more than {MOST_NESTED} levels deep.",
                path="query",
                line=text.count("\n", 0, match.start()) + 1,
                hint="Write it flatter: fewer brackets inside brackets.",
            )


def within_parts(found: Iterable[Token]) -> Iterator[Token]:
    """Pass tokens on, and refuse a query of more parts than an engine can join, each to all before it.

    Rows of VALUES and the triples of an update's DATA are no parts: they are read one by one, as are the members of `IN`.

    >>> len(list(within_parts(tokens("SELECT * { VALUES ?x { " + "1 " * 10_000 + "} }"))))
    10008
    >>> list(within_parts(tokens("ASK { FILTER (" + "?x || " * 2_000 + "?x) }")))
    Traceback (most recent call last):
    vanort.errors.QueryError: The query joins more than 2,000 parts. Make several queries of it, or name many things at once with VALUES or IN.

    Raises QueryError.
    """
    parts, inside = 0, [""]
    before = Token("", "", -1, -1)
    listed = data = False
    for token in found:
        sign, kind = token.value, token.kind
        data = data or sign == "DATA"
        if sign in _OPENING:
            inside.append(
                "VALUES" if (listed or data) and sign == "{" else inside[-1] if inside[-1] == "VALUES" else sign
            )
            listed = listed and sign != "{"
        elif sign in _CLOSING and len(inside) > 1:
            inside.pop()
        if sign == ";" and len(inside) == 1:  # the next update of several
            parts, data = 0, False
        listed = listed or sign == "VALUES"
        parts += inside[-1] != "VALUES" and (
            sign in _JOINING
            or sign == "{"
            or (sign in {".", ";", ","} and inside[-1] in {"{", "["})
            or (sign in _OPERATORS and before.value not in {"(", ","} and before.value != sign)
            or (inside[-1] == "(" and kind in _TERMS and before.kind in _TERMS)
        )
        before = token
        if parts > MOST_PARTS:
            raise QueryError(
                f"The query joins more than {MOST_PARTS:,} parts.",
                hint="Make several queries of it, or name many things at once with VALUES or IN.",
            )
        yield token


def read(text: str) -> Reading:
    """Return what the text asks for; whether it is right SPARQL is for the engine to say.

    >>> read("prefix s: <http://example.org/SERVICE> select * { ?s ?p 'LOAD' }").form
    'SELECT'

    Raises QueryError where the text holds neither a query nor an update, and where it is nested too deep or has too many parts.
    """
    check_nesting(text)
    found = list(within_parts(tokens(text)))
    words = frozenset(token.value for token in found if token.kind == "word")
    for token in found:
        if token.kind == "word" and token.value in FORMS:
            return Reading(token.value, words, token.start, _limit(text, found))
        if token.kind == "word" and token.value in UPDATES:
            return Reading("UPDATE", words, token.start)
    for token in found:
        if token.kind == "word" and (near := difflib.get_close_matches(token.value, FORMS, n=1, cutoff=0.75)):
            raise QueryError(
                f"This is not a SPARQL query: it has none of {', '.join(FORMS)}.",
                path=f"line {text.count(chr(10), 0, token.start) + 1}",
                hint=f"{token.value} stands there: did you mean {near[0]}?",
            )
    raise QueryError(
        "This is not a SPARQL query: it has none of SELECT, ASK, CONSTRUCT, DESCRIBE.",
        hint="See https://www.w3.org/TR/sparql11-query/ for how one is written.",
    )


def read_query(text: str, *, allow_service: bool = False) -> Reading:
    """Return what a query asks for, and refuse what a store must not be asked unawares.

    Raises QueryError for an update, and for SERVICE unless it is allowed.
    """
    reading = read(text)
    if reading.form == "UPDATE":
        raise QueryError(
            "This is an update, not a query; a workspace changes through its documents and claims.",
            hint="To change a server of your own: vanort push, or vanort serve --allow-update.",
        )
    if not allow_service:
        _refuse("SERVICE", text, "to ask another server from inside a query")
    return reading


def read_update(text: str, *, allow_service: bool = False) -> Reading:
    """Return what an update asks for, and refuse SERVICE and LOAD unless they are allowed.

    An update may be empty: nothing but a prologue changes nothing.

    Raises QueryError for what is refused, and where the text is nested too deep or has too many parts.
    """
    check_nesting(text)
    words = frozenset(token.value for token in within_parts(tokens(text)) if token.kind == "word")
    if not allow_service:
        _refuse("SERVICE", text, "to ask another server from inside an update")
        _refuse("LOAD", text, "to fetch a file from the network")
    return Reading("UPDATE", words)


def _limit(text: str, found: Sequence[Token]) -> int | None:
    depth, limit = 0, None
    for token in found:
        if token.kind == "mark":
            depth += {"{": 1, "}": -1}.get(token.value, 0)
        elif token.value == "LIMIT" and depth == 0 and (number := re.match(r"\s*(\d+)", text[token.end :])):
            limit = int(number.group(1))
    return limit


def _refuse(word: str, text: str, purpose: str) -> None:
    while True:
        for token in tokens(text) if word in text.upper() else ():  # most queries do not hold the word at all
            if token.kind == "word" and word in token.value:  # `trueSERVICE` is two words to some parsers
                raise QueryError(
                    f"{word} is not allowed here ({purpose}).",
                    line=text.count("\n", 0, token.start) + 1,
                    path="query",
                    hint=f"Leave out {word}, or allow it where you trust the query (--allow-service, or allow_service=True).",
                )
        plain = _CODE_POINT.sub(_character, text)  # an engine may resolve \u0053ERVICE before it parses
        if plain == text:
            return
        text = plain


def _character(match: re.Match[str]) -> str:
    number = int(match.group(1) or match.group(2), 16)
    return chr(number) if number <= 0x10FFFF else match.group()
