"""Claims meet another edition of their document: what its words still say is carried over, the rest is moved or gone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from vanort.claims import Span, quotable
from vanort.claims.model import ACCEPTED, UNREVIEWED
from vanort.claims.quotes import find_name, find_quote, passage_around
from vanort.documents import Document
from vanort.errors import ClaimsError
from vanort.extraction.proposing.yaml_patch import with_part
from vanort.review.editing import Edit, Where, apply_edits, child_of
from vanort.support.yaml_source import compose_yaml

_ENOUGH = 0.7  # of the words of a quote, in their order: fewer are another sentence
_FEWEST = 4  # words: of fewer nobody can tell whether they have moved
_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"[^\n.!?]+[.!?]*")


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of a claims file: where it stands, on which line, its old words and its new ones; none where it is gone.

    `review` is what people had made of it.
    """

    where: Where
    line: int
    before: str
    after: str
    review: str


@dataclass(frozen=True, slots=True)
class Carried:
    """The text of a claims file for another edition: how many entries stand as they did, what moved, what is gone.

    What moved stands in other words, and waits for a person again; `text` holds what is gone only where it was not cut.
    """

    text: str
    kept: int
    moved: tuple[Place, ...]
    gone: tuple[Place, ...]


def carry_over(text: str, document: Document, *, path: str, cut: bool = True) -> Carried:
    """Return a claims file as it is for another edition of its document; comments, order and layout stay.

    A quote that stands there unchanged is kept with all that people decided. One of which most words stand in one
    sentence, all its numbers among them, is written anew and waits for review, its old words in the note. With `cut`
    the entries whose words are gone are taken out, and `document:` names the new one.

    Raises ClaimsError where the text is no YAML.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    root = compose_yaml(text.removeprefix(mark), path=path, error=ClaimsError)
    work = _Work(document.text)
    for key, node in _pairs(child_of(root, "things")):
        work.thing(("things", key), node)
    things = {str(place.where[1]) for place in work.gone}
    for number, node in enumerate(_items(child_of(root, "claims"))):
        work.claim(("claims", number), node, things)
    text = apply_edits(text, work.edits, path=path)
    if cut:
        body = text.removeprefix(mark)
        for part in ("claims", "things"):
            body = with_part(body, part, [], {p.where[1] for p in work.gone if p.where[0] == part}, path)
        head = child_of(root, "document")
        text = mark + body[: head.start_mark.index] + document.path.name + body[head.end_mark.index :] if head else body
    return Carried(text, work.kept, tuple(work.moved), tuple(work.gone))


@dataclass
class _Work:
    """What becomes of the entries, one after the other."""

    text: str
    kept: int = 0
    edits: list[Edit] = field(default_factory=list)
    moved: list[Place] = field(default_factory=list)
    gone: list[Place] = field(default_factory=list)
    said: set[tuple[object, ...]] = field(default_factory=set)

    def thing(self, where: Where, node: Any) -> None:
        """Look for a thing: by its quote, by its names, by the sentence that is most like its quote."""
        names = [name for key in ("name", "also") for name in _leaves(child_of(node, key))]
        quote, within = _text(node, "quote"), _text(node, "within")
        found = next((span for name in names if (span := find_name(self.text, name))), None)
        if quote and _stands(self.text, quote, within):
            self.kept += 1
        elif found and (quote or not all(find_name(self.text, name) for name in names)):
            self._rests_on(where, node, quotable(self.text, found))
            self.kept += 1
        elif found:
            self.kept += 1
        elif quote and (span := nearest(self.text, quote)):
            self._moved(where, node, span)
        else:
            self._gone(where, node, quote or next(iter(names), ""))

    def claim(self, where: Where, node: Any, gone: set[str]) -> None:
        """Look for a claim by its quote, or by the sentence that is most like it; `gone` are ids of things that are."""
        quote, within = _text(node, "quote"), _text(node, "within")
        if {_text(node, "subject"), _text(node, "object")} & gone:
            self._gone(where, node, quote)
        elif _stands(self.text, quote, within):
            self.kept += 1
        elif _stands(self.text, quote):
            self._rests_on(where, node, find_quote(self.text, quote))
            self.kept += 1
        elif (moved := nearest(self.text, quote)) and self._is_first(node, moved):
            self._moved(where, node, moved)
        else:
            self._gone(where, node, quote)

    def _is_first(self, node: Any, span: Span) -> bool:
        """Tell whether nothing else that moved says the same in the same words."""
        said = (*(_text(node, key) for key in ("subject", "property", "object")), span)
        first = said not in self.said
        self.said.add(said)
        return first

    def _rests_on(self, where: Where, node: Any, span: Span) -> None:
        words, around = self.text[span.start : span.end], passage_around(self.text, span)
        self.edits.append(Edit(where, "quote", words))
        if around != words or child_of(node, "within") is not None:
            self.edits.append(Edit(where, "within", around))

    def _moved(self, where: Where, node: Any, span: Span) -> None:
        before = _text(node, "quote")
        self._rests_on(where, node, span)
        self.edits += [Edit(where, "review", UNREVIEWED), Edit(where, "note", f"was: {before}")]
        after = self.text[span.start : span.end]
        self.moved.append(Place(where, node.start_mark.line + 1, before, after, _text(node, "review") or ACCEPTED))

    def _gone(self, where: Where, node: Any, before: str) -> None:
        self.gone.append(Place(where, node.start_mark.line + 1, before, "", _text(node, "review") or ACCEPTED))


def nearest(text: str, quote: str) -> Span | None:
    """Return the stretch of one sentence that holds most words of a quote in their order, and all its numbers.

    >>> text = "We met. Hemby has been a twin town of Sydby since 1998, and likes it."
    >>> span = nearest(text, "Hemby has been twin town of Sydby since 1998")
    >>> text[span.start : span.end]
    'Hemby has been a twin town of Sydby since 1998'
    >>> nearest(text, "Hemby has been a twin town of Sydby since 1997") is None
    True
    """
    wanted = _WORD.findall(quote.casefold())
    if len(wanted) < _FEWEST:
        return None
    numbers = {word for word in wanted if any(map(str.isdigit, word))}
    best: list[tuple[float, Span]] = []
    for sentence in _SENTENCE.finditer(text):
        places = list(_WORD.finditer(sentence.group()))
        words = [match.group().casefold() for match in places]
        if not numbers <= set(words) or len(set(wanted) & set(words)) < _ENOUGH * len(set(wanted)):
            continue
        blocks = [b for b in SequenceMatcher(None, wanted, words, autojunk=False).get_matching_blocks() if b.size]
        share = sum(block.size for block in blocks) / len(wanted)
        if share >= _ENOUGH:
            first, last = places[blocks[0].b], places[blocks[-1].b + blocks[-1].size - 1]
            best.append((share, Span(sentence.start() + first.start(), sentence.start() + last.end())))
    best.sort(key=lambda one: -one[0])
    if not best or (len(best) > 1 and best[0][0] == best[1][0]):
        return None  # no sentence, or two that have as much of it
    return quotable(text, best[0][1])


def _stands(text: str, quote: str, within: str = "") -> bool:
    try:
        find_quote(text, quote, within=within)
    except ClaimsError:
        return False
    return True


def _pairs(node: Any) -> Iterator[tuple[str, Any]]:
    if node is not None and node.id == "mapping":
        yield from ((key.value, value) for key, value in node.value if value.id == "mapping")


def _items(node: Any) -> Sequence[Any]:
    return node.value if node is not None and node.id == "sequence" else ()


def _leaves(node: Any) -> Iterator[str]:
    """Yield the texts of a node: a name, names in a list, names by language."""
    if node is None:
        return
    if node.id == "scalar":
        yield node.value
    for part in node.value if node.id != "scalar" else ():
        yield from _leaves(part[1] if isinstance(part, tuple) else part)


def _text(node: Any, key: str) -> str:
    found = child_of(node, key)
    return str(found.value) if found is not None and found.id == "scalar" else ""
