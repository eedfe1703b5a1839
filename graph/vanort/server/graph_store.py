"""The Graph Store Protocol at `/graphs`: read a graph; write one where updates are allowed.

See https://www.w3.org/TR/sparql11-http-rdf-update/, sections 4.2 (indirect identification) and 5.
"""

from __future__ import annotations

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import Response

from vanort.server.cors import is_foreign
from vanort.server.graph_body import GraphBody
from vanort.server.keeper import Data
from vanort.server.negotiation import GRAPHS, HTML, negotiate
from vanort.server.protocol import Refusal, read_parameters
from vanort.server.replies import Question
from vanort.server.requests import body_of, while_connected
from vanort.server.site import Site
from vanort.store import guard
from vanort.vocabulary import ID

MAX_TRIPLES = 1_000_000
_OFFERS = {media_type: name for media_type, name in GRAPHS.items() if name != HTML}


async def graphs(site: Site, request: Request) -> Response:
    """Answer a request for one graph: GET and HEAD, and with updates allowed PUT, POST and DELETE."""
    body = await body_of(request, site.engine.limits.body, "A graph")
    graph = _named(request)
    if request.method in ("GET", "HEAD"):
        return await _read(site, request, graph)
    if not site.allow_update:
        raise Refusal(403, "This server only answers questions. Start it with --allow-update to let it be changed.")
    if is_foreign(request.headers):
        raise Refusal(403, "A change from a page of another site is refused.")
    return await _write(site, request, graph, body)


def _named(request: Request) -> str:
    """Return the IRI of the graph that is meant, nothing for the default graph."""
    parameters = read_parameters(request.scope["query_string"])
    chosen = parameters.get("graph", [])
    if ("default" in parameters) == bool(chosen) or len(chosen) > 1:
        raise Refusal(400, "Name one graph: /graphs?default or /graphs?graph=IRI.")
    if chosen and not guard.IRI.fullmatch(chosen[0]):
        raise Refusal(400, "The graph is no IRI.")
    return chosen[0] if chosen else ""


async def _exists(site: Site, graph: str) -> bool:
    if not graph:
        return True
    reply = await site.engine.ask(Question(f"ASK {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}", "json"))
    return b"true" in reply.body


async def _read(site: Site, request: Request, graph: str) -> Response:
    chosen_format = negotiate(request.headers, _OFFERS)
    if not await _exists(site, graph):
        raise Refusal(404, "There is no such graph.")
    chosen = (graph,) if graph else None
    question = Question(
        "CONSTRUCT WHERE { ?s ?p ?o }", "json", chosen_format.format, chosen, () if graph else None, MAX_TRIPLES
    )
    reply = await while_connected(request, site.engine.ask(question))
    return Response(reply.body, media_type=chosen_format.content_type, headers={"Vary": "Accept"})


async def _write(site: Site, request: Request, graph: str, body: bytes) -> Response:
    target = f"GRAPH <{graph}>" if graph else "DEFAULT"
    existed = await _exists(site, graph)
    if request.method == "DELETE":
        if not existed:
            raise Refusal(404, "There is no such graph.")
        await site.engine.update(f"DROP SILENT {target}", str(ID))
        return Response(status_code=204)
    if request.method not in ("PUT", "POST"):
        raise Refusal(405, "A graph takes GET, PUT, POST and DELETE.", {"Allow": "GET, HEAD, PUT, POST, DELETE"})
    sent = GraphBody(body, _media_type(request), graph or str(ID))
    triples = (await while_connected(request, site.engine.ask(sent))).body
    text = f"DROP SILENT {target}" if request.method == "PUT" else ""
    await site.engine.update(text, str(ID), Data(triples, graph))
    return Response(status_code=204 if existed else 201)


def _media_type(request: Request) -> str:
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower() or "text/turtle"
    format_ = ox.RdfFormat.from_media_type(media_type)
    if format_ is None or (format_.supports_datasets and media_type != "application/ld+json"):
        raise Refusal(415, f"A graph comes as Turtle, N-Triples, JSON-LD or RDF/XML, not {media_type[:60]}.")
    return media_type
