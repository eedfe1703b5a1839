"""Countries, regions, municipalities and bodies that the gazetteer knows, judged by the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanort.extraction.layout.units import Page, unit_at
from vanort.extraction.lexicon.gazetteer import Hit
from vanort.extraction.mentions.mentions import Mention
from vanort.languages.person_names import usual_given_names

_LARGE = 300_000  # people: so well known a town is meant even where its name is a noun, too
_ACRONYM = 6  # letters: so short a word in capitals stands for something else
_EXTENDED = re.compile(r"-(?=[^\W\d_])")


def find_places(page: Page) -> Iterator[Mention]:
    """Yield what the gazetteer knows; a name that is weak alone is marked so."""
    starts = {unit.start for unit in page.units}
    best: dict[tuple[int, int], Hit] = {}
    for hit in page.known:
        span = hit.start, hit.end
        if span not in best or _is_meant_rather(hit, best[span]):
            best[span] = hit
    for hit in best.values():
        entry = hit.entry
        if entry.kind in {"Municipality", "City"} and _is_acronym(page, hit):
            continue
        name = page.text[hit.start : hit.end]
        if name.lower().removesuffix("s") in page.lexicon.pack.words("wide_areas"):
            if not name.isupper():  # "NORDEN" is the association
                yield Mention(hit.start, hit.end, "Place", "place")
        elif entry.kind in {"Municipality", "City"} and name.lower() in page.lexicon.stopwords and _has_rest(page, hit):
            continue
        elif entry.kind in {"Municipality", "City"}:
            weak = entry.weak or _like_a_word(page, hit, starts)
            yield Mention(hit.start, hit.end, "Municipality", "place", entry.name, entry.code, weak)
        elif entry.kind == "Country" and page.text[hit.start : hit.end].lower() in page.lexicon.stopwords:
            continue
        elif entry.kind in {"Country", "Region"}:
            yield Mention(hit.start, hit.end, entry.kind, "place", entry.name, entry.code)
        else:
            yield Mention(hit.start, _kind_word(page, hit), entry.kind, "known", entry.code)


def _is_meant_rather(hit: Hit, other: Hit) -> bool:
    """Tell whether of two readings of one word this one is meant: the longer name, but a country before a town abroad."""
    longer = len(hit.entry.name) - len(other.entry.name)
    kinds = hit.entry.kind, other.entry.kind
    if longer and set(kinds) == {"Country", "City"}:
        return kinds[0] == "Country"  # "Viron suurin kaupunki" is of Viro, and not of Viron in Savoy
    return longer > 0


def _like_a_word(page: Page, hit: Hit, starts: set[int]) -> bool:
    """Tell whether the name might be an ordinary word, or part of one, where it stands."""
    word = page.text[hit.start : hit.end]
    low = word.lower()
    if low in page.lexicon.stopwords or low in page.lexicon.not_names or page.lexicon.month.fullmatch(low):
        return True
    if word in usual_given_names() and hit.entry.population < _LARGE:
        return True
    if low not in page.lexicon.words_like_places and hit.entry.name.lower() not in page.lexicon.words_like_places:
        return False
    if page.lexicon.pack.data.get("nouns_capitalised") and hit.entry.population < _LARGE:
        return True
    unit = unit_at(page, hit.start)
    return hit.start in starts or (unit is not None and unit.kind == "heading")


def _has_rest(page: Page, hit: Hit) -> bool:
    """Tell whether a small word of the language goes on: "Die Verbindung", where a town of that name would stand before a stop."""
    return re.match(r"[ \xa0]\w", page.text[hit.end : hit.end + 2]) is not None


def _is_acronym(page: Page, hit: Hit) -> bool:
    """Tell whether a short name stands in capitals among other words: "(IKI)" is no island of Japan."""
    unit = unit_at(page, hit.start)
    short = hit.end - hit.start < _ACRONYM and page.text[hit.start : hit.end].isupper()
    return short and unit is not None and not page.words(unit).isupper()


def _kind_word(page: Page, hit: Hit) -> int:
    """Return the end of the name with the part that says what it is: "Fisu-verkostoon"."""
    if _EXTENDED.match(page.text, hit.end):
        word = re.compile(r"-[^\W\d_]+").match(page.text, hit.end)
        pattern = page.lexicon.heads["suffix", hit.entry.kind]
        if word and pattern.search(word.group()):
            return word.end()
    return hit.end
