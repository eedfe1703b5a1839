"""What a remark on an entry of a list or a table says of the entry: that its tie is past, planned or denied."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import takewhile

from vanort.extraction.discourse.assertion import ASSERTED, PLANNED, Statement, Verdict, judge
from vanort.extraction.discourse.cues import cue_table
from vanort.extraction.discourse.sentence_context import heading_verdict, names_another
from vanort.extraction.layout.units import Page, Unit
from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.extraction.mentions.periods import find_periods
from vanort.languages.cell_concepts import concept_of
from vanort.languages.column_heads import head_meanings

_STOPS = ",;:("  # behind them stands something else, of which the word before them is not said
_WORD = re.compile(rf"[{_STOPS}]|[^\s{_STOPS}]+")
_REMARK = re.compile(r"\(([^()\n]{4,80})\)|\s[–—-]\s([^–—\n]{4,90})")
_CELL = re.compile(r"[\t|]\s*([^\t|\n]{4,90})")
_ENDS = (".", "!", "?")  # of a sentence; an entry of a list has none
_LONGEST_TIE = 4  # words of the name of a tie: "twin town"
_OF_TIES = frozenset({"twin", "partnership", "membership", "start"})  # what a head of a column means that names one


def entry_verdict(page: Page, unit: Unit) -> Verdict:
    """Return what a remark within an entry of a list, or the sentences behind it, say of its tie.

    "Narva, Estonia (ended in 2007)", "Narva – dormant since 2019", "Narva. The agreement ended in 2007".
    """
    line = unit.kind == "sentence" and not page.words(unit).rstrip().endswith(_ENDS)
    if unit.kind != "item" and not line:
        return Verdict()
    if (said := remark_says(page, unit)) is not None:
        return said
    if unit.kind != "item":
        return Verdict()
    at = bisect_left(page.unit_starts, unit.start)
    for remark in takewhile(lambda other: other.kind == "item" and other.line == unit.line, page.units[at + 1 :]):
        if names_another(page, unit, page.words(remark)):
            break
        verdict, sure = judge_remark(page.lexicon, page.words(remark).rstrip(" .!"))
        if verdict is not None and sure:
            return verdict
    return Verdict()


def remark_says(page: Page, unit: Unit) -> Verdict | None:
    """Return what the remark in an entry or a row says of its tie, None where it has no such remark."""
    inside = ending_remark(page, unit)
    return judge_remark(page.lexicon, page.text[slice(*inside)].rstrip(" .!"))[0] if inside else None


def ending_remark(page: Page, unit: Unit) -> tuple[int, int] | None:
    """Return where an entry or a row has a remark that says that its tie is past, planned or denied; None without one.

    A remark is what stands in brackets or behind a dash, and in a row a cell.
    """
    pattern = _CELL if unit.kind == "row" else _REMARK
    for found in pattern.finditer(page.text, unit.start, unit.end):
        start, end = next(found.span(group) for group in range(1, pattern.groups + 1) if found[group] is not None)
        verdict, sure = judge_remark(page.lexicon, page.text[start:end].rstrip(" .!"))
        if verdict is not None and sure and verdict.status != ASSERTED:
            return start, end
    return None


def judge_remark(own: Lexicon, words: str) -> tuple[Verdict | None, bool]:
    """Return what a language makes of a remark, and whether it is said of the row: the cue is all of it, or tells of a tie.

    A plan that something else is the subject of, "a visit is planned", plans no fact of the row.
    """
    whole = heading_verdict(own, words)
    inside = judge(cue_table(own.pack), Statement(words, standing=True))
    if whole.status != ASSERTED:
        cue = inside.because if inside.status != ASSERTED else words.split()[0]
        behind = words[words.find(cue) + len(cue) :]
        return whole, _leaves_it_to_the_row(own, cue, behind) or _opens_undertaking(own, words)
    at = words.find(inside.because)
    before, behind = words[:at], words[at + len(inside.because) :]
    before = "" if _is_date(own, before) else before  # "Ende 2023 ausgetreten"
    if inside.status == ASSERTED or (inside.status == PLANNED and before.strip() and not _opens_tie(own, before)):
        return None, False
    if not before.strip():
        return inside, _leaves_it_to_the_row(own, inside.because, behind)
    own_act = own.cue("home_subject").fullmatch(before.strip()) is not None  # "the town left in 2022"
    return inside, own_act or _tells_of_tie(own, before) or names_tie(own, inside.because)


def _is_date(own: Lexicon, words: str) -> bool:
    """Tell whether words are a date and at most one small word: "2024", "Ende 2023", "i slutet av 2023"."""
    periods = list(find_periods(words, 0, len(words), own))
    if len(periods) != 1:
        return False
    before, behind = words[: periods[0].start].split(), words[periods[0].end :].strip()
    return not behind and len(before) <= 1 and all(word.lower() in own.stopwords for word in before)


def _tells_of_tie(own: Lexicon, words: str) -> bool:
    """Tell whether words name a tie, or what one comes from: "the agreement", "our application"."""
    return names_tie(own, words) or any(True for _ in _undertakings(own, words))


def _opens_tie(own: Lexicon, words: str) -> bool:
    """Tell whether the first word that is not a small one names a tie: "an agreement has", and not "a visit to a twin town"."""
    start = _behind_small_words(words, frozenset(own.pack.words("stopwords")))
    first = _WORD.match(words, start)
    return any(tie.match(words, start) for tie in _ties(own)) or (first is not None and _is_tie(own, first[0]))


def _opens_undertaking(own: Lexicon, words: str) -> bool:
    """Tell whether words open with what a tie comes from: "application being looked at"."""
    return any(start == 0 for start, _ in _undertakings(own, words))


def names_tie(own: Lexicon, words: str) -> bool:
    """Tell whether words name a tie: "agreement", "twin town", "member"."""
    return any(tie.search(words) for tie in _ties(own))


def _undertakings(own: Lexicon, words: str) -> Iterator[tuple[int, int]]:
    """Yield where words name what a tie comes from: "the application"."""
    for border in cue_table(own.pack).borders(words):
        if border.cue.kind in {"undertaking", "resumes"}:
            yield border.start, border.end


def _leaves_it_to_the_row(own: Lexicon, cue: str, behind: str) -> bool:
    """Tell whether what stands behind a cue names nothing else that the cue may be said of: "no visit in 2020", "former capital".

    A tie, what makes one, a date or small words do not: "former twin town", "not signed", "ended in 2008", "no agreement yet".
    """
    small = frozenset(own.pack.words("stopwords"))
    start = _behind_small_words(behind, small)
    said = behind[start:].rstrip()
    words = list(_WORD.finditer(said))
    if not words or words[0][0] in _STOPS or own.cue("since").fullmatch(said) or concept_of("status", said):
        return True
    if len(words) == 1 and _tells_of_tie(own, cue):
        return True
    dates = [found.end - start for found in find_periods(behind, 0, len(behind), own) if found.start <= start]
    _, _, opened = cue.rpartition(" ")  # "former sister" and "city"
    ends = dates + [
        word.end()
        for word in words[:_LONGEST_TIE]
        if any(_is_tie(own, before + said[: word.end()]) for before in ("", f"{opened} "))
    ]
    joined = bool(dates) and bool(behind[:start].strip())  # "since 2014 because of …"
    return joined or any(_ends_there(said[end:], small) for end in ends)


def _is_tie(own: Lexicon, words: str) -> bool:
    """Tell whether words are just the name of a tie, of what one comes from, or of what makes one."""
    return (
        any(tie.fullmatch(words) for tie in _ties(own))
        or (0, len(words)) in _undertakings(own, words)
        or bool(head_meanings(words) & _OF_TIES)
    )


def _ends_there(text: str, small: frozenset[str]) -> bool:
    """Tell whether nothing, a sign or a small word stands behind a tie: no "twin town visit"."""
    first = _WORD.search(text)
    return first is None or first[0] in _STOPS or first[0].casefold() in small


def _behind_small_words(text: str, small: frozenset[str]) -> int:
    """Return where the first word stands that is none of those that only join others."""
    return next((word.start() for word in _WORD.finditer(text) if word[0].casefold() not in small), len(text))


def _ties(own: Lexicon) -> Iterator[re.Pattern[str]]:
    """Yield what in a language names a tie: "agreement", "twin town", "member"."""
    if tie := own.project.get("partnership"):
        yield tie
    yield from (own.cue(name) for name in ("twin", "member", "member_strong"))


@cache
def tie_pattern(own: Lexicon) -> re.Pattern[str]:
    """Return the pattern of the name of a tie, with the blanks behind it."""
    return re.compile(rf"(?:{'|'.join(pattern.pattern for pattern in _ties(own))})\s+", re.IGNORECASE)
