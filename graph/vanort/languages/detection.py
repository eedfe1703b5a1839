"""Tell which language a text is in, by its commonest words and by how the others are spelled."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from vanort.languages.pack import LanguagePack, language_packs

_SAMPLE = 20_000
_LENGTHS = (2, 3, 4)  # of the runs of letters that tell how a language spells
_MOST = 4.0  # what one word can say against a language, in natural logarithms: a name or a borrowed word is no proof
_PRIOR = 1.5  # what speaks for the expected language, and for that of a web address's country: less than a word
# A capital may be that of a name, which tells little, or of a sentence's first word.
_PLAIN, _OPENING, _NAME = 1.0, 0.7, 0.2
_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+")
_COUNTRY = re.compile(r"(?:@|://|www\.)[\w.-]*\.([a-zA-Z]{2})\b")
_OPENS = re.compile(r"(?:^|[\n.!?:|•*-])[ \t]*$")
# Plain words in the entries of a pack, not the pieces of its patterns: "projekt(?:et)?" gives none.
_ENTRY_WORD = re.compile(r"(?<![\\\w?:)\]])[^\W\d_]{3,}(?![\w?*+(|\\\[])")


@dataclass(frozen=True, eq=False)
class _Spelling:
    """How one language spells: its small words, first names and other words, and how often runs of letters come in them."""

    small: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]
    runs: Mapping[str, int]
    total: int

    def surprise(self, runs: Iterable[str]) -> float:
        """Return how unlikely runs of letters are in this language."""
        return -sum(math.log((self.runs.get(run, 0) + 0.3) / self.total) for run in runs) / len(_LENGTHS)


def detect_language(text: str, packs: Mapping[str, LanguagePack] | None = None, *, expected: str = "") -> str:
    """Return the code of the language that a text is in; the expected one, or English, where the text says nothing.

    >>> detect_language("Kommunen har ett samarbete med en stad i Polen sedan 1998.")
    'sv'
    >>> detect_language("Projektet Alfa har en budget."), detect_language("Kontakta Ewa Lindh, telefon 0470-410 00.")
    ('sv', 'sv')
    >>> detect_language("Budget: 450 000 kr", expected="da"), detect_language("2017: 450 000")
    ('da', 'en')
    """
    packs = packs or language_packs()
    spellings = {code: _spelling(pack) for code, pack in sorted(packs.items())}
    against = dict.fromkeys(spellings, 0.0)
    for (word, weight), number in _weighed(text[:_SAMPLE]).items():
        for code, surprise in _against(word, spellings).items():
            against[code] += number * weight * surprise
    countries = {ending.lower() for ending in _COUNTRY.findall(text[:_SAMPLE])}
    for code, pack in packs.items():
        against[code] -= _PRIOR * ((code == expected) + (str(pack.data.get("phone_region", "")).lower() in countries))
    return min(against, key=lambda code: (against[code], code != "en"), default="en")


def _weighed(text: str) -> Counter[tuple[str, float]]:
    """Return the words of a text in small letters, each with how much it tells, and how often it stands there."""
    found: Counter[tuple[str, float]] = Counter()
    for match in _WORD.finditer(_ADDRESS.sub(lambda address: " " * len(address.group()), text)):
        word = match.group()
        opens = not word.islower() and _OPENS.search(text, max(0, match.start() - 8), match.start())
        found[word.lower(), _PLAIN if word.islower() else _OPENING if opens else _NAME] += 1
    return found


def _against(word: str, spellings: Mapping[str, _Spelling]) -> dict[str, float]:
    """Return what a word says against each language: nothing against the one whose word it is most likely to be."""
    for kind in ("small", "names", "words"):
        if own := {code for code, spelling in spellings.items() if word in getattr(spelling, kind)}:
            return {code: 0.0 if code in own else _MOST for code in spellings}
    if len(word) == 1:
        return {}
    runs = list(_runs(word))
    surprises = {code: spelling.surprise(runs) for code, spelling in spellings.items()}
    least = min(surprises.values())
    return {code: min(surprise - least, _MOST) for code, surprise in surprises.items()}


def _runs(word: str) -> Iterator[str]:
    bounded = f"^{word}$"
    for length in _LENGTHS:
        for at in range(len(bounded) - length + 1):
            yield bounded[at : at + length]


@cache
def _spelling(pack: LanguagePack) -> _Spelling:
    """Learn how a language spells from the words of its pack."""
    small = frozenset(word.lower() for word in pack.words("stopwords"))
    money = (*pack.words("money", "unit"), *pack.words("money", "currency"))
    words = {word for entry in (*_entries(pack.data), *money) for word in _ENTRY_WORD.findall(entry.lower())}
    runs = Counter(run for word in sorted(words | small) for run in _runs(word))
    names = frozenset(name.lower() for name in pack.lists.get("first_names", ()))
    return _Spelling(small, names, frozenset(words), runs, runs.total() + 10_000)


def _entries(data: Any) -> Iterator[str]:
    """Yield every text below the keys of a pack."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        for value in data.values():
            yield from _entries(value)
    elif isinstance(data, list):
        for value in data:
            yield from _entries(value)
