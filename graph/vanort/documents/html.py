"""Web pages: the words of the page itself, without what surrounds them on every page of a site."""

from __future__ import annotations

import re
from pathlib import Path

from vanort.documents.encoding import decode
from vanort.documents.reading import Reading
from vanort.errors import DocumentError

# What a page says about itself and not about its matter; contact blocks and lists stay, wherever they stand.
_AROUND = ("script", "style", "noscript", "template", "svg", "iframe", "nav", "form", "button", "select")
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "thead",
        "tr",
        "ul",
        "br",
    ]
)
_SEPARATE = frozenset(
    ["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "dl", "section", "article", "address", "blockquote"]
)
_FOOTER = 800  # a longer one is a site map
_COOKIE = re.compile(r"cookie|kak(?:or|a)\b|consent|evästeet|informasjonskapsler", re.IGNORECASE)


def read_html(path: Path, data: bytes) -> Reading:
    """Return a page's text, with a blank line between blocks and a tab between the cells of a table.

    Title, address, language and date are those that trafilatura finds in the page's head.

    Raises DocumentError where the bytes hold no page.
    """
    from lxml import etree
    from trafilatura import extract_metadata, load_html

    text, warnings = decode(path, data, page=True)
    tree = load_html(text)
    if tree is None:
        raise DocumentError("The file holds no web page.", path=path, hint="Save the page again from the browser.")
    found = extract_metadata(tree)
    metadata = {
        "title": getattr(found, "title", None) or "",
        "publisher": getattr(found, "sitename", None) or "",
        "address": getattr(found, "url", None) or "",
        "date": getattr(found, "date", None) or "",
        "language": (tree.get("lang") or "").split("-")[0].replace("nb", "no").replace("nn", "no"),
    }
    for element in list(tree.iter(*_AROUND)):
        _remove(element)
    for element in list(tree.iter()):
        if isinstance(element, etree._Element) and isinstance(element.tag, str) and element.getparent() is not None:
            marks = f"{element.get('class', '')} {element.get('id', '')} {element.get('role', '')}"
            hidden = element.get("hidden") is not None or element.get("aria-hidden") == "true"
            if hidden or (_COOKIE.search(marks) and len(" ".join(element.itertext())) < 2_000):
                _remove(element)
    body = tree.find(".//body")
    main = tree.find(".//main")
    root = main if main is not None and len(" ".join(main.itertext())) > 200 else body if body is not None else tree
    parts: list[str] = []
    _write(root, parts)
    for footer in tree.iter("footer"):
        if root is main and len(" ".join(footer.itertext())) < _FOOTER and main not in list(footer.iterancestors()):
            _write(footer, parts)
    lines = [re.sub(r"[ \r\f\v]+", " ", line).strip(" ") for line in "".join(parts).split("\n")]
    joined = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"
    return Reading(joined, {key: value for key, value in metadata.items() if value}, warnings)


def _remove(element: object) -> None:
    parent = element.getparent()  # type: ignore[attr-defined]
    if parent is None:
        return
    tail = element.tail or ""  # type: ignore[attr-defined]
    before = element.getprevious()  # type: ignore[attr-defined]
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def _write(element: object, parts: list[str]) -> None:
    """Write an element's words: blocks on lines of their own, list items with a bullet, cells with a tab between."""
    tag = element.tag if isinstance(element.tag, str) else ""  # type: ignore[attr-defined]
    if tag in _SEPARATE:
        parts.append("\n\n")
    elif tag in _BLOCKS:
        parts.append("\n")
    if tag == "li":
        parts.append("• ")
    if tag in {"td", "th"} and element.getprevious() is not None:  # type: ignore[attr-defined]
        parts.append("\t")
    if tag != "pre":
        parts.append(re.sub(r"[ \t\r\n]+", " ", element.text or "") if tag else "")  # type: ignore[attr-defined]
    else:
        parts.append(element.text or "")  # type: ignore[attr-defined]
    for child in element:  # type: ignore[attr-defined]
        _write(child, parts)
        parts.append(re.sub(r"[ \t\r\n]+", " ", child.tail or ""))
    if tag in _SEPARATE:
        parts.append("\n\n")
    elif tag in _BLOCKS and tag != "br":
        parts.append("\n")
