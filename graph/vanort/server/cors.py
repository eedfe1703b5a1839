"""Which pages of other sites may ask questions: Cross-Origin Resource Sharing (https://fetch.spec.whatwg.org/#http-cors-protocol).

None unless the server is told so: whoever runs it on his own machine must be able to browse without every page reading
along. Only the endpoint and reconciliation are opened, and only for questions: an update from another site stays refused.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from urllib.parse import urlsplit

from vanort.errors import StoreError

METHODS = "GET, HEAD, POST, OPTIONS"
ANYBODY = "*"
_PATHS = frozenset({"/sparql", "/sparql/"})
_RECONCILE = "/reconcile"
_NAMES = re.compile(r"[\w!#$%&'*+.^`|~-]+(?:\s*,\s*[\w!#$%&'*+.^`|~-]+)*", re.ASCII)
_USUAL = "accept, content-type"
_SECONDS = 86_400


def cors_headers(path: str, headers: Mapping[str, str], allowed: Collection[str]) -> dict[str, str]:
    """Return the headers that let a page of an allowed site read an answer of the endpoint; none for any other.

    >>> cors_headers("/sparql", {"origin": "https://yasgui.org"}, ["*"])["access-control-allow-origin"]
    '*'
    >>> cors_headers("/sparql", {"origin": "https://evil.example"}, ["https://yasgui.org"])
    {'vary': 'Origin'}
    """
    if not allowed or not (path in _PATHS or path == _RECONCILE or path.startswith(f"{_RECONCILE}/")):
        return {}
    origin = headers.get("origin", "")
    found = {} if ANYBODY in allowed else {"vary": "Origin"}
    if not origin or not (ANYBODY in allowed or origin.lower() in allowed):
        return found
    found["access-control-allow-origin"] = ANYBODY if ANYBODY in allowed else origin
    found["cross-origin-resource-policy"] = "cross-origin"
    if "access-control-request-method" in headers:
        asked = headers.get("access-control-request-headers", "")
        found["access-control-allow-methods"] = METHODS
        found["access-control-allow-headers"] = asked if _NAMES.fullmatch(asked) else _USUAL
        found["access-control-max-age"] = str(_SECONDS)
        if headers.get("access-control-request-private-network") == "true":
            found["access-control-allow-private-network"] = "true"
    else:
        found["access-control-expose-headers"] = "X-Vanort-Note, Vanort-Withheld, Vanort-Stale, Retry-After"
    return found


def read_origins(given: Collection[str]) -> frozenset[str]:
    """Return origins as browsers send them.

    >>> sorted(read_origins(["https://Yasgui.org/"]))
    ['https://yasgui.org']

    Raises StoreError where one is no origin.
    """
    found = set()
    for origin in given:
        parts = urlsplit(origin)
        if origin not in (ANYBODY, "null") and not (parts.scheme in ("http", "https") and parts.hostname):
            raise StoreError(f"'{origin}' is no origin.", hint="Write it as https://yasgui.org, or * for every site.")
        if parts.path not in ("", "/", ANYBODY, "null") or parts.query:
            raise StoreError(f"'{origin}' has a path, which no origin has.", hint="Write it as https://yasgui.org")
        found.add(origin.rstrip("/").lower())
    return frozenset(found)


def is_foreign(headers: Mapping[str, str]) -> bool:
    """Tell whether a request comes from a page of another site.

    >>> is_foreign({"sec-fetch-site": "cross-site"}), is_foreign({"origin": "http://a.example", "host": "localhost"})
    (True, True)
    """
    if site := headers.get("sec-fetch-site"):
        return site not in ("none", "same-origin")
    origin = headers.get("origin", "")
    return bool(origin) and urlsplit(origin).netloc.lower() != headers.get("host", "").lower()
