"""Word lists of whole languages: whether a name is an ordinary word."""

from __future__ import annotations

from vanort.languages.pack import LanguagePack


def is_word(name: str, pack: LanguagePack) -> bool:
    """Tell whether a name is one ordinary word of a language, by its word list."""
    import simplemma

    language = str(pack.data.get("cldr", pack.code))
    return " " not in name and bool(simplemma.is_known(name, lang=language))


def is_english(word: str) -> bool:
    """Tell whether a word is in the English word list."""
    import simplemma

    return bool(simplemma.is_known(word, lang="en"))
