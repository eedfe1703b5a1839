"""Names that go on in small letters: "Myndigheten för samhällsskydd och beredskap"."""

from __future__ import annotations

import re

from vanort.extraction.layout.units import Page
from vanort.extraction.lexicon.lexicon import ANY, HEAD_KINDS
from vanort.extraction.mentions.mentions import Mention

_REST = re.compile(r"[ \xa0][^,.;:()\n\d]{3,80}?(?=[ \xa0]*[,(.;:\n]|$)")


def find_phrase(page: Page, start: int, limit: int) -> Mention | None:
    """Return a name that goes on in small letters up to a bracket or stop: "Institutet för lokal demokrati (ILD)"."""
    heads = page.lexicon.heads
    if not page.text[start].isupper() or not heads["phrase", ANY].match(page.text, start, limit):
        return None
    for kind in HEAD_KINDS:
        head = heads["phrase", kind].match(page.text, start, limit)
        if head:
            rest = _REST.match(page.text, head.end(), limit)
            rest = _before_verb(page, rest) if rest else None
            words = rest.group().split() if rest else []
            if rest and len(words) <= 7 and sum(word.lower() in page.lexicon.stopwords for word in words) <= 2:
                return Mention(start, rest.end(), kind, "head")
    return None


def _before_verb(page: Page, rest: re.Match[str]) -> re.Match[str] | None:
    """Cut a phrase off before a word for paying or leading: "… für Entwicklung gefördert und …"."""
    verb = page.lexicon.cue("phrase_end").search(rest.group())
    at = verb.start() if verb else len(rest.group())
    return re.compile(r"[ \xa0].{2,}?(?=[ \xa0]*$)").match(rest.string, rest.start(), rest.start() + at)


def end_in_small_letters(page: Page, end: int, limit: int) -> int:
    """Return where a name goes on in small letters to a comma or stop, 0 if it does not: "programmet Våra byar för alla,"."""
    rest = re.compile(r"(?:[ \xa0][^\W\d_A-ZÅÄÖÆØÜ][\w-]*){1,4}(?=[,.;:)])").match(page.text, end, limit)
    if rest is None or page.text[end - 1] == "-":
        return 0
    words = rest.group().split()
    plain = [word for word in words if word in page.lexicon.stopwords and word not in page.lexicon.connectors]
    verb = page.lexicon.project.get("title_end")
    return 0 if plain or (verb and verb.search(rest.group())) or words[-1] in page.lexicon.connectors else rest.end()
