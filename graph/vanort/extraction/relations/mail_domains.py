"""Whose mail somebody has: "ann.berg@kolding.dk" is written to somebody of Kolding."""

from __future__ import annotations

import re

from vanort.extraction.coreference.grouping import AUTHORITIES, Entity
from vanort.extraction.discourse.topics import Context
from vanort.extraction.lexicon.authority_names import core
from vanort.extraction.mentions.inflected_names import own_town
from vanort.support.letters import in_two_letters, lowered, plain_words

_PARTS = re.compile(r"[.-]")
_WORD = 5  # letters of a domain that stand for an association
_SHORTEST = 3  # letters of a town's name: "lom"


def employer_by_mail(context: Context, address: str) -> Entity | None:
    """Return the authority of the page whose name the domain of an e-mail address holds, its own before others.

    Where an association speaks on its page and the domain begins with a word of its name, its mail is meant.
    """
    parts = set(_PARTS.split(address.rpartition("@")[2].lower()))
    if context.speaker is not None and _spells_speaker(context.speaker.label, parts):
        return context.speaker
    authorities = [e for e in context.entities if e.kind in AUTHORITIES and e.mentions]
    own = context.home if context.home in authorities else None
    for entity in sorted(authorities, key=lambda e: (e is not own, e.mentions[0].start)):
        lexicon = context.page.lexicon
        names = {core(entity.label, lexicon), own_town(entity.label.split()[0], lexicon)}  # "Kemin kaupunki": Kemi
        if any(len(name) >= _SHORTEST and not parts.isdisjoint(in_domains(name)) for name in names):
            return entity
    return None


def _spells_speaker(name: str, parts: set[str]) -> bool:
    """Tell whether a part of a domain begins the first word of a name.

    >>> [_spells_speaker("Brücken nach Europa e. V.", {part}) for part in ("bruecken", "europa", "bru")]
    [True, False, False]
    """
    written = in_domains(name.split()[0])
    return any(len(part) >= _WORD and word.startswith(part) for part in parts for word in written)


def in_domains(name: str) -> set[str]:
    """Return how a domain may write a name.

    >>> sorted(in_domains("Växjö")), sorted(in_domains("East Herts"))
    (['vaexjoe', 'vaxjo'], ['eastherts'])
    """
    return {plain_words(written).replace(" ", "") for written in (name, in_two_letters(lowered(name)))}
