"""How each language names the goals of the 2030 Agenda: patterns made from `languages/*/goals.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any

from vanort.languages.pack import by_first_letter
from vanort.support.resources import resource

# English is the language of the United Nations' own short forms (SDG 7), so its words count in every text.
_EVERYWHERE = "en"
_OPENING = 3
_WORD = re.compile(r"\w+")
_NOTHING = r"(?!)"


@dataclass(frozen=True, slots=True)
class GoalWords:
    """Hold the patterns by which the goals of the 2030 Agenda are named in one or more languages."""

    head: re.Pattern[str]
    """A word for goal up to its first number; groups `un`, `plain` or `target` say how sure the word is."""
    number: re.Pattern[str]
    """A number from 1 to 17 in figures or words, with or without a target: groups `goal`, `target`."""
    next_number: re.Pattern[str]
    """What stands between two numbers of a list; group `through` where it is a range."""
    ordinal: re.Pattern[str]
    """The seventh global goal: group `goal`."""
    cue: re.Pattern[str]
    """What shows that a text speaks of the goals of the United Nations."""
    owner: re.Pattern[str]
    """What before a goal shows that it is somebody's own ("project goal 2")."""
    counted: re.Pattern[str]
    """What after a number shows that the number counts something else."""
    name: re.Pattern[str]
    """A goal's name; one group for each goal, `g7` for a name of its own, `e7` for everyday words."""
    name_opening: re.Pattern[str]
    """The first letters, at most three, of the first word of a name or of what may stand before one."""
    numbers: Mapping[str, int]
    """The goals' numbers in words, lower case."""


@cache
def goal_words(language: str | None = None) -> GoalWords:
    """Return the patterns for texts in a language, or for all languages at once.

    >>> goal_words("sv").head.search("Projektet svarar mot mål 7.").group()
    'mål 7'
    """
    return _compile([_read(name) for name in _languages(language)])


@cache
def is_target(goal: int, target: str) -> bool:
    """Tell whether the 2030 Agenda has such a target.

    >>> is_target(7, "2"), is_target(7, "b"), is_target(7, "9")
    (True, True, False)
    """
    targets = tomllib.loads(resource("languages/goals.toml").read_text(encoding="utf-8"))["targets"][str(goal)]
    return 0 < int(target) <= targets["numbers"] if target.isdecimal() else target in targets["letters"]


def phrases(words: Iterable[str]) -> str:
    """Make one pattern of words and phrases, the longest first; a star stands for any ending.

    >>> bool(re.fullmatch(phrases(["global goal*"]), "global  goals"))
    True
    """
    return _any(_patterns(words))


def _patterns(words: Iterable[str]) -> Iterator[str]:
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        pattern = re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
        yield pattern + (r"(?!\w)" if re.search(r"[\w*]$", word) else "")


def _any(patterns: Iterable[str]) -> str:
    return rf"(?:{by_first_letter(patterns) or _NOTHING})"


def _languages(language: str | None) -> list[str]:
    folder = resource("languages")
    known = sorted(path.parent.name for path in folder.glob("*/goals.toml"))
    return known if language is None else [name for name in known if name in {language, _EVERYWHERE}]


def _read(language: str) -> dict[str, Any]:
    return tomllib.loads(resource(f"languages/{language}/goals.toml").read_text(encoding="utf-8"))


def _compile(packs: list[dict[str, Any]]) -> GoalWords:
    def words(key: str) -> list[str]:
        return [word for pack in packs for word in pack.get(key, ())]

    def compiled(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, re.IGNORECASE)

    numbers = {word.lower(): number for pack in packs for word, number in pack.get("number_names", {}).items()}
    ordinals = {word.lower(): number for pack in packs for word, number in pack.get("ordinals", {}).items()}
    endings = "|".join(pack["ordinal_ending"] for pack in packs if "ordinal_ending" in pack) or _NOTHING
    target = r"(?:\.(?P<target>\d{1,2}|[a-d]))?"
    number = rf"(?P<goal>0?(?:1[0-7]|[1-9])|{phrases(numbers)}){target}(?!\w|\s?[%‰]|[.,]\d)"
    # "SDG7", "SDG-7", "goal no. 7", "mål: 7" are all written
    gap = rf"\s*(?:[-–:]?\s*#?|{phrases(words('number_signs'))})\s*"
    heads = (
        f"(?P<un>{_any(_opened(words('un_goals')))})|(?P<target_word>{phrases(words('targets'))})"
        f"|(?P<plain>{phrases(words('goals'))})"
    )
    joins, through = phrases(words("joins")), phrases(words("through"))
    return GoalWords(
        head=compiled(rf"(?<!\w)(?:{heads})(?P<gap>{gap})(?P<first>{number})"),
        number=compiled(number),
        next_number=compiled(
            rf"\s*(?P<through>[–—-]|{through})\s*(?=\w)|\s*[,;/&+]\s*(?:{joins}\s+)?(?=\w)|\s+{joins}\s+(?=\w)"
        ),
        ordinal=compiled(
            rf"(?<!\w)(?:(?P<figure>1[0-7]|[1-9])(?:{endings})|(?P<word>{phrases(ordinals)}))\s+{phrases(words('un_goals'))}"
        ),
        cue=compiled(rf"(?<!\w){_any(chain(_patterns(words('cues')), _opened(words('un_goals'))))}"),
        owner=compiled(rf"(?<!\w){phrases(words('owners'))}[\s-]*\Z"),
        counted=compiled(rf"\s+{phrases(words('counted'))}"),
        name=compiled(_name_pattern(packs)),
        name_opening=compiled(rf"(?<!\w)(?:{by_first_letter(sorted(set(_openings(packs))))})"),
        numbers=numbers | ordinals,
    )


def _opened(words: list[str]) -> Iterator[str]:
    # "SDG7": the short form may run straight into its number
    return (pattern.replace(r"SDG(?!\w)", r"SDG(?![^\W\d])") for pattern in _patterns(words))


def _name_pattern(packs: list[dict[str, Any]]) -> str:
    opener = phrases(word for pack in packs for word in pack.get("name_openers", ()))
    parts = []
    for goal in range(1, 18):
        own = [name for pack in packs for name in pack.get("names", {}).get(str(goal), ())]
        everyday = [name for pack in packs for name in pack.get("everyday_names", {}).get(str(goal), ())]
        parts.append(rf"(?P<g{goal}>(?:{opener}\s+)?{_quoted(own)})")
        parts.append(rf"(?P<e{goal}>{opener}\s+{_quoted(everyday)})")
    return rf"(?<!\w)(?:{'|'.join(parts)})"


def _openings(packs: list[dict[str, Any]]) -> Iterator[str]:
    for pack in packs:
        names = [*pack.get("names", {}).values(), *pack.get("everyday_names", {}).values()]
        for name in (*pack.get("name_openers", ()), *chain.from_iterable(names)):
            word = _WORD.findall(name)[0].lower()
            yield re.escape(word[:_OPENING]) + (r"(?!\w)" if len(word) < _OPENING else "")


def _quoted(names: list[str]) -> str:
    return rf"[\"'“”‘’«»]?{phrases(names)}"
