"""Every place where a title stands, in full or in short."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import ahocorasick

from vanort.extraction.layout.units import Page
from vanort.extraction.mentions.frames import INNER_CAPITAL
from vanort.extraction.mentions.mentions import Mention
from vanort.extraction.titles.headings import Title

_PIECE = 8  # letters of a piece that is known without inner capitals


def occurrences(page: Page, titles: Sequence[Title]) -> Iterator[Mention]:
    """Yield every place where a title, or a short form of it, stands."""
    by_name: dict[str, str] = {}
    aliases = {title.start for title in titles if title.source == "projects/alias"}
    small = set[str]()  # what a heading shouts and the text below writes small
    for title in sorted(titles, key=lambda title: (title.start in aliases, title.start)):
        name = page.text[title.start : title.end]
        if title.start in aliases:
            earlier = [t for t in titles if t.start not in aliases and t.start < title.start] or list(titles)
            owner = max(earlier, key=lambda t: t.start)
            by_name.setdefault(key_of(name), page.text[owner.start : owner.end])
            continue
        by_name.setdefault(key_of(name), name)
        if title.source == "projects/held":
            small.add(key_of(name))
        for piece in re.split(r"(?::|;|[ \xa0][–-])[ \xa0]", name):
            long = len(piece.split()) > 1 and len(piece) > _PIECE
            if piece != name and (long or (INNER_CAPITAL.search(piece) and name.startswith(piece))):
                by_name.setdefault(key_of(piece), name)
        yield Mention(title.start, title.end, "Project", "title", name)
    if not by_name:
        return
    automaton = ahocorasick.Automaton()
    for key, name in by_name.items():
        automaton.add_word(key, (len(key), name))
    automaton.make_automaton()
    flat = page.flat
    for last, (length, name) in automaton.iter(flat):
        start, end = last + 1 - length, last + 1
        end += flat.startswith("s", end) and not flat[end + 1 : end + 2].isalnum()
        if (start and flat[start - 1].isalnum()) or flat[end : end + 1].isalnum():
            continue
        found = page.text[start:end]
        written_small = name.isupper() and key_of(name) in small
        same = found.casefold() == name.casefold() and (written_small or not name[0].isupper())
        if found[0].isupper() or found == name or same:
            yield Mention(start, end, "Project", "title", name)


def key_of(name: str) -> str:
    """Return the form of a title in which two ways to write it agree.

    >>> key_of("Open  Gates") == key_of("OPEN GATES")
    True
    """
    return re.sub(r"\s+", " ", name.lower()).replace("’", "'").strip()
