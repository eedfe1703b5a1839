"""Read a claims file: YAML that a person can write, checked against the document and the ontology."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from rdflib import URIRef
from rdflib.term import Node

from vanort.claims.bearers import Bearers
from vanort.claims.lookalikes import difference
from vanort.claims.model import (
    ACCEPTED,
    ASSERTED,
    MODALITIES,
    REVIEWS,
    Claim,
    ClaimsFile,
    Name,
    Reading,
    Span,
    Thing,
    local_iri,
)
from vanort.claims.quotes import find_name, find_quote, seek
from vanort.claims.terms import read_reference, read_value, term, terms
from vanort.documents import Document
from vanort.errors import ClaimsError
from vanort.support.files import read_text
from vanort.support.merge_conflicts import refuse_conflict
from vanort.support.schema import is_language, language_hint
from vanort.support.yaml_source import Located, parse_yaml, read_yaml
from vanort.vocabulary import VANORT

_STEM = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?")
_DOCUMENT = re.compile(r"^document: [\w.].*$(?!\n[ \t]+\S)", re.MULTILINE)
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]+)*")  # in small letters: a label has it as it stands here
_CONFIDENCE = re.compile(r"0(?:\.\d{1,6})?|1(?:\.0{1,6})?")
_READING_KEYS = ("confidence", "modality", "review", "rule", "note", "by", "date", "agrees", "disagrees")
_THING_KEYS = ("type", "name", "also", "code", "quote", "within", *_READING_KEYS)
_CLAIM_KEYS = ("subject", "property", "object", "quote", "within", *_READING_KEYS)
# Types that the text describes without naming: they need a quote instead of a name.
NAMELESS = frozenset(
    {VANORT.ContactPoint, VANORT.Participation, VANORT.Funding, VANORT.ChangeEvent, VANORT.StatedCount}
)


def document_of(path: Path) -> str:
    """Return the name of the document that a claims file speaks about.

    Raises ClaimsError where the file does not say.
    """
    text = read_text(path, error=ClaimsError)
    refuse_conflict(text, path=path, error=ClaimsError)
    line = _DOCUMENT.search(text)  # nearly always a line of its own, which saves reading the rest
    top = parse_yaml(line.group() if line else text, path=path, error=ClaimsError)
    return _Reader(path.name, path.as_posix(), top).document_name()


def read_claims_file(
    path: Path, document: Document | Callable[[str], Document], *, name: str | None = None
) -> ClaimsFile:
    """Read a claims file about a document; `name` is what messages call the file.

    Instead of the document, give a function that finds it by the name that the file says.

    Raises ClaimsError with file and line for the first thing that cannot be used.
    """
    reader = _Reader(path.stem, name or path.as_posix(), read_yaml(path, error=ClaimsError))
    return reader.claims_file(document(reader.document_name()) if callable(document) else document)


def parse_claims_file(text: str, stem: str, document: Document) -> ClaimsFile:
    """Read a claims file from its text; see `read_claims_file`."""
    name = f"claims/{stem}.yaml"
    return _Reader(stem, name, parse_yaml(text, path=name, error=ClaimsError)).claims_file(document)


class _Reader:
    """Carry the file's name and what it has declared through the reading, so that every message can say where."""

    def __init__(self, stem: str, path: str, root: Located) -> None:
        self.stem, self.path, self.root = stem, path, root
        if not _STEM.fullmatch(stem):
            raise self.fault(
                f"'{stem}' is no name for a claims file.",
                1,
                "Use small letters a-z, digits, hyphens and dots: it stands in IRIs.",
            )
        self.iris: dict[str, URIRef] = {}
        self.bearers = Bearers(())

    def fault(self, found: str, line: int, hint: str = "") -> ClaimsError:
        return ClaimsError(found, path=self.path, line=line, hint=hint)

    def mapping(self, node: Located, what: str, keys: tuple[str, ...]) -> Mapping[str, Located]:
        if not isinstance(node.value, Mapping):
            raise self.fault(f"{what} is no list of 'key: value' lines.", node.line)
        for key, value in node.value.items():
            if key not in keys:
                raise self.fault(f"{what} has an unknown key '{key}'.", value.line, f"Known are {', '.join(keys)}.")
        return node.value

    def text(self, fields: Mapping[str, Located], key: str, line: int, *, default: str | None = None) -> str:
        node = fields.get(key)
        if node is None:
            if default is None:
                raise self.fault(f"'{key}' is missing.", line, f"Add a line '{key}: …'.")
            return default
        if not isinstance(node.value, str):
            raise self.fault(f"'{key}' is no single text.", node.line)
        return node.value

    def top(self) -> Mapping[str, Located]:
        return self.mapping(self.root, "The file", ("document", "things", "claims"))

    def document_name(self) -> str:
        return self.text(self.top(), "document", 1)

    def claims_file(self, document: Document) -> ClaimsFile:
        top = self.top()
        self.text(top, "document", 1)
        things = top.get("things", Located({}, 1))
        if things.value != "" and not isinstance(things.value, Mapping):
            raise self.fault("'things' is no list of ids with their declarations.", things.line)
        declared = dict(things.value) if isinstance(things.value, Mapping) else {}
        self.bearers = Bearers((id_, name) for id_, node in declared.items() for name in self.all_names(node))
        claims = top.get("claims", Located((), 1))
        seek(document.text, self.passages([*declared.values(), *claims]))
        read = tuple(self.thing(id_, node, document) for id_, node in declared.items())
        if claims.value != "" and not isinstance(claims.value, tuple):
            raise self.fault("'claims' is no list; each claim begins with '- '.", claims.line)
        statements = tuple(self.claim(node, document) for node in claims)
        claims_file = ClaimsFile(self.stem, document, read, statements, self.path)
        self.refuse_repetition(claims_file)
        return claims_file

    def refuse_repetition(self, claims_file: ClaimsFile) -> None:
        seen: dict[tuple[object, ...], int] = {}
        for claim in claims_file.claims():
            line = seen.setdefault((*claim.triple, claim.span), claim.line)
            if line != claim.line:
                raise self.fault(f"This claim stands on line {line} already.", claim.line, "Take one of them out.")

    def thing(self, id_: str, node: Located, document: Document) -> Thing:
        if not _ID.fullmatch(id_):
            raise self.fault(f"'{id_}' is no id.", node.line, "Use small letters a-z, digits and hyphens.")
        fields = self.mapping(node, f"The declaration of '{id_}'", _THING_KEYS)
        type_ = term(self.text(fields, "type", node.line), path=self.path, line=fields.get("type", node).line)
        if not type_.name[0].isupper():
            raise self.fault(f"'{type_.name}' is a property, not a type.", node.line)
        self.iris[id_] = local_iri(type_.iri, self.stem, id_)
        quoted = self.span(fields, document, node.line) if "quote" in fields else None
        names = self.names(id_, fields, document, quoted)
        if not names and type_.iri not in NAMELESS:
            raise self.fault(f"'{id_}' has no name.", node.line, "Add a line 'name: …'.")
        if quoted is None and not names:
            raise self.fault(
                f"'{id_}' has no name in the text to rest on.",
                node.line,
                "Add 'quote:' with the words that mean it.",
            )
        code = self.text(fields, "code", node.line, default="")
        reading = self.reading(fields, node.line)
        return Thing(id_, self.iris[id_], type_.iri, names, quoted or names[0].span, code, reading, node.line)

    def names(
        self, id_: str, fields: Mapping[str, Located], document: Document, quoted: Span | None
    ) -> tuple[Name, ...]:
        found = []
        for key in ("name", "also"):
            for language, node in self.by_language(fields.get(key), document.language):
                if not isinstance(node.value, str) or not node.value.strip():
                    raise self.fault(f"A name of '{id_}' is no text.", node.line)
                words = node.value.strip()  # block text ends with a line break
                others = self.bearers.longer(words, id_)
                span = find_name(document.text, words, others=others, inside=quoted) or quoted
                if span is None:
                    raise self.fault(
                        f"The name “{words}” is not in the document.",
                        node.line,
                        difference(document.text, words).replace("the quote has", "the name has")
                        or "Write it as the text does, or add 'quote:' with the words that mean it.",
                    )
                found.append(Name(words, language, span, key == "name"))
        return tuple(found)

    def passages(self, entries: Iterable[Located]) -> Iterator[str]:
        """Yield what is going to be looked for in the text: quotes, what they stand in, and names."""
        for entry in entries:
            fields = entry.value if isinstance(entry.value, Mapping) else {}
            words = (fields[key].value for key in ("quote", "within") if key in fields)
            yield from (each for each in words if isinstance(each, str))
            yield from self.all_names(entry)

    def all_names(self, declaration: Located) -> Iterator[str]:
        fields = declaration.value if isinstance(declaration.value, Mapping) else {}
        for key in ("name", "also"):
            yield from (n.value for _, n in self.by_language(fields.get(key), "") if isinstance(n.value, str))

    def by_language(self, node: Located | None, language: str) -> list[tuple[str, Located]]:
        if node is None:
            return []
        if isinstance(node.value, Mapping):
            pairs = [
                (tag, item)
                for tag, value in node.value.items()
                for item in (value if isinstance(value.value, tuple) else (value,))
            ]
            for tag, item in pairs:
                if not (_LANGUAGE.fullmatch(tag) and is_language(tag)):
                    raise self.fault(f"'{tag}' is no language.", item.line, language_hint(tag))
            return pairs
        return [(language, item) for item in (node if isinstance(node.value, tuple) else (node,))]

    def claim(self, node: Located, document: Document) -> Claim:
        fields = self.mapping(node, "The claim", _CLAIM_KEYS)
        subject = self.known(self.text(fields, "subject", node.line), fields["subject"].line)
        property_ = term(self.text(fields, "property", node.line), path=self.path, line=fields["property"].line)
        if property_.name[0].isupper():
            raise self.fault(f"'{property_.name}' is a type, not a property.", fields["property"].line)
        if "object" not in fields:
            raise self.fault("'object' is missing.", node.line, "Add a line 'object: …'.")
        object_ = self.object(property_.name, fields["object"], document.language)
        span = self.span(fields, document, node.line)
        return Claim(subject, property_.iri, object_, span, self.reading(fields, node.line), node.line)

    def object(self, name: str, node: Located, language: str) -> Node:
        term_ = terms()[name]
        if term_.value == "thing":
            text = node.value if isinstance(node.value, str) else ""
            return read_reference(text) or self.known(text, node.line)
        if term_.value == "text" and isinstance(node.value, Mapping):
            pairs = self.by_language(node, language)
            if len(pairs) != 1:
                raise self.fault("A claim has one text in one language.", node.line, "Make a claim of each.")
            language, node = pairs[0]
        if not isinstance(node.value, str):
            raise self.fault(f"The value of {name} is no single text.", node.line)
        return read_value(term_, node.value, language, path=self.path, line=node.line)

    def known(self, id_: str, line: int) -> URIRef:
        if id_ not in self.iris:
            near = difflib.get_close_matches(id_, self.iris, n=2, cutoff=0.5)
            hint = f"Did you mean {' or '.join(near)}?" if near else "Declare it below 'things:'."
            raise self.fault(f"No thing '{id_}' is declared in this file.", line, hint)
        return self.iris[id_]

    def span(self, fields: Mapping[str, Located], document: Document, line: int) -> Span:
        quote = self.text(fields, "quote", line)
        within = self.text(fields, "within", line, default="")
        where = fields["quote"].line
        return find_quote(document.text, quote, within=within, path=self.path, line=where)

    def reading(self, fields: Mapping[str, Located], line: int) -> Reading:
        confidence = self.text(fields, "confidence", line, default="1")
        if not _CONFIDENCE.fullmatch(confidence):
            raise self.fault(f"The confidence '{confidence}' is no number from 0 to 1.", fields["confidence"].line)
        words = []
        for key, known, default in (("modality", MODALITIES, ASSERTED), ("review", REVIEWS, ACCEPTED)):
            word = self.text(fields, key, line, default=default)
            if word not in known:
                raise self.fault(f"'{word}' is no {key}.", fields[key].line, f"Known are {', '.join(known)}.")
            words.append(word)
        told = [self.text(fields, key, line, default="") for key in _READING_KEYS[3:]]
        return Reading(Decimal(confidence), words[0], words[1], *told)
