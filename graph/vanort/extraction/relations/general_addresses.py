"""Addresses for everybody: "General enquiries: …" belongs to the project or the body whose page it is."""

from __future__ import annotations

import re

from vanort.extraction.discourse.main_project import heads_page
from vanort.extraction.discourse.sentence_context import ASSERTED
from vanort.extraction.discourse.topics import Context
from vanort.extraction.mentions.addresses import Address
from vanort.extraction.relations.fact import Fact
from vanort.extraction.relations.mail_domains import employer_by_mail
from vanort.languages.person_names import is_family_name, is_given_name
from vanort.support.letters import plain_words

_SHORTEST = 4  # letters of a mailbox: shorter ones are somebody's initials
_PERSON = frozenset({"Person"})


def general_address(context: Context, address: Address) -> Fact | None:
    """Return whose an address is that stands behind a label for general questions, on a line of its own."""
    page = context.page
    line = page.text.rfind("\n", 0, address.start) + 1
    before = page.text[line : address.start].strip(" :*#•-–")
    of_project = context.main is not None and (heads_page(page, context.main) or context.home is None)
    owner = (context.main if of_project else None) or context.speaker or context.home
    if _is_mailbox_of_home(context, address, line) and context.home is not None:
        return Fact(
            context.home, address.kind, address.value, line, address.end, "contacts/general", ASSERTED, 0.8
        )  # fmt: skip
    if owner is None or not before or not page.lexicon.cue("general_address").fullmatch(before):
        return None
    return Fact(
        owner, address.kind, address.value, line, address.end, "contacts/general", ASSERTED, 0.8
    )  # fmt: skip


def _is_mailbox_of_home(context: Context, address: Address, line: int) -> bool:
    """Tell whether mail goes to the authority of the page and to nobody by name: "kommun@ale.se", on a line without a person."""
    name = address.value.rpartition("@")[0].lower()
    if address.kind != "email" or not name.isalpha():
        return False
    text, labels = context.page.text, context.page.lexicon.labels
    before = text[line : address.start].strip(" :*#•-–|")
    mail = labels.get("email")
    if not re.search(r"[^\W\d_]{3}", before) or (mail and mail.fullmatch(before)):
        return False  # alone on its line, it may be that of somebody in the line above
    above = text.rfind("\n", 0, max(0, line - 1)) + 1
    general = context.page.lexicon.cue("general_address").match(before)
    if context.mentions_in(line if general else above, address.start, _PERSON):
        return False
    if context.home is None or employer_by_mail(context, address.value) is not context.home:
        return False
    words = {word for project in context.projects() for word in plain_words(project.label).split()}
    people = {_initials(entity.label) for entity in context.entities if entity.kind == "Person"}
    return len(name) >= _SHORTEST and name not in words | people and not may_be_somebody(name)


def _initials(name: str) -> str:
    """Return the first letter of each part of a name.

    >>> _initials("Anne-Mette Rahbek Thorsen")
    'amrt'
    """
    return "".join(word[0] for word in plain_words(name).replace("-", " ").split())


def may_be_somebody(name: str) -> bool:
    """Tell whether a mailbox may be a person's: "hanne", "mberg".

    >>> [may_be_somebody(name) for name in ("hanne", "mberg", "kommun", "postmottak", "international")]
    [True, True, False, False, False]
    """
    written = [part.capitalize() for part in (name, name[1:])]
    return is_given_name(written[0]) or any(is_family_name(part) for part in written)
