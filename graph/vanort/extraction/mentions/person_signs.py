"""What tells a person's name from that of a body: how usual its words are as names, and what they mean otherwise."""

from __future__ import annotations

from functools import cache, lru_cache

from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.extraction.mentions.name_kinds import head_kind
from vanort.languages.pack import LanguagePack, language_packs
from vanort.languages.person_names import in_nominative, is_family_name, is_given_name, usual_given_names

SURE, POSSIBLE, NONE = 2, 1, 0
_LARGE = 100_000  # people: so large a town is meant where its name is somebody's, too


@lru_cache(maxsize=65536)
def person_signs(lexicon: Lexicon, name: str) -> int:
    """Return how much the words of a name alone say that a person bears it: SURE, POSSIBLE or NONE.

    A usual first name and a surname are sure, as long as one of them is nothing else. Where both are ordinary words
    or places, too ("Will Page", "Paris North"), and where only one of them is usual, the name is possible.

    >>> from vanort.extraction.lexicon.lexicon import lexicon
    >>> [person_signs(lexicon("sv"), name) for name in ("Yusuf Demir", "Eva Lund", "Max IV", "Växjö Energi")]
    [2, 2, 0, 0]
    >>> [person_signs(lexicon("en"), name) for name in ("Will Page", "Green Shores", "SIOBHAN O'GRADY")]
    [1, 0, 2]
    """
    words = [word for word in name.split() if not word.rstrip(".").isupper() or len(word.rstrip(".")) > 1] or [name]
    if len(name.split()) < 2 or names_body(lexicon, name) or names_place(lexicon, name):
        return NONE
    if name.isupper():
        words = [word.title() for word in words]
    elif lexicon.pack.data.get("inflection", {}).get("stems"):  # "Virtasen Matin", but not "Porin Matin"
        words = words if _means_something(lexicon, words[0]) else in_nominative(" ".join(words)).split()
    given, family = is_given_name(words[0]), is_family_name(words[-1])
    initials = words[0] != name.split()[0]  # "K. Lindgren"
    plain_given = given and not _means_something(lexicon, words[0])
    plain_family = family and not _means_something(lexicon, words[-1])
    if given and family:
        return SURE if plain_given or plain_family else POSSIBLE
    if initials and family:
        return SURE if plain_family else POSSIBLE
    if plain_given and not _means_something(lexicon, words[-1]) and words[-1][1:].islower():
        return SURE
    if is_family_name(words[0]) and is_given_name(words[-1]) and not _means_something(lexicon, words[0]):
        return SURE if len(words) > 2 else POSSIBLE  # "Nguyễn Văn Minh"
    if name.isupper() and is_family_name(words[0]) and words[-1] in usual_given_names():
        return POSSIBLE  # "LAHTI PEKKA" in a record, where the town stands in no capitals
    other = plain_family and not _means_something(lexicon, words[0])
    return POSSIBLE if other or (given and words[-1][1:].islower()) else NONE


@lru_cache(maxsize=65536)
def is_place_and_surname(lexicon: Lexicon, name: str) -> bool:
    """Tell whether a place stands before a surname that is nothing else: a person's name only where more says so.

    >>> from vanort.extraction.lexicon.lexicon import lexicon
    >>> [is_place_and_surname(lexicon("sv"), name) for name in ("Örebro Andersson", "Örebro Energi", "Eva Lund")]
    [True, False, False]
    """
    first, _, last = name.partition(" ")
    plain = is_family_name(last) and not _means_something(lexicon, last)
    return (
        plain
        and _is_place(lexicon, first, at_least=0)
        and not (names_body(lexicon, name) or names_place(lexicon, name))
    )


def person_within(lexicon: Lexicon, words: list[str]) -> tuple[int, int]:
    """Return where, counted in words, the first sure name stands in a run of words with capitals; (0, 0) without one.

    >>> from vanort.extraction.lexicon.lexicon import lexicon
    >>> person_within(lexicon("en"), "Mayor Peter Davies Ann Berg Chair".split())
    (1, 3)
    """
    for first in range(len(words) - 1):
        if not is_given_name(words[first]) or (first and _is_place(lexicon, words[first])):
            continue
        last = first + 2
        while last < len(words) and not (is_family_name(words[last - 1]) and is_given_name(words[last])):
            last += 1
        while last - first > 2 and (
            words[last - 1].lower() in lexicon.not_names or not is_family_name(words[last - 1])
        ):
            last -= 1
        if person_signs(lexicon, " ".join(words[first:last])) == SURE:
            return first, last
    return 0, 0


@lru_cache(maxsize=65536)
def names_body(lexicon: Lexicon, name: str) -> bool:
    """Tell whether a word of a name is one of a company's, a service's or an authority's: "Växjö Energi"."""
    words = [word.strip(",.").lower() for word in name.split()]
    if not _words_of_every_language("body_words").isdisjoint(words):
        return True
    both = is_given_name(name.split()[0]) and is_family_name(name.split()[-1])
    return not both and head_kind(lexicon, name) is not None


@lru_cache(maxsize=65536)
def names_place(lexicon: Lexicon, name: str) -> bool:
    """Tell whether a name is made like a place's: "Nya Lund", "Upper Hutt", "Saint Denis".

    >>> from vanort.extraction.lexicon.lexicon import lexicon
    >>> [names_place(lexicon("en"), name) for name in ("Nya Lund", "Saint Denis", "Nya Lindgren", "St Peters Street")]
    [True, True, False, True]
    """
    first, *others = name.title().split() if name.isupper() else name.split()
    if others and others[-1].lower() in _words_of_every_language("place_endings"):
        return True
    begins = first.rstrip(".").lower()
    if begins in _words_of_every_language("saints"):
        return bool(others) and is_given_name(others[0])
    if begins not in _words_of_every_language("place_beginnings") or len(others) != 1:
        return False
    return _is_ordinary(lexicon, others[0]) or _is_place(lexicon, others[0], at_least=0)


def _means_something(lexicon: Lexicon, word: str) -> bool:
    """Tell whether a word is an ordinary one, or the name of a known place or goal."""
    return _is_ordinary(lexicon, word) or _is_place(lexicon, word)


def _is_ordinary(lexicon: Lexicon, word: str) -> bool:
    """Tell whether a word means something in small letters, in the language of the text or in English."""
    if word in usual_given_names():
        return False
    low = word.lower()
    return (
        low in _words_among_names(lexicon.pack)
        or low in _words_among_names(language_packs()["en"])
        or low in lexicon.not_names
    )


@cache
def _words_among_names(pack: LanguagePack) -> frozenset[str]:
    return frozenset(pack.lists.get("names_as_words", ()))


@lru_cache(maxsize=65536)
def _is_place(lexicon: Lexicon, word: str, at_least: int = _LARGE) -> bool:
    """Tell whether a word names a country, a region or a town with at least so many people."""
    from vanort.extraction.lexicon.gazetteer import find_known, flatten

    hits = [hit for hit in find_known(word, flatten(word), lexicon.pack) if (hit.start, hit.end) == (0, len(word))]
    return any(hit.entry.kind != "City" or hit.entry.population >= at_least for hit in hits)


@cache
def _words_of_every_language(name: str) -> frozenset[str]:
    """Return such words of every language: names are seldom translated."""
    return frozenset(word for pack in language_packs().values() for word in pack.words("people", name))
