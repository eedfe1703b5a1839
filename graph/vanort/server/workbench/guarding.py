"""Who may ask the workbench: a browser on this machine that was given the address with its token, and no other page in it."""

from __future__ import annotations

import hmac
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
)
_HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",  # the token stands in the address
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
    "cache-control": "no-store",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
_OWN = frozenset({"same-origin", "none"})
BEARER = "Bearer "


def hosts_of(port: int) -> frozenset[str]:
    """Return the names under which a browser on this machine reaches a port.

    >>> sorted(hosts_of(8889))
    ['127.0.0.1:8889', '[::1]:8889', 'localhost:8889']
    """
    return frozenset(f"{host}:{port}" for host in ("127.0.0.1", "localhost", "[::1]"))


def cookie_name(port: int) -> str:
    """Return the name of the cookie: ports share cookies, and there may be two workbenches."""
    return f"vanort-workbench-{port}"


class Guard:
    """Refuses what is not from the page itself, and adds the headers that every answer carries."""

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        self._app, self._token, self._hosts, self._cookie = app, token, hosts_of(port), cookie_name(port)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        refused = self._refusal(scope, headers)
        entered = not refused and self._given(scope)

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                more = dict(_HEADERS)
                if entered:
                    more["set-cookie"] = f"{self._cookie}={self._token}; HttpOnly; SameSite=Strict; Path=/"
                message["headers"] = [*message["headers"], *((k.encode(), v.encode()) for k, v in more.items())]
            await send(message)

        app = PlainTextResponse(refused[1] + "\n", refused[0]) if refused else self._app
        await app(scope, receive, with_headers)

    def _refusal(self, scope: Scope, headers: dict[str, str]) -> tuple[int, str] | None:
        """Return the status and the reason for which a request is refused; None where it is not."""
        host, origin, site = headers.get("host", ""), headers.get("origin"), headers.get("sec-fetch-site", "none")
        if host not in self._hosts:  # a browser led here under another name (DNS rebinding) among them
            return 421, "This server answers to localhost."
        if origin is not None and origin != f"http://{host}":
            return 403, "This page may not ask here."
        if site not in _OWN and not (scope["method"] == "GET" and headers.get("sec-fetch-mode") == "navigate"):
            return 403, "This page may not ask here."
        bearer = self._is_token(headers.get("authorization", "").removeprefix(BEARER))
        if scope["method"] not in ("GET", "HEAD") and origin is None and not bearer:
            return 403, "A request that changes something says from which page it comes."
        if not (bearer or self._is_token(self._cookie_in(headers)) or self._given(scope)):
            return 403, "Open the address that vanort review --browser has printed: it holds the key to this page."
        return None

    def _given(self, scope: Scope) -> bool:
        """Tell whether the token stands in the address of the page itself."""
        query = parse_qs(scope["query_string"].decode("latin-1"))
        return scope["path"] == "/" and self._is_token(query.get("token", [""])[0])

    def _cookie_in(self, headers: dict[str, str]) -> str:
        try:
            cookies = SimpleCookie(headers.get("cookie", ""))
        except CookieError:
            return ""
        return cookies[self._cookie].value if self._cookie in cookies else ""

    def _is_token(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(), self._token.encode())
