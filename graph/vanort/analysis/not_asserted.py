"""Say what sources tell only as over or planned, or deny: a reader would miss it, and nothing else here counts it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from vanort.analysis.readable import readable, shorten
from vanort.analysis.sentences import Answer
from vanort.analysis.undertakings import Undertakings
from vanort.vocabulary import ID

_TIES = ("twinnedWith", "memberOf")  # said as the two who are tied
LONGEST = 40  # characters of a value: a note that is told as planned says enough by its first words
_KINDS = {"past": "over", "planned": "planned", "negated": "denied"}


def not_asserted_answers(undertakings: Undertakings, rows: Sequence[Mapping[str, Any]]) -> list[Answer]:
    """Say it by how it is told, each thing by its name, with what is told of it where the thing itself stands.

    What another source tells as so is counted, and is a contradiction; that something was planned before is none.

    >>> tie = {"property": "#twinnedWith", "propertyLabel": "twinned with", "seen": None}
    >>> row = tie | {"thing": "l", "thingLabel": "Lund", "value": "c", "valueLabel": "Celle", "modality": "/past"}
    >>> from vanort.analysis.sentences import say
    >>> [say(answer)[-28:] for answer in not_asserted_answers(Undertakings({}, {}, {}), [row])]
    ['Lund – Celle (twinned with).']
    """
    found: dict[str, dict[str, set[tuple[str, str]]]] = defaultdict(lambda: defaultdict(set))
    told: dict[str, set[str]] = defaultdict(set)
    sides = _sides(rows)
    for row in rows:
        kind, property_ = _KINDS[_end(row["modality"])], _end(row["property"])
        if str(row["value"]) == str(row["valueLabel"]) and str(row["value"]).startswith(str(ID)):
            continue  # a part in a project has no name that a reader knows; the query that the sentence names shows it
        name = str(row["thingLabel"])
        said = (str(row["propertyLabel"]), str(row["valueLabel"]))
        if property_ in _TIES:
            name, said = f"{name} – {row['valueLabel']}", (said[0], "")
        elif property_ == "type" or row["thing"] in sides:
            said = ("", "")
        pair = {row["thing"], row["value"]} if property_ == "twinnedWith" else sides.get(row["thing"], set())
        if standing := _standing(undertakings, pair):
            told[kind].add(standing)
        elif row["seen"] is not None:
            told[kind].add(f"{name} ({': '.join(filter(None, said))})" if any(said) else name)
        else:
            found[kind][name].add(said)
    answers = []
    for kind in _KINDS.values():
        if kind != "planned" and told[kind]:
            answers.append(Answer(f"contradictions.{kind}", {"names": sorted(told[kind])}))
        names = [_named(name, said) for name, said in found[kind].items()]
        if names:
            answers.append(Answer(f"limits.{kind}", {"names": names}))
    return answers


def names_in(rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return the names of the things in rows, by their IRIs: what is not counted has its name nowhere else."""
    named = {row[end]: str(row[f"{end}Label"]) for row in rows for end in ("thing", "value")}
    return {iri: name for iri, name in named.items() if str(iri).startswith(str(ID))}


def told_of(rows: Iterable[Mapping[str, Any]], things: Collection[str]) -> list[Mapping[str, Any]]:
    """Return the rows that are about one of some things, and all of a project or partnership that one is a part of."""
    rows = list(rows)
    ties = [row for row in rows if _end(row["property"]) in _TIES]
    around = {row["thing"] for row in rows if row not in ties and row["value"] in things}
    return [
        row for row in rows
        if row["thing"] in things or row["value"] in things or (row["thing"] in around and row not in ties)
    ]  # fmt: skip


def _sides(rows: Sequence[Mapping[str, Any]]) -> dict[str, set[str]]:
    """Return whom a partnership ties that is itself told so, by its IRI."""
    whole = {row["thing"] for row in rows if _end(row["property"]) == "type" and _end(row["value"]) == "Partnership"}
    found: dict[str, set[str]] = {thing: set() for thing in whole}
    for row in rows:
        if row["thing"] in whole and _end(row["property"]) == "partner":
            found[row["thing"]].add(row["value"])
    return found


def _standing(undertakings: Undertakings, pair: set[str]) -> str:
    """Return the name of a partnership that is counted and ties the same ones; empty where there is none."""
    whole = {undertakings.organisation(one) for one in pair}
    those = [u for u in undertakings.partnerships if pair and whole <= undertakings.partners(u)]
    return undertakings.named(those)[0] if those else ""


def _named(name: str, said: set[tuple[str, str]]) -> Answer | str:
    """Return two who are tied with how, a thing that is wholly told so alone, another with what is told so of it."""
    ties = sorted(property_ for property_, value in said if property_ and not value)
    if ("", "") in said and not ties:
        return name
    told = [
        Answer(
            "limits.said", {"property": property_, "values": [readable(shorten(value, LONGEST)) for _, value in those]}
        )
        for property_, those in groupby(sorted(said), key=itemgetter(0))
    ]
    return Answer("limits.of", {"name": name, "properties": ties or told})


def _end(iri: str) -> str:
    return re.split(r"[#/]", str(iri))[-1]
