"""The words that one document is read with: its own language's pack, and the name parts of every pack."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from vanort.languages.pack import NEVER, LanguagePack, alternatives, language_packs, words_of_all

HEAD_KINDS = (
    "University",
    "GovernmentAgency",
    "Company",
    "Network",
    "Programme",
    "Municipality",
    "Region",
    "Organisation",
    "Place",
)


ANY = ""
_PLACES_OF_HEADS = ("before", "after", "loose", "suffix", "phrase", "shared", "inside")


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Compiled cues, labels and name parts for documents in one language; English stands in for what it lacks.

    `cues`, `labels`, `project`, `goals` and `money` are patterns by name; `heads` by place and type, of which ANY is all together;
    `endings` has the longest first.
    """

    pack: LanguagePack
    cues: Mapping[str, re.Pattern[str]]
    labels: Mapping[str, re.Pattern[str]]
    project: Mapping[str, re.Pattern[str]]
    heads: Mapping[tuple[str, str], re.Pattern[str]]
    stopwords: frozenset[str]
    not_names: frozenset[str]
    words_like_places: frozenset[str]
    connectors: frozenset[str]
    conjunction: re.Pattern[str]
    locative: re.Pattern[str]
    month: re.Pattern[str]
    endings: tuple[str, ...]
    genitive: tuple[str, ...]
    articles: tuple[str, ...]
    unions: frozenset[str]
    packs: tuple[LanguagePack, ...]
    english: LanguagePack

    def everywhere(self, *path: str) -> tuple[str, ...]:
        """Return the words under a key of every pack, not only of the document's language, the longest first."""
        return _everywhere(self, path)

    def cue(self, name: str) -> re.Pattern[str]:
        """Return the pattern for a cue, one that never matches where the pack has none."""
        return self.cues.get(name, NEVER)

    def base(self, name: str) -> str:
        """Take a genitive or case ending from the last word of a name, where what is left is long enough."""
        low = name.lower()
        for ending in self.endings if low.endswith(self.endings) else ():
            if low.endswith(ending) and len(name) - len(ending) >= 3:
                return name[: -len(ending)]
        return name


@cache
def _everywhere(lexicon: Lexicon, path: tuple[str, ...]) -> tuple[str, ...]:
    return words_of_all(lexicon.packs, *path)


def lexicon(language: str, packs: Mapping[str, LanguagePack] | None = None) -> Lexicon:
    """Compile the lexicon for a language, once, among the shipped packs by default; an unknown one is read as English."""
    return _compiled(language, tuple((packs or language_packs()).values()))


@cache
def _compiled(language: str, among: tuple[LanguagePack, ...]) -> Lexicon:
    packs = {pack.code: pack for pack in among}
    return _compile(packs.get(language) or packs["en"], packs, _heads(among))


@cache
def _heads(packs: tuple[LanguagePack, ...]) -> dict[tuple[str, str], re.Pattern[str]]:
    """Compile the parts of names that tell a kind: those of every language, as names are seldom translated."""
    heads = {}
    for where in _PLACES_OF_HEADS:
        words = {kind: [word for each in packs for word in each.words("heads", where, kind)] for kind in HEAD_KINDS}
        for kind, own in {**words, ANY: [word for some in words.values() for word in some]}.items():
            heads[where, kind] = alternatives(own, whole=where != "suffix")
    return heads


def _compile(
    pack: LanguagePack, packs: Mapping[str, LanguagePack], heads: dict[tuple[str, str], re.Pattern[str]]
) -> Lexicon:
    english = packs.get("en", pack)
    own = (pack,)
    both = (pack, english)

    def compiled(section: str, among: Iterable[LanguagePack]) -> dict[str, re.Pattern[str]]:
        among = list(among)
        keys = {key for each in among for key in each.data.get(section, {})}
        return {key: alternatives([word for each in among for word in each.words(section, key)]) for key in keys}

    stop = {word.lower() for word in pack.words("stopwords")}
    return Lexicon(
        pack=pack,
        cues=compiled("cues", own),
        labels=compiled("labels", both),
        project=compiled("project", own),
        heads=heads,
        stopwords=frozenset(stop),
        not_names=frozenset(word.lower() for each in both for word in each.words("not_names")),
        words_like_places=frozenset(pack.lists.get("words_like_places", ()))
        | frozenset(english.lists.get("words_like_places", ())),
        connectors=frozenset(pack.words("connectors"))
        | {word for word in english.words("connectors") if word not in stop or pack is english}
        | set(words_of_all(packs.values(), "names", "connectors")),
        conjunction=alternatives([*pack.words("and"), "&"]),
        locative=alternatives(pack.words("locative")),
        month=re.compile("|".join(pack.words("months")) or NEVER.pattern, re.IGNORECASE),
        endings=tuple(sorted(pack.words("inflection", "endings"), key=len, reverse=True)),
        genitive=tuple(ending for ending in english.words("inflection", "genitives") if ending.isalpha()),
        articles=(*words_of_all(packs.values(), "articles"), *words_of_all(packs.values(), "names", "articles")),
        unions=frozenset(words_of_all(packs.values(), "names", "unions")),
        packs=tuple(packs.values()),
        english=english,
    )
