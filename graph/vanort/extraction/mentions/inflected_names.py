"""Names as the dictionary has them: "Eksjö kommuns" is Eksjö kommun, "Tampereen kaupungin" Tampereen kaupunki."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from vanort.extraction.lexicon.gazetteer import find_known, flatten
from vanort.extraction.lexicon.lexicon import ANY, HEAD_KINDS, Lexicon
from vanort.languages.pack import NEVER, alternatives

_SHORTEST = 3  # letters of a name without its ending
_TOWNS = frozenset({"Municipality", "City", "Region"})


@lru_cache(maxsize=65536)
def nominative(name: str, lexicon: Lexicon) -> str:
    """Take a genitive or case ending from a name, where its last word tells what it names or is a known place without it.

    >>> from vanort.extraction.lexicon.lexicon import lexicon
    >>> nominative("Eksjö kommuns", lexicon("sv")), nominative("Borås", lexicon("sv"))
    ('Eksjö kommun', 'Borås')
    >>> nominative("Stadt Kölns", lexicon("de")), nominative("Tampereen kaupungin", lexicon("fi"))
    ('Stadt Köln', 'Tampereen kaupunki')
    >>> nominative("Eurocities-verkostoon", lexicon("fi"))
    'Eurocities-verkosto'
    """
    *first, part = re.split(r"(?<=[ \xa0-])", name)
    for form, base in _forms(lexicon):
        if first and form.fullmatch(part):
            return "".join(first) + _in_the_case_of(part, base)
    *before, last = re.split(r"(?<=[ \xa0])", name)
    if lexicon.pack.data.get("inflection", {}).get("stems"):
        known = own_town(last, lexicon) or ("" if before else _known_elsewhere(last, lexicon))
        return "".join(before) + (known or _without_foreign_ending(last, lexicon) or last)
    for ending in lexicon.endings:
        stem = last[: -len(ending)]
        if not last.lower().endswith(ending) or len(stem) < _SHORTEST:
            continue
        if _tells_kind(stem, lexicon, bool(before)) or (_is_known(stem, lexicon) and not _is_known(last, lexicon)):
            return "".join(before) + stem
    return name


def _in_the_case_of(word: str, base: str) -> str:
    return base if word[0].islower() else base.upper() if word.isupper() else base.capitalize()


def in_small_letters(name: str, lexicon: Lexicon) -> str:
    """Return the name of a known town as it is written in a sentence, where a heading or a table gives it in capitals.

    >>> from vanort.extraction.lexicon.lexicon import lexicon
    >>> in_small_letters("WETZLAR", lexicon("en")), in_small_letters("SKEW", lexicon("en"))
    ('Wetzlar', 'SKEW')
    """
    if not name.isupper():
        return name
    hits = find_known(name.title(), flatten(name), lexicon.pack)
    whole = (hit.entry.name for hit in hits if hit.start == 0 and hit.end == len(name) and hit.entry.kind in _TOWNS)
    return next((known for known in whole if known.casefold() == name.casefold()), name)


def _known_elsewhere(word: str, lexicon: Lexicon) -> str:
    """Return the known name of another country that a word is with an ending; empty where it is one as it stands.

    >>> from vanort.extraction.lexicon.lexicon import lexicon
    >>> [_known_elsewhere(word, lexicon("fi")) for word in ("Narvan", "Tallinnan", "Halle", "Eurocitiesiin", "Tarton")]
    ['Narva', 'Tallinna', '', 'Eurocities', 'Tartto']
    """
    hits = [hit for hit in find_known(word, flatten(word), lexicon.pack) if hit.start == 0 and hit.end == len(word)]
    stems = {word[: len(hit.entry.name)] for hit in hits if not hit.entry.oblique}
    if not stems:
        changed = [word[: len(hit.entry.name)] for hit in hits]
        stems = {name for stem in changed for name in _before_change(stem, lexicon) if _is_known(name, lexicon)}
    return "" if word in stems else max(sorted(stems), key=len, default="")  # "Tallinna" rather than "Tallinn"


def _before_change(stem: str, lexicon: Lexicon) -> Iterator[str]:
    """Yield the names that have this stem before an ending: "Tarto" may be Tartto."""
    for end, changed in lexicon.pack.data["inflection"]["stems"]:
        if stem.endswith(changed) and not set(end) & set("[(|?"):
            yield stem.removesuffix(changed) + end.removesuffix("$")


def _without_foreign_ending(word: str, lexicon: Lexicon) -> str:
    """Return an unknown name without an ending that only the language can have put there, else nothing.

    >>> from vanort.extraction.lexicon.lexicon import lexicon
    >>> [_without_foreign_ending(word, lexicon("fi")) for word in ("Finlandilta", "Sitralta", "Delta", "Seville")]
    ['Finland', 'Sitra', '', '']
    """
    ending = _foreign_ending(lexicon).search(word)
    return word[: ending.start()] if ending and ending.start() > _SHORTEST else ""


@cache
def _foreign_ending(lexicon: Lexicon) -> re.Pattern[str]:
    """Return what finds an ending behind a name that no list of the pack has."""
    patterns = lexicon.pack.words("inflection", "foreign_endings")
    return re.compile(rf"(?:{'|'.join(patterns)})\Z") if patterns else NEVER


@lru_cache(maxsize=65536)
def own_town(word: str, lexicon: Lexicon) -> str:
    """Return the town of the language's own list whose name, in whatever case, is all of a word; empty where there is none.

    Beyond its own towns the gazetteer knows too many that differ by an ending.

    >>> from vanort.extraction.lexicon.lexicon import lexicon
    >>> own_town("Kotkan", lexicon("fi")), own_town("Turun", lexicon("fi")), own_town("Hofin", lexicon("fi"))
    ('Kotka', 'Turku', '')
    """
    names, stems = _own_towns(lexicon)
    low = word.casefold()
    if low in names:
        return names[low]
    for ending in lexicon.endings:
        stem = low.removesuffix(ending)
        if stem != low and (found := names.get(stem) or stems.get(stem)):
            return found
    return ""


@cache
def _own_towns(lexicon: Lexicon) -> tuple[dict[str, str], dict[str, str]]:
    """Return the language's own towns by their names, and by the stems that stand before an ending only."""
    names = {
        line.split("\t")[0].casefold(): line.split("\t")[0] for line in lexicon.pack.lists.get("municipalities", ())
    }
    changes = lexicon.pack.data.get("inflection", {}).get("stems", [])
    stems = {re.sub(end, stem, name): town for name, town in names.items() for end, stem in changes}
    return names, {stem: town for stem, town in stems.items() if stem not in names}


def _tells_kind(word: str, lexicon: Lexicon, follows: bool) -> bool:
    if follows and _own_heads(lexicon).fullmatch(word):
        return True
    return any(match.end() == len(word) for match in lexicon.heads["suffix", ANY].finditer(word))


@cache
def _own_heads(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the last words of names in the page's own language: an ending says nothing of "Green Clubs" elsewhere."""
    return alternatives(word for kind in HEAD_KINDS for word in lexicon.pack.words("heads", "after", kind))


@lru_cache(maxsize=65536)
def _is_known(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word is all of a town's or region's name, without an ending."""
    hits = find_known(word, flatten(word), lexicon.pack)
    return any(
        hit.start == 0
        and hit.end == len(word)
        and hit.entry.kind in _TOWNS
        and hit.entry.name.casefold() == word.casefold()
        for hit in hits
    )


@cache
def _forms(lexicon: Lexicon) -> list[tuple[re.Pattern[str], str]]:
    forms = lexicon.pack.data.get("inflection", {}).get("heads", {})
    return [(re.compile(form, re.IGNORECASE), base) for base, form in forms.items()]
