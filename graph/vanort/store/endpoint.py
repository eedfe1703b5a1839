"""One SPARQL server on the network: how it is reached, who we are to it, and what is done when it does not answer.

Credentials come from the environment (VANORT_SPARQL_USER, VANORT_SPARQL_PASSWORD), so that they stand in no
history, and appear in no message. Whether the server wants them as Basic or Digest is asked of the server.
"""

from __future__ import annotations

import base64
import email.utils
import http.client
import os
import re
import time
import urllib.error
import urllib.parse
import urllib.request
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from SPARQLWrapper import INSERT, POST, SELECT, SPARQLWrapper

from vanort import __version__
from vanort.errors import QueryError, StoreError
from vanort.store import unreachable
from vanort.store.transport import CONNECT_TIMEOUT, LONGEST_GET, Body, connected, opener

AGENT = f"vanort/{__version__} (https://w3id.org/vanort) SPARQLWrapper/2.0"
_ATTEMPTS = 4
_LONGEST_WAIT = 60.0
_SOON = 5.0  # seconds: whoever breaks off before has not begun to answer
_PASSING = {429, 502, 503, 504}
_TOO_SLOW = {503, 504}
_MOVED = {301, 302, 303, 307, 308}
_SECONDS = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")


@dataclass(frozen=True)
class Endpoint:
    """An address with what belongs to it; `sleep` waits between attempts."""

    url: str
    user: str | None = field(default=None, repr=False)
    password: str | None = field(default=None, repr=False)
    auth: str = "auto"  # auto, basic, digest, none
    connect_timeout: float = CONNECT_TIMEOUT
    sleep: Callable[[float], None] = field(default=time.sleep, repr=False)

    def __post_init__(self) -> None:
        parts = urllib.parse.urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise StoreError(f"'{self.shown}' is no address of a SPARQL endpoint.", hint="It starts with https://")
        if parts.username or parts.password:
            raise StoreError(
                "The address holds a user name or password, which would end up in logs.",
                hint="Put them into VANORT_SPARQL_USER and VANORT_SPARQL_PASSWORD.",
            )

    @property
    def shown(self) -> str:
        """The address as messages show it: without user, password and query string."""
        return shown_address(self.url)

    def request(
        self, text: str, *, accept: str, parameters: Iterable[tuple[str, str]] = (), update: bool = False
    ) -> urllib.request.Request:
        """Return the request for a query or an update: long ones go by POST."""
        wrapper = SPARQLWrapper(self.url, agent=AGENT)
        wrapper.setQuery(text)
        wrapper.queryType = INSERT if update else SELECT  # what it guesses may come from a word in a comment
        wrapper.setOnlyConneg(True)  # without this it adds parameters of its own that ask for XML
        wrapper.addCustomHttpHeader("Accept", accept)
        length = len(self.url) + len(urllib.parse.quote(text))
        for name, value in parameters:
            wrapper.addParameter(name, value)
            length += len(name) + len(urllib.parse.quote(value)) + 2
        if update or length > LONGEST_GET:
            wrapper.setMethod(POST)
        # Only the request is its own: sent by its query(), it would lose the text where the server redirects.
        request: urllib.request.Request = wrapper._createRequest()
        return request

    def open(self, request: urllib.request.Request, until: float) -> Any:
        """Send a request that does no harm twice, again where the server asks for patience; return its response.

        All of it, with reading the response, is over by `until` (of `time.monotonic`).

        Raises QueryError where the server refuses the text, StoreError where it does not answer as a store.
        """
        for number in range(1, _ATTEMPTS + 1):
            asked = time.monotonic()
            try:
                return self._opener(request, until).open(request, timeout=CONNECT_TIMEOUT)
            except urllib.error.HTTPError as error:
                wait = _wait(error, number)
                late = wait is not None and time.monotonic() + wait >= until
                if wait is None or late or number == _ATTEMPTS:
                    raise self._refused(error, late=late) from None
                error.close()
            except (OSError, http.client.HTTPException) as error:
                thought = time.monotonic() - asked > _SOON  # a server that breaks off late has its own time limit
                if unreachable.is_final(error) or thought or number == _ATTEMPTS:
                    raise unreachable.told(self.shown, error) from None
                wait = 2.0 ** (number - 1)
                if time.monotonic() + wait >= until:
                    raise unreachable.told(self.shown, error) from None
            except ValueError:  # of a redirect: our own address has been read before
                raise self._leads_nowhere("an address that cannot be read") from None
            self.sleep(wait)
        raise AssertionError  # the last attempt has returned or raised

    def connect(self) -> None:
        """Find out whether anyone is there, without waiting as long as a question may take.

        Raises StoreError where nobody is.
        """
        parts = urllib.parse.urlsplit(self.url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        if os.environ.get(f"{parts.scheme}_proxy") or os.environ.get(f"{parts.scheme.upper()}_PROXY"):
            return
        try:
            connected(str(parts.hostname), port, time.monotonic() + self.connect_timeout).close()
        except OSError as error:
            raise unreachable.told(self.shown, error) from None

    def _opener(self, request: urllib.request.Request, until: float) -> urllib.request.OpenerDirector:
        """Return what sends a request, with our credentials in the form that the server wants."""
        if not (self.user and self.password):
            return opener(until)
        scheme = self._scheme(until)
        if scheme == "digest":
            passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
            passwords.add_password(None, self.url, self.user, self.password)
            return opener(until, urllib.request.HTTPDigestAuthHandler(passwords))
        if scheme == "basic":
            token = base64.b64encode(f"{self.user}:{self.password}".encode()).decode("ascii")
            request.add_header("Authorization", f"Basic {token}")
        return opener(until)

    def _scheme(self, until: float) -> str:
        """How the server wants to know us, asked once."""
        if self.auth != "auto":
            return self.auth
        if not self._known:
            asked = self.request("ASK {}", accept="*/*")
            header = ""
            try:
                opener(until).open(asked, timeout=CONNECT_TIMEOUT).close()
            except urllib.error.HTTPError as error:
                header = error.headers.get("WWW-Authenticate", "") if error.code == 401 else ""
                error.close()
            except (OSError, http.client.HTTPException):
                return "basic"
            self._known.append(header.partition(" ")[0].lower() or "basic")
        return self._known[0]

    @cached_property
    def _known(self) -> list[str]:
        return []

    def _refused(self, error: urllib.error.HTTPError, *, late: bool) -> StoreError | QueryError:
        code, said = error.code, plain(_read(error))
        error.close()
        if code == 400:
            return QueryError(f"{self.shown} does not accept the query: {said}", hint="Mind what SPARQL it speaks.")
        if code in _MOVED:
            return self._moved(error)
        hints = {
            401: "Set VANORT_SPARQL_USER and VANORT_SPARQL_PASSWORD.",
            403: "The account may not do this.",
            404: "Check the address: an endpoint often ends in /sparql.",
            429: "The server asks for patience: try later.",
            503: "The server is busy or limits long questions: try later, or ask for less.",
            504: "The question took the server too long: ask for less.",
        }
        hint = hints.get(code, "")
        wait = seconds_after(error.headers.get("Retry-After", ""), time.time())
        if late and wait is not None:
            hint = f"It asks to wait {wait:g} s, which is longer than the time left: try later, or raise --timeout."
        return StoreError(f"{self.shown} answered {code}: {said}", hint=hint)

    def _moved(self, error: urllib.error.HTTPError) -> StoreError:
        place = error.headers.get("Location", "")
        address = shown_address(urllib.parse.urljoin(self.url, place)) if place else ""
        if not place:
            return StoreError(f"{self.shown} answered {error.code} and does not say where it has moved.")
        if "infinite loop" in str(error.reason):
            return StoreError(f"{self.shown} redirects in a circle, to {address}.", hint="Check the address.")
        if not address.startswith(("http://", "https://")):
            return self._leads_nowhere(address)
        return StoreError(f"{self.shown} has moved to {address}.", hint="Give that address.")

    def _leads_nowhere(self, address: str) -> StoreError:
        return StoreError(f"{self.shown} leads to {address}: that is no place on the web.", hint="Check the address.")


def endpoint(url: str, *, auth: str = "auto", **options: Any) -> Endpoint:
    """Return an endpoint with the credentials of the environment."""
    user, password = os.environ.get("VANORT_SPARQL_USER"), os.environ.get("VANORT_SPARQL_PASSWORD")
    return Endpoint(url, user, password, auth, **options)


def shown_address(url: str) -> str:
    """Return an address without user, password and query string.

    >>> shown_address("https://kim:secret@example.org/sparql?query=ASK")
    'https://example.org/sparql'
    """
    return re.sub(r"//[^/@]*@", "//", url.partition("?")[0])


def _wait(error: urllib.error.HTTPError, number: int) -> float | None:
    """Return how many seconds to wait before the next attempt; None where another makes no sense.

    A server says 503 or 504 of a question that took too long, and the same question would take as long again: it is
    asked again only where the server says when.
    """
    if error.code not in _PASSING:
        return None
    after = seconds_after(error.headers.get("Retry-After", ""), time.time())
    if after is not None or error.code in _TOO_SLOW:
        return after
    return 2.0 ** (number - 1) if error.code == 429 or number == 1 else None


def seconds_after(header: str, now: float) -> float | None:
    """Return the seconds that a Retry-After asks for; None where it says nothing that can be followed.

    >>> seconds_after("1.5", 0), seconds_after("Thu, 01 Jan 1970 00:00:09 GMT", 0), seconds_after("soon", 0)
    (1.5, 9.0, None)
    """
    text = header.strip()
    if _SECONDS.fullmatch(text):
        return float(text)
    try:
        date = email.utils.parsedate_to_datetime(text)
        return max(date.timestamp() - now, 0.0) if re.search("[A-Za-z]{3}", text) else None
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _read(error: urllib.error.HTTPError) -> str:
    body = Body(error.fp if hasattr(error.fp, "read1") else error)
    try:
        while len(body.kept) < 10_000 and body.read(10_000):
            pass
    except (OSError, http.client.HTTPException, zlib.error, AttributeError):
        pass
    return body.kept[:10_000].decode("utf-8", errors="replace")


def plain(body: str) -> str:
    """Return the beginning of an error page as a line of text.

    >>> plain("<html><body><h1>Bad</h1> query</body></html>")
    'Bad query.'
    """
    no_code = re.sub(r"(?is)<(script|style)\b.*?</\1>", " ", body)
    text = " ".join(re.sub(r"<[^>]*>", " ", no_code).split())
    return (text[:300].rstrip(" .'\"") or "no reason given") + "."
