"""The report's own words: captions, legends, the sentences that describe a drawing."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

LANGUAGES = ("en", "sv")


@cache
def words(language: str) -> dict[str, str]:
    """Return the words of a language; English where there are none of that language."""
    file = Path(__file__).parent / "word_lists" / f"{language if language in LANGUAGES else 'en'}.toml"
    return {name: str(value) for name, value in tomllib.loads(file.read_text(encoding="utf-8")).items()}
