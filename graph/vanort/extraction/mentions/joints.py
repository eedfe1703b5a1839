"""What stands between two names that belong together: a place and its country, a person and an employer, two actors."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from vanort.extraction.lexicon.lexicon import Lexicon


class Joints(NamedTuple):
    """What stands between a name and its country, between a person and an employer, between two actors.

    `located` goes up to the first word of the country.
    """

    country: re.Pattern[str]
    located: re.Pattern[str]
    employer: re.Pattern[str]
    actor: re.Pattern[str]


@cache
def joints(lexicon: Lexicon) -> Joints:
    """Return what joins names in one language."""
    in_ = rf"\s+(?:{lexicon.locative.pattern})(?=\s)" if lexicon.pack.words("locative") else r"[ \xa0]"
    return Joints(
        re.compile(rf"\s*(?:[,(]|{lexicon.locative.pattern})\s*", re.IGNORECASE),
        re.compile(rf"(?:\s*[,(]|[ \xa0][–-]|{in_})\s*(?:[a-zåäöæø]+\s)?([A-ZÅÄÖÆØ][^\W\d_]+)"),
        re.compile(rf"\s+(?:{lexicon.cue('affiliation').pattern})\s+", re.IGNORECASE),
        re.compile(rf"\s*(?:,|,?\s*{lexicon.conjunction.pattern})\s*(?:\w+\s)?", re.IGNORECASE),
    )
