"""Lists of others matched against what is served: the Reconciliation Service API 0.2, for OpenRefine and programs like it.

Nothing is changed by it, and persons are withheld as everywhere else. There is no JSONP: by it every page of the web could
read what lies on one's own machine; `vanort serve --allow-origin` says who may.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from vanort.identity.matching import Matcher
from vanort.identity.stored import CLASSES, stored_entities
from vanort.server.catalogue import EngineStore
from vanort.server.markup import tag
from vanort.server.negotiation import HTML_TYPE
from vanort.server.pages import CONTENT_SECURITY_POLICY, page
from vanort.server.protocol import FORM, Parameters, Refusal, read_parameters
from vanort.server.reconciliation import (
    Asked,
    as_type,
    candidates,
    local_name,
    manifest,
    read_extension,
    read_queries,
    read_query,
)
from vanort.server.requests import body_of, language_of, while_connected
from vanort.server.site import Site
from vanort.server.words import word
from vanort.store import guard
from vanort.vocabulary import PREFIXES, VANORT

_MOST_SUGGESTED = 20
_PROPERTIES = """PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?property ?name WHERE {
  VALUES ?kind { owl:ObjectProperty owl:DatatypeProperty }
  ?property a ?kind ; rdfs:label ?name . FILTER(LANG(?name) = "en")
  FILTER EXISTS { ?thing ?property ?value }
}"""
_NAME = "name"  # what things are called, which is no term of ours
_VALUES = """PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?thing ?property ?value ?name WHERE {{
  VALUES ?thing {{ {things} }}
  VALUES ?property {{ {properties} }}
  ?thing ?property ?value
  OPTIONAL {{ ?value skos:prefLabel ?name }}
}} ORDER BY ?thing ?property STR(?value) STR(?name)"""


async def service(site: Site, request: Request) -> Response:
    """Say what the service is, or answer queries, one or many, or extend things by what is known of them."""
    parameters = read_parameters(request.scope["query_string"])
    if request.method == "POST":
        limit = site.engine.limits.query
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
            raise Refusal(415, f"Send queries as {FORM}.")
        parameters |= read_parameters(await body_of(request, limit, "A batch of queries"))
    if "queries" in parameters:
        asked = read_queries(parameters["queries"][-1])
        return _json(await while_connected(request, _answers(site, asked)))
    if "query" in parameters:
        single = {"query": read_query(parameters["query"][-1])}
        return _json((await while_connected(request, _answers(site, single)))["query"])
    if "extend" in parameters:
        return _json(await while_connected(request, _extended(site, parameters["extend"][-1])))
    matcher = await while_connected(request, _matcher(site))
    return _json(manifest(str(request.base_url).rstrip("/"), "vanort", [c for c in CLASSES if c in matcher.types]))


async def suggest(site: Site, request: Request) -> Response:
    """Suggest things, classes or properties whose name begins as what has been typed, or holds it."""
    parameters = read_parameters(request.scope["query_string"])
    prefix = parameters.get("prefix", [""])[-1]
    match request.path_params["kind"]:
        case "entity":
            matcher = await while_connected(request, _matcher(site))
            found: list[dict[str, Any]] = [
                {"id": e.id, "name": e.names[0], "description": e.type, "notable": [as_type(e.type)]}
                for e in matcher.entities.values()
                if e.names
            ]
        case "type":
            found = [{**as_type(name)} for name in (await while_connected(request, _matcher(site))).types]
        case "property":
            found = await while_connected(request, _properties(site))
        case _:
            raise Refusal(404, "Suggested are entity, type and property.")
    return _json({"result": _beginning(found, prefix)[_cursor(parameters) :][:_MOST_SUGGESTED]})


async def properties(site: Site, request: Request) -> Response:
    """Propose properties by which things can be extended."""
    parameters = read_parameters(request.scope["query_string"])
    found = await while_connected(request, _properties(site))
    said = parameters.get("limit", [""])[-1]
    limit = int(said) if said.isdecimal() else len(found)
    return _json({"limit": limit, "type": parameters.get("type", [""])[-1], "properties": found[:limit]})


async def preview(site: Site, request: Request) -> Response:
    """Show a thing in a small frame: its names, its class and its country."""
    iri = read_parameters(request.scope["query_string"]).get("id", [""])[-1]
    language = language_of(request)
    entity = (await while_connected(request, _matcher(site))).entities.get(iri)
    if entity is None:
        raise Refusal(404, word("not-found", language))
    lines = [tag("p", each) for each in (*entity.names[1:6], entity.country, *entity.codes) if each]
    body = page(entity.names[0], tag("p", tag("strong", entity.type)), lines, language=language)
    framing = " ".join(sorted(site.allow_origins)) or "'none'"
    policy = CONTENT_SECURITY_POLICY.replace("frame-ancestors 'none'", f"frame-ancestors {framing}")
    return Response(body, media_type=HTML_TYPE, headers={"Content-Security-Policy": policy})


async def _answers(site: Site, asked: dict[str, Asked]) -> dict[str, Any]:
    matcher = await _matcher(site)

    def work() -> dict[str, Any]:
        return {
            key: candidates(matcher.matches(one.name, types=one.types, country=one.country, limit=one.limit))
            for key, one in asked.items()
        }

    return await asyncio.to_thread(work)  # a batch takes a while: nobody else waits for it


async def _matcher(site: Site) -> Matcher:
    """Return the matcher of what is served now, made when it is first asked for and after each change."""
    async with site.matching.lock:
        if site.matching.matcher is None or site.matching.generation != site.engine.generation:
            site.matching.generation = site.engine.generation
            store = EngineStore(site, asyncio.get_running_loop())
            site.matching.matcher = await asyncio.to_thread(lambda: Matcher(stored_entities(store)))
        return site.matching.matcher


async def _properties(site: Site) -> list[dict[str, Any]]:
    table = await site.table(_PROPERTIES)
    found = {property_[1]: name[1] for property_, name in table.rows if property_ and name}
    ours = [{"id": local_name(iri), "name": name} for iri, name in found.items() if iri.startswith(str(VANORT))]
    named: dict[str, Any] = {"id": _NAME, "name": _NAME}
    return sorted([named, *ours], key=lambda each: each["name"])


async def _extended(site: Site, text: str) -> dict[str, Any]:
    asked = read_extension(text)
    known = {each["id"]: each["name"] for each in await _properties(site)}
    wanted = {name: limit for name, limit in asked.properties if name in known}
    iris = {(f"{PREFIXES['skos']}prefLabel" if name == _NAME else f"{VANORT}{name}"): name for name in wanted}
    things = [iri for iri in asked.ids if guard.IRI.fullmatch(iri)]
    rows: dict[str, dict[str, list[dict[str, Any]]]] = {
        iri: {name: [] for name, _ in asked.properties} for iri in asked.ids
    }
    if things and iris:
        query = _VALUES.format(things=_listed(things), properties=_listed(iris))
        seen = set()
        for thing, property_, value, name in (await site.table(query, max_rows=site.engine.limits.max_rows)).rows:
            key = thing and property_ and (thing[1], iris[property_[1]], value)
            if key and value and key not in seen:
                seen.add(key)
                cells = rows[key[0]][key[1]]
                if len(cells) < wanted[key[1]]:
                    cells.append(_cell(value, name))
    meta = [{"id": name, "name": known.get(name, name)} for name, _ in asked.properties]
    return {"meta": meta, "rows": rows}


def _listed(iris: Sequence[str] | dict[str, str]) -> str:
    return " ".join(f"<{iri}>" for iri in iris)


def _cell(value: tuple[Any, ...], name: tuple[Any, ...] | None) -> dict[str, Any]:
    """Return a value as programs get it: a thing with its name, or a text, number, truth value or day."""
    if value[0] != "literal":
        return {"id": value[1], "name": name[1] if name else value[1]}
    text, kind = value[1], value[3].rpartition("#")[2]
    match kind:
        case "integer":
            return {"int": int(text)}
        case "decimal" | "double":
            return {"float": float(text)}
        case "boolean":
            return {"bool": text in ("true", "1")}
        case "date" | "dateTime":
            return {"date": text}
        case _:
            return {"str": text}


def _beginning(found: list[dict[str, Any]], typed: str) -> list[dict[str, Any]]:
    """Return what begins with what was typed, and then what holds it, each by name."""
    small = typed.casefold().strip()
    holding = [each for each in found if small in each["name"].casefold() or small == each["id"].casefold()]
    return sorted(holding, key=lambda each: (not each["name"].casefold().startswith(small), each["name"], each["id"]))


def _cursor(parameters: Parameters) -> int:
    said = parameters.get("cursor", ["0"])[-1]
    return int(said) if said.isdecimal() else 0


def _json(content: object) -> JSONResponse:
    return JSONResponse(content, headers={"Cache-Control": "no-store"})
