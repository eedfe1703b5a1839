"""What a column can be mapped to: short names of the ontology, one behind another, and what a row can be about."""

from __future__ import annotations

from vanort.support.schema import nearest

EACH = ("Project", "Partnership", "Organisation", "Person", "Funding")  # what a row is about
# Things that a column names, beside the one that the row is about.
BODIES = (
    "partner",
    "twinnedWith",
    "coordinator",
    "fundedBy",
    "funder",
    "recipient",
    "involves",
    "worksFor",
    "memberOf",
)
OTHERS = ("project", "programme", "inPartnership", "buildsOn")
VALUES = ("start", "end", "period", "duration", "status", "kind", "theme", "addressesGoal", "amount", "currency")
TEXTS = ("description", "homepage", "remark")
NAMES = ("name", "also", "givenName", "familyName")
CONTACTS = ("contact", "email", "telephone")
PLACES = ("country", "partnerCountry", "locatedIn")
COUNTS = ("activityCount", "meetingCount", "participantCount", "partnerCount", "beneficiaryCount")
OWN_ROLE = "home.role"  # in which role whose table it is takes part
_OF_BODIES = ("country", "kind", "locatedIn", "also", "homepage", "contact", "email", "telephone", "role")
_SIMPLE = (*BODIES, *OTHERS, *VALUES, *TEXTS, *NAMES, *CONTACTS, *PLACES, *COUNTS)
TARGETS = (*_SIMPLE, OWN_ROLE, *(f"{body}.{value}" for body in BODIES for value in _OF_BODIES))

# What one cell can hold several of, and the signs between them where a mapping names no others: they stand in no name.
LISTS = frozenset((*BODIES, *OTHERS, *PLACES, "theme", "also", *(f"{body}.country" for body in BODIES)))
USUAL_SIGNS = (";", "\n")


def complaint(target: str) -> str:
    """Return what is wrong with a target, with the nearest that there is; empty where it is one.

    >>> complaint("partner.country"), complaint("partner.contry")
    ('', "A column cannot hold 'partner.contry'. Did you mean partner.country?")
    """
    if target in TARGETS:
        return ""
    known = TARGETS if "." in target else _SIMPLE
    return f"A column cannot hold '{target}'. {nearest(target, known)}"
