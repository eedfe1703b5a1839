"""Language packs: what the reader knows about each language, as data, one folder a language."""

from __future__ import annotations

from vanort.languages.alphabet import alphabet_key, in_order
from vanort.languages.detection import detect_language
from vanort.languages.pack import LanguagePack, alternatives, language_packs, read_pack
from vanort.languages.table import LanguageError

__all__ = [
    "LanguageError",
    "LanguagePack",
    "alphabet_key",
    "alternatives",
    "detect_language",
    "in_order",
    "language_packs",
    "read_pack",
]
