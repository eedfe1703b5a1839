"""Texts of others on a screen: nothing in them is obeyed."""

from __future__ import annotations


def printable(text: str) -> str:
    r"""Replace what a terminal would obey rather than show: neither a document nor the name of a file may write on the screen.

    >>> printable("a\x1b[2Jb\tc"), printable("page\u202etxt.exe")
    ('a�[2Jb c', 'page�txt.exe')
    """
    return "".join(c if c.isprintable() or c == "\n" else " " if c.isspace() else "�" for c in text)
