"""The values that stand for a document that has been read."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a document under one heading; offsets count code points, `end` is exclusive.

    `heading` is empty and `level` is 0 for what stands before the first heading.
    """

    heading: str
    level: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """A text that was read as a source, with what is known about it.

    Offsets everywhere count the code points of `text`; `sha256` is that of the original bytes, in hex. Of passages that somebody
    has published, `excerpt_of` is the hash of the document that they are from, as `sha256:` and digits.
    """

    path: Path
    text: str
    sections: tuple[Section, ...]
    sha256: str
    title: str = ""
    publisher: str = ""
    address: str = ""
    language: str = ""
    date: str = ""
    warnings: tuple[str, ...] = ()
    excerpt_of: str = ""

    def line_at(self, offset: int) -> int:
        r"""Return the line number, counted from 1, at which an offset stands.

        >>> Document(Path("a.txt"), "one\ntwo", (), "").line_at(4)
        2
        """
        return self.text.count("\n", 0, offset) + 1


@dataclass(frozen=True, slots=True)
class Reading:
    """What a format's door makes of the bytes: the text, what the file says about itself, and warnings.

    Where the door knows the sections, the text is in its plain form, and each has its place; `headings` are those that the
    file marks as such, each with its level.
    """

    text: str
    metadata: dict[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    sections: tuple[Section, ...] | None = None
    headings: tuple[tuple[str, int], ...] = ()
