"""One row of a register as facts: the things that it names, what it says of them, and the record of the row itself."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rdflib import DCTERMS, PROV, RDF, XSD

from vanort.claims.model import class_slug
from vanort.mappings.source import Authority, Table, ThingRule, Value, When
from vanort.mappings.source_targets import FALLBACK
from vanort.registers.identifiers import fill, in_words, thing_iri
from vanort.registers.municipalities import Body, body_of
from vanort.registers.positions import misplaced
from vanort.registers.values import Unreadable, predicate, term_of
from vanort.support.schema import is_language
from vanort.vocabulary import VANORT

TYPE, DERIVED, PART, IDENTIFIER = (
    f"<{iri}>" for iri in (RDF.type, PROV.wasDerivedFrom, DCTERMS.isPartOf, DCTERMS.identifier)
)
LINE, ROW_CLASS = f"<{VANORT.line}>", f"<{VANORT.Row}>"
_NO_BODY = Body("", "", "")

Statement = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Record:
    """One row as it was read: where it stands, and what it says in which column; a column that says nothing is not there."""

    line: int
    cells: Mapping[str, str]
    table: int = 0


@dataclass(frozen=True, slots=True)
class Unread:
    """What could not be read: line, column (none where it is the whole row), reason, and what stands there."""

    line: int
    column: str
    reason: str
    found: str = ""
    meant: bool = False  # the source's file says that such rows are about something else

    @property
    def whole_row(self) -> bool:
        """Whether nothing of the row was read."""
        return not self.column


@dataclass
class RowReader:
    """Turns the records of one table into statements; keeps in `unread` what it cannot read."""

    table: Table
    document: str  # the IRI of the file, as N-Triples write it
    countries: Callable[[str], str | None]
    instead: Mapping[str, str] = field(default_factory=dict)  # what somebody says that a column holds in every row
    unread: list[Unread] = field(default_factory=list)

    def read(self, record: Record) -> list[Statement]:
        """Return what a row says, with the record of the row; nothing where it cannot be read, and then `unread` has why."""
        cells, table = {**record.cells, **self.instead}, self.table
        if table.set_aside and _all_hold(table.set_aside, cells):
            self.unread.append(Unread(record.line, "", table.because, " | ".join(cells.values())[:200], meant=True))
            return []
        reason = self._refused(cells)
        digest = digest_of(cells, table.name)
        things = {} if reason else self._things(cells, digest)
        if not reason and not things:
            reason = "The row names nothing that has an identifier."
        if reason:
            self.unread.append(Unread(record.line, "", reason, " | ".join(cells.values())[:200]))
            return []
        for column in table.expect:
            if column not in cells:
                self.unread.append(Unread(record.line, column, "The row says nothing here."))
        row = thing_iri(f"row/{digest}")
        found: list[Statement] = [
            (row, TYPE, ROW_CLASS),
            (row, PART, self.document),
            (row, LINE, f'"{record.line}"^^<{XSD.integer}>'),
            (row, IDENTIFIER, f'"{digest}"'),
        ]
        for rule in table.things:
            if rule.name in things:
                iri, body = things[rule.name]
                if not rule.mention:
                    class_ = "Municipality" if body.is_authority else rule.type
                    found += [(iri, TYPE, f"<{VANORT[class_]}>"), (iri, DERIVED, row)]
                found += self._facts(rule, iri, body, things, Record(record.line, cells))
        return found

    def _refused(self, cells: Mapping[str, str]) -> str:
        for column in self.table.need:
            if column not in cells:
                return f"The row says nothing in '{column}'."
        return misplaced(self.table.positions, cells) if self.table.positions else ""

    def _things(self, cells: Mapping[str, str], digest: str) -> dict[str, tuple[str, Body]]:
        found = {}
        for rule in self.table.things:
            if rule.when and not _all_hold(rule.when, cells):
                continue
            body = _body(rule.authority, cells) if rule.authority else _NO_BODY
            path = f"municipality/{body.code}" if body.code else ""
            filled = "" if path else next((some for each in rule.ids if (some := fill(each, cells, digest))), "")
            if filled:
                path = f"{class_slug(VANORT[rule.type])}/{filled}"
            if path:
                found[rule.name] = (thing_iri(path), body)
        return found

    def _facts(
        self, rule: ThingRule, iri: str, body: Body, things: Mapping[str, tuple[str, Body]], record: Record
    ) -> Iterator[Statement]:
        language = _language(rule, record.cells)
        # An official name of the lists stays; what a register calls the municipality is another name.
        named = bool(body.code)
        for key, value in rule.facts:
            if key == "fallbackName" and named:
                continue
            if value.when and not _all_hold(value.when, record.cells):
                continue
            if value.thing:
                if value.thing in things and (other := things[value.thing][0]) != iri:
                    yield iri, predicate(key), other
                continue
            if key == "kind" and body.kind:
                yield iri, predicate(key), self._term(key, f"organisation-kind/{body.kind}", language)
                continue
            said_as = "also" if body.code and key == "name" else key
            for column, text in _said(value, record.cells):
                named = named or key == "name"
                try:
                    if said := _translated(value, text):
                        yield iri, predicate(said_as), self._term(said_as, said, language)
                except Unreadable as fault:
                    self.unread.append(Unread(record.line, column, str(fault), text[:200]))

    def _term(self, key: str, text: str, language: str) -> str:
        tag = FALLBACK if key == "fallbackName" else language
        return term_of(key, text, tag, self.table.dates, self.table.decimal, self.countries)


def _language(rule: ThingRule, cells: Mapping[str, str]) -> str:
    """Return the language of a thing's texts: that of its rule, or the one that the row says."""
    if not rule.language.startswith("{"):
        return rule.language
    said = cells.get(rule.language.strip("{}"), "")
    return said.lower() if is_language(said) else "en"


def _all_hold(conditions: Sequence[When], cells: Mapping[str, str]) -> bool:
    return all(condition.holds(cells) for condition in conditions)


def _body(authority: Authority, cells: Mapping[str, str]) -> Body:
    name = cells.get(authority.name, "")
    if not name or not _all_hold(authority.when, cells):
        return _NO_BODY
    return body_of(name, cells.get(authority.country, ""), authority.full)


def _said(value: Value, cells: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if value.always:
        yield "", value.always
        return
    for column in value.columns:
        if said := in_words(column, cells) if "{" in column else cells.get(column):
            for part in said.split(value.split) if value.split else [said]:
                if part.strip():
                    yield column, part.strip()
            return


def _translated(value: Value, text: str) -> str:
    if value.words is None:
        return text
    if text.casefold() not in value.words:
        raise Unreadable("The source's file has no word for this.")
    return value.words[text.casefold()]


def digest_of(cells: Mapping[str, str], table: str) -> str:
    """Return what tells one row from another: a hash of what it says, and of its kind; the same row twice has one.

    >>> digest_of({"a": "1"}, "t") == digest_of({"a": "1"}, "t"), digest_of({"a": "1"}, "t") == digest_of({"b": "1"}, "t")
    (True, False)
    """
    said = "\x1f".join((table, *(f"{column}\x1e{text}" for column, text in cells.items())))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]
