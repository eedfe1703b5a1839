"""Names that stand in a row: "A, B och C", with brackets and short words between them."""

from __future__ import annotations

import re
from functools import cache

from vanort.extraction.discourse.cues import cue_table
from vanort.extraction.discourse.topics import Context
from vanort.extraction.layout.units import Page, unit_at
from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.extraction.mentions.mentions import Mention


def coordinated(context: Context, mentions: list[Mention], first: Mention, *, backwards: bool = False) -> list[Mention]:
    """Return the run of mentions that begins (or ends) at `first`, joined by commas and conjunctions."""
    page = context.page
    joiner, _, _ = _patterns(page.lexicon)
    ordered = list(reversed(mentions)) if backwards else mentions
    run: list[Mention] = []
    for mention in ordered[ordered.index(first) :]:
        if run:
            left, right = (mention, run[-1]) if backwards else (run[-1], mention)
            between = _bare(context, left.end, right.start)
            has_joint = (
                re.search(r"[,;/&·(]", between)
                or page.lexicon.conjunction.search(between)
                or (between.strip() in {"", ")"} and page.text[left.end : right.start] not in {" ", "\xa0"})
            )
            if (
                not joiner.fullmatch(between)
                or not has_joint
                or (not backwards and begins_clause(page, first, left, right))
            ):
                break
        run.append(mention)
    return run


def begins_clause(page: Page, first: Mention, left: Mention, right: Mention) -> bool:
    """Tell whether "and" joins a clause: "is twinned with Hof, and Ulm has had a link since 1949".

    So it is where a verb stands before the row, and another right behind the name.
    """
    unit = unit_at(page, right.start)
    if unit is None or not page.lexicon.conjunction.search(page.text, left.end, right.start):
        return False
    table = cue_table(page.lexicon.pack)
    before, behind = page.text[unit.start : first.start], page.text[right.end : unit.end]
    verbs = (m.start for m in table.borders(behind) if m.cue.kind == "verb")
    return next(verbs, 0) == 1 and any(m.cue.kind == "verb" for m in table.borders(before))


def _bare(context: Context, start: int, end: int) -> str:
    """Return what stands between two names without countries, years and brackets."""
    text, lexicon = context.page.text, context.page.lexicon
    words = text[start:end]
    _, located, since = _patterns(lexicon)
    for country in reversed(context.mentions_in(start, end, frozenset({"Country"}))):
        words = located.sub("", words[: country.start - start]) + words[country.end - start :]
    words = re.sub(r"(?:\s*,)+", ",", re.sub(r"\([^()]*\)", "", words))
    return since.sub("", words)


@cache
def _patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what joins two names of a row, what leads to a country behind a name, and a year with its word."""
    joint = lexicon.conjunction.pattern
    joiner = (
        rf"\s*(?:\([^)]*\))?\s*(?:,|;|/|&|·|{joint}|,\s*{joint})?"
        r"\s*(?-i:\b[^\W\d_A-ZÅÄÖÆØÜ][\w-]*\b\s*){0,1}(?:\(|\"|”|“|„|»)?\s*"
    )
    located = rf"(?:{lexicon.locative.pattern})\s*(?:[^\W\d_A-ZÅÄÖ]\w*\s+)?$"
    since = rf"(?:{lexicon.cue('since').pattern}|(?<!\w))\s*(?:19|20)\d\d(?!\d)"
    return re.compile(joiner, re.IGNORECASE), re.compile(located), re.compile(since, re.IGNORECASE)
