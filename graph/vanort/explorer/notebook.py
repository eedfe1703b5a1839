"""The page in a frame of a notebook: shown from its own text, closed off from the notebook around it."""

from __future__ import annotations

import html
from dataclasses import dataclass

# Its questions are forms (which its own policy lets go nowhere), and its sources open beside the notebook.
ALLOWED = "allow-scripts allow-downloads allow-forms allow-popups allow-popups-to-escape-sandbox"


@dataclass(frozen=True, slots=True)
class Frame:
    """Hold a page that a notebook shows; `page` is its HTML, to be written to a file as well."""

    page: str
    height: int = 640

    def _repr_html_(self) -> str:
        """Show the page in a sandboxed frame: it may run its own scripts, but not reach the notebook.

        >>> "allow-same-origin" in Frame("<p>x</p>")._repr_html_()
        False
        """
        return (
            f'<iframe sandbox="{ALLOWED}" srcdoc="{html.escape(self.page, quote=True)}" '
            f'style="width:100%;height:{self.height}px;border:1px solid #ccc" title="vanort"></iframe>'
        )

    def __repr__(self) -> str:
        return f"Frame({len(self.page):,} characters)"
