"""Titles that open the paragraphs below a heading that says that projects follow, a paragraph each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from vanort.extraction.layout.units import Page, units_by_section
from vanort.extraction.lexicon.word_lists import is_inflected_compound, is_word
from vanort.extraction.mentions.frames import INNER_CAPITAL
from vanort.extraction.mentions.gap_names import is_occasion
from vanort.extraction.mentions.mentions import Mention, mentions_between
from vanort.extraction.mentions.pair_words import pair_words
from vanort.extraction.mentions.person_signs import NONE, person_signs
from vanort.extraction.titles.headings import Title, is_general, numbering_end
from vanort.extraction.titles.listed import tells_of_a_project
from vanort.extraction.titles.run_in import opening_of
from vanort.languages.pack import NEVER

_WORD = r"[A-ZÅÄÖÆØÜ\d][\w’'&-]*"
# Capitals with small words between, and behind them a small word, brackets, a comma or a dash.
_NAME = re.compile(
    rf"[\"“”„»«*_]*(?P<title>[A-ZÅÄÖÆØÜ][\w’'-]+(?:[ \xa0](?:[a-zåäöæøü]{{1,4}}[ \xa0]|[&+][ \xa0])?{_WORD}){{0,5}})"
    r"[\"“”«»*_]*(?=[ \xa0](?:[(–—-]|[a-zåäöæøüéß])|,[ \xa0])"
)
_MOST_LETTERS = 60


def titles_of_paragraphs(page: Page, others: Sequence[Mention]) -> Iterator[Title]:
    """Yield the names that open paragraphs below "Our projects", where the paragraph tells of money, years or who takes part."""
    for number, section in enumerate(page.sections):
        if not says_projects(page, section.heading):
            continue
        inside = (unit for unit in units_by_section(page).get(number, ()) if unit.kind in {"sentence", "item"})
        for _, line in groupby(inside, key=lambda unit: unit.line):
            units = list(line)
            name = _NAME.match(page.text, opening_of(page, units[0]), units[0].end)
            if name is None or len(name["title"]) > _MOST_LETTERS or not _may_be_title(page, *name.span("title")):
                continue
            known = mentions_between(others, name.start("title"), name.end("title"))
            if any(m.tier in {"known", "head"} and m.kind not in {"?", "Project"} and not m.weak for m in known):
                continue
            told = page.text[name.end() : units[-1].end]
            signs = (pair_words(page.lexicon).told, page.lexicon.project.get("definite", NEVER))
            if tells_of_a_project(page, told) or any(sign.search(told) for sign in signs):
                yield Title(name.start("title"), name.end("title"), "projects/paragraph")


def says_projects(page: Page, heading: str) -> bool:
    """Tell whether a heading or a question speaks of projects and is itself the title of none: "Which projects do we run?"."""
    words = heading.strip(" #*\n")
    said = page.lexicon.cue("projects").search(words[numbering_end(words) :])
    return said is not None and (words.endswith("?") or is_general(page, words))


def _may_be_title(page: Page, start: int, end: int) -> bool:
    """Tell whether a name is no ordinary word, no body that acts, no occasion and no name that somebody may bear."""
    lexicon, name = page.lexicon, page.text[start:end]
    words, marked = name.split(), not page.text[end].isspace()
    noun = lexicon.project.get("noun", NEVER)
    if words[0].lower() in lexicon.stopwords | lexicon.not_names or noun.search(name) or is_occasion(page, name):
        return False
    if person_signs(lexicon, name) > NONE:
        return False  # what may be somebody is treated as somebody: "Robin Murphy started in 2021"
    acts = any(lexicon.cue(key).match(page.text, end + 1) for key in ("leads", "funds_before", "takes_part"))
    plain = all(is_word(word, lexicon.pack) or is_inflected_compound(word, lexicon.pack) for word in words)
    if acts or (plain and (len(words) == 1 or lexicon.pack.data.get("nouns_capitalised")) and not marked):
        return False
    return len(words) > 1 or marked or INNER_CAPITAL.search(name) is not None  # "Rainar" may be somebody
