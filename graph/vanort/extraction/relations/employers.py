"""Bodies that stand before a person or inside a word, and only say where somebody works."""

from __future__ import annotations

import re

from vanort.extraction.coreference.grouping import ACTORS, AUTHORITIES, Entity
from vanort.extraction.discourse.sentence_context import tells
from vanort.extraction.discourse.topics import Context
from vanort.extraction.layout.units import Unit
from vanort.extraction.mentions.mentions import Mention

EMPLOYERS = ACTORS - {"Programme"}


def begins_word(text: str, mention: Mention) -> bool:
    """Tell whether a name only begins a longer word: "EU-projektet", "die Kisoro-Gruppe"."""
    return bool(re.match(r"-[^\W\d_]", text[mention.end : mention.end + 2]))


def whose(context: Context, unit: Unit, person: Mention) -> Entity | None:
    """Return the body in the genitive before a person's title: "Ale kommuns projektledare Ann Berg"."""
    page = context.page
    before = context.mentions_in(max(unit.start, person.start - 80), person.start, EMPLOYERS)
    if not before:
        return None
    title = page.text[before[-1].end : person.start]
    owned = re.search(r"(?:s|['’]s?|n)$", page.text[before[-1].start : before[-1].end]) or title.startswith(
        ("'s", "’s", ":s")
    )
    words = re.fullmatch(r"(?:['’:]s)?((?:[ \xa0][^\W\d_A-ZÅÄÖÆØÜ][\w-]+){1,3})[ \xa0]", title)
    titled = words and any(page.lexicon.cue("person_title").fullmatch(word) for word in words[1].split())
    return context.entity(before[-1]) if owned and titled else None


def led_home(context: Context, unit: Unit, person: Mention) -> Entity | None:
    """Return the page's own authority where a person is its mayor, and the sentence names no other place: "Landrat Karl Berg"."""
    page, lexicon = context.page, context.page.lexicon
    before = page.flat[max(unit.start, person.start - 60) : person.start].rstrip()
    title = next((m for m in lexicon.cue("own_leader").finditer(before) if m.end() == len(before)), None)
    if title is None or context.home is None or tells(lexicon, before, "past"):
        return None
    if re.search(r"(?:ische[rn]?|lai(?:nen|sen))\s$", before[: title.start()]):
        return None  # "der polnische Bürgermeister"
    places = context.mentions_in(unit.start, unit.end, AUTHORITIES | {"Place"})
    return context.home if all(context.entity(m) is context.home for m in places) else None


def only_employs(context: Context, mention: Mention) -> bool:
    """Tell whether a name says whose a person is: "led by Ale kommun's engineer Ann Berg"."""
    people = context.mentions_in(mention.end, mention.end + 50, frozenset({"Person"}))
    between = context.page.text[mention.end : people[0].start] if people else ""
    return bool(re.fullmatch(r"(?:['’:]s)?(?:[ \xa0][^\W\d_A-ZÅÄÖÆØÜ][\w-]+){1,3}[ \xa0]", between))


def in_person_bracket(context: Context, mention: Mention) -> bool:
    """Tell whether a body stands behind a person's name, as an employer."""
    people = list(context.mentions_in(max(0, mention.start - 60), mention.start, frozenset({"Person"})))
    return bool(people) and mention.start - people[-1].end < 30
