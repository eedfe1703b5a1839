"""Phrases that deny, plan or end what a sentence says, as `assertion.tsv` of a language pack lists them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from vanort.languages.table import Row, read_table
from vanort.languages.word_classes import WordClasses, in_phrase

# What a phrase makes of a statement. `left` is past for a project's facts, too: who left takes no part any more, while a
# project that ended keeps its partners. `border` divides sentences into clauses.
CATEGORIES = ("negated", "planned", "past", "left", "border")
# `before` and `after` say on which side of its scope a phrase stands, `around` that it stands inside; `next` holds for the
# names right behind it, `whole` for all its clause; `fate` is as `around`, and holds for what a relative clause tells of an
# undertaking before it; `pseudo` only looks like a cue; `lifts` takes a plan or an end back; `heading` holds for a section,
# `correction` for the sentence before. The others are borders: `termination` always, `joint` where a verb follows,
# `subordinate` up to the next comma, `relative` the same behind a comma; `verb` lists verbs that show a new clause,
# `undertaking` nouns for what can come to nothing with all that is told of it, `resumes` what takes up the relation that was
# told before ("the agreement ended"), `complement` opens what
# another clause tells ("a myth that A and B are"), `contrast` sets what stands before it against the clause before ("Hof,
# however, is not"), `given` what right before a name takes
# for granted what it tells of it: no plan or denial touches "our twin town Hof"; `antithesis` denies the name before its last word and
# asserts the one behind it ("not … but").
KINDS = (
    "before", "after", "around", "next", "whole", "fate", "pseudo", "lifts", "heading", "correction",
    "termination", "joint", "subordinate", "relative", "verb", "undertaking", "resumes", "complement", "contrast", "given",
    "antithesis",
)  # fmt: skip
_BORDERS = frozenset(
    {
        "termination",
        "joint",
        "subordinate",
        "relative",
        "verb",
        "undertaking",
        "resumes",
        "complement",
        "contrast",
        "given",
        "antithesis",
    }
)
BEGINNING = 3  # letters that tell most words apart
_SPECIAL = {
    "{year}": r"(?:1[89]|20)\d\d",
    "{name}": r"(?-i:(?=[^\W\d_a-zåäöæøüß]))",
    "{end}": r"(?=\s*(?:[.,;:!?)\n]|$))",
    "{start}": r"\A\W{0,3}",
    "{question}": r"(?=\b[^.!?\n]*\?)",
}
_MARKS = tuple(chr(0xE000 + number) for number in range(len(_SPECIAL)))
_TOKEN = re.compile(r"\s…\s|\{[^{}]*\}|…|\*|\s+|[^{}…*\s]+")
_BEGINNING = re.compile(rf"[^\W\d_]{{{BEGINNING}}}")
GAP = 80  # characters that `…` stands for at most: what a German verb in two parts holds between them
_WILD = {"…": rf"(?:[^.;:!?\n]|\.(?=\d)){{0,{GAP}}}?", "*": r"\w*"}


@dataclass(frozen=True)
class Cue:
    """One entry: a phrase, what it makes of a statement, on which side its scope is, and sentences that show it.

    `written` is the phrase as the table has it, before the words of its classes are put in.
    """

    phrase: str
    category: str
    kind: str
    examples: tuple[str, ...] = ()
    counters: tuple[str, ...] = ()
    written: str = ""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The phrase compiled, matching whole words in either case."""
        left = r"(?<!\w)" if re.match(r"[\w{]", self.phrase) else ""
        right = "" if self.phrase.endswith(("{name}", "{end}", "{question}")) else r"(?!\w)"
        return re.compile(rf"{left}(?:{phrase_pattern(self.phrase)}){right}", re.IGNORECASE)

    @property
    def openers(self) -> tuple[str, ...]:
        """The patterns of what the phrase may open with: its first word, one for each of its choices."""
        first, *rest = _TOKEN.findall(_marked(self.phrase))
        whole = not rest or rest[0].isspace()
        if first[0] in _MARKS:  # where a sentence begins: what follows is as good as the first word
            return (self.pattern.pattern,)
        choices = first[1:-1].split("|") if first.startswith("{") else [first]
        return tuple(
            phrase_pattern(choice) + (r"(?!\w)" if whole and choice[-1:].isalnum() else "") for choice in choices
        )

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """The first letters of the words that the phrase may open with, none where that may be any word."""
        found = [_BEGINNING.match(opener) for opener in self.openers]
        return frozenset(match.group().lower() for match in found if match) if all(found) else frozenset()


def _marked(phrase: str) -> str:
    """Return a phrase with one character for each of `{year}` and the like: a choice may hold them."""
    for mark, name in zip(_MARKS, _SPECIAL, strict=True):
        phrase = phrase.replace(name, mark)
    return phrase


def phrase_pattern(phrase: str) -> str:
    """Return a phrase as a regular expression.

    `{a|b}` chooses, `…` is a gap of a few words inside one clause, `*` the rest of a word; `{year}` is a year,
    `{name}` stands before a capital letter, `{end}` where a clause ends, `{start}` where a sentence begins,
    `{question}` where it ends with a question mark, `{!e:a|b}` any other small word with
    the ending e.

    >>> [bool(re.fullmatch(phrase_pattern("plans to {!:join|sign}"), f"plans to {verb}")) for verb in ("join", "build")]
    [False, True]
    >>> bool(re.fullmatch(phrase_pattern("{has|have} … withdrawn"), "has sadly withdrawn"))
    True
    >>> bool(re.fullmatch(phrase_pattern("observ*"), "observers"))
    True
    """
    parts = []
    for piece in _TOKEN.findall(_marked(phrase)):
        if piece.startswith("{!"):
            ending, _, words = piece[2:-1].partition(":")
            others = "|".join(phrase_pattern(each) for each in words.split("|"))
            parts.append(rf"(?!(?:{others})(?!\w))(?-i:[^\W\d_A-ZÅÄÖÆØÜ])[\w-]*{ending}")
        elif piece.startswith("{"):
            parts.append(f"(?:{'|'.join(phrase_pattern(each) for each in piece[1:-1].split('|'))})")
        elif piece in _WILD:
            parts.append(_WILD[piece])
        else:
            parts.append(
                rf",?\s(?:{_WILD['…']}\s)??" if "…" in piece else r"\s+" if piece.isspace() else re.escape(piece)
            )
    joined = "".join(parts)
    for mark, name in zip(_MARKS, _SPECIAL, strict=True):
        joined = joined.replace(mark, _SPECIAL[name])
    return joined


def read_cues(path: Path, classes: WordClasses) -> tuple[Cue, ...]:
    """Read the cues of a language, none where it has no such file.

    Raises LanguageError, with the line, where a category, kind or class of words is unknown, or a phrase or example is
    missing.
    """
    cues = []
    for row in read_table(path):
        phrase, category, kind = row.cell(0), row.cell(1), row.cell(2)
        if category not in CATEGORIES or kind not in KINDS or (category == "border") != (kind in _BORDERS):
            hint = f"Categories are {', '.join(CATEGORIES)}; kinds are {', '.join(KINDS)}."
            raise row.fault(f"{phrase!r} is no cue as {category!r} {kind!r}.", hint)
        examples, counters = row.examples(3)
        if not examples:
            raise row.fault(f"{phrase!r} has no example.", "Write one, with [[marks]] around what it tells of.")
        cues.append(Cue(written_out(row, phrase, classes), category, kind, examples, counters, phrase))
    return tuple(cues)


def written_out(row: Row, phrase: str, classes: WordClasses) -> str:
    """Return a phrase with the words of its classes.

    Raises LanguageError, with the line, where a class is not known.
    """
    try:
        return in_phrase(phrase, classes)
    except KeyError as error:
        hint = "Name one that word_classes.tsv has, or add it there."
        raise row.fault(f"{{{error.args[0]}}} is no class of words.", hint) from error
