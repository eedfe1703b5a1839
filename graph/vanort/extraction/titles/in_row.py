"""Titles that stand in a row behind the word for several projects: "the projects Open Gates and Blue Bay"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from vanort.extraction.layout.units import Page
from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.extraction.mentions.mentions import Mention, mentions_between
from vanort.extraction.titles.headings import Title
from vanort.extraction.titles.in_clause import clause_title_end
from vanort.languages.pack import NEVER

_QUOTES = "\"“”„»«'’"
_ITEM = r"[^\W\da-zåäöæøüéß_][\w'’&+.-]*(?:[ \xa0](?!{joint}[ \xa0])[\w'’&+.-]+){{0,4}}?"
_SHORTEST = 3  # letters
_INNER = re.compile(r"[^\W\d_a-zåäöæøü][\w-]*[a-zåäöæøü][A-ZÅÄÖÆØÜ][\w-]*")


def titles_in_rows(page: Page, others: Sequence[Mention]) -> Iterator[Title]:
    """Yield each title of a row of two or more behind the plural of a word for a project; `others` are known names."""
    opening = _opening(page.lexicon)
    for unit in page.units:
        if unit.kind not in {"sentence", "item", "field"}:
            continue
        for row in opening.finditer(page.text, unit.start, unit.end):
            last = row.end()
            inside = [m for m in mentions_between(others, unit.start, unit.end) if m.kind != "?"]
            if page.text[last] in _QUOTES:
                end = _closing(page.text, last + 1, unit.end)
                last += 1
            else:
                end = clause_title_end(page, last, unit.end, inside)
            spans = [*_items(page.lexicon, page.text, row.start("row"), row.end("row")), (last, end)]
            if all(right - left >= _SHORTEST for left, right in spans):
                yield from (Title(left, right, "projects/noun") for left, right in spans)


def parts_of_row(page: Page, title: Title) -> Iterator[Title]:
    """Yield the titles of a would-be title that is a row of names with a capital inside: "GreenQuay and BlueBay"."""
    words = page.text[title.start : title.end]
    spans = [*_items(page.lexicon, words, 0, len(words))]
    last = spans[-1][1] if spans else 0
    joint = (
        re.compile(rf",?[ \xa0](?i:{page.lexicon.conjunction.pattern})[ \xa0]").match(words, last) if spans else None
    )
    spans += [(joint.end(), len(words))] if joint else []
    if joint and all(_INNER.fullmatch(words[left:right]) for left, right in spans):
        yield from (Title(title.start + left, title.start + right, title.source) for left, right in spans)
    else:
        yield title


def _closing(text: str, start: int, limit: int) -> int:
    found = re.compile(rf"[{_QUOTES}]").search(text, start, limit)
    return found.start() if found else start


def _items(lexicon: Lexicon, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the items of a row before its last joint, without quotation marks around them."""
    left = start
    joints = [
        *re.finditer(rf",[ \xa0]|,?[ \xa0](?:{lexicon.conjunction.pattern})[ \xa0]", text[start:end], re.IGNORECASE)
    ]
    for joint in joints:
        right = start + joint.start()
        if right > left:
            words = text[left:right]
            yield left + (len(words) - len(words.lstrip(_QUOTES))), left + len(words.rstrip(_QUOTES))
        left = start + joint.end()


@cache
def _opening(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of the word for projects and a row of names up to the last one."""
    nouns = "|".join(lexicon.pack.words("cues", "projects"))
    if not nouns:
        return NEVER
    joint = f"(?i:{lexicon.conjunction.pattern})"
    item = rf"[{_QUOTES}]?{_ITEM.format(joint=joint)}[{_QUOTES}]?"
    return re.compile(
        rf"(?<!\w)(?i:{nouns})[ \xa0](?P<row>{item}(?:,[ \xa0]{item}){{0,5}},?[ \xa0]{joint}[ \xa0])"
        rf"(?=[{_QUOTES}]?[^\W\da-zåäöæøüéß_])"
    )
