"""The names under which a thing is declared: its fullest one as the dictionary has it, and the others the text uses."""

from __future__ import annotations

from vanort.claims import Name, Span
from vanort.extraction.coreference.grouping import Entity, called, mended
from vanort.extraction.layout.units import Page
from vanort.extraction.lexicon.genitives import without_genitive
from vanort.extraction.mentions.inflected_names import nominative


def thing_names(page: Page, entity: Entity, language: str) -> tuple[Name, ...]:
    """Return the names that a page gives an entity, the preferred one first, each with where it stands."""
    first, lexicon = entity.mentions[0], page.lexicon
    spelled = [words for words in dict.fromkeys(called(page, m) for m in entity.mentions) if "\n" not in words]
    if not spelled:
        return (Name(mended(called(page, first)), language, Span(first.start, first.end), True),)
    best = next((words for words in spelled if " ".join(words.split()) == entity.label), entity.label)
    others = [words for words in spelled if nominative(words, lexicon) != best != words]
    kept = [
        best,
        *(
            words
            for words in others
            if without_genitive(words.lower(), lexicon) != without_genitive(best.lower(), lexicon)
        ),
    ]
    places = {called(page, m): Span(m.start, m.end) for m in reversed(entity.mentions)}
    places.setdefault(best, Span(first.start, first.end))  # "Eksjö kommun" where the text has "Eksjö kommuns"
    return tuple(Name(words, language, places[words], index == 0) for index, words in enumerate(kept))
