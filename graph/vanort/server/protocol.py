"""SPARQL 1.1 Protocol: what a request asks for, or which 4xx it deserves.

See https://www.w3.org/TR/sparql11-protocol/, sections 2.1 (query), 2.2 (update) and 2.1.4 (the dataset).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from vanort.errors import QueryError
from vanort.store import guard

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
_MOST_FIELDS = 2_000


class Refusal(Exception):
    """A request that is answered with a status and a sentence."""

    def __init__(self, status: int, reason: str, headers: Mapping[str, str] | None = None) -> None:
        self.status, self.reason, self.headers = status, reason, dict(headers or {})
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Operation:
    """A query or an update, with the graphs that the request chose for it; None where it chose none."""

    text: str
    is_update: bool = False
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None


Parameters = dict[str, list[str]]


def read_parameters(encoded: bytes) -> Parameters:
    """Return the parameters of a query string or a form.

    >>> read_parameters(b"query=ASK%20%7B%7D&a=1&a=2")
    {'query': ['ASK {}'], 'a': ['1', '2']}

    Raises Refusal where they are not UTF-8, or far too many.
    """
    found: Parameters = {}
    try:
        pairs = parse_qsl(encoded.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except UnicodeDecodeError:
        raise Refusal(400, "The parameters are not percent-encoded UTF-8.") from None
    except ValueError:
        raise Refusal(400, f"There are more than {_MOST_FIELDS} parameters.") from None
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


def longest_body(content_type: str, query: int, update: int) -> int:
    """Return how many bytes a body of a media type may have, given the most characters of a query and of an update.

    A character of UTF-8 is one byte, or up to four; in a form each byte may be written as three.

    >>> longest_body("application/sparql-query", 10, 20), longest_body("application/x-www-form-urlencoded", 10, 20)
    (40, 60)
    """
    media_type, _ = _media_type(content_type)
    return 4 * query if media_type == QUERY else 3 * update


def read_operation(method: str, query_string: bytes, content_type: str, body: bytes) -> Operation | None:
    """Return what a request to the endpoint asks for; None where a GET asks for nothing: show the service.

    Raises Refusal.
    """
    address = read_parameters(query_string)
    if method in ("GET", "HEAD"):
        if "update" in address:
            raise Refusal(400, "An update is sent by POST (SPARQL 1.1 Protocol, 2.2).")
        return _query(_one(address, "query"), address) if "query" in address else None
    if method != "POST":
        raise Refusal(405, "The endpoint takes GET and POST.", {"Allow": "GET, HEAD, POST"})
    media_type, charset = _media_type(content_type)
    if charset not in ("", "utf-8", "utf8"):
        raise Refusal(415, f"The text must be UTF-8, not {charset}.")
    if media_type == FORM:
        return _from_form(address, read_parameters(body))
    if media_type in (QUERY, UPDATE):
        if "query" in address or "update" in address:
            raise Refusal(400, "The text stands in the body and in the address: send it once.")
        text = _text(body)
        return _query(text, address) if media_type == QUERY else _update(text, address)
    raise Refusal(415, f"Send {QUERY}, {UPDATE} or {FORM}, with that Content-Type.")


def _from_form(address: Parameters, form: Parameters) -> Operation:
    # Parameters of the dataset are taken from the address, too: clients send them there, and the tests do.
    both = {name: [*address.get(name, ()), *form.get(name, ())] for name in (*address, *form)}
    if "query" in both and "update" in both:
        raise Refusal(400, "A request is a query or an update, not both.")
    if "update" in form:
        return _update(_one(both, "update"), both)
    if "query" in form:
        return _query(_one(both, "query"), both)
    raise Refusal(400, "The form has neither a query nor an update.")


def _query(text: str, parameters: Parameters) -> Operation:
    default, named = _graphs(parameters, "default-graph-uri", "named-graph-uri")
    return Operation(text, False, default, named)


def _update(text: str, parameters: Parameters) -> Operation:
    default, named = _graphs(parameters, "using-graph-uri", "using-named-graph-uri")
    return Operation(text, True, default, named)


def _graphs(parameters: Parameters, *names: str) -> tuple[tuple[str, ...] | None, tuple[str, ...] | None]:
    default, named = (tuple(parameters.get(name, ())) for name in names)
    return (default, named) if default or named else (None, None)


def _one(parameters: Parameters, name: str) -> str:
    if len(parameters[name]) != 1:
        raise Refusal(400, f"There is more than one {name}.")
    return parameters[name][0]


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refusal(400, f"The text is not UTF-8 (byte {error.start}).") from None


def _media_type(header: str) -> tuple[str, str]:
    media_type, _, parameters = header.partition(";")
    charset = ""
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            charset = value.strip().strip('"').lower()
    return media_type.strip().lower(), charset


def with_dataset(update: Operation) -> str:
    """Return the text of an update with the graphs of the request as USING clauses (section 2.2.3).

    Every operation that has a WHERE gets them; INSERT DATA, CLEAR and their like have nothing to match.

    >>> with_dataset(Operation("DELETE WHERE { ?s ?p ?o }", True, ("http://example.org/g",), ()))
    'DELETE { ?s ?p ?o } USING <http://example.org/g> WHERE { ?s ?p ?o }'

    Raises Refusal where the text chooses its graphs itself, too; QueryError where it reaches out of the store.
    """
    reading = guard.read_update(update.text)
    if update.default_graphs is None:
        return update.text
    if reading.names_update_dataset:
        raise Refusal(400, "The update has USING or WITH, so the request cannot choose its graphs (2.2.3).")
    for graph in (*update.default_graphs, *(update.named_graphs or ())):
        if not guard.IRI.fullmatch(graph):
            raise Refusal(400, "A graph of the request is no IRI.")
    graphs = [f"USING <{graph}>" for graph in update.default_graphs]
    graphs += [f"USING NAMED <{graph}>" for graph in update.named_graphs or ()]
    return _insert_using(update.text, " ".join(graphs))


def _insert_using(text: str, using: str) -> str:
    found = list(guard.tokens(text))
    depth, parts, copied = 0, [], 0
    for number, token in enumerate(found):
        if token.kind == "mark":
            depth += {"{": 1, "}": -1}.get(token.value, 0)
        if token.value != "WHERE" or token.kind != "word" or depth != 0:
            continue
        if number and found[number - 1].value == "DELETE":  # the short form: the pattern is also what is deleted
            pattern = text[token.end : _closing(found, number)]
            parts.append(f"{text[copied : token.start].rstrip()}{pattern} {using} WHERE")
        else:
            parts.append(f"{text[copied : token.start]}{using} WHERE")
        copied = token.end
    return "".join((*parts, text[copied:]))


def _closing(found: Sequence[guard.Token], number: int) -> int:
    depth = 0
    for token in found[number:]:
        if token.kind == "mark" and token.value in "{}":
            depth += 1 if token.value == "{" else -1
            if depth == 0:
                return token.end
    raise QueryError("The update has a WHERE without its closing brace.")
