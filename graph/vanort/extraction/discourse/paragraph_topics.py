"""Parts of a page that tell of one project a paragraph: a paragraph that opens otherwise is about none of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from vanort.extraction.layout.units import Page, Unit, unit_at
from vanort.extraction.mentions.mentions import Mention
from vanort.extraction.titles.paragraphs import says_projects

_SEVERAL = 2  # paragraphs that each open with a project of their own


def sections_of_paragraphs(page: Page, titles: Iterable[Mention]) -> frozenset[int]:
    """Return the numbers of the sections of which several paragraphs open with the title of a project.

    One is enough where the heading says that projects follow.
    """
    opened = {
        (unit.section, unit.line)
        for title in titles
        if (unit := unit_at(page, title.start)) and unit.kind == "sentence" and opens_line(page, title.start)
    }
    lines = Counter(section for section, _ in opened)
    return frozenset(
        number
        for number, count in lines.items()
        if count >= _SEVERAL or says_projects(page, page.sections[number].heading)
    )


def opens_line(page: Page, offset: int) -> bool:
    """Tell whether nothing but marks stands before an offset in its line."""
    return not page.text[page.text.rfind("\n", 0, offset) + 1 : offset].strip('*_"“”„»« \t')


def begins_anew(page: Page, unit: Unit) -> bool:
    """Tell whether a sentence opens its line and does not refer back: "It", "The project", "That project"."""
    if unit.kind != "sentence" or not opens_line(page, unit.start):
        return False
    referring = (page.lexicon.cue("pronoun"), page.lexicon.project.get("definite"), page.lexicon.cue("that_one"))
    return not any(pattern and pattern.match(page.text, unit.start, unit.end) for pattern in referring)
