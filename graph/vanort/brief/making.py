"""The brief of a workspace on one partner, proved to hold nothing personal that was not asked for."""

from __future__ import annotations

import difflib
from typing import NamedTuple

from vanort.analysis.analysing import Analysis
from vanort.analysis.asking import ask
from vanort.analysis.of_workspace import analyse_workspace
from vanort.brief.page import write_page
from vanort.brief.sheet import Contact, write_sheet
from vanort.brief.word import write_word
from vanort.catalogue.parameters import LIST_THEM, find_thing
from vanort.errors import QueryError
from vanort.privacy.publish import must_not_leak
from vanort.store import Store, open_text
from vanort.workspace.home import quads_of, store_of
from vanort.workspace.model import Workspace

MOST_NAMES = 5  # partners that a message gives as examples


class Brief(NamedTuple):
    """A brief as written, and from whose side it is."""

    content: bytes
    organisation: str


def brief_workspace(
    workspace: Workspace,
    name: str,
    *,
    organisation: str = "",
    form: str = "html",
    language: str = "",
    include_contacts: bool = False,
    dataset: str = "",
) -> Brief:
    """Return the brief on whoever `name` means, as HTML or, where `form` is "docx", as a Word file.

    It is seen from `organisation`, else from that of the settings, else from the one that takes part in most. Contact persons
    stand in it only where they are asked for; else it says how many there are.

    Raises QueryError where a name means no organisation, PrivacyError where something personal is found in it.
    """
    quads = dataset or ("" if workspace.endpoint else quads_of(workspace))
    analysis, personal = analyse_workspace(
        workspace, dataset=quads, organisation=organisation, language=language, include_contacts=include_contacts
    )
    store = open_text(quads) if quads else store_of(workspace)
    try:
        partner = partner_of(name, analysis, store)
        contacts = _contacts(analysis, partner, store, workspace) if include_contacts else []
    finally:
        store.close()
    sheet = write_sheet(analysis, partner, contacts)
    content = write_word(sheet, analysis) if form == "docx" else write_page(sheet, analysis).encode()
    must_not_leak("the brief", content, personal)
    return Brief(content, sheet.organisation)


def partner_of(name: str, analysis: Analysis, store: Store) -> str:
    """Return the organisation of the network that a name means.

    Raises QueryError, with names that resemble it, where it is none of them or the one whose network this is.
    """
    things = analysis.undertakings
    partners = _partners(analysis)
    names = ", ".join(things.named(partners)[:MOST_NAMES])
    hint = f"Partners are, for example: {names}." if names else "The network is empty."
    if not name:
        raise QueryError("Name the partner that the brief is on.", hint=hint)
    try:
        partner = things.organisation(str(find_thing(name, "Organisation", store)))
    except QueryError as fault:
        raise QueryError(fault.found, hint=hint if fault.hint == LIST_THEM else fault.hint) from None
    if partner == analysis.organisation:
        raise QueryError(
            f"A brief on '{things.label(partner)}' would be about whose network this is.",
            hint="Name a partner, or say from whose side with --organisation.",
        )
    if partner not in partners and not any(partner in (row["thing"], row["value"]) for row in analysis.not_asserted):
        alike = difflib.get_close_matches(things.label(partner), things.named(partners), n=MOST_NAMES, cutoff=0.4)
        raise QueryError(
            f"'{things.labels.get(partner, name)}' takes part in no project or partnership that the sources name.",
            hint=f"Partners are, for example: {', '.join(alike)}." if alike else hint,
        )
    return partner


def _partners(analysis: Analysis) -> set[str]:
    """Return who takes part in anything, without the one whose network it is."""
    things = analysis.undertakings
    members = {member for u in things.members for member in things.partners(u)} | set().union(*things.twinnings)
    return members - {analysis.organisation}


def _contacts(analysis: Analysis, partner: str, store: Store, workspace: Workspace) -> list[Contact]:
    things = analysis.undertakings
    shared = [u for u in things.of(analysis.organisation) if partner in things.partners(u)]
    return [
        Contact(
            str(row["personLabel"]),
            str(row["organisationLabel"] or ""),
            str(row["email"] or "").removeprefix("mailto:"),
            str(row["telephone"] or "").removeprefix("tel:"),
            things.label(row["undertaking"]),
        )
        for row in ask(store, "contact-details", analysis.language, workspace.queries)
        if row["undertaking"] in {partner, *shared}
    ]
