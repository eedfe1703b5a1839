"""Take a name apart: what kind of body it speaks of, its core, its words by meaning, and what it shortens to."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from vanort.support.letters import in_one_letter, plain_words, small_words

_PARENTHESIS = re.compile(r"\(([^()]{2,90})\)")
# "SEKOS – Social entrepreneurship", "Vinnova: …", "VATTENFALL AB*VAB"
_ALIAS = re.compile(r"\s+[-–—]\s+|\s*[:*|]\s+|\*")
_SHORT_ALIAS = 12


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name taken apart.

    `plain` is the name without capitals and punctuation, `folded` also without diacritics; `kind` says what sort of
    body the name speaks of, "" where it does not say; `cores` are the ways in which the rest may be meant (with and
    without a genitive s); `tokens` are its words by meaning, in order, without legal form; `legal` is the legal
    form; a name in `capitals` may have lost its diacritics.
    """

    text: str
    plain: str
    folded: str
    kind: str
    cores: frozenset[str]
    tokens: tuple[str, ...]
    legal: str
    capitals: bool
    aliases: tuple[str, ...]

    @property
    def essential(self) -> tuple[str, ...]:
        """The words without the country's name, sorted: the Swedish Energy Agency is the Energy Agency at home."""
        return tuple(sorted(set(self.tokens) - _words().countries))


def fold(text: str) -> str:
    """Reduce a text to lower-case letters without diacritics, and single spaces.

    >>> fold("VÄXJÖ-kommun"), fold("Vaexjoe Kommun"), fold("Århus & Aarhus")
    ('vaxjo kommun', 'vaxjo kommun', 'arhus arhus')
    """
    return in_one_letter(plain_words(text).replace("co operation", "cooperation"))


@lru_cache(maxsize=100_000)
def take_apart(name: str) -> NameParts:
    """Take a name apart by the words of `name_words.toml`.

    >>> parts = take_apart("VAXJO KOMMUN")
    >>> parts.kind, sorted(parts.cores)
    ('municipality', ['vaxjo'])
    >>> sorted(take_apart("Borås kommun").cores)
    ['bora', 'boras']
    >>> take_apart("Växjö Energi AB").tokens
    ('vaxjo', 'energy')
    """
    words = _words()
    aliases = _aliases(name)
    folded = fold(_main(name)) or fold(name)
    tokens, legal = _without_legal_form(folded.split(), words)
    tokens = [part for token in tokens for part in words.compounds.get(token, token).split()]
    kind, core = _kind(tokens, words)
    kept = [token for token in core if token not in words.fillers] or core
    meaning = tuple(words.meanings.get(token, token) for token in kept)
    joined = " ".join(kept)
    # "Lunds kommun" is Lund, "Borås kommun" is Borås: the s may belong to either
    endings = words.genitives if kind else ()
    genitive = {joined.removesuffix(end) for end in endings if len(joined) > len(end) + 2}
    full = (*meaning, "university") if kind == "university" else meaning
    if legal and not kind:
        kind = "" if legal in words.foundations else "company"
    return NameParts(
        name,
        small_words(name),
        folded,
        kind,
        frozenset({joined, *genitive, " ".join(core)}),
        full,
        legal,
        name.isupper(),
        aliases,
    )


@lru_cache(maxsize=100_000)
def short_forms(name: str) -> frozenset[str]:
    """Return what a name may be shortened to: a letter for each word, or several for a compound.

    >>> short_forms("International Centre for Local Democracy") >= {"icld", "icfld"}
    True
    >>> "veab" in short_forms("Växjö Energi AB"), "slu" in short_forms("Sveriges lantbruksuniversitet")
    (True, True)
    """
    words = _words()
    tokens = fold(_main(name)).split()
    heads = [token for token in tokens if token not in words.fillers]
    core, legal = _without_legal_form(heads, words)
    found = {"".join(token[0] for token in kept) for kept in (tokens, heads)}
    if 1 < len(core) <= 6 or any(len(token) > 12 for token in core):
        letters = _letters(core[:6])
        found |= letters | {short + legal.replace(" ", "") for short in letters if legal}
    if len(core) > 3 and words.meanings.get(core[0], "") in words.countries:
        found.add("".join(token[0] for token in core[1:]))
    # Sida leaves out the cooperation, WWF the nature
    found |= {short[:i] + short[i + 1 :] for short in set(found) if len(short) > 3 for i in range(1, len(short))}
    return frozenset(short for short in found if len(short) > 1)


def _letters(tokens: list[str]) -> set[str]:
    """Return every way to take the first letter of each word and, of a compound, also that of its second part."""
    found = {""}
    for token in tokens:
        found = {short + token[0] + letter for short in found for letter in ("", *_inner_letters(token))}
    return found


@lru_cache(maxsize=100_000)
def _inner_letters(token: str) -> tuple[str, ...]:
    places = (token.find(part, 3) for part in _words().compound_starts)
    return tuple(sorted({token[place] for place in places if place > 0}))


def _main(name: str) -> str:
    return _PARENTHESIS.sub(" ", name).partition("*")[0]


@dataclass(frozen=True, slots=True)
class _Words:
    kinds: dict[tuple[str, ...], str]
    fillers: frozenset[str]
    legal: frozenset[tuple[str, ...]]
    meanings: dict[str, str]
    compounds: dict[str, str]
    compound_starts: tuple[str, ...]
    genitives: tuple[str, ...]
    foundations: frozenset[str]
    countries: frozenset[str]


@cache
def _words() -> _Words:
    data = tomllib.loads((Path(__file__).parent / "name_words.toml").read_text(encoding="utf-8"))
    kinds = {phrase: kind for kind, text in data["kinds"].items() for phrase in _phrases(text)}
    meanings = {fold(word[0]): fold(line.split(",")[0]) for line in data["meanings"]["same"] for word in _phrases(line)}
    return _Words(
        kinds,
        frozenset(_single(data["filler"]["words"])),
        frozenset(_phrases(data["legal forms"]["words"])),
        meanings,
        {word: fold(parts) for word, parts in data["compounds"].items()},
        (*sorted(word for word in meanings if len(word) > 4), *_single(data["compound parts"]["words"])),
        _single(data["genitive"]["endings"]),
        frozenset(_single(data["legal forms"]["foundations"])),
        frozenset(_single(data["countries"]["words"])),
    )


def _phrases(text: str) -> Iterator[tuple[str, ...]]:
    for phrase in text.replace("\n", " ").split(","):
        if words := tuple(phrase.split()):
            yield words


def _single(text: str) -> tuple[str, ...]:
    """Return the phrases of a list that are one word."""
    return tuple(phrase[0] for phrase in _phrases(text) if len(phrase) == 1)


def _aliases(name: str) -> tuple[str, ...]:
    found = [match.strip() for match in _PARENTHESIS.findall(name)]
    parts = [part.strip() for part in _ALIAS.split(_PARENTHESIS.sub(" ", name))]
    # what follows a dash may be the body above (… – Academy of Sciences), so only a short form counts from there
    short = [part for part in parts[1:] if " " not in part and len(part) <= _SHORT_ALIAS]
    return tuple(dict.fromkeys(found + (parts[:1] + short if len(parts) > 1 else [])))


def _without_legal_form(tokens: list[str], words: _Words) -> tuple[list[str], str]:
    legal = ""
    changed = True
    while changed and len(tokens) > 1:
        changed = False
        for length in (4, 3, 2, 1):
            if len(tokens) > length and tuple(tokens[-length:]) in words.legal:
                tokens, legal, changed = tokens[:-length], " ".join(tokens[-length:]), True
            elif len(tokens) > length and tuple(tokens[:length]) in words.legal:
                tokens, legal, changed = tokens[length:], " ".join(tokens[:length]), True
    return tokens, legal


def _kind(tokens: list[str], words: _Words) -> tuple[str, list[str]]:
    """Return the kind that the beginning or the end of a name says, and the rest of it."""
    found = ""
    while True:
        for length in (4, 3, 2, 1):
            if len(tokens) > length:
                front, back = tuple(tokens[:length]), tuple(tokens[-length:])
                kind = words.kinds.get(front) or words.kinds.get((*front, "…"))
                if kind and found in ("", kind):
                    found, tokens = kind, tokens[length:]
                    break
                kind = words.kinds.get(back)
                if kind and found in ("", kind):
                    found, tokens = kind, tokens[:-length]
                    break
        else:
            return found, tokens


@cache
def common_words() -> frozenset[str]:
    """Return the words of many names (energy, institute, university …): alone they identify nobody."""
    words = _words()
    return frozenset(words.meanings.values()) | words.fillers | {"university"}
