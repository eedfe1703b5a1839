"""Labels that say a role and name the project: "Partners in Open Gates:", "Partners that left the project Open Gates:"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from vanort.extraction.layout.units import Page
from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.extraction.mentions.frames import INNER_CAPITAL, QUOTES
from vanort.extraction.titles.headings import Title
from vanort.languages.pack import NEVER

ROLES = ("partner", "coordinator", "funder")
_BEFORE = 2  # words before the role: "Earlier international partners"
_MOST = 8  # words between the role and the title: "that have left the"
_WORD = re.compile(r"\S+")
_SHORTEST = 4  # letters of a title


@dataclass(frozen=True, slots=True)
class RoleLabel:
    """What a label says: the role, and where in it the title stands; an empty span where other rules find the title."""

    role: str
    start: int = 0
    end: int = 0


def titles_in_role_labels(page: Page) -> Iterator[Title]:
    """Yield the title that the label of a field names behind a role."""
    for unit in page.units:
        if unit.kind == "field" and (told := role_label(page.lexicon, unit.label)) and told.end:
            at = page.text.find(unit.label, unit.start, unit.end)
            if at >= 0:
                yield Title(at + told.start, at + told.end, "projects/label")


@lru_cache(maxsize=1024)
def role_label(lexicon: Lexicon, label: str) -> RoleLabel | None:
    """Return the role that a label says in a project that it names, None where it does not.

    >>> from vanort.extraction.lexicon.lexicon import lexicon
    >>> role_label(lexicon("en"), "Earlier partners in GreenQuay")
    RoleLabel(role='partner', start=20, end=29)
    >>> role_label(lexicon("en"), "Partners in the office") is None
    True
    """
    words = [*_WORD.finditer(label)]
    noun = lexicon.project.get("noun", NEVER)
    for role in ROLES:
        pattern = lexicon.labels.get(role, NEVER)
        for first in words[: _BEFORE + 1]:
            found = pattern.match(label, first.start())
            if found and found.end() < len(label) and (span := _title(lexicon, label, found.end(), noun)):
                return RoleLabel(role, *span)
        for first in words[1:] if not lexicon.pack.words("locative") else ():  # "Hankkeen Kirkas vesi kumppanit"
            if pattern.fullmatch(label, first.start()) and noun.search(label, 0, first.start()):
                return RoleLabel(role)
    return None


def _title(lexicon: Lexicon, label: str, start: int, noun: re.Pattern[str]) -> tuple[int, int] | None:
    """Return where the title stands behind a role and the small words that join them."""
    said, joined = False, False
    words = [*_WORD.finditer(label, start)]
    for number, word in enumerate(words[: _MOST + 1]):
        plain = word.group()
        if noun.fullmatch(plain):
            said = joined = True
        elif plain[0].islower():
            joined = (
                joined
                or plain in lexicon.connectors
                or bool(lexicon.locative.fullmatch(plain) or lexicon.cue("relative").fullmatch(plain))
            )
        else:
            quoted = plain[0] in QUOTES
            name = label[word.start() :].strip(QUOTES + " ")
            at = label.index(name, word.start())
            plainly = said or quoted or INNER_CAPITAL.search(name) or (" " in name and not _names_nouns(lexicon))
            return (at, at + len(name)) if number and joined and plainly and len(name) >= _SHORTEST else None
    return None


def _names_nouns(lexicon: Lexicon) -> bool:
    return bool(lexicon.pack.data.get("nouns_capitalised"))
