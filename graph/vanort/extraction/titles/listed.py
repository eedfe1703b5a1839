"""Headings below one that only says that projects follow: each is the title of one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from vanort.extraction.layout.units import Page, Unit, unit_at, units_by_section
from vanort.languages.pack import NEVER

if TYPE_CHECKING:
    from vanort.extraction.titles.headings import Title

_MOST_WORDS = 6  # of a title that stands as a heading without any other sign
_SMALL = 3  # words of a heading that may all but the first be without a capital: "Mester og lærling"
_MONEY_OR_YEAR = re.compile(r"\b(?:19|20)\d\d\b|[€£$]\s?\d")
_TOLD = ("funded_after", "funds_before", "leads", "takes_part")
_KEYS = ("period", "start", "end", "coordinator", "partner", "funder", "budget")


def is_one_of_projects(page: Page, heading: Unit, words: str) -> bool:
    """Tell whether a heading stands below "Current projects", and what is below it tells of a year, money or who takes part.

    The last heading that only says what kind of things follow decides: below "Applications" none is a project that runs.
    """
    count = len(words.split())
    capitals = sum(word[:1].isupper() for word in words.split())
    if not words[:1].isupper() or words.endswith("?") or count > _MOST_WORDS or (count > _SMALL and capitals < 2):
        return False
    nouns = page.lexicon.project.get("noun"), page.lexicon.cue("projects")
    if any(noun and noun.search(words) for noun in nouns):
        return False
    return _is_below_projects(page, heading) and _tells_of_a_project(page, heading.section)


def is_below_its_own(page: Page, title: Title, titles: Sequence[Title]) -> bool:
    """Tell whether words in small letters stand below a heading that is a title.

    They say what the project is, and name no second one: "A museum of two towns began in 2021".
    """
    words = page.text[title.start : title.end]
    unit = unit_at(page, title.start)
    small = not any(word[:1].isupper() for word in words.split()[1:])
    if unit is None or not small or title.source == "projects/heading-opens":
        return False
    at = page.sections[unit.section].start
    headed = any(other.source.startswith("projects/heading") and at <= other.start < unit.start for other in titles)
    return headed and not any(words == page.text[o.start : o.end] for o in titles if o is not title)


def _is_below_projects(page: Page, heading: Unit) -> bool:
    """Tell whether the last heading that says what kind of things follow says projects, and the rest goes on below it.

    Where headings have no levels, as in plain text, the list ends with the first that tells of no project.
    """
    generic = page.lexicon.project.get("generic_heading", NEVER)
    own = page.sections[heading.section].level
    for number in range(heading.section - 1, -1, -1):
        section = page.sections[number]
        said = section.heading.strip().lower()
        if generic.fullmatch(said):
            among = section.level < own or all(
                page.sections[at].level == own and _tells_of_a_project(page, at)
                for at in range(number + 1, heading.section)
            )
            return section.level <= own and among and bool(page.lexicon.cue("projects").search(said))
        if section.level < own and section.heading:
            return False
    return False


def _tells_of_a_project(page: Page, number: int) -> bool:
    """Tell whether a section tells of a year or money, who pays, leads or takes part, or has a field of a project."""
    section, labels = page.sections[number], page.lexicon.labels
    return tells_of_a_project(page, page.text[section.start + len(section.heading) : section.end]) or any(
        key in labels and labels[key].fullmatch(unit.label)
        for unit in units_by_section(page).get(number, ())
        if unit.kind in {"field", "row"}
        for key in _KEYS
    )


def tells_of_a_project(page: Page, told: str) -> bool:
    """Tell whether a text tells of a year or money, who pays, leads or takes part."""
    return bool(_MONEY_OR_YEAR.search(told)) or any(page.lexicon.cue(name).search(told) for name in _TOLD)
