"""The ontology's own page, in both languages on one page, as a file of the site."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add ontology.html to the English site; the Swedish one links to it."""
    from vanort.report.ontology_page import render_page

    if config.theme["language"] == "en":
        files.append(File.generated(config, "ontology.html", content=render_page()))
    return files
