"""What a column of a register can say of a thing: short names of the ontology, those of persons left out."""

from __future__ import annotations

from vanort.support.schema import nearest

# Persons and their addresses are in no register that is imported: what officials are called is nobody's fact here.
TYPES = ("Funding", "Municipality", "Organisation", "Participation", "Partnership", "Place", "Programme", "Project")
NAMES = {"name": "prefLabel", "fallbackName": "prefLabel", "also": "altLabel"}
FALLBACK = "zxx"  # BCP 47: no words of any language; a number that stands in for a name where no source has one
THINGS = (
    "coordinator",
    "drawsOn",
    "fundedBy",
    "funder",
    "funding",
    "inPartnership",
    "involves",
    "locatedIn",
    "memberOf",
    "pairedWith",
    "participant",
    "participation",
    "partner",
    "programme",
    "recipient",
    "relation",
    "runBy",
    "subOrganizationOf",
    "twinnedWith",
    "isPartOf",
)
CONCEPTS = ("kind", "role", "status", "theme")
COUNTRIES = ("country", "partnerCountry")
TIMES = ("start", "end", "plannedStart", "plannedEnd")
NUMBERS = ("amount",)
TEXTS = ("description",)
PLAIN = ("currency", "identifier")
OTHERS = ("addressesGoal", "homepage", "latitude", "longitude")
TARGETS = (*NAMES, *THINGS, *CONCEPTS, *COUNTRIES, *TIMES, *NUMBERS, *TEXTS, *PLAIN, *OTHERS)


def complaint(target: str) -> str:
    """Return what is wrong with a target, with the nearest that there is; empty where it is one.

    >>> complaint("partner"), complaint("e-mail")[:37]
    ('', "A register cannot say 'e-mail'. There")
    """
    return "" if target in TARGETS else f"A register cannot say '{target}'. {nearest(target, TARGETS)}"
