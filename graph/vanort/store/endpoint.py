"""One SPARQL server on the network: how it is reached, who we are to it, and what is done when it does not answer.

Credentials come from the environment (VANORT_SPARQL_USER, VANORT_SPARQL_PASSWORD), so that they stand in no
history, and appear in no message. Whether the server wants them as Basic or Digest is asked of the server.
"""

from __future__ import annotations

import email.utils
import os
import re
import socket
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from SPARQLWrapper import BASIC, DIGEST, INSERT, POST, SELECT, SPARQLExceptions, SPARQLWrapper

from vanort import __version__
from vanort.errors import QueryError, StoreError

AGENT = f"vanort/{__version__} (https://w3id.org/vanort) SPARQLWrapper/2.0"
CONNECT_TIMEOUT = 10.0
_LONGEST_GET = 2_000  # characters of an address that every server and proxy takes
_ATTEMPTS = 4
_LONGEST_WAIT = 60.0
_PASSING = {429, 502, 503, 504}

Result = TypeVar("Result")


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
        return re.sub(r"//[^/@]*@", "//", self.url.partition("?")[0])

    def wrapper(self, text: str, *, timeout: float, accept: str, update: bool = False) -> SPARQLWrapper:
        """Return a SPARQLWrapper set up for one request: long ones go by POST."""
        wrapper = SPARQLWrapper(self.url, agent=AGENT)
        wrapper.setQuery(text)
        wrapper.queryType = INSERT if update else SELECT  # what it guesses may come from a word in a comment
        wrapper.setOnlyConneg(True)  # without this it adds parameters of its own that ask for XML
        wrapper.addCustomHttpHeader("Accept", accept)
        wrapper.timeout = timeout
        if update or len(self.url) + len(urllib.parse.quote(text)) > _LONGEST_GET:
            wrapper.setMethod(POST)
        if self.user and self.password:
            scheme, realm = self._challenge
            if scheme != "none":
                wrapper.setHTTPAuth(DIGEST if scheme == "digest" else BASIC)
                wrapper.setCredentials(self.user, self.password, realm=realm)
        return wrapper

    def opener(self) -> urllib.request.OpenerDirector:
        """Return an opener for requests that SPARQLWrapper does not know (the Graph Store Protocol)."""
        handlers: list[urllib.request.BaseHandler] = []
        if self.user and self.password:
            passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
            passwords.add_password(None, self.url, self.user, self.password)
            handlers = [
                urllib.request.HTTPDigestAuthHandler(passwords),
                urllib.request.HTTPBasicAuthHandler(passwords),
            ]
        opener = urllib.request.build_opener(*handlers)
        opener.addheaders = [("User-Agent", AGENT)]
        return opener

    def connect(self) -> None:
        """Find out whether anyone is there, without waiting as long as a question may take.

        Raises StoreError where nobody is.
        """
        parts = urllib.parse.urlsplit(self.url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        if os.environ.get(f"{parts.scheme}_proxy") or os.environ.get(f"{parts.scheme.upper()}_PROXY"):
            return
        try:
            socket.create_connection((str(parts.hostname), port), timeout=self.connect_timeout).close()
        except OSError as error:
            raise StoreError(
                f"{self.shown} cannot be reached: {error}.", hint="Check the address and that the server runs."
            ) from None

    def attempt(self, call: Callable[[], Result]) -> Result:
        """Do a request that does no harm twice, again where the server asks for patience.

        Raises QueryError where the server refuses the text, StoreError where it does not answer as a store.
        """
        for number in range(1, _ATTEMPTS + 1):
            try:
                return call()
            except urllib.error.HTTPError as error:
                wait = _wait(error, number)
                if wait is None or number == _ATTEMPTS:
                    raise self._refused(error.code, _read(error)) from None
            except (SPARQLExceptions.SPARQLWrapperException, TimeoutError) as error:
                raise self._failed(error) from None
            except (ConnectionError, urllib.error.URLError, socket.gaierror) as error:
                if isinstance(getattr(error, "reason", None), TimeoutError):
                    raise self._failed(TimeoutError()) from None
                if number == _ATTEMPTS:
                    raise StoreError(f"{self.shown} broke off the connection: {error}.", hint="Try later.") from None
                wait = 2.0 ** (number - 1)
            self.sleep(wait)
        raise AssertionError  # the last attempt has returned or raised

    @cached_property
    def _challenge(self) -> tuple[str, str]:
        """How the server wants to know us: the scheme and its realm, asked once."""
        request = urllib.request.Request(self.url, headers={"User-Agent": AGENT})  # noqa: S310 (http or https)
        header = ""
        try:
            # An opener of our own: SPARQLWrapper leaves one with credentials as the default.
            urllib.request.build_opener().open(request, timeout=self.connect_timeout).close()
        except urllib.error.HTTPError as error:
            header = error.headers.get("WWW-Authenticate", "") if error.code == 401 else ""
        except OSError:
            pass
        realm = re.search(r'realm="([^"]*)"', header)
        asked = header.partition(" ")[0].lower() if self.auth == "auto" else self.auth
        return asked or "basic", realm.group(1) if realm else "SPARQL"

    def _failed(self, error: Exception) -> StoreError | QueryError:
        if isinstance(error, TimeoutError):
            return StoreError(f"{self.shown} did not answer in time.", hint="Raise the limit with --timeout SECONDS.")
        codes = {
            SPARQLExceptions.QueryBadFormed: 400,
            SPARQLExceptions.Unauthorized: 401,
            SPARQLExceptions.EndPointNotFound: 404,
            SPARQLExceptions.URITooLong: 414,
        }
        return self._refused(codes.get(type(error), 500), str(error.args[0] if error.args else ""))

    def _refused(self, code: int, body: str) -> StoreError | QueryError:
        said = _plain(body)
        if code == 400:
            return QueryError(f"{self.shown} does not accept the query: {said}", hint="Mind what SPARQL it speaks.")
        hints = {
            401: "Set VANORT_SPARQL_USER and VANORT_SPARQL_PASSWORD.",
            403: "The account may not do this.",
            404: "Check the address: an endpoint often ends in /sparql.",
            429: "The server asks for patience: try later.",
            503: "The server is busy or limits long questions: try later, or ask for less.",
        }
        return StoreError(f"{self.shown} answered {code}: {said}", hint=hints.get(code, ""))


def endpoint(url: str, *, auth: str = "auto", **options: Any) -> Endpoint:
    """Return an endpoint with the credentials of the environment."""
    user, password = os.environ.get("VANORT_SPARQL_USER"), os.environ.get("VANORT_SPARQL_PASSWORD")
    return Endpoint(url, user, password, auth, **options)


def _wait(error: urllib.error.HTTPError, number: int) -> float | None:
    """Return how many seconds to wait before the next attempt; None where another makes no sense."""
    if error.code not in _PASSING:
        return None
    after = error.headers.get("Retry-After", "")
    if after.isdigit():
        return min(float(after), _LONGEST_WAIT)
    if after and (date := email.utils.parsedate_to_datetime(after)):
        return min(max(date.timestamp() - time.time(), 0), _LONGEST_WAIT)
    return 2.0 ** (number - 1) if error.code == 429 or number == 1 else None


def _read(error: urllib.error.HTTPError) -> str:
    try:
        return error.read(10_000).decode("utf-8", errors="replace")
    except OSError:
        return ""


def _plain(body: str) -> str:
    """Return the beginning of an error page as a line of text.

    >>> _plain("<html><body><h1>Bad</h1> query</body></html>")
    'Bad query.'
    """
    match = re.search(r"Response:\s*b?['\"](.*)", body, re.DOTALL)  # SPARQLWrapper puts a sentence before it
    text = " ".join(re.sub(r"<[^>]*>", " ", (match.group(1) if match else body)).replace("\\n", " ").split())
    return (text[:300].rstrip(" .'\"") or "no reason given") + "."
