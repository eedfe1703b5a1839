"""Funders in a row, each with what it gives: "the Commission provides 200,000 euros and Bury Council 30,000 euros"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from vanort.extraction.discourse.topics import Context
from vanort.extraction.mentions.mentions import Mention

_AMOUNT = frozenset({"Amount"})
_WORDS = 16  # letters between a funder and its amount: " mit rund ", " med omkring "
_VERB = 24  # letters where a verb stands there, too: " contributes with "
_JOINT = 24  # letters between an amount and the next funder: " euros and the City of "


def with_amounts(
    context: Context, mentions: Sequence[Mention], direct: Sequence[tuple[Mention, int]]
) -> Iterator[tuple[Mention, int]]:
    """Yield the names behind a funder and its amount that have an amount of their own, joined by "and" or a comma."""
    told = dict(direct)
    for left, right in pairwise(mentions):
        if left not in told or right in told:
            continue
        between = context.mentions_in(left.end, right.start, _AMOUNT)
        behind = context.mentions_in(right.end, right.end + _WORDS, _AMOUNT)
        if len(between) == 1 and behind and _joined(context, left, between[0], right, behind[0]):
            told[right] = told[left]
            yield right, told[left]


def _joined(context: Context, left: Mention, amount: Mention, right: Mention, other: Mention) -> bool:
    """Tell whether no verb of its own stands behind the second name, and "and" or a comma between the two.

    "of which Bury Council receives 30,000 euros" says who gets a share, not who gives it.
    """
    text, lexicon = context.page.text, context.page.lexicon
    first, middle, last = text[left.end : amount.start], text[amount.end : right.start], text[right.end : other.start]
    if len(first) > _VERB or len(last) > _WORDS or len(middle) > _JOINT or re.search(r"[.;:]\s", first + middle + last):
        return False
    own = [word for word in last.split() if word not in first.split() and not lexicon.cue("with").fullmatch(word)]
    if own:
        return False
    joined = middle.lstrip()
    apart = lexicon.cue("relative").search(middle) is not None
    return not apart and (joined.startswith(",") or lexicon.conjunction.match(joined) is not None)
