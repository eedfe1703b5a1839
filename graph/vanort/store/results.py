"""Answers as files: the SPARQL results formats of W3C for rows and truth values, RDF formats for graphs.

- JSON https://www.w3.org/TR/sparql11-results-json/
- XML https://www.w3.org/TR/rdf-sparql-XMLres/
- CSV and TSV https://www.w3.org/TR/sparql11-results-csv-tsv/

Writers yield text piece by piece, so that a long answer is never held twice.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import IO, Any
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

from vanort.errors import QueryError
from vanort.store.answer import Answer
from vanort.store.cells import XSD_STRING, Cell, Row, cell_text, cell_to_oxigraph

RowWriter = Callable[[Sequence[str], Iterable[Row]], Iterator[str]]

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">\n'


def json_rows(variables: Sequence[str], rows: Iterable[Row], *, more: Mapping[str, Any] | None = None) -> Iterator[str]:
    """Yield a SPARQL results document in JSON, one row a line; `more` stands in its head beside the variables."""
    yield '{"head":' + _json({"vars": list(variables), **(more or {})}) + ',"results":{"bindings":['
    comma = "\n"
    names = [_json(name) + ":" for name in variables]
    for row in rows:
        bound = (name + _json(_json_term(cell)) for name, cell in zip(names, row, strict=True) if cell)
        yield comma + "{" + ",".join(bound) + "}"
        comma = ",\n"
    yield "\n]}}\n"


def with_head(document: str, more: Mapping[str, Any]) -> str:
    """Return a JSON document of results with more in its head, where members beside `vars` and `link` are ignored.

    >>> with_head('{"head":{"vars":[]},"results":{"bindings":[]}}', {"notes": []})
    '{"head":{"notes":[],"vars":[]},"results":{"bindings":[]}}'
    """
    begin = '{"head":{'
    rest = document.removeprefix(begin)
    members = _json(dict(more))[1:-1]
    return (
        document if not members or rest == document else begin + members + ("" if rest.startswith("}") else ",") + rest
    )


def xml_rows(variables: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """Yield a SPARQL results document in XML, one row a line.

    Raises QueryError for a control character, which XML 1.0 cannot hold.
    """
    head = "".join(f"<variable name={quoteattr(name)}/>" for name in variables)
    yield f"{_XML_HEAD}<head>{head}</head>\n<results>\n"
    starts = [f"<binding name={quoteattr(name)}>" for name in variables]
    for row in rows:
        bound = (start + _xml_term(cell) + "</binding>" for start, cell in zip(starts, row, strict=True) if cell)
        yield "<result>" + "".join(bound) + "</result>\n"
    yield "</results>\n</sparql>\n"


def csv_rows(variables: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """Yield rows as CSV: plain values, lines ended by CR LF as RFC 4180 has it."""
    yield ",".join(variables) + "\r\n"
    for row in rows:
        line = ",".join(_csv_value(cell) for cell in row)
        # an empty line is no row to most readers, so a lone empty value is quoted
        yield ('""' if not line and len(row) == 1 else line) + "\r\n"


def tsv_rows(variables: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """Yield rows as TSV: terms in full as SPARQL writes them."""
    yield "\t".join("?" + name for name in variables) + "\n"
    for row in rows:
        yield "\t".join(cell_text(cell) for cell in row) + "\n"


def json_boolean(value: bool, *, more: Mapping[str, Any] | None = None) -> str:
    """Return a truth value as a SPARQL results document in JSON; `more` stands in its head.

    >>> json_boolean(True).strip()
    '{"head":{},"boolean":true}'
    """
    return '{"head":' + _json(more or {}) + ',"boolean":' + ("true" if value else "false") + "}\n"


def xml_boolean(value: bool) -> str:
    """Return a truth value as a SPARQL results document in XML."""
    return f"{_XML_HEAD}<head></head>\n<boolean>{'true' if value else 'false'}</boolean>\n</sparql>\n"


def plain_boolean(value: bool) -> str:
    """Return a truth value as a line of text; CSV and TSV have no form of their own for it."""
    return "true\n" if value else "false\n"


ROW_WRITERS: dict[str, RowWriter] = {"json": json_rows, "xml": xml_rows, "csv": csv_rows, "tsv": tsv_rows}
BOOLEAN_WRITERS: dict[str, Callable[[bool], str]] = {
    "json": json_boolean,
    "xml": xml_boolean,
    "csv": plain_boolean,
    "tsv": plain_boolean,
}
GRAPH_FORMATS = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "nq": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdf": ox.RdfFormat.RDF_XML,
}


def write_answer(answer: Answer, syntax: str, stream: IO[str]) -> int:
    """Write an answer in the given format and return how many rows or triples it had.

    SELECT and ASK take json, xml, csv, tsv; CONSTRUCT and DESCRIBE take ttl, nt, nq, jsonld, rdf. Triples
    come out sorted; rows in the order of the query.

    Raises QueryError where the format does not fit the kind of question.
    """
    if answer.kind in ("construct", "describe"):
        _must_fit(answer, syntax, GRAPH_FORMATS)
        triples = sorted(answer.cells(), key=str)
        stream.write(write_graph(triples, syntax).decode("utf-8"))
        return len(triples)
    _must_fit(answer, syntax, ROW_WRITERS)
    if answer.kind == "ask":
        stream.write(BOOLEAN_WRITERS[syntax](bool(answer.boolean)))
        return 1
    count = 0

    def counted() -> Iterator[Row]:
        nonlocal count
        for row in answer.cells():
            count += 1
            yield row

    stream.writelines(ROW_WRITERS[syntax](answer.variables, counted()))
    return count


def write_graph(triples: Iterable[Row], syntax: str, *, prefixes: dict[str, str] | None = None) -> bytes:
    """Return triples of cells as RDF in one of the formats of `GRAPH_FORMATS`."""
    terms = (ox.Triple(*map(cell_to_oxigraph, triple)) for triple in triples)
    data: Any = ox.serialize(terms, format=GRAPH_FORMATS[syntax], prefixes=prefixes)
    return bytes(data)


def _must_fit(answer: Answer, syntax: str, formats: Iterable[str]) -> None:
    if syntax not in formats:
        raise QueryError(
            f"The answer of a {answer.kind.upper()} query cannot be written as {syntax}.",
            hint=f"Choose one of: {', '.join(formats)}.",
        )


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _json_term(cell: Cell) -> dict[str, Any]:
    assert cell is not None  # noqa: S101 (only bound cells are written)
    if cell[0] == "triple":
        parts = zip(("subject", "predicate", "object"), cell[1:], strict=True)
        return {"type": "triple", "value": {name: _json_term(part) for name, part in parts}}
    term = {"type": cell[0], "value": cell[1]}
    if cell[0] == "literal":
        language, _, direction = cell[2].partition("--")
        if language:
            term["xml:lang"] = language
            if direction:
                term["its:dir"] = direction
        elif cell[3] != XSD_STRING:
            term["datatype"] = cell[3]
    return term


def _xml_term(cell: Cell) -> str:
    assert cell is not None  # noqa: S101
    kind = cell[0]
    if kind == "triple":
        names = ("subject", "predicate", "object")
        inner = (f"<{name}>{_xml_term(part)}</{name}>" for name, part in zip(names, cell[1:], strict=True))
        return "<triple>" + "".join(inner) + "</triple>"
    if _NOT_XML.search(cell[1]):
        raise QueryError(
            "The answer holds a control character, which XML cannot.",
            hint="Ask for JSON, CSV or TSV instead.",
        )
    text = escape(cell[1], {"\r": "&#13;"})
    if kind != "literal":
        return f"<{kind}>{text}</{kind}>"
    language, _, direction = cell[2].partition("--")
    mark = ""
    if language:
        mark = f" xml:lang={quoteattr(language)}"
        if direction:
            mark += f' xmlns:its="http://www.w3.org/2005/11/its" its:version="2.0" its:dir={quoteattr(direction)}'
    elif cell[3] != XSD_STRING:
        mark = f" datatype={quoteattr(cell[3])}"
    return f"<literal{mark}>{text}</literal>"


def _csv_value(cell: Cell) -> str:
    if cell is None:
        return ""
    if cell[0] == "bnode":
        return "_:" + str(cell[1])
    value = cell_text(cell) if cell[0] == "triple" else str(cell[1])
    if any(mark in value for mark in ',"\r\n'):
        return '"' + value.replace('"', '""') + '"'
    return value
