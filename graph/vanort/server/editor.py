"""The editor of the query page: its script, and the terms that it completes. Without scripts the form works as well."""

from __future__ import annotations

from rdflib import Literal
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from vanort.server.pages import shortened
from vanort.server.requests import language_of, while_connected
from vanort.server.site import Site, text_of
from vanort.vocabulary import PREFIXES

SCRIPT = "sparql.js"
_FOR_AN_HOUR = {"Cache-Control": "max-age=3600"}


async def script(_: Site, request: Request) -> Response:
    """Send the editor's script, as it was bundled with the package."""
    from vanort.explorer.bundle import bundled

    return Response(bundled(SCRIPT), media_type="text/javascript; charset=utf-8", headers=_FOR_AN_HOUR)


async def terms(site: Site, request: Request) -> Response:
    """Send the prefixes, and the terms that the served ontologies declare, each by its prefixed name."""
    rows = await while_connected(request, site.rows("terms", language=Literal(language_of(request))))
    names = [(shortened(row["term"][1]), text_of(row, "termLabel"), text_of(row, "meaning")) for row in rows]
    known = [{"name": name, "label": label, "meaning": meaning} for name, label, meaning in names if "//" not in name]
    return JSONResponse({"prefixes": PREFIXES, "terms": known}, headers=_FOR_AN_HOUR)
