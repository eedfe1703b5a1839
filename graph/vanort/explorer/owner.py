"""Who publishes a page: what the settings say under [published], checked before anything is made of it."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from vanort.errors import WorkspaceError
from vanort.explorer.audience import PARTS
from vanort.support.schema import nearest
from vanort.workspace.model import SETTINGS, Workspace

_PICTURES = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
}
_LARGEST = 200_000  # bytes of a logo: it stands in every copy of the page
_READABLE = 4.5  # contrast of text to its ground at least: WCAG 2.2, success criterion 1.4.3
_GROUNDS = {"light": "#fbfaf6", "dark": "#191f26"}  # what text stands on, as style.css has it
_COLOR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True)
class Owner:
    """Who publishes a page, what it shows, and how it looks; all of it may be missing.

    `show` are the PARTS that everybody sees; `logo` is a data URI, `colors` are hexadecimal by "light" and "dark",
    `oldest` is the age in months from which on a source is said to be old.
    """

    show: tuple[str, ...] = ()
    logo: str = ""
    colors: Mapping[str, str] = field(default_factory=dict)
    contact: Mapping[str, str] = field(default_factory=dict)
    responsible: str = ""
    assessed: str = ""
    oldest: int = 0

    def data(self) -> dict[str, Any]:
        """Return what the page needs of it."""
        return {
            "logo": self.logo,
            "colors": dict(self.colors),
            "contact": dict(self.contact),
            "responsible": self.responsible,
            "assessed": self.assessed,
            "oldest": self.oldest,
        }


def owner_of(workspace: Workspace) -> Owner:
    """Return who publishes the pages of a workspace.

    Raises WorkspaceError where a setting cannot be used: an unknown part, a logo that is not there, a colour that
    cannot be read on the page.
    """
    settings = workspace.settings.get("published", {})
    path = workspace.root / SETTINGS
    if not isinstance(settings, Mapping):
        raise WorkspaceError("'published' is no table.", path=path, hint="Write it as [published].")
    contact = settings.get("contact", {})
    oldest = settings.get("oldest", 0)
    if not isinstance(oldest, int) or isinstance(oldest, bool) or oldest < 0:
        raise WorkspaceError("'oldest' is no number of months.", path=path, hint="Write it as oldest = 24.")
    return Owner(
        show=_shown(settings.get("show", ()), workspace),
        logo=_logo(str(settings["logo"]), workspace) if settings.get("logo") else "",
        colors=_colors(settings.get("color", {}), workspace),
        contact={"": contact} if isinstance(contact, str) else {str(k): str(v) for k, v in dict(contact).items()},
        responsible=str(settings.get("responsible", "")),
        assessed=str(settings.get("assessed", "")),
        oldest=oldest,
    )


def _shown(show: Any, workspace: Workspace) -> tuple[str, ...]:
    for part in show:
        if part not in PARTS:
            raise WorkspaceError(
                f"'{part}' is nothing that a page can show.",
                path=workspace.root / SETTINGS,
                hint=nearest(str(part), PARTS),
            )
    return tuple(show)


def _logo(name: str, workspace: Workspace) -> str:
    path = (workspace.root / name).resolve()
    kind = _PICTURES.get(path.suffix.lower())
    if not path.is_relative_to(workspace.root.resolve()) or not path.is_file() or kind is None:
        kinds = ", ".join(kind.lstrip(".") for kind in _PICTURES)
        raise WorkspaceError("The logo is not there.", path=path, hint=f"Put it into the workspace, as {kinds}.")
    content = path.read_bytes()
    if len(content) > _LARGEST:
        raise WorkspaceError("The logo is too large.", path=path, hint=f"At most {_LARGEST // 1000} kB.")
    return f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"


def _colors(color: Any, workspace: Workspace) -> dict[str, str]:
    colors = {"light": color} if isinstance(color, str) else dict(color)
    for theme, value in colors.items():
        if theme not in _GROUNDS or not _COLOR.fullmatch(str(value)):
            raise WorkspaceError(
                f"'{value}' is no colour.",
                path=workspace.root / SETTINGS,
                hint='Write {light = "#0a5a73", dark = "#74c6de"}.',
            )
        if (found := contrast(value, _GROUNDS[theme])) < _READABLE:
            raise WorkspaceError(
                f"The colour {value} cannot be read on the {theme} page: its contrast is {found:.1f}, not {_READABLE}.",
                path=workspace.root / SETTINGS,
                hint="Choose a darker one." if theme == "light" else "Choose a lighter one.",
            )
    return colors


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2, contrast ratio).

    >>> contrast("#000000", "#ffffff"), round(contrast("#777777", "#ffffff"), 2)
    (21.0, 4.48)
    """
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
