"""What the columns of a list of memberships hold: the network, who is a member of it, and since when."""

from __future__ import annotations

from collections.abc import Set

_STATED = frozenset({"network", "membership"})
_NAMES = frozenset({"name", "body", "partner"})  # what may be the network where no column is called so
_MEMBERS = frozenset({"municipality", "body", "partner"})
# What is said of one membership, so that its row is about that rather than about who is a member.
_OF_ONE = frozenset({"member_since", "start", "end", "period", "contact", "status", "remark"})
_OTHERS = frozenset({"project", "twin", "partnership", "recipient", "first_name", "family_name"})


def each_of_memberships(has: Set[str], named: Set[str]) -> str:
    """Return what the rows of a list of memberships are about, by its columns and the name of its sheet; empty where it is none.

    >>> each_of_memberships({"network", "member_since", "contact"}, set()), each_of_memberships({"municipality", "membership"}, set())
    ('Partnership', 'Organisation')
    >>> each_of_memberships({"name", "start"}, {"membership"}), each_of_memberships({"twin", "network"}, set())
    ('Partnership', '')
    """
    stated = has & {*_STATED, "member_since"} or named & _STATED
    if has & _OTHERS or not stated or not has & (_STATED | _NAMES):
        return ""
    lists = has & _MEMBERS and "membership" in has and not has & {"network", *_OF_ONE}
    return "Organisation" if lists else "Partnership"


def target_of_membership(meaning: str, has: Set[str]) -> str | None:
    """Return what a column of such a list holds where a row is about one membership; None where it holds what it does elsewhere.

    >>> target_of_membership("body", {"body", "member_since"}), target_of_membership("body", {"body", "network"})
    ('memberOf', 'partner')
    """
    if meaning in _STATED:
        return "memberOf" if meaning == "network" or "network" not in has else ""
    if meaning in _NAMES or meaning == "municipality":
        if not has & _STATED and meaning in _NAMES:
            return "memberOf"
        return "" if meaning == "name" else "partner"
    if meaning in ("country", "place", "region"):
        members = has & (_MEMBERS if has & _STATED else {"municipality"})
        return f"memberOf.{'country' if meaning == 'country' else 'locatedIn'}" if not members else None
    return "start" if meaning == "member_since" else None
