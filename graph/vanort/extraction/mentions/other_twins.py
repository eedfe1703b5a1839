"""The other town of a sentence on twin towns that names one sure town, and beside it a name that no list is sure of."""

from __future__ import annotations

from collections.abc import Sequence

from vanort.extraction.layout.units import Page, Unit
from vanort.extraction.lexicon.word_lists import is_word
from vanort.extraction.mentions.gap_names import may_be_town
from vanort.extraction.mentions.mentions import Mention, mentions_between
from vanort.extraction.mentions.pair_words import pair_words, works_together
from vanort.extraction.mentions.person_signs import NONE, person_signs
from vanort.languages.person_names import is_given_name
from vanort.languages.relations import TOWNS

_KINDS = TOWNS | {"?"}
_ASIDE = frozenset({"Country", "Amount", "Address", "Place"})  # what may stand in such a sentence beside two towns


def other_twin(page: Page, unit: Unit, mentions: Sequence[Mention]) -> Mention | None:
    """Return the one open name of a sentence on twin towns or cooperation that stands beside one sure town, else None.

    "Foix, in the French Pyrenees, is Ripon's twin": two names and the word for twins make both towns. A word of the
    language is no town unless a list of places has it, nor is a person's name; where every noun has a capital, only
    what a list has. Where the sentence only speaks of cooperation, too: with whom may be anybody.
    """
    twins = page.lexicon.cue("twin").search(page.text, unit.start, unit.end) is not None
    if not twins and not works_together(page.lexicon).search(page.text, unit.start, unit.end):
        return None
    inside = [m for m in mentions_between(mentions, unit.start, unit.end) if m.kind not in _ASIDE]
    sure = {page.lexicon.base(page.text[m.start : m.end]) for m in inside if m.kind in TOWNS and not m.weak}
    open_ = [m for m in inside if m.kind == "?" or (m.weak and m.kind in TOWNS)]
    others = [m for m in open_ if _is_name(page, unit, m) and (twins or m.kind != "?")]
    if len(sure) != 1 or len(others) != 1 or any(m.kind not in _KINDS for m in inside):
        return None
    return others[0] if may_be_town(page, unit, others[0], [m for m in inside if m is not others[0]]) else None


def _is_name(page: Page, unit: Unit, mention: Mention) -> bool:
    """Tell whether an open name is more than a word of the language, a first name, or a word in capitals."""
    name, lexicon = page.text[mention.start : mention.end], page.lexicon
    before = page.flat[unit.start : mention.start]
    if any(match.end() == len(before.rstrip()) for match in lexicon.locative.finditer(before.rstrip())):
        return False  # "met in Hof"
    if before.endswith(tuple(f" {word} " for word in lexicon.articles)) or pair_words(lexicon).than.search(before):
        return False  # "met at the Minster", "is larger than Hof"
    if lexicon.locative.match(page.text, mention.end + 1, unit.end):
        return False  # "Reading in our twin town"
    if mention.kind == "?" and lexicon.pack.data.get("nouns_capitalised"):
        return False
    if lexicon.cue("twin").search(name) or any(word.isupper() or word.isdigit() for word in name.split()):
        return False
    if is_given_name(name) or person_signs(lexicon, name) != NONE:
        return mention.kind != "?"
    if mention.kind != "?" and not lexicon.pack.data.get("nouns_capitalised"):
        return True  # "Molde has never been twinned with Vaasa": of its meanings the town's
    words = name.split() if unit.opens_at(mention.start) else [name]  # "Foruden Hof"
    return not any(is_word(form, lexicon.pack) for word in words for form in (word, word.lower()))
