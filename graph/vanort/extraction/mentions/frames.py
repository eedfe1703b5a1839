"""Sentences that a frame of the language fits, and which names stand in its two gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from vanort.extraction.layout.units import Page, Unit
from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.extraction.mentions.contrasts import as_rows
from vanort.extraction.mentions.mentions import Mention, mentions_between
from vanort.extraction.mentions.next_clause import with_clauses_apart
from vanort.extraction.mentions.opening_phrases import names_in_phrase
from vanort.extraction.mentions.pair_words import says_who_leads
from vanort.languages.frames import COUNTRY, NAME
from vanort.languages.pack import NEVER
from vanort.languages.relations import BETWEEN_TOWNS

_CROWDED = 20  # names: with more it is worth while to look first whether the words of a frame are there
QUOTES = "\"'“”„‟«»‘’‚"
INNER_CAPITAL = re.compile(r"[^\W\d_A-ZÅÄÖÆØÜ][A-ZÅÄÖÆØÜ]|\d")


@dataclass(frozen=True)
class Framed:
    """A frame where it fits: the relation, and the mentions in its gaps; `together` where both gaps are one row of names.

    `loose` where no frame fits, and words of the clause tell the relation.
    """

    relation: str
    a: tuple[Mention, ...]
    b: tuple[Mention, ...]
    together: bool
    loose: bool = False


def framed(page: Page, unit: Unit, mentions: Sequence[Mention]) -> Iterator[Framed]:
    """Yield the frames that fit a sentence; `mentions` are all of the page, in the order of the text, without overlaps."""
    inside = mentions_between(mentions, unit.start, unit.end)
    if len(inside) < 2:
        return
    text, places = with_gaps(page, unit, inside)
    crowded = len(inside) > _CROWDED
    for relation, words, pattern in _patterns(page.lexicon):
        if crowded and not all(part.search(text) for part in words):
            continue
        for match in pattern.finditer(text):
            if match.group().count(NAME) > match["A"].count(NAME) + match["B"].count(NAME):
                continue  # a third name stands between: the gap of the phrase reached too far
            if relation == "partner" and says_who_leads(page.lexicon, text, match.start()):
                continue
            if relation in BETWEEN_TOWNS and page.lexicon.cue("home_words").search(match.group()):
                continue  # "Hof and Kose are our twin towns" tells of the page's own town
            a, b = (_in_gap(page, text, places, *match.span(gap)) for gap in ("A", "B"))
            between = text[match.end("A") : match.start("B")].strip()
            telling = [
                word for word in between.split() if word not in page.lexicon.stopwords
            ]  # "und der" tells nothing
            bare = page.lexicon.conjunction.fullmatch(between) or (
                not telling and page.lexicon.conjunction.match(between)
            )
            together = match.start("A") < match.start("B") and bool(bare)
            yield Framed(relation, tuple(a), tuple(b), together)


def _in_gap(page: Page, text: str, places: dict[int, Mention], start: int, end: int) -> list[Mention]:
    """Return the names of a gap, without those of a phrase that opens the sentence: "With money from Oslo, Hull leads X"."""
    row = [at for at in places if start <= at < end]
    opens = bool(row) and row[0] == min(places)
    held = names_in_phrase(page.lexicon, text, [(at, at + 1) for at in row], len(text)) if opens else 0
    return [places[at] for at in (row[held:] or row)]


def with_gaps(page: Page, unit: Unit, inside: Sequence[Mention]) -> tuple[str, dict[int, Mention]]:
    """Return a sentence with one character for each name, and which name stands at which.

    Names that it sets against one another stand there as a row: both have the same place in what it tells, and which of them
    is denied is judged elsewhere.
    """
    spans: list[tuple[int, int]] = []
    held: list[Mention] = []
    for mention in inside:
        if mention.start < (spans[-1][1] if spans else unit.start) or is_plain(page, mention):
            continue
        if mention.start == unit.start and _opens_phrase(page, mention):
            continue
        spans.append(_with_quotes(page, unit, mention, spans[-1][1] if spans else unit.start))
        held.append(mention)
    parts, places, length, last = [], {}, 0, unit.start
    for between, (start, end), mention in zip(as_rows(page, unit, spans), spans, held, strict=True):
        words = page.text[last:start] if between is None else between
        parts += [words, COUNTRY if mention.kind == "Country" else NAME]
        length += len(words)
        places[length] = mention
        length, last = length + 1, end
    return with_clauses_apart(page.lexicon, "".join([*parts, page.text[last : unit.end]])), places


def _with_quotes(page: Page, unit: Unit, mention: Mention, last: int) -> tuple[int, int]:
    """Return where a name begins and ends with the quotation marks around it: they tell nothing of a relation."""
    start, end = mention.start - 1, mention.end + 1
    quoted = last <= start and end <= unit.end and page.text[start] in QUOTES and page.text[end - 1] in QUOTES
    return (start, end) if quoted else (mention.start, mention.end)


def _opens_phrase(page: Page, mention: Mention) -> bool:
    """Tell whether a capital that only opens a sentence is that of a phrase's first word: "Led by Hull, Green Quay"."""
    unknown = mention.kind == "?" and mention.weak
    return unknown and _openings(page.lexicon).fullmatch(page.text, mention.start, mention.end) is not None


@cache
def _openings(lexicon: Lexicon) -> re.Pattern[str]:
    openings = sorted({opening for frame in lexicon.pack.frames if (opening := frame.opening())})
    return re.compile("|".join(f"(?:{opening})" for opening in openings) or NEVER.pattern, re.IGNORECASE)


def is_plain(page: Page, mention: Mention) -> bool:
    """Tell whether a mention is no name here: an amount, a goal, or a German noun such as "Partnerin"."""
    if mention.kind != "?":
        return mention.kind in {"Amount", "SDG"}
    name = page.text[mention.start : mention.end]
    return bool(page.lexicon.pack.data.get("nouns_capitalised")) and " " not in name and not INNER_CAPITAL.search(name)


@cache
def _patterns(lexicon: Lexicon) -> tuple[tuple[str, tuple[re.Pattern[str], ...], re.Pattern[str]], ...]:
    joint = lexicon.conjunction.pattern
    noun = lexicon.project.get("noun") if lexicon.pack.data.get("nouns_capitalised") else None
    said = noun.pattern if noun else ""
    return tuple((frame.relation, frame.words(), frame.pattern(joint, said)) for frame in lexicon.pack.frames)
