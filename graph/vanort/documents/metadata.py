"""What is known about a document beside its text: NAME.yaml, as `vanort add` writes it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from vanort.errors import DocumentError

FIELDS = ("title", "publisher", "address", "language", "date", "retrieved")


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
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    sidecar = metadata_path(path)
    if not sidecar.is_file():
        return {}
    try:
        values = YAML(typ="safe").load(sidecar.read_text(encoding="utf-8"))
    except (YAMLError, UnicodeDecodeError) as error:
        raise DocumentError(f"The metadata is not YAML: {error}.", path=sidecar) from error
    if values is None:
        return {}
    if not isinstance(values, Mapping):
        raise DocumentError(
            "The metadata is not a list of fields.",
            path=sidecar,
            hint="Write lines such as: title: Our twin towns",
        )
    return {name: str(values[name]) for name in FIELDS if values.get(name) is not None}
