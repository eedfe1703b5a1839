"""Whether a name whose kind nobody knows may be a project's or a town's, where a sentence has a gap for one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from vanort.extraction.layout.units import Page, Unit
from vanort.extraction.lexicon.genitives import genitive_marks
from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.extraction.lexicon.word_lists import is_english
from vanort.extraction.mentions.frames import INNER_CAPITAL
from vanort.extraction.mentions.mentions import Mention
from vanort.extraction.mentions.person_signs import POSSIBLE, SURE, person_signs
from vanort.languages.pack import NEVER
from vanort.languages.relations import TOWNS

_SHORTEST = 3  # letters of a title that stands without the word for a project
_LONGEST = 3  # words of the name of a town


def may_be_title(page: Page, unit: Unit, mention: Mention) -> bool:
    """Tell whether a name that no word for a project explains may be a title: it is no ordinary word and no person's.

    One word alone needs a capital inside ("AlpMobil") where the sentence or the language explains the first one.
    """
    name = page.text[mention.start : mention.end]
    alone = " " not in name and _is_explained(page, unit, mention) and not INNER_CAPITAL.search(name)
    title = not alone and not _is_small_word(page, name) and len(name) > _SHORTEST and not is_occasion(page, name)
    return title and not may_be_person(page.lexicon, name)


def may_be_person(lexicon: Lexicon, name: str) -> bool:
    """Tell whether somebody may bear a name: a rare first name does not show it where all words are English and the text is not.

    >>> from vanort.extraction.lexicon.lexicon import lexicon
    >>> [may_be_person(lexicon("de"), name) for name in ("Urban Roots", "Urban Lind", "Green Shores")]
    [False, True, False]
    """
    signs = person_signs(lexicon, name)
    foreign = lexicon.pack is not lexicon.english and all(is_english(word.lower()) for word in name.split())
    return signs == SURE or (signs == POSSIBLE and not foreign)


def is_occasion(page: Page, name: str) -> bool:
    """Tell whether a name is that of something that one takes part in and that is no project: "Järvaveckan", "Europe Day"."""
    occasion = page.lexicon.project.get("occasion", NEVER)
    return any(occasion.fullmatch(word) for word in (name.split()[0], name.split()[-1]))


def is_plainly_title(page: Page, unit: Unit, mention: Mention) -> bool:
    """Tell whether a name looks like a title where only the words around say so: two words, or a capital inside.

    Where every noun has a capital, so has an adjective in a name alone: "Neues Licht", and not where a sentence opens.
    """
    name = page.text[mention.start : mention.end]
    if INNER_CAPITAL.search(name):
        return True
    if page.lexicon.pack.data.get("nouns_capitalised"):
        return not unit.opens_at(mention.start) and _adjective_and_noun(page.lexicon).fullmatch(name) is not None
    return " " in name and not name.endswith(genitive_marks(page.lexicon))


@cache
def _adjective_and_noun(lexicon: Lexicon) -> re.Pattern[str]:
    endings = "|".join(lexicon.pack.words("inflection", "of_adjectives")) or NEVER.pattern
    return re.compile(rf"[A-ZÄÖÜ][a-zäöüß]+(?:{endings})\s[A-ZÄÖÜ][\w-]+")


def may_be_town(page: Page, unit: Unit, mention: Mention, others: Sequence[Mention]) -> bool:
    """Tell whether a name is short and no ordinary word; where its capital says nothing, the other has to be a known town."""
    name = page.text[mention.start : mention.end]
    if _is_small_word(page, name) or name.isupper() or len(name.split()) > _LONGEST:
        return False
    alone = mention.kind == "?" and " " not in name and _is_explained(page, unit, mention)
    return not alone or any(other.kind in TOWNS | {"Country"} for other in others)


def _is_explained(page: Page, unit: Unit, mention: Mention) -> bool:
    """Tell whether a capital is that of the sentence's first word, or of every noun in the language."""
    return unit.opens_at(mention.start) or bool(page.lexicon.pack.data.get("nouns_capitalised"))


def _is_small_word(page: Page, name: str) -> bool:
    return name.lower() in page.lexicon.not_names | page.lexicon.stopwords
