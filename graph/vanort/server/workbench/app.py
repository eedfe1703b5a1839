"""The application: the page, its scripts, and the calls that it makes.

/             the page; with ?token=… it opens the door
/NAME.js …    its scripts and its style
/api/NAME     the calls of `calls.py`: those that read by GET, those that write by POST with JSON
"""

from __future__ import annotations

import asyncio
import json
from functools import partial
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

import vanort.workbench
from vanort.errors import VanortError
from vanort.server.protocol import Refusal
from vanort.server.requests import body_of
from vanort.server.workbench.calls import READING, WRITING
from vanort.server.workbench.desk import Desk
from vanort.server.workbench.guarding import Guard
from vanort.wording import in_language, speak

PAGE = Path(vanort.workbench.__file__).parent / "page"
MOST = 2_000_000  # bytes of what a page sends
MOST_OF = {"bring": 72_000_000}  # a document of the largest size that is read, in base64
_TYPES = {".js": "text/javascript", ".css": "text/css", ".html": "text/html", ".svg": "image/svg+xml"}


def create_workbench(desk: Desk, *, token: str, port: int) -> Starlette:
    """Return the ASGI application for a bench; who has no token sees nothing of it."""
    assets = {f"/{path.name}": path for path in sorted(PAGE.iterdir()) if path.suffix in _TYPES}
    routes = [
        Route("/", _page),
        *(Route(name, partial(_asset, path)) for name, path in assets.items()),
        *(Route(f"/api/{name}", partial(_read, desk, call)) for name, call in READING.items()),
        *(
            Route(f"/api/{name}", partial(_write, desk, call, MOST_OF.get(name, MOST)), methods=["POST"])
            for name, call in WRITING.items()
        ),
    ]
    handlers: Any = {VanortError: _on_error, Refusal: _on_refusal, HTTPException: _on_http}
    guard = Middleware(Guard, token=token, port=port)
    return Starlette(routes=routes, middleware=[guard], exception_handlers=handlers)


async def _page(request: Request) -> Response:
    """Answer with the page, which names all its modules: each would else be asked for only when the one above is there."""
    names = sorted(path.name for path in PAGE.glob("*.js"))
    links = "\n  ".join(f'<link rel="modulepreload" href="{name}">' for name in names)
    page = (PAGE / "index.html").read_text(encoding="utf-8").replace("<!-- modules -->", links)
    return Response(page, media_type="text/html; charset=utf-8")


async def _asset(path: Path, request: Request) -> Response:
    return Response(path.read_bytes(), media_type=f"{_TYPES[path.suffix]}; charset=utf-8")


async def _read(desk: Desk, call: Any, request: Request) -> Response:
    return await _answered(call, desk, request, dict(request.query_params))


async def _write(desk: Desk, call: Any, most: int, request: Request) -> Response:
    if request.headers.get("content-type", "").split(";")[0].strip() != "application/json":
        raise Refusal(415, "Send JSON.")
    try:
        given = json.loads(await body_of(request, most) or b"{}")
    except (ValueError, RecursionError):
        raise Refusal(400, "This is not JSON.") from None
    if not isinstance(given, dict):
        raise Refusal(400, "Send an object.")
    return await _answered(call, desk, request, given)


async def _answered(call: Any, desk: Desk, request: Request, given: dict[str, Any]) -> Response:
    tab = request.headers.get("x-tab", "")[:80]
    speak(_language(request))
    try:
        return JSONResponse(await asyncio.to_thread(call, desk, tab, given))
    except (KeyError, TypeError, ValueError) as error:  # what no page of ours sends
        raise Refusal(400, f"The call cannot be read: {error}.") from None


def _on_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, VanortError)  # noqa: S101 (registered for this)
    return JSONResponse({"error": str(in_language(error, _language(request)))}, 409)


def _language(request: Request) -> str:
    return "sv" if request.headers.get("x-language") == "sv" else "en"


def _on_refusal(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refusal)  # noqa: S101 (registered for this)
    return JSONResponse({"error": error.reason}, error.status, headers=error.headers)


def _on_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 (registered for this)
    return PlainTextResponse(f"{error.detail}\n", error.status_code)
