"""Titles that several signs together show: a name that nothing explains, as the subject of what projects do.

"Seaglint is funded by Interreg North Sea", "Coastlight is led by Hull City Council and runs from 2022 to 2025".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from vanort.extraction.layout.units import Page, Unit
from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.extraction.lexicon.word_lists import is_inflected_compound, is_word
from vanort.extraction.mentions.frames import INNER_CAPITAL
from vanort.extraction.mentions.gap_names import is_occasion, may_be_person
from vanort.extraction.mentions.mentions import Mention, mentions_between
from vanort.extraction.mentions.periods import find_periods
from vanort.extraction.mentions.role_names import is_role
from vanort.extraction.titles.headings import Title
from vanort.extraction.titles.in_clause import passives_behind
from vanort.languages.pack import NEVER
from vanort.languages.relation_words import PROJECTS
from vanort.languages.relations import BODIES

_GIVERS = BODIES | {"Programme"}
_SHORT = 3  # sentences: so short a text names its project once, and a single sign has to do
_ENOUGH = 2  # signs in a longer one
_SHORTEST = 5  # letters
_MOST_WORDS = 5
_FEW_SMALL = 3  # words of a title whose other words are small: "Blue harbour"
_REACH = 60  # characters from the words behind a name to the body or the amount that they speak of
_ARTICLE = 12  # characters before a name: "are the City of "
_WORD = re.compile(r"[^\W\d_][\w’'-]*|\d{1,4}|[&+]")


def titles_as_subjects(page: Page, others: Sequence[Mention]) -> Iterator[Title]:
    """Yield names that open a sentence and of which it tells what is told of projects; `others` are known names.

    Paid by a funder, led by a body, from one year to another, with a budget: each is one sign. In a text of a few sentences
    one is enough, in a longer one it takes two, wherever they stand.
    """
    told = [unit for unit in page.units if unit.kind in {"sentence", "item"}]
    first: dict[str, Title] = {}
    signs: dict[str, set[str]] = defaultdict(set)
    for unit in told:
        for start, end, sign in (*_subjects(page, unit, others), *_owners(page, unit, others)):
            name = page.text[start:end]
            first.setdefault(name, Title(start, end, "projects/subject"))
            signs[name] |= sign
    enough = 1 if len(told) <= _SHORT else _ENOUGH
    for name, title in first.items():
        # "Sporthallen is led by": a place or a service; "The harbour festival is paid for by": an occasion
        other = is_inflected_compound(name, page.lexicon.pack) or is_occasion(page, name)
        few = other and "budgeted" not in signs[name]
        if len(signs[name]) >= (_ENOUGH if few else enough) and _may_be_title(page, title, others):
            yield title


def _subjects(page: Page, unit: Unit, others: Sequence[Mention]) -> Iterator[tuple[int, int, set[str]]]:
    """Yield the name that opens a sentence, as far as words go behind which something is told of it."""
    plural = page.lexicon.project.get("plural", NEVER)
    for end in _ends(page, unit):
        if plural.match(page.text, end + 1, unit.end):
            return  # "Local schools are funded by": a project is one
        if signs := _signs(page, unit, end, others):
            yield unit.start, end, signs
            return


def _owners(page: Page, unit: Unit, others: Sequence[Mention]) -> Iterator[tuple[int, int, set[str]]]:
    """Yield the name of what a sentence says who leads it, who its partners are or what it costs: "Partners in X are Hof and Kose"."""
    text, lexicon = page.text, page.lexicon
    for of in lexicon.project.get("of", NEVER).finditer(text, unit.start, unit.end):
        name = _named(lexicon).match(text, of.end(), unit.end)
        if name and any(0 <= m.start - name.end() <= _ARTICLE for m in _told(page, name.end(), unit.end, others)):
            yield name.start("name"), name.end("name"), {"of"} | _signs(page, unit, name.end("name"), others)


def _told(page: Page, start: int, end: int, others: Sequence[Mention]) -> list[Mention]:
    """Return the people, bodies and amounts of a stretch."""
    return [m for m in mentions_between(others, start, end) if m.kind in _GIVERS | {"Person", "Amount"} and not m.weak]


@cache
def _named(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of a name between "the leader of" and "is"."""
    words = [*(lexicon.cue(name) for name in ("person_is", "cost")), lexicon.project.get("plural", NEVER)]
    is_ = "|".join(f"(?:{pattern.pattern})" for pattern in words)
    return re.compile(rf"[ \xa0](?P<name>[^\W\d_a-zåäöæøüéßœ][^.,:;()\n]{{3,60}}?)[ \xa0](?i:{is_})(?!\w)")


def _ends(page: Page, unit: Unit) -> Iterator[int]:
    """Yield where the first word of a sentence ends, and the first two, and so on, up to a stop."""
    at = unit.start
    for _ in range(_MOST_WORDS if page.text[at].isupper() else 0):
        word = _WORD.match(page.text, at, unit.end)
        if word is None:
            return
        at = word.end() + 1
        if page.text[word.end() : at] not in {" ", "\xa0"}:
            return
        yield word.end()


def _signs(page: Page, unit: Unit, end: int, others: Sequence[Mention]) -> set[str]:
    """Return what is told right behind a name, and in the rest of its sentence where something is."""
    text, lexicon = page.text, page.lexicon
    inside = mentions_between(others, end, unit.end)
    bodies = [m.start for m in inside if m.kind in _GIVERS and not m.weak]
    amounts = [m.start for m in inside if m.kind == "Amount"]
    acts = [(what, pattern, bodies) for what, pattern in passives_behind(lexicon)]
    of_kind = {
        "led": bodies,
        "paid": bodies,
        "budgeted": amounts,
        "its": [m.start for m in _told(page, end, unit.end, others)],
    }
    acts += [(key, lexicon.project.get(key, NEVER), told) for key, told in of_kind.items()]
    signs = set[str]()
    for sign, pattern, told in acts:
        match = pattern.match(text, end if sign in PROJECTS else end + 1, unit.end)
        if match and any(0 <= at - match.start() <= len(match.group()) + _REACH for at in told):
            signs.add({"led": "leads", "paid": "funds", "its": "of"}.get(sign, sign))
    lasts = lexicon.project.get("verb", NEVER).match(text, end + 1, unit.end)
    if (signs or lasts) and any(p.begin and p.finish for p in find_periods(text, end, unit.end, lexicon)):
        signs.add("years")
    if signs and bodies and lexicon.cue("funded_after").search(text, end, unit.end):
        signs.add("funds")
    return signs


def _may_be_title(page: Page, title: Title, others: Sequence[Mention]) -> bool:
    """Tell whether a name that opens a sentence is no known one, no ordinary words, no person, no body and no occasion."""
    lexicon, name = page.lexicon, page.text[title.start : title.end]
    words = name.split()
    inside = mentions_between(others, title.start, title.end)
    known = any(m.kind not in {"?", "Place"} and not m.weak for m in inside)
    if known or len(name) < _SHORTEST or is_role(lexicon, name):
        return False
    small = lexicon.stopwords | lexicon.not_names
    if words[0].lower() in small or lexicon.project.get("plain", NEVER).fullmatch(words[0]):
        return False
    other_word = [lexicon.project.get(key, NEVER) for key in ("noun", "partnership", "generic_heading")]
    if any(pattern.search(name) for pattern in other_word) or lexicon.cue("twin").search(name):
        return False
    if len(words) == 1:
        return not is_word(name, lexicon.pack) or INNER_CAPITAL.search(name) is not None
    if may_be_person(lexicon, name):
        return False
    capital = any(word[0].isupper() or word[0].isdigit() for word in words[1:])
    definite = words[0].endswith(lexicon.pack.words("inflection", "definite"))
    return capital or (len(words) <= _FEW_SMALL and not definite and not lexicon.cue("projects").search(name))
