"""Which themes the words of a cell name."""

from __future__ import annotations

from rdflib import URIRef

from vanort.claims.terms import read_reference
from vanort.extraction.lexicon.lexicon import lexicon
from vanort.extraction.relations.themes import theme_patterns

_NO_THEME = "-"


def themes_of(text: str, language: str) -> tuple[URIRef, ...]:
    """Return the themes that words name, in a language or in English, in their order; none where they name none.

    >>> [str(theme).rsplit("/", 1)[1] for theme in themes_of("Skola och kultur", "sv")], themes_of("Zzz", "sv")
    (['education', 'culture'], ())
    """
    for code in dict.fromkeys([language, "en"]):
        pattern, slugs = theme_patterns(lexicon(code))
        found = [slugs[match.lastgroup or ""] for match in pattern.finditer(text)]
        themes = [read_reference(f"theme/{slug}") for slug in dict.fromkeys(found) if slug != _NO_THEME]
        if themes:
            return tuple(theme for theme in themes if theme is not None)
    return ()
