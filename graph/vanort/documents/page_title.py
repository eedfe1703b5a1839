"""The title of a page: its main heading, and not the name or the logo of the site."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from vanort.documents.page_tree import classes, words_of
from vanort.documents.titles import is_start

_BETWEEN = re.compile(r"\s+(?:[|·•»›«/~]|[-–—]{1,2}|::)\s+|\s*[|»]\s*")
_LOGO = re.compile(r"logo(?:typ\w*)?$", re.IGNORECASE)
_LONGEST = 200


def page_title(root: etree._Element, *, head: str = "", shared: str = "", site: str = "") -> str:
    """Return the title of a page: its first main heading, else the title in its head without the name of the site.

    `head` and `shared` are the titles for the browser and for other sites, `site` the site's name.
    """
    parts = [part.strip() for part in _BETWEEN.split(head) if part.strip()]
    known = site.casefold() in map(str.casefold, parts)
    sites = {site.casefold(), "" if known or len(parts) < 2 else parts[-1].casefold()} - {""}
    own = [part for part in parts if part.casefold() not in sites] or parts
    candidates = [*_headings(root, "h1"), *own[:1], shared, *_headings(root, "h2")]
    named = [words for words in candidates if words and not is_start(words) and not _LOGO.search(words)]
    telling = [words for words in named if words.casefold() not in sites]
    return next(iter((*telling, *named, *parts)), "")[:_LONGEST]


def _headings(root: etree._Element, tag: str) -> Iterator[str]:
    """Yield the headings of one level, those in the main part first; a link to the site's first page is a logo."""
    mains = [element for element in root.iter(etree.Element) if element.tag == "main" or element.get("role") == "main"]
    for part in (*mains, root):
        for heading in part.iter(tag):
            link = heading.find(".//a")
            leads_home = (
                link is not None and re.fullmatch(r"(?:https?://[^/]+)?/?", link.get("href") or "#") is not None
            )
            if words_of(heading) and not leads_home and not any("logo" in name for name in classes(heading)):
                yield words_of(heading)
