"""Which bodies of a register are municipalities or regions, and which official code they have."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from vanort.identity.name_parts import take_apart
from vanort.tables.bodies import kind_of_body, municipality_code
from vanort.tables.values import country_of

_AUTHORITIES = ("municipality", "region")


class Body(NamedTuple):
    """What a name tells of its body: the official code of a municipality, and the kind; each empty where it does not."""

    code: str
    kind: str
    country: str

    @property
    def is_authority(self) -> bool:
        """Whether it is a local or regional authority."""
        return self.kind in _AUTHORITIES


@lru_cache(maxsize=65_536)
def body_of(name: str, country: str, full: bool = False) -> Body:
    """Return what a name in a country, given by name or code, tells of its body.

    With `full` a code is given only where the name has the word for the authority in it: beside "Växjö Municipality" a plain
    "Växjö" may be the town.

    >>> body_of("VAXJO KOMMUN", "SE"), body_of("Växjö Municipality", "Sweden", True), body_of("Växjö", "Sweden", True).code
    (Body(code='se-0780', kind='municipality', country='SE'), Body(code='se-0780', kind='municipality', country='SE'), '')
    >>> body_of("VAXJO ENERGI AB", "SE"), body_of("AARHUS KOMMUNE", "DK").is_authority
    (Body(code='', kind='', country='SE'), True)
    """
    code = country_of(country)
    parts = take_apart(name)
    kind = parts.kind if parts.kind in _AUTHORITIES else ""
    if not kind and (told := kind_of_body(name, "en")) in _AUTHORITIES:
        kind = told
    has_word = parts.kind == "municipality"
    official = ""
    if kind == "municipality" and (has_word or not full):
        forms = (name, *sorted(parts.cores)) if has_word else (name,)
        official = next((found for form in forms if (found := municipality_code(form, code))), "")
    return Body(official, kind, code)
