"""HTML from plain values: text is always text, and only what is built here is markup."""

from __future__ import annotations

import html
from collections.abc import Iterable

_EMPTY = frozenset({"br", "input", "link", "meta"})


class Markup(str):
    """A piece of HTML that was built from tags; every other string is escaped where it is put in."""

    __slots__ = ()


Child = str | Iterable["Child"] | None


def tag(name: str, /, *children: Child, **attributes: str | bool | None) -> Markup:
    """Return an element; `class_` and `for_` stand for the attributes class and for.

    >>> tag("a", "<Växjö>", href="/id/a?b&c", class_="thing")
    '<a href="/id/a?b&amp;c" class="thing">&lt;Växjö&gt;</a>'
    """
    written = "".join(_attribute(key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items())
    start = f"<{name}{written}>"
    return Markup(start if name in _EMPTY else f"{start}{join(children)}</{name}>")


def join(children: Child) -> Markup:
    """Return children one after the other; strings that are no markup are escaped."""
    if children is None:
        return Markup("")
    if isinstance(children, str):
        return children if isinstance(children, Markup) else Markup(html.escape(children))
    return Markup("".join(join(child) for child in children))


def _attribute(key: str, value: str | bool | None) -> str:
    if value is None or value is False:
        return ""
    return f" {key}" if value is True else f' {key}="{html.escape(value)}"'
