"""HTTP under one time limit: every wait ends at it, a redirect takes the question along, a password stays at home.

Python's urllib has a limit for each single step only, so that a server that trickles is waited for without end; and
it follows a redirect of a POST by a GET without what was posted.
"""

from __future__ import annotations

import http.client
import io
import socket
import ssl
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
import zlib
from functools import partial
from typing import Any

CONNECT_TIMEOUT = 10.0
LONGEST_GET = 2_000  # characters of an address that every server and proxy takes
_GZIP_OR_ZLIB = 47  # zlib's window bits that tell the two apart by themselves
_PIECE = 65_536


def opener(until: float, *handlers: urllib.request.BaseHandler, follow: bool = True) -> urllib.request.OpenerDirector:
    """Return an opener for requests that are over by `until` (of `time.monotonic`), reading included.

    Where redirects are not to be followed, one is an error with its status.
    """
    redirects = _Redirects() if follow else _NoRedirects()
    return urllib.request.build_opener(_Http(until), _Https(until), redirects, *handlers)


def connected(host: str, port: int, until: float) -> socket.socket:
    """Return a connection to the first address of a host that takes one.

    Raises OSError, which is TimeoutError when the time is up.
    """
    last: OSError = TimeoutError("timed out")
    for family, kind, protocol, _, address in _resolved(host, port, until):
        attempt = socket.socket(family, kind, protocol)
        try:
            attempt.settimeout(min(_left(until), CONNECT_TIMEOUT))
            attempt.connect(address)
            attempt.settimeout(_left(until))
        except OSError as error:
            attempt.close()
            last = error
        else:
            return attempt
    raise last


def is_update(request: urllib.request.Request) -> bool:
    """Tell whether a request changes what the server holds."""
    data = request.data
    return isinstance(data, bytes) and "update" in urllib.parse.parse_qs(data.decode("ascii"))


class Body(io.RawIOBase):
    """The body of a response, unpacked where the server packed it; `kept` is what has been read so far.

    Raises http.client.IncompleteRead where less comes than was said, TimeoutError when the time is up, zlib.error.
    """

    def __init__(self, response: Any) -> None:
        self.kept = bytearray()
        self._given = 0  # how much of it has been read by others
        self._response = response
        packed = response.headers.get("Content-Encoding", "identity").strip().lower() not in ("", "identity")
        self._unpack = zlib.decompressobj(_GZIP_OR_ZLIB) if packed else None

    def readable(self) -> bool:
        """Say that it can be read, as parsers ask."""
        return True

    def begin(self) -> bytes:
        """Return the first bytes without taking them from the next reader."""
        self._more(_PIECE)
        return bytes(self.kept)

    def read(self, size: int = -1) -> bytes:
        """Return what has come, at least one byte of it unless it is all; everything where no size is given."""
        if size is None or size < 0:
            while self._more(_PIECE):
                pass
            size = len(self.kept)
        if self._given >= len(self.kept):
            self._more(size)
        start = self._given
        self._given = min(start + size, len(self.kept))
        return bytes(self.kept[start : self._given])

    def _more(self, size: int) -> bool:
        """Wait for some more bytes; False where there are none."""
        while size:
            data = self._response.read1(size)
            if not data:
                missing = self._response.length
                self._response.close()  # a response without a body does not close itself
                if missing or (self._unpack and self.kept and not self._unpack.eof):
                    raise http.client.IncompleteRead(b"", missing)  # closed too early
                return False
            if self._unpack is not None:
                data = self._unpack.decompress(data)
            if data:
                self.kept += data
                return True
        return False


class _Timed:
    """A socket that gives up when the time is up, however often a byte comes."""

    def __init__(self, sock: socket.socket, until: float) -> None:
        self._sock, self._until = sock, until

    def makefile(self, *_: Any, **__: Any) -> io.BufferedReader:
        return io.BufferedReader(_TimedFile(self._sock, self._until))

    def sendall(self, data: Any) -> None:
        self._sock.settimeout(_left(self._until))
        self._sock.sendall(data)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sock, name)


class _TimedFile(io.RawIOBase):
    def __init__(self, sock: socket.socket, until: float) -> None:
        self._sock, self._until = sock, until
        self._file = sock.makefile("rb", buffering=0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._sock.settimeout(_left(self._until))
        return self._file.readinto(buffer)

    def close(self) -> None:
        self._file.close()
        super().close()


class _Plain(http.client.HTTPConnection):
    def __init__(self, *args: Any, until: float, **options: Any) -> None:
        super().__init__(*args, **options)
        self._until = until
        self._create_connection = _connection(until)

    def connect(self) -> None:
        super().connect()
        self.sock: Any = _Timed(self.sock, self._until)


class _Secure(http.client.HTTPSConnection):
    def __init__(self, *args: Any, until: float, **options: Any) -> None:
        super().__init__(*args, **options)
        self._until = until
        self._create_connection = _connection(until)

    def connect(self) -> None:
        super().connect()
        self.sock: Any = _Timed(self.sock, self._until)


def _connection(until: float) -> Any:
    return lambda address, *_: connected(address[0], address[1], until)


class _Http(urllib.request.HTTPHandler):
    def __init__(self, until: float) -> None:
        super().__init__()
        self._until = until

    def http_open(self, req: urllib.request.Request) -> Any:
        return self.do_open(partial(_Plain, until=self._until), req)


class _Https(urllib.request.HTTPSHandler):
    def __init__(self, until: float) -> None:
        super().__init__()
        self._until = until

    def https_open(self, req: urllib.request.Request) -> Any:
        connection = partial(_Secure, until=self._until)
        return self.do_open(connection, req, context=ssl.create_default_context())


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follow a question to where it is answered now; an update is not repeated elsewhere unasked."""

    def redirect_request(
        self, req: urllib.request.Request, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        if is_update(req) or urllib.parse.urlsplit(newurl).scheme not in ("http", "https"):
            return None
        address, data = newurl.replace(" ", "%20"), req.data
        if data is None:
            address = _with_parameters(newurl, urllib.parse.urlsplit(req.full_url).query)
        elif code == 303 and isinstance(data, bytes):  # see other: asked by GET, where the question fits
            asked = _with_parameters(newurl, data.decode("ascii"))
            if len(asked) <= LONGEST_GET:
                address, data = asked, None
        kept = {name: value for name, value in req.headers.items() if name.lower() != "content-length"}
        if data is None:
            kept.pop("Content-type", None)
        if not _same_place(req.full_url, newurl):
            kept.pop("Authorization", None)
        return urllib.request.Request(  # noqa: S310 (http or https, see above)
            address, data, kept, origin_req_host=req.origin_req_host, unverifiable=True
        )


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """Send nothing elsewhere: who agreed to one host has not agreed to another."""

    def redirect_request(self, *_: Any) -> None:
        return None


def _with_parameters(address: str, parameters: str) -> str:
    """Return an address with the question in it, where the server did not put it there itself.

    >>> _with_parameters("https://example.org/sparql", "query=ASK")
    'https://example.org/sparql?query=ASK'
    """
    parts = urllib.parse.urlsplit(address)
    if "query" in urllib.parse.parse_qs(parts.query):
        return address
    return parts._replace(query="&".join(filter(None, (parts.query, parameters)))).geturl()


def _same_place(one: str, other: str) -> bool:
    """Tell whether a password for one address may be sent to another: the same host, or its own TLS port.

    >>> _same_place("http://a.org/x", "https://a.org/y"), _same_place("https://a.org/", "http://a.org/")
    (True, False)
    """
    ports = {"http": 80, "https": 443}
    left, right = urllib.parse.urlsplit(one), urllib.parse.urlsplit(other)
    places = [(p.scheme, p.hostname, p.port or ports.get(p.scheme)) for p in (left, right)]
    secured = places[0][0::2] == ("http", 80) and places[1][0::2] == ("https", 443)
    return places[0] == places[1] or (left.hostname == right.hostname and secured)


def _resolved(host: str, port: int, until: float) -> list[Any]:
    """Look up a name in a thread of its own: the system's own limit is longer than ours may be."""
    found: list[Any] = []

    def look_up() -> None:
        try:
            found.append(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            found.append(error if isinstance(error, OSError) else socket.gaierror(str(error)))

    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(_left(until))
    if not found:
        raise TimeoutError("timed out")
    if isinstance(found[0], OSError):
        raise found[0]
    return list(found[0])


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError("timed out")
    return left
