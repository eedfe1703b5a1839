"""Where a run of capitals is not one name: a role and the body it is held in, a person and the body they speak for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanort.extraction.layout.units import Page
from vanort.extraction.mentions.person_signs import SURE, person_signs


def behind_role(page: Page, tokens: Sequence[re.Match[str]], first: int, last: int) -> int:
    """Return the index of the token where the body's name begins: behind the role in "Chair of Leeds City Council"."""
    for joint in range(first + 1, last):
        if tokens[joint].group().lower() in page.lexicon.connectors:
            role = page.text[tokens[first].start() : tokens[joint].start()].rstrip()
            held = page.lexicon.cue("person_title").fullmatch(role) or page.lexicon.cue("own_leader").fullmatch(role)
            return joint + 1 if held and tokens[joint + 1].group()[0].isupper() else first
    return first


def is_bearer(page: Page, tokens: Sequence[re.Match[str]], first: int, last: int) -> bool:
    """Tell whether a person's name ends before a small word: "Jill Rawlings for Wrington Parish Council"."""
    return last > first and person_signs(page.lexicon, page.text[tokens[first].start() : tokens[last].end()]) == SURE
