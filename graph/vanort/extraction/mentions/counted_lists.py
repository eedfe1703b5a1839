"""Names in a list that a number opens: "the six cities are A, B and C"."""

from __future__ import annotations

import re
from functools import cache

from vanort.extraction.layout.units import Page, Unit
from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.extraction.mentions.mentions import Mention
from vanort.languages.pack import by_first_letter


def in_counted_list(page: Page, unit: Unit, mention: Mention) -> bool:
    """Tell whether a name stands in a list of towns that a number opens, behind a comma or conjunction."""
    pattern, _ = counted_opening(page.lexicon)
    if not any(True for _ in pattern.finditer(page.text, unit.start, mention.start)):
        return False
    joint = page.lexicon.conjunction.pattern
    return bool(re.search(rf"(?:,|{joint})\s+$", page.text[unit.start : mention.start], re.IGNORECASE))


@cache
def counted_opening(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, int]]:
    """Return the pattern of what opens a counted list of towns, the number its first group, and what numbers mean."""
    numbers = {str(k): int(v) for k, v in lexicon.pack.data.get("duration", {}).get("numbers", {}).items()}
    numbers = {word: value for word, value in numbers.items() if value > 1}
    spelled = by_first_letter(sorted(map(re.escape, numbers), key=len, reverse=True)) or "(?!)"
    towns = "|".join(lexicon.pack.words("counts", "towns")) or "(?!)"
    are = "|".join(lexicon.pack.words("counts", "are")) or "(?!)"
    body = rf"(?<![\w.,/-])(\d{{1,2}}|{spelled})\s+(?:[^\W\d_]+\s+){{0,2}}(?:{towns})\s*(?::|\s(?:{are}))\s+"
    return re.compile(body, re.IGNORECASE), numbers
