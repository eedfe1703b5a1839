"""A page for every thing: what is said about it, each fact with the passage that says so."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from rdflib import RDF, Literal, URIRef
from starlette.requests import Request
from starlette.responses import Response

from vanort.server.markup import Child, Markup, tag
from vanort.server.negotiation import GRAPHS, HTML, HTML_TYPE, negotiate
from vanort.server.pages import cell_markup, link_to, page, shortened
from vanort.server.protocol import Refusal, read_parameters
from vanort.server.replies import CELLS, Question
from vanort.server.requests import language_of, while_connected
from vanort.server.site import Site, local_path, text_of
from vanort.server.words import word
from vanort.store import guard
from vanort.vocabulary import ONTOLOGY, VANORT

_LABEL = "http://www.w3.org/2004/02/skos/core#prefLabel"
_IS_KNOWN = "ASK {{ {0} ?p ?o }}"
# What is said of a thing and by whom it is named, and what stands under its address with a fragment: the quotation
# and the position of a claim.
_TRIPLES = """
CONSTRUCT {{ {0} ?p ?o . ?s ?q {0} . ?part ?r ?value }} WHERE {{
  {{ {0} ?p ?o }} UNION {{ ?s ?q {0} }}
  UNION {{ {0} ?a ?part . FILTER (STRSTARTS(STR(?part), CONCAT(STR({0}), "#"))) ?part ?r ?value }}
  UNION {{
    {0} ?a ?whole . FILTER (STRSTARTS(STR(?whole), CONCAT(STR({0}), "#"))) ?whole ?b ?part .
    FILTER (STRSTARTS(STR(?part), CONCAT(STR({0}), "#"))) ?part ?r ?value
  }}
}}"""
_ONTOLOGY = "CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {0} {{ ?s ?p ?o }} }}"
_BASE = "https://w3id.org/vanort/"  # what is said of a thing is served at the path that its address has
_OFFERS = {"text/html": HTML, **GRAPHS}

Row = dict[str, Any]


async def by_path(site: Site, request: Request) -> Response:
    """Show one of our own things, or a concept, at its own path."""
    return await _thing(site, request, _BASE + request.scope["path"].removeprefix("/"))


async def ontology(site: Site, request: Request) -> Response:
    """Show the ontology: whole to a program, with a link to each term to a person."""
    return await _thing(site, request, str(VANORT).rstrip("#"), _ONTOLOGY.format(ONTOLOGY.n3()))


async def by_iri(site: Site, request: Request) -> Response:
    """Show any thing: a goal, a country, a term."""
    return await _thing(site, request, read_parameters(request.scope["query_string"]).get("iri", [""])[0])


async def index(site: Site, request: Request) -> Response:
    """List everything that has a page, by kind."""
    language = language_of(request)
    rows = await while_connected(request, site.rows("things", language=Literal(language)))
    parts: list[Child] = [tag("p", word("things-lead", language))]
    for kind, members in groupby(rows, key=lambda row: text_of(row, "kindLabel")):
        items = (tag("li", link_to(row["thing"][1], text_of(row, "thingLabel"))) for row in members)
        parts += (tag("h2", kind), tag("ul", items))
    body = page(
        word("things", language), parts, language=language, here="/things", query=request.query_params.multi_items()
    )
    return Response(body, media_type=HTML_TYPE)


async def _thing(site: Site, request: Request, iri: str, triples: str = "") -> Response:
    if not guard.IRI.fullmatch(iri):
        raise Refusal(404, "This is no IRI of a thing.")
    asked = read_parameters(request.scope["query_string"]).get("format", [""])[-1]
    chosen = negotiate(request.headers, _OFFERS, asked)
    thing = URIRef(iri).n3()
    known = await while_connected(request, site.engine.ask(Question(_IS_KNOWN.format(thing), CELLS)))
    # Claims, documents, runs and decisions stand in the named graphs only.
    everywhere = known.body is False
    if chosen.format == HTML:
        return await _thing_page(site, request, URIRef(iri), everywhere)
    text = triples or _TRIPLES.format(thing)
    question = Question(
        text, "json", chosen.format, max_rows=site.engine.limits.max_rows, everywhere=everywhere and not triples
    )
    reply = await while_connected(request, site.engine.ask(question))
    if reply.is_empty:
        raise Refusal(404, word("not-found", language_of(request)))
    return Response(reply.body, media_type=chosen.content_type, headers={"Vary": "Accept"})


async def _thing_page(site: Site, request: Request, iri: URIRef, everywhere: bool) -> Response:
    language = language_of(request)
    values: dict[str, URIRef | Literal] = {"thing": iri, "language": Literal(language)}
    facts = await while_connected(request, site.rows("facts", everywhere=everywhere, **values))
    mentions = await while_connected(request, site.rows("mentions", everywhere=everywhere, **values))
    if not facts and not mentions:
        raise Refusal(404, word("not-found", language))
    path = local_path(str(iri))
    link = f"{path}{'&' if '?' in path else '?'}format="
    formats = ((tag("a", label, href=link + name), " ") for name, label in (("ttl", "Turtle"), ("jsonld", "JSON-LD")))
    body = page(
        _title(facts, language) or shortened(str(iri)),
        tag("p", tag("code", str(iri)), class_="quiet"),
        _facts_table(facts, language, "facts"),
        _facts_table(mentions, language, "mentions") if mentions else None,
        tag("p", word("rdf", language), ": ", formats),
        language=language,
        here="/things",
        query=request.query_params.multi_items(),
    )
    return Response(body, media_type=HTML_TYPE, headers={"Vary": "Accept"})


def _title(facts: list[Row], language: str) -> str:
    names = [row["value"] for row in facts if row["property"][1] == _LABEL]
    names.sort(key=lambda cell: (cell[2] != language, cell[2], cell[1]))
    return names[0][1] if names else ""


def _facts_table(rows: list[Row], language: str, heading: str) -> Markup:
    head = tag("tr", (tag("th", word(key, language), scope="col") for key in ("property", "value", "passage")))
    body = []
    for (property_, value), group in groupby(rows, key=lambda row: (row["property"], row["value"])):
        members = list(group)
        name = text_of(members[0], "propertyLabel") or shortened(property_[1])
        label = text_of(members[0], "valueLabel")
        shown = link_to(value[1], label) if value[0] == "uri" else cell_markup(value)
        body.append(
            tag(
                "tr", tag("th", name, scope="row"), tag("td", shown), tag("td", _passages(members, property_, language))
            )
        )
    table = tag("table", tag("thead", head), tag("tbody", body))
    title = word(heading, language)
    return Markup(tag("h2", title) + tag("div", table, class_="wide", tabindex="0", role="region", aria_label=title))


def _passages(rows: list[Row], property_: tuple[str, ...], language: str) -> Child:
    passages = [row for row in rows if "exact" in row]
    if not passages:
        return None if property_[1] == str(RDF.type) else tag("span", word("nothing", language), class_="quiet")
    return [_passage(row) for row in passages]


def _passage(row: Row) -> Markup:
    before, quote, after = (text_of(row, name) for name in ("prefix", "exact", "suffix"))
    return tag(
        "blockquote",
        tag("span", "…", before, class_="context"),
        tag("mark", quote),
        tag("span", after, "…", class_="context"),
        tag("cite", link_to(row["document"][1], text_of(row, "documentLabel"))),
    )
