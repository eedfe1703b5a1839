"""Language packs: what the reader knows about each language, as data, one folder a language."""

from __future__ import annotations

from vanort.languages.detection import detect_language
from vanort.languages.pack import LanguageError, LanguagePack, alternatives, language_packs, read_pack

__all__ = ["LanguageError", "LanguagePack", "alternatives", "detect_language", "language_packs", "read_pack"]
