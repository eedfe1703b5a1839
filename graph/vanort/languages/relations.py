"""The relations that a sentence may tell: their property in the ontology, and what may stand at their two ends."""

from __future__ import annotations

from dataclasses import dataclass

BODIES = frozenset({"Organisation", "Company", "University", "GovernmentAgency", "Network", "Municipality", "Region"})
TOWNS = frozenset({"Municipality", "Region", "Place"})
_PROJECTS, _COUNTRIES = frozenset({"Project"}), frozenset({"Country"})


@dataclass(frozen=True)
class Relation:
    """A relation between {A} and {B}: its property, the kinds of both, and whether {B} is the subject of the property."""

    property: str
    a: frozenset[str]
    b: frozenset[str]
    b_is_subject: bool = False


# By the name that frames.tsv and relation_words.tsv give them. Those between towns make a partnership of them, too.
RELATIONS = {
    "twinned": Relation("twinnedWith", TOWNS, TOWNS),
    "cooperates": Relation("partner", TOWNS - {"Place"}, TOWNS - {"Place"}),
    "partner": Relation("partner", BODIES, _PROJECTS, b_is_subject=True),
    "leads": Relation("coordinator", BODIES, _PROJECTS, b_is_subject=True),
    "funds": Relation("fundedBy", BODIES | {"Programme"}, _PROJECTS, b_is_subject=True),
    "member": Relation("memberOf", BODIES, frozenset({"Network", "Organisation"})),
    "located": Relation("country", BODIES | TOWNS, _COUNTRIES),
}
BETWEEN_TOWNS = frozenset({"twinned", "cooperates"})
