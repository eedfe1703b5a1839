"""No page of the site asks anything of another server.

The theme's script would fetch help for old browsers, and a drawing library that the site does not use, from a public
server. The addresses are taken out of the built script, and the maps of scripts, which only its makers need, are left out.
What search needs where a page is opened from a folder is the site's own copy.
"""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

FOREIGN = "https://unpkg.com/"
SHIM = Path(__file__).parent.parent / "shim" / "iframe-worker.js"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the script that lets search work without a server."""
    files.append(File.generated(config, "assets/iframe-worker.js", abs_src_path=str(SHIM)))
    return files


def on_post_build(config: MkDocsConfig) -> None:
    """Take foreign addresses out of the scripts of the built site."""
    site = Path(config.site_dir)
    for path in site.rglob("*.map"):
        path.unlink()
    for path in site.rglob("*.js"):
        text = path.read_text(encoding="utf-8")
        if FOREIGN in text:
            path.write_text(text.replace(FOREIGN, "missing/"), encoding="utf-8")
