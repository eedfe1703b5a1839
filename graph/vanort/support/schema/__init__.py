"""What the files that people write may hold, kept as data in `files.yaml`, and what in a file does not fit it."""

from __future__ import annotations

from vanort.support.schema.language_tags import is_language, language_hint
from vanort.support.schema.misfits import Written, known_keys, misfits
from vanort.support.schema.nearest import nearest
from vanort.support.schema.reading import written_toml, written_yaml

__all__ = [
    "Written",
    "is_language",
    "known_keys",
    "language_hint",
    "misfits",
    "nearest",
    "written_toml",
    "written_yaml",
]
