"""The legal form that companies and associations bear behind their names, in whatever language: "AB", "e. V.", "ry"."""

from __future__ import annotations

import re
from functools import cache

from vanort.extraction.lexicon.lexicon import Lexicon


@cache
def legal_form(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of a blank and a legal form; group `company` holds the form of a company.

    >>> from vanort.extraction.lexicon.lexicon import lexicon
    >>> legal_form(lexicon("en")).search("Kulturhus Sankt Olof rf")["company"] is None
    True
    """
    companies = "|".join(lexicon.everywhere("names", "companies"))
    associations = "|".join(lexicon.everywhere("names", "associations"))
    return re.compile(rf"[ \xa0](?:(?P<company>{companies})|{associations})(?!\w)")


def without_legal_form(name: str, lexicon: Lexicon) -> str:
    """Return a name without the legal form at its end.

    >>> from vanort.extraction.lexicon.lexicon import lexicon
    >>> without_legal_form("Haus der Sonne e. V.", lexicon("sv")), without_legal_form("AB Ale", lexicon("sv"))
    ('Haus der Sonne', 'AB Ale')
    """
    last = max(legal_form(lexicon).finditer(name), key=lambda match: match.end(), default=None)
    return name[: last.start()] if last and last.end() == len(name) else name


def legal_form_behind(text: str, end: int, lexicon: Lexicon) -> re.Match[str] | None:
    """Return the legal form that stands behind an offset and would not be taken for a word of the name: small or with marks.

    >>> from vanort.extraction.lexicon.lexicon import lexicon
    >>> legal_form_behind("Ale kulturhus rf", 13, lexicon("sv")).group(), legal_form_behind("Ale Hus AB", 7, lexicon("sv"))
    (' rf', None)
    """
    form = legal_form(lexicon).match(text, end)
    word = form.group().strip() if form else ""
    return None if word.isalpha() and word[0].isupper() else form
