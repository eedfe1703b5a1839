"""The tree of a web page, of HTML as browsers read it or of XHTML, and small moves in it."""

from __future__ import annotations

import html
import re

from lxml import etree
from lxml.html import HTMLParser, XHTMLParser

_XML = re.compile(r"\s*<\?xml\b|<html\b[^>]*\bxmlns\s*=", re.IGNORECASE)
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([a-zA-Z][a-zA-Z0-9]*);")
# The parser compares each attribute of a tag with all before it; a picture inside a tag is long, and one attribute.
_LONG_TAG = re.compile(r"<([A-Za-z][\w:-]*)([^<>]{10000,})")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_MOST_ATTRIBUTES = 1_000
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


def parse_page(text: str, *, xhtml: bool = False) -> tuple[etree._Element | None, tuple[str, ...]]:
    """Return the root of a page, None where there is none, and warnings. XHTML that is no XML is read as HTML.

    >>> parse_page("<p>Lund")[0].findtext(".//p")
    'Lund'
    """
    text = _LONG_TAG.sub(_bare, _CONTROL.sub("", text))
    root = _parse_xhtml(text) if xhtml or _XML.search(text[:2000]) else None
    if root is not None:
        return root, ()
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None, ()
    # By its words: only the newest libxml2 has a name for this error.
    cut = any(entry.message.startswith("Excessive depth") for entry in parser.error_log)
    return root, ("The page nests deeper than 2048 elements; what stands below was not read.",) if cut else ()


def _bare(tag: re.Match[str]) -> str:
    """Leave out the attributes of a tag that has more of them than anybody writes."""
    few = len(_QUOTED.sub("", tag[2]).split()) <= _MOST_ATTRIBUTES
    return tag[0] if few else f"<{tag[1]}"


def _parse_xhtml(text: str) -> etree._Element | None:
    """Parse XHTML without its namespaces; in it an empty element closes itself, as `<script/>` does."""
    body = re.sub(r"^\s*<\?xml[^>]*\?>", "", text.lstrip("\ufeff"))
    body = re.sub(r"<!DOCTYPE[^>\[]*>", "", body, count=1, flags=re.IGNORECASE)
    body = _ENTITY.sub(lambda match: html.escape(html.unescape(match.group())), body)
    parser = XHTMLParser(remove_comments=True, remove_pis=True, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(body.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None
    for element in root.iter(etree.Element):
        name = etree.QName(element)
        if name.namespace in {None, "http://www.w3.org/1999/xhtml"}:
            element.tag = name.localname.lower()
    return root if root.tag == "html" else None


def remove(element: etree._Element) -> None:
    """Take an element out of its tree; what follows it stays."""
    parent = element.getparent()
    if parent is None:
        return
    keep_tail(element)
    parent.remove(element)


def keep_tail(element: etree._Element) -> None:
    """Give the text behind an element to what stands before it."""
    parent, before, tail = element.getparent(), element.getprevious(), element.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + tail
    elif parent is not None:
        parent.text = (parent.text or "") + tail
    element.tail = None


def replace_words(element: etree._Element, words: str) -> None:
    """Put words into an element instead of all that it holds."""
    for child in list(element):
        element.remove(child)
    element.text = words


def words_of(element: etree._Element) -> str:
    """Return the words in an element, on one line."""
    return " ".join("".join(element.itertext(etree.Element)).split())


def classes(element: etree._Element) -> list[str]:
    """Return the classes of an element, in small letters."""
    return (element.get("class") or "").lower().split()


def inside(element: etree._Element, *tags: str) -> bool:
    """Tell whether an element stands in one of these, or is one."""
    return element.tag in tags or next(element.iterancestors(*tags), None) is not None
