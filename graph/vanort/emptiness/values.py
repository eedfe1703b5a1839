"""Literals that a property never has: in another language, of another datatype, or where its values are things."""

from __future__ import annotations

import difflib

from vanort.emptiness.pattern import Term
from vanort.emptiness.probes import Probes
from vanort.store.cells import LANG_STRING, Cell

_KINDS = "(LANG(?vanort_o) AS ?l) (DATATYPE(?vanort_o) AS ?d)"


def literal_fault(probes: Probes, verb: Term, literal: Term, graph: str) -> tuple[str, str, bool]:
    """Say why no thing has this literal as a value: what was found, what to write, and whether it could never be."""
    pattern = f"?vanort_s {verb.text} ?vanort_o"
    body = f"GRAPH {graph} {{ {pattern} }}" if graph else pattern
    (kind,) = probes.values(_KINDS.replace("?vanort_o", "?vanort_v"), f"BIND({literal.text} AS ?vanort_v)", 1)
    kinds = probes.values(
        _KINDS, f"{body} . FILTER(isLiteral(?vanort_o))"
    )  # as a column, truth is a number on some servers
    same = _same_text(probes, body, literal)
    if not kinds:
        return f"The values of {verb.text} are things, and {literal.text} is none.", "", True
    if _key(kind) not in {_key(row) for row in kinds}:
        spelt = sorted({_named(probes, row) for row in kinds})
        asked = _named(probes, kind)
        hint = f"Write {' or '.join(same)}" if same else f"They are: {', '.join(spelt[:6])}."
        return f"No value of {verb.text} is {asked}, as {literal.text} is.", hint, True
    return f"No value of {verb.text} is {literal.text}.", _nearest(probes, body, literal), False


def _key(row: tuple[Cell, ...]) -> tuple[str, str]:
    return (row[0][1].lower() if row[0] else "", row[1][1] if row[1] else LANG_STRING)


def _named(probes: Probes, row: tuple[Cell, ...]) -> str:
    language, datatype = _key(row)
    if language:
        return f"in the language {language}"
    if datatype.endswith("#string"):
        return "without a language"
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
