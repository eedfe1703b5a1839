"""Which themes the words of a cell name."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from rdflib import URIRef

from vanort.claims.terms import read_reference
from vanort.extraction.lexicon.lexicon import lexicon
from vanort.extraction.relations.themes import theme_patterns
from vanort.languages.cell_concepts import concept_labels, concept_of
from vanort.languages.pack import language_packs

_NO_THEME = "-"


def themes_of(text: str, language: str) -> tuple[URIRef, ...]:
    """Return the themes that words name, in a language, in English or else in another one, in their order; none where they name none.

    >>> [str(theme).rsplit("/", 1)[1] for text in ("Water", "Vatten", "avlopp") for theme in themes_of(text, "sv")]
    ['water', 'water', 'water']
    >>> [str(theme).rsplit("/", 1)[1] for theme in themes_of("Skola och kultur", "sv")], themes_of("Zzz", "sv")
    (['education', 'culture'], ())
    """
    if theme := _labels().get(" ".join(text.casefold().split())):
        return (theme,)
    if (named := concept_of("theme", text)) and (theme := read_reference(f"theme/{named}")):
        return (theme,)
    for code in dict.fromkeys([language, "en", *language_packs()]):
        pattern, slugs = theme_patterns(lexicon(code))
        found = [slugs[match.lastgroup or ""] for match in pattern.finditer(text)]
        themes = [read_reference(f"theme/{slug}") for slug in dict.fromkeys(found) if slug != _NO_THEME]
        if themes:
            return tuple(theme for theme in themes if theme is not None)
    return ()


@cache
def _labels() -> dict[str, URIRef]:
    """Return the themes by their labels and by the parts of those that one theme alone has: "Water and sanitation"."""
    found: dict[str, set[str]] = defaultdict(set)
    joints = "|".join(sorted({word for pack in language_packs().values() for word in pack.words("and")}))
    for theme, label, _ in concept_labels("theme"):
        plain = label.casefold()
        for part in (plain, *re.split(rf",| (?:{joints}) ", plain)):
            found[part.strip()].add(theme)
    alone = (
        (part, read_reference(f"theme/{next(iter(themes))}")) for part, themes in found.items() if len(themes) == 1
    )
    return {part: theme for part, theme in alone if theme is not None}
