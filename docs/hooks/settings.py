"""The reference of settings, in the language of the site, from docs/settings.yaml."""

from __future__ import annotations

from pathlib import Path

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

PAGE = "reference/settings.md"
SETTINGS = Path(__file__).parent.parent / "settings.yaml"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the page of settings."""
    files.append(File.generated(config, PAGE, content=settings_page(config.theme["language"])))
    return files


def settings_page(language: str) -> str:
    """Return a table of all settings, and an example that has each of them."""
    data = yaml.safe_load(SETTINGS.read_text(encoding="utf-8"))
    rows = [
        f"| `{key}` | {entry['takes'][language]} | {entry['default'][language]} | {entry['means'][language]} |"
        for key, entry in data["settings"].items()
    ]
    heads = data["heads"][language]
    table = ["| " + " | ".join(heads) + " |", "| --- | --- | --- | --- |", *rows]
    return "\n\n".join([data["intro"][language], "\n".join(table), data["example"][language]])
