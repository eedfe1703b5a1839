"""Write a claims file as a person would: the things first, then one block a claim, nothing that goes without saying."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from rdflib import Literal, URIRef
from rdflib.term import Node

from vanort.claims.bearers import Bearers
from vanort.claims.model import ACCEPTED, ASSERTED, CERTAIN, Claim, ClaimsFile, Name, Reading, Span, Thing
from vanort.claims.quotes import LONG, find_name, first_and_last, passage_around, seek
from vanort.claims.terms import short_names, write_reference

Places = Mapping[str, tuple[int, int]]
NOWHERE: Places = {}
_PLAIN = re.compile(r"[^\W\d_](?:[\w ()/.,;–—’'&+-]*[\w).])?")
_WORDS_OF_YAML = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


def format_claims_file(claims_file: ClaimsFile) -> str:
    """Return the text of a claims file; reading it again gives an equal value."""
    places = NOWHERE
    if len(claims_file.document.text) > LONG:
        places = first_and_last(claims_file.document.text, _passages(claims_file))
        seek(claims_file.document.text, (name.text for thing in claims_file.things for name in thing.names))
    lines = [f"document: {format_scalar(claims_file.document.path.name)}", "", "things:"]
    bearers = bearers_of(claims_file)
    for thing in claims_file.things:
        lines += thing_lines(thing, claims_file, bearers, places)
    lines += ["", "claims:"]
    ids = {thing.iri: thing.id for thing in claims_file.things}
    for claim in claims_file.statements:
        lines += claim_lines(claim, claims_file, ids, places)
    return "\n".join(lines) + "\n"


def bearers_of(claims_file: ClaimsFile) -> Bearers:
    """Return who bears which name in a claims file."""
    return Bearers((thing.id, name.text) for thing in claims_file.things for name in thing.names)


def _passages(claims_file: ClaimsFile) -> Iterable[str]:
    for thing in claims_file.things:
        yield claims_file.document.text[thing.span.start : thing.span.end]
    for claim in claims_file.statements:
        yield claims_file.document.text[claim.span.start : claim.span.end]


def thing_lines(thing: Thing, claims_file: ClaimsFile, bearers: Bearers, places: Places = NOWHERE) -> list[str]:
    """Return the lines of one entry below `things:`, indented by two blanks.

    `bearers` are the file's, see `bearers_of`; `places` say where quotes and names stand, as `first_and_last` has it; what is not there is looked for.
    """
    return _block(_thing(thing, claims_file, bearers, places), f"  {thing.id}:", "    ")


def claim_lines(
    claim: Claim, claims_file: ClaimsFile, ids: Mapping[URIRef, str], places: Places = NOWHERE
) -> list[str]:
    """Return the lines of one entry below `claims:`, indented by two blanks; `ids` are the file's, by IRI."""
    document = claims_file.document
    return _block(_claim(claim, ids, document.language, document.text, places), "", "    ", first="  - ")


def _thing(thing: Thing, claims_file: ClaimsFile, bearers: Bearers, places: Places) -> Iterable[tuple[str, str]]:
    language, text = claims_file.document.language, claims_file.document.text
    yield "type", short_names()[thing.type]
    preferred = [name for name in thing.names if name.preferred]
    others = [name for name in thing.names if not name.preferred]
    if preferred:
        yield "name", _names(preferred, language)
    if others:
        yield "also", _names(others, language)
    if thing.code:
        yield "code", format_scalar(thing.code)
    found = all(
        find_name(text, name.text, others=bearers.longer(name.text, thing.id)) == name.span for name in thing.names
    )
    if not thing.names or not found or thing.span != thing.names[0].span:
        yield from _quote(thing.span, text, places)
    yield from _reading(thing.reading)


def _names(names: list[Name], language: str) -> str:
    if all(name.language == language for name in names):
        texts = [format_scalar(name.text, flow=len(names) > 1) for name in names]
        return texts[0] if len(texts) == 1 else f"[{', '.join(texts)}]"
    by_language: dict[str, list[str]] = {}
    for name in names:
        by_language.setdefault(name.language, []).append(format_scalar(name.text, flow=True))
    pairs = [
        f"{tag}: {found[0] if len(found) == 1 else '[' + ', '.join(found) + ']'}" for tag, found in by_language.items()
    ]
    return f"{{{', '.join(pairs)}}}"


def _claim(
    claim: Claim, ids: Mapping[URIRef, str], language: str, text: str, places: Places
) -> Iterable[tuple[str, str]]:
    yield "subject", _id(ids[claim.subject])
    yield "property", short_names()[claim.predicate]
    yield "object", _object(claim.object, ids, language)
    yield from _quote(claim.span, text, places)
    yield from _reading(claim.reading)


def _object(node: Node, ids: Mapping[URIRef, str], language: str) -> str:
    if isinstance(node, Literal):
        if node.language and node.language != language:
            return f"{{{node.language}: {format_scalar(str(node), flow=True)}}}"
        return format_scalar(str(node))
    return _id(object_written(node, ids)) if node in ids else object_written(node, ids)


def object_written(node: Node, ids: Mapping[URIRef, str]) -> str:
    """Return the words by which a claims file means an object: a thing's id, a goal or concept, a value as it is.

    Raises ValueError where the node is none of them.
    """
    if isinstance(node, Literal):
        return str(node)
    written = ids.get(URIRef(str(node))) or write_reference(URIRef(str(node)))
    if written is None:
        raise ValueError(f"{node} is neither a thing of the file, nor a goal, nor a concept")
    return written


def _id(id_: str) -> str:
    """Return an id as YAML has it: a bare null would be no text at all."""
    return '"null"' if id_ == "null" else id_


def _quote(span: Span, text: str, places: Places) -> Iterable[tuple[str, str]]:
    quote = text[span.start : span.end]
    yield "quote", format_scalar(quote)
    first, last = places.get(quote) or _first_and_last(text, quote)
    if first != last:
        yield "within", format_scalar(passage_around(text, span))


@lru_cache(maxsize=1024)
def _first_and_last(text: str, words: str) -> tuple[int, int]:
    return text.find(words), text.rfind(words)


def _reading(reading: Reading) -> Iterable[tuple[str, str]]:
    if reading.confidence != CERTAIN:
        yield "confidence", f"{reading.confidence:f}"
    if reading.modality != ASSERTED:
        yield "modality", reading.modality
    if reading.review != ACCEPTED:
        yield "review", reading.review
    if reading.rule:
        yield "rule", format_scalar(reading.rule)
    if reading.note:
        yield "note", format_scalar(reading.note)
    if reading.by:
        yield "by", format_scalar(reading.by)
    if reading.date:
        yield "date", format_scalar(reading.date)
    if reading.agrees:
        yield "agrees", format_scalar(reading.agrees)
    if reading.disagrees:
        yield "disagrees", format_scalar(reading.disagrees)


def _block(pairs: Iterable[tuple[str, str]], head: str, indent: str, first: str = "") -> list[str]:
    lines = [f"{indent}{key}: {value}" for key, value in pairs]
    if first:
        lines[0] = first + lines[0].removeprefix(indent)
    return [head, *lines] if head else lines


@lru_cache(maxsize=1024)
def format_scalar(text: str, *, flow: bool = False) -> str:
    r"""Return YAML that stands for exactly this text, in plain letters where they are enough.

    >>> format_scalar("Växjö kommun"), format_scalar("a: b"), format_scalar("two\nlines"), format_scalar("no")
    ('Växjö kommun', '"a: b"', '"two\\nlines"', '"no"')
    """
    plain = _PLAIN.fullmatch(text) and text.lower() not in _WORDS_OF_YAML and not (flow and "," in text)
    if plain or (text.isascii() and text.isdigit()):
        return text
    escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\x85": "\\N", "\xa0": "\\_"}
    out = []
    for char in text:
        if char in escapes:
            out.append(escapes[char])
        elif char.isprintable():
            out.append(char)
        else:
            code = ord(char)
            out.append(f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}")
    return f'"{"".join(out)}"'
