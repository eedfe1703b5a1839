"""The Reconciliation Service API 0.2 as values: what a request asks, and what is answered.

See https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/. Scores go from 0 to 100. A candidate is
a `match` only where it is beyond doubt, because programs take those without asking anybody.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from vanort.identity.matching import Match
from vanort.server.protocol import Refusal
from vanort.tables.values import country_of
from vanort.vocabulary import ID, VANORT

VERSION = "0.2"
MOST_QUERIES, MOST_IDS, MOST_RESULTS = 500, 500, 50
LONGEST = 500  # characters of a name
_USUAL_RESULTS = 5
_PREVIEW = {"width": 420, "height": 320}


@dataclass(frozen=True, slots=True)
class Asked:
    """One query of a batch: a name, the classes that are wanted, the country that is said, and how many answers."""

    name: str
    types: tuple[str, ...] = ()
    country: str = ""
    limit: int = _USUAL_RESULTS


def manifest(base: str, name: str, types: Sequence[str]) -> dict[str, Any]:
    """Return what the service says of itself; `base` is where the server is."""
    suggest = {
        kind: {"service_url": base, "service_path": f"/reconcile/suggest/{kind}"}
        for kind in ("entity", "type", "property")
    }
    return {
        "versions": [VERSION],
        "name": name,
        "identifierSpace": str(ID),
        "schemaSpace": str(VANORT),
        "defaultTypes": [as_type(each) for each in types],
        "view": {"url": f"{base}/thing?iri={{{{id}}}}"},
        "preview": {"url": f"{base}/reconcile/preview?id={{{{id}}}}", **_PREVIEW},
        "suggest": suggest,
        "extend": {
            "propose_properties": {"service_url": base, "service_path": "/reconcile/properties"},
            "property_settings": [],
        },
        "batchSize": MOST_QUERIES,
    }


def read_queries(text: str) -> dict[str, Asked]:
    """Return the queries of a batch by their keys.

    >>> read_queries('{"q0": {"query": "Oslo", "type": "Municipality", "properties": [{"pid": "country", "v": "Norway"}]}}')
    {'q0': Asked(name='Oslo', types=('Municipality',), country='NO', limit=5)}

    Raises Refusal where it is none.
    """
    found = _object(text, "queries")
    if len(found) > MOST_QUERIES:
        raise Refusal(413, f"A batch may have {MOST_QUERIES} queries here. Send it in parts.")
    return {key: _asked(key, query) for key, query in found.items()}


def read_query(text: str) -> Asked:
    """Return a single query: a name, or an object as in a batch.

    >>> read_query("Oslo") == read_query('{"query": "Oslo"}') == Asked("Oslo")
    True

    Raises Refusal where it is none.
    """
    return _asked("query", _object(text, "query")) if text.lstrip().startswith("{") else Asked(text[:LONGEST])


def _asked(key: str, query: object) -> Asked:
    if not isinstance(query, Mapping) or not isinstance(query.get("query"), str):
        raise Refusal(400, f"'{key}' has no text 'query'.")
    limit = query.get("limit", _USUAL_RESULTS)
    if not isinstance(limit, int) or isinstance(limit, bool) or limit < 1:
        raise Refusal(400, f"The limit of '{key}' is no number from 1.")
    said = query.get("type") or ()
    types = tuple(local_name(_id(each)) for each in _all(said) if _id(each))
    properties = query.get("properties") or ()
    if not isinstance(properties, Sequence) or isinstance(properties, str):
        raise Refusal(400, f"The properties of '{key}' are no list.")
    said_of = [each for each in properties if isinstance(each, Mapping)]
    countries = [each.get("v") for each in said_of if local_name(str(each.get("pid", ""))) == "country"]
    codes = [code for value in countries for each in _all(value) if (code := _country(each))]
    return Asked(query["query"][:LONGEST], types, codes[0] if codes else "", min(limit, MOST_RESULTS))


def _all(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _country(value: object) -> str:
    """Return the code of a country that a program names by name, code or as a thing."""
    text = str(value.get("name", "")) if isinstance(value, Mapping) else str(value or "")
    return country_of(text)


def _id(value: object) -> str:
    return str(value.get("id", "")) if isinstance(value, Mapping) else str(value or "")


def _object(text: str, what: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise Refusal(400, f"'{what}' is not JSON.") from None
    if not isinstance(found, dict):
        raise Refusal(400, f"'{what}' is no object.")
    return found


def candidates(matches: Sequence[Match]) -> dict[str, Any]:
    """Return the answer to one query: its candidates, the likelier first."""
    return {
        "result": [
            {
                "id": match.entity.id,
                "name": match.label,
                "description": match.reason,
                "type": [as_type(match.entity.type)],
                "score": round(match.score * 100, 1),
                "match": match.sure and place == 0 and sum(each.sure for each in matches) == 1,
            }
            for place, match in enumerate(matches)
        ]
    }


def as_type(name: str) -> dict[str, str]:
    """Return a class as programs get it."""
    return {"id": name, "name": name}


def local_name(iri: str) -> str:
    """Return the short name of a term of ours that is written as its IRI or as its name.

    >>> local_name("https://w3id.org/vanort/ns#Project"), local_name("Project")
    ('Project', 'Project')
    """
    return iri.removeprefix(str(VANORT))


@dataclass(frozen=True, slots=True)
class Extension:
    """What a data extension asks: for which things, and which properties of them with how many values each."""

    ids: tuple[str, ...]
    properties: tuple[tuple[str, int], ...]


def read_extension(text: str) -> Extension:
    """Return what a data extension asks for.

    >>> read_extension('{"ids": ["a:b"], "properties": [{"id": "country", "settings": {"limit": "1"}}]}')
    Extension(ids=('a:b',), properties=(('country', 1),))

    Raises Refusal where it is none.
    """
    found = _object(text, "extend")
    ids, properties = found.get("ids"), found.get("properties")
    if not isinstance(ids, list) or not isinstance(properties, list):
        raise Refusal(400, "'extend' has no lists 'ids' and 'properties'.")
    if len(ids) > MOST_IDS or len(properties) > MOST_RESULTS:
        raise Refusal(413, f"At most {MOST_IDS} ids and {MOST_RESULTS} properties are extended at a time.")
    return Extension(tuple(map(str, ids)), tuple((local_name(_id(each)), _limit(each)) for each in properties))


def _limit(wanted: object) -> int:
    settings = wanted.get("settings") if isinstance(wanted, Mapping) else None
    said = str(settings.get("limit", "")) if isinstance(settings, Mapping) else ""
    return int(said) if said.isdecimal() and 0 < int(said) < MOST_RESULTS else MOST_RESULTS
