"""Names of places that no list knows, told by the country that stands beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from vanort.extraction.layout.units import Page, Unit
from vanort.extraction.lexicon.genitives import inflected
from vanort.extraction.lexicon.word_lists import is_word
from vanort.extraction.mentions.mentions import Mention
from vanort.extraction.mentions.name_kinds import head_kind

_MOST_WORDS = 3
_MARK = 3  # letters
# "Kula och Varvarin (Serbien)": other names of the same list may stand between a name and its country.
_LIST = r"(?:\s*,\s*|\s+(?:{joint})\s+)(?:[^\W\d_]+[ \xa0-]?){{1,3}}"


@lru_cache(maxsize=8)
def _countries(page: Page) -> frozenset[tuple[int, int]]:
    """Return the spans of the countries abroad that a page names in the genitive, where endings do the work of prepositions."""
    own = page.lexicon.pack.data.get("phone_region")
    hits = page.known if page.lexicon.pack.words("inflection", "genitive_before") else ()
    found = (hit for hit in hits if hit.entry.kind == "Country" and hit.entry.code != own)
    return frozenset(
        (hit.start, hit.end)
        for hit in found
        if inflected(page.lexicon, "genitive_before", page.text[hit.start : hit.end])
    )


def belongs_to_country(page: Page, tokens: Sequence[re.Match[str]], index: int) -> bool:
    """Tell whether a country in the genitive stands before the one word of a town's name: "Unkarin Kapuvárin"."""
    if tokens[index].span() not in _countries(page) or index + 1 >= len(tokens):
        return False
    town, after = tokens[index + 1], tokens[index + 2 : index + 3]
    if head_kind(page.lexicon, town.group()) is not None or page.text[tokens[index].end() : town.start()] != " ":
        return False
    return not after or not after[0].group()[0].isupper() or page.text[town.end() : after[0].start()] != " "


def is_noun_of_country(page: Page, mention: Mention) -> bool:
    """Tell whether a name is a noun before a country in the genitive, where all nouns have capitals: "Stadt Estlands"."""
    if not page.lexicon.pack.data.get("nouns_capitalised"):
        return False
    hits = (hit for hit in page.known if hit.end == mention.end and hit.start > mention.start)
    return any(hit.entry.kind == "Country" and hit.end - hit.start > len(hit.entry.name) for hit in hits)


def stands_with_country(page: Page, unit: Unit, mention: Mention, known: Sequence[Mention]) -> bool:
    """Tell whether a name of unknown kind is followed by its country: "Takomba i Ghana", "Sankt Odil, Austria"."""
    name = page.text[mention.start : mention.end]
    if any(end == mention.start - 1 for _, end in _countries(page)) and len(name.split()) == 1 and name[0].isupper():
        return name.lower() not in page.lexicon.not_names
    country = next((m for m in known if m.kind == "Country" and 0 < m.start - mention.end < 60), None)
    if country is None or country.start >= unit.end or len(name.split()) > _MOST_WORDS or name.isupper():
        return False
    if any(word.lower() in page.lexicon.not_names | page.lexicon.stopwords for word in name.split()[-1:]):
        return False
    if any(word.endswith("-") for word in name.split()):
        return False  # "Kinder- und Jugendhilfe in Kamerun": two words that share their end are no town
    between = page.text[mention.end : country.start]
    if unit.kind != "heading" and unit.opens_at(mention.start) and re.fullmatch(r"[ \xa0][–-][ \xa0]", between):
        return True
    if unit.kind == "row" and unit.opens_at(mention.start) and re.fullmatch(r"\s*[\t|]\s*", between):
        return True
    if re.fullmatch(_beside(page), between, re.IGNORECASE):
        plain = page.lexicon.pack.data.get("nouns_capitalised") or _opens(page, unit, mention)
        apart = re.match(r"\s*[,(]", between)
        if country.end - country.start <= _MARK:
            return True  # "Halliko (Fin)": no word of the language is followed by the mark of a country
        return bool(apart and unit.kind != "sentence") or not (plain and is_word(name, page.lexicon.pack))
    joint = page.lexicon.conjunction.pattern
    return unit.kind == "heading" and bool(
        re.fullmatch(rf"(?:{_LIST.format(joint=joint)}){{1,5}}\s*\(\s*", between, re.IGNORECASE)
    )


def _beside(page: Page) -> str:
    """Return the pattern of what may stand between a place and its country."""
    in_ = "|".join(page.lexicon.pack.words("locative")[:2])
    if in_:
        return rf"\s*[,(]\s*|\s+(?:{in_})\s+(?-i:[^\W\d_A-ZÅÄÖÆØÜ][\w-]*\s+){{0,3}}"
    return r"\s*[,(]\s*|[ \xa0]"


def _opens(page: Page, unit: Unit, mention: Mention) -> bool:
    return unit.opens_at(mention.start) or bool(re.search(r"[.:!?\"”»]\s*$", page.text[unit.start : mention.start]))
