"""Answers as servers send them: rows and triples, also where a single value among them is none.

Oxigraph's parsers are quick and strict. Where they stop at an address with a blank in it, or at a language `sv_SE`,
the same bytes are read once more with patience: every row comes, the value is text, and a note says which it was.
A triple that has such a part cannot be kept as it is; it is left out, and the note says so.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import IO, Any, NamedTuple, cast
from xml.etree import ElementTree

import pyoxigraph as ox

from vanort.store.cells import (
    LANG_STRING,
    XSD_STRING,
    Cell,
    Row,
    cell_from_json,
    cell_from_oxigraph,
    cell_text,
    cell_to_oxigraph,
    rows_from_oxigraph,
)
from vanort.store.transport import Body

Note = Callable[[str], None]
UNREADABLE = (SyntaxError, ValueError, KeyError, TypeError, AttributeError, RecursionError, ElementTree.ParseError)
_MOST_NOTES = 5
_RESULTS = "{http://www.w3.org/2005/sparql-results#}"
_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_DIRECTION = "{http://www.w3.org/2005/11/its}dir"
# A language as it follows a literal in Turtle and N-Triples, with the underscores that some servers put there.
_LANGUAGE = re.compile(r"""(?<=["'])@([A-Za-z][A-Za-z0-9_-]*)""")


class Result(NamedTuple):
    """The variables and rows of an answer, or its truth value."""

    variables: tuple[str, ...]
    rows: Iterator[Row]
    boolean: bool | None


class Notes:
    """Collect what is said of single values; after the first few only their number."""

    def __init__(self, note: Note) -> None:
        self._note, self._count = note, 0

    def add(self, text: str) -> None:
        """Say one thing, unless enough has been said."""
        self._count += 1
        if self._count <= _MOST_NOTES:
            self._note(text)

    def finish(self) -> None:
        """Say how many more there were."""
        if self._count > _MOST_NOTES:
            self._note(f"There are {self._count - _MOST_NOTES} more values of that kind.")


def rows_from_json(body: Body, note: Note) -> Result:
    """Read SPARQL results in JSON; rows stream for as long as every value is what it says.

    Raises one of UNREADABLE where it is no such document, cut off or of another kind.
    """
    try:
        result = ox.parse_query_results(cast(IO[bytes], body), format=ox.QueryResultsFormat.JSON)
    except (SyntaxError, ValueError):
        return _patiently(body, note)
    if isinstance(result, ox.QueryBoolean):
        return Result((), iter(()), bool(result))
    return Result(tuple(variable.value for variable in result.variables), _streaming(result, body, note), None)


def _streaming(solutions: Any, body: Body, note: Note) -> Iterator[Row]:
    done = 0
    try:
        for row in rows_from_oxigraph(solutions):
            done += 1
            yield row
    except (SyntaxError, ValueError):
        for number, row in enumerate(_patiently(body, note).rows):
            if number >= done:
                yield row


def _patiently(body: Body, note: Note) -> Result:
    body.read()
    document = json.loads(body.kept.decode("utf-8-sig"))
    if "boolean" in document:
        return Result((), iter(()), document["boolean"] is True)
    bindings = document["results"]["bindings"]
    variables = document.get("head", {}).get("vars") or list(dict.fromkeys(name for row in bindings for name in row))
    return Result(tuple(variables), _sound_rows(variables, map(_cells_from_json, bindings), note), None)


def _cells_from_json(binding: dict[str, Any]) -> dict[str, Cell]:
    return {name: cell_from_json(term) for name, term in binding.items()}


def rows_from_xml(body: Body, note: Note) -> Result:
    """Read SPARQL results in XML; pyoxigraph's reader strips the spaces around values.

    Raises one of UNREADABLE where it is no such document.
    """
    root = ElementTree.fromstring(body.read())  # noqa: S314 (expat stops at entities that grow)
    if root.tag != f"{_RESULTS}sparql":
        raise ValueError(f"it is {root.tag.rpartition('}')[2]}, not SPARQL results")
    truth = root.find(f"{_RESULTS}boolean")
    if truth is not None:
        return Result((), iter(()), (truth.text or "").strip() == "true")
    variables = [str(element.get("name")) for element in root.iterfind(f"{_RESULTS}head/{_RESULTS}variable")]
    found = (
        {str(binding.get("name")): _cell_from_xml(binding[0]) for binding in row if len(binding)}
        for row in root.iterfind(f"{_RESULTS}results/{_RESULTS}result")
    )
    return Result(tuple(variables), _sound_rows(variables, found, note), None)


def _cell_from_xml(element: Any) -> Cell:
    kind, text = element.tag.removeprefix(_RESULTS), element.text or ""
    if kind == "triple":
        return ("triple", *(_cell_from_xml(element.find(_RESULTS + part)[0]) for part in _PARTS))
    if kind in ("uri", "bnode"):
        return (kind, text)
    if language := element.get(_XML_LANGUAGE):
        direction = element.get(_DIRECTION)
        return ("literal", text, f"{language}--{direction}" if direction else language, LANG_STRING)
    return ("literal", text, "", element.get("datatype") or XSD_STRING)


_PARTS = ("subject", "predicate", "object")


def _sound_rows(variables: list[str], rows: Iterator[dict[str, Cell]], note: Note) -> Iterator[Row]:
    notes = Notes(note)
    for number, row in enumerate(rows, 1):
        cells = []
        for name in variables:
            cell = row.get(name)
            if fault := _fault(cell):
                notes.add(f"Row {number}, ?{name}: {fault}; it is given as text.")
                cell = ("literal", str(cell[1]) if cell else "", "", XSD_STRING)
            cells.append(cell)
        yield tuple(cells)
    notes.finish()


def triples_from(body: Body, format_: ox.RdfFormat, base: str, note: Note) -> list[Row]:
    """Read the triples of an answer.

    Raises one of UNREADABLE where it is not of that format.
    """
    data = body.read()
    try:
        return [_row(triple) for triple in ox.parse(data, format=format_, base_iri=base)]
    except (SyntaxError, ValueError):
        if format_ == ox.RdfFormat.RDF_XML:
            raise
    languages: dict[str, str] = {}

    def renamed(match: re.Match[str]) -> str:
        if _fault(("literal", "", match[1], LANG_STRING)) is None:
            return match.group()
        return "@" + languages.setdefault(match[1], f"x-vanort-{len(languages)}")

    text = _LANGUAGE.sub(renamed, data.decode("utf-8"))
    written = {f"@{made}": f"@{language}" for language, made in languages.items()}
    found, notes = [], Notes(note)
    for number, triple in enumerate(ox.parse(text, format=format_, base_iri=base, lenient=True), 1):
        row = tuple(_written(cell, written) for cell in _row(triple))
        faults = [fault for cell in row if (fault := _fault(cell))]
        if faults:
            notes.add(f"Triple {number}: {faults[0]}; it is left out.")
        else:
            found.append(row)
    notes.finish()
    return found


def _row(triple: Any) -> Row:
    return tuple(map(cell_from_oxigraph, (triple.subject, triple.predicate, triple.object)))


def _written(cell: Cell, written: dict[str, str]) -> Cell:
    """Return a cell with the languages that the server wrote, in whatever text they stand."""
    if cell is None or cell[0] != "literal" or not written:
        return cell
    value, language = cell[1], cell[2]
    for made, own in written.items():
        value = value.replace(made, own)
        language = own[1:] if f"@{language}" == made else language
    return ("literal", value, language, cell[3])


def _fault(cell: Cell) -> str | None:
    """Say what is wrong with a value, with the value; None where nothing is.

    >>> _fault(("uri", "http://example.org/a b"))
    "<http://example.org/a b> is no IRI (Invalid IRI code point ' ')"
    """
    if cell is None:
        return None
    try:
        cell_to_oxigraph(cell)
    except ValueError as error:
        what = {"uri": "IRI", "bnode": "blank node", "triple": "triple"}.get(cell[0])
        if what is None:
            what = "literal with a language" if cell[2] else "literal with a datatype"
        reason = str(error).partition(" (line")[0]
        return f"{cell_text(cell)[:200]} is no {what} ({reason})"
    return None
