"""The frame of every page: language, way through the site, style; it needs no script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from urllib.parse import urlencode

from vanort.catalogue.question import REMARKS
from vanort.server.markup import Child, Markup, join, tag
from vanort.server.replies import Table
from vanort.server.site import local_path
from vanort.server.source import Notice
from vanort.server.words import word
from vanort.store.cells import Cell, cell_text
from vanort.vocabulary import ID, PREFIXES

NOTICE: ContextVar[Notice | None] = ContextVar("notice", default=None)  # what every page of a request begins with
# Pages load their own style sheet and send their own forms, and nothing else.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
# The query page also runs its editor, which asks for the terms that it completes.
EDITOR_POLICY = f"{CONTENT_SECURITY_POLICY}; script-src 'self'; connect-src 'self'"
STYLE = """\
:root { color-scheme: light dark; --line: #8886; --link: #0b57a4; --quiet: #555; --mark: #fff3b0;
  --ink: #1b1b1b; --panel: #fff; --border: #8886; --muted: #555; --accent: #0b57a4; --accent-ink: #fff; --alert: #9a3412 }
@media (prefers-color-scheme: dark) { :root { --link: #8ab8f0; --quiet: #aaa; --mark: #4a4000;
  --ink: #eee; --panel: #16181c; --muted: #aaa; --accent: #8ab8f0; --accent-ink: #10151c; --alert: #f0a58a } }
* { box-sizing: border-box }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 72rem; padding: 0 1rem 4rem }
a { color: var(--link) }
a:focus-visible, button:focus-visible, input:focus-visible, textarea:focus-visible, select:focus-visible
  { outline: 3px solid var(--link); outline-offset: 2px }
.skip { position: absolute; left: -99rem }
.skip:focus { left: 1rem }
nav ul { display: flex; flex-wrap: wrap; gap: 1.2rem; list-style: none; padding: 0; margin: 1rem 0 }
nav [aria-current] { font-weight: 600; text-decoration: none }
h1 { font-size: 1.6rem; line-height: 1.25 }
h2 { font-size: 1.2rem; margin-top: 2rem }
table { border-collapse: collapse; width: 100% }
caption { text-align: left; padding: .4rem 0; color: var(--quiet) }
th, td { border-bottom: 1px solid var(--line); padding: .35rem .6rem; text-align: left; vertical-align: top;
  overflow-wrap: anywhere }
th { overflow-wrap: normal }
th[scope=row] { min-width: 8rem; font-weight: 600 }
.wide { overflow-x: auto }
label { display: block; font-weight: 600; margin-top: .8rem }
input, select, textarea { font: inherit; padding: .4rem; width: 100%; max-width: 40rem }
textarea { font-family: ui-monospace, monospace; font-size: .9rem; max-width: 100%; min-height: 14rem }
button { display: block; font: inherit; margin-top: 1rem; padding: .5rem 1.4rem }
blockquote { margin: .2rem 0; padding-left: .8rem; border-left: 3px solid var(--line) }
blockquote cite { display: block; color: var(--quiet); font-style: normal; font-size: .9rem }
mark { background: var(--mark); color: inherit }
.context, .quiet { color: var(--quiet) }
.error { border: 2px solid #b3261e; padding: .6rem 1rem }
th button { all: unset; cursor: pointer; font-weight: 600 }
th[aria-sort=ascending] button::after { content: " ↑" }
th[aria-sort=descending] button::after { content: " ↓" }
.graph { margin: 1rem 0; border: 1px solid var(--line) }
.graph svg { display: block; margin: auto }
.graph line { stroke: var(--quiet) }
.graph marker path { fill: var(--quiet) }
.graph text { font-size: 12px; text-anchor: middle; fill: currentColor; paint-order: stroke; stroke: Canvas; stroke-width: 4px }
.graph .tie { font-size: 10px; fill: var(--quiet) }
.graph .thing { fill: var(--accent) }
.graph .value { fill: var(--panel); stroke: var(--quiet) }
pre { overflow-x: auto; border: 1px solid var(--line); padding: .6rem }
"""


Query = Sequence[tuple[str, str]]


def page(title: str, *body: Child, language: str, here: str = "", query: Query = ()) -> bytes:
    """Return a whole page.

    `here` is the path that the way through the site marks as current. `query` is that of the request: the same page
    in the other language keeps it, and a language that was chosen stays chosen on the way through the site.
    """
    places = {"/": "explorer", "/questions": "catalogue", "/things": "things", "/sparql": "sparql"}
    chosen = f"?lang={language}" if "lang" in dict(query) else ""
    links = (
        tag("li", tag("a", word(key, language), href=path + chosen, aria_current="page" if path == here else None))
        for path, key in places.items()
    )
    other = "sv" if language == "en" else "en"
    again = "?" + urlencode([*((key, value) for key, value in query if key != "lang"), ("lang", other)])
    switch = tag("li", tag("a", word("language", language), href=again, lang=other, hreflang=other))
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", f"{title} – vanort"),
        tag("link", rel="stylesheet", href="/style.css"),
        tag("link", rel="icon", href="data:,"),  # none, so that no browser asks for one
    )
    notice = NOTICE.get()
    stale = tag("p", notice.sentence(language), role="note") if notice else None
    content = tag(
        "body",
        tag("a", word("skip", language), href="#content", class_="skip"),
        tag("nav", tag("ul", links, switch), aria_label="vanort"),
        tag("main", tag("h1", title), stale, body, id="content"),
    )
    return f"<!doctype html>{tag('html', head, content, lang=language)}\n".encode()


def cell_markup(cell: Cell) -> Markup:
    """Return a term as a reader wants it: a link for an IRI, plain text for a literal."""
    if cell is None:
        return Markup("")
    if cell[0] == "uri":
        return link_to(cell[1])
    if cell[0] == "literal":
        return tag("span", cell[1], lang=cell[2].partition("--")[0] or None)
    return tag("code", cell_text(cell))


def link_to(iri: str, label: str = "") -> Markup:
    """Return a link to a thing: on this server if it is one of ours, out on the web if it is not."""
    if iri.startswith(str(ID)):
        return tag("a", label or iri.removeprefix(str(ID)), href=local_path(iri))
    short = label or shortened(iri)
    if iri.startswith(("http://", "https://")):
        return join((tag("a", short, href=local_path(iri)), " ", tag("a", "↗", href=iri, rel="noreferrer", title=iri)))
    return tag("span", short)


def shortened(iri: str) -> str:
    """Return an IRI with its prefix, where there is one.

    >>> shortened("http://www.w3.org/2004/02/skos/core#prefLabel")
    'skos:prefLabel'
    """
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def table_markup(table: Table, language: str, caption: str = "", *, none: str = "") -> Markup:
    """Return rows as a table; a thing ?x that comes with its ?xLabel is one column, named and linked.

    `none` is what no row means, where that is not that nothing is stated.
    """
    if not table.rows:
        return tag("p", none or word("no-rows", language))
    labelled = {name: f"{name}Label" for name in table.variables if f"{name}Label" in table.variables}
    filled = {name for row in table.rows for name, cell in zip(table.variables, row, strict=True) if cell is not None}
    columns = [
        name for name in table.variables if name not in labelled.values() and (name not in REMARKS or name in filled)
    ]
    count = word("row", language) if len(table.rows) == 1 else word("rows", language, count=len(table.rows))
    head = tag("tr", (tag("th", name, scope="col") for name in columns))
    body = []
    for values in table.rows:
        row = dict(zip(table.variables, values, strict=True))
        body.append(tag("tr", (tag("td", _labelled(row, name, labelled.get(name))) for name in columns)))
    shown = tag("table", tag("caption", caption or count), tag("thead", head), tag("tbody", body))
    more = tag("p", word("more", language, count=len(table.rows))) if table.more else None
    return join((tag("div", shown, class_="wide", tabindex="0", role="region", aria_label=count), more))


def _labelled(row: Mapping[str, Cell], name: str, label: str | None) -> Markup:
    cell, text = row[name], row[label] if label else None
    if cell is not None and cell[0] == "uri" and text is not None:
        return link_to(cell[1], text[1])
    return cell_markup(cell if text is None else text)
