"""Where a phrase that opens a sentence ends and its subject begins: "With money from Oslo, | Hull runs the project X"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from vanort.extraction.lexicon.lexicon import Lexicon

_WORD_BEHIND = re.compile(r"\s([^\W\d_A-Z][\w-]+)")


def names_in_phrase(lexicon: Lexicon, text: str, row: Sequence[tuple[int, int]], end: int) -> int:
    """Return how many names of a row, each from one offset to another, still belong to the phrase that it began in.

    The first of the row is the first name of its sentence, which goes on to `end`. In "With money from Oslo, Hull and Riga
    run the project X" one name does; in "The project X has money from Oslo, Hull and Riga" the sentence ends with the row, and all do.
    Where the verb comes before its subject, "Med pengar från Oslo driver Hull", the language needs no rule.
    """
    commas = [at for at, (left, right) in enumerate(pairwise(row), 1) if text[left[1] : right[0]].strip() == ","]
    if not commas or not lexicon.pack.data.get("subject_first"):
        return len(row)
    verb = _WORD_BEHIND.match(text, row[-1][1], end)
    small = verb is None or verb[1] in lexicon.stopwords or lexicon.conjunction.match(verb[1])
    return len(row) if small else commas[-1]
