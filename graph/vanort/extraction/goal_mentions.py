"""Goals of the 2030 Agenda that a text names by number or by name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanort.extraction.mentions import Mention
from vanort.extraction.page import Page
from vanort.languages.pack import alternatives

_NUMBER = r"(?:1[0-7]|[1-9])(?:\.\d{1,2}|\.[a-d])?(?![\d%])(?!\s?(?:kr|€|euro|%|mio|mill|milj))"


def find_goals(page: Page) -> Iterator[Mention]:
    """Yield goals, `name` the number; in a list each further number is a mention of its own goal."""
    pack = page.lexicon.pack
    word = alternatives([*pack.words("goals", "word"), "SDGs?", "sustainable development goals?"]).pattern
    joined = "|".join(pack.words("and"))
    first = re.compile(rf"{word}(?:\s+(?:nr\.?|no\.?|number|nummer))?[ \xa0:-]{{1,2}}({_NUMBER})", re.IGNORECASE)
    further = re.compile(rf"\s*(?:,|,?\s+(?:{joined}|&)|/|–)\s*(?:{word}\s+)?({_NUMBER})(?!\d)", re.IGNORECASE)
    for match in first.finditer(page.text):
        yield Mention(match.start(), match.end(), "SDG", "goal", match[1])
        at = match.end()
        while following := further.match(page.text, at):
            if re.match(r"\s*(?:\d|[-–]\s?\d|år|years?|projekt|st\b)", page.text[following.end() :]):
                break
            whole = len(following.group()) - len(following.group().lstrip(" ,/–"))
            start = (
                following.start(1)
                if re.fullmatch(
                    rf"\s*(?:,|(?:,?\s+)?(?:{joined}|&)|/|–)?\s*",
                    page.text[following.start() : following.start(1)],
                    re.I,
                )
                else following.start() + whole
            )
            yield Mention(start, following.end(), "SDG", "goal", following[1])
            at = following.end()
    agenda = alternatives([*pack.words("goals", "agenda"), "agenda 2030", "2030 agenda"])
    for match in agenda.finditer(page.text):
        yield Mention(match.start(), match.end(), "SDG", "goal", "agenda")
    for number, name in _named(page):
        yield Mention(name.start(), name.end(), "SDG", "goal", number)


def _named(page: Page) -> Iterator[tuple[str, re.Match[str]]]:
    prefix = "|".join(page.lexicon.pack.words("goals", "named")) or r"(?!)"
    for line in page.lexicon.pack.lists.get("goal_names", ()):
        number, *names = re.split(r"[\t|]", line)
        for match in re.finditer(rf"(?<!\w)(?:{prefix})\s+(?:{'|'.join(names)})(?!\w)", page.text, re.IGNORECASE):
            yield number, match
