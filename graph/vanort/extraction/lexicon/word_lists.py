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


_PART = 3  # letters at least of each part of a compound


def is_inflected_compound(word: str, pack: LanguagePack) -> bool:
    """Tell whether a word is put together and ends in a form of a noun: "Sporthallen", "Skolresor"; no "Havsglimt"."""
    import simplemma

    language, low = str(pack.data.get("cldr", pack.code)), word.lower()
    if pack.data.get("inflection", {}).get("stems") and not low.endswith("t"):
        return False  # a case shows the part that a name plays in its sentence; what ends in -t is several
    for at in range(_PART, len(low) - _PART + 1):
        first, last = low[:at], low[at:]
        if is_word(last, pack) and (is_word(first, pack) or is_word(first.removesuffix("s"), pack)):
            return len(str(simplemma.lemmatize(last, lang=language))) < len(last)
    return False
