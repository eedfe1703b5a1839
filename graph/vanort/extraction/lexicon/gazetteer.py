"""Known names: countries, municipalities, larger places, bodies and programmes, found in one pass over the text.

The automaton is built once from CLDR (babel), GeoNames and the lists of the language packs, and kept in the
user's cache folder; the key holds the versions of all of them.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from vanort.geonames.towns import digest, towns
from vanort.languages.pack import FOLDER, LanguagePack, language_packs
from vanort.languages.table import read_table
from vanort.support.letters import lowered

LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ][A-Za-zÀ-ɏḀ-ỿ'’. -]+")
_BLANK = re.compile(r"\s")
NORDIC = frozenset({"AX", "DK", "FI", "FO", "GL", "IS", "NO", "SE"})
_RANK = {"Country": 5, "Municipality": 3, "Region": 3, "City": 1}
_LISTS = ("countries", "municipalities", "regions")
_FORMAT = 5
# People: a smaller place is not listed, or, small but listed, no evidence alone. Nordic pages name Nordic villages.
_NORDIC_VILLAGE, _VILLAGE, _TOWN = 500, 2_000, 15_000
_NEIGHBOURS = frozenset(
    {"NO", "SE", "DK", "FI", "EE", "LV", "LT"}
)  # whose small towns have names in other languages, too
_MUNICIPALITY = 10_000  # people, where a list of municipalities says none: as many as in a small town
_INFLECTED = 50_000  # people: towns that are named often enough for other stems to be worth their room
_SHORTEST, _SHORT = 3, 4  # letters of a name; by-names so short are weak
_LARGER = 10_000  # people: smaller towns have seldom a name in another language, and many share theirs
_KEPT = 4  # files in the cache, those last used; more than one only where several versions of vanort are


@dataclass(frozen=True, slots=True)
class Entry:
    """A known name: its type, its usual form, the country or code where known, and how surely it is meant.

    `weak` holds for a name that alone is no evidence: a small place far away, or a short by-name.
    `oblique` holds for a stem that stands only with an ending. `town` is what a larger town is called where it lies, with
    its country: "Danzig" and "Gdańsk" have the same.
    """

    kind: str
    name: str
    code: str = ""
    population: int = 0
    weak: bool = False
    oblique: bool = False
    town: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A known name at its place in the text."""

    start: int
    end: int
    entry: Entry


def flatten(text: str) -> str:
    r"""Lower each character and make every white space a blank, keeping the length.

    >>> flatten("Växjö\xa0Kommun")
    'växjö kommun'
    """
    return _BLANK.sub(" ", lowered(text)).replace("’", "'")


def find_known(text: str, flat: str, pack: LanguagePack) -> Iterator[Hit]:
    """Yield known names with a capital where the name has one, endings of the language taken along."""
    endings = sorted(pack.words("inflection", "endings"), key=len, reverse=True)
    for last, values in gazetteer().iter(flat):
        end, start = last + 1, last + 1 - len(values[1])
        if values[1][0].isupper() and not text[start].isupper():
            continue
        if start and (flat[start - 1].isalnum() or flat[start - 1] in "@_"):
            continue
        kind, name = values[:2]
        if (start > 1 and flat[start - 1] in "./-" and flat[start - 2].isalnum()) and kind in _RANK:
            continue
        if not _written_as_name(text[start:end], name):
            continue
        entry = Entry(*values)
        end = _with_ending(flat, end, endings, oblique=entry.oblique)
        if end:
            yield Hit(start, end, entry)


def _with_ending(flat: str, end: int, endings: list[str], *, oblique: bool) -> int:
    """Return the end of the name with its ending, 0 where the word goes on otherwise."""
    if not oblique and (end == len(flat) or not flat[end].isalnum()):
        if flat[end : end + 1] == "." and re.match(r"\.\w", flat[end : end + 2]):
            return 0
        return end
    for ending in endings:
        after = end + len(ending)
        if flat.startswith(ending, end) and (after == len(flat) or not flat[after].isalnum()):
            return after
    return 0


def _written_as_name(found: str, name: str) -> bool:
    """Tell whether each word is written with the capitals that the name has, or all in capitals."""
    if found.isupper():
        return len(found) > 1
    return all(
        not known[:1].isupper() or written[:1].isupper()
        for written, known in zip(found.split(), name.split(), strict=False)
    ) and (not name.isupper() or found == name)


@cache
def gazetteer(folder: Path = FOLDER) -> Any:
    """Return the automaton of all known names, from the cache folder where it was built before."""
    path = _cache_folder() / f"gazetteer-{_key(folder)}.pickle"
    try:
        automaton = pickle.loads(path.read_bytes())  # noqa: S301 (our own file, in the user's own cache folder)
        with suppress(OSError):
            path.touch()  # those used last are kept
        return automaton
    except (OSError, pickle.UnpicklingError, EOFError, AttributeError, ValueError):
        automaton = _build(folder)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(f".{os.getpid()}")
        partial.write_bytes(pickle.dumps(automaton, protocol=pickle.HIGHEST_PROTOCOL))
        partial.replace(path)
        for old in sorted(path.parent.glob("gazetteer-*.pickle"), key=lambda file: file.stat().st_mtime)[:-_KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        pass  # a cache that cannot be written only costs time
    return automaton


def _cache_folder() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "vanort"


def _key(folder: Path) -> str:
    key = hashlib.sha256(f"{_FORMAT} {digest()} {version('babel')}".encode())
    key.update(Path(__file__).read_bytes())
    for code, pack in sorted(language_packs(folder).items()):
        key.update(f"{code} {pack.data.get('cldr')} {pack.data.get('inflection')}".encode())
    lists = [path for name in _LISTS for path in folder.glob(f"*/{name}.txt")]
    for path in sorted([*lists, *folder.glob("*.tsv")]):
        key.update(path.read_bytes())
    return key.hexdigest()[:16]


def _build(folder: Path) -> Any:
    import ahocorasick

    packs = language_packs(folder)
    best: dict[str, Entry] = {}
    larger: dict[str, Entry] = {}
    for entry in _entries(folder, packs):
        key = flatten(entry.name)
        if entry.town and (key not in larger or entry.population > larger[key].population):
            larger[key] = entry
        known = best.get(key)
        if known is None or _strength(entry) > _strength(known):
            best[key] = entry
    for key, entry in best.items():
        if entry.kind == "Municipality" and key in larger:
            best[key] = replace(entry, town=larger[key].town)
    for pack in packs.values():
        changes = [(re.compile(end), stem) for end, stem in pack.data.get("inflection", {}).get("stems", [])]
        if not changes:
            continue
        any_change = re.compile("|".join(f"(?:{end.pattern})" for end, _ in changes))
        for entry in list(best.values()):
            if entry.oblique or entry.weak or (entry.kind == "City" and _people(entry) < _INFLECTED):
                continue
            if not any_change.search(entry.name):
                continue
            for stem in _stems(entry.name, changes):
                if flatten(stem) not in best:
                    best[flatten(stem)] = Entry(
                        entry.kind, stem, entry.code, entry.population, entry.weak, oblique=True, town=entry.town
                    )
    automaton = ahocorasick.Automaton()
    for key, entry in best.items():
        automaton.add_word(key, tuple(getattr(entry, name) for name in Entry.__slots__))
    automaton.make_automaton()
    return automaton


def _people(entry: Entry) -> int:
    """Return how many live in a town; by one of its other names, half of them are counted where names compete."""
    own = not entry.town or entry.town.startswith(f"{entry.name}, ")
    return entry.population if own else 2 * entry.population


def _stems(name: str, changes: list[tuple[re.Pattern[str], str]]) -> Iterator[str]:
    for pattern, replacement in changes:
        stem, count = pattern.subn(replacement, name)
        if count and stem != name:
            yield stem


def _strength(entry: Entry) -> tuple[int, bool, int]:
    return _RANK.get(entry.kind, 4), not entry.weak, entry.population


def _entries(folder: Path, packs: Mapping[str, LanguagePack]) -> Iterator[Entry]:
    yield from _known(folder / "known.tsv")
    for code, pack in packs.items():
        yield from _countries(pack)
        for name in pack.lists.get("regions", ()):
            yield Entry("Region", name, code)
        for line in pack.lists.get("municipalities", ()):
            short, official, number = (*line.split("\t"), "", "")[:3]
            yield Entry("Municipality", short, number, _MUNICIPALITY, weak=len(short) < _SHORTEST)
            if official:
                yield Entry("Municipality", official, number, _MUNICIPALITY)
    yield from _cities()


def _known(path: Path) -> Iterator[Entry]:
    for row in read_table(path):
        kind, name = row.cell(0), row.cell(1)
        for form in (name, *row.words(2)):
            yield Entry(kind, form, name)


def _countries(pack: LanguagePack) -> Iterator[Entry]:
    from babel import Locale

    territories: Mapping[str, str] = {}
    if cldr := str(pack.data.get("cldr", "")):
        territories = Locale.parse(cldr).territories
    for code, name in territories.items():
        if len(code) == 2 and code.isalpha() and code not in {"EU", "EZ", "UN", "ZZ", "QO", "XA", "XB"}:
            yield Entry("Country", name, code)
            plain = re.sub(r"\s*\(.*\)|^SAR ", "", name)
            if plain != name:
                yield Entry("Country", plain, code)
    for line in pack.lists.get("countries", ()):
        code, *names = re.split(r"\t|\|", line)
        for name in names:
            yield Entry("Country", name, code)


def _cities() -> Iterator[Entry]:
    for city in towns():
        country, population = city.country, city.people
        if population < (_NORDIC_VILLAGE if country in NORDIC else _VILLAGE):
            continue
        names = {city.name}
        if population >= _TOWN or country in _NEIGHBOURS:
            names.update(city.others)
        for name in sorted(names):
            if (
                not LATIN.fullmatch(name)
                or len(name) < (_SHORTEST if name == city.name or not name.isascii() else _SHORTEST + 1)
                or name.islower()
            ):
                continue
            own = name == city.name
            small = population < (_VILLAGE if country in NORDIC else _TOWN)
            weak = small or (not own and len(name) <= _SHORT)
            if name.isupper():
                continue
            town = f"{city.name}, {country}" if population >= _LARGER else ""
            yield Entry("City", name, country, population if own else population // 2, weak, town=town)
