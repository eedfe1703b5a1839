"""What a model is told: the ontology's terms and how to answer, then a passage; the words stand in prompt.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from vanort.second_reader.model import Model
from vanort.second_reader.terms import MOST, Offered, Vocabulary, answer_schema

MOST_TOKENS = 4_000  # of an answer: some forty claims with their quotes
_LEAST_TOKENS = 400  # of the answer about a short passage, which is else about as long as the passage
_LEAST, _A_FACT = 4, 40  # facts that a short passage may tell, and characters in which one is told at the shortest
_VALUES = {"time": "a year or a date", "integer": "a number", "decimal": "a number", "duration": "a time span"}


def request_of(model: Model, offered: Vocabulary, title: str, passage: str) -> dict[str, Any]:
    """Return the body of a question, the same for the same input: temperature 0 and a fixed seed."""
    words = _words()
    return {
        "model": model.name,
        "messages": [
            {"role": "system", "content": _instructions(words["instructions"], offered)},
            {"role": "user", "content": words["question"].strip().format(title=title, passage=passage)},
        ],
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "reading", "strict": True, "schema": answer_schema(offered, _most(passage))},
        },
        "temperature": 0,
        "seed": 0,
        "max_tokens": min(MOST_TOKENS, _LEAST_TOKENS + len(passage)),
        "stream": False,
    }


def _most(passage: str) -> int:
    return min(MOST, max(_LEAST, len(passage) // _A_FACT))


@cache
def _words() -> Mapping[str, str]:
    return tomllib.loads(Path(__file__).with_name("prompt.toml").read_text(encoding="utf-8"))


def _instructions(words: str, offered: Vocabulary) -> str:
    types = "\n".join(f"- {name}: {definition}" for name, definition in offered.types.items())
    properties = "\n".join(_line(one) for one in offered.properties.values())
    return words.strip().format(types=types, properties=properties)


def _line(one: Offered) -> str:
    to = " or ".join(sorted(one.ranges)) or ", ".join(one.concepts) or _VALUES.get(one.value, "words of the passage")
    return f"- {one.name} ({' or '.join(sorted(one.domains))} → {to}): {one.definition}"
