"""Whose mail somebody has: "ann.berg@kolding.dk" is written to somebody of Kolding."""

from __future__ import annotations

import re

from vanort.extraction.coreference.grouping import AUTHORITIES, Entity
from vanort.extraction.discourse.topics import Context
from vanort.extraction.lexicon.authority_names import core
from vanort.extraction.mentions.inflected_names import own_town
from vanort.support.letters import in_two_letters, lowered, plain_words

_PARTS = re.compile(r"[.-]")
_SHORTEST = 3  # letters of a town's name: "lom"


def employer_by_mail(context: Context, address: str) -> Entity | None:
    """Return the authority of the page whose name the domain of an e-mail address holds, its own before others."""
    parts = set(_PARTS.split(address.rpartition("@")[2].lower()))
    authorities = [e for e in context.entities if e.kind in AUTHORITIES and e.mentions]
    own = context.home if context.home in authorities else None
    for entity in sorted(authorities, key=lambda e: (e is not own, e.mentions[0].start)):
        lexicon = context.page.lexicon
        names = {core(entity.label, lexicon), own_town(entity.label.split()[0], lexicon)}  # "Kemin kaupunki": Kemi
        if any(len(name) >= _SHORTEST and not parts.isdisjoint(in_domains(name)) for name in names):
            return entity
    return None


def in_domains(name: str) -> set[str]:
    """Return how a domain may write a name.

    >>> sorted(in_domains("Växjö")), sorted(in_domains("East Herts"))
    (['vaexjoe', 'vaxjo'], ['eastherts'])
    """
    return {plain_words(written).replace(" ", "") for written in (name, in_two_letters(lowered(name)))}
