"""Titles that open a sentence: before a verb that only projects take, or before their years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanort.extraction.layout.units import Page, Unit
from vanort.extraction.mentions.frames import INNER_CAPITAL
from vanort.extraction.titles.headings import Title, opens_section
from vanort.extraction.titles.in_clause import fronted_end
from vanort.languages.pack import NEVER

_PLAIN = 12  # letters: "bygger på" alone may stand before a law or a principle, "bygger videre på" does not
_CAPITALS = re.compile(
    r"[ \xa0]([A-ZÅÄÖÆØÜ][\w'’-]*(?:[ \xa0](?:[&+]|[a-zåäöæø]{1,4}|[A-ZÅÄÖÆØÜ\d][\w'’-]*)){0,6})[,.](?:\s|$)"
)
_APPOSED = re.compile(r"[^,]+,\s+([A-ZÅÄÖÆØÜ][^,]{3,60}),\s+\w+")  # "Before it came a study, Open Gates, which …"
# Behind a small word, a capital and at most four words more before the comma: "av Gröna stigar".
_BEFORE_RELATIVE = re.compile(
    r"(?<=[^\W\d_A-ZÅÄÖÆØÜ])[ \xa0][\"“”„»«]?(?P<title>[A-ZÅÄÖÆØÜ][\w'’-]*(?:[ \xa0][\w'’-]+){0,4})[\"“”«»]?\Z"
)
_DATED_WORDS = 7
_DATED = re.compile(r"\s*\((?:19|20)\d\d\s*[-–]\s*(?:(?:19|20)?\d\d)?\)")


def titles_before_verbs(page: Page) -> Iterator[Title]:
    """Yield titles that open a sentence and are followed by what only projects do, or by their years."""
    verb = page.lexicon.project.get("verb")
    noun = page.lexicon.project.get("noun")
    for unit in page.units:
        if verb is None or unit.kind not in {"sentence", "item"} or not page.text[unit.start].isupper():
            continue
        words = page.words(unit)
        sure = page.lexicon.project.get("sure_verb", NEVER).search(words)
        match = _first(verb.search(words), sure) or _named_after(page, words)
        dated = _DATED.search(words[:160]) if "(" in words else None
        if dated and (not match or dated.start() < match.start()):
            opens = words[: dated.start()]
            small = opens.split(" ", 1)[0].lower() in page.lexicon.stopwords  # "This three-year project (2019–2021)"
            plain = "," not in opens and not small and not page.lexicon.cue("builds_on").search(opens)
            whole = plain and len(opens.split()) <= _DATED_WORDS and _title_like(page, opens)
            start = unit.start if whole else _back_to_capital(page, unit.start, unit.start + dated.start())
            if start >= 0 and noun and (named := noun.search(page.text, start, unit.start + dated.start())):
                start = named.end() + 1
            if start >= 0:
                yield Title(start, unit.start + dated.start(), "projects/dated")
            continue
        if not match:
            continue
        asked = page.lexicon.project.get("asks", NEVER).search(words[: match.start()])
        if (sure or asked) and (begins := _clause_start(page, unit, unit.start + match.start())) > unit.start:
            title = page.text[begins : unit.start + match.start()].strip()
            if sure and len(title.split()) > 1 and _title_like(page, title):
                yield Title(begins, unit.start + match.start(), "projects/verb")
            continue
        title = words[: match.start()].strip()
        first = title.split()[0].lower().strip(",") if title else ""
        if _ends_in_relative(page, title):
            yield from _told_in_relative(page, unit, unit.start + match.start())
            continue
        if page.lexicon.cue("continues").match(title) or _opens_condition(page, title):
            continue
        if not 1 <= len(title.split()) <= 9 or first in page.lexicon.stopwords:
            continue
        if first in page.lexicon.not_names and (not sure or " " not in title):
            continue
        if noun and (found := noun.match(title)):
            title_start = unit.start + found.end()
            rest = words[found.end() : match.start()].strip()
            if rest[:1].isupper():
                yield Title(title_start, unit.start + match.start(), "projects/verb")
            continue
        if noun and (found := noun.search(title)) and re.match(r"\s+[^\W\d_a-zåäöæøüé]", title[found.end() :]):
            continue  # "Within it, the project Open Gates was …": the word for a project says where the title begins
        if apposed := _APPOSED.fullmatch(title):
            yield Title(
                unit.start + words.index(apposed[1]),
                unit.start + words.index(apposed[1]) + len(apposed[1]),
                "projects/verb",
            )
            continue
        single = len(title.split()) == 1
        inner = re.search(r"\w[A-ZÅÄÖ\d]", title) or "-" in title
        said = noun is not None and noun.search(words, match.start(), match.end() + 45)
        strong = (
            sure or said or re.search(r"\b(?:19|20)\d\d\b", words) or page.lexicon.cue("funded_after").search(words)
        )
        if (single and (inner or (said and opens_section(page, unit, title)))) or (
            not single and strong and _title_like(page, title)
        ):
            yield Title(unit.start, unit.start + match.start(), "projects/verb")


def titles_built_on(page: Page) -> Iterator[Title]:
    """Yield names behind a word for building on, where a comma and a word for a project follow: "builds on X, a pilot"."""
    noun = page.lexicon.project.get("noun")
    for unit in page.units:
        if noun is None or unit.kind not in {"sentence", "item"}:
            continue
        for cue in page.lexicon.cue("builds_on").finditer(page.text, unit.start, unit.end):
            name = _CAPITALS.match(page.text, cue.end(), unit.end)
            said = noun.search(page.text, unit.start, cue.start()) and len(cue.group()) >= _PLAIN
            if name and (said or noun.search(page.text, name.end(), min(unit.end, name.end() + 30))):
                yield Title(name.start(1), name.end(1), "projects/built-on")


def _clause_start(page: Page, unit: Unit, end: int) -> int:
    """Return where the clause begins that ends in a verb: behind a comma, "that", "the first phase of"; with a capital."""
    asks = [found.end() for found in page.lexicon.project.get("asks", NEVER).finditer(page.text, unit.start, end)]
    behind = max([unit.start, *asks, page.text.rfind(",", unit.start, end) + 1, fronted_end(page, unit)])
    start = end - len(page.text[behind:end].lstrip())
    return start if page.text[start : start + 1].isupper() else unit.start


def _first(one: re.Match[str] | None, other: re.Match[str] | None) -> re.Match[str] | None:
    """Return the match that stands first, or the only one."""
    return min((match for match in (one, other) if match), key=lambda match: match.start(), default=None)


def _ends_in_relative(page: Page, title: str) -> bool:
    """Tell whether a relative clause begins right behind: "Hof leads Open Gates, which"."""
    return any(match.end() == len(title) for match in page.lexicon.cue("relative").finditer(title))


def _told_in_relative(page: Page, unit: Unit, verb: int) -> Iterator[Title]:
    """Yield what a relative clause says of its years: "the results of Green Paths, which ran from 2021 to 2024"."""
    comma = page.text.rfind(",", unit.start, verb)
    dated = re.compile(r"[^.;,\n]{0,40}(?:19|20)\d\d").match(page.text, verb, unit.end)
    name = _BEFORE_RELATIVE.search(page.text, unit.start, comma) if comma > 0 and dated else None
    if name and (" " in name["title"] or INNER_CAPITAL.search(name["title"])):
        yield Title(name.start("title"), name.end("title"), "projects/verb")


def _opens_condition(page: Page, title: str) -> bool:
    """Tell whether a sentence begins with a condition: "If Erasmus+ agrees", "Får vi ja från Erasmus+"."""
    return page.lexicon.project.get("condition", NEVER).match(title) is not None


def _named_after(page: Page, words: str) -> re.Match[str] | None:
    """Return where a sentence of the shape "X is the name of the project" leaves its title."""
    called, noun = page.lexicon.project.get("called"), page.lexicon.project.get("noun")
    match = called.search(words) if called else None
    return match if match and noun and noun.search(words, match.end(), match.end() + 45) else None


def _title_like(page: Page, title: str) -> bool:
    words = title.split()
    if page.lexicon.conjunction.fullmatch(words[-1]) or words[-1].lower() in page.lexicon.connectors:
        return False  # "Hof pays half of the" before "cost of the project"
    if any(ch in title for ch in ".:;()") or re.search(r"\d{4}", title):
        return False
    partnership = page.lexicon.project.get("partnership")
    if (partnership and partnership.search(title)) or page.lexicon.cue("twin").search(title):
        return False
    return sum(word.lower().strip(",") in page.lexicon.stopwords for word in words) <= len(words) / 3


def _back_to_capital(page: Page, floor: int, end: int) -> int:
    """Return where the capitalised phrase that ends here begins, -1 where there is none."""
    at = -1
    for word in reversed(list(re.finditer(r"[^\s,]+,?", page.text[floor:end]))):
        plain = word.group()
        if plain.endswith(",") and at >= 0:
            break
        if plain[:1].isupper() or plain[:1].isdigit():
            at = floor + word.start()
        elif plain.lower() not in page.lexicon.connectors:
            break
    return at
