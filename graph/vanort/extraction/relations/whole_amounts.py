"""Which amounts of money are all that a project costs or gets, and which are a range, a limit, a rate or a part."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from vanort.extraction.coreference.grouping import ACTORS
from vanort.extraction.discourse.topics import Context
from vanort.extraction.layout.units import Page, unit_at
from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.extraction.mentions.mentions import Mention
from vanort.languages.pack import NEVER

_AMOUNT = frozenset({"Amount"})
_FUNDERS = ACTORS | {"Country"}
_SMALL_WORDS = 24  # characters of "and the City of", or of "with some"
_NEAR = 60  # characters on either side: as far as a clause goes


class _Signs(NamedTuple):
    """What stands before or behind an amount that is not the whole, by language."""

    range_before: re.Pattern[str]
    range_behind: re.Pattern[str]
    limit: re.Pattern[str]
    rate_before: re.Pattern[str]
    rate_behind: re.Pattern[str]
    part_before: re.Pattern[str]
    part_behind: re.Pattern[str]
    share_before: re.Pattern[str]
    share_behind: re.Pattern[str]


def whole_amounts(context: Context, start: int, end: int) -> list[Mention]:
    """Return the amounts between two offsets that may be told as what something costs or gets as a whole."""
    amounts = context.mentions_in(start, end, _AMOUNT)
    shared = {mention for pair in pairwise(amounts) if _are_of_two(context, *pair) for mention in pair}
    return [mention for mention in amounts if mention not in shared and _is_whole(context.page, mention)]


def _are_of_two(context: Context, left: Mention, right: Mention) -> bool:
    """Tell whether two amounts are what two funders give: "provides 200,000 euros and Bury Council 30,000"."""
    named = context.mentions_in(left.end, right.start, _FUNDERS)
    if len(named) != 1 or right.start - named[0].end > _SMALL_WORDS:
        return False
    between = context.page.text[left.end : named[0].start].lstrip()
    return len(between) <= _SMALL_WORDS and context.page.lexicon.conjunction.match(between) is not None


def _is_whole(page: Page, mention: Mention) -> bool:
    unit = unit_at(page, mention.start)
    first, last = (unit.start, unit.end) if unit else (0, len(page.text))
    before = page.flat[max(first, mention.start - _NEAR) : mention.start]
    behind = page.flat[mention.end : min(last, mention.end + _NEAR)]
    signs = _signs(page.lexicon)
    return not (
        signs.range_before.search(before)
        or signs.range_behind.match(behind)
        or signs.limit.search(before)
        or signs.rate_before.search(_clause_before(before))
        or signs.rate_behind.match(behind)
        or signs.part_before.search(_clause_before(before))
        or signs.part_behind.match(behind)
        or (signs.share_before.search(before) and not _is_of_cost(page.lexicon, before))
        or (signs.share_behind.match(behind) and not signs.part_before.match(behind.lstrip(" ,(")))
    )


def _is_of_cost(lexicon: Lexicon, before: str) -> bool:
    """Tell whether the share before an amount is one of the cost that the amount gives: "60 per cent of the costs of 2 million"."""
    last = max((match.end() for match in lexicon.cue("cost").finditer(before)), default=-1)
    return last >= 0 and re.fullmatch(r"[ \xa0](?:[^\W\d_]{1,8}[ \xa0]?){1,2}", before[last:]) is not None


def _clause_before(text: str) -> str:
    """Return the last clause: what stands behind the last comma, semicolon or bracket."""
    return re.split(r"[;(:]|,(?!\d)", text)[-1] if not text.rstrip().endswith((",", "(")) else text


@cache
def _signs(lexicon: Lexicon) -> _Signs:
    def words(name: str) -> str:
        return "|".join(word.replace(" ", r"\s+") for word in lexicon.pack.words("money", name))

    units = "|".join((*lexicon.pack.words("money", "unit"), *lexicon.pack.words("money", "currency")))
    short = "|".join(lexicon.everywhere("money", "prefix"))
    per_cent = (
        rf"(?<![\d.,])(?!100\b)\d{{1,2}}(?:[.,]\d+)?[ \xa0]?(?:%|{'|'.join(lexicon.everywhere('money', 'percent'))})"
    )
    to, number = words("range"), r"\d[\d .,'’\xa0\u202f]*"

    def pattern(body: str, alternatives: str) -> re.Pattern[str]:
        return re.compile(body, re.IGNORECASE) if alternatives else NEVER

    return _Signs(
        re.compile(
            rf"{number}(?:\s?(?:{units}|€|{short}))*\s*(?:[-–—−]|(?<!\w)(?:{to or '(?!)'})(?!\w))\s*$", re.IGNORECASE
        ),
        re.compile(rf"\s*(?:[-–—−]|(?<!\w)(?:{to or '(?!)'})(?!\w))\s*(?:[€£$]|[a-z]{{3}}\s)?\d", re.IGNORECASE),
        pattern(rf"(?<!\w)(?:{words('limit')})\s+(?:[^\W\d_]+\s+){{0,1}}$", words("limit")),
        pattern(rf"(?<!\w)(?:{words('rate_before')})(?!\w)", words("rate_before")),
        pattern(rf"\s*,?\s*(?:\w+\s+)?(?:{words('rate')})(?!\w)", words("rate")),
        pattern(rf"(?<!\w)(?:{words('part')})(?!\w)", words("part")),
        pattern(rf"\s*(?:{words('part_of')})(?!\w)", words("part_of")),
        re.compile(rf"{per_cent}[^.;]*$", re.IGNORECASE),
        re.compile(rf"\s*[(,]\s*(?:[^\W\d_]+\s+){{0,2}}{per_cent}", re.IGNORECASE),
    )
