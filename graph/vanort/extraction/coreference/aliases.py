"""Which of many names may be short for which, without comparing each with each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from vanort.extraction.mentions.acronyms import acronyms, letters_of

# What stands between a town and the words that set it apart from others of its name.
TOWN_PART = re.compile(r"(?= am | an der | in | on |-sur-|-am-|-an-der-|/|, | upon |-les-|-la-)", re.IGNORECASE)

LEGAL_FORM = re.compile(r"[ \xa0](?:ry|rf|AB|A/S|AS|Oy|Oyj|Ab|Ltd\.?|GmbH|e\.[ \xa0]?V\.|plc)$")


def possible_short_forms(names: Sequence[str], sort: str) -> Iterator[tuple[int, int]]:
    """Yield the positions (shorter, longer) of names that have in common what a name has with its short form.

    `sort` is body, Project or Municipality. The pairs come in the order of the names.

    >>> list(possible_short_forms(["Sida", "Frankfurt am Main", "Frankfurt"], "Municipality"))
    [(2, 1)]
    """
    longer: dict[str, list[int]] = defaultdict(list)
    for position, name in enumerate(names):
        for form in _short_forms(name, sort):
            longer[form].append(position)
    for position, name in enumerate(names):
        written = {name.lower().strip(), name.rstrip("s").lower(), letters_of(name)}
        found = {other for form in written for other in longer.get(form, ())}
        yield from ((position, other) for other in sorted(found) if other != position)


def _short_forms(name: str, sort: str) -> set[str]:
    low = name.lower()
    if sort == "Municipality":
        return {low[: part.start()] for part in TOWN_PART.finditer(name)}
    if sort == "body":
        return {name.split()[0].rstrip("s").lower(), LEGAL_FORM.sub("", name).lower(), *acronyms(name)}
    endings = {low[blank.end() :] for blank in re.finditer(" ", low)}
    return {*(piece.strip() for piece in re.split(r"\s[–-]\s|[:;(]", low)), *endings, *acronyms(name)}
