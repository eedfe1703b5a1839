"""Words that several phrases may use in the same place, as `word_classes.tsv` of a language pack lists them.

A class is a name in capitals, below it a word a line with a sentence or phrase that shows it:

    ENDED
        lapsed	The twinning with [[Kiel]] has lapsed.
        run out	The twinning with [[Kiel]] has run out.

A phrase or a regular expression names it in braces: `has {ENDED}`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from vanort.languages.table import read_table

_REFERENCE = re.compile(r"\{([^\W\d_][^{}|…,*]+)\}")
_CHOICE = re.compile(r"\{(?:[^{}]|\{[^{}]*\})*\}")


@dataclass(frozen=True, slots=True)
class ClassWord:
    """A word of a class, and an example of what it is used for."""

    text: str
    example: str


WordClasses = Mapping[str, tuple[ClassWord, ...]]


def read_word_classes(path: Path) -> dict[str, tuple[ClassWord, ...]]:
    """Read the word classes of a language, none where it has no such file.

    Raises LanguageError, with the line, where a name is not in capitals or a word has no example.
    """
    classes: dict[str, tuple[ClassWord, ...]] = {}
    for row in read_table(path):
        name, words = row.cells[0], row.pairs(1)
        if not is_class(name) or name in classes or not words or not all(word and example for word, example in words):
            hint = "Write a name of its own in capitals, and below it, after a tab, each word, a tab and an example."
            raise row.fault(f"{name!r} is no class of words.", hint)
        classes[name] = tuple(ClassWord(word, example) for word, example in words)
    return classes


def read_word_forms(path: Path) -> dict[str, tuple[ClassWord, ...]]:
    """Read classes whose words are the forms of verbs and nouns, none where there is no such file; they have no examples.

    An entry is a name in capitals, a tab and words with bars between them; a line that begins with a tab goes on. Raises
    LanguageError, with the line, where a name is not in capitals or has no words.
    """
    classes: dict[str, tuple[ClassWord, ...]] = {}
    for row in read_table(path):
        name, words = row.cells[0], row.words(1)
        if not is_class(name) or name in classes or not words:
            raise row.fault(
                f"{name!r} is no class of forms.", "Write a name of its own in capitals, a tab, and its words."
            )
        classes[name] = tuple(ClassWord(word, "") for word in words)
    return classes


def is_class(name: str) -> bool:
    """Tell whether a name in braces is that of a class: capitals, and more than the one letter of a frame's gap."""
    return name[:1].isalpha() and name.isupper() and len(name) > 1


def classes_in(phrase: str) -> tuple[str, ...]:
    """Return the names of the classes that a phrase or an expression uses.

    >>> classes_in("{was|were} {ENDED} in {year}"), classes_in("[a-z]{2}")
    (('ENDED',), ())
    """
    return tuple(name for name in _REFERENCE.findall(phrase) if is_class(name))


def in_phrase(phrase: str, classes: WordClasses) -> str:
    """Return a phrase with the words of its classes written out as choices.

    Raises KeyError where a class is not known.

    >>> ended = {"ENDED": (ClassWord("lapsed", ""), ClassWord("run out", ""))}
    >>> in_phrase("{has|have} {ENDED}", ended), in_phrase("{cancelled|{ENDED}} again", ended)
    ('{has|have} {lapsed|run out}', '{cancelled|lapsed|run out} again')
    >>> in_phrase("{cancelled|had {ENDED}}", ended)
    '{cancelled|had lapsed|had run out}'
    """

    def written(option: str) -> list[str]:
        """Return an option once for each word of its class."""
        found = next((match for match in _REFERENCE.finditer(option) if is_class(match[1])), None)
        if found is None:
            return [option]
        rest = written(option[found.end() :])
        return [f"{option[: found.start()]}{word.text}{end}" for word in classes[found[1]] for end in rest]

    def choice(match: re.Match[str]) -> str:
        if is_class(match[0][1:-1]):
            words = written(match[0])
            return f"{{{'|'.join(words)}}}" if len(words) > 1 else words[0]
        if match[0].startswith("{!"):  # none of these words: "{!e:{ENTER}}"
            return _REFERENCE.sub(lambda name: "|".join(written(name[0])), match[0])
        return f"{{{'|'.join(words for option in _options(match[0][1:-1]) for words in written(option))}}}"

    return _CHOICE.sub(choice, phrase)


def _options(choice: str) -> list[str]:
    """Return what stands between the bars of a choice, those in inner braces left alone."""
    return re.findall(r"(?:[^|{}]|\{[^{}]*\})+|(?<=\|)(?=\||\Z)|\A(?=\|)", choice)


def in_expression(expression: str, classes: WordClasses) -> str:
    """Return a regular expression with the words of its classes written out as a group.

    Raises KeyError where a class is not known.

    >>> in_expression("{FOND} of", {"FOND": (ClassWord("fond", ""), ClassWord("proud", ""))})
    '(?:fond|proud) of'
    """

    def group(match: re.Match[str]) -> str:
        return f"(?:{'|'.join(word.text for word in classes[match[1]])})" if is_class(match[1]) else match[0]

    return _REFERENCE.sub(group, expression) if "{" in expression else expression
