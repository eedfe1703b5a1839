"""Which of two would-be titles gives way: one around another, one that the paragraph below names better, one that runs on."""

from __future__ import annotations

from collections.abc import Sequence

from vanort.extraction.layout.units import Page, unit_at
from vanort.extraction.mentions.mentions import Mention
from vanort.extraction.titles.headings import Title

_NAME = 4  # letters of a title that is looked for in others
# Titles that take in whatever words stand where one is expected.
WORDED = frozenset(
    {
        "projects/verb",
        "projects/opens",
        "projects/clause",
        "projects/clause-opens",
        "projects/heading-opens",
        "projects/subject",
    }
)


def holds_body(text: str, start: int, end: int, firm: Sequence[Mention]) -> bool:
    """Tell whether a stretch names a municipality or region in full, and a comma stands behind it."""
    return any(m.tier == "head" and start <= m.start < end and "," in text[m.end - start :] for m in firm)


def names_another(page: Page, heading: Title, titles: Sequence[Title]) -> bool:
    """Tell whether the paragraph below a heading gives the title itself, or one that opens a paragraph stands beside one."""
    if heading.source == "projects/opens":
        end = page.text.find("\n", heading.end)
        return any(heading.end < t.start < (end if end >= 0 else len(page.text)) for t in titles)
    if heading.source == "projects/heading-paid":
        unit = unit_at(page, heading.start)
        last = page.sections[unit.section].end if unit else len(page.text)
        end = page.text.find("\n\n", heading.end + 2, last)
        return any(heading.end < title.start < (end if end >= 0 else last) for title in titles)
    opens = (t for t in titles if t.source == "projects/opens" and heading.source == "projects/heading-opens")
    return any(not page.text[heading.end : title.start].strip() for title in opens if heading.end < title.start)


def holds_another(page: Page, title: Title, titles: Sequence[Title]) -> bool:
    """Tell whether a would-be title is another one with plain words around it: "Work on Open Gates", "Open Gates in the first year"."""
    if title.source == "projects/heading":
        return _is_one_with_a_word(page, title, titles)
    if title.source not in WORDED:
        return False
    words = page.text[title.start : title.end]
    for other in titles:
        name = page.text[other.start : other.end]
        at = words.find(name)
        if other.source in WORDED - {"projects/clause"} or at < 0 or len(name) == len(words) or len(name) < _NAME:
            continue
        before, after = words[:at].split(), words[at + len(name) :].split()
        if title.source == "projects/heading-opens":
            if other.source == "projects/held" and title.start < other.start and other.end <= title.end:
                return True
        elif all(word.islower() for word in after) and (not before or (before[-1].islower() and not after)):
            return True
    return False


def _is_one_with_a_word(page: Page, heading: Title, titles: Sequence[Title]) -> bool:
    """Tell whether a heading is a title that the text gives, and one word in small letters behind it: "Open Gates briefly"."""
    name, _, last = page.text[heading.start : heading.end].rpartition(" ")
    return last.islower() and any(
        page.text[t.start : t.end] == name and not t.source.startswith("projects/heading") for t in titles
    )
