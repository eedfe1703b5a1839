"""Where a run of capitals is not one name: a role and the body it is held in, a person and the body they speak for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanort.extraction.layout.units import Page
from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.extraction.mentions.mentions import Mention
from vanort.extraction.mentions.name_kinds import head_kind
from vanort.extraction.mentions.person_signs import NONE, SURE, person_signs

_ACRONYM = 5  # letters
_WORDS = re.compile(r"(?:[ \xa0][^\W\d_][\w-]+){1,3}")


def is_role(lexicon: Lexicon, words: str) -> bool:
    """Tell whether words are what somebody is, and no name.

    >>> from vanort.extraction.lexicon.lexicon import lexicon
    >>> [is_role(lexicon("en"), words) for words in ("Leader", "Lord Mayor", "Leeds Council")]
    [True, True, False]
    """
    return any(
        lexicon.cue(cue).fullmatch(words) for cue in ("person_title", "own_leader", "own_officer", "person_role")
    )


def opens_role(page: Page, mention: Mention) -> bool:
    """Tell whether an acronym only says with what somebody deals: "EU Projects Officer", and not "ICLD, officer"."""
    text = page.text
    if not text[mention.start : mention.end].isupper() or mention.end - mention.start > _ACRONYM:
        return False
    rest = _WORDS.match(text, mention.end)
    words = rest.group().split() if rest else []
    return any(word[0].isupper() and is_role(page.lexicon, word) for word in words[1:])


def behind_role(page: Page, tokens: Sequence[re.Match[str]], first: int, last: int) -> int:
    """Return the index of the token where the body's name begins: behind the role in "Chair of Leeds City Council"."""
    for joint in range(first + 1, last):
        if tokens[joint].group().lower() in page.lexicon.connectors:
            role = page.text[tokens[first].start() : tokens[joint].start()].rstrip()
            return joint + 1 if is_role(page.lexicon, role) and tokens[joint + 1].group()[0].isupper() else first
    return first


def behind_person(page: Page, tokens: Sequence[re.Match[str]], first: int, last: int) -> int:
    """Return the index of the token where the body's name begins: behind the person in "Kaisa Virtanen Porin kaupunki"."""
    body = first + 2
    if body > last or tokens[body].start() not in page.place_starts or not is_bearer(page, tokens, first, body - 1):
        return first
    endings = page.lexicon.pack.words("inflection", "inside")  # no preposition stands between the two names
    whole = page.text[tokens[body].start() : tokens[last].end()]
    return body if endings or head_kind(page.lexicon, whole) else first


def is_bearer(page: Page, tokens: Sequence[re.Match[str]], first: int, last: int) -> bool:
    """Tell whether a person's name ends before a small word: "Jill Rawlings for Wrington Parish Council"."""
    return last > first and person_signs(page.lexicon, page.text[tokens[first].start() : tokens[last].end()]) == SURE


def ends_before(page: Page, tokens: Sequence[re.Match[str]], first: int, last: int) -> bool:
    """Tell whether a name ends where the next word has a capital, too: before a role, or before another authority.

    "Viktoria Popova Chef för …", "Ale Kommune Lysekils kommun".
    """
    if _is_twin_noun(page, tokens[last], tokens[last + 1]):
        return True
    word, following = tokens[last].group(), tokens[last + 1].group()
    name = page.text[tokens[first].start() : tokens[last].end()]
    if last > first and is_role(page.lexicon, following) and person_signs(page.lexicon, name) != NONE:
        return True
    head = page.lexicon.heads["after", "Municipality"]
    if last == first or not head.fullmatch(word) or head.fullmatch(following):
        return False
    return any(head.fullmatch(token.group()) for token in tokens[last + 2 : last + 4])


def _is_twin_noun(page: Page, town: re.Match[str], following: re.Match[str]) -> bool:
    """Tell whether a town's name ends before a noun that has the capital of its language: "Hof Partnerstädte geworden"."""
    if not page.lexicon.pack.data.get("nouns_capitalised") or town.start() not in page.place_starts:
        return False
    goes_on = page.text[following.end() + 1 : following.end() + 2].isupper()
    return not goes_on and page.lexicon.cue("twin").fullmatch(following.group()) is not None


def is_whole(page: Page, first: re.Match[str], last: re.Match[str]) -> bool:
    """Tell whether a name has its head and its place, so that no article goes on with it: "Stadt Celle die Koordination".

    So has one that ends in its head: "York City Council on the Wild Coast project".
    """
    head = page.lexicon.heads["before", "Municipality"].match(page.text, first.start(), last.start())
    if head is not None and head.end() < last.start():
        return True
    name, after = page.text[first.start() : last.end()], page.lexicon.heads["after", "Municipality"]
    ends = any(match.end() == len(name) and match.start() > 0 for match in after.finditer(name))
    return ends and after.fullmatch(name) is None
