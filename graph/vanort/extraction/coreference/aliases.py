"""Which of many names may be short for which, without comparing each with each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from vanort.extraction.lexicon.genitives import without_genitive
from vanort.extraction.lexicon.legal_forms import without_legal_form
from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.extraction.mentions.acronyms import acronyms, letters_of


@cache
def town_part(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of what stands between a town and the words that set it apart from others of its name."""
    words = map(re.escape, ("/", ", ", *lexicon.everywhere("names", "town_parts")))
    return re.compile(f"(?={'|'.join(words)})", re.IGNORECASE)


def possible_short_forms(names: Sequence[str], sort: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield the positions (shorter, longer) of names that have in common what a name has with its short form.

    `sort` is body, Project or Municipality. The pairs come in the order of the names.

    >>> from vanort.extraction.lexicon.lexicon import lexicon
    >>> list(possible_short_forms(["Sida", "Frankfurt am Main", "Frankfurt"], "Municipality", lexicon("de")))
    [(2, 1)]
    """
    longer: dict[str, list[int]] = defaultdict(list)
    for position, name in enumerate(names):
        for form in _short_forms(name, sort, lexicon):
            longer[form].append(position)
    for position, name in enumerate(names):
        written = {name.lower().strip(), without_genitive(name, lexicon).lower(), letters_of(name)}
        found = {other for form in written for other in longer.get(form, ())}
        yield from ((position, other) for other in sorted(found) if other != position)


def _short_forms(name: str, sort: str, lexicon: Lexicon) -> set[str]:
    low = name.lower()
    if sort == "Municipality":
        return {low[: part.start()] for part in town_part(lexicon).finditer(name)}
    if sort == "body":
        return {
            without_genitive(name.split()[0], lexicon).lower(),
            without_legal_form(name, lexicon).lower(),
            *acronyms(name),
        }
    endings = {low[blank.end() :] for blank in re.finditer(" ", low)}
    return {*(piece.strip() for piece in re.split(r"\s[–-]\s|[:;(]", low)), *endings, *acronyms(name)}
