"""Addresses of a body's own block: its name opens the line or the block, and no person stands in it."""

from __future__ import annotations

import re

from vanort.extraction.discourse.sentence_context import ASSERTED
from vanort.extraction.discourse.topics import Context
from vanort.extraction.mentions.addresses import Address
from vanort.extraction.mentions.mentions import Mention
from vanort.extraction.relations.employers import EMPLOYERS
from vanort.extraction.relations.fact import Fact
from vanort.extraction.relations.general_addresses import may_be_somebody

_LINE = 60  # letters: lines of a postal address are no longer
_OPENS = 3  # letters: a bullet or a dash may stand before a name that opens a line
_ADDRESS = 90  # letters of a postal address
_RECORD = 300  # letters: a contact's name, employer, role and numbers
_SENTENCE = re.compile(r"[.!?]\s*$")
_PERSON = frozenset({"Person"})
_SEPARATORS = "|•·;\t"


def body_address(context: Context, address: Address) -> Fact | None:
    """Return the fact that an address is a body's, whose name opens its line or its block; None without such a body."""
    text = context.page.text
    line = text.rfind("\n", 0, address.start) + 1
    block = text.rfind("\n\n", 0, address.start)
    start = 0 if block < 0 else block + 2
    body = _opening(context, line, address.start)
    if body is None or not _only_parts(text[body.end : address.start]):
        if (above := _above(context, line, address)) is not None:
            return _fact(context, above, address)
        lines = text[start:line].splitlines()
        if not lines or any(len(one) > _LINE for one in [*lines, text[line : address.start]]):
            return None
        body = _opening(context, start, start + len(lines[0]))
        if body is None or body.end - body.start < len(lines[0].strip()) - _OPENS:
            return None
    return _fact(context, body, address)


def _fact(context: Context, body: Mention, address: Address) -> Fact:
    return Fact(
        context.entity(body), address.kind, address.value, body.start, address.end, "contacts/body", ASSERTED, 0.8
    )


def below_postal_address(context: Context, address: Address) -> bool:
    """Tell whether an address stands below a body's postal address, before which somebody had an address already.

    "Ann Berg, 0470-410 00", then "Ale kommun, Torget 1, 446 80 Älvängen", then "0303-33 00 00": that is the body's.
    """
    text = context.page.text
    body = _above(context, text.rfind("\n", 0, address.start) + 1, address)
    mailbox = address.value.partition("@")[0]
    if address.kind == "email" and (not mailbox.isalpha() or may_be_somebody(mailbox.lower())):
        return False  # somebody's own, not the body's
    if body is None or context.mentions_in(body.end, address.start, _PERSON):
        return False
    top = max(text.rfind("\n\n", 0, body.start), body.start - _RECORD)
    return any(top < other.start < body.start for other in context.addresses)


def _above(context: Context, line: int, address: Address) -> Mention | None:
    """Return the body whose postal address stands over a line, with nothing but other addresses between."""
    text = context.page.text
    while line:
        if (body := _of_postal_address(context, line, address)) is not None:
            return body
        above = text.rfind("\n", 0, line - 1) + 1
        if not any(above <= other.start < line for other in context.addresses):
            return None
        line = above
    return None


def _of_postal_address(context: Context, line: int, address: Address) -> Mention | None:
    """Return the body that opens the line above, where its postal address follows: "Ribe Kommune, Torvet 1, 6760 Ribe"."""
    text = context.page.text
    start = text.rfind("\n", 0, max(0, line - 1)) + 1
    body = _opening(context, start, line) if line else None
    if body is None or context.mentions_in(line, address.start, _PERSON):
        return None
    rest = text[body.end : line].rstrip("\n")
    postal = rest.startswith((",", " |", " ·", " •")) and len(rest) <= _ADDRESS and not _SENTENCE.search(rest)
    return body if postal and not context.mentions_in(start, line, _PERSON) else None


def _opening(context: Context, start: int, end: int) -> Mention | None:
    """Return the body whose name a stretch begins with."""
    bodies = context.mentions_in(start, min(end, start + _OPENS + 1), EMPLOYERS)
    return bodies[0] if bodies else None


def _only_parts(between: str) -> bool:
    """Tell whether what stands between a body and its address are the parts of a postal address, no sentence."""
    if any(sign in between for sign in _SEPARATORS):
        return all(len(part) <= _LINE for part in between.replace("•", "|").replace("·", "|").split("|"))
    return len(between) <= _LINE and not any(word.islower() for word in between.replace(",", " ").split()[:2])
