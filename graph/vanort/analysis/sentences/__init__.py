"""Answers in words: what was found is a value, how it is said is a file of templates, one a language."""

from __future__ import annotations

import re
import string
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

LANGUAGES = ("en", "sv")
DEFAULT_LONGEST_LIST = 12


class Counted(NamedTuple):
    """How many projects and how many partnerships: said as what they are."""

    projects: int
    partnerships: int

    @property
    def total(self) -> int:
        """How many there are of both."""
        return self.projects + self.partnerships


@dataclass(frozen=True, slots=True)
class Answer:
    """One finding: `key` names the template, `values` fill it, `facts` are the IRIs of the things it rests on.

    A value that is itself an answer is a part of the sentence, said in its language.
    """

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

    >>> say(Answer("limits.undated", {"count": Counted(1, 0)}))
    'One project has no stated start and is left out of the count year by year.'

    Raises KeyError for a template or a value that does not exist: a mistake in the program, not in the data.
    """
    template = templates(language)[answer.section][answer.key.partition(".")[2]]
    template = template["text"] if "text" in template else template[_variant(template, answer.values)]
    values = {
        name: say(value, language, longest_list=longest_list) if isinstance(value, Answer) else value
        for name, value in answer.values.items()
    }
    text = _Words(language, longest_list).vformat(str(template), (), values)
    # A sentence that begins with a number written out (“one project”) begins with a capital, too.
    return text[0].upper() + text[1:] if re.match(r"\{\w+:things\}.*\.$", str(template)) else text


def _variant(template: Mapping[str, Any], values: Mapping[str, Any]) -> str:
    """Choose a form of a sentence by `count`: none, sole (none of one), one, only (one of one), both, all (of `total`), other."""
    count, total = (
        value.total if isinstance(value, Counted) else int(value or 0)
        for value in (values["count"], values.get("total"))
    )
    if count == total == 1 and "only" in template:
        return "only"
    if count == 0 and total == 1 and "sole" in template:
        return "sole"
    if count == total == 2 and "both" in template:
        return "both"
    chosen = {0: "none", 1: "one"}.get(count, "all" if count == total else "other")
    return chosen if chosen in template else "other"


def heading(section: str, language: str = "en") -> str:
    """Return the title of a section.

    >>> heading("gaps", "sv")
    'Vad källorna nämner och inte nämner'
    """
    return str(templates(language)["headings"][section])


def measure_name(measure: str, language: str = "en") -> str:
    """Return the heading of a column of values.

    >>> measure_name("in_degree", "sv")
    'Band in'
    """
    return str(templates(language)["measures"][measure])


def number(value: float, language: str = "en") -> str:
    r"""Return a number as the language writes it: whole, or with two decimals; what is there is not called nothing.

    >>> number(1234, "sv"), number(0.5, "sv"), number(0.001)
    ('1\xa0234', '0,50', '<0.01')
    """
    words = _Words(language, DEFAULT_LONGEST_LIST)
    if value == int(value):
        return words.format_field(int(value), "number")
    least = 0 < value < 0.01
    return ("<" if least else "") + words.format_field(0.01 if least else float(value), "")


@cache
def templates(language: str) -> dict[str, dict[str, Any]]:
    """Read the templates of a language; English where there is none of that language."""
    chosen = language if language in LANGUAGES else "en"
    return tomllib.loads((Path(__file__).parent / f"{chosen}.toml").read_text(encoding="utf-8"))


class _Words(string.Formatter):
    """Write numbers, shares and lists as the language writes them: {x:number}, {x:percent}, {x:list}.

    {x:some} is a number with one of something written out (“for one of 5”). {x:sides} sets parts of a sentence apart by semicolons, {x:entries} things of a list that may be long; {x:things} says what is
    counted (“one project”); {nodes:one}, {nodes:other} and {nodes:apart} what the network is made of.
    """

    def __init__(self, language: str, longest_list: int) -> None:
        self.language, self.longest_list = language, longest_list
        self.words = templates(language)["words"]
        self.nodes = templates(language)["nodes"]

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec in ("one", "other", "apart"):
            return str(self.nodes[value][format_spec])
        if format_spec == "percent":
            least = "<" if 0 < value < 0.005 else ""  # what is there is not called nothing
            return f"{least}{self._number(max(100 * value, 1) if least else 100 * value, 0)}{self.words['percent']}"
        if format_spec == "some":
            return str(self.words["one"]) if value == 1 else self._number(value, 0)
        if format_spec == "things":
            return self._things(Counted(*value))
        if isinstance(value, Answer):
            return self._said(value)
        if format_spec == "sides":
            return "; ".join(map(self._said, value))
        if format_spec == "entries":
            return "; ".join(self._capped([self._said(item) for item in value]))
        if format_spec == "list":
            return self.enumerated([self._said(item) for item in value])
        if isinstance(value, float) and not format_spec:
            return self._number(value, 2)
        if isinstance(value, int) and not isinstance(value, bool) and format_spec == "number":
            return self._number(value, 0)
        return str(super().format_field(value, format_spec))

    def _said(self, item: Any) -> str:
        return say(item, self.language, longest_list=self.longest_list) if isinstance(item, Answer) else str(item)

    def enumerated(self, items: Sequence[str]) -> str:
        """Join names by commas and a last “and”; a long list says how many more there are."""
        items = self._capped([self._times(item, number) for item, number in Counter(items).items()])
        if len(items) < 2:
            return "".join(items)
        # A name that holds a comma itself is put in quotation marks, so that names stay apart.
        items = [self._quoted(item) if "," in item or ";" in item else item for item in items]
        return f"{', '.join(items[:-1])} {self.words['and']} {items[-1]}"

    def _times(self, item: str, number: int) -> str:
        """Say a name once, with how many bear it."""
        times = Answer("overview.times", {"name": item, "count": number})
        return say(times, self.language) if number > 1 else item

    def _capped(self, items: list[str]) -> list[str]:
        """Keep what fits into a list, and say how many more there are."""
        if len(items) <= self.longest_list:
            return items
        rest = len(items) - self.longest_list + 1
        return [*items[: self.longest_list - 1], self.words["more"].format(count=rest)]

    def _quoted(self, item: str) -> str:
        """Put a name in quotation marks, and not the number behind it: “Waste, water” (2)."""
        name, number = re.fullmatch(r"(.*?)( \(\d+\))?", item, re.DOTALL).groups("")  # type: ignore[union-attr]
        return str(self.words["quoted"].format(name)) + number

    def _things(self, counted: Counted) -> str:
        kind = "both" if all(counted) or not any(counted) else "projects" if counted.projects else "partnerships"
        word = self.words["things"][kind]
        return str(word["one"] if counted.total == 1 else word["other"].format(count=self._number(counted.total, 0)))

    def _number(self, value: float, digits: int) -> str:
        text = f"{value:,.{digits}f}"
        return (
            text.replace("-", "−")
            .replace(",", "\0")
            .replace(".", self.words["decimal"])
            .replace("\0", self.words["thousands"])
        )
