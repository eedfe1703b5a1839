"""The page that a report or a brief stands on: its style inside, nothing that runs, nothing that is loaded."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from html import escape
from pathlib import Path


def frame(
    body: str, *, title: str, subtitle: str, foot: str, language: str, lead: Sequence[str] = (), after: str = ""
) -> str:
    """Return a page of HTML around a body that is HTML already; title, subtitle, the lines below it (`lead`) and foot are text.

    `after` is HTML that is looked up rather than read, such as notes: it follows the foot, which printed
    after it might stand alone on the last sheet.

    The policy of the page allows its own style, by its hash, and nothing else.
    """
    style = (Path(__file__).parent / "report.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"""<!DOCTYPE html>
<html lang="{escape(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{digest}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
<style>{style}</style>
</head>
<body>
<header>
<h1>{escape(title)}</h1>
<p class="subtitle">{escape(subtitle)}</p>{"".join(f"<p>{escape(line)}</p>" for line in lead)}
</header>
<main>
{body}
<footer><p>{escape(foot)}</p></footer>
{after}
</main>
</body>
</html>
"""
