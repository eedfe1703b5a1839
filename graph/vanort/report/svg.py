"""Drawings as text: the few SVG elements that the plots need, every value escaped, every drawing described."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from html import escape

CHARACTER = 0.52  # mean width of a character, in units of the font size


def element(tag: str, *children: str, **attributes: object) -> str:
    """Return an element; `class_` becomes class, underscores in names become hyphens, None is left out.

    >>> element("text", "a &lt; b", x=1.0, class_="name", text_anchor="end")
    '<text x="1" class="name" text-anchor="end">a &lt; b</text>'
    """
    written = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(number(value))}"'
        for name, value in attributes.items()
        if value is not None
    )
    return f"<{tag}{written}>{''.join(children)}</{tag}>" if children else f"<{tag}{written}/>"


def number(value: object) -> str:
    """Return a coordinate with one decimal at most; anything else as it is.

    >>> number(2.04), number(3.0), number("x")
    ('2', '3', 'x')
    """
    if not isinstance(value, float):
        return str(value)
    return (
        f"{value:.1f}".removesuffix(".0").replace("-0", "0") if abs(value) < 0.05 else f"{value:.1f}".removesuffix(".0")
    )


def text(words: str, x: float, y: float, **attributes: object) -> str:
    """Return a line of text."""
    return element("text", escape(words), x=float(x), y=float(y), **attributes)


def line(x1: float, y1: float, x2: float, y2: float, **attributes: object) -> str:
    """Return a straight line."""
    return element("line", x1=float(x1), y1=float(y1), x2=float(x2), y2=float(y2), **attributes)


def title(words: str) -> str:
    """Return what a pointer or a screen reader says of the element that this stands in."""
    return element("title", escape(words))


def drawing(name: str, width: float, height: float, heading: str, description: str, parts: Iterable[str]) -> str:
    """Return a drawing that scales with the page, with its title and its content in words."""
    return element(
        "svg",
        element("title", escape(heading), id=f"{name}-title"),
        element("desc", escape(description), id=f"{name}-desc"),
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(float(width))} {number(float(height))}",
        role="img",
        aria_labelledby=f"{name}-title {name}-desc",
        class_="plot",
    )


def lines_of(words: str, width: float, size: float, most: int = 2) -> list[str]:
    """Break a name into lines that fit a width, at most `most`; what is left out is marked by dots.

    >>> lines_of("Public skills training to create new job opportunities", 130, 10)
    ['Public skills training to', 'create new job…']
    """
    fitting = max(4, int(width / (size * CHARACTER)))
    return textwrap.wrap(words, fitting, max_lines=most, placeholder="…") or [""]
