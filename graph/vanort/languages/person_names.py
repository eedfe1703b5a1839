"""Names that people bear all over the world, whatever language a text about them is in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from vanort.languages.pack import FOLDER, language_packs
from vanort.languages.table import read_list

_NAMES = FOLDER / "names"
_HYPHENS = "-\u2010\u2011"


def is_given_name(word: str) -> bool:
    """Tell whether a word, or the first part of a double one, is a first name; in capitals, too.

    >>> is_given_name("Siobhan"), is_given_name("Karl-Erik"), is_given_name("YUSUF"), is_given_name("Energi")
    (True, True, True, False)
    """
    first = _plain(word).split("-")[0]
    return first in _listed("given_names") or first in usual_given_names()


def is_family_name(word: str) -> bool:
    """Tell whether a word is a surname: a listed one, or one with an ending that surnames have.

    >>> is_family_name("Mäki"), is_family_name("Virtanen"), is_family_name("O'Grady"), is_family_name("Vatten")
    (True, True, True, False)
    >>> is_family_name("Götalandsregionen"), is_family_name("Bestyrelsen"), is_family_name("Nielsen")
    (False, False, True)
    """
    plain = _plain(word)
    parts = [plain, *plain.split("-")]
    if any(part in _listed("family_names") for part in parts):
        return True
    if plain.endswith(_other_endings()):
        return False
    return plain.startswith(_beginnings()) or any(
        part.endswith(ending) and len(part) >= len(ending) + 2 for part in parts for ending in _endings()
    )


def _is_listed_family(word: str) -> bool:
    plain = _plain(word)
    return not {plain, plain.split("-")[-1]}.isdisjoint(_listed("family_names"))


def names_a_person(name: str) -> bool:
    """Tell whether a name is made like a person's: a first name before a surname, not both ordinary words.

    >>> names_a_person("Yusuf Demir"), names_a_person("Green Park"), names_a_person("Växjö Energi")
    (True, False, False)
    """
    words = name.split()
    if len(words) < 2 or not (is_given_name(words[0]) and is_family_name(words[-1])):
        return False
    ordinary = language_packs()["en"].lists.get("names_as_words", ())
    return words[0].lower() not in ordinary or words[-1].lower() not in ordinary


def may_be_a_person(name: str) -> bool:
    """Tell whether two words may be a person's name for all that their form says: a first name before another capital.

    >>> may_be_a_person("Per Borås"), may_be_a_person("Växjö Energi"), may_be_a_person("Anna Lindhs gymnasium")
    (True, False, False)
    """
    words = name.split()
    return len(words) == 2 and is_given_name(words[0]) and all(word[0].isupper() and word.isalpha() for word in words)


def in_nominative(name: str) -> str:
    """Return a Finnish name as it is given, first name first; one that is so already, or is none, as it stands.

    Cases change the end of a surname, and where it comes first in speech, that of the first name, too.

    >>> in_nominative("Liisa Korhosen"), in_nominative("Virtasen Matin"), in_nominative("Kim Lindgren")
    ('Liisa Korhonen', 'Matti Virtanen', 'Kim Lindgren')
    """
    *before, last = name.split()
    if not before:
        return name
    if is_given_name(before[0]) and not _is_listed_family(last):
        return next((" ".join([*before, base]) for base in _bases(last) if _is_listed_family(base)), name)
    if len(before) == 1 and before[0].endswith("n") and not is_given_name(before[0]):
        family = next(filter(_is_listed_family, _bases(before[0])), "")
        given = next((base for base in (last, *_bases(last)) if is_given_name(base)), "")
        return f"{given} {family}" if given and family else name
    return name


def _bases(word: str) -> Iterator[str]:
    """Yield what a word in a Finnish case may be the form of, the likeliest first: "Korhosen" of Korhonen."""
    endings = sorted(language_packs()["fi"].words("people", "name_endings"), key=len, reverse=True)
    stems = [word[: -len(ending)] for ending in endings if word.endswith(ending) and len(word) > len(ending) + 2]
    for stem in stems:
        yield from (stem[: -len(weak)] + end for end, weak in _stems() if stem.endswith(weak) and end != weak)
    yield from stems


def inflected(name: str) -> str:
    """Return a pattern for a name as it stands in sentences: with the endings of cases, its end changed where they do so.

    >>> import re
    >>> [bool(re.fullmatch(inflected(name), form)) for name, form in (("Virtanen", "Virtasella"), ("Karin", "Karins"))]
    [True, True]
    """
    forms = [re.escape(name) + _any_ending()]
    forms += [
        re.escape(name[: -len(end)] + stem) + f"(?:{_endings_of(*language_packs())})"
        for end, stem in _stems()
        if name.lower().endswith(end) and len(name) > len(end) + 1
    ]
    return f"(?:{'|'.join(forms)})"


def _plain(word: str) -> str:
    """Return a name as the lists write it: composed letters, straight apostrophes and hyphens, one capital."""
    plain = unicodedata.normalize("NFC", word).replace("’", "'")
    for hyphen in _HYPHENS[1:]:
        plain = plain.replace(hyphen, "-")
    return plain.title() if plain.isupper() and len(plain) > 1 else plain


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(line.replace("’", "'") for line in read_list(_NAMES / f"{name}.txt"))


@cache
def usual_given_names() -> frozenset[str]:
    """Return the commonest first names of the languages that are read."""
    return frozenset(name for pack in language_packs().values() for name in pack.lists.get("first_names", ()))


@cache
def _endings() -> tuple[str, ...]:
    return tuple(
        sorted({word for pack in language_packs().values() for word in pack.words("people", "family_endings")})
    )


@cache
def _other_endings() -> tuple[str, ...]:
    """Return endings of ordinary words that end like a surname of some language: "Stiftsstyrelsen" is no Jensen."""
    return tuple(
        sorted({word for pack in language_packs().values() for word in pack.words("people", "no_family_endings")})
    )


@cache
def _any_ending() -> str:
    return f"(?:{_endings_of(*language_packs())})?"


@cache
def _endings_of(*languages: str) -> str:
    packs = language_packs()
    found = {ending for code in languages for ending in packs[code].words("people", "name_endings")}
    return "|".join(re.escape(ending) for ending in sorted(found, key=lambda ending: (-len(ending), ending)))


@cache
def _stems() -> tuple[tuple[str, str], ...]:
    pairs = (pair for pack in language_packs().values() for pair in pack.words("people", "name_stems"))
    return tuple((pair[0], pair[1]) for pair in pairs)


@cache
def _beginnings() -> tuple[str, ...]:
    return tuple(
        sorted({word for pack in language_packs().values() for word in pack.words("people", "family_beginnings")})
    )
