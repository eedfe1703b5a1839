"""What a page says about itself in its head: publisher, address, date, language, and the titles that it bears there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from vanort.documents.page_tree import words_of

_NORWEGIAN = frozenset({"nb", "nn"})
# The names that say it, the better one first: Open Graph, Dublin Core, what editorial systems write.
_PUBLISHER = ("og:site_name", "dc.publisher", "dcterms.publisher", "application-name", "publisher")
_ADDRESS = ("og:url", "dc.identifier", "dcterms.identifier")
_DATE = ("article:modified_time", "og:updated_time", "dcterms.modified", "dc.date.modified", "last-modified", "lastmodified",
         "datemodified", "article:published_time", "dcterms.date", "dc.date", "dcterms.created", "dc.date.created", "date",
         "datepublished", "pubdate")  # fmt: skip
_DAY = re.compile(r"(?:19|20)\d\d(?:-[01]\d(?:-[0-3]\d)?)?(?!\d)")


def read_head(root: etree._Element) -> dict[str, str]:
    """Return what a page says of itself; what is not said is empty. Nothing is guessed from the words of the page.

    `head_title` and `shared_title` are the titles for the browser and for other sites, for `page_title` to choose from.
    """
    said = _said(root)
    linked = list(_linked(root))
    canonical = root.xpath("string(.//link[@rel='canonical']/@href)")
    language = (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "").split("-")[0].lower()
    title = root.find(".//title")
    addresses = (str(canonical), *_values(said, _ADDRESS))
    dates = (*_values(said, _DATE), *_texts(linked, "dateModified"), *_texts(linked, "datePublished"))
    return {
        "publisher": next(iter((*_values(said, _PUBLISHER), *_texts(linked, "publisher"))), ""),
        "address": next((address for address in addresses if re.match(r"https?://\S+$", address)), ""),
        "date": next((day[0] for date in dates if (day := _DAY.match(date))), ""),
        "language": "no" if language in _NORWEGIAN else language,
        "head_title": words_of(title) if title is not None else "",
        "shared_title": next(iter(_values(said, ("og:title", "twitter:title", "dc.title", "dcterms.title"))), ""),
    }


def _said(root: etree._Element) -> dict[str, str]:
    """Return what the meta elements of a page say, by their names in small letters."""
    said: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or ""
        content = " ".join((meta.get("content") or "").split())
        if content:
            said.setdefault(name.lower(), content)
    return said


def _values(said: Mapping[str, str], names: tuple[str, ...]) -> list[str]:
    return [said[name] for name in names if name in said]


def _linked(root: etree._Element) -> Iterator[Mapping[str, Any]]:
    """Yield the things that a page describes in JSON-LD; what is broken there is passed over."""
    for script in root.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        things = data if isinstance(data, list) else data.get("@graph", [data]) if isinstance(data, dict) else []
        yield from (thing for thing in things if isinstance(thing, dict))


def _texts(things: list[Mapping[str, Any]], name: str) -> list[str]:
    values = (value.get("name") if isinstance(value := thing.get(name), dict) else value for thing in things)
    return [value for value in values if isinstance(value, str) and value]
