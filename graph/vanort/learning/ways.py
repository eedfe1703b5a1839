"""In which way a text says what a person has added: behind a label, below a heading, by words between two names, by a name's form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rdflib import URIRef

from vanort.claims import Claim, ClaimsFile, Span, Thing
from vanort.claims.model import ACCEPTED
from vanort.claims.terms import short_names
from vanort.languages.own_rules import Rule
from vanort.languages.pack import LanguagePack
from vanort.languages.relations import RELATIONS

# Of labels and headings of the packs, by the property that stands behind them.
LABELS = {
    "coordinator": "coordinator", "partner": "partner", "fundedBy": "funder", "start": "start", "end": "end", "country": "country",
    "contactPerson": "contact", "telephone": "phone", "email": "email", "budget": "budget", "amount": "budget", "status": "status",
}  # fmt: skip
HEADINGS = {
    "twinnedWith": "twin_heading", "memberOf": "member_heading", "contactPerson": "contact_heading", "telephone": "contact_heading",
}  # fmt: skip
KINDS = frozenset(
    {"Organisation", "Municipality", "Programme", "Place"}
)  # whose names tell what they are by a word in them
_LABEL = re.compile(r"[ \t]*(?:[-*•–][ \t]+)?(?P<words>[^\W\d][^:\n\t|]{1,40}?)[ \t]*[:|\t][ \t]*")
_BETWEEN = 6  # words between two names: more are no phrase that comes again
_LEAST = 4  # letters of a word that tells something


def ways(file: ClaimsFile, pack: LanguagePack) -> Iterator[tuple[Rule, Claim | Thing]]:
    """Yield the rules that would have read what a person has added to a document, each with the entry."""
    things = {thing.iri: thing for thing in file.things}
    for claim in file.statements:
        if _added(claim):
            yield from ((rule, claim) for rule in _of_claim(file, claim, things, pack))
    for thing in file.things:
        if _added(thing):
            yield from ((rule, thing) for rule in _of_name(thing, pack))


def _added(entry: Claim | Thing) -> bool:
    return entry.reading.review == ACCEPTED and not entry.reading.rule and bool(entry.reading.by)


def _of_claim(file: ClaimsFile, claim: Claim, things: dict[URIRef, Thing], pack: LanguagePack) -> Iterator[Rule]:
    text, property_ = file.document.text, short_names()[claim.predicate]
    object_ = things.get(URIRef(str(claim.object)))
    place = _place(text, claim.span, object_, str(claim.object))
    if (
        property_ in LABELS
        and (label := _LABEL.match(text, _line_start(text, place.start)))
        and label.end() <= place.start
    ):
        key = LABELS[property_]
        if not _has(pack, label["words"], "labels", key):
            line = text[label.start() : _line_end(text, place.end)].strip()
            yield Rule(pack.code, ("labels", key), _entry(label["words"]), line[:160])
    heading = _heading_above(file, place)
    if property_ in HEADINGS and heading and not _has(pack, heading, "cues", HEADINGS[property_]):
        yield Rule(pack.code, ("cues", HEADINGS[property_]), _entry(heading), heading)
    if object_ is not None and claim.subject in things:
        yield from _frames(text, claim, things[claim.subject], object_, property_, pack)


def _frames(
    text: str, claim: Claim, subject: Thing, object_: Thing, property_: str, pack: LanguagePack
) -> Iterator[Rule]:
    sentence = text[claim.span.start : claim.span.end]
    places = [_name_in(sentence, thing) for thing in (subject, object_)]
    if places[0] is None or places[1] is None:
        return
    kinds = [short_names()[thing.type] for thing in (subject, object_)]
    for name, relation in RELATIONS.items():
        ends = (places[1], places[0]) if relation.b_is_subject else (places[0], places[1])
        of_a, of_b = (kinds[1], kinds[0]) if relation.b_is_subject else (kinds[0], kinds[1])
        if relation.property != property_ or of_a not in relation.a or of_b not in relation.b:
            continue
        (first, before), (second, behind) = (("{A}", ends[0]), ("{B}", ends[1]))
        if behind[0] < before[0]:
            first, before, second, behind = second, behind, first, before
        between = " ".join(sentence[before[1] : behind[0]].split())
        words = between.split()
        telling = [w for w in words if len(w) >= _LEAST and w not in pack.words("stopwords")]
        plain = between == between.lower() and re.fullmatch(r"[^\W\d_]+(?:[ -][^\W\d_]+)*", between)
        if plain and telling and len(words) <= _BETWEEN:
            yield Rule(pack.code, ("frames", name), f"{first} {between} {second}", " ".join(sentence.split())[:160])


def _of_name(thing: Thing, pack: LanguagePack) -> Iterator[Rule]:
    kind = short_names()[thing.type]
    words = thing.names[0].text.split() if thing.names else []
    if kind not in KINDS or len(words) < 2:
        return
    for where, word in (("after", words[-1]), ("before", words[0])):
        rest = words[:-1] if where == "after" else words[1:]
        telling = word.isalpha() and len(word) >= _LEAST and word.lower() not in pack.words("stopwords")
        small = word.islower() if where == "after" else word[0].isupper()
        if telling and small and rest[0][0].isupper() and not _has(pack, word, "heads", where, kind):
            yield Rule(pack.code, ("heads", where, kind), _entry(word), thing.names[0].text)


def _has(pack: LanguagePack, words: str, *path: str) -> bool:
    """Tell whether a pack has words already."""
    return any(re.fullmatch(entry, words.strip(), re.IGNORECASE) for entry in pack.words(*path))


def _entry(words: str) -> str:
    """Return words as an entry of a pack: an expression in small letters."""
    return re.sub(r"\\([ -])", r"\1", re.escape(" ".join(words.lower().split())))


def _place(text: str, span: Span, object_: Thing | None, value: str) -> Span:
    """Return where the object stands in the passage of a claim; the passage where it is not found."""
    names = [name.text for name in object_.names] if object_ else [value, value[:4]]
    for name in names:
        at = text.find(name, span.start, span.end)
        if name and at >= 0:
            return Span(at, at + len(name))
    return span


def _name_in(sentence: str, thing: Thing) -> tuple[int, int] | None:
    for name in sorted((name.text for name in thing.names), key=len, reverse=True):
        if found := re.search(rf"(?<!\w){re.escape(name)}s?(?!\w)", sentence):
            return found.start(), found.end()
    return None


def _heading_above(file: ClaimsFile, place: Span) -> str:
    for section in file.document.sections:
        if section.heading and section.start <= place.start < section.end:
            inside = file.document.text.find(section.heading, section.start) + len(section.heading)
            return section.heading.strip() if place.start > inside else ""
    return ""


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
