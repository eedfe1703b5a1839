"""Bodies that stand before a person or inside a word, and only say where somebody works."""

from __future__ import annotations

import re
from functools import cache

from vanort.extraction.coreference.grouping import ACTORS, AUTHORITIES, Entity
from vanort.extraction.discourse.sentence_context import tells
from vanort.extraction.discourse.topics import Context
from vanort.extraction.layout.units import Unit
from vanort.extraction.lexicon.authority_names import core
from vanort.extraction.lexicon.genitives import genitive, genitive_marks
from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.extraction.mentions.mentions import Mention

EMPLOYERS = ACTORS - {"Programme"}
_LINE_BELOW = re.compile(r"\n[ \t\xa0]*(\S[^\n]{0,70}?)[ \t\xa0]*(?=\n|\Z)")
_LABEL = re.compile(r"[ \t]*(?:[•·*–-][ \t]+)?([^:\n\t]{2,60}?)[ \t]*[:\t][ \t]*")
_BEHIND = re.compile(r"(?:[ \xa0]\([^()\n]{1,4}\))?,[ \xa0](?:[a-zåäöæøü]{2,8}[ \xa0])?")  # "Ann Berg (C), the mayor"
_LAST_WORD = re.compile(r"([^\W\d_a-zäöü][^\W\d_]+)[ \xa0]\Z")
_SENTENCE = re.compile(r"[.!?](?:\s|$)|@|\d{3}")
_RECORD = 240  # letters: a name, what somebody does, the body and the first number, a block each


def begins_word(text: str, mention: Mention) -> bool:
    """Tell whether a name only begins a longer word: "EU-projektet", "die Kisoro-Gruppe"."""
    return bool(re.match(r"-[^\W\d_]", text[mention.end : mention.end + 2]))


def whose(context: Context, unit: Unit, person: Mention) -> Entity | None:
    """Return the body in the genitive before a person's title: "Ale kommuns projektledare Ann Berg"."""
    page = context.page
    before = context.mentions_in(max(unit.start, person.start - 80), person.start, EMPLOYERS)
    if not before:
        return _called_after(context, unit, person)
    title = page.text[before[-1].end : person.start]
    if (
        _is_title(page.lexicon, title.strip(" \xa0"))
        or _held_in(context, before[-1], title)
        or _with_title(page.lexicon, title)
    ):
        return context.entity(before[-1])
    marks = genitive_marks(page.lexicon)
    owned = genitive(page.lexicon).search(page.text[before[-1].start : before[-1].end]) or title.startswith(marks)
    words = _words_behind(page.lexicon).fullmatch(title)
    titled = words and any(page.lexicon.cue("person_title").fullmatch(word) for word in words[1].split())
    headed = before[-1].tier in {"head", "known"} or " " in page.text[before[-1].start : before[-1].end]
    named = owned and headed and title.strip() in {"", *marks}
    return context.entity(before[-1]) if (owned and titled) or named else None


@cache
def _words_behind(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of one to three words in small letters behind a name, which may bear the mark of a genitive."""
    marks = "|".join(map(re.escape, genitive_marks(lexicon)))
    return re.compile(rf"(?:{marks})?((?:[ \xa0][^\W\d_A-ZÅÄÖÆØÜ][\w-]+){{1,3}})[ \xa0]")


@cache
def _adjective(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of the end of an adjective of a country: "polnische "."""
    return re.compile(rf"(?:{'|'.join(lexicon.everywhere('inflection', 'adjectives'))})\s$")


def _called_after(context: Context, unit: Unit, person: Mention) -> Entity | None:
    """Return the town that a title is called after: "Der Ulmer Oberbürgermeister Peter Schneider"."""
    endings = context.page.lexicon.pack.words("inflection", "demonyms")
    before = context.page.text[max(unit.start, person.start - 80) : person.start].rstrip()
    title = next((m for m in context.page.lexicon.cue("own_leader").finditer(before) if m.end() == len(before)), None)
    word = _LAST_WORD.search(before[: title.start()]) if title else None
    stems = {word[1].removesuffix(ending).lower() for ending in endings if word[1].endswith(ending)} if word else set()
    towns = (e for e in context.entities if e.kind == "Municipality" and core(e.label, context.page.lexicon) in stems)
    return next(towns, None)


def _is_title(lexicon: Lexicon, words: str) -> bool:
    """Tell whether words are nothing but a title: "Leeds Mayor Ann Berg"."""
    return any(lexicon.cue(cue).fullmatch(words) for cue in ("own_leader", "person_role"))


def _held_in(context: Context, body: Mention, between: str) -> bool:
    """Tell whether a title stands before the body and the person right behind it: "The mayor of Ale, Eva Lind"."""
    lexicon = context.page.lexicon
    before = context.page.flat[max(0, body.start - 60) : body.start].rstrip()
    joints = [m for cue in (lexicon.cue("affiliation"), lexicon.locative) for m in cue.finditer(before)]
    start = next((m.start() for m in joints if m.end() == len(before)), None)
    if between.strip(" \xa0") not in {"", ","} or start is None:
        return False
    title = before[:start].rstrip()
    roles = (m for cue in ("own_leader", "person_role") for m in lexicon.cue(cue).finditer(title))
    return any(match.end() == len(title) for match in roles) and not lexicon.cue("formerly").search(title)


def _with_title(lexicon: Lexicon, between: str) -> bool:
    """Tell whether a body comes with whoever leads it: "a delegation from Lutsk with mayor Andriy Bondar"."""
    joint = lexicon.cue("with").match(between.strip())
    return joint is not None and lexicon.cue("own_leader").fullmatch(between.strip()[joint.end() :].strip()) is not None


def record_employer(context: Context, person: Mention) -> Entity | None:
    """Return the body on a line of its own below the name in a record: name, role, body, numbers, a line or block each."""
    text = context.page.text
    if text[max(person.start - 1, 0) : person.start].strip() or text[person.end : person.end + 1] != "\n":
        return None
    below = list(_LINE_BELOW.finditer(text, person.end, person.end + _RECORD))[:3]
    for place, line in enumerate(below[:2]):
        bodies = context.mentions_in(line.start(1), line.start(1) + 1, EMPLOYERS)
        if bodies and bodies[0].end == line.end(1):
            near = any(line.end() <= a.start < line.end() + _RECORD for a in context.addresses)
            return context.entity(bodies[0]) if near else None
        if (
            place
            or context.mentions_in(line.start(1), line.end(1), EMPLOYERS | {"Person"})
            or _SENTENCE.search(line[1])
        ):
            return None
    return None


def officer_of(context: Context, unit: Unit, person: Mention) -> Entity | None:
    """Return the body whose page it is, where the label before a name is an office in it: "Chair: Ann Berg"."""
    label = _LABEL.match(context.page.text, unit.start, person.start)
    if label is None or person.start != label.end() or tells(context.page.lexicon, label[1], "past"):
        return None
    offices = {"own_officer": context.speaker, "own_leader": context.home}
    return next((of for cue, of in offices.items() if of and context.page.lexicon.cue(cue).fullmatch(label[1])), None)


def led_home(context: Context, unit: Unit, person: Mention) -> Entity | None:
    """Return the page's own authority where a person is its mayor, and the sentence names no other place: "Landrat Karl Berg"."""
    page, lexicon = context.page, context.page.lexicon
    before = page.flat[max(unit.start, person.start - 60) : person.start].rstrip()
    title = next((m for m in lexicon.cue("own_leader").finditer(before) if m.end() == len(before)), None)
    opening = before[: title.start()] if title else before
    if title is None and (behind := _BEHIND.match(page.text, person.end, unit.end)):
        title = lexicon.cue("own_leader").match(page.text, behind.end(), unit.end)
    if title is None or context.home is None or tells(lexicon, before, "past"):
        return None
    if _adjective(lexicon).search(opening):
        return None  # "der polnische Bürgermeister"
    if context.home.mentions and context.home.mentions[0].start > person.start:
        return None  # nobody knows yet whose page it is: the title is held in a place named before
    places = context.mentions_in(unit.start, unit.end, AUTHORITIES | {"Place"})
    return context.home if all(context.entity(m) is context.home for m in places) else None


def only_employs(context: Context, mention: Mention) -> bool:
    """Tell whether a name says whose a person is: "led by Ale kommun's engineer Ann Berg"."""
    people = context.mentions_in(mention.end, mention.end + 50, frozenset({"Person"}))
    between = context.page.text[mention.end : people[0].start] if people else ""
    return _words_behind(context.page.lexicon).fullmatch(between) is not None


def in_person_bracket(context: Context, mention: Mention) -> bool:
    """Tell whether a body stands behind a person's name, as an employer."""
    people = list(context.mentions_in(max(0, mention.start - 60), mention.start, frozenset({"Person"})))
    return bool(people) and mention.start - people[-1].end < 30
