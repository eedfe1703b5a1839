"""How a text introduces a person: a title set behind the name, a verb beside it, or a contact label before it."""

from __future__ import annotations

import re
from functools import cache

from vanort.extraction.layout.units import Page
from vanort.extraction.lexicon.lexicon import Lexicon

_BESIDE = 60  # letters: a label or a verb right before a name, or what is set off behind it
# "Max Kassel, our new project manager", "Max Kassel (project manager)", and in a table's or an address's next line.
_SET_OFF = re.compile(r"[ \xa0]?(?:,|\(|[–—|-](?=\s)|\n(?!\n))[ \xa0]?(?:[^\W\d_][\w.-]*[ \xa0]){0,3}?")
_LABEL_ENDS = re.compile(r"[ \xa0]*:[ \xa0]*\Z")
_SPACE = re.compile(r"[ \xa0\n]{1,2}")


def is_introduced(page: Page, start: int, end: int) -> bool:
    """Tell whether the words beside what may be a name say that a person bears it.

    A title behind it ("Max Kassel, project manager"), a verb for what persons do before or behind it ("leads",
    "answers for"), a contact label or "the project manager is" before it.
    """
    lexicon = page.lexicon
    before = page.flat[max(0, start - _BESIDE) : start]
    behind = page.text[end : end + _BESIDE]
    if has_role_behind(page, end):
        return True
    acts = lexicon.cue("person_acts")
    space = _SPACE.match(behind)
    role = lexicon.cue("person_role").match(behind, space.end()) if space else None
    if role is not None and not page.text[start:end].endswith(page.lexicon.genitive):
        return True
    if space and (acts.match(behind, space.end()) or _comes_from(page, behind, space.end())):
        return True
    before = before.rstrip()
    return _ends_with(acts, before) or _after_label(page, start) or _said_to_be(page, before)


def has_role_behind(page: Page, end: int) -> bool:
    """Tell whether a title is set off behind a name: "Max Kassel, project manager"."""
    behind = page.text[end : end + _BESIDE]
    return any(
        _SET_OFF.fullmatch(behind[: title.start()]) for title in page.lexicon.cue("person_role").finditer(behind)
    )


def _comes_from(page: Page, behind: str, at: int) -> bool:
    """Tell whether the words behind a name say from which body or place somebody comes: "Karin Holm från Region Skåne"."""
    origin = page.lexicon.cue("person_from").match(behind, at)
    name = _article_and_capital(page.lexicon).match(behind, origin.end()) if origin else None
    return name is not None


@cache
def _article_and_capital(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"[ \xa0](?:(?:{'|'.join(lexicon.articles)})[ \xa0])?[^\W\d_a-zåäöæøüß]")


def _after_label(page: Page, start: int) -> bool:
    """Tell whether a contact label and its colon stand right before a name."""
    before = page.text[max(0, start - _BESIDE) : start]
    colon = _LABEL_ENDS.search(before)
    label = page.lexicon.labels.get("contact")
    return bool(colon and label and _ends_with(label, before[: colon.start()]))


def _said_to_be(page: Page, before: str) -> bool:
    """Tell whether the words before a name say what somebody is: "The project manager for Open Gates is"."""
    clause = re.split(r"[.;:!?]\s", before)[-1]
    role = page.lexicon.cue("person_role").search(clause)
    return role is not None and _ends_with(page.lexicon.cue("person_is"), clause[role.end() :])


def _ends_with(cue: re.Pattern[str], text: str) -> bool:
    return any(match.end() == len(text) for match in cue.finditer(text))
