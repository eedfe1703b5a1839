"""Whose an address is: the person it spells, the nearest one before it, or the switchboard's."""

from __future__ import annotations

import re

from vanort.extraction.discourse.topics import Context
from vanort.extraction.layout.units import unit_at
from vanort.extraction.mentions.addresses import Address
from vanort.extraction.mentions.mentions import Mention
from vanort.extraction.mentions.people import matches_address
from vanort.extraction.relations.body_addresses import below_postal_address

_PERSON = frozenset({"Person"})
_BLOCKS = 400  # letters: a contact's name, employer, street and numbers in blocks of their own
_FAR = 3_000  # letters, more than a page: so far apart a name and its address do not stand
_LABEL = 14  # letters before an address on a line of its own: "Mobiltelefon: "
_SIGN = 20  # letters: "0470-555 01 00 (switchboard)"


def block_at(context: Context, offset: int) -> tuple[int, int]:
    """Return where the block of lines around an offset begins and ends, no further than people stand from an address."""
    text = context.page.text
    first, last = max(0, offset - _FAR), min(len(text), offset + _FAR)
    start = text.rfind("\n\n", first, offset)
    end = text.find("\n\n", offset, last)
    return (first if start < 0 else start + 2), (last if end < 0 else end)


def owner_of(context: Context, address: Address) -> Mention | None:
    """Return the person whose an address is, None where it is nobody's."""
    start, end = block_at(context, address.start)
    people = context.mentions_in(start, end, _PERSON)
    if not people:
        return _person_above(context, address)
    if address.kind == "email":
        matching = [m for m in people if matches_address(_name(context, m), address.value)]
        if matching:
            return min(matching, key=lambda m: abs(m.start - address.start))
    if below_postal_address(context, address):
        return None
    before = [m for m in people if m.end <= address.start]
    if before:
        return None if _is_past_its_line(context, before[-1], address) else before[-1]
    unit = unit_at(context.page, address.start)
    return people[0] if unit and people[0].start < unit.end else None


def _is_past_its_line(context: Context, person: Mention, address: Address) -> bool:
    """Tell whether an address stands below a line that said all of a person: a sentence, or a name with an address.

    A line right below with nothing else is still theirs: a second number.
    """
    text = context.page.text
    end = text.find("\n", person.end)
    if not 0 <= end < address.start:
        return False
    start = text.rfind("\n", 0, person.start) + 1
    reached = any(start <= other.start < end for other in context.addresses)
    if not reached and not text[start:end].rstrip().endswith((".", "!", "?")):
        return False
    own = text[end + 1 : address.start]
    return "\n" in own or len(own) > _LABEL or (reached and _names_another(context, own))


def _names_another(context: Context, words: str) -> bool:
    """Tell whether other words than a label stand before an address in its line: "Registry, registry@ale.se"."""
    labels = context.page.lexicon.labels
    said = words.strip(" \xa0:,;|•*·-–().")
    known = [label for key in ("email", "phone") if (label := labels.get(key))]
    return said != "" and not any(label.search(said) for label in known)


def _person_above(context: Context, address: Address) -> Mention | None:
    """Return the person in a block above, whose name the address spells or from whom no sentence parts it."""
    if address.kind == "email":
        above = context.mentions_in(max(0, address.start - _BLOCKS), address.start, _PERSON)
        spelled = [m for m in above if matches_address(_name(context, m), address.value)]
        if spelled:
            return spelled[-1]
    before = context.mentions_in(max(0, address.start - 90), address.start, _PERSON)
    return before[-1] if before and "." not in context.page.text[before[-1].end : address.start] else None


def _name(context: Context, mention: Mention) -> str:
    return context.page.text[mention.start : mention.end]


def is_switchboard(context: Context, address: Address) -> bool:
    """Tell whether a word before or behind a number says that it is the switchboard's."""
    before = context.page.flat[max(0, address.start - 40) : address.start]
    before = re.split(r"\d", before)[-1]  # not the word before the number before
    switchboard = context.page.lexicon.cue("switchboard")
    behind = context.page.text[address.end :][:_SIGN].lstrip(" (,")
    sign = switchboard.match(behind)
    of_next = sign is not None and re.match(r"[ :]*[+\d]", behind[sign.end() :]) is not None
    return bool(switchboard.search(before) or (sign and not of_next))
