"""Literals and languages that a property never has: of another datatype, or where its values are things."""

from __future__ import annotations

import difflib

from vanort.emptiness.pattern import Term
from vanort.emptiness.probes import Probes
from vanort.store.cells import LANG_STRING, Row

_NUMBERS = ("integer", "decimal", "double", "float", "int", "long", "short", "nonNegativeInteger", "positiveInteger")
_KINDS = "(LANG(?vanort_o) AS ?l) (DATATYPE(?vanort_o) AS ?d)"


def literal_fault(
    probes: Probes, verb: Term, literal: Term, graph: str, *, by_value: bool = False
) -> tuple[str, str, bool]:
    """Say why no thing has this literal as a value: what was found, what to write, and whether it could never be.

    A pattern wants the very same literal; a filter compares `by_value`, so that 2011 equals 2011.0.
    """
    body = _said_with(verb, graph)
    (kind,) = probes.values(_KINDS.replace("?vanort_o", "?vanort_v"), f"BIND({literal.text} AS ?vanort_v)", 1)
    kinds = _kinds_of(probes, body)
    same = _same_text(probes, body, literal)
    if not kinds:
        return f"The values of {verb.text} are things, and {literal.text} is none.", "", True
    fits = _key(kind) in {_key(row) for row in kinds} or (
        by_value and _is_number(kind) and any(_is_number(row) for row in kinds)
    )
    if not fits:
        hint = f"Write {' or '.join(same)}" if same else _what_it_has(probes, kinds)
        return f"No value of {verb.text} is {_named(probes, kind, kinds)}, as {literal.text} is.", hint, True
    return f"No value of {verb.text} is {literal.text}.", _nearest(probes, body, literal), False


def language_fault(probes: Probes, verb: Term, tag: str, graph: str) -> tuple[str, str]:
    """Say that a property has no value in a language or a kind of it, and what it has; empty where it may have."""
    kinds = _kinds_of(probes, _said_with(verb, graph))
    languages = {_key(row)[0] for row in kinds}
    if not kinds or tag in ("", "*") or any(f"{language}-".startswith(f"{tag.lower()}-") for language in languages):
        return "", ""
    return f"No value of {verb.text} is in the language {tag.lower()}.", _what_it_has(probes, kinds)


def _said_with(verb: Term, graph: str) -> str:
    pattern = f"?vanort_s {verb.text} ?vanort_o"
    return f"GRAPH {graph} {{ {pattern} }}" if graph else pattern


def _kinds_of(probes: Probes, body: str) -> list[Row]:
    """Return language and datatype of the values; as columns, since truth is a number on some servers."""
    return probes.values(_KINDS, f"{body} . FILTER(isLiteral(?vanort_o))")


def _what_it_has(probes: Probes, kinds: list[Row]) -> str:
    if languages := sorted({_key(row)[0] for row in kinds} - {""}):
        return f"Languages that there are: {', '.join(languages[:8])}."
    return f"Datatypes that there are: {', '.join(sorted({probes.shown(_key(row)[1]) for row in kinds})[:6])}."


def _key(row: Row) -> tuple[str, str]:
    return (row[0][1].lower() if row[0] else "", row[1][1] if row[1] else LANG_STRING)


def _is_number(row: Row) -> bool:
    return _key(row)[1].rpartition("#")[2] in _NUMBERS


def _named(probes: Probes, row: Row, others: list[Row]) -> str:
    """Say of what kind a literal is: a text that has no language is told from its peers that have one."""
    language, datatype = _key(row)
    if language:
        return f"in the language {language}"
    if datatype.endswith("#string"):
        return "without a language" if any(_key(other)[0] for other in others) else "a text"
    return f"of the datatype {probes.shown(datatype)}"


def _same_text(probes: Probes, body: str, literal: Term) -> list[str]:
    rows = probes.values("?vanort_o", f"{body} . FILTER(STR(?vanort_o) = STR({literal.text}))", 3)
    return [probes.written(row[0]) for row in rows if row[0]]


def _nearest(probes: Probes, body: str, literal: Term) -> str:
    rows = probes.values("?vanort_o", f"{body} . FILTER(isLiteral(?vanort_o))", 5_000)
    by_text = {row[0][1]: probes.written(row[0]) for row in rows if row[0]}
    near = difflib.get_close_matches(
        literal.text.strip("\"'").rpartition("@")[0].strip("\"'") or literal.text, by_text, n=1, cutoff=0.75
    )
    return f"Did you mean {by_text[near[0]]}?" if near and literal.kind == "text" else ""
