"""Names of places that no list knows, told by the country that stands beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanort.extraction.foreign import is_word
from vanort.extraction.mentions import Mention
from vanort.extraction.page import Page, Unit

_MOST_WORDS = 3
# "Kula och Varvarin (Serbien)": other names of the same list may stand between a name and its country.
_LIST = r"(?:\s*,\s*|\s+(?:{joint})\s+)(?:[^\W\d_]+[ \xa0-]?){{1,3}}"


def stands_with_country(page: Page, unit: Unit, mention: Mention, known: Sequence[Mention]) -> bool:
    """Tell whether a name of unknown kind is followed by its country: "Takomba i Ghana", "Sankt Odil, Austria"."""
    name = page.text[mention.start : mention.end]
    country = next((m for m in known if m.kind == "Country" and 0 < m.start - mention.end < 60), None)
    if country is None or country.start >= unit.end or len(name.split()) > _MOST_WORDS or name.isupper():
        return False
    if any(word.lower() in page.lexicon.not_names | page.lexicon.stopwords for word in name.split()[-1:]):
        return False
    between = page.text[mention.end : country.start]
    if unit.kind != "heading" and mention.start <= unit.start + 4 and re.fullmatch(r"[ \xa0][–-][ \xa0]", between):
        return True
    if unit.kind == "row" and mention.start <= unit.start + 4 and re.fullmatch(r"\s*[\t|]\s*", between):
        return True
    if re.fullmatch(_beside(page), between, re.IGNORECASE):
        plain = page.lexicon.pack.data.get("nouns_capitalised") or _opens(page, unit, mention)
        apart = re.match(r"\s*[,(]", between)
        return bool(apart and unit.kind != "sentence") or not (plain and is_word(name, page.lexicon.pack))
    joint = page.lexicon.conjunction.pattern
    return unit.kind == "heading" and bool(
        re.fullmatch(rf"(?:{_LIST.format(joint=joint)}){{1,5}}\s*\(\s*", between, re.IGNORECASE)
    )


def _beside(page: Page) -> str:
    """Return the pattern of what may stand between a place and its country."""
    in_ = "|".join(page.lexicon.pack.words("locative")[:2])
    if in_:
        return rf"\s*[,(]\s*|\s+(?:{in_})\s+(?:[^\W\d_A-ZÅÄÖÆØÜ][\w-]*\s+){{0,1}}"
    return r"\s*[,(]\s*|[ \xa0]"


def _opens(page: Page, unit: Unit, mention: Mention) -> bool:
    return mention.start <= unit.start + 4 or bool(re.search(r"[.:!?\"”»]\s*$", page.text[unit.start : mention.start]))
