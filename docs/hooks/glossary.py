"""The glossary, in the language of the site and in its alphabet, from docs/glossary.yaml."""

from __future__ import annotations

from pathlib import Path

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

PAGE = "reference/glossary.md"
GLOSSARY = Path(__file__).parent.parent / "glossary.yaml"
TITLE = {"en": "Glossary", "sv": "Ordlista"}
OTHER = {"en": ("sv", "in Swedish"), "sv": ("en", "på engelska")}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the page of the glossary."""
    files.append(File.generated(config, PAGE, content=glossary_page(config.theme["language"])))
    return files


def glossary_page(language: str) -> str:
    """Return each term with its meaning and its name in the other language."""
    from vanort.languages.alphabet import in_order

    other, named = OTHER[language]
    entries = yaml.safe_load(GLOSSARY.read_text(encoding="utf-8"))
    by_name = {entry[language]["term"]: entry for entry in entries}
    parts = [
        f"## {name}\n\n{by_name[name][language]['means']} *({named}: {by_name[name][other]['term']})*"
        for name in in_order(by_name, language)
    ]
    return "\n\n".join([f"# {TITLE[language]}", *parts])
