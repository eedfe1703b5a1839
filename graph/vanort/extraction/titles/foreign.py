"""English phrases inside a text in another language, told by a word list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vanort.extraction.layout.units import Page
from vanort.extraction.lexicon.word_lists import is_english
from vanort.extraction.mentions.mentions import Mention, cover
from vanort.extraction.titles.headings import Title

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_GLUE = re.compile(r"[ \xa0]|[ \xa0][–-][ \xa0]|,[ \xa0]|: ")


def foreign_titles(page: Page, others: Sequence[Mention]) -> Iterator[Title]:
    """Yield English phrases inside a text in another language: on these pages they are titles."""
    if page.lexicon.pack is page.lexicon.english:
        return
    taken = cover((m for m in others if m.tier in {"known", "head"}), len(page.text))
    for start, end in english_runs(page):
        if 1 not in taken[start:end]:
            yield Title(start, end, "projects/foreign")


def english_runs(page: Page) -> Iterator[tuple[int, int]]:
    """Yield runs of at least four English words, two of them content words in small letters."""
    own = page.lexicon.stopwords
    function = frozenset(page.lexicon.english.words("names", "function_words"))
    telling = function - own
    for words in _chains(page.text):
        if len(words) < 4 or not any(word.group().lower() in telling for word in words):
            continue
        index = 0
        while index < len(words):
            if not words[index].group()[0].isupper() or not is_english(words[index].group()):
                index += 1
                continue
            last = index
            while last + 1 < len(words):
                word = words[last + 1].group()
                if not is_english(word) or (word.lower() in own and word.lower() not in function):
                    break
                last += 1
            while last > index and words[last].group().lower() in function:
                last -= 1
            run = [word.group() for word in words[index : last + 1]]
            small = [word for word in run if word[0].islower() and word not in function]
            if len(run) >= 4 and len(small) >= 2 and any(word.lower() in telling for word in run):
                yield words[index].start(), words[last].end()
                index = last
            index += 1


def _chains(text: str) -> Iterator[list[re.Match[str]]]:
    """Yield the words that a title could run over: with a blank, a comma, a colon or a dash between, and no more."""
    chain: list[re.Match[str]] = []
    for word in _WORD.finditer(text):
        between = text[chain[-1].end() : word.start()] if chain else ""
        if chain and between != " " and not _GLUE.fullmatch(between):
            yield chain
            chain = []
        chain.append(word)
    yield chain
