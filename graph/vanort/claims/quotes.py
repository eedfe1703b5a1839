"""Find the characters that a quote means, and the shortest words that mean given characters again."""

from __future__ import annotations

import difflib
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from vanort.claims.lookalikes import difference, places
from vanort.claims.model import Span
from vanort.errors import ClaimsError

_ENDING = re.compile(
    r"[^\W\d_A-ZÅÄÖÆØ⁰¹²³⁴-⁹]{1,3}(?![^\W⁰¹²³⁴-⁹])"
)  # of a case or genitive: Växjö-s, Tampere-en, Espoo-ssa
LONG = 30_000  # characters; in a shorter text each passage is found as fast on its own
_OPENINGS = (16, 4)  # how many first letters a passage is looked for by: most quotes have sixteen, most names four


def find_quote(
    text: str, quote: str, *, within: str = "", path: Path | str | None = None, line: int | None = None
) -> Span:
    """Return where `quote` stands in `text`; in `within` first, where that is given.

    White space, composed letters and characters without width make no difference, see `vanort.claims.lookalikes`.

    >>> find_quote("2015 and 2017", "2017")
    Span(start=9, end=13)
    >>> find_quote("a year, then a month", "a", within="a month")
    Span(start=13, end=14)

    Raises ClaimsError where the words are not in the text, or stand there more than once.
    """
    if not quote.strip():
        raise ClaimsError(
            "The quote is empty.",
            path=path,
            line=line,
            hint="Give the exact words of the document that say this.",
        )
    if not within:
        return _once(text, quote, "the document", "quote", path, line)
    outer = _once(text, within, "the document", "within", path, line)
    inner = _once(text[outer.start : outer.end], quote, "'within'", "quote", path, line)
    return Span(outer.start + inner.start, outer.start + inner.end)


def find_name(text: str, name: str, *, others: Iterable[str] = (), inside: Span | None = None) -> Span | None:
    """Return where a text first bears a name: in `inside`, if it does there, and never within a longer word.

    `others` are the names of other things. Where one of them holds this name, it is that thing which is named there:
    the town Lund is not where Eva Lund is, unless it stands nowhere else. A name that stands only with an ending of a
    case or a genitive is found there, ending and all; one that stands nowhere gives None.

    >>> find_name("Lundbergska skolan i Lund", "Lund")
    Span(start=21, end=25)
    >>> find_name("Eva Lund i Lunds kommun", "Lund", others=["Eva Lund"])
    Span(start=11, end=16)
    """
    is_within = _within_others(text, name, others)
    best, best_rank = None, (True, True, True)
    for span in _occurrences(text, name):  # in order: where two are as good, the first is meant
        cut = cuts_word(text, span)
        if cut and not _only_ending_follows(text, span):
            continue
        inner = inside is None or (inside.start <= span.start and span.end <= inside.end)
        rank = (not inner, is_within(span), cut)
        if best is None or rank < best_rank:
            best, best_rank = span, rank
        if not any(rank):  # none can be better
            break
    ending = _ENDING.match(text, best.end) if best and _goes_on(text, best.end) else None
    return Span(best.start, ending.end()) if best and ending else best


def _within_others(text: str, name: str, others: Iterable[str]) -> Callable[[Span], bool]:
    """Return what tells whether a place of a name is within one of other names, without looking for all of those."""
    holding = [other for other in others if name in other and name != other]
    as_written = [other for other in holding if _first_two(text, other)] if _first_two(text, name) else []
    elsewhere = [s for other in holding if other not in set(as_written) for s in _occurrences(text, other)]
    shifted = [(other, at) for other in as_written for at in _starts(other, name)]

    def is_within(span: Span) -> bool:
        return any(span.start >= at and text.startswith(other, span.start - at) for other, at in shifted) or any(
            o.start <= span.start and span.end <= o.end for o in elsewhere
        )

    return is_within


@lru_cache(maxsize=65_536)
def _first_two(text: str, words: str) -> tuple[int, ...]:
    """Return where words stand for the first time and for the second: a table's claims ask for the same words often."""
    first, last = _sought(text).get(words, (0, len(text))) if len(text) > LONG else (0, len(text))
    first = text.find(words, first) if first >= 0 else -1
    second = text.find(words, first + 1) if 0 <= first < last else -1
    return tuple(at for at in (first, second) if at >= 0)


def seek(text: str, passages: Iterable[str]) -> None:
    """Find many passages of a long text in one pass, before each of them is looked for."""
    if len(text) > LONG:
        _sought(text).update(first_and_last(text, passages))


@lru_cache(maxsize=2)
def _sought(_: str) -> dict[str, tuple[int, int]]:
    """Return what is known of where passages of a text begin for the first and for the last time."""
    return {}


def _starts(text: str, words: str) -> Iterator[int]:
    known = _first_two(text, words)
    yield from known
    at = known[1] if len(known) == 2 else -1
    while at >= 0 and (at := text.find(words, at + 1)) >= 0:
        yield at


def cuts_word(text: str, span: Span) -> bool:
    """Tell whether a span begins or ends in the middle of a word.

    >>> cuts_word("Lundbergska skolan", Span(0, 4)), cuts_word("Lund-projektet", Span(0, 4))
    (True, False)
    """
    return _goes_on(text, span.start) or _goes_on(text, span.end)


def _only_ending_follows(text: str, span: Span) -> bool:
    return not _goes_on(text, span.start) and _ENDING.match(text, span.end) is not None


def _goes_on(text: str, at: int) -> bool:
    """Tell whether one word stands on both sides of a place; a raised number is a footnote mark."""
    return 0 < at < len(text) and all(letter.isalpha() or letter.isdecimal() for letter in text[at - 1 : at + 1])


def _occurrences(text: str, words: str) -> Iterator[Span]:
    """Yield where words stand as they are written, or else as a reader sees them."""
    at = -1
    for at in _starts(text, words) if words else ():
        yield Span(at, at + len(words))
    if at < 0:
        yield from (Span(*place) for place in places(text, words))


def _once(text: str, words: str, holder: str, key: str, path: Path | str | None, line: int | None) -> Span:
    found = list(_occurrences(text, words))
    if not found:
        raise ClaimsError(
            f"The {key} is not in {holder}: “{_short(words)}”.",
            path=path,
            line=line,
            hint=difference(text, words).replace("the quote has", f"the {key} has") or _nearest(text, words),
        )
    if len(found) > 1:
        whole = [span for span in found if not cuts_word(text, span)]
        if len(whole) == 1:
            return whole[0]
        lines = [text.count("\n", 0, span.start) + 1 for span in whole or found]
        raise ClaimsError(
            f"The {key} stands {len(lines)} times in {holder} (lines {', '.join(map(str, lines[:5]))}): “{_short(words)}”.",
            path=path,
            line=line,
            hint="Add 'within:' with a longer passage that stands there once and holds it."
            if key == "quote"
            else "Take a longer passage.",
        )
    return found[0]


def _nearest(text: str, words: str) -> str:
    sentences = [part.strip() for part in re.split(r"(?<=[.!?:])\s+|\n+", text) if part.strip()]
    near = difflib.get_close_matches(words[:400], [s[:400] for s in sentences], n=1, cutoff=0.4)
    nearest = f" The nearest passage is “{_short(near[0])}”." if near else ""
    return f"Copy the exact words from the text as read (build/text/).{nearest}"


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= 120 else f"{flat[:117]}…"


@lru_cache(maxsize=65_536)  # of a quote that is proposed it is asked again when it is written
def passage_around(text: str, span: Span) -> str:
    """Return the shortest run of whole words around a span that stands once in the text and holds its words once.

    Where the words stand once in the text, that is the span itself; where the same words are repeated so often that no
    such run exists, it is empty (see `quotable`).

    >>> passage_around("one year, or one month", Span(13, 16))
    'or one'
    >>> passage_around("all: Ann, Eva. all: Ann, Eva.", Span(20, 23)), passage_around("hahahaha", Span(2, 4))
    ('Eva. all: Ann,', '')
    """
    words = text[span.start : span.end]
    if not _again(text, words):
        return words
    before, after = text.rfind(words, 0, span.end - 1), text.find(words, span.start + 1)
    left = before + 1 if before >= 0 else 0
    right = after + len(words) - 1 if after >= 0 else len(text)
    if _again(text, text[left:right]):
        return ""
    whole = _word_after(text, left, span.start), _word_before(text, right, span.end)  # the next words would be cut
    if left < whole[0] and not _again(text, text[whole[0] : right]):
        left = whole[0]
    if whole[1] < right and not _again(text, text[left : whole[1]]):
        right = whole[1]
    start, end = span.start, span.end
    while True:  # the words themselves stand there again
        start = _word_before(text, start, left)
        if not _again(text, text[start:end]):
            return text[start:end]
        end = _word_after(text, end, right)
        if not _again(text, text[start:end]):
            return text[start:end]


def quotable(text: str, span: Span) -> Span:
    """Return the span, widened as far as a claims file needs to tell its words from the same words elsewhere.

    >>> quotable("hahahaha", Span(2, 4)), quotable("one year, or one month", Span(13, 16))
    (Span(start=0, end=8), Span(start=13, end=16))
    """
    start, end, words = span.start, span.end, 1
    while not passage_around(text, Span(start, end)):
        for _ in range(words):
            start, end = _word_before(text, start, 0), _word_after(text, end, len(text))
        words *= 2  # a line that stands there a thousand times is left in ten steps
    return Span(start, end)


def _word_before(text: str, start: int, floor: int) -> int:
    """Return where the word before an offset begins, no further back than `floor`."""
    at = len(text[floor:start].rstrip()) + floor
    while at > floor and not text[at - 1].isspace():
        at -= 1
    return at


def _word_after(text: str, end: int, limit: int) -> int:
    """Return where the word behind an offset ends, no further on than `limit`."""
    at = end
    while at < limit and text[at].isspace():
        at += 1
    while at < limit and not text[at].isspace():
        at += 1
    return at


def first_and_last(text: str, passages: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Return where each passage begins in a text for the first and for the last time, -1 where it does not stand there.

    All are found in one pass by their first letters, so that a long text with many quotes costs no more a page.

    >>> first_and_last("one year, or one month", ["one", "year", "week"])
    {'one': (0, 13), 'year': (4, 4), 'week': (-1, -1)}
    """
    found = dict.fromkeys(passages, (-1, -1))
    lengths = {passage: next((n for n in _OPENINGS if n <= len(passage)), 0) for passage in found}
    for length in set(lengths.values()) - {0}:
        openings: dict[str, set[int]] = {}  # how long those are that begin so: few, where thousands of rows look alike
        for passage in (passage for passage, own in lengths.items() if own == length):
            openings.setdefault(passage[:length], set()).add(len(passage))
        for at in range(len(text) - length + 1):
            for whole in openings.get(text[at : at + length], ()):
                passage = text[at : at + whole]
                if passage in found:
                    found[passage] = (at if found[passage][0] < 0 else found[passage][0], at)
    for passage in (passage for passage, own in lengths.items() if not own):
        found[passage] = text.find(passage), text.rfind(passage)
    return found


def _again(text: str, words: str) -> bool:
    begin, line_end, _ = words.partition("\n")
    if line_end and _ends_one_line(text, begin):  # the number of a row: no need to read the text to its end
        return False
    return text.find(words, text.find(words) + 1) >= 0


def _ends_one_line(text: str, words: str) -> bool:
    """Tell whether words stand at the end of one line only, where they stand at the end of any."""
    lines, wanted = _backwards(text), words[::-1]
    second = bisect_left(lines, wanted) + 1
    return second >= len(lines) or not lines[second].startswith(wanted)


@lru_cache(maxsize=2)
def _backwards(text: str) -> list[str]:
    """Return the lines of a text, each from its end to its beginning, in the order of the alphabet."""
    return sorted(line[::-1] for line in text.split("\n"))
