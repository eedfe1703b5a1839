"""Addresses for everybody: "General enquiries: …" belongs to the project or the body whose page it is."""

from __future__ import annotations

from vanort.extraction.discourse.sentence_context import ASSERTED
from vanort.extraction.discourse.topics import Context
from vanort.extraction.mentions.addresses import Address
from vanort.extraction.relations.fact import Fact


def general_address(context: Context, address: Address) -> Fact | None:
    """Return whose an address is that stands behind a label for general questions, on a line of its own."""
    page = context.page
    line = page.text.rfind("\n", 0, address.start) + 1
    before = page.text[line : address.start].strip(" :*#•-–")
    owner = context.main or context.speaker or context.home
    if owner is None or not before or not page.lexicon.cue("general_address").fullmatch(before):
        return None
    return Fact(
        owner, address.kind, address.value, line, address.end, "contacts/general", ASSERTED, 0.8
    )  # fmt: skip
