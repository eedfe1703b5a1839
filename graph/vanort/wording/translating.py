"""What is said, in Swedish: sentences are looked up as they stand in English, as gettext does, names left alone."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from vanort.errors import VanortError

_NAME = re.compile(r"\\\{(:?)(\w+)\\\}")
_WRITTEN = re.compile(r"\d{1,3}(?:,\d{3})*(?:\.\d+)?")
_COUNTED = ("n", "m", "k")  # what stands for a number in a template
_SENTENCE_ENDS = re.compile(r"(?<=[.?]) (?=\S)")


def in_language(fault: VanortError, language: str) -> VanortError:
    """Return a fault in a language: Swedish where that is meant, else as it is; what has no Swedish stays English.

    >>> str(in_language(VanortError("There is no setting 'x'.", path="a", line=2, hint="Did you mean y?"), "sv"))
    "a:2: Det finns ingen inställning som heter 'x'. Menade du y?"
    """
    if language != "sv":
        return fault
    found, hint = swedish(fault.found), swedish(fault.hint)
    return type(fault)(found, path=fault.path, line=fault.line, hint=hint)


def swedish(text: str) -> str:
    """Return sentences in Swedish, as far as they are known.

    >>> swedish("'a' is a list, and a text or a table of texts belongs here. Be well. Give each key once.")
    "'a' är en lista, men här ska det stå en text eller en tabell med texter. Be well. Skriv varje nyckel en gång."
    """
    ends = [*_SENTENCE_ENDS.finditer(text)]
    for end in ends:
        if (first := _said(text[: end.start()], "sentences")) is not None:
            return f"{first} {swedish(text[end.end() :])}"
    if (whole := _said(text, "sentences")) is not None:
        return whole
    return f"{text[: ends[0].start()]} {swedish(text[ends[0].end() :])}" if ends else text


def _said(text: str, kind: str) -> str | None:
    for pattern, target in _templates(kind):
        if match := pattern.fullmatch(text):
            named = match.groupdict()
            said = target
            for name, value in named.items():
                said = said.replace(f"{{{name}}}", _number(value) if name in _COUNTED else value)
                if f"{{:{name}}}" in said:
                    sentence = swedish(value)
                    phrase = _said(value, "phrases") if sentence == value else None
                    said = said.replace(f"{{:{name}}}", phrase or sentence)
            return said[:1].upper() + said[1:] if target.startswith("{:") and text[:1].isupper() else said
    return None


def _number(text: str) -> str:
    """Return a number as a Swede writes it: `1,315` with a space that does not break, `0.97` with a comma."""
    return text.replace(",", "\N{NO-BREAK SPACE}").replace(".", ",") if _WRITTEN.fullmatch(text) else text


@cache
def _templates(kind: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(_compiled(kind))


def _compiled(kind: str) -> Iterator[tuple[re.Pattern[str], str]]:
    """Yield each English template as a pattern with its Swedish; those that begin with most letters of their own first."""
    texts = tomllib.loads(Path(__file__).with_name("sv.toml").read_text(encoding="utf-8"))[kind]
    for english in sorted(texts, key=lambda english: (-len(english.partition("{")[0]), -len(english))):
        seen: set[str] = set()

        def group(name: re.Match[str], seen: set[str] = seen) -> str:
            if name[2] in seen:
                return f"(?P={name[2]})"
            seen.add(name[2])
            return f"(?P<{name[2]}>.+?)"

        yield re.compile(_NAME.sub(group, re.escape(english)), re.DOTALL), texts[english]
