"""What is known about a document beside its text: NAME.yaml, as `vanort add` writes it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from vanort.errors import DocumentError
from vanort.languages.dates import date_value
from vanort.languages.pack import alternatives, language_packs
from vanort.support.yaml_source import read_yaml

FIELDS = ("title", "publisher", "address", "language", "date", "retrieved", "excerpt_of")


def metadata_path(path: Path) -> Path:
    """Return where the metadata of a document lies: beside it, the whole name and .yaml.

    >>> metadata_path(Path("documents/page.html")).name
    'page.html.yaml'
    """
    return path.with_name(path.name + ".yaml")


def read_metadata(path: Path) -> dict[str, str]:
    """Read the metadata of a document, field by field; empty where there is none.

    Raises DocumentError where the file is not YAML, or is not a mapping.
    """
    sidecar = metadata_path(path)
    if not sidecar.is_file():
        return {}
    root = read_yaml(sidecar, error=DocumentError)
    if root.value == "":
        return {}
    if not isinstance(root.value, Mapping):
        raise DocumentError(
            "The metadata is not a list of fields.",
            path=sidecar,
            hint="Write lines such as: title: Our twin towns",
        )
    values = {name: node.value for name, node in root.value.items()}
    return {name: value for name in FIELDS if isinstance(value := values.get(name), str) and value}


def date_in(text: str) -> str:
    """Return the day, month or year at which a page says that it was last changed; empty where it does not say.

    >>> date_in("Senast uppdaterad: 5 september 2017")
    '2017-09-05'
    """
    any_language, by_language = _updated()
    if not any_language.search(text):
        return ""
    dates = [""]
    for updated, months in by_language:
        for match in updated.finditer(text):
            tail = text[match.end() : match.end() + 60].split("\n", 1)[0]
            dates.append(date_value(tail, months))
    return max(dates)


@cache
def _updated() -> tuple[re.Pattern[str], list[tuple[re.Pattern[str], tuple[str, ...]]]]:
    """Return the words for a page's last change: in any language, and in each with its months."""
    said = [(pack.words("cues", "updated"), pack.words("months")) for pack in language_packs().values()]
    any_language = alternatives(word for words, _ in said for word in words)
    return any_language, [(alternatives(words), months) for words, months in said]
