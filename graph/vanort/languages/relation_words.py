"""Words that tell a relation between two names of one clause, as `relation_words.tsv` of a language pack lists them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from vanort.languages.assertion_cues import phrase_pattern
from vanort.languages.table import read_table

# Who takes part in, leads or pays a project; a member and its network.
PROJECTS = ("partner", "leads", "funds")
PAIRED = (*PROJECTS, "member")
# Two towns that work with each other: no project between them.
TOWNS_WORK = "cooperates"
# Where the body stands: the subject of a verb, behind "by" or "from", its object ("X brings together"), or anywhere.
ROLES = ("active", "agent", "object", "any")
_SMALL = (
    "of",
    "in",
    "to",
    "work",
    "as",
    "aside",
    "than",
    "again",
)  # rows of small words, which tell no relation themselves


@dataclass(frozen=True)
class RelationWords:
    """One line: the words that tell a relation, and where the body stands to them; or small words of one kind."""

    what: str
    role: str
    words: tuple[str, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The words compiled, matching whole words in either case: no part of "EU-funded"."""
        choices = "|".join(phrase_pattern(word) for word in self.words)
        return re.compile(rf"(?<![\w-])(?:{choices})(?![\w-])", re.IGNORECASE)


def read_relation_words(path: Path) -> tuple[RelationWords, ...]:
    """Read the relation words of a language, none where it has no such file.

    Raises LanguageError, with the line, where a relation or role is unknown or there are no words.
    """
    found = []
    for row in read_table(path):
        what, role, words = row.cell(0), row.cell(1), row.words(2)
        if not words or not ((what in (*PAIRED, TOWNS_WORK) and role in ROLES) or (what in _SMALL and role == "-")):
            hint = f"Write a relation ({', '.join((*PAIRED, TOWNS_WORK))}) and a role ({', '.join(ROLES)}), or {', '.join(_SMALL)} and -, then the words."
            raise row.fault(f"{what!r} {role!r} holds no relation words.", hint)
        found.append(RelationWords(what, role, words))
    return tuple(found)
