"""The words of a page's tree as text: what follows down the page, in lines that keep its blocks apart.

A heading and a paragraph stand between blank lines, an item behind a bullet, the cells of a row between tabs, a term and
what is said of it on one line with a colon.
"""

from __future__ import annotations

import re

from lxml import etree

from vanort.documents.page_tables import is_layout, rows_of
from vanort.documents.page_tree import classes, words_of

_APART = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "dl", "section", "article", "address", "blockquote", "main", "header", "footer", "aside", "hr", "fieldset", "legend", "caption", "figure", "details", "summary", "pre", "menu"])  # fmt: skip
_LINES = frozenset(["div", "li", "dt", "dd", "tr", "td", "th", "figcaption", "center", "form", "body", "tbody", "thead", "tfoot", "noscript", "nav", "br", "optgroup", "dialog", "hgroup", "search"])  # fmt: skip
_INLINE = frozenset(
    ["a", "span", "b", "strong", "i", "em", "label", "time", "abbr", "small", "font", "button", "u", "data", "cite"]
)
_WHITE = re.compile(r"[ \t\r\n\f]+")
_RAISED = str.maketrans("0123456789()-–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾⁻⁻")
_LABEL = re.compile(r"(?:^|[-_])(?:label|term|key)$")
_VALUE = re.compile(r"(?:^|[-_])(?:value|items?|content|data|text)$")
_ADDRESS = re.compile(r"@|(?:\d\W*){6}")
_LONGEST_TERM = 48  # characters: a longer one is a heading over what is said of it
_LONGEST_VALUE = 160


class PageText:
    """Write a tree's words, line by line."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._gap = 0
        self._bullet = False
        self._items = 0
        self._labelled = False

    def text(self) -> str:
        """Return what was written, without blanks at the ends of lines."""
        return re.sub(r"[ \t]+\n", "\n", "".join(self._parts)).strip() + "\n"

    def gap(self, lines: int) -> None:
        """Begin a new line before the next words, or leave one blank; within an item, no line is left blank."""
        if not self._labelled:
            self._gap = max(self._gap, min(lines, 1) if self._items else lines)

    def say(self, words: str, *, as_written: bool = False) -> None:
        """Write words behind those before."""
        begins = bool(self._gap) or not self._parts
        if not as_written:
            words = _WHITE.sub(" ", words)
            words = words.lstrip() if begins or self._parts[-1].endswith((" ", "\t")) else words
        if begins and not words.strip():
            return
        if self._parts and self._gap:
            self._parts.append("\n" * self._gap)
        self._gap = 0
        self._labelled = self._labelled and not words.strip()
        if self._bullet:
            self._parts.append("• ")
            self._bullet = False
        if words:
            self._parts.append(words)

    def write(self, root: etree._Element, *, rows: bool = True) -> None:
        """Write an element with all that it holds; tables and terms in rows of their own, unless it is a cell itself."""
        # A stack instead of recursion: a page may be nested deeper than Python goes.
        self._open(root)
        stack = [(root, iter(root))]
        while stack:
            element, children = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                self._close(element)
                if stack:
                    self._words(element.tail or "", stack[-1][0])
            elif not isinstance(child.tag, str) or self._written_whole(child, rows):
                self._words(child.tail or "", element)
            else:
                self._open(child)
                stack.append((child, iter(child)))

    def _written_whole(self, element: etree._Element, rows: bool) -> bool:
        """Write what has a form of its own; tell whether the element was so."""
        if element.tag in _INLINE and element.getprevious() is not None and not (element.getprevious().tail or ""):
            self._part(element)
        if _is_label(element):
            self.gap(1)
            self.say(f"{words_of(element).rstrip(' :')}: ")
            self._labelled = True
        elif rows and element.tag == "table" and not is_layout(element):
            self._table(element)
        elif rows and element.tag == "dl" and element.find(".//dl") is None and element.find(".//dt") is not None:
            self._terms(element)
        elif element.tag in {"sup", "sub"} and not len(element):
            self._raised(element)
        else:
            return False
        return True

    def _open(self, element: etree._Element) -> None:
        tag = element.tag
        lines = 2 if tag in _APART else 1 if tag in _LINES else 0
        if lines and not (tag == "br" and self._breaks_twice()):
            self.gap(lines)
        if tag == "li":
            self._bullet = True
            self._items += 1
        self.say("“" if tag == "q" else "", as_written=True)
        if tag != "br":
            self._words(element.text or "", element)

    def _close(self, element: etree._Element) -> None:
        tag = element.tag
        self.say("”" if tag == "q" else "", as_written=True)
        if tag == "li":
            self._bullet = False
            self._items -= 1
        if tag != "br":
            self.gap(2 if tag in _APART else 1 if tag in _LINES else 0)

    def _breaks_twice(self) -> bool:
        """Leave a line blank where a line break follows another."""
        if self._gap == 1 and self._parts:
            self.gap(2)
            return True
        return False

    def _words(self, words: str, holder: etree._Element) -> None:
        """Write the words that an element holds, in the lines that they have where it keeps them."""
        if holder.tag != "pre":
            self.say(words)
            return
        for number, line in enumerate(words.split("\n")):
            if number:
                self.gap(2 if self._gap == 1 else 1)
            self.say(line)

    def _part(self, element: etree._Element) -> None:
        """Keep the words of two elements apart that touch in the source and not on the screen: "Period" "2021"."""
        before = self._parts[-1][-1:] if self._parts and not self._gap else ""
        after = "".join(element.itertext(etree.Element)).lstrip()[:1]
        if (before.islower() and (after.isupper() or after.isdigit())) or (before.isdigit() and after.isupper()):
            self._parts.append(" ")

    def _raised(self, element: etree._Element) -> None:
        """Write a footnote mark or a power as raised figures, which the text's plain form tells apart."""
        tag = element.tag
        words = (element.text or "").strip()
        before = self._parts[-1] if self._parts and not self._gap else ""
        if tag == "sup" and (
            words in {"TM", "®", "SM", "(R)"} or (not before and re.fullmatch(r"[\d*†a-z]{1,3}", words))
        ):
            return  # the mark before a footnote's own words
        if tag == "sup" and re.fullmatch(r"[a-z]", words) and re.search(r"[^\W\d_]{4}$|\d{4}$", before):
            return
        if tag == "sup" and re.fullmatch(r"[\d()–, -]+", words):
            self.say(re.sub(r"[\s,]+", "˒", words).translate(_RAISED), as_written=True)
        else:
            self.say(words)

    def _table(self, table: etree._Element) -> None:
        self.gap(2)
        for caption in table.iterchildren("caption"):
            self.write(caption)
        for row in rows_of(table, cell_words):
            self.gap(1)
            self.say("\t".join(row).rstrip("\t"), as_written=True)
        self.gap(2)

    def _terms(self, listing: etree._Element) -> None:
        """Write terms and what is said of them: on one line where both are short, else below each other."""
        self.gap(2)
        term, values = "", list[etree._Element]()
        for entry in listing.iter("dt", "dd"):
            if entry.tag == "dt":
                self._term(term, values)
                term, values = cell_words(entry), []
            else:
                values.append(entry)
        self._term(term, values)
        self.gap(2)

    def _term(self, term: str, values: list[etree._Element]) -> None:
        said = [words for value in values if (words := cell_words(value))]
        if not term and not said:
            return
        simple = len(said) == 1 or all(value.find(".//p") is None and value.find(".//li") is None for value in values)
        if term and len(term) <= _LONGEST_TERM and simple and said and max(map(len, said)) <= _LONGEST_VALUE:
            self.gap(1)
            self.say(f"{term.rstrip(' :')}: {', '.join(said)}")
            return
        self.gap(2)
        self.say(term)
        self.gap(2)
        for value in values:
            self.write(value)
        self.gap(2)


def _is_label(element: etree._Element) -> bool:
    """Tell whether an element is called the label of the one behind it, which is called its value, as Drupal does."""
    following = element.getnext()
    return (
        following is not None
        and any(map(_LABEL.search, classes(element)))
        and any(map(_VALUE.search, classes(following)))
        and 0 < len(words_of(element)) <= _LONGEST_TERM
        and len(words_of(following)) <= _LONGEST_VALUE
    )


def text_of(root: etree._Element) -> str:
    """Return the words of a tree as text."""
    page = PageText()
    page.write(root)
    return page.text()


def cell_words(cell: etree._Element) -> str:
    """Return the words of a cell on one line: a comma between what stands in paragraphs of its own or in many lines."""
    if not len(cell) or (
        len(cell) == 1 and not len(cell[0]) and cell[0].tag in {"p", "div", "span", "a", "strong", "b"}
    ):
        return words_of(cell)
    page = PageText()
    page.write(cell, rows=False)
    lines = [line.replace("\t", " ").strip() for line in page.text().rstrip().split("\n")]
    listed = sum(map(bool, lines)) > 2 or any(line.startswith("• ") or _ADDRESS.search(line) for line in lines)
    joined, apart = "", False
    for line in lines:
        if not line:
            apart = True
            continue
        piece = line.removeprefix("• ")
        comma = (
            joined and joined[-1] not in ",;:.!?" and (apart or (listed and (not piece[0].islower() or "@" in piece)))
        )
        joined += f"{', ' if comma else ' ' if joined else ''}{piece}"
        apart = False
    return joined
