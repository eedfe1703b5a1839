"""What a page says about itself in its head: publisher, address, date, language, and the titles that it bears there."""

from __future__ import annotations

from lxml import etree

from vanort.documents.page_tree import words_of

_NORWEGIAN = frozenset({"nb", "nn"})


def read_head(root: etree._Element) -> dict[str, str]:
    """Return the metadata of a page, as trafilatura finds it; what is not said is empty.

    `head_title` and `shared_title` are the titles for the browser and for other sites, for `page_title` to choose from.
    """
    from trafilatura import extract_metadata

    found = extract_metadata(root)
    language = (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "").split("-")[0].lower()
    title, shared = root.find(".//head/title"), root.xpath("string(.//meta[@property='og:title' or @name='og:title']/@content)")
    return {
        "publisher": getattr(found, "sitename", None) or "",
        "address": getattr(found, "url", None) or "",
        "date": getattr(found, "date", None) or "",
        "language": "no" if language in _NORWEGIAN else language,
        "head_title": words_of(title) if title is not None else "",
        "shared_title": " ".join(str(shared).split()),
    }
