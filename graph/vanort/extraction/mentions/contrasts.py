"""Names that a sentence sets against one another: "not A but B", "nicht von A, sondern von B", "ei A vaan B"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from vanort.extraction.layout.units import Page, Unit
from vanort.languages.assertion_cues import phrase_pattern
from vanort.languages.pack import LanguagePack

Span = tuple[int, int]
GAP = "…"  # in a phrase of the kind `antithesis`: what stands between the word that denies and the one that turns
_SMALL = re.compile(r"[ \xa0]?(?:[^\W\d_A-ZÅÄÖÆØÜ][\w-]*[ \xa0]){0,3}")
_BEHIND = re.compile(r"[ \xa0]?(?:\([^()]*\)[ \xa0]?)?,?[ \xa0]?")  # between the name and "but": a bracket, a comma
_LEAD = 2  # small words between "not" and the denied name: "not by the"


@dataclass(frozen=True, slots=True)
class Contrast:
    """Where a sentence denies names and names others in their place: "not", the denied, "but", the others."""

    negation: Span
    denied: Span
    turn: Span
    instead: Span

    def denies(self, offset: int) -> bool:
        """Tell whether what stands at an offset is among the denied."""
        return self.denied[0] <= offset < self.denied[1]

    def sets(self, offset: int) -> bool:
        """Tell whether what stands at an offset is said in the place of what is denied."""
        return self.instead[0] <= offset < self.instead[1]


@dataclass(frozen=True, slots=True)
class _Turn:
    """The words that deny and those that turn, compiled."""

    negation: re.Pattern[str]
    turn: re.Pattern[str]


def contrasts(pack: LanguagePack, text: str, names: Sequence[Span]) -> Iterator[Contrast]:
    """Yield where a sentence sets names against one another; `names` are where its names stand, in their order.

    The word that denies stands right before the denied name, or the same preposition stands before both: "is not led by A but
    by B". Where a verb follows the second name, "but" begins a clause of its own: "does not support A but B is asked".

    >>> from vanort.languages import language_packs
    >>> english = language_packs()["en"]
    >>> [c.turn for c in contrasts(english, "Not Ale but Hof is a partner.", [(4, 7), (12, 15)])]
    [(8, 11)]
    >>> list(contrasts(english, "It does not support Ale but Hof is.", [(20, 23), (28, 31)]))
    []
    """
    turns, verbs = _turns(pack)
    for rule in turns if len(names) > 1 else ():
        for turn in rule.turn.finditer(text):
            before = [name for name in names if name[1] <= turn.start()]
            after = [name for name in names if name[0] >= turn.end()]
            if not before or not after or not _BEHIND.fullmatch(text, before[-1][1], turn.start()):
                continue
            small = text[turn.end() : after[0][0]].strip().lower()
            denied = _row(pack, text, before[::-1])[::-1]
            negation = next(iter([*rule.negation.finditer(text, 0, denied[0][0])][::-1]), None)
            if negation is None or any(negation.end() <= name[0] < denied[0][0] for name in before):
                continue
            if not _SMALL.fullmatch(text, turn.end(), after[0][0]):
                continue
            lead = text[negation.end() : denied[0][0]].strip().lower().split()
            row = _row(pack, text, after)
            own_clause = verbs.match(text, row[-1][1]) is not None
            articles = all(word in pack.words("articles") for word in lead)
            same = not articles and bool(small) and small.split()[0] in lead[-_LEAD:]
            if same or articles or (len(lead) <= _LEAD and not own_clause):
                yield Contrast(negation.span(), (denied[0][0], denied[-1][1]), turn.span(), (row[0][0], row[-1][1]))


def as_rows(page: Page, unit: Unit, spans: Sequence[Span]) -> list[str | None]:
    """Return for each name of a sentence what is read before it where it is set against another one, None elsewhere.

    "is led not by A but by B" is read as "is led by A and by B", and "by B, not A" as "by B and A".
    """
    words, pack, at = page.words(unit), page.lexicon.pack, unit.start
    before: list[str | None] = [None] * len(spans)
    names = [(start - at, end - at) for start, end in spans]
    ends = [0, *(end for _, end in names)]
    joint = f" {next(iter(pack.words('and')), '')} "
    for contrast in contrasts(pack, words, names):
        for number, (start, _) in enumerate(names):
            cut, rest = (contrast.negation, "") if start == contrast.denied[0] else (contrast.turn, joint)
            if start in {contrast.denied[0], contrast.instead[0]} and ends[number] <= cut[0]:
                left, right = words[ends[number] : cut[0]].rstrip(" ,\xa0"), words[cut[1] : start].lstrip()
                before[number] = f"{left}{rest or ' '}{right}" if left or rest else right
    for number, (start, _) in enumerate(names[1:], start=1):
        between = words[ends[number] : start]
        if before[number] is None and (apart := _set_apart(pack).fullmatch(between)):
            before[number] = f"{joint}{apart['again']}"
    return before


def _row(pack: LanguagePack, text: str, names: Sequence[Span]) -> list[Span]:
    """Return the names that stand in a row from the first on, in whichever direction they are given."""
    joint = _joint(pack)
    row = [names[0]]
    for name in names[1:]:
        left, right = sorted((row[-1], name))
        if not joint.fullmatch(text, left[1], right[0]):
            break
        row.append(name)
    return row


@cache
def _turns(pack: LanguagePack) -> tuple[tuple[_Turn, ...], re.Pattern[str]]:
    cues = [cue.phrase.partition(GAP) for cue in pack.assertion if cue.kind == "antithesis"]
    verbs = "|".join(f"(?:{cue.pattern.pattern})" for cue in pack.assertion if cue.kind == "verb") or r"(?!)"
    return tuple(_Turn(_words(negation), _words(turn)) for negation, _, turn in cues), re.compile(
        rf",?\s(?:{verbs})", re.IGNORECASE
    )


@cache
def _joint(pack: LanguagePack) -> re.Pattern[str]:
    """Return the pattern of what joins two names of a row: a comma or "and", and a short word that is said again."""
    return re.compile(
        rf"(?:,|,?[ \xa0](?:{'|'.join(pack.words('and')) or '(?!)'}))[ \xa0](?:[^\W\d_A-ZÅÄÖÆØÜ]{{1,5}}[ \xa0])?",
        re.IGNORECASE,
    )


@cache
def _set_apart(pack: LanguagePack) -> re.Pattern[str]:
    """Return the pattern of what stands between two names of which the second is denied: ", not", " and not the"."""
    cues = [cue.phrase.replace("{name}", "").strip() for cue in pack.assertion if cue.kind == "next"]
    choices = "|".join(phrase_pattern(cue) for cue in cues) or r"(?!)"
    return re.compile(rf",?[ \xa0](?:{choices})[ \xa0]+(?P<again>(?:[^\W\d_A-ZÅÄÖÆØÜ]{{1,5}}[ \xa0])?)", re.IGNORECASE)


def _words(phrase: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){phrase_pattern(phrase.strip())}(?!\w)", re.IGNORECASE)
