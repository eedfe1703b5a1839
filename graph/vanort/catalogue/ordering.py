"""Rows in the order of a language's alphabet: SPARQL orders texts by code point, which puts Ä before Å."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from vanort.languages import alphabet_key
from vanort.store import Answer
from vanort.store.cells import Row

_ORDER = re.compile(r"ORDER\s+BY\s+(?P<keys>[^{}]*)$", re.IGNORECASE)
_KEY = re.compile(r"(?P<word>DESC|ASC|STR)?\s*(?P<whole>\((?:[^()]|\([^()]*\))*\)|\?\w+)|\w+", re.IGNORECASE)
_NAME = re.compile(r"STR\s*\(\s*\?(?P<name>\w+Label)\s*\)", re.IGNORECASE)


def in_alphabet(answer: Answer, text: str, language: str) -> Answer:
    """Return an answer whose rows stand in the order that its query asks for, names as a language's alphabet has them.

    Only names (`STR(?xLabel)`) are put in a new order, among rows that are alike in all that the query orders by
    before; a query that cuts its rows by LIMIT, or orders by nothing, is left as it is.
    """
    keys = _keys(text)
    if answer.kind != "select" or not any(_NAME.fullmatch(key) for key in keys):
        return answer
    rows = list(answer.cells())
    for place, key in enumerate(keys):
        if named := _NAME.fullmatch(key):
            column = answer.variables.index(named["name"]) if named["name"] in answer.variables else -1
            before = [answer.variables.index(name) for name in _variables(keys[:place]) if name in answer.variables]
            if column >= 0 and len(before) == len(_variables(keys[:place])):
                rows = _sorted(rows, before, column, language)
    return Answer(
        "select",
        variables=answer.variables,
        rows=rows,
        close=answer.close,
        notes=answer.notes,
        withheld=answer.withheld,
    )


def _sorted(rows: Sequence[Row], before: Sequence[int], column: int, language: str) -> list[Row]:
    def text(row: Row) -> str:
        cell = row[column]
        return "" if cell is None else str(cell[1])

    found: list[Row] = []
    for _, alike in groupby(rows, key=lambda row: [row[place] for place in before]):
        found += sorted(alike, key=lambda row: alphabet_key(text(row), language))
    return found


def _keys(text: str) -> list[str]:
    r"""Return what a query orders its rows by.

    >>> _keys("SELECT * { ?a ?b ?c } ORDER BY DESC(?n) STR(?aLabel) ?a\n")
    ['DESC(?n)', 'STR(?aLabel)', '?a']
    """
    order = _ORDER.search(text.rstrip())
    return [key[0].strip() for key in _KEY.finditer(order["keys"])] if order else []


def _variables(keys: Sequence[str]) -> list[str]:
    return [name for key in keys for name in re.findall(r"\?(\w+)", key)]
