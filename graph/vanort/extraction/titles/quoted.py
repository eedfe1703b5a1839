"""Titles that marks set off: quoted in a sentence that speaks of a project, in bold letters behind "called"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanort.extraction.layout.units import Page, Unit
from vanort.extraction.titles.headings import Title
from vanort.languages.pack import NEVER

_QUOTED = re.compile(r"[\"“”„»«](?P<title>[^\W\d_a-zåäöæøüéß][^\"“”„»«\n.,:;!?]{3,60})[\"“”«»]")
_WORD_BEFORE = re.compile(r"([^\W\d_][\w-]*)[ \xa0]\Z")
# Behind two small words at most: "heter nå **Innsjøløftet**".
_EMPHASISED = re.compile(
    r"(?:[ \xa0][^\W\d_A-ZÅÄÖÆØÜ]\w*){0,2}[ \xa0](?P<mark>\*\*?|__?)(?P<title>[^*_\n]{4,60})(?P=mark)"
)
_FEWEST = 2  # words: one alone is stressed as often as it is a title


def titles_in_quotes(page: Page) -> Iterator[Title]:
    """Yield what is quoted behind a small word or at the head of a sentence that has the word for a project, or a project's verb.

    Behind a noun, that says what is called so: "the exhibition “Open Gates”".
    """
    for unit in page.units:
        if unit.kind not in {"sentence", "item"}:
            continue
        for quoted in _QUOTED.finditer(page.text, unit.start, unit.end):
            if len(quoted["title"].split()) < _FEWEST:
                continue
            told = _behind_small_word(page, unit, quoted.start()) and _speaks_of_project(page, unit, quoted)
            if told or _behind_verb(page, unit, quoted.start()):
                yield Title(quoted.start("title"), quoted.end("title"), "projects/quoted")


def _behind_small_word(page: Page, unit: Unit, start: int) -> bool:
    word = _WORD_BEFORE.search(page.text, unit.start, start)
    if word is None:
        return not page.text[unit.start : start].strip(" *_0123456789")
    lexicon, low = page.lexicon, word[1].lower()
    if lexicon.pack.data.get("nouns_capitalised") and word[1].islower():
        return True  # no noun
    small = lexicon.stopwords.union(lexicon.pack.words("articles"))
    return low in small or bool(lexicon.locative.fullmatch(low))


def _behind_verb(page: Page, unit: Unit, start: int) -> bool:
    """Tell whether a verb of projects stands right before a quote: "the same year starts “Three Rivers”"."""
    verbs = (page.lexicon.project.get(key, NEVER) for key in ("verb", "sure_verb"))
    return any(page.word_before(verb, start, unit.start) for verb in verbs)


def _speaks_of_project(page: Page, unit: Unit, quoted: re.Match[str]) -> bool:
    project = page.lexicon.project
    around = (page.text[unit.start : quoted.start()], page.text[quoted.end() : unit.end])
    noun = any(project.get("noun", NEVER).search(words) for words in around)
    behind = page.text[quoted.end() : unit.end].lstrip()
    verb = any(project.get(key, NEVER).match(behind) for key in ("verb", "sure_verb"))
    return noun or verb


def titles_set_off(page: Page, unit: Unit, called: re.Pattern[str]) -> Iterator[Title]:
    """Yield a name in bold or slanted letters behind "called", where nothing else says what is called so."""
    for match in called.finditer(page.text, unit.start, unit.end):
        if name := _EMPHASISED.match(page.text, match.end(), unit.end):
            yield Title(name.start("title"), name.end("title"), "projects/called")
