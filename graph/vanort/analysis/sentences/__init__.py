"""Answers in words: what was found is a value, how it is said is a file of templates, one a language."""

from __future__ import annotations

import string
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("en", "sv")
DEFAULT_LONGEST_LIST = 12


@dataclass(frozen=True, slots=True)
class Answer:
    """One finding: `key` names the template, `values` fill it, `facts` are the IRIs of the things it rests on."""

    key: str
    values: Mapping[str, Any] = field(default_factory=dict)
    facts: tuple[str, ...] = ()

    @property
    def section(self) -> str:
        """The part of a report that the answer belongs to."""
        return self.key.partition(".")[0]


def say(answer: Answer, language: str = "en", *, longest_list: int = DEFAULT_LONGEST_LIST) -> str:
    """Return an answer as a sentence; `count` in its values chooses between none, one and other.

    Of a list that is longer than `longest_list`, the rest is counted.

    >>> say(Answer("limits.undated", {"count": 1}))
    '1 undertaking has no stated start and is left out wherever years matter.'

    Raises KeyError for a template or a value that does not exist: a mistake in the program, not in the data.
    """
    template = templates(language)[answer.section][answer.key.partition(".")[2]]
    if "text" in template:
        template = template["text"]
    else:
        count = answer.values["count"]
        variant = (
            "none" if count == 0 and "none" in template else "one" if count == 1 and "one" in template else "other"
        )
        template = template[variant]
    values = {
        # A word such as "steady" is itself said in the language.
        name: say(Answer(f"{answer.section}.{value}"), language) if name == "steady" else value
        for name, value in answer.values.items()
    }
    return _Words(language, longest_list).vformat(str(template), (), values)


def heading(section: str, language: str = "en") -> str:
    """Return the title of a section.

    >>> heading("gaps", "sv")
    'Vad ingen arbetar med'
    """
    return str(templates(language)["headings"][section])


def measure_name(measure: str, language: str = "en") -> str:
    """Return the heading of a column of values.

    >>> measure_name("in_degree", "sv")
    'Band in'
    """
    return str(templates(language)["measures"][measure])


@cache
def templates(language: str) -> dict[str, dict[str, Any]]:
    """Read the templates of a language; English where there is none of that language."""
    chosen = language if language in LANGUAGES else "en"
    return tomllib.loads((Path(__file__).parent / f"{chosen}.toml").read_text(encoding="utf-8"))


class _Words(string.Formatter):
    """Write numbers, shares and lists as the language writes them: {x:number}, {x:percent}, {x:list}.

    {nodes:one}, {nodes:other} and {nodes:apart} say what the network is made of.
    """

    def __init__(self, language: str, longest_list: int) -> None:
        self.longest_list = longest_list
        self.words = templates(language)["words"]
        self.nodes = templates(language)["nodes"]

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec in ("one", "other", "apart"):
            return str(self.nodes[value][format_spec])
        if format_spec == "percent":
            least = "<" if 0 < value < 0.005 else ""  # what is there is not called nothing
            return f"{least}{self._number(max(100 * value, 1) if least else 100 * value, 0)}{self.words['percent']}"
        if format_spec == "list":
            return self.enumerated([str(item) for item in value])
        if isinstance(value, float) and not format_spec:
            return self._number(value, 2)
        if isinstance(value, int) and not isinstance(value, bool) and format_spec == "number":
            return self._number(value, 0)
        return str(super().format_field(value, format_spec))

    def enumerated(self, items: Sequence[str]) -> str:
        """Join names by commas and a last “and”; a long list says how many more there are."""
        if len(items) > self.longest_list:
            rest = len(items) - self.longest_list + 1
            items = [*items[: self.longest_list - 1], self.words["more"].format(count=rest)]
        if len(items) < 2:
            return "".join(items)
        # A name that holds a comma itself is put in quotation marks, so that names stay apart.
        items = [self.words["quoted"].format(item) if "," in item or ";" in item else item for item in items]
        return f"{', '.join(items[:-1])} {self.words['and']} {items[-1]}"

    def _number(self, value: float, digits: int) -> str:
        text = f"{value:,.{digits}f}"
        return text.replace(",", "\0").replace(".", self.words["decimal"]).replace("\0", self.words["thousands"])
