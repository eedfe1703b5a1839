"""What cells say: countries, persons, lists, links, as values of the ontology."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from vanort.languages.column_heads import says_nothing
from vanort.languages.pack import language_packs, words_of_all

EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"(?<![\w@])(?:\+|00)?\(?\d[\d ()/.–-]{5,}\d(?!\w)")
_OTHER_CODES = {"UK": "GB", "EL": "GR"}  # as the European institutions write them


def country_of(text: str) -> str:
    """Return the code of a country (ISO 3166-1, or 3166-2 for a part of one) by its name in any language, or its code.

    >>> country_of("Tyskland"), country_of("SUOMI"), country_of("UK"), country_of("DEU"), country_of("Lund")
    ('DE', 'FI', 'GB', 'DE', '')
    """
    plain = " ".join(text.split()).rstrip(".")
    code = plain.upper()
    if len(code) in (2, 3) and code.isascii() and (found := _codes().get(_OTHER_CODES.get(code, code), "")):
        return found
    return _countries().get(plain.casefold(), "")


@cache
def _countries() -> dict[str, str]:
    from babel import Locale

    found: dict[str, str] = {}
    for pack in language_packs().values():
        territories = Locale.parse(str(pack.data.get("cldr", "en"))).territories
        for code, name in territories.items():
            if code in _codes().values():
                found.setdefault(name.casefold(), code)
                found.setdefault(re.sub(r"\s*\(.*\)", "", name).casefold(), code)
        for line in pack.lists.get("countries", ()):
            code, *names = re.split(r"[\t|]", line)
            found |= {name.casefold(): code for name in names}
    return found


@cache
def _codes() -> dict[str, str]:
    """Return the two letters of a country by its two or three letters."""
    from babel.core import get_global

    others = {"EU", "EZ", "UN", "ZZ", "QO", "XA", "XB"}
    locale = {code for code in _territories() if len(code) == 2 and code.isalpha() and code not in others}
    three = {name: code for name, code in get_global("territory_aliases").items() if len(name) == 3 and name.isalpha()}
    alias = {name: codes[0] for name, codes in three.items() if codes and codes[0] in locale}
    return {**{code: code for code in locale}, **alias, "XKX": "XK"}


@cache
def _territories() -> tuple[str, ...]:
    from babel import Locale

    return tuple(Locale("en").territories)


def parts_of(text: str, split: Sequence[str]) -> list[tuple[int, int]]:
    r"""Return where each of several values stands in a cell; what says that there is none is left out.

    >>> [("Lund; Celle\n–"[s:e]) for s, e in parts_of("Lund; Celle\n–", [";", "\n"])]
    ['Lund', 'Celle']
    """
    pattern = re.compile("|".join(map(re.escape, split)) if split else r"(?!)")
    found, start = [], 0
    for match in [*pattern.finditer(text), None]:
        end = match.start() if match else len(text)
        words = text[start:end]
        left, right = len(words) - len(words.lstrip(" \t\n•·*")), len(words) - len(words.rstrip(" \t\n,"))
        if words.strip() and not says_nothing(words):
            found.append((start + left, end - right))
        start = match.end() if match else end
    return found


def persons_in(text: str) -> list[tuple[int, int]]:
    r"""Return where the names of persons stand in a cell that may hold their addresses and titles, too.

    >>> text = "Eva Lund, eva@lindby.se, 0470-123 45\nOla Berg, coordinator"
    >>> [text[start:end] for start, end in persons_in(text)]
    ['Eva Lund', 'Ola Berg']
    >>> [[text[start:end] for start, end in persons_in(text)] for text in ("Tom Reed & Jane Hart", "Dr. Eva Kern und Ulf Brandt")]
    [['Tom Reed', 'Jane Hart'], ['Eva Kern', 'Ulf Brandt']]
    """
    bare = re.sub(rf"{EMAIL.pattern}|{PHONE.pattern}|https?://\S+", lambda match: ";" * len(match.group()), text)
    bare = _between_persons().sub(lambda match: ";" * len(match.group()), bare)
    signs = [";", "\n", "(", ")", "<", ">", "/", " - ", " – ", ":"]
    found = []
    for start, end in parts_of(bare, signs):
        pieces = parts_of(bare[start:end], [","])
        words = [bare[start:end][left:right].split() for left, right in pieces]
        turned = len(pieces) == 2 and all(len(part) == 1 for part in words)
        for left, right in [(pieces[0][0], pieces[1][1])] if turned else pieces:
            if _is_name(bare[start + left : start + right]):
                found.append((start + left, start + right))
    return found


@cache
def _between_persons() -> re.Pattern[str]:
    """Return what joins two persons, and the titles that stand before one, in any language."""
    packs = language_packs().values()
    joints = "|".join(sorted({word for pack in packs for word in pack.words("and")}))
    titles = "|".join(sorted({word for pack in packs for word in pack.words("people", "titles")}))
    return re.compile(rf"\s(?:{joints}|&|\+)\s(?=[^\W\d_])|(?<!\w)(?i:{titles})(?:\.\s*|\s+)(?=[^\W\d_])")


_MOST_WORDS = 6


@cache
def _particles() -> frozenset[str]:
    return frozenset(words_of_all(language_packs().values(), "people", "particles"))


def _is_name(text: str) -> bool:
    words = text.replace(",", " ").split()
    if not 2 <= len(words) <= _MOST_WORDS or any(char.isdigit() or char in "@&" for char in text):
        return False
    return all(word[0].isupper() or word.casefold() in _particles() for word in words) and words[0][0].isupper()
